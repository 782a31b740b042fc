//! The README does what it says: its walk runs against the real binary, and its table names every setting.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

const BINARY: &str = env!("CARGO_BIN_EXE_verwerkingsregister");
const README: &str = include_str!("../README.md");
/// The address and the folder of the binary as the README writes them; here they are others.
const ADDRESS: &str = "http://127.0.0.1:8080";
const FOLDER: &str = "$PWD/target/release";
/// The secret that the README makes its tokens with.
const SECRET: &str = "a-secret-for-trying-things-out";
/// What the demo says when its address is taken.
const READY: &str = "het register antwoordt op ";

#[test]
fn the_walk_gives_the_answers_that_the_readme_tells() {
    let folder = tempfile::tempdir().unwrap();
    let demo = Demo::start(folder.path());
    let walk = section("A walk with curl");
    let script = blocks(walk, "bash").replace(ADDRESS, &demo.address).replace(FOLDER, binaries());
    assert!(script.contains(SECRET) && script.contains(&demo.address), "the walk names its secret and its address");

    let mut bash = clean(Command::new("bash"));
    bash.args(["-euo", "pipefail", "-c", &script]).current_dir(folder.path()).env("TMPDIR", folder.path());
    let output = bash.output().expect("bash runs the walk");
    let (told, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "the walk ended with {}\n{told}{errors}", output.status);

    let answers: Vec<_> = told.lines().filter(|line| is_status(line)).collect();
    assert_eq!(answers, expected(walk), "{told}{errors}");
    let shown: Vec<_> = told.lines().filter(|line| line.starts_with('{')).collect();
    let [check, problems @ ..] = &shown[..] else { panic!("{told}") };
    assert!(check.contains("\"blokkades\":[{\"code\":\"VR-G01\"") && check.contains("\"VR-C13\""), "{check}");
    assert_eq!(problems.len(), 2, "{told}");
    assert!(problems[0].contains("\"code\":\"niet-compleet\"") && problems[0].contains("\"/bewaartermijnen\""), "{told}");
    assert!(problems[1].contains("\"code\":\"niet-deze-persoon\""), "{told}");
}

#[test]
fn every_setting_is_in_the_table_with_its_default() {
    let help = clean(Command::new(BINARY)).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let settings: Vec<_> = help.lines().filter_map(|line| line.strip_prefix("  REGISTER_")).collect();
    let names: BTreeSet<_> = settings.iter().map(|line| format!("REGISTER_{}", first_word(line))).collect();
    assert!(!names.is_empty(), "{help}");

    let written: BTreeSet<_> = README.match_indices("REGISTER_").map(|(at, _)| name(&README[at..])).collect();
    assert_eq!(written, names, "the README and `--help` name the same settings");

    let table = section("Configuration");
    for line in settings {
        let name = format!("REGISTER_{}", first_word(line));
        let row = table.lines().find(|row| row.starts_with(&format!("| `{name}` |")));
        let row = row.unwrap_or_else(|| panic!("{name} has no row in the table of settings"));
        let told = row.split('|').nth(2).unwrap_or_default().trim();
        // A default in words is Dutch there and English here; a value is the same.
        match line.split_once("[standaard: ").map(|(_, default)| default.trim_end_matches(']')) {
            Some(value) if !value.contains(' ') => assert_eq!(told, format!("`{value}`"), "{name}"),
            Some(_) => assert!(!told.is_empty(), "{name} has a default"),
            None => assert_eq!(told, "", "{name} has no default"),
        }
    }
}

#[test]
fn every_sub_command_is_named() {
    let help = clean(Command::new(BINARY)).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let commands = help.lines().skip_while(|line| *line != "Opdrachten:").skip(1).take_while(|line| !line.is_empty());
    for command in commands.map(first_word) {
        assert!(README.contains(&format!("`{command}`")), "the README does not name {command}");
    }
}

/// A running demo with the README's own file of applications. It stops, whatever happens, when the test ends.
struct Demo {
    process: Child,
    address: String,
}

impl Demo {
    fn start(folder: &Path) -> Self {
        let applications = folder.join("applicaties.toml");
        fs::write(&applications, blocks(section("Who may do what"), "toml")).expect("the file of applications is written");
        fs::write(folder.join("zaaksysteem.geheim"), "what an application keeps to itself, for trying out")
            .expect("its secret is written");
        let mut command = clean(Command::new(BINARY));
        command
            .arg("demo")
            .env("REGISTER_ADRES", "127.0.0.1:0")
            .env("REGISTER_DATABASE_URL", format!("sqlite://{}", folder.join("register.sqlite3").display()))
            .env("REGISTER_PUBLIC_URL", ADDRESS)
            .env("REGISTER_TOKEN_GEHEIM", SECRET)
            .env("REGISTER_APPLICATIES", &applications)
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let mut process = command.spawn().expect("the binary runs");
        let mut log = BufReader::new(process.stderr.take().expect("standard error is piped"));
        let mut demo = Self { process, address: String::new() };
        let (send, receive) = mpsc::channel();
        // Read on to the end: a full pipe would stop the demo.
        thread::spawn(move || {
            let mut told = String::new();
            while log.read_line(&mut told).is_ok_and(|bytes| bytes > 0) {
                if let Some((_, address)) = told.lines().last().and_then(|line| line.split_once(READY)) {
                    let _ = send.send(Ok(address.to_owned()));
                    break;
                }
            }
            let _ = log.read_to_string(&mut told);
            let _ = send.send(Err(told));
        });
        demo.address = match receive.recv_timeout(Duration::from_mins(2)) {
            Ok(Ok(address)) => address,
            Ok(Err(told)) => panic!("the demo stopped:\n{told}"),
            Err(error) => panic!("the demo does not answer: {error}"),
        };
        // It answers before its lists are filled.
        let ready = || ureq::get(format!("{}/health/ready", demo.address)).call().is_ok();
        assert!((0..600).any(|_| ready() || pause()), "the lists of the demo are filled");
        demo
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Waits a little for what is not there yet.
fn pause() -> bool {
    thread::sleep(Duration::from_millis(50));
    false
}

/// A command that inherits no setting of the register and no proxy.
fn clean(mut command: Command) -> Command {
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("REGISTER_") {
            command.env_remove(name);
        }
    }
    command.env("NO_PROXY", "*").env("no_proxy", "*");
    command
}

fn binaries() -> &'static str {
    Path::new(BINARY).parent().and_then(Path::to_str).expect("the binary is in a folder")
}

/// The text below a heading, up to the next one.
fn section(heading: &str) -> &'static str {
    let begin = format!("\n## {heading}\n");
    let (_, rest) = README.split_once(&begin).unwrap_or_else(|| panic!("the README has no section {heading:?}"));
    rest.split("\n## ").next().unwrap_or(rest)
}

/// All code of one language in a text, as one.
fn blocks(text: &str, language: &str) -> String {
    let mut code = String::new();
    let mut inside = false;
    for line in text.lines() {
        match line.strip_prefix("```") {
            Some(fence) => inside = fence == language,
            None if inside => writeln!(code, "{line}").expect("a String takes any text"),
            None => {}
        }
    }
    assert!(!code.is_empty(), "no {language} in this section");
    code
}

/// The status behind each call of the walk: `… # 201`.
fn expected(walk: &str) -> Vec<&str> {
    walk.lines().filter_map(|line| line.rsplit_once("# ")).map(|(_, status)| status).filter(|status| is_status(status)).collect()
}

fn is_status(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn first_word(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or_default()
}

/// The name of a setting at the begin of a text.
fn name(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_ascii_uppercase() || *letter == '_').collect()
}
