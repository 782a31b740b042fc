//! One binary with sub-commands; `cli` reads them.

/// Faster than the system's, and without fragmentation in a long-running server.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    verwerkingsregister::cli::run(std::env::args_os())
}
