"""LanguageTool itself: its real server, in five languages, well and ill.

The jars are fetched by the install command. Without Java or Maven these tests are skipped; with CI=true they fail.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from zipfile import ZipFile

import pytest
from conftest import Lintnews, Outcome
from hypothesis import given, settings
from hypothesis import strategies as st
from outside_tools import missing

from lintnews.document import Document
from lintnews.grammar.engine import EngineSetup, Text, UnavailableError
from lintnews.grammar.engines import languagetool_server as servers
from lintnews.grammar.engines.bundled import ENGINES, open_languagetool
from lintnews.grammar.engines.languagetool_client import Client, judged, kinds
from lintnews.grammar.engines.languagetool_install import Installed, InstallError, install, installed, java
from lintnews.grammar.engines.languagetool_server import Server, is_ready
from lintnews.grammar.service import Service
from lintnews.rule import rules_in

pytestmark = pytest.mark.outside

SEED = Path(__file__).parent.parent / "seeds"
ARTICLE = "The minister said that they ready. She works on Saturdays when she can to help. He left in the evening.\n"
"""With a fault that LanguageTool finds: `can to`."""
_HOME = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lintnews-tests"


@pytest.fixture(scope="session")
def made() -> Installed:
    """LanguageTool, installed where it stays for the next time."""
    before = os.environ.get("LINTNEWS_CACHE")
    os.environ["LINTNEWS_CACHE"] = str(_HOME)
    try:
        if not java() or not (installed() or shutil.which("mvn")):
            missing("Java 17 and Maven are wanted (apt-get install openjdk-17-jre-headless maven)")
        return installed() or install(("en", "de", "fr", "nl", "es"))
    except InstallError as error:
        missing(str(error))
    finally:
        if before is None:
            del os.environ["LINTNEWS_CACHE"]
        else:
            os.environ["LINTNEWS_CACHE"] = before
    raise AssertionError


@pytest.fixture(scope="session")
def server(made: Installed) -> Iterator[Server]:
    """One server for all tests that do not hurt it."""
    one = Server(made)
    yield one
    one.stop()


@pytest.fixture(scope="session")
def client(server: Server) -> Client:
    return Client(EngineSetup(url=server.url), None, server.url)


@pytest.fixture
def there(made: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installed:
    """LanguageTool in a cache folder of the test's own."""
    home = tmp_path / ".cache"
    home.mkdir()
    (home / "languagetool").symlink_to(made.home)
    monkeypatch.setenv("LINTNEWS_CACHE", str(home))
    return made._replace(home=str(home / "languagetool"))


