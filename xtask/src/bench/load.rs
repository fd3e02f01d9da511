//! As many requests as a server answers: some connections, each of which asks again once it is answered.

use std::rc::Rc;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::Instant;

use super::client::Ask;

const CONNECTIONS: usize = 8;

/// How many of these were answered in a time, each with a status of success.
pub(super) fn answered(asks: &[Ask], time: Duration) -> Result<u64> {
    let address = asks.first().and_then(|ask| ask.url.strip_prefix("http://")?.split('/').next());
    let address: Rc<str> = Rc::from(address.context("nothing to ask")?);
    let requests: Rc<[Vec<u8>]> = asks.iter().map(Ask::bytes).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let end = Instant::now() + time;
    tokio::task::LocalSet::new().block_on(&runtime, async {
        let connections: Vec<_> = (0..CONNECTIONS)
            .map(|first| tokio::task::spawn_local(connection(address.clone(), requests.clone(), first, end)))
            .collect();
        let mut all = 0;
        for connection in connections {
            all += connection.await??;
        }
        Ok(all)
    })
}

async fn connection(address: Rc<str>, requests: Rc<[Vec<u8>]>, first: usize, end: Instant) -> Result<u64> {
    let mut stream = TcpStream::connect(&*address).await?;
    stream.set_nodelay(true)?;
    let mut buffer = Vec::with_capacity(1 << 16);
    let mut count = 0;
    for request in requests.iter().cycle().skip(first) {
        if Instant::now() >= end {
            break;
        }
        stream.write_all(request).await?;
        answer(&mut stream, &mut buffer).await?;
        count += 1;
    }
    Ok(count)
}

async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<()> {
    buffer.clear();
    let mut whole = None;
    while whole.is_none_or(|whole| buffer.len() < whole) {
        if stream.read_buf(buffer).await? == 0 {
            bail!("the server closed the connection");
        }
        if whole.is_none() {
            whole = length(buffer)?;
        }
    }
    Ok(())
}

/// The bytes of head and body together, once the head is there.
fn length(buffer: &[u8]) -> Result<Option<usize>> {
    let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") else { return Ok(None) };
    let head = std::str::from_utf8(buffer.get(..end).unwrap_or_default())?.to_ascii_lowercase();
    if !head.starts_with("http/1.1 2") {
        bail!("the server answered {}", head.lines().next().unwrap_or_default());
    }
    let body = head.lines().find_map(|line| line.strip_prefix("content-length:")).context("no content-length")?;
    Ok(Some(end + 4 + body.trim().parse::<usize>()?))
}
