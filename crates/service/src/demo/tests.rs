//! What the demo promises: everything that can be is there to be seen, and something moves.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use waybill_domain::drive::Outcome;
use waybill_domain::drive_state::DriveState;
use waybill_domain::event::Event;
use waybill_domain::happening::Happening;
use waybill_domain::job::{Applied, Job, JobType, LogLevel};
use waybill_domain::job_state::JobState;
use waybill_domain::machine::Machine as _;
use waybill_domain::next_step::Step;
use waybill_domain::role::Role;

use super::Pace;
use super::people::{CONTOSO, CUSTOMER, FABRIKAM};
use super::scenario::Scenario;
use super::scenario_builder::ScenarioBuilder;
use super::story::{STILL, Story, TAG};
use crate::store::{Decision, Filter, JobKey};
use crate::{App, Clock, Config, Locations, Settings, Store};

fn scenarios() -> Vec<Scenario> {
    super::seed::scenarios(Utc::now()).unwrap_or_else(|untrue| panic!("{untrue}"))
}

#[test]
fn every_state_of_jobs_and_drives_is_there() {
    let scenarios = scenarios();
    for state in JobState::ALL {
        assert!(scenarios.iter().any(|scenario| scenario.job.state == *state), "no job is {state}");
    }
    for state in DriveState::ALL {
        assert!(
            scenarios.iter().flat_map(|scenario| &scenario.job.drives).any(|drive| drive.state == *state),
            "no drive is {state}"
        );
    }
    for step in Step::ALL {
        let now = Utc::now();
        assert!(scenarios.iter().any(|scenario| scenario.job.next_step(now).step == *step), "no job is at {step}");
    }
}

#[test]
fn about_forty_jobs_in_three_subscriptions_with_names_that_differ() {
    let scenarios = scenarios();
    assert!((40..=60).contains(&scenarios.len()), "{}", scenarios.len());
    let of = |what: fn(&Scenario) -> String| scenarios.iter().map(what).collect::<BTreeSet<_>>().len();
    assert_eq!(of(|scenario| scenario.job.id.subscription.to_string()), 3);
    assert_eq!(of(|scenario| scenario.job.id.name.key()), scenarios.len());
    let mine = |scenario: &&Scenario| scenario.job.created_by == CUSTOMER;
    assert!(scenarios.iter().filter(mine).all(|scenario| {
        [CONTOSO.subscription, FABRIKAM.subscription].contains(&scenario.job.id.subscription.as_str())
    }));
}

