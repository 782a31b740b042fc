//! What happens around every request. Wrapped from the outside in: `log_line`, `guard`, `head_as_get`, `limits`
//! (so the last `wrap` of the app is `log_line`, and a panic has its line and its number too).

mod guard;
mod head;
mod limits;
mod log_line;

pub use guard::guard;
pub use head::{head_as_get, is_head};
pub use limits::limits;
pub use log_line::log_line;

#[cfg(test)]
mod tests;
