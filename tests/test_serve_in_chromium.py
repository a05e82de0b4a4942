"""The page of `lintnews serve` in a real browser: typing, keys, fixes, decisions, and a server that goes away."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import accessibility_faults, browser, page
from conftest import FAULTY, Lintnews
from outside_tools import axe
from served import TOKEN, Served, served

pytest.importorskip("starlette", reason="starlette is not installed (pip install lintnews[serve])")

DOUBLED = "Angela Merkel met the the press.\n\nAll is well today.\n"
WHOLE = "body[data-whole=true]"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def server(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("here")) as made:
        yield made


def begin(shown: Any, made: Served, text: str = "", *, token: bool = False) -> None:
    """Open the page, and paste a text."""
    shown.goto(f"{made.url}/?token={TOKEN}" if token else made.url)
    shown.wait_for_selector("#text")
    if text:
        paste(shown, text)


def paste(shown: Any, text: str) -> None:
    """Put a text into the editor, and wait until it is judged."""
    shown.evaluate("document.body.dataset.whole = 'false'")
    shown.locator("#text").fill(text)
    shown.wait_for_selector(WHOLE)


def marks(shown: Any) -> list[str]:
    return list(shown.locator(".behind .mark").all_inner_texts())


def test_findings_come_while_one_types(chromium: Any, server: Served) -> None:
    with page(chromium) as shown:
        begin(shown, server)
        shown.focus("#text")
        shown.keyboard.type("Angela Merkel met the the press.", delay=5)
        shown.wait_for_selector(".card:has-text('“the” stands twice')")
        assert marks(shown) == ["the the"]
        shown.wait_for_selector("[role=status]:has-text('1 error')")
        # What is mended is gone at once, before anybody answers.
        shown.evaluate("editor.ask = () => {}")
        shown.evaluate("document.querySelector('#text').setSelectionRange(18, 22)")
        shown.keyboard.press("Delete")
        assert shown.input_value("#text") == "Angela Merkel met the press."
        assert marks(shown) == []


def test_no_answer_about_an_older_text_is_shown_at_the_wrong_place(chromium: Any, server: Served) -> None:
    with page(chromium) as shown:
        begin(shown, server, DOUBLED)
        wrong = """() => {
          const text = document.querySelector('#text').value;
          return editor.shown().filter((one) => text.slice(...one.file) !== one.quote).map((one) => one.quote);
        }"""
        shown.focus("#text")
        shown.evaluate("document.querySelector('#text').setSelectionRange(0, 0)")
        for number in range(25):
            shown.keyboard.type(f"w{number} ")
            assert shown.evaluate(wrong) == []
        shown.wait_for_selector(WHOLE)
        assert "the the" in marks(shown)


def test_a_fix_is_accepted_and_taken_back(chromium: Any, server: Served) -> None:
    with page(chromium) as shown:
        begin(shown, server, f"😀 {DOUBLED}")
        shown.focus("#text")
        shown.evaluate("document.querySelector('#text').setSelectionRange(0, 0)")
        shown.keyboard.press("F8")
        assert shown.evaluate("getSelection().toString()") == "the the"
        shown.keyboard.press("Control+.")
        assert shown.evaluate("document.activeElement.className") == "fix"
        shown.keyboard.press("Enter")
        assert shown.input_value("#text") == f"😀 {DOUBLED}".replace("the the", "the")
        shown.wait_for_selector(".side .none")
        shown.keyboard.press("Control+z")
        assert shown.input_value("#text") == f"😀 {DOUBLED}"
        shown.wait_for_selector(".card")


def test_keys_lead_to_a_finding_and_back(chromium: Any, server: Served) -> None:
    with page(chromium) as shown:
        begin(shown, server, f"{DOUBLED}\nThe minister left the the room.\n")
        shown.focus("#text")
        shown.evaluate("document.querySelector('#text').setSelectionRange(0, 0)")
        at = "document.querySelector('#text').selectionStart"
        shown.keyboard.press("F8")
        first = shown.evaluate(at)
        shown.keyboard.press("F8")
        assert shown.evaluate(at) > first
        shown.keyboard.press("Shift+F8")
        assert shown.evaluate(at) == first
        shown.keyboard.press("Control+.")
        assert shown.evaluate("document.activeElement.closest('.card') !== null")
        shown.keyboard.press("Escape")
        assert shown.evaluate("document.activeElement.id") == "text"
        assert shown.evaluate(at) == first


def test_a_finding_is_ignored_with_a_reason_where_the_command_line_reads_it(
    chromium: Any, tmp_path: Path, lintnews: Lintnews
) -> None:
    (tmp_path / "a.txt").write_text(FAULTY)
    with served(tmp_path, ".") as made, page(chromium) as shown:
        begin(shown, made, token=True)
        shown.select_option("#file", "a.txt")
        shown.wait_for_selector(".card:has-text('the headline stands twice')")
        shown.click(".card .ignore")
        shown.keyboard.type("two editions")
        shown.keyboard.press("Enter")
        shown.wait_for_selector(".side .none")
        # What is typed is written when it is saved, not before.
        shown.focus("#text")
        shown.keyboard.press("Control+End")
        shown.keyboard.type("More.")
        assert (tmp_path / "a.txt").read_text() == FAULTY
        shown.keyboard.press("Control+s")
        shown.wait_for_selector("[role=status]:has-text('saved a.txt')")
        assert (tmp_path / "a.txt").read_text() == f"{FAULTY}More."
    suppressed = lintnews("check", "--format", "json", "a.txt").json["suppressed"]
    assert [(one["rule"], one["suppression"]["reason"]) for one in suppressed] == [
        ("repetition/headline", "two editions")
    ]


def test_a_pasted_text_is_ignored_in_the_page(chromium: Any, server: Served) -> None:
    with page(chromium) as shown:
        begin(shown, server, DOUBLED)
        shown.click(".card .ignore")
        shown.keyboard.press("Enter")
        shown.wait_for_selector("button:has-text('Show again what was ignored here (1)')")
        assert marks(shown) == []


def test_rules_are_turned_off_and_read_about(chromium: Any, server: Served) -> None:
    with page(chromium) as shown:
        begin(shown, server, DOUBLED)
        shown.click("text=Rules…")
        shown.get_by_role("checkbox", name="repetition/word").uncheck()
        shown.click("dialog[open] >> text=Close")
        shown.wait_for_selector(".side .none")
        shown.goto(f"{server.url}/rules/repetition/word")
        assert shown.locator("h1").inner_text() == "repetition/word"


def test_the_original_stands_beside_the_article(chromium: Any, server: Served) -> None:
    with page(chromium) as shown:
        begin(shown, server, DOUBLED)
        shown.check("#has-original")
        shown.evaluate("document.body.dataset.whole = 'false'")
        shown.fill("#original", "אנגלה מרקל נפגשה עם העיתונות.\n\nהיום הכול בסדר.\n")
        shown.wait_for_selector(WHOLE)
        shown.click("text=Read")
        assert "מרקל" in shown.locator(".original").inner_text()
        assert shown.locator(".original").get_attribute("dir") == "rtl"


def test_a_server_that_goes_away_is_said_and_found_again(chromium: Any, tmp_path: Path) -> None:
    with page(chromium) as shown:
        with served(tmp_path) as made:
            begin(shown, made, DOUBLED)
            port = made.port
            made.process.kill()
            made.process.wait()
            shown.focus("#text")
            shown.keyboard.press("Control+End")
            shown.keyboard.type("The minister left the the room.")
            shown.wait_for_selector("[role=alert]:has-text('does not answer')")
            assert shown.input_value("#text").endswith("the the room.")
        with served(tmp_path, port=port):
            shown.wait_for_selector("[role=alert]", state="hidden")
            shown.wait_for_selector(".behind div:last-child .mark")
            assert marks(shown) == ["the the", "the the"]


def test_two_tabs_do_not_disturb_one_another(chromium: Any, server: Served) -> None:
    with page(chromium) as one, page(chromium) as other:
        begin(one, server, DOUBLED)
        begin(other, server, FAULTY)
        paste(one, f"{DOUBLED}\nOne more.\n")
        paste(other, f"{FAULTY}\nTwo more.\n")
        assert marks(one) == ["the the"]
        assert [text for text in marks(other) if "the the" in text] == []
        assert other.locator(".card").all_inner_texts()[0].find("headline stands twice") > 0


def test_hostile_texts_stay_texts(chromium: Any, server: Served) -> None:
    evil = (
        "<script>alert(1)</script><img src=x onerror=alert(1)> met the the press\n\n"
        "javascript:alert(1) \x1b[31m \u202e x\n"
    )
    with page(chromium) as shown:
        begin(shown, server, evil)
        assert shown.locator(".behind img, .behind script, .side img, .side script").count() == 0
        shown.click("text=Read")
        assert "<script>alert(1)</script>" in shown.locator(".rows").inner_text()


def test_a_long_text_and_many_findings(chromium: Any, server: Served) -> None:
    text = "".join(
        f"Line {number} of the the article goes on with a few more words that are well and good.\n\n"
        if number % 2
        else f"The {number} people in the hall heard what the speaker had to tell them about the harvest this year.\n\n"
        for number in range(10_400)
    )
    assert len(text) > 900_000
    with page(chromium) as shown:
        shown.context.set_default_timeout(120_000)
        begin(shown, server)
        shown.evaluate(
            """(text) => {
              const data = new DataTransfer();
              data.setData('text/plain', text);
              const pasted = new ClipboardEvent('paste', {clipboardData: data, cancelable: true});
              document.querySelector('#text').dispatchEvent(pasted);
            }""",
            text,
        )
        shown.wait_for_selector(WHOLE)
        assert shown.evaluate("editor.shown().length") >= 5_000
        assert shown.locator(".card").count() < 500
        shown.focus("#text")
        shown.evaluate("document.querySelector('#text').setSelectionRange(5, 5)")
        shown.keyboard.type("x")
        assert shown.evaluate("document.querySelectorAll('.behind > div').length") == text.count("\n") + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(chromium: Any, server: Served, scheme: str) -> None:
    source = axe()
    with page(chromium, color_scheme=scheme, reduced_motion="reduce") as shown:
        begin(shown, server, f"{DOUBLED}\n{FAULTY}")
        shown.focus("#text")
        shown.keyboard.press("F8")
        assert accessibility_faults(shown, source) == []
        shown.check("#has-original")
        shown.click(".card .ignore")
        assert accessibility_faults(shown, source) == []
        shown.keyboard.press("Escape")
        shown.click("text=Rules…")
        assert accessibility_faults(shown, source) == []
        shown.click("dialog[open] >> text=Close")
        shown.click("text=Read")
        assert accessibility_faults(shown, source) == []
        shown.goto(f"{server.url}/rules/names/drift")
        assert accessibility_faults(shown, source) == []


def test_it_works_at_twice_the_size(chromium: Any, server: Served) -> None:
    with page(chromium, viewport={"width": 640, "height": 450}) as shown:
        begin(shown, server, DOUBLED)
        assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_reports_are_downloaded(chromium: Any, server: Served) -> None:
    with page(chromium) as shown:
        begin(shown, server, DOUBLED)
        with shown.expect_download() as made:
            shown.click("button:text-is('HTML')")
        assert made.value.suggested_filename == "lintnews.html"
        assert "the the press" in Path(made.value.path()).read_text()
