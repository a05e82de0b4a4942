"""LanguageTool, through the package `language-tool-python`: on a server that the user named, or on one of our own.

The package is GPL-3.0-only; it is imported here and nowhere else, and only where LanguageTool is used.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lintnews.grammar.batches import batches
from lintnews.grammar.engine import EngineSetup, Match, Text, UnavailableError
from lintnews.grammar.engines.languagetool_limits import CODES, LIMIT
from lintnews.grammar.engines.one_origin import Origin, RefusedError
from lintnews.grammar.engines.words import correction, morphology, stems, usual
from lintnews.lexicons import Section, parse

if TYPE_CHECKING:
    from language_tool_python import LanguageTool

    from lintnews.grammar.engines.languagetool_server import Server

SPELLING, NAMES = "spelling", "name"
_LISTS = ("rules", "off", "sure", "unsure")
_VARIANTS = {"en": "en-US", "de": "de-DE", "pt": "pt-PT", "ca": "ca-ES"}
"""Languages whose spelling is judged in a variant only, and the variant where none is told."""
_OTHER_VARIANTS = {"en": "en-GB"}
"""Where no variant is told, one whose spelling is right as well."""
_HERE = Path(__file__)
_MANY = 5.0
"""Seconds for a named server to say which it is."""
_LEAST, _SLOWEST = 60.0, 500
"""Seconds that any request may take, the first one of a language above all, whose rules a server then reads; and code
points a second that a server must be able to judge.
"""


def identify(setup: EngineSetup) -> str:
    """The version of LanguageTool and what it is asked."""
    from lintnews.grammar.engines.languagetool_install import installed, java

    if setup.url:
        version = _first_answer(setup.url)
        told = f"{setup.url} {blake2b(version, digest_size=8).hexdigest()}"
    else:
        made = installed()
        if made is None:
            raise UnavailableError("LanguageTool is not installed: `lintnews languagetool install` fetches it")
        if java() is None:
            raise UnavailableError("Java is not there; LanguageTool needs version 17 or later")
        told = f"{made.version} {','.join(made.languages)}"
    lists = blake2b(_lists_file().read_bytes() + _HERE.read_bytes(), digest_size=8).hexdigest()
    return f"{told} {lists} {','.join(setup.kinds)} {','.join(setup.spelled)}"


def client(setup: EngineSetup) -> Client:
    """LanguageTool at work: on the server that is named, else on one that is started."""
    from lintnews.grammar.engines.languagetool_install import installed
    from lintnews.grammar.engines.languagetool_server import START, Server, is_ready

    address = setup.url or setup.address
    if address is None:
        made = installed()
        if made is None:
            raise UnavailableError("LanguageTool is not installed: `lintnews languagetool install` fetches it")
        return Client(setup, Server(made, is_long=setup.is_long))
    if setup.url:
        _first_answer(setup.url)
    elif not is_ready(address, START):
        raise UnavailableError(f"no LanguageTool server answers at {address}")
    return Client(setup, None, address)


def _first_answer(url: str) -> bytes:
    """What a server says of itself. Raises `UnavailableError`."""
    said = ""
    for path in ("/v2/info", "/v2/languages"):
        try:
            return Origin(url).get(path, _MANY)
        except RefusedError as error:
            said = said or str(error)
    raise UnavailableError(f"no LanguageTool server answers at {url}: {said}")


@contextmanager
def shared(setup: EngineSetup) -> Iterator[EngineSetup]:
    """One server for all processes of a run, unless the user named one."""
    from lintnews.grammar.engines.languagetool_install import installed
    from lintnews.grammar.engines.languagetool_server import watched

    made = installed()
    if setup.url or made is None:
        yield setup
    else:
        with watched(made, is_long=setup.is_long) as server:
            yield setup._replace(address=server.url)


class Client:
    """Asks one server, one request at a time: the package keeps what it knows of offsets on a class."""

    def __init__(self, setup: EngineSetup, server: Server | None, address: str | None = None) -> None:
        self._setup = setup
        self._server = server
        self._address = address or (server.url if server else "")
        wanted = setup.kinds or (*kinds(), "article", "verb-form")
        self._wanted = frozenset((*wanted, NAMES) if SPELLING in wanted else wanted)
        self._tools: dict[tuple[str, str | None], LanguageTool | None] = {}
        self._origin = Origin(self._address)
        self._languages: bytes | None = None
        self._right: dict[str, bool] = {}
        """Whether words that one variant does not know are right in another one."""

    def check(self, texts: Sequence[Text]) -> list[list[Match]]:
        """What LanguageTool sees in each text; nothing where it does not have the language."""
        found: list[list[Match]] = [[] for _ in texts]

        def tongue(number: int) -> tuple[str, str]:
            return texts[number].language, texts[number].source_language or ""

        for (language, source), numbers in groupby(sorted(range(len(texts)), key=tongue), tongue):
            tool = self._tool(language, source or None)
            if tool is None:
                continue
            asked = list(numbers)
            for batch in batches([texts[number].text for number in asked], LIMIT):
                for told in self._in_no_variant(language, batch.text, [*self._told(tool, language, batch.text)]):
                    if place := batch.place(told.start, told.end):
                        number, start, end = place
                        found[asked[number]].append(told._replace(start=start, end=end))
        return found

    def close(self) -> None:
        """Stop the server, if it is ours."""
        if self._server:
            self._server.stop()

    def _in_no_variant(self, language: str, text: str, told: Sequence[Match]) -> Iterator[Match]:
        """What was said, without the words that another variant of the language knows (meagre, furore)."""
        other = self._tool(_OTHER_VARIANTS[language], None) if language in _OTHER_VARIANTS else None
        words = {text[one.start : one.end] for one in told if one.kind == SPELLING} if other else set()
        if other and (asked := sorted(words - self._right.keys())):
            text_of_words = "\n\n".join(asked)
            said = self._answers(other, text_of_words)
            unknown = {text_of_words[one.offset : one.offset + one.error_length] for one in said}
            self._right.update((word, word not in unknown) for word in asked)
        for one in told:
            if one.kind != SPELLING or not self._right.get(text[one.start : one.end]):
                yield one

    def _tool(self, language: str, source: str | None) -> LanguageTool | None:
        """The client for a language; None where the server does not have it."""
        if (language, source) not in self._tools:
            self._tools[language, source] = self._new_tool(language, source)
        return self._tools[language, source]

    def _new_tool(self, language: str, source: str | None) -> LanguageTool | None:
        from language_tool_python import LanguageTool

        ask = self._ask

        class Tool(LanguageTool):
            """Asks by our own hand: the package follows redirects, and waits for ever for what drips."""

            def _query_server(self, url: str, params: dict[str, str] | None = None, *_: object, **__: object) -> Any:
                return ask(url, params)

        code = language.partition("-")[0]
        spells = SPELLING in self._wanted and code not in self._setup.spelled
        wanted = _VARIANTS.get(language, language) if spells else language
        try:
            tool = Tool(wanted, remote_server=self._address)
        except ValueError:
            return None
        tool.disabled_rules = set(lists()["off"])
        tool.disabled_categories = {
            category
            for kind, categories in kinds().items()
            for category in categories
            if not _may_be_wanted(kind, self._wanted) or (kind == SPELLING and not spells)
        }
        tool.mother_tongue = source if source in CODES else None
        try:
            tool.mother_tongue  # noqa: B018 - what the server does not know is only refused when it is asked for
        except ValueError:
            tool.mother_tongue = None
        return tool

    def _ask(self, url: str, params: Mapping[str, str] | None) -> Any:
        """What the server answers. A named one that does not is not asked again in this run; one of our own may die."""
        path = "/v2/" + url.rpartition("/v2/")[2]
        try:
            if params is None:
                self._languages = self._languages or self._origin.get(path, _LEAST)
                return json.loads(self._languages)
            seconds = _LEAST + len(params.get("text", "")) / _SLOWEST
            return json.loads(self._origin.post(path, params, seconds))
        except RefusedError as error:
            if self._setup.url:
                raise UnavailableError(f"cannot go on: {error}") from None
            raise
        except (ValueError, RecursionError) as error:
            raise TypeError("no JSON") from error

    def _answers(self, tool: LanguageTool, text: str) -> Sequence[Any]:
        try:
            return tool.check(text)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ValueError(f"the server at {self._address} answers otherwise than LanguageTool does") from error

    def _told(self, tool: LanguageTool, language: str, text: str) -> Iterator[Match]:
        """What the server says of a batch in a language."""
        for said in self._answers(tool, text):
            start, end = said.offset, said.offset + said.error_length
            kind, is_sure = judged(said.rule_id, said.category, language)
            instead = tuple(said.replacements[:3])
            if kind not in self._wanted or not 0 <= start < end <= len(text):
                continue
            if kind in (SPELLING, NAMES) and _are_alike(text[start:end], instead):
                continue
            if said.category in kinds()[SPELLING] and not _is_slip(text[start:end], instead, language):
                continue
            yield Match(start, end, kind, said.rule_id, said.message, instead, is_sure)


def judged(rule: str, category: str, language: str = "") -> tuple[str, bool]:
    """The kind of fault that a rule finds, and whether it is to be trusted."""
    kind = next((kind for kind, categories in kinds().items() if category in categories), "usage")
    if kind in ("usage", "word-choice"):
        kind = next((values[0] for part, values in lists()["rules"].items() if part in rule), kind)
    sure, unsure = lists()["sure"].get(language.partition("-")[0]), lists()["unsure"]
    is_trusted = sure is None or kind in (SPELLING, NAMES) or any(part in rule for part in sure)
    return kind, is_trusted and category not in unsure and not any(part in rule for part in unsure)


def _may_be_wanted(kind: str, wanted: frozenset[str]) -> bool:
    """Whether a category of this kind holds rules that are wanted; single rules may be of another kind."""
    hidden = {values[0] for values in lists()["rules"].values()} if kind in ("usage", "word-choice") else set()
    return kind in wanted or bool(hidden & wanted)


def _is_slip(text: str, instead: tuple[str, ...], language: str) -> bool:
    """Whether a word that the server does not know is a slip away from what it knows, and not made of known words.

    Where nothing is known of how the words of a language are made, the server is believed; also of the spelling of
    a variant (en-GB) that somebody asked for.
    """
    word, others = text.lower(), [one.lower() for one in instead if text[:1].isupper() or not one[:1].isupper()]
    code, _, variant = language.partition("-")
    made = morphology(code)
    if not made.common or (variant and any(usual(one, made) == usual(word, made) for one in others)):
        return True
    right = correction(word, others, made)
    return right is not None and (" " in right or not any(stem in made.common for stem in stems(word, made)))


def _are_alike(text: str, instead: tuple[str, ...]) -> bool:
    """Whether the better spelling of a word differs in its accents and points alone, which is a matter of style."""
    return any(_letters(text) == _letters(one) for one in instead)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", text).casefold().replace("ı", "i"))


def _lists_file() -> Path:
    return _HERE.with_name("languagetool.txt")


@cache
def lists() -> Mapping[str, Section]:
    """What is said of categories and rules."""
    return parse(_lists_file().read_text("utf-8"))


@cache
def kinds() -> Mapping[str, Section]:
    """The categories by kind."""
    return {kind: categories for kind, categories in lists().items() if kind not in _LISTS}
