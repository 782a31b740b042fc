//! The log: what a line looks like, and what becomes of a panic. `docs/LOGGING.md` tells it to who reads the lines.

use std::{
    backtrace::{Backtrace, BacktraceStatus},
    panic::{self, PanicHookInfo},
};

use env_logger::{Builder, fmt::ConfigurableFormat};
use log::{LevelFilter, Record};

use crate::trace::Trace;

/// Begins the log of this process, with filters such as `info,sql=debug`. A second time changes nothing.
pub fn begin(filters: &str) {
    if builder().parse_filters(filters).try_init().is_ok() {
        log_panics();
    }
}

/// Lines on standard error, each with what the work was for.
#[must_use]
pub fn builder() -> Builder {
    let mut builder = Builder::new();
    // What actix cannot read as HTTP is noise that anyone could make.
    builder.filter_module("actix_http", LevelFilter::Off).format(|line, record| {
        let format = ConfigurableFormat::default();
        match Trace::current() {
            Some(trace) => {
                let metadata = record.metadata().clone();
                format
                    .format(line, &Record::builder().metadata(metadata).args(format_args!("{trace}: {}", record.args())).build())
            }
            None => format.format(line, record),
        }
    });
    builder
}

/// Panics in work that is traced become lines of the log; any other is told as ever.
pub fn log_panics() {
    let other = panic::take_hook();
    panic::set_hook(Box::new(move |panic| match Trace::current() {
        Some(_) => log::error!("paniek in {}", place_and_words(panic)),
        None => other(panic),
    }));
}

/// Where it was, and why if the program's own text says so: words made at that moment can repeat a value. With `RUST_BACKTRACE=1` also how
/// it came there.
fn place_and_words(panic: &PanicHookInfo<'_>) -> String {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let words = panic.payload().downcast_ref::<&'static str>().map(|words| format!(": {words}"));
    let way = Backtrace::capture();
    let way = (way.status() == BacktraceStatus::Captured).then(|| format!("\n{way}"));
    [Some(place), words, way].into_iter().flatten().collect()
}