def javas(made: Installed) -> list[int]:
    """The servers that run from an installation."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if f"{made.home}/*" in path.read_text("utf-8", "replace"):
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


def ended(made: Installed, seconds: float = 10) -> bool:
    """Whether all servers of an installation are gone soon."""
    until = time.monotonic() + seconds
    while javas(made) and time.monotonic() < until:
        time.sleep(0.05)
    return not javas(made)


def grammar(done: Outcome) -> list[tuple[str, int, int]]:
    """The findings of the family, with their places."""
    return [
        (finding["rule"], finding["start"], finding["end"])
        for finding in done.json["findings"]
        if finding["rule"].startswith("grammar/")
    ]


JUNK = st.lists(
    st.sampled_from(
        [
            *(
                "😀",
                "👩‍👩‍👧 ",
                "e\u0301te ",
                "\r\n",
                "\r\n\r\n",
                "\n",
                "中文。",
                "Привет, мир. ",
                "𝒳𝒴 ",
                "\u200b",
                "naïve ",
            ),
            *("He left. ", "“Yes.” ", "\u2028", "\ufeff", "\x00", "\t", "שלום ", "🇺🇦", "a\u0308 "),
            *("\ud83d ", "\x85"),
        ]
    ),
    max_size=8,
).map("".join)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(junk=st.lists(st.tuples(JUNK, JUNK, JUNK), min_size=1, max_size=5))
def test_places_are_right_whatever_characters_stand_before_inside_and_behind(
    client: Client, junk: list[tuple[str, str, str]]
) -> None:
    texts = [
        f"{before} It is an useful tool. {inside}\n\nShe can to help 😀 him. {behind}"
        for before, inside, behind in junk
    ]
    for text, found in zip(texts, client.check([Text(text, "en") for text in texts]), strict=True):
        assert all(0 <= match.start < match.end <= len(text) for match in found)
        seen = {match.rule: text[match.start : match.end] for match in found}
        assert (seen.get("EN_A_VS_AN"), seen.get("TO_AFTER_MODAL_VERBS")) == ("an", "can to help")


def test_a_text_is_judged_the_same_alone_and_among_others(client: Client) -> None:
    texts = [Text(text, "en") for text in (ARTICLE, "“He left. The colour is gray.", "It is an useful color, he said.")]
    assert client.check(texts) == [client.check([text])[0] for text in texts]


def test_a_text_longer_than_a_request_is_judged_to_its_end(client: Client) -> None:
    text = "The minister left in the evening.\n\n" * 1500 + "It is an useful tool."
    (found,) = client.check([Text(text, "en")])
    assert [text[match.start : match.end] for match in found if match.rule == "EN_A_VS_AN"] == ["an"]
    assert found[-1].start > 50_000


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("She works on Saturdays when she can to help pay for her car and the house of the family.", "can to help"),
        ("Er hat gesagt, das er keine Fortschritte erwartet und dass es am Freitag weiter geht.", "das"),
        ("Les ministres de les deux pays se sont vus hier soir et ils ont parlé de la crise.", "de les"),
        ("Het huis die ik gisteren zag is niet van de minister maar van een van zijn vrienden.", "die"),
        ("Los ministros de el país se reúnen en la ciudad para hablar de la crisis con los otros.", "de el"),
    ],
)
def test_five_languages_are_found_and_judged_from_end_to_end(
    lintnews: Lintnews, server: Server, tmp_path: Path, text: str, fault: str
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    done = lintnews("check", "a.txt", "--format", "json", "--grammar", "languagetool", "--languagetool-url", server.url)
    assert fault in [text[start:end] for _, start, end in grammar(done)], (done.text, done.err)


def test_a_variant_is_judged_by_its_own_words(client: Client) -> None:
    spelled = Client(EngineSetup(url=client._address, kinds=("spelling",)), None, client._address)
    text = "The colour of the harbour is nice."

    def words(language: str) -> list[str]:
        return [text[match.start : match.end] for match in spelled.check([Text(text, language)])[0]]

    assert words("en-GB") == []
    assert words("en-US") == ["colour", "harbour"]


def test_without_a_variant_a_word_is_wrong_that_none_of_them_knows(client: Client) -> None:
    spelled = Client(EngineSetup(url=client._address, kinds=("spelling",)), None, client._address)
    text = "The meagre offer caused a furore, and the grearest noise."
    (found,) = spelled.check([Text(text, "en")])
    assert [text[match.start : match.end] for match in found] == ["grearest"]


def test_what_another_engine_spells_and_what_nobody_asks_for_is_not_asked(client: Client) -> None:
    text = Text("The negotations of it and an useful tool.", "en")

    def kinds_of(setup: EngineSetup) -> set[str]:
        one = Client(setup._replace(url=client._address), None, client._address)
        return {match.kind for match in one.check([text])[0]}

    assert kinds_of(EngineSetup()) == {"spelling", "article"}
    assert kinds_of(EngineSetup(spelled=("en",))) == {"article"}
    assert kinds_of(EngineSetup(kinds=("spelling",))) == {"spelling"}


def test_the_day_of_the_run_changes_nothing(client: Client) -> None:
    text = "They met on Monday, July 1, and on Tuesday, July 1. They met on Friday, July 1, in Geneva."
    assert client.check([Text(text, "en")]) == [[]]


def test_a_language_that_the_server_does_not_have_is_passed_over(client: Client) -> None:
    assert client.check([Text("Ministri se sastali u Ženevi.", "hr"), Text("It is an useful tool.", "en")])[0] == []


def test_every_category_of_the_five_languages_has_a_kind(made: Installed) -> None:
    known = {category for categories in kinds().values() for category in categories}
    for path in sorted(Path(made.home).glob("language-*.jar")):
        code = path.stem.split("-")[1]
        if code not in ("en", "de", "fr", "nl", "es"):
            continue
        with ZipFile(path) as jar:
            rules = [name for name in jar.namelist() if f"/rules/{code}/" in name and name.endswith(".xml")]
            text = "".join(jar.read(name).decode("utf-8") for name in rules)
        found = set(re.findall(r"<category\b[^>]*\bid=\"([^\"]+)\"", text))
        assert len(found) > 10
        assert found - known == set(), code


def test_every_kind_has_a_rule() -> None:
    ids = {rule().id.partition("/")[2] for rule in rules_in("lintnews_rules.grammar")}
    named = {*kinds(), *(judged(part, "GRAMMAR")[0] for part in ("EN_A_VS_AN", "HE_VERB_AGR", "MD_BASEFORM"))}
    assert named - ids == {"name"}, "names are spelling's business"


def test_what_the_engine_and_a_rule_say_of_one_name_is_one_finding(lintnews: Lintnews, server: Server) -> None:
    (seed,) = SEED.glob("*.txt")
    text = seed.read_text(encoding="utf-8")
    done = lintnews("check", seed, "--format", "json", "--grammar", "languagetool", "--languagetool-url", server.url)
    assert grammar(done) == []
    known = [text[one["start"] : one["end"]] for one in done.json["findings"] if one["rule"] == "names/known"]
    assert "Dmitry Kulepa" in known


def test_a_run_starts_one_server_and_leaves_none(lintnews: Lintnews, there: Installed, tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(ARTICLE + "x" * number)
    seen: list[int] = []
    over: list[bool] = []

    def watch() -> None:
        while not over:
            seen.append(len(javas(there)))
            time.sleep(0.05)

    watcher = Thread(target=watch)
    watcher.start()
    arguments = ("--format", "json", "--grammar", "languagetool", "--jobs", "2")
    try:
        done = lintnews("check", *(f"{number}.txt" for number in range(4)), *arguments)
    finally:
        over.append(True)
        watcher.join()
    assert [rule for rule, *_ in grammar(done)].count("grammar/verb-form") == 4, done.err
    assert max(seen) == 1
    assert ended(there)


def test_a_server_that_is_killed_is_started_again_once(there: Installed) -> None:
    one = Service([ENGINES[1]], EngineSetup(kinds=("verb-form",)))
    docs = [Document(ARTICLE + end) for end in ("1", "2", "3")]
    assert [match.kind for match in one.submit(docs[0]).wait()] == ["verb-form"]
    (first,) = javas(there)
    os.kill(first, signal.SIGKILL)
    assert [match.kind for match in one.submit(docs[1]).wait()] == ["verb-form"]
    assert [note.level for note in one.pop_notifications()] == ["warning"]
    (second,) = javas(there)
    assert second != first
    os.kill(second, signal.SIGKILL)
    assert one.submit(docs[2]).wait() == ()
    (note,) = one.pop_notifications()
    assert (note.level, note.source) == ("error", "languagetool")
    one.close()
    assert ended(there)


def test_a_shared_server_that_is_killed_comes_back_at_its_address_and_stays(there: Installed) -> None:
    with servers.watched(there, is_long=False) as server:
        first = server.pid
        assert first is not None
        os.kill(first, signal.SIGKILL)
        until = time.monotonic() + 60
        while server.pid in (first, None) or not servers.is_ready(server.url, 1):
            assert time.monotonic() < until
        second = server.pid
        time.sleep(1)
        assert is_ready(server.url, 5)
        assert javas(there) == [second]
    assert ended(there)


def test_a_server_ends_with_the_process_that_asks_it_however_that_ends(there: Installed) -> None:
    one = Service([ENGINES[1]], EngineSetup())
    one.submit(Document(ARTICLE)).wait()
    (java_id,) = javas(there)
    parent = int(Path(f"/proc/{java_id}/stat").read_text().rpartition(")")[2].split()[1])
    assert parent != os.getpid()
    os.kill(parent, signal.SIGKILL)
    assert ended(there)
    one.close()


def test_a_port_that_is_taken_is_not_insisted_on(made: Installed, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        free = servers._free_port
        ports = iter([taken.getsockname()[1]])
        monkeypatch.setattr(servers, "_free_port", lambda: next(ports, None) or free())
        one = Server(made)
        assert one.port != taken.getsockname()[1]
        assert is_ready(one.url, 2)
        one.stop()


def test_a_server_answers_this_machine_only(server: Server) -> None:
    addresses = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in addresses - {"127.0.0.1", "127.0.1.1"}:
        assert not is_ready(f"http://{address}:{server.port}", 0)


def fake_java(home: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    home.mkdir(exist_ok=True)
    (home / "java").write_text("#!/bin/sh\n" + script)
    (home / "java").chmod(0o755)
    monkeypatch.setenv("PATH", f"{home}:{os.environ['PATH']}")
    monkeypatch.delenv("JAVA_HOME", raising=False)


OLD = """case "$1" in
-version) echo 'openjdk version "11.0.2" 2019-01-15' >&2;;
*) echo 'Error: LinkageError occurred while loading main class' >&2
   echo 'java.lang.UnsupportedClassVersionError: class file version 61.0' >&2; exit 1;;
