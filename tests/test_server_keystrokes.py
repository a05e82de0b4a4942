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


@cache
def linters() -> Linters:
    settings = Settings(grammar="off")
    return Linters(CommandLineSettings(lambda _: settings, lambda _: settings, lambda _: (), ""))


@cache
def paragraphs() -> tuple[str, ...]:
    """Bad examples of rules that look for phrases, one of them in every paragraph."""
    rules = (rule for rule in Linter(Settings(grammar="off"), root=".").rules if isinstance(rule, PackRule))
    texts = [bad.text.replace("⟦", "").replace("⟧", "") for rule in rules for bad in rule.INVALID[:2]]
    return tuple(text for text in texts if text.strip() and not {*text} & {*'\n"“”„«»‘'})


def said(text: str, before: View | None = None) -> View:
    return first_view(linters(), "/a.txt", 1, text, before, None, lambda: True, lambda _: None)


def found(view: View) -> set[Finding]:
    assert view.fast
    return {*view.fast.findings}


@given(st.data())
def test_after_any_change_the_findings_are_those_of_the_text_alone(data: st.DataObject) -> None:
    some = st.lists(st.sampled_from(paragraphs()), min_size=1, max_size=3)
    blocks = data.draw(st.lists(st.sampled_from(paragraphs()), min_size=3, max_size=12))
    joint = data.draw(st.sampled_from(("\n", "\n\n", "\n  ")))
    view = said(joint.join(blocks))
    for _ in range(3):
        first = data.draw(st.integers(0, len(blocks)))
        last = min(len(blocks), first + data.draw(st.integers(0, 2)))
        if data.draw(st.booleans()) and first < len(blocks):
            at = data.draw(st.integers(0, len(blocks[first])))
            blocks[first] = (
                blocks[first][:at] + data.draw(st.sampled_from((" ", "a", ". ", "the "))) + blocks[first][at:]
            )
        else:
            blocks[first:last] = data.draw(some)
        text = joint.join(blocks)
        view = said(text, view)
        assert view.is_partial
        assert found(view) == found(said(text)), text
