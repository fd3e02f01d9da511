//! People as the identity provider knows them.

use chrono::TimeDelta;
use sqlx::AnyConnection;
use waybill_domain::role::Role;

use super::endings::rights_changed;
use super::people::read;
use super::{AuditAction, By, Person, Store, StoreProblem, audit, directory, sessions, subscriptions};
use crate::clock::wall;
use crate::secret::Secret;

/// Somebody as the provider tells of them.
#[derive(Debug, Clone)]
pub(crate) struct ProviderClaims {
    pub(crate) issuer: String,
    pub(crate) subject: String,
    pub(crate) name: String,
    /// What the claims give; `None` where no claim is to give any: then what an administrator gave stays.
    pub(crate) roles: Option<Vec<Role>>,
    pub(crate) subscriptions: Option<Vec<String>>,
}

impl ProviderClaims {
    async fn those_there(&self, line: &mut AnyConnection) -> Result<Option<Vec<String>>, StoreProblem> {
        match &self.subscriptions {
            Some(named) => subscriptions::those_there(line, named).await.map(Some),
            None => Ok(None),
        }
    }
}

/// Whether what is told is also kept for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    /// A sign-in: the person has these roles from now on, in every session.
    Always,
    /// A token: it speaks for itself; the person is only made when there is none.
    First,
}

impl Store {
    /// The person with this identity, made if need be. Subscriptions that are not there are left out.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn identify(&self, told: &ProviderClaims, keep: Keep) -> Result<Person, StoreProblem> {
        let person = self.known(told, keep).await?;
        let sql = "select count(*) from person where id = $1 and disabled_ms is not null";
        let disabled: i64 = sqlx::query_scalar(sql).bind(&person.id).fetch_one(&self.read).await?;
        // Anyone who is switched off here has nothing, whatever the provider says.
        let nothing = Person { roles: Vec::new(), subscriptions: Vec::new(), ..person.clone() };
        Ok(if disabled == 0 { person } else { nothing })
    }

    async fn known(&self, told: &ProviderClaims, keep: Keep) -> Result<Person, StoreProblem> {
        if keep == Keep::First
            && let Some(person) = self.identified(told).await?
        {
            let mut line = self.read.acquire().await?;
            let subscriptions = told.those_there(&mut line).await?;
            return Ok(with(person, told, subscriptions));
        }
        let mut tx = self.begin().await?;
        let subscriptions = told.those_there(&mut tx).await?;
        let sql = "select p.id, p.name, p.roles, p.subscriptions from identity i join person p on p.id = i.person \
                   where i.issuer = $1 and i.subject = $2";
        let found = sqlx::query_as(sql).bind(&told.issuer).bind(&told.subject).fetch_optional(&mut *tx).await?;
        let (id, known) = match found.map(read).transpose()? {
            Some(person) => (person.id.clone(), Some(person)),
            None => (uuid::Uuid::new_v4().to_string(), None),
        };
        let is_new = known.is_none();
        let empty = Person { id: id.clone(), name: String::new(), roles: Vec::new(), subscriptions: Vec::new() };
        let before = known.unwrap_or(empty);
        let person = with(before.clone(), told, subscriptions);
        let roles: Vec<&str> = person.roles.iter().map(|role| role.word()).collect();
        let (roles, owned) = (roles.join(" "), person.subscriptions.join(" "));
        if is_new {
            let sql = "insert into person (id, name, roles, subscriptions, created_ms) values ($1, $2, $3, $4, $5)";
            let query = sqlx::query(sql).bind(&id).bind(&person.name).bind(roles).bind(owned);
            query.bind(wall().timestamp_millis()).execute(&mut *tx).await?;
            let sql = "insert into identity (issuer, subject, person) values ($1, $2, $3)";
            sqlx::query(sql).bind(&told.issuer).bind(&told.subject).bind(&id).execute(&mut *tx).await?;
        } else if keep == Keep::Always && person != before {
            let sql = "update person set name = $1, roles = $2, subscriptions = $3 where id = $4";
            let query = sqlx::query(sql).bind(&person.name).bind(roles).bind(owned).bind(&id);
            query.execute(&mut *tx).await?;
            rights_changed(&mut tx, &before, &person).await?;
        }
        if is_new || keep == Keep::Always && person != before {
            let deed = if is_new { AuditAction::PersonAdded } else { AuditAction::PersonChanged };
            let detail = directory::described(&person.name, &person.roles, &person.subscriptions);
            audit::append(&mut tx, &By::provider(&told.issuer), deed, &id, &detail).await?;
        }
        directory::fold(&mut tx, &id).await?;
        if is_new || person == before {
            tx.commit().await?;
        } else {
            self.commit_ending(tx).await?;
        }
        Ok(person)
    }

    async fn identified(&self, told: &ProviderClaims) -> Result<Option<Person>, StoreProblem> {
        let sql = "select p.id, p.name, p.roles, p.subscriptions from identity i join person p on p.id = i.person \
                   where i.issuer = $1 and i.subject = $2";
        let found = sqlx::query_as(sql).bind(&told.issuer).bind(&told.subject).fetch_optional(&self.read).await?;
        found.map(read).transpose()
    }

    /// A session for somebody whom the provider has proved.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn add_session(
        &self,
        person: &Person,
        issuer: &str,
        ttl: TimeDelta,
        agent: &str,
    ) -> Result<Secret, StoreProblem> {
        let secret = Secret::new("")?;
        let mut tx = self.begin().await?;
        sessions::begin(&mut tx, &secret, &person.id, wall() + ttl, agent).await?;
        let sql = "update session set issuer = $1 where hash = $2";
        sqlx::query(sql).bind(issuer).bind(secret.hash()).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(secret)
    }

    /// Whether a session came from this issuer.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn session_is_of(&self, session: &str, issuer: &str) -> Result<bool, StoreProblem> {
        let sql = "select count(*) from session where hash = $1 and issuer = $2";
        let found: i64 = sqlx::query_scalar(sql).bind(session).bind(issuer).fetch_one(&self.read).await?;
        Ok(found > 0)
    }
}