#[test]
fn every_oddity_is_there() {
    let now = Utc::now();
    let scenarios = scenarios();
    let some = |what: &str, is: &dyn Fn(&Job) -> bool| {
        assert!(scenarios.iter().any(|scenario| is(&scenario.job)), "no job is {what}")
    };
    let drive = |job: &Job, state| job.drives.iter().any(|drive| drive.state == state);
    let is = |job: &Job, state: JobState| job.state == state;
    use JobState::{Closed, Completed, Creating, Faulted, Packaging, Received, Shipping, Transferring};
    some("near its expiry", &|job| is(job, Creating) && job.due().is_some_and(|due| due.at - now < TimeDelta::days(2)));
    some("fresh", &|job| is(job, Creating) && now - job.created < TimeDelta::hours(4) && job.return_address.is_none());
    some("cancelled in Creating", &|job| is(job, Creating) && job.cancel_requested);
    some("cancelled in Shipping", &|job| is(job, Shipping) && job.cancel_requested && !job.is_overdue());
    some("overdue", &|job| job.is_overdue() && job.answered.is_none());
    some("overdue and answered", &|job| job.is_overdue() && job.answered.is_some());
    some("overdue and closable", &|job| job.closable_from().is_some_and(|at| at < now) && !job.cancel_requested);
    some("overdue and cancelled", &|job| job.is_overdue() && job.cancel_requested);
    some("extended", &|job| is(job, Shipping) && !job.is_overdue() && drive(job, DriveState::NeverReceived));
    some("half booked in", &|job| is(job, Shipping) && drive(job, DriveState::Received));
    some("received without a drive", &|job| is(job, Received) && drive(job, DriveState::NeverReceived));
    some("copying with a rate", &|job| {
        job.drives.iter().any(|it| it.copied.is_some_and(|copied| copied.rate > Some(0)))
    });
    some("copying with a faulted drive", &|job| is(job, Transferring) && drive(job, DriveState::Faulted));
    some("holding an extra drive", &|job| job.extra_drives.iter().any(|extra| extra.shipped_back.is_none()));
    some("rid of an extra drive", &|job| job.extra_drives.iter().any(|extra| extra.shipped_back.is_some()));
    some("cancelled while copying", &|job| {
        is(job, Transferring) && job.cancel_requested && drive(job, DriveState::Received)
    });
    some("packed uncopied", &|job| is(job, Packaging) && job.cancel_requested);
    some("half shipped back", &|job| is(job, Packaging) && drive(job, DriveState::ShippedBack));
    for from in [Shipping, Received, Transferring, Packaging] {
        some("faulted from there", &|job| is(job, Faulted) && job.rights_state() == from);
    }
    some("completed with notices", &|job| {
        is(job, Completed) && job.drives.iter().any(|it| it.outcome == Some(Outcome::Notices))
    });
    some("completed and cancelled", &|job| is(job, Completed) && job.cancel_requested);
    some("soon purged", &|job| job.ended().is_some() && job.due().is_some_and(|due| due.at - now < TimeDelta::days(5)));
    some("closed with errors", &|job| {
        is(job, Closed) && job.drives.iter().any(|it| it.outcome == Some(Outcome::Errors))
    });
    some("closed overdue", &|job| is(job, Closed) && job.drives.iter().all(|it| it.state == DriveState::NeverReceived));
    some("robbed of a drive", &|job| is(job, Closed) && job.drives.iter().any(|it| it.destroyed.is_some()));
    some("given up", &|job| is(job, Closed) && job.drives.iter().any(|it| it.given_up));
    some("an export that waits", &|job| job.job_type == JobType::Export && is(job, Shipping));
    some("an export that did not fit", &|job| job.incomplete_blob_list_uri.is_some());
    some("verbose", &|job| {
        job.log_level == LogLevel::Verbose && job.drives.iter().any(|it| it.logs.verbose_log_uri.is_some())
    });
    some("200 characters long", &|job| job.id.name.as_str().chars().count() >= 200);
    some("Japanese", &|job| job.id.name.as_str().contains("写真"));
    some("in a place without an address", &|job| job.location == "Australia East");
    some("in a closed place", &|job| job.location == "Korea South");
    let tracking =
        |scenario: &Scenario| scenario.job.delivery_package.as_ref().map(|package| package.tracking_number.key());
    let numbers: Vec<String> = scenarios.iter().filter_map(tracking).collect();
    assert!(numbers.len() > numbers.iter().collect::<BTreeSet<_>>().len(), "no two jobs share a tracking number");
    let restarts =
        |scenario: &Scenario| scenario.past.iter().any(|past| matches!(past.what, Happening::CopyRestarts { .. }));
    assert!(scenarios.iter().any(restarts), "no copy was restarted");
}

#[test]
fn every_tale_keeps_the_rules_and_the_order_of_time() {
    let (now, ten) = (Utc::now(), Locations::load(None).unwrap());
    for Scenario { job, past, keys } in scenarios() {
        let name = &job.id.name;
        assert!(past.is_sorted_by_key(|past| past.at), "{name}");
        assert!(past.iter().all(|past| past.at <= now), "{name}");
        assert!(ten.find(&job.location).is_some(), "{name}");
        for pair in job.visits.windows(2) {
            let edge = pair[0].state.ways_on().any(|edge| edge.to == Some(pair[1].state));
            assert!(edge, "{name}: {} → {}", pair[0].state, pair[1].state);
        }
        for drive in &job.drives {
            for pair in drive.visits.windows(2) {
                let edge = pair[0].state.ways_on().any(|edge| edge.to == Some(pair[1].state));
                assert!(edge, "{name} {}: {} → {}", drive.serial, pair[0].state, pair[1].state);
            }
            let key = keys.iter().any(|set| set.serial == drive.serial);
            assert_eq!(drive.has_key, key, "{name} {}", drive.serial);
        }
        assert!(job.due().is_none_or(|due| due.at > now), "{name} is due already");
        let stored: Job = serde_json::from_str(&serde_json::to_string(&job).unwrap()).unwrap();
        assert_eq!(stored.state, job.state);
    }
}

