//! A machine as Markdown and Mermaid, for the documents: written from the tables, so that they cannot disagree.

use core::fmt::Debug;

use crate::job::{ACTS, Acted};
use crate::lang::Lang;
use crate::machine::Machine;
use crate::words::all_of;

/// The table of a machine's edges.
pub fn markdown<M: Acted>() -> String {
    let mut text = "| From | On | To | By | Needs |\n|---|---|---|---|---|\n".to_owned();
    for edge in M::EDGES {
        let by: Vec<&str> = M::by(edge).iter().map(|role| role.word()).collect();
        let needs: Vec<String> = M::needs(edge).iter().map(|need| camel(&need)).collect();
        let (from, to) = (edge.from.map_or("(beginning)", M::word), edge.to.map_or("(deleted)", M::word));
        let row = [from.to_owned(), camel(&edge.on), to.to_owned(), by.join(", "), needs.join(", ")];
        text.push_str(&format!("| {} |\n", row.join(" | ")));
    }
    text
}

/// The same as a Mermaid state diagram.
pub fn mermaid<M: Machine>() -> String {
    let mut text = "```mermaid\nstateDiagram-v2\n".to_owned();
    for edge in M::EDGES {
        let (from, to) = (edge.from.map_or("[*]", M::word), edge.to.map_or("[*]", M::word));
        text.push_str(&format!("  {from} --> {to}: {}\n", camel(&edge.on)));
    }
    text + "```\n"
}

/// Who may do what while the job is where.
pub fn acts() -> String {
    let mut text = "| Act | Allowed in | By | Needs | For a drive that is |\n|---|---|---|---|---|\n".to_owned();
    for row in ACTS {
        let states: Vec<&str> = row.states.iter().map(|state| state.word()).collect();
        let any = states.len() == crate::job_state::JobState::ALL.len();
        let states = if any { "any state".to_owned() } else { states.join(", ") };
        let by: Vec<&str> = row.by.iter().map(|role| role.word()).collect();
        let needs: Vec<&str> = row.needs.iter().map(|need| need.missing(Lang::English)).collect();
        let drives: Vec<&str> = row.drives.iter().map(|state| state.word()).collect();
        let any = drives.len() == crate::drive_state::DriveState::ALL.len();
        let drives = if any { "in any state".to_owned() } else { drives.join(", ") };
        let (by, needs) = (by.join(", "), all_of(Lang::English, &needs));
        text.push_str(&format!("| {} | {states} | {by} | {needs} | {drives} |\n", row.act));
    }
    text
}

/// `AllBookedIn` as "all booked in".
fn camel(name: &impl Debug) -> String {
    let mut words = String::new();
    for letter in format!("{name:?}").chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

/// The whole document on rights, `docs/rights.md`.
pub fn rights() -> String {
    use crate::rights::{RIGHTS, Reach};
    use crate::role::Role;
    let roles: Vec<&str> = Role::OF_PEOPLE.iter().map(|role| role.word()).collect();
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let mut head = vec!["Operation".to_owned(), "not signed in".to_owned()];
    head.extend(roles.iter().map(|role| (*role).to_owned()));
    let mut text = "# Rights\n\nWritten from the table in `crates/domain/src/rights.rs` by `cargo xtask docs`; do not edit.\n\n\
        Who reaches which door. *own*: of a customer the jobs of their subscriptions, of everybody what they are and chose; \
        anything else answers 404, byte for byte as what is not there. *–*: 403, and nothing is looked for. What may then be \
        done to a job, [states.md](states.md) says.\n\n"
        .to_owned();
    text.push_str(&line(&head));
    text.push_str(&line(&vec!["---".to_owned(); head.len()]));
    for row in RIGHTS {
        let cell = |role: &Role| match row.of(*role) {
            Reach::Nothing => "–",
            Reach::Own => "own",
            Reach::All => "all",
        };
        let mut cells =
            vec![row.operation.verb(Lang::English).to_owned(), if row.open { "yes" } else { "401" }.to_owned()];
        cells.extend(Role::OF_PEOPLE.iter().map(|role| cell(role).to_owned()));
        text.push_str(&line(&cells));
    }
    text
}

/// The whole document on states, `docs/states.md`.
pub fn document() -> String {
    use crate::{drive_state::DriveState, job_state::JobState};
    let sections = [
        "# States\n\nWritten from the tables in `crates/domain` by `cargo xtask docs`; do not edit.\n".to_owned(),
        format!("## Jobs\n\n{}\n{}", mermaid::<JobState>(), markdown::<JobState>()),
        format!("## Drives\n\n{}\n{}", mermaid::<DriveState>(), markdown::<DriveState>()),
        format!("## Who may do what\n\n{}", acts()),
    ];
    sections.join("\n")
}
