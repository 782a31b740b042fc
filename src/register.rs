//! The public JSON side. It reads what was stored to be sent; it cannot reach concepts.

pub mod cache;
