"""How a language writes numbers, days, money and measures: CLDR, and `lexicons/<language>/source.txt` for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lintnews.layers.alignment.cldr import cldr, stamp
from lintnews.layers.alignment.phrases import Phrases, phrase_table
from lintnews.lexicons import kept_per_language, per_language, section
from lintnews.records import NamedTuple


class LanguageFacts(NamedTuple):
    """The words of a language that a comparison of facts needs."""

    numbers: Phrases[float]
    """Numbers in words, below a hundred or irregular."""
    numerals: dict[str, int]
    """Characters that are digits when they stand in a row: 二〇二〇."""
    scales: Phrases[float]
    scale_stems: Mapping[str, frozenset[float]]
    """The first four letters of scales, or the three that there are, with all that they may mean."""
    percent: Phrases[bool]
    percent_before: Phrases[bool]
    tenths: frozenset[str]
    currencies: Phrases[frozenset[str]]
    """ISO 4217 codes that a word or sign may mean."""
    short_currencies: frozenset[str]
    """Words of three letters for a currency: yen, won."""
    units: Phrases[frozenset[str]]
    months: Phrases[int]
    weekdays: Phrases[int]
    relative_days: Phrases[int]
    """Words for days from the day of writing that mean nothing else."""
    capitalised: bool
    """Whether names of days and months are written with capitals."""
    month_after: frozenset[str]
    """What stands behind the number of a month: 月."""
    eras: Phrases[int]
    """Names of eras, with the year before their first."""
    joiners: frozenset[str]
    behind_number: frozenset[str]
    """What may stand between a number and its unit: 多, 余."""
    territories: Phrases[str]
    group: str
    """What groups digits: a comma, a full stop, a space; nothing where that is not known."""
    number_firsts: frozenset[str]
    """The pieces with which a number in words may begin."""
    firsts: frozenset[str]
    """The pieces with which anything of this may begin but what stands around a number."""


_PHRASES = (
    *("numbers", "scales", "percent", "percent_before", "currencies", "units"),
    *("months", "weekdays", "relative_days", "eras", "territories"),
)
"""The fields that are phrases."""


@per_language
def language_facts(language: str) -> LanguageFacts:
    """All that is known of a language (ISO 639-1)."""
    code = language.partition("-")[0]
    made: dict[str, Any] = dict(_plain_facts(code, stamp(code)))
    made.update((name, Phrases(made[name], code)) for name in _PHRASES)
    return LanguageFacts(**made)


@kept_per_language
def _plain_facts(code: str, _stamp: str) -> dict[str, Any]:
    """The same in plain types."""
    known = cldr(code)

    def table(name: str) -> Iterator[tuple[str, str]]:
        """Each word of a section with its meaning."""
        for meaning, words in section(code, "source", name).items():
            for word in words:
                yield word, meaning

    def numbered(name: str) -> Iterable[tuple[str, int]]:
        return ((word, int(meaning)) for word, meaning in table(name))

    def words(name: str) -> frozenset[str]:
        return frozenset(word.lower() for word in section(code, "source", name))

    numbers = [(word, float(meaning)) for word, meaning in table("numbers")]
    scales = [(word, float(meaning)) for word, meaning in table("scales")]
    currencies = [(word, frozenset(meaning.split())) for word, meaning in table("currencies")]
    names = ((word, frozenset((meaning,))) for word, meaning in known.currencies.items())
    codes = ((meaning, frozenset((meaning,))) for meaning in dict.fromkeys(known.currencies.values()))
    small = section(code, "function_words", "function")
    own_units = [(name, unit) for name, unit in known.units.items() if name not in small]
    short = frozenset(word.lower() for word, _ in currencies if len(word) == 3 and not word.isupper())
    tables: dict[str, Any] = {
        "numbers": phrase_table((*numbers, *_compounds(numbers, scales, words("joiners"))), code),
        "numerals": {word: int(meaning) for word, meaning in table("numerals")},
        "scales": phrase_table((*scales, *known.scales.items()), code),
        "scale_stems": _stems((*scales, *known.scales.items())),
        "percent": phrase_table(((word, True) for word in ("%", "٪", *words("percent"))), code),
        "percent_before": phrase_table(((word, True) for word in ("%", *words("percent-before"))), code),
        "tenths": words("tenths"),
        "currencies": phrase_table((*currencies, *names, *codes), code),
        "short_currencies": short,
        "units": phrase_table(_gathered((*table("units"), *own_units)), code),
        "months": phrase_table((*numbered("months"), *known.months.items()), code),
        "weekdays": phrase_table((*numbered("weekdays"), *known.weekdays.items()), code),
        "relative_days": phrase_table(
            ((word, days) for word, days in known.relative_days.items() if word.lower() not in words("ambiguous-days")),
            code,
        ),
        "capitalised": all(name[:1].isupper() for name in known.months) if known.months else False,
        "month_after": words("month-after") | _mark_of_months(known.months),
        "eras": phrase_table(numbered("eras"), code),
        "joiners": words("joiners"),
        "behind_number": words("behind-number"),
        "territories": phrase_table((*known.territories.items(), *table("territories")), code),
        "group": known.group,
    }
    number_firsts = frozenset().union(*(tables[name] for name in ("numbers", "scales", "numerals")))
    others = frozenset().union(*(tables[name] for name in ("months", "weekdays", "relative_days", "territories")))
    return tables | {"number_firsts": number_firsts, "firsts": number_firsts | others}


def _gathered(entries: Iterable[tuple[str, str]]) -> Iterable[tuple[str, frozenset[str]]]:
    """Words with all that they mean."""
    meanings: dict[str, set[str]] = {}
    for word, meaning in entries:
        meanings.setdefault(word.lower(), set()).add(meaning)
    return [(word, frozenset(some)) for word, some in meanings.items()]


def _stems(scales: Iterable[tuple[str, float]]) -> Mapping[str, frozenset[float]]:
    """Scales by their first four letters, and those of three, which may carry endings."""
    found: dict[str, set[float]] = {}
    for word, scale in scales:
        if len(word) > 2 and word.isalpha():
            found.setdefault(word[:4].lower(), set()).add(scale)
    return {stem: frozenset(some) for stem, some in found.items()}


def _mark_of_months(months: Mapping[str, int]) -> frozenset[str]:
    """What stands behind the number of every month in a language that counts its months."""
    marks = {name.removeprefix(str(number)).lower() for name, number in months.items()}
    return frozenset(marks) if len(marks) == 1 else frozenset()


def _compounds(
    numbers: Sequence[tuple[str, float]], scales: Sequence[tuple[str, float]], joiners: frozenset[str]
) -> Iterator[tuple[str, float]]:
    """Numbers that are put together: fünfundzwanzig, ventiquattro, zweihundert, treinta y cinco, שלושים וחמש."""
    if not joiners:
        return
    first: dict[float, str] = {}
    for word, value in numbers:
        if word.isalpha():
            first.setdefault(value, word)
    units = [(value, word) for value, word in first.items() if 1 <= value < 10]
    for ten, tens in first.items():
        if 20 <= ten < 100 and ten % 10 == 0:
            for value, word in units:
                yield tens + word, ten + value
                for joiner in joiners:
                    yield word + joiner + tens, ten + value
                    yield f"{tens} {joiner} {word}", ten + value
                    yield f"{tens} {joiner}{word}", ten + value
                    yield f"{word} {joiner}{tens}", ten + value
    for word, scale in scales:
        if scale in (100.0, 1000.0) and word.isalpha():
            yield from ((unit + word, value * scale) for value, unit in units)
