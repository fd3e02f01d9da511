//! From a token to what it opens. One way for every token: it is hashed, asked for once, and what is not there is nothing,
//! whether it was revoked, has expired or never was.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::IpAddr;
use std::time::Duration;

use waybill_domain::fields::Site;
use waybill_domain::job::Time;
use waybill_domain::share::Status;

use crate::App;
use crate::client::Client;
use crate::limits::{Rate, RecentKeys};
use crate::secret::hash;
use crate::store::{Opened, StoreProblem};

const MINUTE: Duration = Duration::from_secs(60);
/// Unknown tokens that an address may name at once, and then one a second: more than a page has badges, far fewer than a
/// guesser needs.
const MISSES: u32 = 60;
/// How often a token may be used in a second, and at once: by two thousand open pages that follow it.
const USES: (u32, u32) = (500, 30_000);
/// How long an address is remembered to have used a token.
const REMEMBERED: Duration = Duration::from_secs(600);

/// What a token opened.
pub(super) enum Found {
    Status(Box<Status>, Vec<Site>),
    Nothing,
    /// Asked too often: the seconds to wait.
    Later(u64),
}

/// Who asks for what: an address, and a token's hash folded small.
type Visit = (IpAddr, u64);

/// What holds guessers up.
pub(crate) struct Gate {
    misses: Rate<IpAddr>,
    /// A page that is loaded again with a revoked badge on it does not guess: each unknown token counts once.
    missed: RecentKeys<Visit>,
    /// Addresses that have guessed too much, and are to wait.
    held: RecentKeys<IpAddr>,
    /// Anyone who has used a token is let on with it, whatever others guess behind the same address.
    used: RecentKeys<Visit>,
    uses: Rate<u64>,
}

impl Default for Gate {
    fn default() -> Self {
        Self {
            misses: Rate::new(1, MISSES),
            missed: RecentKeys::new(),
            held: RecentKeys::new(),
            used: RecentKeys::new(),
            uses: Rate::new(USES.0, USES.1),
        }
    }
}

impl Gate {
    /// Whether an address that has guessed too much is to wait before anything is looked up.
    fn enter(&self, visit: &Visit) -> Result<(), u64> {
        match self.held.left(&visit.0) {
            Some(left) if self.used.left(visit).is_none() => Err(left.as_secs() + 1),
            Some(_) | None => Ok(()),
        }
    }

    fn hit(&self, visit: Visit) -> Result<(), u64> {
        self.used.note(visit, REMEMBERED);
        self.uses.check(&visit.1)
    }

    fn miss(&self, visit: Visit) -> Result<(), u64> {
        if self.missed.note(visit, MINUTE) {
            return Ok(());
        }
        let counted = self.misses.check(&visit.0);
        if let Err(seconds) = counted {
            self.held.note(visit.0, Duration::from_secs(seconds));
        }
        counted
    }
}

/// What a token tells now. `counts`: somebody opened it, as against a page that follows it.
pub(super) async fn open(
    app: &App,
    token: &str,
    client: &Client,
    counts: bool,
    now: Time,
) -> Result<Found, StoreProblem> {
    let hash = hash(token);
    let visit = (client.key(), folded(&hash));
    if let Err(seconds) = app.gate.enter(&visit) {
        return Ok(Found::Later(seconds));
    }
    let opened = app.store.opened(&hash, now).await?;
    let told = opened.and_then(|it| told(it, now));
    let Some((id, status, sites)) = told else {
        return Ok(app.gate.miss(visit).map_or_else(Found::Later, |()| Found::Nothing));
    };
    if let Err(seconds) = app.gate.hit(visit) {
        return Ok(Found::Later(seconds));
    }
    app.uses.note(&id, counts, now);
    Ok(Found::Status(Box::new(status), sites))
}

/// From here on there is nothing of the job but what the link tells.
fn told(opened: Opened, now: Time) -> Option<(String, Status, Vec<Site>)> {
    let Opened { id, drive, tells, sites, job } = opened;
    Status::of(&job, drive.as_ref(), tells, now).map(|status| (id, status, sites))
}

fn folded(hash: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hash.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    fn from(last: u8, token: u64) -> Visit {
        (IpAddr::V4(Ipv4Addr::new(192, 0, 2, last)), token)
    }

    #[test]
    fn guesses_hold_up_an_address_but_not_those_behind_it_who_know_their_token() {
        let gate = Gate::default();
        assert!(gate.hit(from(1, 7)).is_ok());
        for token in 100..100 + u64::from(MISSES) {
            assert!(gate.enter(&from(1, token)).is_ok());
            assert!(gate.miss(from(1, token)).is_ok());
        }
        assert!(gate.miss(from(1, 998)).is_err());
        assert!(gate.enter(&from(1, 999)).is_err(), "the next guess waits, right or wrong");
        assert!(gate.enter(&from(1, 7)).is_ok());
        assert!(gate.enter(&from(2, 999)).is_ok(), "another address is another's");
    }

    #[test]
    fn fifty_revoked_badges_on_a_page_that_is_loaded_again_are_no_guesses() {
        let gate = Gate::default();
        for _ in 0..20 {
            for token in 0..50 {
                assert!(gate.enter(&from(1, token)).and_then(|()| gate.miss(from(1, token))).is_ok());
            }
        }
    }

    #[test]
    fn fifty_badges_followed_by_five_hundred_readers_for_a_minute_are_served() {
        let gate = Gate::default();
        for reader in 0..500_u16 {
            let reader = u8::try_from(reader % 250).unwrap();
            // A look every four seconds, and one to begin with.
            for (token, _) in (0..50).flat_map(|token| (0..16).map(move |look| (token, look))) {
                assert!(gate.enter(&from(reader, token)).and_then(|()| gate.hit(from(reader, token))).is_ok());
            }
        }
    }
}
