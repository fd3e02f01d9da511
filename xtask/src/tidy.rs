//! What the compiler does not check. Tests, so that `cargo test` runs them.

mod advisories;
mod audit;
mod catalogue;
mod fixed;
mod layers;
mod licences;
mod locks;
mod moments;
mod source;
mod styles;
