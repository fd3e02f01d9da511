//! No dependency has a known fault that is mended in another version. The list is of the day it was taken
//! (`cargo xtask advisories`, docs/operations.md); new advisories are known once it is taken again.

use semver::{Version, VersionReq};

use super::licences::packages;
use super::source::none;
use crate::advisories::LIST;
use crate::run::root;

/// Advisories that touch a dependency and do no harm here, and why.
const NO_HARM: &[(&str, &str)] = &[(
    "RUSTSEC-2023-0071",
    "rsa is openidconnect's, which checks signatures of the identity provider with public keys: there is no private key \
     whose use could be timed",
)];

struct Advisory {
    id: String,
    package: String,
    untouched: Vec<VersionReq>,
}

fn advisories() -> Vec<Advisory> {
    let text = std::fs::read_to_string(root().join(LIST)).unwrap();
    let read = |line: &str| {
        let mut cells = line.split('\t').map(str::to_owned);
        let (id, package, versions) = (cells.next().unwrap(), cells.next().unwrap(), cells.next().unwrap());
        let versions = versions.split(" | ").filter(|it| !it.is_empty());
        let untouched =
            versions.map(|it| it.parse().unwrap_or_else(|problem| panic!("{id} {it:?}: {problem}"))).collect();
        Advisory { id, package, untouched }
    };
    text.lines().map(read).collect()
}

fn touches(advisory: &Advisory, package: &str, version: &Version) -> bool {
    advisory.package == package && !advisory.untouched.iter().any(|it| it.matches(version))
}

#[test]
fn no_dependency_has_a_known_fault() {
    let all = advisories();
    assert!(all.len() > 700, "{} is not the list", all.len());
    let old = all.iter().find(|it| it.id == "RUSTSEC-2026-0258").expect("of h2");
    assert!(touches(old, "h2", &Version::new(0, 4, 15)) && !touches(old, "h2", &Version::new(0, 4, 16)));
    let (mut findings, mut no_harm) = (Vec::new(), Vec::new());
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        let version: Version = package["version"].as_str().unwrap().parse().unwrap();
        for found in all.iter().filter(|it| touches(it, name, &version)) {
            match NO_HARM.iter().find(|(id, _)| *id == found.id) {
                Some((id, _)) => no_harm.push(*id),
                None => findings.push(format!("{name} {version}: https://rustsec.org/advisories/{}", found.id)),
            }
        }
    }
    none(&findings, "dependencies with a known fault: `cargo update --package …`, or say here why it does no harm");
    let idle = NO_HARM.iter().filter(|(id, _)| !no_harm.contains(id)).map(|(id, _)| (*id).to_owned());
    none(&idle.collect::<Vec<_>>(), "these touch nothing any more");
}
