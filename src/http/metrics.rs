//! Numbers about the requests, in the text format of Prometheus.

use std::time::Duration;

use actix_web::http::{Method, StatusCode};
use prometheus::{HistogramOpts, HistogramVec, IntCounterVec, Opts, Registry, TextEncoder};

use crate::error::{Error, Result};

/// Methods that are counted by name; any other is counted as `other`, so that nobody can make up labels.
const METHODS: [Method; 7] =
    [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS];

/// How many requests there were and how long they took.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    seconds: HistogramVec,
    problems: IntCounterVec,
}

impl Metrics {
    /// Counters at zero.
    pub fn new() -> Result<Self> {
        let counter = Opts::new("http_requests_total", "Requests, by method, route and status.");
        let histogram = HistogramOpts::new("http_request_duration_seconds", "Seconds until the answer, by method and route.")
            .buckets(vec![0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0]);
        let requests = IntCounterVec::new(counter, &["method", "route", "status"]).map_err(Error::internal)?;
        let seconds = HistogramVec::new(histogram, &["method", "route"]).map_err(Error::internal)?;
        let problems = Opts::new("http_problems_total", "Answers that are a problem, and answers that were cut off, by code.");
        let problems = IntCounterVec::new(problems, &["code"]).map_err(Error::internal)?;
        let registry = Registry::new();
        registry.register(Box::new(requests.clone())).map_err(Error::internal)?;
        registry.register(Box::new(seconds.clone())).map_err(Error::internal)?;
        registry.register(Box::new(problems.clone())).map_err(Error::internal)?;
        Ok(Self { registry, requests, seconds, problems })
    }

    /// Tells the numbers of others too: of the database, of the answers in memory.
    pub fn add(&self, register: impl FnOnce(&Registry) -> prometheus::Result<()>) -> Result<()> {
        register(&self.registry).map_err(Error::internal)
    }

    /// Counts one request; `route` is the pattern that matched.
    pub fn observe(&self, method: &Method, route: Option<&str>, status: StatusCode, took: Duration) {
        let method = METHODS.iter().find(|known| *known == method).map_or("other", Method::as_str);
        let route = route.unwrap_or("unknown");
        self.requests.with_label_values(&[method, route, status.as_str()]).inc();
        self.seconds.with_label_values(&[method, route]).observe(took.as_secs_f64());
    }

    /// Counts one problem.
    pub fn problem(&self, code: &str) {
        self.problems.with_label_values(&[code]).inc();
    }

    /// All numbers as text.
    pub fn render(&self) -> Result<String> {
        TextEncoder::new().encode_to_string(&self.registry.gather()).map_err(Error::internal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_counted_by_method_route_and_status() {
        let metrics = Metrics::new().unwrap();
        let took = Duration::from_millis(3);
        for _ in 0..2 {
            metrics.observe(&Method::GET, Some("/v1/x/{uuid}"), StatusCode::OK, took);
        }
        for made_up in [&b"BREW"[..], b"WHEN"] {
            metrics.observe(&Method::from_bytes(made_up).unwrap(), None, StatusCode::METHOD_NOT_ALLOWED, took);
        }
        let text = metrics.render().unwrap();
        for line in [
            "http_requests_total{method=\"GET\",route=\"/v1/x/{uuid}\",status=\"200\"} 2",
            "http_requests_total{method=\"other\",route=\"unknown\",status=\"405\"} 2",
            "http_request_duration_seconds_bucket{method=\"GET\",route=\"/v1/x/{uuid}\",le=\"0.0025\"} 0",
            "http_request_duration_seconds_bucket{method=\"GET\",route=\"/v1/x/{uuid}\",le=\"0.005\"} 2",
        ] {
            assert!(text.lines().any(|got| got == line), "{line}\n{text}");
        }
    }
}
