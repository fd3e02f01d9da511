//! What people are told, kept for each audience, and up to where each person has read.

use std::cmp::Reverse;

use chrono::{DateTime, TimeDelta};
use sqlx::AnyConnection;
use waybill_domain::arrival::Arrival;
use waybill_domain::happening::Happening;
use waybill_domain::job::{JobId, Time};
use waybill_domain::notice::Audience;
use waybill_domain::role::Role;
use waybill_domain::wire::{Notice, NoticePage};

use super::{Decision, Person, Store, StoreProblem, feed, stored};
use crate::clock::wall;

/// No more unread notices than this are counted.
const UNREAD_MAX: i64 = 100;
/// How long a notice stays, in days: longer than a job that has ended.
const KEPT_DAYS: i64 = 180;

impl Store {
    /// Notices that concern a person, newest first, and how many are unread.
    ///
    /// # Errors
    /// The database failed.
    pub async fn notices(&self, person: &Person, before: Option<i64>, most: u32) -> Result<NoticePage, StoreProblem> {
        let read = self.read_up_to(person).await?;
        let (mut rows, mut unread): (Vec<Row>, i64) = (Vec::new(), 0);
        let sql = "select seq, subscription, grp, name, at_ms, role, who, what from notice \
                   where reader = $1 and seq < $2 order by seq desc limit $3";
        let count =
            "select count(*) from (select 1 from notice where reader = $1 and seq > $2 limit $3) as some_unread";
        for reader in readers(person) {
            let query = sqlx::query_as(sql).bind(&reader).bind(before.unwrap_or(i64::MAX)).bind(i64::from(most) + 1);
            rows.extend(query.fetch_all(&self.read).await?);
            let query = sqlx::query_scalar(count).bind(&reader).bind(read).bind(UNREAD_MAX);
            let counted: i64 = query.fetch_one(&self.read).await?;
            unread += counted;
        }
        rows.sort_unstable_by_key(|row| Reverse(row.0));
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let more = rows.len() > most;
        rows.truncate(most);
        let next = rows.last().filter(|_| more).map(|last| last.0);
        let value = rows.into_iter().filter_map(|row| {
            let number = row.0;
            stored::or_left_out("notice", number, notice(row, read)).transpose()
        });
        Ok(NoticePage {
            value: value.collect::<Result<_, _>>()?,
            next,
            unread: unread.clamp(0, UNREAD_MAX).unsigned_abs(),
        })
    }

    /// Notes that a person has read all notices up to one. What was read stays read.
    ///
    /// # Errors
    /// The database failed.
    pub async fn read_notices(&self, person: &Person, up_to: i64) -> Result<(), StoreProblem> {
        let sql = "insert into notice_read (person, up_to) select $1, case when value < $2 then value else $2 end \
                   from counter where name = 'notice' on conflict (person) do update set up_to = excluded.up_to where excluded.up_to > notice_read.up_to";
        sqlx::query(sql).bind(&person.id).bind(up_to).execute(&self.write).await?;
        Ok(())
    }

    /// Forgets notices that are old.
    ///
    /// # Errors
    /// The database failed.
    pub async fn prune_notices(&self) -> Result<(), StoreProblem> {
        let past = (wall() - TimeDelta::days(KEPT_DAYS)).timestamp_millis();
        sqlx::query("delete from notice where at_ms < $1").bind(past).execute(&self.write).await?;
        Ok(())
    }

    async fn read_up_to(&self, person: &Person) -> Result<i64, StoreProblem> {
        let sql = "select up_to from notice_read where person = $1";
        let read: Option<i64> = sqlx::query_scalar(sql).bind(&person.id).fetch_optional(&self.read).await?;
        Ok(read.unwrap_or_default())
    }

    /// Writes down whom an entry of the timeline is told: as notices, and as mail.
    pub(super) async fn tell(
        &self,
        tx: &mut AnyConnection,
        at: (i64, i64),
        by: &Decision,
        what: &Happening,
    ) -> Result<(), StoreProblem> {
        let id = &by.applied.job.id;
        for audience in Audience::ALL.iter().filter(|audience| what.is_told_to(**audience, by.by)) {
            let reader = match audience {
                Audience::Customer => of(id.subscription.as_str()),
                Audience::Staff => STAFF.to_owned(),
            };
            append(tx, &reader, Some(id), (by.at, by.by, &by.who), what).await?;
        }
        self.mail_out(tx, at, by, what).await
    }

    /// The same for a package of no job that the clock has moved.
    pub(super) async fn tell_of_arrival(
        &self,
        tx: &mut AnyConnection,
        arrival: &Arrival,
        at: Time,
    ) -> Result<(), StoreProblem> {
        let Some(what) = arrival.told().filter(|what| what.is_told_to(Audience::Staff, Role::Clock)) else {
            return Ok(());
        };
        append(tx, STAFF, None, (at, Role::Clock, ""), &what).await?;
        self.mail_staff(tx, None, (None, at), &what).await
    }
}

/// `who` did it, in which role, and when.
pub(super) async fn append(
    tx: &mut AnyConnection,
    reader: &str,
    job: Option<&JobId>,
    (at, role, who): (Time, Role, &str),
    what: &Happening,
) -> Result<(), StoreProblem> {
    let seq = feed::next(tx, "notice").await?;
    let [subscription, group, name] =
        job.map_or([""; 3], |id| [id.subscription.as_str(), id.group.as_str(), id.name.as_str()]);
    let sql = "insert into notice (seq, reader, subscription, grp, name, at_ms, role, who, what) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let query = sqlx::query(sql).bind(seq).bind(reader).bind(subscription).bind(group).bind(name);
    let query = query.bind(at.timestamp_millis()).bind(role.word()).bind(who);
    query.bind(stored::written("notice", seq, what)?).execute(tx).await?;
    Ok(())
}

pub(super) const STAFF: &str = "staff";

fn of(subscription: &str) -> String {
    ["of:", &subscription.to_ascii_lowercase()].concat()
}

/// What a person reads: notices of the subscriptions owned, and those for staff.
fn readers(person: &Person) -> Vec<String> {
    let owned = person.subscriptions.iter().filter(|id| person.owns(id)).map(|id| of(id));
    owned.chain(person.is_staff().then(|| STAFF.to_owned())).collect()
}

type Row = (i64, String, String, String, i64, String, String, String);

fn notice((seq, subscription, group, name, at_ms, role, who, what): Row, read: i64) -> Result<Notice, StoreProblem> {
    let at = DateTime::from_timestamp_millis(at_ms).unwrap_or_default();
    let unknown = |word: &str| StoreProblem::UnknownWord(word.to_owned());
    let role = role.parse().map_err(|_| unknown(&role))?;
    let job = if name.is_empty() {
        None
    } else {
        let subscription = subscription.parse().map_err(|_| unknown(&subscription))?;
        let group = group.parse().map_err(|_| unknown(&group))?;
        Some(JobId { subscription, group, name: name.parse().map_err(|_| unknown(&name))? })
    };
    Ok(Notice { seq, job, at, role, who, what: stored::read("notice", seq, &what)?, unread: seq > read })
}
