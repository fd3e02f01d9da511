//! The meters themselves: one set for the process, made when the first is needed.

use std::sync::LazyLock;

use prometheus::{HistogramOpts, HistogramVec, IntCounterVec, IntGauge, IntGaugeVec, Opts, Registry};
use waybill_domain::job_state::JobState;

use crate::store::TABLES;

/// From a read out of memory to a request that somebody gives up on, in seconds.
const BUCKETS: [f64; 12] = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// All meters. An error here is a mistake in a name, which a test would have found; requests are answered regardless.
pub(super) static METERS: LazyLock<Result<Meters, prometheus::Error>> = LazyLock::new(Meters::new);

pub(super) struct Meters {
    registry: Registry,
    pub(super) requests: IntCounterVec,
    pub(super) seconds: HistogramVec,
    pub(super) streams: IntGauge,
    pub(super) deadlines: IntCounterVec,
    pub(super) clock_held: IntGauge,
    pub(super) mail: IntCounterVec,
    pub(super) unreadable: IntCounterVec,
    jobs: IntGaugeVec,
}

impl Meters {
    fn new() -> Result<Self, prometheus::Error> {
        let by_route = ["route", "method", "class"];
        let requests = Opts::new("waybill_requests_total", "Requests answered, by route, method and class of status");
        let seconds = HistogramOpts::new("waybill_request_seconds", "Time to the head of an answer, in seconds");
        let streams = Opts::new("waybill_event_streams", "Event streams that are open");
        let deadlines = Opts::new("waybill_deadlines_total", "Deadlines that the clock has acted on, by act");
        let held = Opts::new("waybill_clock_held", "1 while deadlines wait because the clock is not believed");
        let mail = Opts::new("waybill_mail_total", "Mails sent, refused by the server, given up, or put off");
        let unreadable =
            Opts::new("waybill_unreadable_rows_total", "Stored rows that could not be read and were left out");
        let jobs = Opts::new("waybill_jobs", "Jobs in the store, by state");
        let it = Self {
            registry: Registry::new(),
            requests: IntCounterVec::new(requests, &by_route)?,
            seconds: HistogramVec::new(seconds.buckets(BUCKETS.to_vec()), &["route", "method"])?,
            streams: IntGauge::with_opts(streams)?,
            deadlines: IntCounterVec::new(deadlines, &["act"])?,
            clock_held: IntGauge::with_opts(held)?,
            mail: IntCounterVec::new(mail, &["outcome"])?,
            unreadable: IntCounterVec::new(unreadable, &["table"])?,
            jobs: IntGaugeVec::new(jobs, &["state"])?,
        };
        it.registry.register(Box::new(it.requests.clone()))?;
        it.registry.register(Box::new(it.seconds.clone()))?;
        it.registry.register(Box::new(it.streams.clone()))?;
        it.registry.register(Box::new(it.deadlines.clone()))?;
        it.registry.register(Box::new(it.clock_held.clone()))?;
        it.registry.register(Box::new(it.mail.clone()))?;
        it.registry.register(Box::new(it.unreadable.clone()))?;
        it.registry.register(Box::new(it.jobs.clone()))?;
        // 0 before the first, so that an alert sees it grow.
        for table in TABLES {
            it.unreadable.with_label_values(&[table]);
        }
        Ok(it)
    }
}

/// Sets the gauge of jobs, which is asked of the store when somebody looks. A state without jobs is 0, not absent.
pub(super) fn with_jobs(counted: &[(JobState, i64)]) -> Result<(), prometheus::Error> {
    let meters = made()?;
    for state in JobState::ALL {
        let count = counted.iter().find(|(it, _)| it == state).map_or(0, |(_, count)| *count);
        meters.jobs.with_label_values(&[state.word()]).set(count);
    }
    Ok(())
}

pub(super) fn registry() -> Result<&'static Registry, prometheus::Error> {
    made().map(|meters| &meters.registry)
}

fn made() -> Result<&'static Meters, prometheus::Error> {
    METERS.as_ref().map_err(|problem| prometheus::Error::Msg(problem.to_string()))
}
