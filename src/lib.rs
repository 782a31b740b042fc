//! The register of processing activities (AVG art. 30) for Dutch municipalities. Start at `docs/ARCHITECTURE.md`.
#![recursion_limit = "256"]

pub mod api;
pub mod app;
pub mod auth;
pub mod cli;
pub mod clock;
pub mod config;
pub mod database;
pub mod domain;
pub mod error;
pub mod exchange;
pub mod handelingen;
pub mod hash;
pub mod http;
pub mod index;
pub mod inlezen;
pub mod json;
pub mod logbook;
pub mod openapi;
pub mod register;
pub mod site;
pub mod store;
pub mod toestand;
pub mod trace;
pub mod uitvoer;
pub mod webhooks;
