//! A mail server: the `mailin` implementation of SMTP on a port of its own. It keeps what it is given, and can be told to
//! refuse, or to take a mail and never say so.

use std::io::{BufRead, BufReader, Write};
use std::net::{IpAddr, Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use mailin::{Action, Handler, Response, SessionBuilder, response};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    Takes,
    /// Answers that it has no room now.
    PutsOff,
    /// Keeps the mail, and says nothing more.
    TakesSilently,
}

#[derive(Clone)]
pub(crate) struct Smtp {
    pub(crate) port: u16,
    kept: Arc<Mutex<Vec<String>>>,
    tried: Arc<Mutex<usize>>,
    mood: Arc<Mutex<Mood>>,
}

impl Smtp {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let mood = Arc::new(Mutex::new(Mood::Takes));
        let smtp = Self { port, kept: Arc::default(), tried: Arc::default(), mood };
        let server = smtp.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (stream, server) = (stream.unwrap(), server.clone());
                std::thread::spawn(move || server.talk(stream));
            }
        });
        smtp
    }

    pub(crate) fn is(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    pub(crate) fn kept(&self) -> Vec<String> {
        self.kept.lock().unwrap().clone()
    }

    pub(crate) fn tried(&self) -> usize {
        *self.tried.lock().unwrap()
    }

    /// Once it holds so many mails, all of them.
    pub(crate) fn once_kept(&self, count: usize) -> Vec<String> {
        until(|| self.kept().len() >= count);
        self.kept()
    }

    /// A broken connection ends the thread: whoever sent was killed.
    fn talk(&self, stream: TcpStream) -> Option<()> {
        let mut out = stream.try_clone().ok()?;
        let mut lines = BufReader::new(stream);
        let taker = Taker { server: self.clone(), text: Vec::new() };
        let mut session = SessionBuilder::new("mail.example").build(IpAddr::V4(Ipv4Addr::LOCALHOST), taker);
        session.greeting().write_to(&mut out).ok()?;
        loop {
            let mut line = Vec::new();
            if lines.read_until(b'\n', &mut line).ok()? == 0 {
                return None;
            }
            let answer = session.process(&line);
            if answer.action != Action::NoReply {
                answer.write_to(&mut out).and_then(|()| out.flush()).ok()?;
            }
            if answer.action == Action::Close {
                return None;
            }
        }
    }
}

struct Taker {
    server: Smtp,
    text: Vec<u8>,
}

impl Handler for Taker {
    fn data(&mut self, line: &[u8]) -> std::io::Result<()> {
        self.text.extend_from_slice(line);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let text = String::from_utf8(std::mem::take(&mut self.text)).unwrap();
        let mood = *self.server.mood.lock().unwrap();
        *self.server.tried.lock().unwrap() += 1;
        if mood == Mood::PutsOff {
            return response::OUT_OF_SPACE;
        }
        self.server.kept.lock().unwrap().push(text.replace("\r\n", "\n").replace("=\n", ""));
        while mood == Mood::TakesSilently && *self.server.mood.lock().unwrap() == mood {
            std::thread::sleep(Duration::from_millis(10));
        }
        response::OK
    }
}

/// Waits until it is so.
#[track_caller]
pub(crate) fn until(mut is_so: impl FnMut() -> bool) {
    for _ in 0..6000 {
        if is_so() {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("it never came to be");
}

/// A header's value.
pub(crate) fn header<'a>(mail: &'a str, name: &str) -> &'a str {
    let start = format!("{name}: ");
    mail.lines().find_map(|line| line.strip_prefix(&start)).expect(name)
}
