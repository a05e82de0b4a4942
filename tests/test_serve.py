"""`lintnews serve`: LanguageTool's API as its clients speak it, and who may ask for what."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from conftest import FAULTY, Lintnews
from outside_tools import gramma, need
from served import TOKEN, Served, served

from lintnews.rule import Meta
from lintnews.web.access import Access, Asked
from lintnews.web.languagetool_api import ISSUE_TYPES, annotated, issue_type

pytest.importorskip("starlette", reason="starlette is not installed (pip install lintnews[serve])")

DOUBLED = "Angela Merkel 😀 met the the press.\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("here")) as made:
        yield made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Served, Path]]:
    """A server that may open the articles of a folder."""
    (tmp_path / "a.txt").write_bytes(FAULTY.encode().replace(b"\n", b"\r\n"))
    (tmp_path / "secret.key").write_text("no article")
    with served(tmp_path, ".") as made:
        yield made, tmp_path


def found(answer: Any) -> list[tuple[str, int, int]]:
    return [(one["rule"]["id"], one["offset"], one["length"]) for one in answer.json["matches"]]


# LanguageTool's API.


def test_a_text_is_checked_in_what_its_clients_count(server: Served) -> None:
    answer = server.form("/v2/check", text=DOUBLED, language="en-US")
    units = DOUBLED.encode("utf-16-le")
    (one,) = answer.json["matches"]
    start, end = one["offset"] * 2, (one["offset"] + one["length"]) * 2
    assert units[start:end].decode("utf-16-le") == "the the"
    assert one["replacements"] == [{"value": "the"}]
    context = one["context"]["text"].encode("utf-16-le")
    at = one["context"]["offset"] * 2
    assert context[at : at + one["context"]["length"] * 2].decode("utf-16-le") == "the the"
    assert one["sentence"] == DOUBLED.strip()


def test_it_has_the_fields_that_clients_insist_on(server: Served) -> None:
    """As `languagetool-rust` reads them, which wants each of these, and as the description of the API names them."""
    answer = server.form("/v2/check", text=DOUBLED, language="auto").json
    assert {"software", "warnings", "language", "matches"} <= answer.keys()
    assert {"name", "version", "buildDate", "apiVersion", "status", "premium"} <= answer["software"].keys()
    assert isinstance(answer["software"]["apiVersion"], int)
    assert {"name", "code", "detectedLanguage"} <= answer["language"].keys()
    assert {"name", "code"} <= answer["language"]["detectedLanguage"].keys()
    (one,) = answer["matches"]
    wanted = {"message", "shortMessage", "offset", "length", "replacements", "context", "sentence", "rule", "type"}
    assert wanted <= one.keys()
    assert {"id", "description", "issueType", "category"} <= one["rule"].keys()
    assert {"id", "name"} <= one["rule"]["category"].keys()
    assert answer["sentenceRanges"] == [[0, len(DOUBLED.strip().encode("utf-16-le")) // 2]]


def test_annotated_text_is_read_as_prose_and_answered_in_the_whole(server: Served) -> None:
    parts = [
        {"markup": "<p title='the the'>"},
        {"text": "Angela Merkel met "},
        {"markup": "<b>"},
        {"text": "the"},
        {"markup": "</b>"},
        {"text": " the press."},
        {"markup": "</p><br>", "interpretAs": "\n\n"},
        {"text": "All is well."},
    ]
    whole = "".join(part.get("text") or part["markup"] for part in parts)
    answer = server.form("/v2/check", data=json.dumps({"annotation": parts}), language="en-US")
    ((rule, offset, length),) = found(answer)
    assert rule == "repetition/word"
    assert whole[offset : offset + length] == "the</b> the"


def test_rules_and_categories_are_turned_off_and_on(server: Served) -> None:
    text = f"{DOUBLED}\n{FAULTY}"

    def rules(**fields: str) -> set[str]:
        return {rule for rule, _, _ in found(server.form("/v2/check", text=text, language="en-US", **fields))}

    assert {"repetition/word", "repetition/headline"} <= rules()
    assert "repetition/word" not in rules(disabledRules="repetition/word,MORFOLOGIK_RULE_EN_US")
    assert "repetition/headline" in rules(disabledRules="repetition/word")
    assert not [rule for rule in rules(disabledCategories="repetition,TYPOS") if rule.startswith("repetition")]
    assert rules(enabledRules="repetition/word", enabledOnly="true") == {"repetition/word"}
    assert rules(enabledRules="NO_SUCH_RULE", enabledOnly="true") == set()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"language": "en-US"}, "Missing 'text' or 'data'"),
        ({"text": "a"}, "Missing 'language'"),
        ({"data": "{", "language": "en"}, "annotation"),
        ({"data": '{"annotation": [{"text": 1}]}', "language": "en"}, "want texts"),
        ({"text": "a", "language": "en", "enabledOnly": "true"}, "enabledOnly"),
    ],
)
def test_wrong_use_is_said(server: Served, fields: dict[str, str], said: str) -> None:
    answer = server.form("/v2/check", **fields)
    assert answer.status == 400
    assert answer.text.startswith("Error: ")
    assert said in answer.text


def test_ltex_says_json_and_sends_a_form(server: Served) -> None:
    """LTeX's `LanguageToolHttpInterface` does so; the text is always annotated."""
    data = json.dumps({"annotation": [{"text": DOUBLED}]})
    body = urlencode({"language": "en-US", "data": data, "motherTongue": "de-DE", "level": "picky"})
    answer = server.ask("POST", "/v2/check", body, content_type="application/json")
    assert [rule for rule, _, _ in found(answer)] == ["repetition/word"]


