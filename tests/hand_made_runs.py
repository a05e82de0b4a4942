"""Runs made by hand, for the tests of reporters."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Note, Severity, Span
from lintnews.linter.locate import results_of
from lintnews.results import FileReport, Notification, Run, Suppression
from lintnews.rule import Invalid, Meta, Rule


@dataclass(frozen=True)
class Drift(Rule):
    """One person is spelled in several ways.

    A reader sees two people where there is <one>.

    Not found: two spellings that are both introduced.
    """

    meta = Meta(Severity.ERROR, mqm="Terminology/Inconsistent use of terminology", since="0.1")
    VALID = ("Blinken met Lavrov. Blinken left.",)
    INVALID = (Invalid("Antony Blinken left. ⟦Blingen⟧ stayed.", says="Blinken"),)

    @property
    def id(self) -> str:
        return "names/drift"


@dataclass(frozen=True)
class Doubled(Rule):
    """A word stands twice.

    It reads as a slip.
    """

    meta = Meta(Severity.WARNING, mqm="Fluency/Duplication", since="0.1")

    @property
    def id(self) -> str:
        return "repetition/word"


RULES = (Drift(), Doubled())


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where words stand in a text."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def drift(text: str, wrong: str = "Blingen", right: str = "Blinken", *, nth: int = 0) -> Finding:
    """A spelling and the one that it contradicts."""
    fix = Fix(f"write “{right}”", (Edit(span(text, wrong, nth), right),))
    notes = (Note(span(text, right), "first spelled so"),)
    return Finding(
        span(text, wrong, nth), "names/drift", f"“{wrong}” is “{right}” elsewhere", Severity.ERROR, notes, (fix,)
    )


def doubled(text: str, words: str = "the the") -> Finding:
    """A doubled word with a safe fix."""
    place = span(text, words)
    word = words.split()[0]
    fix = Fix("drop one", (Edit(place, word),), safe=True)
    return Finding(place, "repetition/word", f"“{word}” twice", Severity.WARNING, (), (fix,))


def file(path: str, text: str, *findings: Finding) -> FileReport:
    """A plain text file's report."""
    return FileReport(path, len(text.split()), results_of(Document(text, path), findings, path))


def run(*files: FileReport, notifications: Sequence[Notification] = (), root: Path = Path("/work")) -> Run:
    """A run of the two rules over files."""
    return Run("0.1.0", str(root), files, RULES, tuple(notifications))


ARTICLE = (
    "The US sent Antony Blinken 😀 to Geneva.\r\n"
    "On\u2028Friday 😀 Blingen met the the press.\r\n"
    "e\u0301 日本 the the end.\n"
    "Blingen left."
)
"""Two line ends, a line separator that is none, characters of one to four bytes, no line end at the end."""

HOSTILE = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\u2066\u2028\r\x7f\u200b\udcff\x00"
"""What must not reach a terminal or an XML document as it is."""


def everything(root: Path = Path("/work")) -> Run:
    """A run with findings, suppressed and known ones, proof, fixes, odd names and notifications of every kind."""
    odd = file("sub dir/ä #1%.txt", ARTICLE, drift(ARTICLE), drift(ARTICLE, nth=1), doubled(ARTICLE))
    known = file("known.txt", ARTICLE, drift(ARTICLE), doubled(ARTICLE))
    first, second = known.results
    known = known._replace(
        results=(
            first._replace(suppression=Suppression("inline", "her own spelling"), is_new=True),
            second._replace(suppression=Suppression("baseline", ""), is_new=False),
        )
    )
    broken = FileReport(
        "broken.txt", 0, (), (Notification("error", "not UTF-8", "broken.txt", line=2, column=5),), is_read=False
    )
    notes = (
        Notification("error", "importing it failed", source="acme"),
        Notification("warning", "found nothing", source="names/drift"),
        Notification("note", "only by the way"),
    )
    return run(odd, known, file("clean.txt", "All is well.\n"), broken, notifications=notes, root=root)


def hostile() -> Run:
    """A run whose every text wants to do harm."""
    line = f"Antony Blinken {HOSTILE} Blingen"
    notes = (Note(span(line, "Blinken"), f"proof {HOSTILE}"),)
    fixes = (Fix(f"fix {HOSTILE}", (Edit(span(line, HOSTILE), HOSTILE),)),)
    place = Span(0, len(line))
    found = Finding(
        place, "names/drift", f"message {HOSTILE}\n::error::x [a](9) {{0}} & <b>", Severity.ERROR, notes, fixes
    )
    path = f"{HOSTILE}.txt".replace("\x00", "")
    return run(
        file(path, line, found), notifications=[Notification("error", f"broken {HOSTILE}", path, f"a {HOSTILE}")]
    )
