//! The gate of SQL: a proxy before PostgreSQL that reads the protocol. Every statement of a session that is not read-only
//! is a write.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::Mutex;

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

use crate::gate::{Fault, Gate, normal};

/// Serves until it is dropped.
pub async fn serve(listener: TcpListener, port: u16, gate: Arc<Gate>, run: String) {
    while let Ok((client, _)) = listener.accept().await {
        let (gate, run) = (gate.clone(), run.clone());
        // A session ends with an error when either side goes: that is what sessions do here.
        tokio::spawn(async move { session(client, port, gate, run).await.ok() });
    }
}

async fn session(client: TcpStream, port: u16, gate: Arc<Gate>, run: String) -> Result<()> {
    client.set_nodelay(true)?;
    let (mut from_client, mut to_client) = client.into_split();
    let mut length = [0; 4];
    from_client.read_exact(&mut length).await?;
    let mut startup = vec![0; u32::from_be_bytes(length).checked_sub(4).context("no startup packet")? as usize];
    from_client.read_exact(&mut startup).await?;
    let server = TcpStream::connect(("127.0.0.1", port)).await?;
    server.set_nodelay(true)?;
    let (mut from_server, mut to_server) = server.into_split();
    to_server.write_all(&[&length[..], &startup].concat()).await?;
    let reads = String::from_utf8_lossy(&startup).contains("default_transaction_read_only=on");
    let withhold = Mutex::new(None);
    let back = answers(&mut from_server, &mut to_client, &withhold, &gate);
    let forth = statements(&mut from_client, &mut to_server, reads, &withhold, &gate, &run);
    tokio::select! {
        ended = back => ended,
        ended = forth => ended,
    }
}

/// Passes the server's messages on. With `withhold` they are swallowed up to the end of the statement.
async fn answers(from: &mut OwnedReadHalf, to: &mut OwnedWriteHalf, withhold: &Mutex<Option<Fault>>, gate: &Gate) -> Result<()> {
    loop {
        let (kind, message) = message(from).await?;
        let withheld = withhold.lock().map_or(None, |fault| *fault);
        match withheld {
            None => to.write_all(&message).await?,
            Some(fault) if kind == b'Z' => {
                gate.fire();
                if fault == Fault::Lost {
                    bail!("the connection is cut after the statement");
                }
                // The process has ended; the session does when its socket is closed.
                std::future::pending::<()>().await;
            }
            Some(_) => {}
        }
    }
}

/// Passes the client's messages on, statement by statement through the gate.
async fn statements(from: &mut OwnedReadHalf, to: &mut OwnedWriteHalf, reads: bool, withhold: &Mutex<Option<Fault>>, gate: &Gate, run: &str) -> Result<()> {
    let mut prepared: HashMap<Vec<u8>, String> = HashMap::new();
    let mut bound = String::new();
    let name = |body: &[u8]| body.split(|b| *b == 0).next().unwrap_or_default().to_vec();
    loop {
        let (kind, message) = message(from).await?;
        let body = message.get(5..).unwrap_or_default();
        let text = match kind {
            b'P' => {
                let statement = name(body);
                let query = name(body.get(statement.len() + 1..).unwrap_or_default());
                prepared.insert(statement, String::from_utf8_lossy(&query).into_owned());
                None
            }
            b'B' => {
                let portal = name(body);
                bound = prepared.get(&name(body.get(portal.len() + 1..).unwrap_or_default())).cloned().unwrap_or_default();
                None
            }
            b'E' => Some(bound.clone()),
            b'Q' => Some(String::from_utf8_lossy(&name(body)).into_owned()),
            _ => None,
        };
        let fault = text.filter(|_| !reads).and_then(|text| gate.pass(&key(&text, run)));
        match fault {
            None => {}
            Some(Fault::CrashBefore) => {
                gate.fire();
                tokio::io::copy(from, &mut tokio::io::sink()).await?;
                bail!("the process has ended");
            }
            Some(Fault::Answer(_)) => {
                gate.fire();
                bail!("the connection is cut before the statement");
            }
            Some(fault @ (Fault::CrashAfter | Fault::Lost)) => {
                if let Ok(mut withhold) = withhold.lock() {
                    *withhold = Some(fault);
                }
            }
            Some(Fault::Paused) => {
                gate.fire();
                gate.released().await;
            }
        }
        to.write_all(&message).await?;
    }
}

fn key(text: &str, run: &str) -> String {
    normal(text, run).split_whitespace().collect::<Vec<_>>().join(" ").chars().take(90).collect()
}

async fn message(from: &mut OwnedReadHalf) -> Result<(u8, Vec<u8>)> {
    let mut head = [0; 5];
    from.read_exact(&mut head).await?;
    let length = u32::from_be_bytes([head[1], head[2], head[3], head[4]]) as usize;
    let mut message = head.to_vec();
    message.resize(1 + length, 0);
    from.read_exact(message.get_mut(5..).context("a message without a length")?).await?;
    Ok((head[0], message))
}
