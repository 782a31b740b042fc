"""Floods a register in every way that the review knows, one after another, and asks meanwhile what ordinary readers and writers ask.

attack.py URL [--pid PID] [--token TOKEN] [--connections N] [--seconds S] [--most SECONDS] [--memory MB] [--client ADDRESS] [--only NAME]

Ends with 1 when an ordinary request waits too long or is refused, when memory grows beyond the bound, or when a slow one is not cut.
Readers come from another address than the attack when `--client` names one (such as 127.0.0.2, on Linux).
"""

import argparse
import json
import os
import resource
import socket
import statistics
import sys
import threading
import time
from urllib.parse import urlsplit

arguments = argparse.ArgumentParser()
arguments.add_argument("url")
arguments.add_argument("--pid", type=int)
arguments.add_argument("--token")
arguments.add_argument("--connections", type=int, default=300)
arguments.add_argument("--seconds", type=float, default=6)
arguments.add_argument("--most", type=float, default=1.0)
arguments.add_argument("--memory", type=int, default=1024)
arguments.add_argument("--client", default="127.0.0.1")
arguments.add_argument("--only", default="", help="only what has this in its name")
args = arguments.parse_args()
parts = urlsplit(args.url)
host, port = parts.hostname, parts.port
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, args.connections * 2 + 100)), hard))


def connect(source="127.0.0.1", patience=5.0):
    one = socket.socket()
    one.settimeout(patience)
    one.bind((source, 0))
    one.connect((host, port))
    return one


def head(method, path, *headers):
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", *headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def ask(method, path, *headers, body=b"", source="127.0.0.1", patience=5.0):
    """The status of an answer on a connection of its own; 0 when there is none."""
    try:
        with connect(source, patience) as one:
            length = (f"Content-Length: {len(body)}",) if body else ()
            one.sendall(head(method, path, "Connection: close", *length, *headers) + body)
            answer = b""
            while chunk := one.recv(65536):
                answer += chunk
            return int(answer.split(b" ", 2)[1]), answer
    except (OSError, IndexError, ValueError):
        return 0, b""


