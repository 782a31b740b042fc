//! A register that stays there: what happens to the database happens here to a real primary and standby, under the real program.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod gewoon;
mod opvolgen;
mod paar;
mod register;
mod uitval;
