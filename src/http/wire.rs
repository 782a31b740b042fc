//! A connection that is read no further than is answered. The server makes a request of every head in what it has read before it answers the
//! first one: of heads of 27 bytes, sent in one go, that would be thousands for each connection.

use std::{
    cell::{Cell, RefCell},
    io,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, Waker, ready},
};

use actix_web::{HttpRequest, rt::net::TcpStream};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// So many requests may wait behind the one that is answered.
const AHEAD: usize = 16;
/// So much is read at once while heads are expected, and of a body.
const HEAD: usize = 1024;
const BODY: usize = 8 * 1024;

/// The connection.
pub struct Wire {
    stream: TcpStream,
    ahead: Rc<Ahead>,
}

/// How far a connection is read, shared with the requests on it.
#[derive(Debug, Default)]
pub struct Ahead {
    /// Heads that ended since the last time that everything was answered.
    heads: Cell<usize>,
    end: Cell<End>,
    /// Bytes that are of a body.
    body: Cell<usize>,
    /// A request is answered now, or one was since heads were last counted anew.
    answering: Cell<bool>,
    answered: Cell<bool>,
    reader: RefCell<Option<Waker>>,
}

/// How much of the end of a head was read: an empty line.
#[derive(Debug, Default, Clone, Copy)]
enum End {
    #[default]
    Text,
    Line,
    Return,
}

/// A request that is answered, until its answer is sent.
pub struct Answering(Rc<Ahead>);

impl Wire {
    /// A connection that was just made.
    #[must_use]
    pub fn new(stream: TcpStream) -> Self {
        Self { stream, ahead: Rc::default() }
    }

    /// The socket.
    #[must_use]
    pub fn stream(&self) -> &TcpStream {
        &self.stream
    }

    /// How far it is read.
    #[must_use]
    pub fn ahead(&self) -> Rc<Ahead> {
        Rc::clone(&self.ahead)
    }
}

impl Ahead {
    /// Of the connection of a request; a request without a socket has none.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Option<Rc<Self>> {
        request.conn_data::<Rc<Self>>().cloned()
    }

    /// A request is answered from now on. Of its body so many bytes are still to come, if it has one.
    pub fn answer(self: Rc<Self>, body: Option<usize>) -> Answering {
        self.answering.set(true);
        if let Some(bytes) = body {
            // What looked like heads may have been the begin of it.
            self.heads.set(0);
            self.expect(bytes);
        }
        Answering(self)
    }

    /// So many more bytes of a body are wanted.
    pub fn expect(&self, bytes: usize) {
        self.body.set(self.body.get().saturating_add(bytes));
        self.wake();
    }

    /// Of a body in chunks nobody knows how long it is: a piece at a time.
    pub fn expect_piece(&self) {
        if self.body.get() == 0 {
            self.expect(BODY);
        }
    }

    /// How much may be read now.
    fn room(&self) -> usize {
        match self.body.get() {
            0 => {}
            body => return body.min(BODY),
        }
        if !self.answering.get() && self.answered.replace(false) {
            self.heads.set(0);
        }
        if self.heads.get() < AHEAD { HEAD } else { 0 }
    }

    fn was_read(&self, bytes: &[u8]) {
        match self.body.get() {
            0 => bytes.iter().for_each(|byte| self.count(*byte)),
            body => self.body.set(body.saturating_sub(bytes.len())),
        }
    }

    fn count(&self, byte: u8) {
        let end = match (self.end.get(), byte) {
            (End::Line | End::Return, b'\n') => {
                self.heads.set(self.heads.get() + 1);
                End::Text
            }
            (_, b'\n') => End::Line,
            (End::Line, b'\r') => End::Return,
            _ => End::Text,
        };
        self.end.set(end);
    }

    fn wake(&self) {
        self.reader.take().into_iter().for_each(Waker::wake);
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.answering.set(false);
        self.0.answered.set(true);
        self.0.wake();
    }
}

impl AsyncRead for Wire {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let room = self.ahead.room().min(into.remaining());
        if room == 0 {
            *self.ahead.reader.borrow_mut() = Some(context.waker().clone());
            return Poll::Pending;
        }
        let mut part = ReadBuf::new(into.initialize_unfilled_to(room));
        ready!(Pin::new(&mut self.stream).poll_read(context, &mut part))?;
        self.ahead.was_read(part.filled());
        let read = part.filled().len();
        into.advance(read);
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, from: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, from)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use actix_web::rt::net::TcpListener;
    use futures_util::FutureExt as _;
    use tokio::io::AsyncReadExt as _;

    use super::*;

    /// Reads until nothing more is given, and counts the bytes.
    async fn read(wire: &mut Wire) -> usize {
        let (mut all, mut into) = (0, [0; BODY]);
        // What was sent is there soon.
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        while let Some(Ok(read)) = wire.read(&mut into).now_or_never() {
            all += read;
        }
        all
    }

    #[actix_web::test]
    async fn heads_are_read_a_few_ahead_and_bodies_as_far_as_they_go() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut client = std::net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let mut wire = Wire::new(listener.accept().await.unwrap().0);
        let head = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n";
        client.write_all(&head.repeat(1000)).unwrap();
        let first = read(&mut wire).await;
        assert!((AHEAD * head.len()..=HEAD + AHEAD * head.len()).contains(&first), "{first}");
        let answering = wire.ahead().answer(None);
        assert_eq!(read(&mut wire).await, 0, "nothing while it is answered");
        drop(answering);
        let second = read(&mut wire).await;
        assert!(second > 0 && second <= HEAD + AHEAD * head.len(), "{second}");
        let body = wire.ahead().answer(Some(10_000));
        let third = read(&mut wire).await;
        assert!((10_000..=10_000 + HEAD + AHEAD * head.len()).contains(&third), "{third}");
        drop(body);
    }
}
