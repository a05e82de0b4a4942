"""`lintnews check`: what it reads, what it says, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CLEAN, FAULTY, RULE, Install, Lintnews, hear_signals

ONLY = ("--select", "repetition/headline", "--format", "json")


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        (FAULTY, (), 1),
        (CLEAN, (), 0),
        ("", (), 0),
        (FAULTY, ("--fail-on", "never"), 0),
        (FAULTY, ("--severity", "repetition/headline=warning", "--fail-on", "error"), 0),
        (FAULTY, ("--severity", "repetition=note"), 0),
        (FAULTY, ("--severity", "repetition=note", "--fail-on", "note"), 1),
        (FAULTY, ("--ignore", "repetition"), 0),
    ],
)
def test_the_exit_code_tells_whether_there_are_findings(
    lintnews: Lintnews, text: str, arguments: tuple[str, ...], code: int
) -> None:
    Path("a.txt").write_text(text)
    outcome = lintnews("check", "a.txt", "--select", "repetition", *arguments)
    assert outcome.code == code
    assert outcome.err == ""


def test_findings_are_shown_with_their_lines(lintnews: Lintnews) -> None:
    Path("a.txt").write_text(FAULTY)
    shown = lintnews("check", "a.txt").text
    assert shown.startswith("a.txt:3:1: error[repetition/headline]: the headline stands twice\n")
    assert "1 error in 1 file (1 file checked, 18 words)" in shown
    assert "\x1b" not in shown


def test_places_count_code_points_of_the_file_as_it_is(lintnews: Lintnews) -> None:
    text = FAULTY.replace("\n", "\r\n").replace("Ministers", "😀 Ministers")
    Path("a.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (finding,) = lintnews("check", "a.txt", *ONLY).json["findings"]
    headline = "😀 Ministers are meeting in Geneva on Friday"
    assert (finding["start"], finding["end"]) == (len(headline) + 4, 2 * len(headline) + 4)
    assert (finding["line"], finding["column"]) == (3, 1)


def test_folders_patterns_and_names_are_found_each_once_in_order(lintnews: Lintnews) -> None:
    for name in ("b/2.txt", "b/1.md", "b/.hidden/3.txt", "b/node_modules/x.txt", "b/no.pdf", "a.txt", "b/.4.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(FAULTY)
    Path("b/venv").mkdir()
    Path("b/venv/pyvenv.cfg").touch()
    Path("b/venv/5.txt").write_text(FAULTY)

    def paths(*arguments: str) -> list[str]:
        return [finding["path"] for finding in lintnews("check", *arguments, *ONLY).json["findings"]]

    assert paths("b", "a.txt", "b/2.txt") == ["a.txt", "b/1.md", "b/2.txt"]
    assert paths() == ["a.txt", "b/1.md", "b/2.txt"]
    assert paths("b/*.txt") == ["b/2.txt"]
    assert paths("**/1.*") == ["b/1.md"]
    assert paths("b/.hidden/3.txt", "b/node_modules") == ["b/.hidden/3.txt", "b/node_modules/x.txt"]
    assert paths("b", "--exclude", "*.md") == ["b/2.txt"]
    assert paths("b/1.md", "--exclude", "*.md") == ["b/1.md"]
    assert paths("b", "--include", "*.pdf") == ["b/no.pdf"]
    assert paths("--root", "b", "b") == ["1.md", "2.txt"]


def test_links_are_not_followed_out_of_a_folder(lintnews: Lintnews, tmp_path: Path) -> None:
    Path("secret.txt").write_text(FAULTY)
    Path("a").mkdir()
    Path("a/out.txt").symlink_to(tmp_path / "secret.txt")
    Path("a/up").symlink_to(tmp_path)
    Path("a/real.txt").write_text(FAULTY)
    Path("a/in.txt").symlink_to(tmp_path / "a" / "real.txt")
    found = lintnews("check", "a", *ONLY).json["findings"]
    assert [finding["path"] for finding in found] == ["a/in.txt", "a/real.txt"]


def test_standard_input_has_the_format_that_its_path_says(lintnews: Lintnews, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        def __init__(self, data: bytes) -> None:
            from io import BytesIO

            self.buffer = BytesIO(data)

    monkeypatch.setattr(sys, "stdin", Stdin(FAULTY.encode()))
    assert lintnews("check", "-", *ONLY).json["findings"][0]["path"] == "<stdin>"
    page = "".join(f"<p>{line}</p>" for line in FAULTY.split("\n\n"))
    monkeypatch.setattr(sys, "stdin", Stdin(page.encode()))
    (finding,) = lintnews("check", "-", "--stdin-path", "wire/a.html", *ONLY).json["findings"]
    assert finding["path"] == "wire/a.html"
    assert page[finding["start"] : finding["end"]] == FAULTY.split("\n\n")[0]


@pytest.mark.parametrize(
    ("data", "arguments", "said"),
    [
        (b"caf\xe9 au lait", (), "not UTF-8: byte 0xE9 at offset 3; name its encoding with --encoding"),
        (b"a\0b", (), "binary: byte 0x00 at offset 1"),
        (b"\xed\xa0\x80", (), "not UTF-8: byte 0xED"),
        (b"%PDF-1.4 ...", (), "this is a PDF"),
        (b"a" * 1_000_001, ("--max-file-size", "1"), "larger than 1 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_linted(
    lintnews: Lintnews, data: bytes, arguments: tuple[str, ...], said: str
) -> None:
    Path("bad.txt").write_bytes(data)
    Path("good.txt").write_text(FAULTY)
    outcome = lintnews("check", ".", *ONLY, *arguments)
    assert outcome.code == 3
    assert outcome.err.startswith("error: bad.txt")
    assert said in outcome.err
    assert "Traceback" not in outcome.err
    assert outcome.rules == ["repetition/headline"]
    assert said in outcome.json["notifications"][0]["message"]


def test_a_folder_that_cannot_be_read_is_named_and_the_others_are_linted(lintnews: Lintnews) -> None:
    Path("closed").mkdir()
    Path("closed/a.txt").write_text(FAULTY)
    Path("good.txt").write_text(FAULTY)
    Path("closed").chmod(0)
    if os.access("closed", os.R_OK):
        pytest.skip("whoever runs this may read everything")
    try:
        for path in (".", "closed", "closed/a.txt"):
            outcome = lintnews("check", path, "good.txt", *ONLY)
            assert outcome.code == 3
            assert outcome.err == f"error: {'closed' if path == '.' else path}: cannot be read: Permission denied\n"
            assert outcome.rules == ["repetition/headline"]
    finally:
        Path("closed").chmod(0o700)


def test_an_enormous_line_does_not_hang_the_run(lintnews: Lintnews) -> None:
    with open("huge.txt", "wb") as file:
        for _ in range(50):
            file.write(b"word " * 200_000)
    outcome = lintnews("check", "huge.txt")
    assert outcome.code == 3
    assert "huge.txt: larger than 8 MB, the limit that --max-file-size or 'max-file-size' sets" in outcome.err


def test_a_link_to_nothing_is_named(lintnews: Lintnews) -> None:
    Path("gone.txt").symlink_to("nowhere.txt")
    outcome = lintnews("check", "gone.txt")
    assert outcome.code == 3
    assert "gone.txt: cannot be read: No such file or directory" in outcome.err


def test_a_file_that_does_not_exist_is_wrong_use_and_the_others_are_linted(lintnews: Lintnews) -> None:
    Path("good.txt").write_text(FAULTY)
    outcome = lintnews("check", "nosuch.txt", "x/*.txt", "good.txt", *ONLY)
    assert outcome.code == 2
    assert "nosuch.txt: there is no such file or folder" in outcome.err
    assert "x/*.txt: no file matches this pattern" in outcome.err
    assert outcome.rules == ["repetition/headline"]


def test_a_folder_without_articles_is_told(lintnews: Lintnews) -> None:
    outcome = lintnews("check")
    assert (outcome.code, outcome.err) == (0, "warning: there is no file to lint in .\n")


def test_an_encoding_can_be_named(lintnews: Lintnews) -> None:
    Path("a.txt").write_bytes(FAULTY.replace("Geneva", "Genève").encode("cp1252"))
    assert lintnews("check", "a.txt", "--encoding", "cp1252", *ONLY).rules == ["repetition/headline"]
    Path("lintnews.toml").write_text('[[overrides]]\npaths = ["a.txt"]\nencoding = "cp1252"\n')
    assert lintnews("check", "a.txt", *ONLY).rules == ["repetition/headline"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--select", "repetitoin"), "unknown rule or family 'repetitoin' in 'select' (did you mean 'repetition'?)"),
        (("--ignore", "names/drfit"), "unknown rule or family 'names/drfit' in 'ignore' (did you mean 'names/drift'?)"),
        (("--severity", "drift=note"), "unknown rule or family 'drift' in 'rules' (did you mean 'names/drift'?)"),
        (("--format", "sraif"), "unknown format 'sraif' (did you mean 'sarif'?): github, gitlab, html, json, jsonl"),
        (("--output", "report.xyz"), "--output report.xyz: name its format before it"),
        (("--format", "json", "--format", "text"), "json and text both go to standard output"),
        (("--severity", "loud"), "unknown severity 'loud' (note, warning, error)"),
        (("--encoding", "utf-9"), "'utf-9' is not the name of a text encoding"),
        (("--published", "friday"), "'friday' is not a day such as 2022-01-21"),
        (("--jobs", "many"), "'many' is not a number"),
        (("--config", "nosuch.toml"), "nosuch.toml: cannot be read: No such file or directory"),
        (("--packs", "nosuch.yaml"), "nosuch.yaml:1:1: cannot be read: No such file or directory"),
        (("--accepted-words", "nosuch"), "nosuch: cannot be read: No such file or directory"),
        (("--registries", "nosuch.tsv"), "nosuch.tsv: cannot be read: No such file or directory"),
        (("--selekt", "names"), "unrecognized arguments: --selekt names (did you mean '--select'?)"),
        (("--language", "english"), "'english' is not the code of a language, such as nl or en-GB"),
        (("--source-language", "Dutch"), "'Dutch' is not the code of a language"),
    ],
)
def test_wrong_use_is_named_with_a_guess(lintnews: Lintnews, arguments: tuple[str, ...], said: str) -> None:
    Path("a.txt").write_text(CLEAN)
    outcome = lintnews("check", "a.txt", *arguments)
    assert outcome.code == 2
    assert said in outcome.err
    assert "Traceback" not in outcome.err


def test_a_broken_configuration_is_named_with_its_line(lintnews: Lintnews) -> None:
    Path("a.txt").write_text(CLEAN)
    Path("lintnews.toml").write_text('# ours\nignroe = ["style"]\njobs = "two"\n')
    outcome = lintnews("check", "a.txt")
    assert outcome.code == 2
    assert "lintnews.toml:2: unknown key 'ignroe' (did you mean 'ignore'?)" in outcome.err
    assert "lintnews.toml:3: 'jobs' wants a whole number from 0 to 1000" in outcome.err
    assert lintnews("check", "a.txt", "--isolated").code == 0


def test_a_broken_pack_is_named_and_everything_else_runs(lintnews: Lintnews) -> None:
    Path("a.txt").write_text(FAULTY)
    Path("house.en.yaml").write_text("- name: a\n  extends: existence\n  mesage: no\n")
    outcome = lintnews("check", "a.txt", "--packs", "house.en.yaml", *ONLY)
    assert outcome.code == 2
    assert "house.en.yaml:3:" in outcome.err
    assert "mesage" in outcome.err
    assert outcome.rules == ["repetition/headline"]


def test_a_pack_of_ones_own_runs(lintnews: Lintnews) -> None:
    Path("a.txt").write_text("The talks were a no-brainer.")
    Path("house.en.yaml").write_text(
        "- name: slang\n  extends: existence\n  message: “%s” is slang\n  tokens: [no-brainer]\n"
        "  valid: [The talks were easy.]\n  invalid: ['It was a ⟦no-brainer⟧.']\n"
    )
    Path("lintnews.toml").write_text('packs = ["house.en.yaml"]\n')
    assert lintnews("check", "a.txt", "--select", "house", "--format", "json").rules == ["house/slang"]


def test_accepted_words_are_not_reported(lintnews: Lintnews) -> None:
    Path("a.txt").write_text("The mayor of Kiev spoke.")
    assert lintnews("check", "a.txt", "--select", "style", "--format", "json").rules == ["style/kyiv"]
    Path("words.txt").write_text("# ours\nKiev\n")
    Path("lintnews.toml").write_text('accepted-words = ["words.txt"]\n')
    assert lintnews("check", "a.txt", "--select", "style", "--format", "json").rules == []


def test_overrides_hold_for_their_paths_and_flags_outweigh_them(lintnews: Lintnews) -> None:
    Path("wire").mkdir()
    for path in ("wire/a.txt", "b.txt"):
        Path(path).write_text(FAULTY)
    Path("lintnews.toml").write_text('[[overrides]]\npaths = ["wire"]\nignore = ["repetition"]\n')
    assert [one["path"] for one in lintnews("check", ".", *ONLY).json["findings"]] == ["b.txt", "wire/a.txt"]
    found = lintnews("check", ".", "--format", "json").json["findings"]
    assert [one["path"] for one in found if one["rule"] == "repetition/headline"] == ["b.txt"]


def test_reports_go_where_they_are_told(lintnews: Lintnews) -> None:
    Path("a.txt").write_text(FAULTY)
    outcome = lintnews(
        "check", "a.txt", "--format", "sarif", "--output", "x.sarif", "--format", "text", "--output", "y.json"
    )
    assert outcome.out == b""
    assert outcome.code == 1
    assert '"2.1.0"' in Path("x.sarif").read_text()
    assert Path("y.json").read_text().startswith("a.txt:3:1: error[repetition/headline]")
    lintnews("check", "a.txt", "--output", "z.json", "--format", "text")
    assert Path("z.json").read_text().startswith("{")
    assert sorted(path.name for path in Path().iterdir() if path.is_file()) == ["a.txt", "x.sarif", "y.json", "z.json"]


def test_a_report_that_cannot_be_written_is_named(lintnews: Lintnews) -> None:
    Path("a.txt").write_text(FAULTY)
    outcome = lintnews("check", "a.txt", "--output", "nosuch/x.json")
    assert outcome.code == 3
    assert "nosuch/x.json: cannot be written: No such file or directory" in outcome.err


def test_reports_do_not_depend_on_processes_or_the_order_of_files(lintnews: Lintnews) -> None:
    names = [f"{number:02}.txt" for number in range(12)]
    for number, name in enumerate(names):
        Path(name).write_text(FAULTY + f"The envoy the the {number} left. He said he was was tired.\n" * 300)
    Path("bad.txt").write_bytes(b"\xff")
    one = lintnews("check", *names, "bad.txt", "--format", "json", "--jobs", "1", "--grammar", "off")
    two = lintnews("check", *reversed(names), "bad.txt", "--format", "json", "--jobs", "2", "--grammar", "off")
    assert one.out == two.out
    assert one.code == two.code == 3
    assert len({finding["path"] for finding in one.json["findings"]}) == 12


def test_a_plugin_runs_where_it_is_allowed(lintnews: Lintnews, install: Install) -> None:
    module = install()
    rule = f"{module.removeprefix('lintnews_')}/word"
    Path("a.txt").write_text("boo")
    assert rule not in lintnews("check", "a.txt", "--format", "json").rules
    assert rule in lintnews("check", "a.txt", "--format", "json", "--plugins", "acme").rules
    Path("lintnews.toml").write_text(f'plugins = ["acme"]\n[rules."{rule}"]\nword = "a"\nseverity = "error"\n')
    Path("a.txt").write_text("a")
    (finding,) = lintnews("check", "a.txt", "--format", "json", "--select", rule).json["findings"]
    assert finding["severity"] == "error"


def test_a_plugin_that_fails_is_named_in_every_report(lintnews: Lintnews, install: Install) -> None:
    install(RULE.replace("at = doc.text.find(self.word)", "raise OSError('no dictionary')"))
    Path("a.txt").write_text(FAULTY)
    reports = ("json", "jsonl", "sarif", "junit", "text", "rdjson")
    outputs = [part for name in reports for part in ("--format", name, "--output", f"out.{name}")]
    outcome = lintnews("check", "a.txt", "--plugins", "auto", *outputs)
    assert outcome.code == 3
    assert "this rule failed: OSError: no dictionary" in outcome.err
    for name in reports[:5]:
        assert "OSError: no dictionary" in Path(f"out.{name}").read_text(), name
        assert "headline" in Path(f"out.{name}").read_text(), name
    Path("lintnews.toml").write_text('plugins = ["acme"]\non-plugin-error = "warn"\n')
    outcome = lintnews("check", "a.txt")
    assert outcome.code == 1
    assert outcome.err.startswith("warning: a.txt: this rule failed: OSError: no dictionary")


def test_what_a_plugin_prints_is_no_part_of_the_report(lintnews: Lintnews, install: Install) -> None:
    install("print('hello from import')\n" + RULE.replace("at = doc", "print('hello from check'); at = doc"))
    Path("a.txt").write_text("boo")
    outcome = lintnews("check", "a.txt", "--plugins", "acme", "--format", "json")
    assert [rule.rpartition("/")[2] for rule in outcome.rules] == ["word"]
    assert "hello from import\nhello from check" in outcome.err


def test_unknown_rules_are_forgiven_where_their_plugin_failed(lintnews: Lintnews, install: Install) -> None:
    install("1 / 0")
    Path("a.txt").write_text(FAULTY)
    outcome = lintnews("check", "a.txt", "--plugins", "acme", "--select", "acme/word,repetition", "--format", "json")
    assert outcome.code == 3
    assert outcome.rules == ["repetition/headline"]


def test_a_file_that_kills_its_process_is_named(lintnews: Lintnews, install: Install) -> None:
    module = install(RULE.replace("at = doc", "import os; 'die' in doc.text and os._exit(9); at = doc"))
    select = f"repetition/headline,{module.removeprefix('lintnews_')}"
    for name in ("1.txt", "2.txt", "3.txt"):
        Path(name).write_text(FAULTY * 300 + ("die" if name == "2.txt" else ""))
    outcome = lintnews("check", "--plugins", "acme", "--jobs", "2", "--select", select, "--format", "json")
    assert outcome.code == 3
    assert "2.txt: the process that linted it died" in outcome.err
    assert {finding["path"] for finding in outcome.json["findings"]} == {"1.txt", "3.txt"}


def test_a_reporter_and_a_reader_of_a_plugin_are_checked(lintnews: Lintnews, install: Install) -> None:
    install(
        """
        from lintnews.document import Piece
        from lintnews.hookspecs import hookimpl
        from lintnews.input.readers import Prose, Reader
        from lintnews.results import Reporter

        def broken(source):
            return Prose("text", (Piece(0, 4, 3, 99),))

        def failing(source):
            raise ValueError("line 1: no header")

        @hookimpl
        def lintnews_readers():
            return [Reader("wild", (".wild",), broken), Reader("strict", (".strict",), failing)]

        @hookimpl
        def lintnews_reporters():
            return [Reporter("odd", "", lambda run: "text")]
        """
    )
    Path("a.wild").write_text("abc")
    Path("a.strict").write_text("abc")
    outcome = lintnews("check", ".", "--plugins", "acme", "--format", "odd")
    assert outcome.code == 3
    assert "a.strict: not strict: line 1: no header" in outcome.err
    assert "a.wild: its reader 'wild' failed: TypeError: its pieces are no places of the file in order" in outcome.err
    assert "its reporter 'odd' failed: TypeError: it gave str, not bytes" in outcome.err


def start(*arguments: str, **keys: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "lintnews", *arguments]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    if sys.platform != "win32":
        keys.setdefault("preexec_fn", hear_signals)
    return subprocess.Popen(command, **{**pipes, **keys})  # type: ignore[call-overload, no-any-return]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_ctrl_c_ends_the_run_cleanly(tmp_path: Path, install: Install) -> None:
    home = Path(sys.path[0])
    install(RULE.replace("at = doc", "import time; print('begun', flush=True); time.sleep(60); at = doc"))
    (tmp_path / "a.txt").write_text("boo")
    environment = {**os.environ, "PYTHONPATH": sys.path[0]}
    assert sys.path[0] != str(home)
    process = start("check", str(tmp_path), "--plugins", "acme", env=environment)
    assert process.stderr is not None
    assert process.stderr.readline() == b"begun\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"lintnews: interrupted\n")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_ctrl_c_while_processes_begin_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os, sys, time\n"
        "if '--multiprocessing-fork' in sys.argv + sys.orig_argv:\n"
        "    os.write(2, b'begun\\n')\n"
        "    time.sleep(1)\n"
    )
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(FAULTY * 5000)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    process = start("check", str(tmp_path), "--jobs", "2", *ONLY, env=environment, start_new_session=True)
    assert process.stderr is not None
    assert process.stderr.readline() == b"begun\n"
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err.replace(b"begun\n", b"")) == (130, b"", b"lintnews: interrupted\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a full disk of Linux")
@pytest.mark.parametrize("arguments", [("check", "a.txt", "--select", "repetition"), ("rules",)])
def test_a_full_disk_is_told(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text(FAULTY)
    with open("/dev/full", "wb") as full:
        process = start(*arguments, stdout=full, cwd=tmp_path)
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (3, b"lintnews: the output cannot be written: No space left on device\n")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_run_that_is_killed_leaves_no_process(tmp_path: Path, install: Install) -> None:
    install(
        RULE.replace(
            "at = doc", "import sys, time; print('begun', file=sys.stderr, flush=True); time.sleep(600); at = doc"
        )
    )
    for number in range(2):
        (tmp_path / f"{number}.txt").write_text("boo")
    environment = {**os.environ, "PYTHONPATH": sys.path[0]}
    process = start("check", str(tmp_path), "--plugins", "acme", "--jobs", "2", "--time-limit", "900", env=environment)
    assert process.stderr is not None
    assert process.stderr.readline() == b"begun\n"
    process.kill()
    process.communicate(timeout=60)  # returns when nobody holds the pipes any more


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Unix")
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FAULTY)
    process = start("check", str(tmp_path), "--select", "repetition", "--format", "json")
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(timeout=30) == 141


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "usage: lintnews COMMAND"),
        (("--help",), 0, "  check        lint files, folders or standard input"),
        (("--version",), 0, "lintnews 0.1.0"),
        (("chekc",), 2, "unknown command 'chekc' (did you mean 'check'?)"),
        (("a.txt",), 2, "unknown command 'a.txt' (did you mean 'lintnews check a.txt'?)"),
        (("check", "--help"), 0, "--source-language"),
    ],
)
def test_the_command_line_helps(lintnews: Lintnews, arguments: tuple[str, ...], code: int, said: str) -> None:
    Path("a.txt").write_text(CLEAN)
    outcome = lintnews(*arguments)
    assert outcome.code == code
    assert said in outcome.text + outcome.err


def test_a_fault_of_our_own_has_an_exit_code_of_its_own(lintnews: Lintnews, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lintnews.commands.lint.lint_all", lambda *_: 1 / 0)
    Path("a.txt").write_text(CLEAN)
    outcome = lintnews("check", "a.txt")
    assert outcome.code == 3
    assert outcome.err.startswith("lintnews: this is a fault of lintnews itself: ZeroDivisionError: division by zero")


def test_a_plugin_may_bring_a_verb(lintnews: Lintnews, install: Install) -> None:
    install(
        """
        from lintnews.commands import Command
        from lintnews.hookspecs import hookimpl

        @hookimpl
        def lintnews_commands():
            return [Command("greet", "say hello", lambda parser: None, lambda arguments: print("hello") or 0)]
        """
    )
    assert lintnews("greet").code == 2
    Path("lintnews.toml").write_text('plugins = ["acme"]\n')
    assert lintnews("greet").text == "hello\n"
    assert "greet        say hello" in lintnews("--help").text


def test_progress_is_shown_on_a_terminal_only(lintnews: Lintnews, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lintnews.commands.lint.PATIENCE", -1.0)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(CLEAN)
    assert lintnews("check").err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr("lintnews.commands.progress._EVERY", -2.0)
    shown = lintnews("check").err
    assert re.search(r"\r\[#+-+\]  50% \d+ words.*\r\[#+\] 100% \d+ words", shown)
    assert shown.rstrip(" ").endswith("\r"), "the line is wiped at the end"


def test_a_source_language_that_no_rule_knows_is_said(lintnews: Lintnews, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge is open again.\n")
    said = "no rule knows what 'sw' leaves in a translation"
    assert said in lintnews("check", "--source-language", "sw", str(tmp_path / "a.txt")).err
    assert "leaves" not in lintnews("check", "--source-language", "pl", str(tmp_path / "a.txt")).err


@pytest.mark.parametrize("named", [("--select", "acme/word"), ("--format", "acme")])
def test_whoever_names_what_a_plugin_brings_that_may_not_run_is_told_so(
    lintnews: Lintnews, install: Install, named: tuple[str, str]
) -> None:
    Path("a.txt").write_text("A text.\n")
    assert "not allowed" not in lintnews("check", "a.txt", *named).err
    install()
    done = lintnews("check", "a.txt", *named)
    assert done.code == 2
    assert "installed and not allowed: acme; --plugins or 'plugins' allows a plugin" in done.err
    assert "not allowed" not in lintnews("check", "a.txt", *named, "--plugins", "acme").err