#[test]
fn a_story_that_cannot_be_is_refused() {
    let tell = ScenarioBuilder { now: Utc::now() };
    let refused = |story: Story| story.told().unwrap_err().to_string();
    assert!(
        refused(tell.import(CONTOSO, "early", 1, 2).book_in(&[0])).contains("early cannot be: The job is Creating")
    );
    assert!(refused(tell.import(CONTOSO, "late", 1, 0).days(1)).contains("it ends in the future"));
}

async fn demo(folder: &tempfile::TempDir) -> App {
    let settings = Settings {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        public_url: "http://127.0.0.1:8087".to_owned(),
        demo: true,
        config: Config::default(),
    };
    let store = Store::open(folder.path()).await.unwrap();
    App::new(store, Clock::default(), settings, Locations::load(None).unwrap())
}

/// Puts a job of one's own beside the demo's.
async fn add(app: &App, story: Story) -> JobKey {
    let scenario = story.told().unwrap_or_else(|untrue| panic!("{untrue}"));
    let key = JobKey::from(&scenario.job.id);
    let decide = |_: Option<&Job>| -> Result<_, crate::StoreProblem> {
        let applied = Applied {
            job: scenario.job.clone(),
            happened: scenario.past.iter().map(|past| past.what.clone()).collect(),
            keys: scenario.keys.clone(),
            gone: false,
        };
        let (by, who, at) = (Role::Customer, CUSTOMER.to_owned(), app.clock.now());
        Ok(Decision { applied, by, who, at })
    };
    app.store.decide(&key, decide).await.unwrap();
    key
}

