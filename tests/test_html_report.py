"""`--format html`: one file that shows the articles with their findings, and runs nothing that an article says."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from chromium import accessibility_faults, browser, page
from conftest import Lintnews
from hand_made_runs import everything, hostile
from outside_tools import axe

from lintnews.config.settings import Settings
from lintnews.files.discovery import Found
from lintnews.linter.linter import Linter
from lintnews.reporters import bundled_reporters, html
from lintnews.reporters.html.places import Places
from lintnews.results import Run

SEED = Path(__file__).parent.parent / "seeds"
PEOPLE = (
    "May 12, 2023\n\nMinisters from seven countries met again on Friday\n\n"
    "Angela Merkel met Emmanuel Macron. “We are ready,” Merkel said on 11 May 2023. She left.\n\n"
    "The the talks go on.\n"
)

ENGLISH = (
    "Angela Merkel met Emmanuel Macron in Berlin on Monday. The talks lasted 14 hours.\n\n"
    "In 2015 the two countries signed 3 agreements. Hungary was not there.\n"
)
GERMAN = (
    "Angela Merkel traf am Montag Emmanuel Macron in Berlin. Die Gespräche dauerten 14 Stunden.\n\n"
    "2015 unterzeichneten die beiden Länder 3 Abkommen. Ungarn war nicht dabei.\n"
)


class Elements(HTMLParser):
    """The elements of a page, with what stands inside scripts and styles."""

    def __init__(self, source: bytes) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(source.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.found:
            tag, attributes, text = self.found[-1]
            self.found[-1] = tag, attributes, text + data

    def handle_endtag(self, tag: str) -> None:
        self.found.append(("", {}, ""))

    def data(self, name: str) -> Any:
        """The data in a block of the page."""
        return next(json.loads(text) for _, attributes, text in self.found if attributes.get("id") == name)


def report(**texts: str) -> bytes:
    """The report of texts by their names."""
    linter = Linter(Settings(home="/tmp", grammar="off"), root="/tmp", with_articles=True)
    made = (linter.judge(Found(f"{name}.txt", named=False), text.encode()) for name, text in texts.items())
    return html.render(Run("0.1.0", "/tmp", tuple(one for one in made if one), linter.rules))


def test_the_same_run_gives_the_same_bytes() -> None:
    assert report(one=PEOPLE) == report(one=PEOPLE)


def test_a_page_allows_its_own_script_and_nothing_else() -> None:
    made = Elements(report(one=PEOPLE))
    policy = next(a["content"] or "" for tag, a, _ in made.found if a.get("http-equiv") == "Content-Security-Policy")
    scripts = [text for tag, a, text in made.found if tag == "script" and a.get("type") != "application/json"]
    styles = [text for tag, _, text in made.found if tag == "style"]
    assert policy.startswith("default-src 'none'; ")
    assert len(scripts) == len(styles) == 1
    for text in (*scripts, *styles):
        assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert "unsafe" not in policy
    assert not [a for _, a, _ in made.found if "src" in a or (a.get("href") or "").startswith("http")]


@pytest.mark.parametrize("run", [hostile(), everything()], ids=["hostile", "everything"])
def test_no_text_becomes_mark_up(run: Run) -> None:
    made = Elements(html.render(run))
    assert [tag for tag, _, _ in made.found].count("script") == 3 + len(made.data("run")["files"])


def test_the_end_of_a_script_in_an_article_ends_no_script() -> None:
    evil = "Angela Merkel met the the press.\n\n</script><script>alert(1)</script><!-- <img src=x onerror=alert(1)>\n"
    made = Elements(report(one=evil))
    assert made.data("article-0")["text"] == evil
    assert "img" not in [tag for tag, _, _ in made.found]


def test_an_article_has_its_people_quotations_and_dates() -> None:
    shown = Elements(report(one=PEOPLE)).data("article-0")
    text = shown["text"]

    def said(at: list[int]) -> str:
        return str(text[slice(*at)])

    assert text == PEOPLE
    assert [said(at) for one in shown["people"] if one["name"] == "Angela Merkel" for at in one["places"]] == [
        "Angela Merkel",
        "Merkel",
        "She",
    ]
    assert [(said(one["at"]), one["name"]) for one in shown["quotations"]] == [("“We are ready,”", "Angela Merkel")]
    assert [one["day"] for one in shown["dates"]] == ["2023-05-12", "2023-05-11"]
    assert shown["written"] == date(2023, 5, 12).isoformat()
    assert [said(one["at"]) for one in shown["findings"] if one["rule"] == "repetition/word"] == ["The the"]


def test_places_count_what_a_browser_counts() -> None:
    text = "😀 Angela Merkel met the the press.\n"
    shown = Elements(report(one=text)).data("article-0")
    (found,) = (one for one in shown["findings"] if one["rule"] == "repetition/word")
    units = text.encode("utf-16-le")
    assert units[found["at"][0] * 2 : found["at"][1] * 2].decode("utf-16-le") == "the the"


def test_places_in_a_marked_up_file_are_those_of_its_prose() -> None:
    linter = Linter(Settings(home="/tmp", grammar="off"), root="/tmp", with_articles=True)
    source = "<p>Tom &amp; Jerry met</p><p>the <b>the</b> press &amp; left.</p>"
    made = linter.judge(Found("a.html", named=False), source.encode())
    assert made
    assert made.article
    (found,) = (one for one in made.results if one.rule == "repetition/word")
    at = Places(made.article.text, made.article.pieces).file((found.region.start, found.region.end))
    assert made.article.text[slice(*at)] == "the the"


def test_texts_are_kept_for_formats_that_show_them_only(lintnews: Lintnews, tmp_path: Path) -> None:
    linter = Linter(Settings(home="/tmp", grammar="off"), root="/tmp")
    made = linter.judge(Found("a.txt", named=False), PEOPLE.encode())
    assert made
    assert made.article is None
    assert [one.name for one in bundled_reporters() if one.needs_articles] == ["html"]
    (tmp_path / "a.txt").write_text(PEOPLE)
    lintnews("check", "--output", "out.html", "a.txt", "--jobs", "2")
    assert Elements((tmp_path / "out.html").read_bytes()).data("article-0")["text"] == PEOPLE


def test_the_original_stands_beside_the_article_sentence_by_sentence(tmp_path: Path, lintnews: Lintnews) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "a.de").write_text(GERMAN)
    lintnews("check", "a.txt", "--source", "a.de", "--source-language", "de", "--output", "out.html")
    shown = Elements((tmp_path / "out.html").read_bytes()).data("article-0")
    original = shown["original"]
    assert original["text"] == GERMAN
    pairs = {shown["text"][slice(*here)]: original["text"][slice(*there)] for here, there in original["aligned"]}
    assert pairs["The talks lasted 14 hours."] == "Die Gespräche dauerten 14 Stunden."


# In a real browser.


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as opened:
        yield opened


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def made(data: bytes) -> str:
        path = tmp_path / "report.html"
        path.write_bytes(data)
        return path.as_uri()

    return made


def seed() -> str:
    return next(SEED.glob("*.txt")).read_text(encoding="utf-8")


def test_keys_go_from_finding_to_finding_and_back(chromium: Any, write: Any) -> None:
    with page(chromium) as shown:
        shown.goto(write(report(seed=seed())) + "#article-0")
        shown.keyboard.press("n")
        first = shown.evaluate("document.activeElement.id")
        assert "the headline stands twice" in shown.locator(f"#{first}").inner_text()
        shown.keyboard.press("n")
        second = shown.evaluate("document.activeElement.id")
        assert second != first
        shown.keyboard.press("p")
        assert shown.evaluate("document.activeElement.id") == first
        # To its place in the text, and back again.
        shown.locator(f"#{first} >> text=show in the text").focus()
        shown.keyboard.press("Enter")
        assert shown.evaluate("document.activeElement.matches('a.mark.error')")
        shown.keyboard.press("Enter")
        assert shown.evaluate("document.activeElement.id") == first
        shown.keyboard.press("o")
        shown.wait_for_selector("text=What was found")
        shown.keyboard.press("/")
        assert shown.evaluate("document.activeElement.id") == "words"


def test_all_spellings_of_a_person_light_up_together(chromium: Any, write: Any) -> None:
    with page(chromium) as shown:
        shown.goto(write(report(seed=seed())) + "#article-0")
        shown.get_by_text("Flinken", exact=True).first.hover()
        lit = shown.locator(".lit").all_inner_texts()
        assert {"Flinken", "Blinken", "Blingen"} <= set(lit)
        shown.click("summary:has-text('People')")
        shown.click(".people button >> nth=0")
        assert shown.locator(".people [aria-pressed=true]").count() == 1
        shown.mouse.move(5, 5)
        assert set(shown.locator(".lit").all_inner_texts()) == set(lit)


def test_a_sentence_lights_up_on_both_sides(chromium: Any, tmp_path: Path, lintnews: Lintnews) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "a.de").write_text(GERMAN)
    lintnews("check", "a.txt", "--source", "a.de", "--source-language", "de", "--output", "out.html")
    with page(chromium) as shown:
        shown.goto((tmp_path / "out.html").as_uri() + "#article-0")
        shown.locator(".rows >> text=The talks lasted").first.hover()
        assert "Die Gespräche dauerten 14 Stunden." in "".join(shown.locator(".original .paired").all_inner_texts())


def test_filters_and_search(chromium: Any, write: Any) -> None:
    made = report(**{"a/one": PEOPLE, "a/two": seed(), "b/three": "All is well in the capital today.\n"})
    with page(chromium) as shown:
        shown.goto(write(made))
        rows = shown.locator("table.list tbody tr")
        assert rows.count() == 3
        assert "two.txt" in rows.first.inner_text()  # the worst first
        shown.fill("#words", "registry office-holders")
        rows.nth(1).wait_for(state="detached")
        assert rows.count() == 1
        shown.click("text=Clear")
        shown.get_by_label("Rule").select_option("repetition/word")
        assert rows.all_inner_texts()[0].startswith("Ministers from seven")
        assert rows.count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(chromium: Any, write: Any, scheme: str) -> None:
    source = axe()
    with page(chromium, color_scheme=scheme, reduced_motion="reduce") as shown:
        at = write(report(**{"a/one": PEOPLE, "b/two": seed()}))
        for place in ("", "#article-1", "#rule=names/drift"):
            shown.goto("about:blank")
            shown.goto(at + place)
            shown.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            shown.keyboard.press("n")
            assert accessibility_faults(shown, source) == []


def test_it_reads_at_twice_the_size(chromium: Any, write: Any) -> None:
    with page(chromium, viewport={"width": 640, "height": 450}) as shown:
        at = write(report(seed=seed()))
        for place in ("", "#article-0"):
            shown.goto("about:blank")
            shown.goto(at + place)
            assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_ten_thousand_findings_in_one_article(chromium: Any, write: Any) -> None:
    text = "".join(f"Line {number} of the the article goes on.\n\n" for number in range(10_000))
    with page(chromium) as shown:
        shown.goto(write(report(long=text)) + "#article-0")
        shown.keyboard.press("n")
        assert "“the”" in shown.locator(".card.chosen").first.inner_text()
        shown.keyboard.press("p")
        assert "9999" in shown.locator(".row:has(.card.chosen) .prose").inner_text()


def test_hostile_texts_stay_texts(chromium: Any, write: Any) -> None:
    evil = (
        "<script>alert(1)</script> met the the press\n\njavascript:alert(1) <img src=x onerror=alert(1)>\n\n"
        "\x1b[31m \u202e the the \x07 end\n"
    )
    with page(chromium) as shown:
        shown.goto(write(report(evil=evil)) + "#article-0")
        assert "<script>alert(1)</script>" in shown.locator(".rows").inner_text()
        assert "⟨U+202E⟩" in shown.locator(".rows").inner_text()
        shown.goto("about:blank")
        shown.goto(write(html.render(hostile())))
        assert shown.locator("h1").inner_text() == "What was found"


def test_paper_shows_everything_and_no_buttons(chromium: Any, write: Any) -> None:
    with page(chromium, color_scheme="dark") as shown:
        shown.goto(write(report(seed=seed())) + "#article-0")
        shown.emulate_media(media="print", color_scheme="dark")
        shown.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert not shown.locator(".bar").is_visible()
        assert shown.locator(".card .more").first.is_visible()
        assert re.match(r"rgb\(255, 255, 255\)", shown.evaluate("getComputedStyle(document.body).backgroundColor"))
