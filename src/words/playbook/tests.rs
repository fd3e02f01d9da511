//! That every word of the contract has an entry that says something, shortly.

use std::collections::BTreeSet;

use super::*;

fn all(lang: Lang) -> Vec<(&'static str, Entry)> {
    let drives = DriveStatus::ALL.iter().map(|it| (it.word(), drive_entry(lang, *it)));
    let blobs = BlobStatus::ALL.iter().map(|it| (it.word(), blob_entry(lang, *it)));
    let done = Disposition::ALL.iter().map(|it| (it.word(), disposition_entry(lang, *it)));
    drives.chain(blobs).chain(done).collect()
}

#[test]
fn every_word_has_an_entry_of_one_or_two_sentences() {
    for lang in Lang::ALL {
        assert_eq!(all(lang).len(), 23 + 13 + 5);
        for (word, (name, cause, next)) in all(lang) {
            assert!((4..=30).contains(&name.chars().count()) && !name.ends_with('.'), "{word}: {name}");
            for text in [cause, next] {
                let length = text.chars().count();
                assert!(text.starts_with(|it: char| it.is_uppercase()) && text.ends_with('.'), "{word}: {text}");
                assert!((20..=190).contains(&length), "{word}: {length} characters: {text}");
                assert!(text.matches(". ").count() <= 1, "{word}: {text}");
            }
        }
    }
}

#[test]
fn no_two_words_are_explained_alike() {
    for lang in Lang::ALL {
        let causes: BTreeSet<&str> = all(lang).iter().map(|(_, (_, cause, _))| *cause).collect();
        assert_eq!(causes.len(), all(lang).len());
    }
}

#[test]
fn each_language_has_its_own_words() {
    for ((word, english), (_, swedish)) in all(Lang::English).into_iter().zip(all(Lang::Swedish)) {
        assert!(english.0 != swedish.0 && english.1 != swedish.1 && english.2 != swedish.2, "{word}");
    }
}

#[test]
fn a_word_of_no_contract_is_shown_as_it_is() {
    let advice = files("ContainerRenamed");
    assert_eq!(advice.name, "ContainerRenamed");
    assert!(advice.cause.contains("ContainerRenamed") && !advice.next.is_empty());
    assert!(!files("").name.is_empty());
    assert_eq!(files("leasepresent").name, LANG.pick("Locked by a lease", "Låsta av ett lån"));
}
