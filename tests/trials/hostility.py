"""What comes from outside: repositories, plugins, servers, clients of the language server, and bytes of any kind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from http.client import HTTPException
from itertools import cycle
from json import dumps
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from textwrap import dedent
from threading import Thread
from time import monotonic
from typing import Any

from conftest import CLEAN, RULE
from fuzz_targets import TARGETS, seeds
from served import TOKEN, Served, served
from test_bounds import CONFIGURATIONS, PACKS
from test_hostile_servers import Server
from test_server_garbage import BY_POSITION, POSITIONS, URI, Client

from lintnews.files import cache
from lintnews.grammar import answer_cache
from lintnews.grammar.engine import Match
from lintnews.grammar.engines.one_origin import Origin, RefusedError
from trials.trial import FAULTY, PACK, lintnews

MOST_SECONDS = 20.0
"""For a hostile file in a fresh process, on however busy a machine: what floods takes minutes, or never ends."""
OFF = ("--grammar", "off")


def repositories(count: int, random: Random) -> Iterator[str | None]:
    """Configurations and packs that flood: exit code 2 with the file's name, and soon."""
    cases = [
        *(("lintnews.toml", text) for text in CONFIGURATIONS.values()),
        *(("house.en.yaml", text) for text in PACKS.values()),
    ]
    with TemporaryDirectory() as home:
        clean = Path(home) / "clean"
        clean.mkdir()
        (clean / "a.txt").write_text(CLEAN)
        lintnews(clean, "check", "a.txt", *OFF)  # our own packs are compiled now, and not while somebody counts
        for number, ((name, text), _) in enumerate(zip(cycle(cases), range(count), strict=False)):
            folder = Path(home) / str(number)
            folder.mkdir()
            (folder / "a.txt").write_text(CLEAN)
            (folder / name).write_text(text)
            packs = ("--packs", name) if name.endswith("yaml") else ()
            began = monotonic()
            done = lintnews(folder, "check", "a.txt", *packs, *OFF)
            took = monotonic() - began
            told = done.stderr.decode()
            is_told = done.returncode == 2 and name in told and "fault of lintnews" not in told
            yield None if is_told and took < MOST_SECONDS else f"{name}: {done.returncode}, {took:.1f} s: {told[:200]}"


PLUGINS = (
    ("yield self.finding((0, 1), 'x', severity='error')", 3),
    ("yield self.finding((0, 1), 'x', severity=7)", 3),
    ("yield self.finding((0, 1), b'x')", 3),
    ("yield self.finding((0, 1), ['x'])", 3),
    ("yield self.finding((0, 1, 2), 'x')", 3),
    ("yield self.finding((0, None), 'x')", 3),
    ("yield self.finding((5, 1), 'x')", 3),
    ("yield self.finding((0, 1), 'x', notes=[3])", 3),
    ("yield self.finding((0, 1), 'x', fixes=[('t', [((0, 1), None)], False)])", 3),
    ("yield 5", 3),
    ("raise SystemExit(0)", 3),
    ("raise KeyError", 3),
    ("while True: pass", 3),
    ("import os; os._exit(0)", 3),
    ("import os, sys; os.execv(sys.executable, ['python', '-c', ''])", 3),
    ("import os; os.kill(os.getpid(), 11)", 3),
    ("import ctypes; ctypes.CDLL(None).exit(0)", 3),
    ("import os; os.chdir('/')", 1),
    ("import os; os.fork()", 1),
    ("import sys; sys.stdout.close()", 1),
    ("print('noise')", 1),
)
"""What the rule of a plugin does, and the exit code of the run."""


def plugins(count: int, random: Random) -> Iterator[str | None]:
    """Plugins that misbehave: their own results are lost, they are named, and no run that failed is green."""
    for (body, code), _ in zip(cycle(random.sample(PLUGINS, len(PLUGINS))), range(count), strict=False):
        with TemporaryDirectory() as home:
            folder, site = Path(home) / "work", Path(home) / "site"
            folder.mkdir()
            (site / "acme-1.0.dist-info").mkdir(parents=True)
            (site / "acme-1.0.dist-info" / "entry_points.txt").write_text("[lintnews]\nacme = lintnews_acme\n")
            rule = dedent(RULE).replace("at = doc.text", f"{body}\n        at = doc.text")
            (site / "lintnews_acme.py").write_text(rule)
            (folder / "a.txt").write_text("Ministers met the the boo.\n")
            before = os.environ.get("PYTHONPATH")
            os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(site), before)))
            try:
                done = lintnews(folder, "check", "a.txt", "--plugins", "acme", "--time-limit", "1", *OFF)
            finally:
                os.environ.pop("PYTHONPATH") if before is None else os.environ.update(PYTHONPATH=before)
            told = (done.stdout + done.stderr).decode()
            is_whole = "did not come to its end" in told or told.count("repetition/word") == 1
            is_named = code == 1 or "acme" in done.stderr.decode()
            yield (
                None
                if done.returncode == code and is_whole and is_named
                else f"{body}: {done.returncode}: {told[:300]}"
            )


