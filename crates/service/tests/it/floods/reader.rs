//! Somebody who is signed in and reads now and then, and how long each answer took.

use std::fmt;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

const PAUSE: Duration = Duration::from_millis(15);

pub(super) struct Figures {
    pub(super) answered: usize,
    pub(super) p99: Duration,
    pub(super) median: Duration,
    pub(super) failed: Vec<String>,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        let Self { answered, failed, .. } = self;
        write!(f, "{answered} answers, median {:.1} ms, p99 {:.1} ms", ms(self.median), ms(self.p99))?;
        if failed.is_empty() { Ok(()) } else { write!(f, ", {} failed", failed.len()) }
    }
}

/// Reads the list of jobs over one connection, as a browser does, from an address that nobody floods from.
pub(super) fn read_until(address: &str, token: &str, time: Duration) -> Figures {
    let (began, mut took, mut failed, mut line) = (Instant::now(), Vec::new(), Vec::new(), None);
    while began.elapsed() < time {
        let asked = Instant::now();
        match ask(&mut line, address, token) {
            Ok(200) => took.push(asked.elapsed()),
            Ok(status) => failed.push(format!("status {status}")),
            Err(problem) => {
                failed.push(problem.to_string());
                line = None;
            }
        }
        std::thread::sleep(PAUSE);
    }
    took.sort_unstable();
    let at = |part: usize| took.get(took.len() * part / 100).copied().unwrap_or(time);
    Figures { answered: took.len(), p99: at(99), median: at(50), failed }
}

fn ask(line: &mut Option<TcpStream>, address: &str, token: &str) -> std::io::Result<u16> {
    let stream = match line {
        Some(stream) => stream,
        None => {
            let stream = TcpStream::connect(address)?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(Duration::from_secs(30)))?;
            line.insert(stream)
        }
    };
    let head = format!(
        "GET /v1/jobs?top=20 HTTP/1.1\r\nhost: here\r\nx-forwarded-for: 198.51.100.1\r\nauthorization: Bearer {token}\r\n\r\n"
    );
    stream.write_all(head.as_bytes())?;
    let (mut text, mut byte) = (Vec::new(), [0]);
    while !text.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte)?;
        text.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&text).into_owned();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok()).unwrap_or(0);
    stream.read_exact(&mut vec![0; length])?;
    Ok(head.get(9..12).and_then(|status| status.parse().ok()).unwrap_or_default())
}
