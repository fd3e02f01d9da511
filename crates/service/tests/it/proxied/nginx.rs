//! nginx as a process, set up by the block of docs/operations.md: only names, ports and files are the test's.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::{Method, Request, Response};
use http_body_util::{BodyExt as _, Full};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

use crate::patience::until;

const DOCS: &str = include_str!("../../../../../docs/operations.md");

pub(crate) fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

pub(crate) struct Nginx {
    child: Child,
    port: u16,
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Nginx {
    /// In front of replicas that listen here.
    pub(crate) fn start(folder: &Path, replicas: &[String]) -> Self {
        let (cert, key, port) = (folder.join("cert.pem"), folder.join("key.pem"), free_port());
        certify(&cert, &key);
        let file = folder.join("nginx.conf");
        std::fs::write(&file, config(folder, replicas, port)).unwrap();
        let log = folder.join("nginx.log");
        let nginx = |more: &[&str]| {
            let mut command = Command::new("nginx");
            command.arg("-e").arg(&log).arg("-p").arg(folder).arg("-c").arg(&file).args(more);
            command
        };
        let checked = nginx(&["-t"]).output().expect("nginx is installed");
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
        let child = nginx(&[]).stderr(Stdio::null()).spawn().unwrap();
        until(|| std::net::TcpStream::connect(("127.0.0.1", port)).is_ok());
        Self { child, port, client: client(&cert) }
    }

    /// The head of an answer.
    pub(crate) async fn open(
        &self,
        token: &str,
        method: Method,
        path: &str,
        body: String,
    ) -> Result<Response<Body>, String> {
        let request = Request::builder().method(method).uri(format!("https://localhost:{}{path}", self.port));
        let request = request.header("content-type", "application/json");
        let proof = (!token.is_empty()).then(|| format!("Bearer {token}"));
        let request = proof.iter().fold(request, |request, proof| request.header("authorization", proof));
        let answer = self.client.request(request.body(Full::from(body)).unwrap()).await;
        answer.map(|answer| answer.map(Body::new)).map_err(|problem| format!("{problem:?}"))
    }

    pub(crate) async fn ask(
        &self,
        token: &str,
        method: Method,
        path: &str,
        body: String,
    ) -> Result<(u16, String), String> {
        let answer = self.open(token, method, path, body).await?;
        let status = answer.status().as_u16();
        let body = answer.into_body().collect().await.map_err(|problem| problem.to_string())?.to_bytes();
        Ok((status, String::from_utf8_lossy(&body).into_owned()))
    }
}

/// The documented block, within what nginx wants around it.
fn config(folder: &Path, replicas: &[String], port: u16) -> String {
    let block = DOCS.split("```nginx\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a block for nginx");
    let folder = folder.display();
    let servers: Vec<String> = replicas.iter().map(|at| format!("server {at} max_fails=0;")).collect();
    let mut block = block.to_owned();
    for (documented, here) in [
        ("server 127.0.0.1:8087 max_fails=0;", servers.join("\n")),
        ("listen 443 ssl http2;", format!("listen 127.0.0.1:{port} ssl http2;")),
        ("/etc/ssl/waybill.pem", format!("{folder}/cert.pem")),
        ("/etc/ssl/waybill.key", format!("{folder}/key.pem")),
    ] {
        assert!(block.contains(documented), "{documented} is no longer documented");
        block = block.replace(documented, &here);
    }
    let paths =
        ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|it| format!("{it}_temp_path {folder}/{it};\n"));
    // One process under the test's own user.
    format!(
        "daemon off; master_process off; pid {folder}/nginx.pid;\nevents {{ worker_connections 1000; }}\n\
         http {{\naccess_log off;\n{}{block}}}\n",
        paths.concat()
    )
}

fn certify(cert: &Path, key: &Path) {
    let arguments = "req -x509 -nodes -days 2 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -subj /CN=localhost \
                     -addext subjectAltName=DNS:localhost -addext basicConstraints=critical,CA:FALSE";
    let mut openssl = Command::new("openssl");
    let openssl = openssl.args(arguments.split_whitespace()).arg("-keyout").arg(key).arg("-out").arg(cert);
    let made = openssl.output().expect("openssl is installed");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

/// One that trusts this certificate and no other.
fn client(cert: &Path) -> Client<HttpsConnector<HttpConnector>, Full<Bytes>> {
    let mut roots = rustls::RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(cert).unwrap()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let tls = tls.with_root_certificates(roots).with_no_client_auth();
    let connector = HttpsConnectorBuilder::new().with_tls_config(tls).https_only().enable_http1().build();
    Client::builder(TokioExecutor::new()).build(connector)
}