def servers(count: int, random: Random) -> Iterator[str | None]:
    """Grammar servers that send on, hang, drip, flood or refuse: no text goes elsewhere, and an end comes in time."""
    deeds = ("301", "302", "303", "307", "308", "hang", "drip", "drip heads", "flood", "429", "500", "503")
    for does, _ in zip(cycle(deeds), range(count), strict=False):
        elsewhere = Server("well")
        server = Server(does, elsewhere.url)
        for one in (server, elsewhere):
            one.handle_error = lambda *_: None  # type: ignore[method-assign]
            Thread(target=one.serve_forever, daemon=True).start()
        began = monotonic()
        try:
            Origin(server.url).post("/v2/check", {"text": "Ministers met."}, 1.0)
            said: str | None = "it was believed"
        except RefusedError:
            said = None
        for one in (server, elsewhere):
            one.over.set()
            one.shutdown()
        late = monotonic() - began > 20
        yield f"{does}: {said or 'late' if late else 'sent on'}" if said or late or elsewhere.texts else None


def clients(count: int, random: Random) -> Iterator[str | None]:
    """Messages made by chance: every request is answered, and what is sound is answered well after all of them."""
    methods = (
        *BY_POSITION,
        "textDocument/codeAction",
        "textDocument/documentSymbol",
        "workspace/executeCommand",
        "x/y",
    )
    with TemporaryDirectory() as home:
        client = Client(Path(home))
        try:
            client.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
            client.notify("initialized", {})
            article = {"uri": URI, "languageId": "plaintext", "version": 1, "text": "Ministers met the the press.\n"}
            client.notify("textDocument/didOpen", {"textDocument": article})
            for number in range(count):
                place = {"line": random.choice(POSITIONS), "character": random.choice(POSITIONS)}
                sound = {"textDocument": {"uri": URI}, "position": place, "range": {"start": place, "end": place}}
                params = random.choice((sound, {**sound, "context": {"diagnostics": []}}, None, 5, [], [sound], {}))
                if number % 10 == 0:
                    client.raw(
                        random.choice((b"X: 1\r\n\r\n", b"\r\n", b"Content-Length: 2\r\n\r\n{]", b"junk\r\n\r\n"))
                    )
                    client.notify(random.choice(("textDocument/didChange", "textDocument/didClose")), params and {})
                answer = client.ask(random.choice(methods), params)
                yield None if "result" in answer or "error" in answer else f"{params}: {answer}"
        finally:
            client.process.kill()
            client.process.wait()


_PATHS = (
    *("/", "/static/page.js", "/rules", "/rules/names/drift", "/api/state", "/api/check", "/api/report", "/api/forget"),
    *("/api/file?path=a.txt", "/api/save", "/api/ignore", "/api/accept", "/v2/check", "/v2/languages", "/v2/words"),
    *("/v2/words/add", "/v2/words/delete", "/static/../app.py", "/api/file?path=../../etc/passwd", "/%00", "/x" * 900),
)
_HEADERS = (
    ("content_type", ("application/json", "application/x-www-form-urlencoded", "multipart/form-data", "\u00ff", "")),
    ("authorization", (f"Bearer {TOKEN}", "Bearer", "Basic eDp5", "Bearer " + "9" * 5000)),
    ("origin", ("null", "http://example.org", "http://127.0.0.1", "x" * 3000)),
    ("content_length", ("-1", "x", "0", "1e3", "9" * 30)),
    ("content_encoding", ("gzip", "br")),
    ("host", ("example.org", "127.0.0.1", "", "a" * 300)),
)
_BODIES: tuple[Any, ...] = (
    {"text": "Ministers met the the press.", "language": "en"},
    {"text": 5},
    {"text": "a\ud800b"},
    {"text": "x", "path": "../a.txt", "settings": {"select": 5}},
    {"path": "a.txt", "text": None, "words": ["\x1b[2J"], "rule": "names/drift", "start": -1, "end": 10**30},
    [[[]]],
    "text=Ministers+met+the+the+press.&language=en-US&data=%7B",
    "\0\xff",
    "[" * 5000,
)


def browsers(count: int, random: Random) -> Iterator[str | None]:
    """Requests made by chance to the page's server: none is a fault of it, no file changes, and it still answers."""
    with TemporaryDirectory() as home:
        folder = Path(home) / "articles"
        folder.mkdir()
        (folder / "a.txt").write_text(FAULTY)
        with served(folder, "a.txt") as server:
            for _ in range(count):
                body = random.choice(_BODIES)
                data = body if isinstance(body, str) else dumps(body)
                if random.random() < 0.3:
                    data = _mutated(data.encode("utf-8", "replace"), random).decode("latin-1")
                headers = {name: random.choice(values) for name, values in _HEADERS if random.random() < 0.2}
                if headers.get("authorization") == f"Bearer {TOKEN}" and "text" in data and "path" in data:
                    del headers["authorization"]  # with it the request may write
                asked = (random.choice(("GET", "POST", "PUT", "HEAD", "OPTIONS", "x")), random.choice(_PATHS))
                yield _asked(server, asked, data.encode("utf-8", "replace"), headers)
            right = server.post("/api/check", {"text": FAULTY}).status if count else 200
            if right != 200:
                yield f"after all of them a sound question gets {right}"
        if (folder / "a.txt").read_text() != FAULTY:
            yield "the article is another one"