async fn until(app: &App, key: &JobKey, is: impl Fn(&Job) -> bool) -> Job {
    let mut last = None;
    for _ in 0..2000 {
        let job = app.store.job(key).await.unwrap().unwrap();
        if is(&job) {
            return job;
        }
        last = Some(job);
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("it never came to that; last {last:#?}");
}

#[tokio::test]
async fn the_store_is_filled_once() {
    let folder = tempfile::tempdir().unwrap();
    let app = demo(&folder).await;
    let added = super::install::fill(&app).await.unwrap();
    assert_eq!(added, scenarios().len());
    assert_eq!(super::install::fill(&app).await.unwrap(), 0);
    let (found, needing) = app.store.count(&Filter::default()).await.unwrap();
    assert_eq!(found, added as u64);
    assert!(needing > 5);
    for Scenario { job, past, .. } in scenarios() {
        let timeline = app.store.timeline(&JobKey::from(&job.id), None, 200).await.unwrap().unwrap();
        assert_eq!(timeline.value.len(), past.len(), "{}", job.id.name);
    }
}

/// New jobs beside the demo's go all the way by themselves, and the demo's oddities stay.
#[tokio::test]
async fn the_simulated_data_center_brings_jobs_to_their_end() {
    let folder = tempfile::tempdir().unwrap();
    let app = demo(&folder).await;
    super::start(&app, Pace::hurried()).await.unwrap();
    let tell = ScenarioBuilder { now: Utc::now() };
    let more = || serde_json::json!({"tags": {}});
    let ups = waybill_domain::fields::KnownCarrier::Ups;
    let import = add(&app, tell.import_with(CONTOSO, "my-first-job", 3, 1, more()).ship(ups)).await;
    let short = add(&app, tell.import_with(CONTOSO, "one-missing", 2, 1, more()).ship(ups)).await;
    let cancelled = add(&app, tell.import_with(CONTOSO, "changed-my-mind", 2, 1, more()).ship(ups).cancel()).await;
    let faulty = add(&app, tell.import_with(CONTOSO, "a-fault", 2, 1, more()).ship(ups)).await;

    let done = until(&app, &import, |job| job.state.has_ended()).await;
    assert_eq!((*done.state, done.percent_complete()), (JobState::Completed, Some(100)));
    assert!(done.return_package.is_some());
    assert_eq!(until(&app, &short, |job| job.state.has_ended()).await.state, JobState::Closed);
    let done = until(&app, &cancelled, |job| job.state.has_ended()).await;
    assert_eq!((*done.state, done.percent_complete()), (JobState::Completed, None));
    until(&app, &faulty, |job| job.drives.iter().any(|drive| drive.state == DriveState::Faulted)).await;

    for Scenario { job, .. } in
        scenarios().iter().filter(|scenario| scenario.job.tags.get(TAG).is_some_and(|tag| tag == STILL))
    {
        let now = app.store.job(&JobKey::from(&job.id)).await.unwrap().unwrap();
        assert_eq!(now.state, job.state, "{}", job.id.name);
    }
    app.stop();
}

/// What the demo shows stays as it is only until somebody does something to it.
#[tokio::test]
async fn a_job_that_somebody_touches_wakes() {
    let folder = tempfile::tempdir().unwrap();
    let app = demo(&folder).await;
    super::start(&app, Pace::hurried()).await.unwrap();
    let named = |name: &str| {
        let scenario = scenarios().into_iter().find(|scenario| scenario.job.id.name.as_str() == name);
        JobKey::from(&scenario.unwrap().job.id)
    };
    let answer = |text: &str| Event::Answer { text: text.to_owned() };
    let (overdue, locked) = (named("mri-scans-2019"), named("seismic-line-88"));
    touch(&app, &overdue, answer("It was behind the door.")).await;
    touch(&app, &locked, answer("Try it again.")).await;
    assert_eq!(until(&app, &overdue, |job| job.state.has_ended()).await.state, JobState::Completed);
    assert_eq!(until(&app, &locked, |job| job.state.has_ended()).await.state, JobState::Completed);
    app.stop();
}

async fn touch(app: &App, key: &JobKey, event: Event) {
    let decide = |job: Option<&Job>| -> Result<_, crate::StoreProblem> {
        let (by, who, at) = (Role::Customer, CUSTOMER.to_owned(), app.clock.now());
        let applied = job.unwrap().apply(event.clone(), by, at).unwrap();
        Ok(Decision { applied, by, who, at })
    };
    app.store.decide(key, decide).await.unwrap();
}

#[tokio::test]
async fn an_export_gets_drives_and_keys() {
    let folder = tempfile::tempdir().unwrap();
    let app = demo(&folder).await;
    super::start(&app, Pace::hurried()).await.unwrap();
    let tell = ScenarioBuilder { now: Utc::now() };
    let blobs = serde_json::json!({"blobPathPrefix": ["/"]});
    let story = tell.export(FABRIKAM, "all-of-it", blobs, 1).ship(waybill_domain::fields::KnownCarrier::Dhl);
    // Exports of the teller are still ones; this one is to move.
    let mut scenario = story.told().unwrap();
    scenario.job.tags.clear();
    let key = JobKey::from(&scenario.job.id);
    let decide = |_: Option<&Job>| -> Result<_, crate::StoreProblem> {
        let applied = Applied { job: scenario.job.clone(), happened: Vec::new(), keys: Vec::new(), gone: false };
        let (by, who, at) = (Role::Customer, CUSTOMER.to_owned(), app.clock.now());
        Ok(Decision { applied, by, who, at })
    };
    app.store.decide(&key, decide).await.unwrap();
    let done = until(&app, &key, |job| job.state.has_ended()).await;
    assert_eq!(done.state, JobState::Completed);
    assert_eq!(done.drives.len(), 2);
    assert!(done.drives.iter().all(|drive| drive.has_key));
    app.stop();
}
