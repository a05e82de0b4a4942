"""A termbase: concepts, and the terms for them in several languages. Read from TBX, CSV or TSV."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lintnews.document import Document
from lintnews.records import NamedTuple, dataclass, field

PREFERRED, ADMITTED, FORBIDDEN = "preferred", "admitted", "forbidden"
_WORDS = {
    PREFERRED: "preferred preferredTerm preferredTerm-admn-sts standardizedTerm",
    ADMITTED: "admitted admittedTerm admittedTerm-admn-sts variant allowed",
    FORBIDDEN: "forbidden deprecated deprecatedTerm deprecatedTerm-admn-sts superseded supersededTerm"
    " supersededTerm-admn-sts obsolete",
}
_STATUS = {"": ADMITTED, **{word.lower(): status for status, words in _WORDS.items() for word in words.split()}}
"""What files call the status of a term."""
_CODE = re.compile(r"([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)(?:[\s:/(_-]+([A-Za-z]{4,})\)?)?")
_ENTRIES = frozenset(("termEntry", "conceptEntry"))
_LANGUAGES = frozenset(("langSet", "langSec"))
_TERMS = frozenset(("tig", "ntig", "termSec"))
_NOTES = frozenset(("administrativeStatus", "normativeAuthorization"))


class Term(NamedTuple):
    """A term for a concept."""

    text: str
    language: str
    """As the file writes it: `en`, `en-GB`."""
    status: str
    """`preferred`, `admitted` or `forbidden`."""


class Concept(NamedTuple):
    """What several terms mean, and where it stands: `terms.csv:12`."""

    place: str
    terms: tuple[Term, ...]

    def best(self, language: str) -> Term | None:
        """The term to use in a language: the preferred one, else the first that is not forbidden."""
        usable = [term for term in self.terms if is_of(term, language) and term.status != FORBIDDEN]
        return min(usable, key=lambda term: term.status != PREFERRED, default=None)


@dataclass(frozen=True, eq=False)
class Termbase:
    """The concepts of all files of a project, in their order."""

    concepts: tuple[Concept, ...] = ()
    memo: dict[object, object] = field(default_factory=dict, repr=False)
    """What is computed of it once, for all articles."""


NO_TERMS = Termbase()


class TermbaseError(ValueError):
    """A file that is no termbase. `line`: where, from 1."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def termbase(doc: Document) -> Termbase:
    """The termbase of the project that a document belongs to; whoever loads the document puts it there."""
    return NO_TERMS


def is_of(term: Term, language: str) -> bool:
    """Whether a term is of a language: `en` and `en-GB` are, `en-US` is not of `en-GB`."""
    mine, _, region = term.language.lower().partition("-")
    base, _, other = language.lower().partition("-")
    return mine == base and (not region or not other or region == other)


def parse(text: str, name: str) -> tuple[Concept, ...]:
    """The concepts in the text of a file. `name`: its name; its suffix says how it is read. Raises `TermbaseError`."""
    if name.lower().endswith((".tbx", ".xml")):
        return tuple(_tbx(text, name))
    return tuple(_table(text.removeprefix("\ufeff"), name))


def _separator(text: str, name: str) -> str:
    """What parts the cells of a table: a tab, a comma, or the semicolon that some programs write for it."""
    if name.lower().endswith((".tsv", ".tab", ".txt")):
        return "\t"
    head = text.partition("\n")[0]
    return ";" if ";" in head and "," not in head else ","


