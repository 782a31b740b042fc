//! PostgreSQL for the tests: one throw-away cluster per process, made with the installed binaries, and a database per test.
//! `TEST_POSTGRES_URL` names a server to use instead; its user must be allowed to make databases.

use std::{
    env, fs,
    io::{BufRead as _, BufReader, Read as _},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
};

use diesel::{Connection as _, PgConnection, connection::SimpleConnection as _};

/// Makes the cluster, says where it is, and takes it down when its standard input ends: also when the tests are killed.
const SCRIPT: &str = include_str!("cluster.sh");

static SERVER: LazyLock<Server> = LazyLock::new(Server::find);

/// A database that nobody else uses; it goes when this value goes.
pub(super) struct Database {
    name: String,
    url: String,
}

impl Database {
    pub(super) fn create() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let name = format!("register_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
        SERVER.execute(&format!("CREATE DATABASE {name} TEMPLATE template0"));
        Self { url: SERVER.url(&name), name }
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if !super::keep::keeps(&self.url) {
            SERVER.execute(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
        }
    }
}

/// A server: how its addresses begin and end around the name of a database.
struct Server {
    begin: String,
    end: String,
    /// As long as this is open, the cluster runs; it closes when this process ends.
    _cluster: Option<(Child, ChildStdin)>,
}

impl Server {
    fn find() -> Self {
        match env::var("TEST_POSTGRES_URL") {
            Ok(url) => Self::given(&url),
            Err(_) => Self::throw_away(),
        }
    }

    fn given(url: &str) -> Self {
        let (address, options) = url.split_once('?').map_or((url, String::new()), |(url, rest)| (url, format!("?{rest}")));
        let server = address.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
        Self { begin: format!("{server}/"), end: options, _cluster: None }
    }

    fn throw_away() -> Self {
        let mut command = as_unprivileged_user();
        command.args(["sh", "-c", SCRIPT, "cluster.sh"]).arg(binaries());
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let stdin = child.stdin.take().unwrap();
        let mut folder = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut folder).unwrap();
        let mut stderr = child.stderr.take().unwrap();
        if folder.trim().is_empty() {
            let mut reason = String::new();
            drop(stderr.read_to_string(&mut reason));
            panic!("PostgreSQL does not start: {reason}");
        }
        let end = format!("?host={}&user=register", folder.trim().replace('/', "%2F"));
        Self { begin: "postgres:///".to_owned(), end, _cluster: Some((child, stdin)) }
    }

    fn url(&self, database: &str) -> String {
        format!("{}{database}{}", self.begin, self.end)
    }

    fn execute(&self, sql: &str) {
        let mut conn = PgConnection::establish(&self.url("postgres")).unwrap();
        conn.batch_execute(sql).unwrap();
    }
}

/// PostgreSQL refuses to run as root; then its own user does it, or else nobody.
fn as_unprivileged_user() -> Command {
    let output = |program: &str, arguments: &[&str]| Command::new(program).args(arguments).output().unwrap();
    if output("id", &["-u"]).stdout != b"0\n" {
        return Command::new("env");
    }
    let user = if output("id", &["-u", "postgres"]).status.success() { "postgres" } else { "nobody" };
    let mut command = Command::new("runuser");
    // The folder of the project may be closed to that user.
    command.args(["-u", user, "--"]).current_dir("/");
    command
}

/// The folder with `initdb` and `pg_ctl`: on the path, or where Debian puts them; there the newest.
fn binaries() -> PathBuf {
    let complete = |folder: &PathBuf| ["initdb", "pg_ctl"].iter().all(|name| folder.join(name).is_file());
    let path = env::var_os("PATH").unwrap_or_default();
    let mut installed: Vec<_> = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().collect();
    installed.sort_by_key(|entry| entry.file_name().to_string_lossy().parse::<u32>().unwrap_or(0));
    let installed = installed.into_iter().rev().map(|entry| entry.path().join("bin"));
    let found = env::split_paths(&path).chain(installed).find(complete);
    let found = found.expect("TEST_DATABASE=postgres needs initdb and pg_ctl (install PostgreSQL), or TEST_POSTGRES_URL");
    // A link on the path leads to the folder where all of them are.
    let real = fs::canonicalize(found.join("initdb")).unwrap();
    real.parent().map(Path::to_path_buf).unwrap()
}
