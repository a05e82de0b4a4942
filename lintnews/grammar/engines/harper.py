"""The embedded engine: Harper (https://writewithharper.com) through the `harper-py` wheel, and patterns of our own.

English only. `patterns.py` finds what needs no parser; of Harper's linters those in `harper.txt` are asked, of the
sentences that can matter to them; of its dictionary, which words of a text it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lintnews.document import Document
from lintnews.grammar.batches import Batch, Part
from lintnews.grammar.engine import EngineSetup, Match, Text
from lintnews.grammar.engines.patterns import KINDS as PATTERN_KINDS
from lintnews.grammar.engines.patterns import patterns, words
from lintnews.grammar.engines.words import correction, is_replaced, morphology, stems
from lintnews.layers.text.sentences import sentences
from lintnews.lexicons import Section, parse

if TYPE_CHECKING:
    from harper import Lint, Linter

ENGLISH = "en"
SPELLING, SPELL_CHECK = "spelling", "SpellCheck"
_HERE = Path(__file__).parent
_WORD = re.compile(r"(?<![\w'’./@#\\-])(?<!\w- )(?<!\w-\n)[a-z]{5,60}+(?![\w'’@\\-]|[./]\w)")
"""Words in lower case that stand alone: no part of a name, a compound, an address, a word broken at a line end."""
_NO_WORD = re.compile(r"\S{300}")
"""A token so long that the engine fails on it, which is data and no prose."""
_DIALECTS = {"en-US": (0,), "en-GB": (1,), "en-IE": (1,), "en-AU": (2,), "en-NZ": (2,), "en-CA": (3,), "en-IN": (4,)}
"""As Harper numbers them."""
_ANY = (0, 1)
"""Where no variant is told: a word is right that is American or British."""
_APART = "\n\n"
_CODE = re.compile(r"`([^`]+)`")


class Harper:
    """Harper at work: one for each kind of English, made when it is needed."""

    def __init__(self, setup: EngineSetup) -> None:
        self._kinds = {name: kind for kind, names in linters().items() for name in names}
        self._wanted = frozenset(setup.kinds or (*linters(), *PATTERN_KINDS, SPELLING))
        asked = {
            name: anchors
            for kind, names in linters().items()
            if kind in self._wanted
            for name, anchors in names.items()
        }
        self._asked = frozenset(asked)
        anchors = "|".join(sorted({one for own in asked.values() for one in own}))
        self._anchors = re.compile(rf"\b(?:{anchors})", re.IGNORECASE)
        self._voices: dict[tuple[int, ...], _Voice] = {}
        self._voice(_ANY)

    def check(self, texts: Sequence[Text]) -> list[list[Match]]:
        """What is found in each text."""
        return [self._check(text) for text in texts]

    def close(self) -> None:
        """Nothing to give back."""

    def _voice(self, dialects: tuple[int, ...]) -> _Voice:
        if dialects not in self._voices:
            self._voices[dialects] = _Voice(dialects, self._asked)
        return self._voices[dialects]

    def _check(self, text: Text) -> list[Match]:
        voice = self._voice(_DIALECTS.get(text.language, _ANY))
        found = [*patterns(text.text, self._wanted)]
        if self._asked:
            found += self._linted(voice, self._batch(text.text))
        if SPELLING in self._wanted:
            found += voice.misspelled(text.text)
        return found

    def _batch(self, text: str) -> Batch:
        """The sentences of a text that can matter to the linters."""
        written: list[str] = []
        parts: list[Part] = []
        at = 0
        for start, end in sentences(Document(text)):
            if self._anchors.search(text, start, end) and not _NO_WORD.search(text, start, end):
                written.append(text[start:end])
                parts.append(Part(at, at + end - start, 0, start))
                at += end - start + len(_APART)
        return Batch(_APART.join(written), tuple(parts))

    def _linted(self, voice: _Voice, batch: Batch) -> Iterator[Match]:
        for name, lints in voice.lint(batch.text).items():
            for lint in lints:
                if place := batch.place(lint.span.start, lint.span.end):
                    # A suggestion to insert behind the words (kind 2) is given as what would then stand there.
                    instead = [("", "", lint.problem_text)[one.kind] + one.replacement_text for one in lint.suggestions]
                    message = _CODE.sub("“\\1”", lint.message)
                    yield Match(*place[1:], self._kinds[name], name, message, tuple(instead[:3]))


class _Voice:
    """Harper for a kind of English: its linters, and its dictionaries, which are asked about each word once."""

    def __init__(self, dialects: tuple[int, ...], asked: frozenset[str]) -> None:
        self._linter = _linter(dialects[0], asked)
        self._dictionaries = [_linter(dialect, frozenset((SPELL_CHECK,))) for dialect in dialects]
        self._doubted = [0] * len(dialects)
        """Words that each dictionary was asked about and did not have."""
        self._corrections: dict[str, str | None] = {}
        self._known: dict[str, bool] = {}

    def lint(self, text: str) -> Mapping[str, Sequence[Lint]]:
        """What the linters find, by their names."""
        return self._linter.organized_lints(text, language="plaintext", dedup=False) if text else {}

    def misspelled(self, text: str) -> Iterator[Match]:
        """The words of a text that are misspelled."""
        marks, capitals = list(_WORD.finditer(text)), words("capitals")
        self._learn(sorted({mark[0] for mark in marks} - self._corrections.keys() - capitals.keys()))
        for mark in marks:
            if right := self._corrections.get(mark[0]):
                message, is_sure = "the dictionary does not know this word", not is_replaced(mark[0], right)
                yield Match(*mark.span(), SPELLING, SPELL_CHECK, message, (right,), is_sure)

    def _learn(self, unseen: Sequence[str]) -> None:
        """Find out which of these words are misspelled."""
        made = morphology(ENGLISH)
        self._corrections.update(dict.fromkeys(unseen))
        doubtful = {
            word: right
            for word, suggestions in self._unknown([word for word in unseen if word not in made.common]).items()
            if (right := correction(word, suggestions, made))
        }
        roots = {word: [*stems(word, made)] for word in doubtful}
        asked = sorted({root for found in roots.values() for root in found} - self._known.keys())
        unknown = self._unknown(asked)
        self._known.update((root, root not in unknown) for root in asked)
        for word, right in doubtful.items():
            if " " in right or not any(self._known[root] for root in roots[word]):
                self._corrections[word] = right

    def _unknown(self, asked: Sequence[str]) -> Mapping[str, list[str]]:
        """Those of these words that no dictionary has, with the suggestions of the first.

        To look for suggestions takes thousands of times as long as to look a word up. So the first is asked about words
        that are in no kind of English, and about the others each is asked, the one first that knew most of them so far.
        """
        first, told = self._dictionaries[0], dict[str, list[str]]()
        strange = [word for word in asked if not self._linter.is_likely_english(word)]
        doubted = sorted({*asked} - {*strange})
        for number in sorted(range(len(self._dictionaries)), key=self._doubted.__getitem__):
            found = _suggestions(self._dictionaries[number], doubted)
            self._doubted[number] += len(found)
            told.update(found if number == 0 else ())
            doubted = list(found)
        told.update(_suggestions(first, strange))
        return {word: told[word] for word in (*strange, *doubted) if word in told}


def _suggestions(dictionary: Linter, asked: Sequence[str]) -> dict[str, list[str]]:
    """Those of these words that a dictionary does not have, with what it suggests."""
    lints = dictionary.lint("\n\n".join(asked), language="plaintext", dedup=False) if asked else ()
    return {lint.problem_text: [one.replacement_text for one in lint.suggestions] for lint in lints}


def _linter(dialect: int, asked: frozenset[str]) -> Linter:
    """Harper in a dialect with these linters and no others."""
    from harper import Linter

    made = Linter(dialect)
    made.set_lint_config({name: name in asked for name in made.get_default_lint_config()})
    return made


@cache
def linters() -> Mapping[str, Section]:
    """The linters that are asked, by kind, each with its anchors."""
    return parse((_HERE / "harper.txt").read_text("utf-8"))