def _table(text: str, name: str) -> Iterator[Concept]:
    """A row for each concept with a column for each language, or a row for each term (`concept,language,term,status`).

    A cell may hold several terms, parted by `|` or `;` (where that does not part the cells); the first of them is
    preferred. A column such as `en forbidden` holds those that are not to be used.
    """
    import csv
    from io import StringIO

    separator = _separator(text, name)
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        head = [cell.strip() for cell in next(rows, [])]
        lows = [cell.lower() for cell in head]
        lines = [(rows.line_num, row) for row in rows]
    except csv.Error as error:
        raise TermbaseError(str(error), rows.line_num) from None
    for line, row in lines:
        if any(cell.strip() for cell in row[len(head) :]):
            raise TermbaseError(f"a row has {len(row)} cells, and the first one {len(head)}", line)
    if "term" in lows and {"language", "lang"} & {*lows}:
        yield from _by_term(lows, lines, name)
        return
    columns = [(at, *_column(cell)) for at, cell in enumerate(head) if _column(cell)[0]]
    if len({language for _, language, _ in columns}) == 0:
        raise TermbaseError("its first row names no language: columns are called nl, en, en forbidden")
    parts = ";" if separator != ";" else ""
    for line, row in lines:
        terms = [
            Term(text, language, status or (ADMITTED if number else PREFERRED))
            for at, language, status in columns
            if at < len(row)
            for number, text in enumerate(filter(None, map(str.strip, re.split(f"[|{parts}]", row[at]))))
        ]
        if terms:
            yield Concept(f"{name}:{line}", tuple(terms))


def _column(head: str) -> tuple[str, str]:
    """The language of a column, and the status of its terms; nothing where it is for something else."""
    found = _CODE.fullmatch(head)
    if not found or (found[2] and found[2].lower() not in _STATUS):
        return "", ""
    return found[1].replace("_", "-"), _STATUS[found[2].lower()] if found[2] else ""


def _by_term(head: Sequence[str], lines: Iterable[tuple[int, Sequence[str]]], name: str) -> Iterator[Concept]:
    concepts: dict[str, tuple[int, list[Term]]] = {}
    for line, row in lines:
        cells = dict(zip(head, map(str.strip, row), strict=False))
        text, language = cells.get("term", ""), cells.get("language") or cells.get("lang") or ""
        status = _STATUS.get(re.sub(r"\s", "", cells.get("status", "")).lower())
        if not text:
            continue
        if not language or status is None:
            said = f"unknown status '{cells['status']}'" if status is None else "a term without a language"
            raise TermbaseError(said, line)
        key = cells.get("concept") or cells.get("id") or str(line)
        concepts.setdefault(key, (line, []))[1].append(Term(text, language.replace("_", "-"), status))
    for line, terms in concepts.values():
        yield Concept(f"{name}:{line}", tuple(terms))


def _tbx(text: str, name: str) -> Iterator[Concept]:
    """TBX of any version and dialect: entries, languages, terms and their administrative status."""
    from xml.parsers import expat

    parser = expat.ParserCreate("utf-8")
    made: list[Concept] = []
    state = _Entry()

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local in _ENTRIES:
            state.terms, state.line = [], parser.CurrentLineNumber
        elif local in _LANGUAGES:
            state.language = attributes.get("xml:lang") or attributes.get("lang", "")
        elif local in _TERMS:
            state.text, state.status = "", ""
        note = attributes.get("type", "") if local == "termNote" else local
        state.reads = "text" if local == "term" else "status" if note in _NOTES else ""

    def end(tag: str) -> None:
        local = tag.rpartition(":")[2]
        state.reads = ""
        if local in _TERMS and (term := " ".join(state.text.split())):
            status = _STATUS.get(state.status.strip().lower(), ADMITTED)
            if not state.language:
                raise TermbaseError("a term without a language", parser.CurrentLineNumber)
            state.terms.append(Term(term, state.language.replace("_", "-"), status))
        elif local in _ENTRIES and state.terms:
            made.append(Concept(f"{name}:{state.line}", tuple(state.terms)))

    def characters(data: str) -> None:
        if state.reads == "text":
            state.text += data
        elif state.reads == "status":
            state.status += data

    def declared(*_: object) -> None:
        raise TermbaseError("it declares an entity, and such files are not read", parser.CurrentLineNumber)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.EntityDeclHandler = characters, declared
    try:
        parser.Parse(
            text.encode() if not text.startswith("<?xml") else re.sub(r"^<\?xml.*?\?>", "", text).encode(), True
        )
    except expat.ExpatError as error:
        raise TermbaseError(f"not XML: {expat.ErrorString(error.code)}", error.lineno) from None
    if not made:
        raise TermbaseError("it holds no concept of TBX")
    yield from made


class _Entry:
    """What was read of an entry so far."""

    def __init__(self) -> None:
        self.terms: list[Term] = []
        self.line = 1
        self.language = self.text = self.status = self.reads = ""
