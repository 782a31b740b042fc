//! A primary and a standby of PostgreSQL for one test, and what can happen to them.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _},
    net::TcpListener,
    path::PathBuf,
    process::{Child, ChildStdin, Command, Stdio},
    thread,
    time::Duration,
};

use diesel::{
    Connection as _, PgConnection, QueryableByName, RunQueryDsl, connection::SimpleConnection as _, sql_query, sql_types::Text,
};

/// Makes both, and takes them down when its standard input ends.
const SCRIPT: &str = include_str!("../support/paar.sh");

/// Both servers; they go when this goes.
pub struct Paar {
    folder: PathBuf,
    binaries: PathBuf,
    pub ports: [u16; 2],
    _script: (Child, ChildStdin),
}

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Server {
    A,
    B,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    value: String,
}

impl Paar {
    pub fn start() -> Self {
        let ports = [free_port(), free_port()];
        let binaries = binaries();
        let mut command = as_unprivileged_user();
        command.args(["sh", "-c", SCRIPT, "paar.sh"]).arg(&binaries).args(ports.map(|port| port.to_string()));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let stdin = child.stdin.take().unwrap();
        let mut folder = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut folder).unwrap();
        if folder.trim().is_empty() {
            let mut reason = String::new();
            child.stderr.take().unwrap().read_to_string(&mut reason).unwrap();
            panic!("the pair does not start: {reason}");
        }
        Self { folder: folder.trim().into(), binaries, ports, _script: (child, stdin) }
    }

    fn port(&self, server: Server) -> u16 {
        self.ports[usize::from(server == Server::B)]
    }

    fn name(server: Server) -> &'static str {
        if server == Server::A { "a" } else { "b" }
    }

    /// The address of one of them, for this user.
    pub fn url_of(&self, server: Server, user: &str, database: &str) -> String {
        format!("postgres://{user}@127.0.0.1:{}/{database}", self.port(server))
    }

    /// The address of one of them.
    pub fn url(&self, server: Server, database: &str) -> String {
        self.url_of(server, "register", database)
    }

    /// The address of both, as the register is told.
    pub fn both(&self, database: &str) -> String {
        let [a, b] = self.ports;
        format!("postgres://register@127.0.0.1:{a},127.0.0.1:{b}/{database}")
    }

    pub fn connect(&self, server: Server, database: &str) -> PgConnection {
        PgConnection::establish(&self.url(server, database)).unwrap()
    }

    pub fn execute(&self, server: Server, database: &str, sql: &str) {
        // Not one text: ALTER SYSTEM and CREATE DATABASE do not go within a transaction.
        let mut conn = self.connect(server, database);
        for statement in sql.split(';').filter(|statement| !statement.trim().is_empty()) {
            conn.batch_execute(statement).unwrap_or_else(|error| panic!("{statement}: {error}"));
        }
    }

    /// One value, as text.
    pub fn value(&self, server: Server, database: &str, sql: &str) -> String {
        sql_query(format!("SELECT ({sql})::text AS value")).get_result::<Row>(&mut self.connect(server, database)).unwrap().value
    }

    /// Waits until this is true.
    pub fn until(&self, server: Server, sql: &str) {
        for _ in 0..300 {
            if self.value(server, "postgres", sql) == "true" {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("never true: {sql}");
    }

    /// The standby no longer follows: what is written from now on is lost with the primary.
    pub fn cut_off(&self) {
        self.until(Server::A, "SELECT bool_and(sent_lsn = replay_lsn) AND count(*) > 0 FROM pg_stat_replication");
        let sql = "ALTER SYSTEM SET primary_conninfo = 'host=127.0.0.1 port=1'; SELECT pg_reload_conf()";
        self.execute(Server::B, "postgres", sql);
        self.until(Server::A, "SELECT count(*) = 0 FROM pg_stat_replication");
    }

    /// Commits wait for the standby.
    pub fn synchronous(&self) {
        self.execute(Server::A, "postgres", "ALTER SYSTEM SET synchronous_standby_names = 'b'; SELECT pg_reload_conf()");
        self.until(Server::A, "SELECT count(*) = 1 FROM pg_stat_replication WHERE sync_state = 'sync'");
    }

    fn pid(&self, server: Server) -> String {
        let file = self.folder.join(Self::name(server)).join("postmaster.pid");
        fs::read_to_string(file).unwrap().lines().next().unwrap().to_owned()
    }

    fn signal(&self, server: Server, signal: &str) {
        let pid = self.pid(server);
        // The children first: they end by themselves when the first one is gone.
        drop(Command::new("pkill").args([signal, "-P", &pid]).status());
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
    }

    /// Nothing is finished.
    pub fn kill(&self, server: Server) {
        self.signal(server, "-KILL");
    }

    /// It stands still and keeps every connection.
    pub fn freeze(&self, server: Server) {
        self.signal(server, "-STOP");
    }

    pub fn thaw(&self, server: Server) {
        self.signal(server, "-CONT");
    }

    fn control(&self, server: Server, arguments: &[&str]) {
        let name = Self::name(server);
        let mut command = as_unprivileged_user();
        command.arg(self.binaries.join("pg_ctl")).arg("-D").arg(self.folder.join(name)).args(["-w", "-l"]);
        command.arg(self.folder.join(format!("{name}.log"))).args(arguments);
        assert!(command.stdout(Stdio::null()).status().unwrap().success(), "{arguments:?}");
    }

    /// The standby becomes the primary.
    pub fn promote(&self) {
        self.control(Server::B, &["promote"]);
    }

    pub fn stop(&self, server: Server) {
        self.control(server, &["-m", "fast", "stop"]);
    }

    pub fn start_again(&self, server: Server) {
        self.control(server, &["start"]);
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// PostgreSQL refuses to run as root.
fn as_unprivileged_user() -> Command {
    let output = |program: &str, arguments: &[&str]| Command::new(program).args(arguments).output().unwrap();
    if output("id", &["-u"]).stdout != b"0\n" {
        return Command::new("env");
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).current_dir("/");
    command
}

/// Where the newest `initdb` is.
fn binaries() -> PathBuf {
    let mut installed: Vec<_> = fs::read_dir("/usr/lib/postgresql").unwrap().flatten().collect();
    installed.sort_by_key(|entry| entry.file_name().to_string_lossy().parse::<u32>().unwrap_or(0));
    installed.pop().expect("PostgreSQL is installed").path().join("bin")
}
