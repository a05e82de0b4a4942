"""`names/drift`: one name, several spellings."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.names.distance import folded
from lintnews.layers.names.known_variants import exonyms
from lintnews.layers.names.spellings import Spelling, in_original, writings
from lintnews.layers.names.variants import LIKELY, PROBABLE, SURE, WEIGHTS, Variant, variants
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule

SHOWN = 12
"""How many places of each spelling a finding shows."""
MOST_WAYS = 20
"""Spellings of one name that are shown; a page has never had so many that were one."""


@dataclass(frozen=True)
class Drift(Rule):
    """One person, place or organisation is spelled in several ways.

    Machine translation spells a name anew in every sentence, so that a reader meets two people where there is one.
    The article itself proves it: two names that differ as spellings of one name do, and that keep the same company:
    the same given name, the same office, the same neighbours, one introduced and the other never. Beside its original,
    one string of it that stands in the sentences of both spellings proves it, too; and a person in Chinese characters
    who has another name than elsewhere, however unlike (Pham Minh Chinh, Fan Mingzheng), as a sentence where the same
    characters stand has nobody else of that office, or nobody else who sounds like them. In a text about Japan two
    readings of one sign may be one name: Sotozaki, Tozaki.

    A name that is written with and without a hyphen, an accent or a space is a note.

    Not found: spellings without a likeness of letters, but for those; a spelling that a correction
    names; two spellings that are each introduced with a given name and an office of their own. Which spelling is right
    is not said: the most frequent one may be wrong.
    """

    meta = Meta(Severity.ERROR, "Terminology/Inconsistent use of terminology", since="0.1", needs=("given_names",))

    least: float = LIKELY
    """The score from which two spellings are reported, in logits; higher reports fewer."""

    VALID = (
        "Boris Johnson met Alexander Johnston. Later Johnson said that he would call Johnston on Monday.",
        "Iran and Iraq signed the treaty. Iran left it in May, and Iraq in June.",
        "Antony Blinken met Sergei Lavrov. On Friday Blinken said that Lavrov had listened.",
        "Anna Wu is of the Melden Institute of Zoology, Peter Lian of the Northern Institute of Biology.",
        "Erik Lind, the mayor, was taken for Eric Lind, a clown.",
        "Is it Gaddafi or Qaddafi? Muammar Gaddafi ruled for 42 years, and Gaddafi died in Sirte.",
        "The name was misspelled. She is Kristin Halvorsen, not Kristen Halvorson. Halvorsen is 40.",
        "Natalya Brooke sang. Brooke is 40.\n\nAn earlier version of this article spelled her name Natalia Brook.",
        "Martin Dvořák rows. Martina Dvořáková, his cousin, swims.",
        "Aidar Bekov is 12. He came with his cousin, Aidan Bekov.",
        "Ministers from Hunan and Henan met. Hunan wanted more trains, and Henan more roads.",
        "Rain fell in Mumbai on Monday. The Bombay High Court was closed, and so were the schools of Mumbai.",
    )
    INVALID = (
        Invalid("People mourned in Bucha. The mayor of ⟦Butscha⟧ wept. Bucha was quiet.", says="“Bucha” (2 times)"),
        Invalid("Governor John Karsen spoke first. On Friday ⟦Jon⟧ Karsen left for Ohio.", says="“John”"),
        Invalid(
            "Secretary of State Antony Blinken met Sergei Lavrov on Friday. Later ⟦Blingen⟧ said that he would go on.",
            says="“Blinken”",
        ),
        Invalid(
            "Ukrainian Foreign Minister Dmytro Kuleba spoke first. His speech was short. Kuleba left early. "
            "Nobody knew where ⟦Kulepa⟧ had gone. Kuleba did not say.",
            says="“Kuleba” (3 times)",
        ),
        Invalid(
            "Oleksandr Hryhorenko leads the police of the region. On Monday ⟦Grigorenko⟧ said that nobody was hurt.",
            says="“Hryhorenko”",
        ),
        Invalid("Shuta Sotozaki ran. Nobody in Japan ran as ⟦Tozaki⟧ did.", says="“Sotozaki”"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each spelling that another one of its name outnumbers or precedes."""
        for chain in chains(variant for variant in doc.layer(variants) if variant.score >= self.least):
            forms = {form.text: form for pair in chain for form in (pair.one, pair.other)}
            spellings = sorted(forms.values(), key=_rank)
            nearest: dict[str, Variant] = {}
            for pair in sorted(chain, key=lambda pair: -pair.score):
                nearest.setdefault(pair.one.text, pair)
                nearest.setdefault(pair.other.text, pair)
            shown = {
                other: [Note(o.span, f"“{other.text}”") for o in other.occurrences[:SHOWN]]
                for other in spellings[: MOST_WAYS + 1]
            }
            for form in spellings[1:]:
                others = [other for other in shown if other is not form]
                best = nearest[form.text]
                shared = in_original(doc, best.one, best.other)
                yield self.finding(
                    form.occurrences[0].span,
                    f"“{form.text}” here, {_listed(others)} elsewhere: "
                    f"probably one name, spelled in {len(spellings)} ways",
                    notes=[
                        *(note for other in others for note in shown[other]),
                        *(Note(o.span, f"“{form.text}” again") for o in form.occurrences[1:SHOWN]),
                        *((Note(shared.span, f"“{shared.text}” in the original of both", True),) if shared else ()),
                    ],
                    severity=_severity(best, len(spellings), doc.language),
                )
        yield from self._two_names(doc) if doc.original else ()
        for usual, *ways in doc.layer(writings):
            for way in ways:
                yield self.finding(
                    way.places[0],
                    f"“{way.text}” here, “{usual.text}” elsewhere: one name, written in {len(ways) + 1} ways",
                    notes=[Note(span, f"“{usual.text}”") for span in usual.places[:SHOWN]],
                    severity=Severity.NOTE,
                )

    def _two_names(self, doc: Document) -> Iterator[Finding]:
        """The findings of persons whom the original knows by the same characters under two names."""
        from lintnews.layers.alignment.two_names import two_names

        for target, other, source in doc.layer(two_names):
            assert doc.original
            ours, theirs, person = doc.text[slice(*target)], doc.text[slice(*other)], doc.original.text[slice(*source)]
            yield self.finding(
                target,
                f"“{ours}” here, “{theirs}” elsewhere: one person, “{person}” in the original",
                notes=[Note(other, f"“{theirs}”"), Note(source, "the name in the original", True)],
                severity=Severity.WARNING,
            )


