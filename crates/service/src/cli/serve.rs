//! `serve`: starts everything, tells when it is ready, and stops without breaking off what is under way.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::time::Duration;

use chrono::TimeDelta;
use clap::Args;
use ipnet::IpNet;
use tokio::sync::watch;
use tracing_subscriber::EnvFilter;

use super::duration::span;
use super::first::{announce, prepare};
use super::signals::Signals;
use super::{CliProblem, Data, lay_over, open, say};
use crate::client::{Networks, network};
use crate::config::{Config, Mail, TlsFiles, keys, public_url, secret};
use crate::connections::Connections;
#[cfg(target_os = "linux")]
use crate::failure::causes;
use crate::files;
use crate::mail::{self, MailServer};
use crate::metrics;
use crate::tls::Tls;
use crate::{App, Clock, Locations, Settings, demo, listen, oidc, router};

/// How long requests under way may take once the service is told to stop.
const GRACE: Duration = Duration::from_secs(10);
const LISTENER_CLOSES: Duration = Duration::from_millis(100);

#[derive(Debug, Args)]
#[command(after_long_help = keys::help())]
pub(super) struct Serve {
    #[command(flatten)]
    data: Data,
    /// Where to listen; port 0 takes a free one [default: 127.0.0.1:8087]
    #[arg(long)]
    listen: Option<SocketAddr>,
    /// The folder of a built portal, in place of the one inside this program
    #[arg(long)]
    portal: Option<PathBuf>,
    /// Where browsers and programs reach the service
    #[arg(long, value_parser = public_url)]
    public_url: Option<String>,
    /// A PEM file with the certificate and those above it
    #[arg(long)]
    tls_cert: Option<PathBuf>,
    /// A PEM file with the certificate's private key
    #[arg(long)]
    tls_key: Option<PathBuf>,
    /// A JSON file with the data centers, in place of the ten that Waybill knows
    #[arg(long)]
    locations: Option<PathBuf>,
    /// Fills an empty folder with made-up jobs and lets a simulated data center work on them
    #[arg(long)]
    demo: bool,
    /// Moves the clock of deadlines and timeline forward: 15d
    #[arg(long, default_value = "0d", value_parser = span, allow_hyphen_values = true)]
    clock_offset: TimeDelta,
    /// The mail server: smtp://user@host:port (STARTTLS) or smtps://; its password is in WAYBILL_SMTP_PASSWORD
    #[arg(long)]
    smtp_url: Option<String>,
    /// Who mail is from: Waybill <waybill@company.example>
    #[arg(long)]
    mail_from: Option<String>,
    /// A proxy, or a network of them, whose X-Forwarded-For and X-Request-Id are believed; repeat it for several
    #[arg(long = "trusted-proxy", value_parser = network)]
    trusted_proxies: Vec<IpNet>,
    /// An address, or a network, whose own requests are not limited; repeat it for several
    #[arg(long = "unlimited-address", value_parser = network)]
    unlimited_addresses: Vec<IpNet>,
    /// Writes the log as JSON
    #[arg(long)]
    log_json: bool,
}

impl Serve {
    pub(super) async fn run(self) -> Result<(), CliProblem> {
        let (clock, demo) = (Clock::ahead(self.clock_offset), self.demo);
        let config = self.over_file()?;
        log(config.log_json);
        #[cfg(target_os = "linux")]
        leave_no_core();
        let tls = certificate(&config.tls).await?;
        let mail = mail_server(&config.mail)?;
        let (listener, listen) = bind(config.listen)?;
        let scheme = if tls.is_some() { "https" } else { "http" };
        let here = format!("{scheme}://{listen}");
        let public_url = config.public_url.clone().unwrap_or_else(|| here.clone());
        let _alone = files::alone(&config.data, "serve").map_err(CliProblem::because("cannot use the data folder"))?;
        let store = open(&config).await?;
        let locations =
            Locations::load(config.locations.as_deref()).map_err(CliProblem::because("cannot load the locations"))?;
        let settings = Settings { listen, public_url, demo, config };
        let app = App::new(store, clock, settings, locations);
        oidc::start(&app).map_err(CliProblem::because("cannot use the identity provider"))?;
        metrics::start(&app).map_err(CliProblem::because("cannot use the metrics' token"))?;
        prepare(&app).await.map_err(CliProblem::because("cannot prepare the store"))?;
        // Before anything can happen of which somebody wants mail: deadlines act as soon as the service starts.
        if let Some(mail) = mail {
            mail::start(&app, mail);
        }
        app.start().await.map_err(CliProblem::because("cannot read the store"))?;
        if app.settings.demo {
            demo::start(&app, demo::Pace::watchable()).await.map_err(CliProblem::because("cannot fill the demo"))?;
        }

        let (stop, stopped) = watch::channel(false);
        let signals = Signals::listen().map_err(CliProblem::because("cannot listen for signals"))?;
        tokio::spawn(stop_on_signal(signals, app.clone(), stop));
        if let Some(listen) = app.settings.config.metrics.listen {
            let (listener, listen) = bind(listen)?;
            metrics::serve(&app, listener);
            say(&format!("Metrics are at http://{listen}/metrics"));
        }
        announce(&app, &here).await.map_err(CliProblem::because("cannot make a sign-in link"))?;
        let (router, config) = (router(app.clone()), &app.settings.config);
        let connections = Connections::new(&config.limits, &config.trusted_proxies);
        let limits = (&config.limits, connections);
        let served = listen::serve(listener, tls, router, limits, told(stopped), GRACE).await;
        served.map_err(CliProblem::because("the listener failed"))?;
        // A mail that is broken off after the server has taken it would be sent again.
        if tokio::time::timeout(GRACE, app.store.resign()).await.is_err() {
            tracing::warn!("a mail server did not answer; the mail is sent again under the same Message-ID");
        }
        app.store.close().await;
        tracing::info!("stopped");
        Ok(())
    }

