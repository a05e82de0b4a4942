"""`repetition/name`: a name several times in a row."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Severity, Span
from lintnews.layers.text.paragraphs import paragraph_number
from lintnews.layers.text.tokens import Words, places_by_text, places_of, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section
from lintnews.rule import Invalid, Meta, Rule

_LONGEST = 3
_NEAR = 2000
"""Tokens on both sides among which a name is looked for that stands once."""


class Name(Rule):
    """A name, or a part of one, stands several times in a row.

    “The Orion Orion Arts Center”: the translation engine copied a word of the name. A name that stands twice is a fault
    where the document has it alone, too, or where it is a known place; one that stands three times always is.

    Not found: names that are double themselves; a name that the document has nowhere else.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Addition", since="0.1", in_quotations=False)

    VALID = (
        "Duran Duran played in Baden-Baden. New York, New York is a song of Frank Sinatra.",
        "The guests were from Bonn, Bonn and Ulm. He lives in Walla Walla.",
        "Will Will run?\n\nWill Power, the mayor, has not said.",
        "Orion was late.\n\nAbout Orion\nOrion is a maker of glass.",
    )
    INVALID = (
        Invalid(
            "He lives in Orion. The ⟦Orion Orion⟧ Arts Center is there.",
            says="twice",
            fixed="He lives in Orion. The Orion Arts Center is there.",
        ),
        Invalid("Next week both play in ⟦Paris Paris⟧ again.", says="twice"),
        Invalid("She recorded it for the ⟦Orion Orion Orion⟧ label.", says="3 times"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        words = doc.layer(words_of)
        known = vocabulary(doc.language)
        common, places = known.common, known.places
        double, free = section(doc.language, "doubling", "names"), section(doc.language, "doubling", "free")
        behind = 0
        index = doc.layer(places_by_text)
        again = [one for one, places in index.items() if len(places) > 1 and len(one) > 2 and one[0].isupper()]
        for at in places_of(index, again):
            text = words.texts[at]
            if at < behind:
                continue
            for size, other in enumerate(words.texts[at + 1 : at + 1 + _LONGEST], 1):
                if other != text:
                    continue
                times = _times(doc, words, at, size)
                name = " ".join(words.texts[at : at + size])
                if (
                    times < 2
                    or name in double
                    or (size == 1 and times == 2 and words.lowers[at] in free)  # Will Will run?
                    or not (
                        (times > 2 and words.lowers[at] not in common)
                        or _stands_alone(words, at, size)
                        or (name in places and name not in known.given)
                    )
                ):
                    continue
                behind = at + times * size
                span = Span(words.tokens[at].start, words.tokens[behind - 1].end)
                cut = Edit(Span(words.tokens[at + size - 1].end, span.end), "")
                often = "twice" if times == 2 else f"{times} times"
                yield self.finding(span, f"“{name}” stands {often} in a row", fixes=[Fix("keep it once", (cut,))])
                break


def _times(doc: Document, words: Words, at: int, size: int) -> int:
    """How often the capitalised words at a place stand in a row, with nothing but a space between them."""
    first = words.texts[at : at + size]
    if len(first) < size or not all(text[0].isupper() for text in first):
        return 0
    times = 1
    while words.texts[at + times * size : at + (times + 1) * size] == first:
        here = at + times * size
        if any(words.tokens[i].start != words.tokens[i - 1].end + 1 for i in range(here, here + size)):
            break
        if paragraph_number(doc, words.tokens[here].start) != paragraph_number(doc, words.tokens[at].start):
            break  # a heading, and the paragraph below it
        times += 1
    return times


def _stands_alone(words: Words, at: int, size: int) -> bool:
    """Whether the document has the words elsewhere, not doubled."""
    wanted, own = words.texts[at : at + size], range(at - 2 * size, at + 4 * size)
    near = range(max(0, at - _NEAR), min(len(words.texts), at + _NEAR))
    found = (i for i in near if words.texts[i] == wanted[0] and words.texts[i : i + size] == wanted)
    others = [i for i in found if i not in own]
    return bool(others) and not any(words.texts[i + size : i + 2 * size] == wanted for i in others)
