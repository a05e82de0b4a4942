"""What the language server says after a keystroke, from what it said before, is what it says of the text alone."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from lintnews.config.settings import Settings
from lintnews.findings import Finding
from lintnews.linter.linter import Linter
from lintnews.packs.rule_set import PackRule
from lintnews.server.documents import View, first_view
from lintnews.server.linters import CommandLineSettings, Linters

TOPS = (
    "Minister resigns over floods\n\n",
    "GENEVA, 3 May 2021 (Agency) - The minister said that he would resign.\n\n",
    "Published 12 March 2019\n\nMinister resigns\n\nHe said on Monday that he had resigned.\n\n",
    "",
)
"""What an article begins with."""
TYPED = (
    " ",
    "a",
    ". ",
    "the ",
    '"',
    "“",
    "”",
    "’",
    "» ",
    "😀",
    "𝔘 ",
    "\n",
    "\n\n",
    "\r\n",
    "2021",
    ", Keller said",
    "Keller ",
)


@cache
def linters() -> Linters:
    settings = Settings(grammar="off")
    return Linters(CommandLineSettings(lambda _: settings, lambda _: settings, lambda _: (), ""))


@cache
def paragraphs() -> tuple[str, ...]:
    """Bad examples of rules: of those that look for phrases, and of all other ones."""
    rules = sorted(Linter(Settings(grammar="off"), root=".").rules, key=lambda rule: isinstance(rule, PackRule))
    texts = [bad.text.replace("⟦", "").replace("⟧", "") for rule in rules for bad in rule.INVALID[:2]]
    return tuple(text for text in texts if text.strip())


def said(text: str, before: View | None = None) -> View:
    return first_view(linters(), "/a.txt", 1, text, before, None, lambda: True, lambda _: None)


def found(view: View) -> set[Finding]:
    assert view.fast
    return {*view.fast.findings}


def edited(data: st.DataObject, text: str) -> str:
    """A text with a few characters put in or taken out, or a paragraph of another one."""
    first = data.draw(st.integers(0, len(text)))
    last = min(len(text), first + data.draw(st.sampled_from((0, 0, 0, 1, 2, 30, 400))))
    typed = data.draw(st.sampled_from(TYPED) | st.sampled_from(paragraphs()) | st.just(""))
    return text[:first] + typed + text[last:]


@given(st.data())
def test_after_any_change_the_findings_are_those_of_the_text_alone(data: st.DataObject) -> None:
    blocks = data.draw(st.lists(st.sampled_from(paragraphs()), min_size=3, max_size=16))
    joint = data.draw(st.sampled_from(("\n", "\n\n", "\n  ", "\r\n", "\r\n\r\n")))
    text = data.draw(st.sampled_from(TOPS)) + joint.join(blocks)
    view = said(text)
    for _ in range(3):
        text = edited(data, text)
        view = said(text, view)
        assert found(view) == found(said(text)), text


def test_what_indents_a_paragraph_belongs_to_it() -> None:
    line = "“The talks go on,” a statement said in a statement."
    text = "Minister resigns\n\n" + "\n  ".join([line] * 6 + ["MADRID, 12 (EUROPA PRESS) - The bridge is open.", line])
    assert "leftovers/dateline-carried-over" in {finding.rule for finding in found(said(text))}
    assert found(said(text, said(text))) == found(said(text))


def test_what_reaches_into_the_next_line_is_found_behind_a_change() -> None:
    before = "Minister resigns\n\nRussian occupants shelled the town.\nThe talks go on.\nThe govern-\nment left."
    after = before.replace("shelled", "bombed")
    assert "typography/broken-word" in {finding.rule for finding in found(said(after))}
    for text in (after, before.replace(" shelled the town.\n", "")):
        assert found(said(text, said(before))) == found(said(text))
