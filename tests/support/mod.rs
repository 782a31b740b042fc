//! What every integration test stands on: an app of its own over real HTTP, callers, builders and the check of every answer
//! against the OpenAPI document.

mod app;
mod builders;
mod client;
mod clock;
mod contract;
mod database;
mod example;
pub mod files;
pub mod hostile;
mod keep;
pub mod life_cycle;
pub mod lists;
pub mod notice;
mod operations;
pub mod pages;
#[cfg(feature = "postgres")]
mod postgres;
pub mod raw;
pub mod refused;
mod rows;
pub mod seeds;
mod terugzetten;
mod token;

pub use app::{PUBLIC_URL, TestApp};
pub use builders::{Activiteit, complete_inhoud};
pub use client::{Client, Request, Response};
pub use contract::{as_described, document};
pub use operations::{Operation, operations};
pub use token::{EVERY_SCOPE, Token};
