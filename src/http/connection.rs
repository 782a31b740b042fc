//! What is asked of a connection when it is made: a place, and that whoever reads on it moves.

use std::time::Duration;

use actix_web::{HttpRequest, dev::Extensions, rt::net::TcpStream, web::Data};
use socket2::SockRef;

use super::{
    budget::{Budgets, Kind, Place, Refusal},
    client::Clients,
    wire::Wire,
};

/// So long may an answer wait for a reader that takes nothing of it; then the connection is cut.
const STILL: Duration = Duration::from_secs(10);
/// So many bytes of an answer wait outside this program: with more nobody sees that a reader is slow.
const WAITING: usize = 128 * 1024;

/// The place of a connection, or why it has none; it is given back when the connection ends.
struct Connection(Result<Place, Refusal>);

/// What the server does with each connection.
pub fn accept(budgets: Data<Budgets>, clients: Data<Clients>) -> impl Fn(&Wire, &mut Extensions) + Clone + 'static {
    move |wire, extensions| {
        let stream = wire.stream();
        hurry(stream);
        extensions.insert(wire.ahead());
        // Of who comes through a proxy the address is known only by the head of a request.
        let client = stream.peer_addr().ok().map(|peer| peer.ip()).filter(|peer| !clients.proxies.has(*peer));
        extensions.insert(Connection(budgets.take(Kind::Connections, client)));
    }
}

/// Why nothing is answered on this connection, if so.
pub(super) fn refusal(request: &HttpRequest) -> Option<Refusal> {
    request.conn_data::<Connection>().and_then(|connection| connection.0.as_ref().err().copied())
}

/// A socket that cannot be told so is served as it is.
fn hurry(stream: &TcpStream) {
    let socket = SockRef::from(stream);
    // The end of an answer does not wait until the reader has told that it took the begin: with some readers that is 40 ms each time.
    let told = socket.set_tcp_nodelay(true).and(socket.set_send_buffer_size(WAITING));
    #[cfg(target_os = "linux")]
    let told = told.and(socket.set_tcp_user_timeout(Some(STILL)));
    if let Err(error) = told {
        log::debug!("a socket cannot be hurried: {error}");
    }
}

#[cfg(test)]
mod tests {
    use actix_web::rt::net::TcpListener;

    use super::*;

    #[actix_web::test]
    async fn an_answer_waits_for_no_reader_and_without_end_for_none() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let _client = std::net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let (stream, _) = listener.accept().await.unwrap();
        assert!(!stream.nodelay().unwrap());
        hurry(&stream);
        assert!(stream.nodelay().unwrap());
        #[cfg(target_os = "linux")]
        assert_eq!(SockRef::from(&stream).tcp_user_timeout().unwrap(), Some(STILL));
    }
}