    /// The settings: the file's, with the flags over them.
    fn over_file(self) -> Result<Config, CliProblem> {
        let mut config = self.data.config()?;
        lay_over(&mut config.listen, self.listen);
        lay_over(&mut config.portal, self.portal.map(Some));
        lay_over(&mut config.public_url, self.public_url.map(Some));
        lay_over(&mut config.locations, self.locations.map(Some));
        lay_over(&mut config.tls.cert, self.tls_cert.map(Some));
        lay_over(&mut config.tls.key, self.tls_key.map(Some));
        lay_over(&mut config.mail.url, self.smtp_url.map(Some));
        lay_over(&mut config.mail.from, self.mail_from.map(Some));
        let proxies = Networks::new(self.trusted_proxies);
        lay_over(&mut config.trusted_proxies, proxies.any().then_some(proxies));
        let unlimited = Networks::new(self.unlimited_addresses);
        lay_over(&mut config.limits.unlimited_addresses, unlimited.any().then_some(unlimited));
        config.log_json |= self.log_json;
        Ok(config)
    }
}

/// Keys and tokens are in memory: the system writes it nowhere when the process dies.
#[cfg(target_os = "linux")]
fn leave_no_core() {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    if let Err(problem) = set_dumpable_behavior(DumpableBehavior::NotDumpable) {
        tracing::warn!(cause = causes(&problem), "a core file of this process would have keys and tokens in it");
    }
}

/// The certificate, if there is one.
async fn certificate(files: &TlsFiles) -> Result<Option<Tls>, CliProblem> {
    match (&files.cert, &files.key) {
        (Some(cert), Some(key)) => {
            Tls::from_files(cert, key).await.map(Some).map_err(CliProblem::because("cannot use the certificate"))
        }
        (None, None) => Ok(None),
        _ => Err(CliProblem::Usage("TLS needs a certificate and its key: name both, or neither".to_owned())),
    }
}

/// The mail server, if there is one.
fn mail_server(mail: &Mail) -> Result<Option<MailServer>, CliProblem> {
    let (url, from) = match (&mail.url, &mail.from) {
        (Some(url), Some(from)) => (url, from),
        (None, None) => return Ok(None),
        _ => return Err(CliProblem::Usage("mail needs a server and a sender: name both, or neither".to_owned())),
    };
    let named = secret::read("password", mail.password_file.as_deref(), mail.password_env.as_deref());
    let named = named.map_err(CliProblem::because("cannot use the mail server"))?;
    let password = named.or_else(|| std::env::var("WAYBILL_SMTP_PASSWORD").ok());
    MailServer::new(url, password, from).map(Some).map_err(CliProblem::because("cannot use the mail server"))
}

/// Logs to standard error: standard output is for the address and the links. `RUST_LOG` says how much.
fn log(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json { log.json().init() } else { log.init() }
}

/// A listener, and the address it really has.
fn bind(listen: SocketAddr) -> Result<(TcpListener, SocketAddr), CliProblem> {
    let failed = || CliProblem::because::<std::io::Error>(format!("cannot listen on {listen}"));
    let listener = TcpListener::bind(listen).map_err(failed())?;
    let listen = listener.local_addr().map_err(failed())?;
    listener.set_nonblocking(true).map_err(failed())?;
    Ok((listener, listen))
}

async fn told(mut stopped: watch::Receiver<bool>) {
    // An error means that nobody is left who could tell.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// The first signal drains, ends streams and lets requests finish; a second one ends the process at once.
async fn stop_on_signal(mut signals: Signals, app: App, stop: watch::Sender<bool>) {
    signals.next().await;
    let begun = tokio::spawn(async move {
        app.drain();
        let seconds = app.settings.config.drain_seconds;
        tracing::info!(seconds, "draining");
        tokio::time::sleep(Duration::from_secs(seconds)).await;
        tracing::info!("stopping");
        stop.send_replace(true);
        // Watchers come back at once: by then nobody may be let in here any more.
        tokio::time::sleep(LISTENER_CLOSES).await;
        app.stop();
    });
    signals.next().await;
    begun.abort();
    std::process::exit(1);
}
