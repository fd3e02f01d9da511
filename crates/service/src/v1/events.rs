//! The stream of changes that a portal watches.

use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use waybill_domain::said;

use async_stream::stream;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::Stream;
use tokio::sync::broadcast::error::RecvError;
use url::form_urlencoded;

use crate::auth::{Asker, Standing};
use crate::client::Client;
use crate::disclosure::Impersonal;
use crate::events::{News, missed};
use crate::failure::Failure;
use crate::limits::{Streaming, Unheld};
use crate::{App, metrics};

/// A comment line this often keeps proxies from closing the stream, and notices who has signed out.
const HEARTBEAT: Duration = Duration::from_secs(15);

pub(crate) async fn stream(
    State(app): State<App>,
    asker: Asker,
    client: Client,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Failure> {
    let after = came_back(&headers, &uri)?;
    let place = app.guard.admit_stream(&client, asker.proof())?;
    let standing = Standing::of(&app, asker).await?;
    // Rows of the list, and names of what is gone.
    let mut response = Impersonal(Sse::new(watch(app, standing, after, place))).into_response();
    response.extensions_mut().insert(Unheld::Everything);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // nginx would otherwise gather events into buffers.
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    Ok(response)
}

/// The last number a watcher saw before: `Last-Event-ID` wins over `?after=`, which does not change on reconnecting.
fn came_back(headers: &HeaderMap, uri: &Uri) -> Result<Option<i64>, Failure> {
    let header = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let mut pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let query = pairs.find(|(name, _)| name == "after").map(|(_, value)| value);
    let Some(id) = header.map(Cow::from).or(query).filter(|id| !id.is_empty()) else { return Ok(None) };
    id.parse().map(Some).map_err(|_| {
        Failure::problem(
            "after",
            said!("Give the number of the last event you saw", "Ange numret på den senaste händelsen du såg"),
        )
    })
}

fn watch(
    app: App,
    standing: Standing,
    after: Option<i64>,
    place: Streaming,
) -> impl Stream<Item = Result<Event, Infallible>> {
    let counted = metrics::stream_opened();
    stream! {
        let _held = (counted, place);
        let asker = standing.asker();
        let mut expires = std::pin::pin!(standing.expires());
        // From here on no ending is missed; one that came since the asker was proved is seen by looking once more.
        let mut endings = app.store.endings();
        if !standing.holds(&app).await { return; }
        // Listening begins before what was missed is read: nothing falls in between.
        let (mut receiver, last) = app.hub.listen();
        let mut seen = after.unwrap_or(last);
        let mut behind = after.is_some();
        yield Ok(Event::default().comment("hello").id(seen.to_string()).retry(Duration::from_secs(2)));
        let mut heartbeat = tokio::time::interval(HEARTBEAT);
        heartbeat.tick().await;
        loop {
            if behind {
                behind = false;
                match missed(&app, seen).await {
                    Ok(Some(all)) => {
                        for news in all {
                            seen = seen.max(news.seq);
                            if let Some(event) = event(asker, &news) { yield Ok(event); }
                        }
                    }
                    Ok(None) => {
                        seen = last.max(seen_now(&app));
                        yield Ok(Event::default().event("reset").id(seen.to_string()).data("{}"));
                    }
                    // The browser comes back and asks again.
                    Err(problem) => { Failure::from(problem).log(); return; }
                }
            }
            tokio::select! {
                // In this order: nothing more is told once the proof has ended.
                biased;
                () = app.stopped() => return,
                () = &mut expires => return,
                _ = endings.changed() => {
                    if !standing.holds(&app).await { return; }
                }
                _ = heartbeat.tick() => {
                    if !standing.holds(&app).await { return; }
                    yield Ok(Event::default().comment("still here"));
                }
                news = receiver.recv() => match news {
                    Ok(news) if news.seq <= seen => {}
                    Ok(news) => {
                        seen = news.seq;
                        if let Some(event) = event(asker, &news) { yield Ok(event); }
                    }
                    Err(RecvError::Lagged(_)) => behind = true,
                    Err(RecvError::Closed) => return,
                }
            }
        }
    }
}

fn seen_now(app: &App) -> i64 {
    app.hub.listen().1
}

/// The event for those who may see the job.
fn event(asker: &Asker, news: &Arc<News>) -> Option<Event> {
    let visible = asker.reaches(&news.subscription);
    visible.then(|| Event::default().event(news.kind.word()).id(news.seq.to_string()).data(&news.data))
}