/// The person with what was told over what was there.
fn with(person: Person, told: &ProviderClaims, subscriptions: Option<Vec<String>>) -> Person {
    Person {
        id: person.id,
        name: told.name.clone(),
        roles: told.roles.clone().unwrap_or(person.roles),
        subscriptions: subscriptions.unwrap_or(person.subscriptions),
    }
}

#[cfg(test)]
mod tests {
    use sqlx::{Connection as _, Executor as _};

    use super::*;

    /// Two stores as two replicas have them: on SQLite in one folder, or in a database of its own on the PostgreSQL server
    /// that `WAYBILL_TEST_POSTGRES` names.
    async fn two_replicas(folder: &std::path::Path) -> [Store; 2] {
        let url = match std::env::var("WAYBILL_TEST_POSTGRES").ok() {
            Some(server) => {
                let name = format!("waybill_{}", uuid::Uuid::new_v4().simple());
                let mut line = sqlx::PgConnection::connect(&server).await.unwrap();
                line.execute(sqlx::AssertSqlSafe(format!("create database {name}"))).await.unwrap();
                let mut url = url::Url::parse(&server).unwrap();
                url.set_path(&name);
                Some(url.to_string())
            }
            None => None,
        };
        let open = async || match &url {
            Some(url) => Store::connect(url, folder).await.unwrap(),
            None => Store::open(folder).await.unwrap(),
        };
        [open().await, open().await]
    }

    /// Guards against roles that somebody has and nobody wrote down.
    #[tokio::test]
    async fn whom_the_provider_makes_and_changes_is_in_the_audit_log_once() {
        let folder = tempfile::tempdir().unwrap();
        let [store, other] = two_replicas(folder.path()).await;
        store.add_subscription(&"contoso".parse().unwrap(), None, None).await.unwrap();
        let mut told = ProviderClaims {
            issuer: "https://login.company.example".to_owned(),
            subject: "ann".to_owned(),
            name: "Ann".to_owned(),
            roles: Some(vec![Role::Customer]),
            subscriptions: Some(vec!["contoso".to_owned()]),
        };
        let id = store.identify(&told, Keep::Always).await.unwrap().id;
        // Signing in again changes nothing, and a token speaks for itself.
        store.identify(&told, Keep::Always).await.unwrap();
        told.roles = Some(vec![Role::Support, Role::Administrator]);
        other.identify(&told, Keep::First).await.unwrap();
        other.identify(&told, Keep::Always).await.unwrap();
        told.subject = "program".to_owned();
        let program = store.identify(&told, Keep::First).await.unwrap().id;
        let (book, _) = store.audited(0, 100).await.unwrap();
        let book = book.iter().filter(|row| row.who == "Identity provider" && row.origin == told.issuer);
        let book: Vec<_> = book.map(|row| (row.deed, row.subject.as_str(), row.detail.as_str())).collect();
        let mighty = "Ann: support administrator contoso";
        assert_eq!(
            book,
            [
                (AuditAction::PersonAdded, id.as_str(), "Ann: customer contoso"),
                (AuditAction::PersonChanged, id.as_str(), mighty),
                (AuditAction::PersonAdded, program.as_str(), mighty),
            ]
        );
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn somebody_who_signs_in_first_on_two_replicas_at_once_is_one_person() {
        let folder = tempfile::tempdir().unwrap();
        let replicas = two_replicas(folder.path()).await;
        for round in 0..10 {
            let told = ProviderClaims {
                issuer: "https://login.company.example".to_owned(),
                subject: uuid::Uuid::new_v4().to_string(),
                name: format!("Ann {round}"),
                roles: Some(vec![Role::Support]),
                subscriptions: None,
            };
            let both = (0..8).map(|at| {
                let (store, told) = (replicas[at % 2].clone(), told.clone());
                let keep = if at % 3 == 0 { Keep::First } else { Keep::Always };
                tokio::spawn(async move {
                    let person = store.identify(&told, keep).await?;
                    store.add_session(&person, &told.issuer, TimeDelta::hours(1), "").await?;
                    Ok::<_, StoreProblem>(person.id)
                })
            });
            let mut ids = Vec::new();
            for one in both.collect::<Vec<_>>() {
                ids.push(one.await.unwrap().unwrap());
            }
            assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        }
    }
}