esac
"""


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (OLD, "Java 11 is too old, it needs Java 17"),
        ("echo 'Error: Could not find or load main class X' >&2; exit 1", "Could not find or load main class X"),
        ("exit 1", "it did not answer"),
    ],
)
def test_a_java_that_cannot_run_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    fake_java(tmp_path / "bin", monkeypatch, script)
    with pytest.raises(UnavailableError, match=said):
        Server(Installed(str(tmp_path), "6.8", ("en",)))


def test_a_server_that_never_answers_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_java(tmp_path / "bin", monkeypatch, "exec sleep 60")
    monkeypatch.setattr(servers, "START", 0.5)
    began = time.monotonic()
    with pytest.raises(UnavailableError, match="did not answer"):
        Server(Installed(str(tmp_path), "6.8", ("en",)))
    assert time.monotonic() - began < 20


class Garbage(BaseHTTPRequestHandler):
    """A server that is no LanguageTool, though it has its pages."""

    def do_GET(self) -> None:
        self._say(b'[{"name": "English", "code": "en", "longCode": "en"}]' if "languages" in self.path else b"{}")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say(b'{"software": 1}')

    def _say(self, data: bytes) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def garbage() -> Iterator[str]:
    one = HTTPServer(("127.0.0.1", 0), Garbage)
    Thread(target=one.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{one.server_port}"
    one.shutdown()


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("garbage", "answers otherwise than LanguageTool does"),
        ("nobody", "no LanguageTool server answers at http://127.0.0.1:9"),
        ("not installed", "`lintnews languagetool install` fetches it"),
        ("no java", "Java is not there"),
        ("old java", "Java 11 is too old"),
    ],
)
def test_whatever_is_wrong_with_it_the_other_rules_findings_are_whole(
    lintnews: Lintnews,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    case: str,
    said: str,
) -> None:
    (tmp_path / "a.txt").write_text("Ministers met the the press in Geneva on Friday in the evening.\n")
    url: tuple[str, ...] = ()
    if case == "garbage":
        url = ("--languagetool-url", request.getfixturevalue("garbage"))
    elif case == "nobody":
        url = ("--languagetool-url", "http://127.0.0.1:9")
    elif case != "not installed":
        request.getfixturevalue("there")
    if case == "no java":
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.delenv("JAVA_HOME", raising=False)
    elif case == "old java":
        fake_java(tmp_path / "bin", monkeypatch, OLD)
    done = lintnews("check", "a.txt", "--format", "json", "--grammar", "languagetool", *url)
    assert done.rules == ["repetition/word"]
    assert done.code == 3
    assert said in done.err, done.err
    assert "languagetool" in done.err


def test_without_it_auto_means_what_is_there(lintnews: Lintnews, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ministers met for breakast in Geneva on Friday.\n")
    done = lintnews("check", "a.txt", "--format", "json", "--grammar", "auto")
    assert (done.rules, done.err, done.code) == (["grammar/spelling"], "", 1)


def test_an_engine_without_an_installation_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINTNEWS_CACHE", str(tmp_path))
    with pytest.raises(UnavailableError, match="lintnews languagetool install"):
        open_languagetool(EngineSetup())