def memory():
    if not args.pid:
        return 0
    with open(f"/proc/{args.pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) // 1024


def ordinary(seconds):
    """Times of what people and systems ask, one after another, each on a new connection."""
    questions = [
        ("live", "GET", "/health/live", (), b""),
        ("register", "GET", "/v1/register", (), b""),
        ("list", "GET", "/v1/register/verwerkingsactiviteiten?pageSize=5&page=%d", (), b""),
        ("page", "GET", "/verwerkingen", (), b""),
    ]
    if args.token:
        activity = {"registerhouder": holder, "inhoud": {"naam": "Proef"}}
        headers = (f"Authorization: Bearer {args.token}", "Content-Type: application/json")
        questions.append(("write", "POST", "/v1/verwerkingsactiviteiten", headers, json.dumps(activity).encode()))
    told, end, turn = {}, time.monotonic() + seconds, 0
    while time.monotonic() < end:
        turn += 1
        for name, method, path, headers, body in questions:
            begin = time.monotonic()
            status, _ = ask(method, path % (turn % 3 + 1) if "%d" in path else path, *headers, body=body, source=args.client)
            told.setdefault(name, []).append((time.monotonic() - begin, status))
        # Less than the rate that the README gives a client of the proxy.
        time.sleep(0.1)
    return told


def slow_body(announced):
    def begin(one):
        one.sendall(head("POST", "/v1/register/controle", "Content-Type: application/json", announced))
        one.sendall(b"{" if announced.startswith("Content") else b"1\r\n{\r\n")

    def go_on(one):
        one.sendall(b" " if announced.startswith("Content") else b"1\r\n \r\n")

    return begin, go_on


def once(data):
    return (lambda one: one.sendall(data)), (lambda one: None)


def feed():
    cursor = json.loads(ask("GET", "/v1/register/wijzigingen?aantal=1000", patience=30)[1].split(b"\r\n\r\n", 1)[1])["cursor"]
    return once(head("GET", f"/v1/register/wijzigingen?na={cursor}&wacht=60"))


holder = json.loads(ask("GET", "/v1/register/verwerkingsactiviteiten?pageSize=1", "Accept: application/json", patience=30)[1].split(b"\r\n\r\n", 1)[1])[
    "results"][0]["registerhouder"]["uuid"]
XLSX = "Accept: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A2 = json.dumps({"verwijzingen": [1] * 340_000}).encode()
CONNECTIONS = {
    "slow chunked body": lambda: slow_body("Transfer-Encoding: chunked"),
    "slow body of a known length": lambda: slow_body("Content-Length: 1000"),
    "waiting for news": feed,
    "an export that is not read": lambda: once(head("GET", "/v1/register/export?geschiedenis=true")),
    "nothing after an answer": lambda: once(head("GET", "/health/live")),
    "thousands of questions at once": lambda: once(head("GET", "/") * 3000),
    "half a head": lambda: once(b"GET /v1/register HTTP/1.1\r\nHost: x\r\n"),
}
QUESTIONS = {
    "a body of nothing but faults": ("POST", "/v1/register/controle", ("Content-Type: application/json",), A2, 4),
    "workbooks": ("GET", "/v1/register/export?geschiedenis=true", (XLSX,), b"", 12),
    "notices": ("GET", f"/organisaties/{holder}/privacyverklaring?x=%d", (), b"", 8),
    "facets": ("GET", "/v1/register/verwerkingsactiviteiten?facetten=thema,grondslag&zoek=%d", (), b"", 16),
}
if args.token:
    QUESTIONS["findings"] = ("GET", "/v1/bevindingen?pageSize=1", (f"Authorization: Bearer {args.token}",), b"", 16)
wrong = []


def report(name, told, before, cut=""):
    after = memory()
    line = []
    for what, answers in told.items():
        times = sorted(took for took, _ in answers)
        p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
        refused = sum(status not in (200, 201) for _, status in answers)
        line.append(f"{what} {len(times)}x p50 {statistics.median(times) * 1000:.0f} p99 {p99 * 1000:.0f} ms" + (f", {refused} refused" if refused else ""))
        if p99 > args.most or refused:
            wrong.append(f"{name}: {line[-1]}")
    if args.pid and after > args.memory:
        wrong.append(f"{name}: {after} MB")
    print(f"{name}: {'; '.join(line)}; RSS {before} -> {after} MB{cut}", flush=True)


def hold(name, make):
    begin, go_on = make()
    held, before, statuses = [], memory(), {}
    end = threading.Event()

    def flood():
        for _ in range(args.connections):
            if end.is_set():
                return
            try:
                one = connect(patience=2)
                begin(one)
                one.setblocking(False)
                held.append(one)
            except OSError:
                statuses["not heard"] = statuses.get("not heard", 0) + 1
        while not end.wait(3):
            for one in list(held):
                try:
                    go_on(one)
                except OSError:
                    pass

    thread = threading.Thread(target=flood)
    thread.start()
    told = ordinary(args.seconds)
    end.set()
    thread.join()
    for one in held:
        try:
            answer = one.recv(64)
            status = answer.split(b" ", 2)[1].decode() if answer.startswith(b"HTTP") else "ended" if not answer else "?"
        except BlockingIOError:
            status = "open"
        except OSError:
            status = "cut"
        statuses[status] = statuses.get(status, 0) + 1
        one.close()
    report(name, told, before, f"; connections {statuses}")


def ask_on(name, method, path, headers, body, threads):
    before, end, asked = memory(), threading.Event(), []

    def flood():
        while not end.is_set():
            status, _ = ask(method, path.replace("%d", str(len(asked))), *headers, body=body, patience=20)
            asked.append(status)
            if status in (429, 503):
                time.sleep(0.05)

    all_of_them = [threading.Thread(target=flood) for _ in range(threads)]
    for thread in all_of_them:
        thread.start()
    told = ordinary(args.seconds)
    end.set()
    for thread in all_of_them:
        thread.join()
    report(name, told, before, f"; answers { {status: asked.count(status) for status in set(asked)} }")


def fire_and_forget():
    before = memory()
    for number in range(60):
        try:
            with connect() as one:
                one.sendall(head("GET", f"/v1/register/export?geschiedenis=true&zoek=a{number}", XLSX))
            with connect() as one:
                one.sendall(head("GET", f"/organisaties/{holder}/privacyverklaring?y={number}"))
        except OSError:
            pass
    report("fire and forget", ordinary(args.seconds), before)


def chosen(name):
    return args.only in name


report("quiet", ordinary(args.seconds), memory())
for name, make in CONNECTIONS.items():
    if chosen(name):
        hold(name, make)
for name, (method, path, headers, body, threads) in QUESTIONS.items():
    if chosen(name):
        ask_on(name, method, path, headers, body, threads)
if chosen("fire and forget"):
    fire_and_forget()
print("\n".join(["", "WRONG:", *wrong] if wrong else ["", "all is well"]))
sys.exit(1 if wrong else 0)
