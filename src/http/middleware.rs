//! What happens around every request. Wrapped from the outside in: `one_spelling`, `log_line`, `guard`, `head_as_get`,
//! `limits` (so a panic has its line and its number too).

mod guard;
mod head;
mod limits;
mod log_line;
mod spelling;

pub use guard::guard;
pub use head::{head_as_get, is_head};
pub use limits::limits;
pub use log_line::log_line;
pub use spelling::one_spelling;

#[cfg(test)]
mod tests;