def test_libreoffice_sends_what_curl_makes_of_a_text(server: Served) -> None:
    """LibreOffice puts the text as it is between `text=` and `&language=`."""
    body = "text=Angela Merkel met the the press 100% of the time; é.&language=en-US".encode()
    answer = server.ask("POST", "/v2/check", body, content_type="application/x-www-form-urlencoded")
    assert [rule for rule, _, _ in found(answer)] == ["repetition/word"]


def test_clients_that_ask_with_get(server: Served) -> None:
    """The package `languagetool-api` of npm does so."""
    answer = server.ask("GET", f"/v2/check?language=en-US&text={quote(DOUBLED)}")
    assert [rule for rule, _, _ in found(answer)] == ["repetition/word"]


def test_languages_are_those_that_there_are_word_lists_for(server: Served) -> None:
    listed = server.ask("GET", "/v2/languages").json
    assert {"name", "code", "longCode"} == set().union(*listed)
    assert {"en", "en-US", "de-DE"} <= {one["longCode"] for one in listed}


def test_language_tool_python_speaks_to_it(server: Served) -> None:
    client = pytest.importorskip("language_tool_python", reason="language-tool-python is not installed")
    tool = client.LanguageTool("en-US", remote_server=server.url, mother_tongue="de")
    tool.disabled_rules = {"attribution/swallowed"}
    matches = tool.check(DOUBLED)
    # It counts code points itself, behind an astral character.
    assert [DOUBLED[one.offset : one.offset + one.error_length] for one in matches] == ["the the"]
    assert tool.correct(DOUBLED) == DOUBLED.replace("the the", "the")


@pytest.mark.outside
@pytest.mark.parametrize("markdown", [False, True])
def test_gramma_speaks_to_it(server: Served, markdown: bool) -> None:
    """A client of npm, its own code."""
    script = (
        "require(process.argv[1])(process.argv[2], {api_url: process.argv[3], language: 'en-US', markdown: "
        f"{json.dumps(markdown)}}}).then((made) => console.log(JSON.stringify(made)))"
    )
    text = "Angela Merkel met **the the** press."
    command = [need("node"), "-e", script, str(gramma()), text, f"{server.url}/v2/check"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert [one["word"] for one in json.loads(done.stdout)["matches"]] == ["the the"]


def test_every_type_of_issue_is_one_of_its(server: Served) -> None:
    known = {
        *("terminology", "mistranslation", "omission", "untranslated", "addition", "duplication", "inconsistency"),
        *("grammar", "legal", "register", "locale-specific-content", "locale-violation", "style", "characters"),
        *("misspelling", "typographical", "formatting", "inconsistent-entities", "numbers", "markup", "whitespace"),
        *("pattern-problem", "internationalization", "length", "non-conformance", "uncategorized", "other"),
    }
    assert set(ISSUE_TYPES.values()) <= known
    assert issue_type("Terminology/Something new") == "terminology"
    assert Meta._fields.index("mqm")


def test_places_of_annotations_are_in_order() -> None:
    whole, prose, pieces = annotated('{"annotation": [{"markup": "<i>", "interpretAs": "x"}, {"text": "ab"}]}')
    assert (whole, prose) == ("<i>ab", "xab")
    assert [tuple(piece) for piece in pieces] == [(0, 1, 0, 3), (1, 3, 3, 5)]


def test_accepted_words_need_the_key_and_are_where_the_command_line_reads_them(
    tmp_path: Path, lintnews: Lintnews
) -> None:
    with served(tmp_path) as made:
        assert made.form("/v2/words/add", word="Blingen").status == 403
        assert made.form("/v2/words/add", word="Blingen", apiKey="wrong").status == 403
        assert not (tmp_path / "accepted-words.txt").exists()
        assert made.form("/v2/words/add", word="Blingen", apiKey=TOKEN, username="me").json == {"added": True}
        assert made.form("/v2/words/add", word="Blingen", apiKey=TOKEN, username="me").json == {"added": False}
        assert made.ask("GET", f"/v2/words?apiKey={TOKEN}&username=me").json == {"words": ["Blingen"]}
        assert made.form("/v2/words/add", word="two words", apiKey=TOKEN).status == 400
        assert made.form("/v2/words/add", word="Lavro", apiKey=TOKEN).json == {"added": True}
        assert made.ask("GET", f"/v2/words?apiKey={TOKEN}&limit=5").json == {"words": ["Blingen", "Lavro"]}
        assert made.form("/v2/words/delete", word="Lavro", apiKey=TOKEN).json == {"deleted": True}
        assert (tmp_path / "accepted-words.txt").read_text() == "Blingen\n"
        assert made.form("/v2/words/delete", word="Blingen").status == 403
        assert made.form("/v2/words/delete", word="Blingen", apiKey=TOKEN).json == {"deleted": True}
        assert made.form("/v2/words/delete", word="Blingen", apiKey=TOKEN).json == {"deleted": False}
        assert made.ask("GET", f"/v2/words?apiKey={TOKEN}").json == {"words": []}
    assert (tmp_path / "accepted-words.txt").read_text() == ""


# Who may ask.


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "evil.example"}, 421),  # a name of theirs that leads here
        ({"host": "localhost.evil.example:1"}, 421),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"origin": "moz-extension://1234"}, 200),
        ({}, 200),
    ],
)
def test_pages_of_others_may_not_ask(server: Served, headers: dict[str, str], status: int) -> None:
    answer = server.ask("POST", "/v2/check", "language=en-US&text=All+is+well.", **headers)
    assert answer.status == status
    allowed = answer.headers.get("access-control-allow-origin")
    assert allowed == (headers["origin"] if headers.get("origin", "").startswith("moz-") else None)


