//! The rules of jobs and drives.