def _asked(server: Served, asked: tuple[str, str], data: bytes, headers: dict[str, str]) -> str | None:
    """What is wrong with the answer to a request; one that is no HTTP may be ended without an answer."""
    try:
        status = server.ask(*asked, data, **headers).status
    except (HTTPException, OSError, ValueError):
        return None if server.process.poll() is None else f"{asked} {headers}: the server has ended"
    return f"{asked} {headers} {data[:80]!r}: {status}" if status == 500 else None


def bytes_of_any_kind(count: int, random: Random) -> Iterator[str | None]:
    """Mutations of what every reader of files, configurations, packs, decisions, baselines and caches begins with."""
    begun = {name: [b"", *seeds(name)] for name in TARGETS}
    for name, _ in zip(cycle((*TARGETS, "cache")), range(count), strict=False):
        if name == "cache":
            yield _cache(random)
            continue
        data = _mutated(random.choice(begun[name]), random)
        try:
            TARGETS[name](data)
        except Exception as error:
            yield f"{name}: {type(error).__name__}: {error} for {data[:200]!r}"
        else:
            yield None


def _cache(random: Random) -> str | None:
    """A cache whose bytes changed holds nothing, or what was put there."""
    with TemporaryDirectory() as home:
        before = os.environ.get("LINTNEWS_CACHE")
        os.environ["LINTNEWS_CACHE"] = home
        try:
            kept = (Match(3, 7, "spelling", "Check", "no such word", ("naive",), False, "harper"),)
            answer_cache.put("name", kept)
            path = Path(cache.folder("grammar", "name"))
            path.write_bytes(_mutated(path.read_bytes(), random))
            found = answer_cache.get("name")
        finally:
            os.environ.pop("LINTNEWS_CACHE") if before is None else os.environ.update(LINTNEWS_CACHE=before)
        return None if found in (None, kept) else f"cache: {found}"


def caches(count: int, random: Random) -> Iterator[str | None]:
    """A file of the cache that is broken, of another kind or gone: two runs behind it say what one without it says."""
    with TemporaryDirectory() as home:
        folder, kept = Path(home) / "run", Path(home) / "cache"
        folder.mkdir()
        (folder / "a.txt").write_text(FAULTY + "He have left the town. The bread and butter of Geneva.\n")
        (folder / "house.en.yaml").write_text(PACK)
        run = ("check", "a.txt", "--packs", "house.en.yaml", "--grammar", "embedded")
        right = lintnews(folder, *run)
        for number in range(count):
            files = sorted(path for path in kept.rglob("*") if path.is_file())
            path = files[number % len(files)]
            done = _spoiled(path, random)
            for again in (lintnews(folder, *run), lintnews(folder, *run)):
                if (again.returncode, again.stdout) != (right.returncode, right.stdout):
                    yield f"{path.relative_to(kept)} {done}: {again.returncode}, {again.stderr[:200]!r}"
                    break
            else:
                yield None
            if not path.is_file():
                path.rmdir() if path.is_dir() else path.unlink()
                lintnews(folder, *run)


def _spoiled(path: Path, random: Random) -> str:
    """Spoil a file, and say how."""
    data, deed = path.read_bytes(), random.randint(0, 5)
    if deed == 0 and data:
        at = random.randrange(len(data))
        path.write_bytes(data[:at] + bytes([data[at] ^ 1 << random.randint(0, 7)]) + data[at + 1 :])
        return f"has another bit at byte {at}"
    if deed == 1:
        path.write_bytes(data[: random.randint(0, len(data))])
        return "is cut off"
    if deed == 2:
        nested = random.choice((b"[" * 100_000, b"[]", b"{}", b"null", b""))
        path.write_bytes(nested)
        return f"holds {nested[:4]!r}"
    path.unlink()
    if deed == 3:
        os.mkfifo(path)
        return "is a pipe"
    if deed == 4:
        path.mkdir()
        return "is a folder"
    return "is gone"


def _mutated(data: bytes, random: Random) -> bytes:
    """The bytes after some changes: bits, bytes, parts put twice, taken out or in another order."""
    made = bytearray(data[:4000])
    for _ in range(random.randint(1, 6)):
        at = random.randint(0, len(made))
        deed = random.randint(0, 4)
        if deed == 0 and made:
            made[at % len(made)] ^= 1 << random.randint(0, 7)
        elif deed == 1:
            made[at:at] = random.choice((b"\0", b"\xff", b"[", b"{", b'"', b"\n", b"\r", b"<", b"\xe2\x80", b"9" * 20))
        elif deed == 2:
            del made[at : at + random.randint(1, 30)]
        elif deed == 3:
            made[at:at] = made[at : at + random.randint(1, 30)] * random.randint(1, 9)
        else:
            made[at:at] = random.randbytes(random.randint(1, 8))
    return bytes(made)