def test_an_add_on_may_not_reach_the_page(server: Served) -> None:
    answer = server.ask("GET", "/api/state", origin="moz-extension://1234")
    assert answer.status == 403


def test_forms_of_other_pages_cannot_stand_for_json(server: Served) -> None:
    answer = server.ask("POST", "/api/check", '{"text": "a"}', content_type="text/plain")
    assert answer.status == 400


def test_beyond_this_machine_nothing_is_answered_without_the_token() -> None:
    open_to_all = Access("0.0.0.0", 8081, "secret")
    asked = Asked("GET", "/api/state", "192.0.2.7:8081", None, None, "", "", None)
    refused = open_to_all.refusal(asked)
    assert refused
    assert refused.status == 401
    assert open_to_all.refusal(asked._replace(cookie="lintnews-8081=secret")) is None
    assert open_to_all.refusal(asked._replace(cookie="lintnews-8081=wrong"))
    assert open_to_all.refusal(asked._replace(authorization="Bearer secret")) is None
    assert open_to_all.refusal(asked._replace(host="desk.example:8081", authorization="Bearer secret"))
    named = open_to_all._replace(names=("desk.example",))
    assert named.refusal(asked._replace(host="desk.example:8081", authorization="Bearer secret")) is None


def test_beyond_this_machine_programs_need_the_key(tmp_path: Path) -> None:
    with served(tmp_path, "--host", "0.0.0.0") as made:
        assert made.ask("GET", "/").status == 401
        assert made.form("/v2/check", text="a", language="en").status == 403
        assert made.form("/v2/check", text="a", language="en", apiKey=TOKEN).status == 200


def test_too_much_is_refused(tmp_path: Path) -> None:
    with served(tmp_path, "--max-body", "1") as made:
        assert made.ask("POST", "/v2/check", b"", content_length="1000001").status == 413
        text = "language=en&text=" + "a" * 999_000
        assert made.ask("POST", "/v2/check", text).status == 200


