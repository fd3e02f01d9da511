//! That every word of the contract has an entry that says something, shortly.

use std::collections::BTreeSet;

use super::*;

fn all() -> Vec<(&'static str, Entry)> {
    let drives = DriveStatus::ALL.iter().map(|it| (it.word(), drive::entry(*it)));
    let blobs = BlobStatus::ALL.iter().map(|it| (it.word(), blob::entry(*it)));
    let done = Disposition::ALL.iter().map(|it| (it.word(), blob::disposition(*it)));
    drives.chain(blobs).chain(done).collect()
}

#[test]
fn every_word_has_an_entry_of_one_or_two_sentences() {
    assert_eq!(all().len(), 23 + 13 + 5);
    for (word, (name, cause, next)) in all() {
        assert!((4..=30).contains(&name.len()) && !name.ends_with('.'), "{word}: {name}");
        for text in [cause, next] {
            assert!(text.starts_with(|it: char| it.is_uppercase()) && text.ends_with('.'), "{word}: {text}");
            assert!((20..=190).contains(&text.len()), "{word}: {} characters: {text}", text.len());
            assert!(text.matches(". ").count() <= 1, "{word}: {text}");
        }
    }
}

#[test]
fn no_two_words_are_explained_alike() {
    let causes: BTreeSet<&str> = all().iter().map(|(_, (_, cause, _))| *cause).collect();
    assert_eq!(causes.len(), all().len());
}

#[test]
fn a_word_of_no_contract_is_shown_as_it_is() {
    let advice = files("ContainerRenamed");
    assert_eq!(advice.name, "ContainerRenamed");
    assert!(advice.cause.contains("ContainerRenamed") && !advice.next.is_empty());
    assert!(!files("").name.is_empty());
    assert_eq!(files("leasepresent").name, "Locked by a lease");
}