def chains(pairs: Iterable[Variant]) -> list[list[Variant]]:
    """Pairs grouped so that those with a form in common stand together."""
    groups: dict[int, deque[Variant]] = {}
    home: dict[str, int] = {}
    """For each form the number of its group, or of one that has become a part of another."""
    parts: dict[int, int] = {}

    def group_of(text: str) -> int | None:
        number = home.get(text)
        passed = []
        while number is not None and number in parts:
            passed.append(number)
            number = parts[number]
        if number is not None:
            parts.update(dict.fromkeys(passed, number))
        return number

    for made, pair in enumerate(pairs):
        touching = sorted({number for form in (pair.one, pair.other) if (number := group_of(form.text)) is not None})
        merged = groups.pop(touching[0]) if touching else deque[Variant]()
        if len(touching) > 1:
            second = groups.pop(touching[1])
            if len(merged) < len(second):
                second.extendleft(reversed(merged))
                merged = second
            else:
                merged.extend(second)
        merged.append(pair)
        groups[made] = merged
        parts.update(dict.fromkeys(touching, made))
        home[pair.one.text] = home[pair.other.text] = made
    return [list(group) for group in groups.values()]


def _severity(pair: Variant, spellings: int, language: str) -> Severity:
    if exonyms(language, pair.one.text, pair.other.text):  # both are good English: a matter of house style
        return Severity.NOTE
    proofs = pair.proofs + (spellings > 2)  # a third spelling of the name is another proof
    if pair.score >= SURE and proofs > 1 and "together" not in pair.evidence:  # one sentence may name two namesakes
        return Severity.ERROR
    often = min(len(pair.one.occurrences), len(pair.other.occurrences)) > 1
    other_letter = folded(pair.one.text)[:1] != folded(pair.other.text)[:1]
    alone = spellings == 2 and all(name == "very-near" or WEIGHTS[name] <= 0 for name in pair.evidence)
    if often and alone and other_letter:  # two things may be one letter apart: the mills of Gorza and Korza
        return Severity.NOTE
    return Severity.WARNING if pair.score >= PROBABLE else Severity.NOTE


def _rank(form: Spelling) -> tuple[int, int, int]:
    """The spelling to compare with stands first: the most frequent, then the one that is introduced, then the first."""
    introduced = any(o.mention.given or o.mention.titles for o in form.occurrences)
    return (-len(form.occurrences), not introduced, form.occurrences[0].span.start)


def _listed(forms: list[Spelling]) -> str:
    words = [f"“{form.text}”" + (f" ({n} times)" if (n := len(form.occurrences)) > 1 else "") for form in forms]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