def test_a_text_that_takes_too_long_is_given_up_and_the_next_is_answered(tmp_path: Path, install: Any) -> None:
    slow = """
    import time
    from dataclasses import dataclass
    from lintnews.findings import Severity
    from lintnews.hookspecs import hookimpl
    from lintnews.rule import Meta, Rule

    @dataclass(frozen=True)
    class Wait(Rule):
        '''Waits for ever.

        Nobody is served.
        '''
        meta = Meta(severity=Severity.NOTE, mqm="Style/Organizational style", since="1.0")

        def check(self, doc):
            if "wait" in doc.text:
                time.sleep(3600)
            return iter(())

    @hookimpl
    def lintnews_rules():
        return [Wait]
    """
    module = install(slow, name="waits")
    home = Path(__import__(module).__file__ or "").parent
    environment = {"PYTHONPATH": str(home)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", environment["PYTHONPATH"])
        with served(tmp_path, "--plugins", "waits", "--seconds", "8", "--time-limit", "60") as made:
            assert made.form("/v2/check", text=DOUBLED, language="en").status == 200
            assert made.form("/v2/check", text="please wait", language="en").status == 504
            assert [rule for rule, _, _ in found(made.form("/v2/check", text=DOUBLED, language="en"))] == [
                "repetition/word"
            ]


def test_answers_allow_browsers_nothing(server: Served) -> None:
    answer = server.ask("GET", "/")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert server.ask("GET", "/static/../app.py").status == 404
    assert server.ask("GET", "/static/page.html").status == 404


# Articles of this machine.


def test_files_are_for_those_who_have_the_token(desk: tuple[Served, Path]) -> None:
    made, folder = desk
    bearer = f"Bearer {TOKEN}"
    assert made.ask("GET", "/api/state").json["files"] == []
    assert made.ask("GET", "/api/file?path=a.txt").status == 403
    assert made.ask("GET", "/api/state", authorization=bearer).json["files"] == ["a.txt"]
    opened = made.ask("GET", "/api/file?path=a.txt", authorization=bearer).json
    assert opened["text"] == FAULTY
    for name in ("secret.key", "../a.txt", "/etc/passwd", str(folder / "a.txt"), ""):
        assert made.ask("GET", f"/api/file?path={quote(name)}", authorization=bearer).status == 400
    assert made.post("/api/save", {"path": "a.txt", "text": "x", "state": opened["state"]}).status == 403
    saved = made.post("/api/save", {"path": "a.txt", "text": f"{FAULTY}More.\n", "state": opened["state"]}, token=True)
    assert saved.status == 200
    assert (folder / "a.txt").read_bytes() == f"{FAULTY}More.\n".encode().replace(b"\n", b"\r\n")
    again = made.post("/api/save", {"path": "a.txt", "text": "x", "state": opened["state"]}, token=True)
    assert "changed since" in again.json["error"]


def test_a_finding_is_ignored_where_the_command_line_reads_it(desk: tuple[Served, Path], lintnews: Lintnews) -> None:
    made, _ = desk
    question = {"path": "a.txt", "text": FAULTY}
    (one,) = made.post("/api/check", question, token=True).json["findings"]
    told = {**question, "fingerprint": one["fingerprint"], "reason": 'the "desk"\nwants it so'}
    assert made.post("/api/ignore", told).status in (400, 403)
    assert made.post("/api/ignore", told, token=True).json == {"path": "a.txt.lintnews.toml"}
    suppressed = lintnews("check", "--format", "json", "a.txt").json["suppressed"]
    assert [(one["rule"], one["suppression"]["reason"]) for one in suppressed] == [
        ("repetition/headline", 'the "desk" wants it so')
    ]


def test_nothing_is_written_unless_asked(tmp_path: Path) -> None:
    with served(tmp_path) as made:
        made.post("/api/check", {"text": FAULTY, "tab": "one"})
        made.form("/v2/check", text=FAULTY, language="en")
        assert made.ask("GET", "/rules/names/drift").status == 200
    assert [path.name for path in tmp_path.rglob("*") if path.is_file() and ".cache" not in path.parts] == []


def test_reports_are_downloaded(server: Served) -> None:
    sarif = server.post("/api/report?format=sarif", {"text": FAULTY})
    assert [one["ruleId"] for one in sarif.json["runs"][0]["results"]] == ["repetition/headline"]
    page = server.post("/api/report?format=html", {"text": FAULTY})
    assert page.headers["content-disposition"] == 'attachment; filename="lintnews.html"'
    assert b"Talks begin at noon" in page.body
    assert server.post("/api/report?format=nothing", {"text": FAULTY}).status == 400


def test_what_was_said_of_a_text_is_right_after_every_change(server: Served) -> None:
    """The worker looks only around what has changed: the answer is that of somebody who asks for the first time."""
    text = f"{FAULTY}\nAngela Merkel met the press.\n\nThe minister left the the room.\n"
    for place, words in ((30, "x"), (len(FAULTY) + 3, "the the "), (0, "On Friday. "), (len(text) - 20, "\n\nNew. ")):
        text = text[:place] + words + text[place:]
        typed = server.post("/api/check", {"text": text, "tab": "typing"}).json["findings"]
        assert typed == server.post("/api/check", {"text": text}).json["findings"]


def test_hostile_questions_are_refused_politely(server: Served) -> None:
    for body in ("[", "[]", '{"text": 1}', '{"text": "a", "without": "x"}', '{"text": "a", "published": "soon"}'):
        answer = server.ask("POST", "/api/check", body, content_type="application/json")
        assert answer.status == 400
        assert answer.json["error"]
    lone = server.ask("POST", "/api/check", b'{"text": "\\ud800 the the \\u0000"}', content_type="application/json")
    assert lone.status in (200, 400)
    assert server.ask("GET", "/rules/no/such").status == 400
