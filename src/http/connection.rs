//! What is asked of a connection when it is made: a place, and that whoever reads on it moves.

use std::{any::Any, time::Duration};

use actix_web::{HttpRequest, dev::Extensions, rt::net::TcpStream, web::Data};
use socket2::SockRef;

use super::{
    budget::{Budgets, Kind, Place, Refusal},
    client::Clients,
};

/// So long may an answer wait for a reader that takes nothing of it; then the connection is cut.
const STILL: Duration = Duration::from_secs(10);
/// So many bytes of an answer wait outside this program: with more nobody sees that a reader is slow.
const WAITING: usize = 128 * 1024;

/// The place of a connection, or why it has none; it is given back when the connection ends.
struct Connection(Result<Place, Refusal>);

/// What the server does with each connection.
pub fn accept(
    budgets: Data<Budgets>,
    clients: Data<Clients>,
) -> impl Fn(&dyn Any, &mut Extensions) + Send + Sync + Clone + 'static {
    move |io, extensions| {
        let Some(stream) = io.downcast_ref::<TcpStream>() else { return };
        hurry(stream);
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
    let told = socket.set_send_buffer_size(WAITING);
    #[cfg(target_os = "linux")]
    let told = told.and(socket.set_tcp_user_timeout(Some(STILL)));
    if let Err(error) = told {
        log::debug!("a socket cannot be hurried: {error}");
    }
}
