"""Variants: pairs of spellings that the document uses for one name, weighed by evidence.

Likeness of letters alone proves nothing: Johnson and Johnston are nearer than Blingen and Flinken. It only opens the question;
what the document says of the two names answers it. Every piece of evidence has a name and a weight in `WEIGHTS`, and nowhere
else; `benchmarks/ablation.py` shows what each of them earns.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lintnews.document import Document
from lintnews.layers.forms import Form, Occurrence, alike
from lintnews.layers.mentions import ORGANISATION, PERSON, PLACE
from lintnews.layers.people import same_given
from lintnews.layers.sentences import sentence_at
from lintnews.layers.spelling import folded, near, skeleton
from lintnews.layers.vocabulary import vocabulary

ENDINGS = frozenset(
    ("s", "n", "an", "ian", "ese", "ish", "ist", "ism", "er", "ers", "ic", "al", "land", "net", "ia", "es", "i")
)


class Variant(NamedTuple):
    """Two spellings that are probably one name."""

    one: Form
    other: Form
    difference: float
    """Letters between the two, as `lintnews.layers.spelling.difference` counts them."""
    evidence: tuple[str, ...]
    """What speaks for and against, by its name in `WEIGHTS`."""
    score: float


def evidence(doc: Document, one: Form, other: Form, difference: float) -> Iterator[str]:
    """The names of what speaks for and against two forms being one name."""
    v = vocabulary(doc.language)
    a, b = one.text, other.text
    size = min(len(a), len(b))
    if difference == 0:
        yield "same-skeleton"
    elif difference / size <= 0.1:
        yield "very-near"
    elif difference / size > 0.25:
        yield "far"
    if size < 5:
        yield "short"
    elif size >= 8:
        yield "long"
    if not near(skeleton(a)[:1], skeleton(b)[:1]):
        yield "first-letter"
    if _derived(a, b):
        yield "derived"
    givens = [_given(form) for form in (one, other)]
    if all(givens):
        if any(same_given(x, y, doc.language) for x in givens[0] for y in givens[1]):
            yield "same-given"
        else:
            yield "other-given"
    elif any(givens):
        yield "one-introduced"
    neighbours = [_neighbours(form) for form in (one, other)]
    if all(neighbours):
        yield "same-neighbour" if neighbours[0] & neighbours[1] else "other-neighbour"
    offices = [{(t.office, t.body) for o in form.occurrences for t in o.mention.titles} for form in (one, other)]
    if all(offices):
        yield "same-office" if offices[0] & offices[1] else "other-office"
    kinds = [{o.mention.kind for o in form.occurrences} for form in (one, other)]
    if (
        not (kinds[0] & kinds[1])
        and {PERSON, PLACE, ORGANISATION} & kinds[0]
        and {PERSON, PLACE, ORGANISATION} & kinds[1]
    ):
        yield "other-kind"
    known = [
        text in v.given or text in v.ambiguous_given or text in v.places or text in v.organisations for text in (a, b)
    ]
    if all(known):
        yield "both-known"
    elif any(known):
        yield "one-known"
    counts = sorted((len(one.occurrences), len(other.occurrences)))
    if counts[0] == 1:
        yield "once"
        if counts[1] >= 3:
            yield "once-of-many"
    elif counts[0] >= 3:
        yield "often"
    if _together(doc, one, other):
        yield "together"


def _given(form: Form) -> list[tuple[str, ...]]:
    return [o.before for o in form.occurrences if o.before and not o.after and o.mention.kind == PERSON]


def _neighbours(form: Form) -> set[tuple[str, str]]:
    found = set()
    for o in form.occurrences:
        if o.before:
            found.add(("before", folded(o.before[-1])))
        if o.after:
            found.add(("after", folded(o.after[0])))
    return found


def _derived(a: str, b: str) -> bool:
    short, long = sorted((folded(a), folded(b)), key=len)
    return long.startswith(short) and long[len(short) :] in ENDINGS


def _together(doc: Document, one: Form, other: Form) -> bool:
    sentences = {sentence_at(doc, o.span.start) for o in one.occurrences}
    return any(sentence_at(doc, o.span.start) in sentences for o in other.occurrences)
