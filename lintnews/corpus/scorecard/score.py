"""The figures of a scorecard, from the lines of a run and from what people judged.

The weights are the severity multipliers of MQM 2.0's scoring model (https://themqm.org/error-types-2/the-mqm-scoring-models/),
the rate is its penalty per 1,000 words. A finding is an *issue* until a person has confirmed it; what is known of the
precision of its rule says how many of the unconfirmed ones are errors.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from lintnews.corpus.annotations import Key
from lintnews.corpus.log import Line, LoggedDocument
from lintnews.corpus.scorecard.statistics import (
    CONFIDENCE,
    Change,
    Interval,
    Place,
    beta,
    binomial,
    change_point,
    holm,
    percentiles,
    places,
    times_drawn,
    trend,
    unseen,
    wilson,
)
from lintnews.corpus.tally import LABELS
from lintnews.records import NamedTuple
from lintnews.reporters.precision import Count

if TYPE_CHECKING:
    from lintnews.corpus.scorecard.statistics import Floats

WEIGHTS = {"neutral": 0, "minor": 1, "major": 5, "critical": 25}
"""The severity multipliers of MQM 2.0."""
SEVERITIES = {"error": "major", "warning": "minor", "note": "minor"}
"""What a finding is in MQM's words, unless the person who judged it says something else in `mqm`. A note is one for
want of evidence, and not because it would do no harm; the precision of its rule says how often there is some.
"""
DIMENSIONS = ("outlet", "engine", "pair", "week")
"""By what articles are put together."""
RANKED = ("outlet", "engine", "pair")
SAMPLES = 1000
FEWEST = 5
"""Documents from which a group has an interval and a rank."""
WEEKS = 6
"""Weeks from which a series is looked at."""
ELSEWHERE = 4
"""For how many judgements at the most it counts what was measured of a rule on other texts."""
STATES = ("confirmed", "unconfirmed", "rejected")

Judgements = Mapping[Key, Mapping[str, Any]]


class Precision(NamedTuple):
    """How often a rule is right with findings of one severity."""

    rule: str
    severity: str
    judged: int
    """Findings of this run that a person has judged."""
    right: int
    interval: Interval
    """Wilson's, of the share of these."""
    elsewhere: Count
    """What was measured on other texts."""
    share: float
    """The share that is reckoned with."""


class Group(NamedTuple):
    """The figures of some articles."""

    name: str
    documents: int
    words: int
    counts: Mapping[str, Mapping[str, int]]
    """Findings by severity and state."""
    types: Mapping[str, float]
    """The estimated penalty of each MQM type, in points."""
    found: float
    """Penalty per 1,000 words, as if all that nobody rejected were errors."""
    found_interval: Interval | None
    estimate: float
    """Penalty per 1,000 words of what are probably errors."""
    interval: Interval | None
    """None: too few documents to say."""
    errors: float
    """How many of the findings are probably errors."""
    errors_interval: Interval
    """Of the findings of this archive, by what is known of the precision of their rules."""
    place: Place | None = None
    """Among the groups of its kind; None where there is no order of them, or too few documents."""


class Week(NamedTuple):
    """A point of a series."""

    week: str
    documents: int
    words: int
    estimate: float


class Series(NamedTuple):
    """How the penalty of a group went week by week."""

    dimension: str
    """Nothing for the whole archive."""
    name: str
    weeks: tuple[Week, ...]
    change: Change | None = None
    """The best place for a change of level; None: too few weeks."""
    trend: Change | None = None
    change_p: float = 1.0
    """Its p-value after Holm's correction for all tests of the scorecard."""
    trend_p: float = 1.0


class Scorecard(NamedTuple):
    """The whole."""

    whole: Group
    groups: Mapping[str, tuple[Group, ...]]
    """By dimension, lowest estimate first; weeks in their order. Only dimensions that the archive tells of."""
    series: tuple[Series, ...]
    precision: tuple[Precision, ...]
    seed: int
    samples: int = SAMPLES
    confidence: float = CONFIDENCE


class _Sums:
    """The sums of a group: of its documents, and of each bootstrap sample of them."""

    def __init__(self, samples: int) -> None:
        self.documents = 0
        self.words = 0
        self.counts: dict[str, Counter[str]] = {label: Counter() for label in LABELS}
        self.types: dict[str, float] = defaultdict(float)
        self.open: Counter[tuple[str, str]] = Counter()
        """Unconfirmed findings by rule and severity."""
        self.found = 0.0
        self.estimate = 0.0
        self.drawn = np.zeros((3, samples))
        """Words, found and estimate of each sample."""

    @property
    def findings(self) -> int:
        """All findings that nobody rejected."""
        return sum(count.total() - count["rejected"] for count in self.counts.values())

    def add(self, line: Line, penalty: _Penalty, times: Floats) -> None:
        self.documents += 1
        self.words += line.words
        for rule, label, state, mqm, points in penalty.seen:
            self.counts[label][state] += 1
            self.types[mqm] += points
            self.open[rule, label] += state == "unconfirmed"
        self.found += penalty.found
        self.estimate += penalty.estimate
        self.drawn[0] += line.words * times
        self.drawn[1] += penalty.found * times
        self.drawn[2] += penalty.drawn * times


class _Penalty(NamedTuple):
    """What the findings of a document come to."""

    seen: tuple[tuple[str, str, str, str, float], ...]
    """Rule, severity, state, MQM type and estimated points of each."""
    found: float
    estimate: float
    drawn: Any
    """The estimate under each draw of the rules' precision."""


def scorecard(
    lines: Callable[[], Iterable[Line]],
    judgements: Judgements,
    mqm: Mapping[str, str],
    measured: Callable[[str, str], Count],
    seed: int = 1,
    samples: int = SAMPLES,
    severities: Mapping[str, str] = SEVERITIES,
) -> Scorecard:
    """The scorecard of a run. `lines` gives its lines, each time anew: they are read twice, one in memory at a time.

    `mqm`: the type of each rule; `measured`: what is known from elsewhere of a rule and severity; `severities`: what
    those of lintnews are in MQM's words.
    """
    counts = _judged(lines(), judgements)
    known = {
        (rule, label): _precision(rule, label, count, measured(rule, label)) for (rule, label), count in counts.items()
    }
    shares = {key: _draws(seed, one, samples) for key, one in known.items()}
    whole = _Sums(samples)
    sums: dict[str, dict[str, _Sums]] = {name: defaultdict(lambda: _Sums(samples)) for name in DIMENSIONS}
    weekly: dict[tuple[str, str], dict[str, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0.0]))
    for line in lines():
        penalty = _penalty(line, judgements, known, shares, mqm, severities)
        times = times_drawn(seed, line.about.story or line.document, samples)
        whole.add(line, penalty, times)
        names = {dimension: str(getattr(line.about, dimension)) for dimension in DIMENSIONS}
        for dimension, name in names.items():
            sums[dimension][name].add(line, penalty, times)
        for dimension, name in (("", "all"), *((ranked, names[ranked]) for ranked in RANKED)):
            if name and names["week"]:
                point = weekly[dimension, name][names["week"]]
                point[0] += 1
                point[1] += line.words
                point[2] += penalty.estimate
    made_of = _Archive(whole, known, shares, seed)
    total = _group("", whole, made_of)[0]
    groups = {name: _groups(name, made, made_of) for name, made in sums.items() if set(made) - {""}}
    return Scorecard(total, groups, _series(weekly, seed), tuple(known[key] for key in sorted(known)), seed, samples)


def _judged(lines: Iterable[Line], judgements: Judgements) -> dict[tuple[str, str], Count]:
    """For each rule and severity of the findings: all, those that were judged, and those that were right."""
    counts: dict[tuple[str, str], Count] = defaultdict(Count)
    for line in lines:
        for seen in line.findings:
            state = _state(line, seen, judgements)
            made = Count(1, state != "unconfirmed", state == "confirmed")
            counts[seen.rule, seen.severity] = counts[seen.rule, seen.severity].plus(made)
    return counts


def _state(line: Line, seen: LoggedDocument, judgements: Judgements) -> str:
    own = judgements.get((line.document, seen.rule, seen.fingerprint))
    if own is None or own["right"] is None:
        return "unconfirmed"
    return "confirmed" if own["right"] else "rejected"


def _precision(rule: str, severity: str, count: Count, elsewhere: Count) -> Precision:
    interval = wilson(count.right, count.judged)
    right, wrong = _evidence(count.judged, count.right, elsewhere)
    return Precision(
        rule, severity, count.judged, count.right, interval, elsewhere, (right + 0.5) / (right + wrong + 1)
    )


def _evidence(judged: int, right: int, elsewhere: Count) -> tuple[float, float]:
    """For how many right and wrong findings all that is known of a rule counts."""
    part = min(1.0, ELSEWHERE / elsewhere.judged) if elsewhere.judged else 0.0
    return right + part * elsewhere.right, judged - right + part * (elsewhere.judged - elsewhere.right)


def _draws(seed: int, one: Precision, samples: int) -> Floats:
    return beta(seed, f"{one.rule}\0{one.severity}", *_evidence(one.judged, one.right, one.elsewhere), samples)


def _penalty(
    line: Line,
    judgements: Judgements,
    known: Mapping[tuple[str, str], Precision],
    shares: Mapping[tuple[str, str], Floats],
    mqm: Mapping[str, str],
    severities: Mapping[str, str],
) -> _Penalty:
    found = estimate = 0.0
    total: Any = 0.0
    seen = []
    for one in line.findings:
        state = _state(line, one, judgements)
        weight = WEIGHTS[_mqm_severity(line, one, judgements, severities)]
        share: Any = {"confirmed": 1.0, "rejected": 0.0}.get(state)
        drawn: Any = share
        if share is None:
            share, drawn = known[one.rule, one.severity].share, shares[one.rule, one.severity]
        seen.append((one.rule, one.severity, state, mqm.get(one.rule, ""), weight * share))
        found += weight * (state != "rejected")
        estimate += weight * share
        total = total + weight * drawn
    return _Penalty(tuple(seen), found, estimate, total)


def _mqm_severity(line: Line, seen: LoggedDocument, judgements: Judgements, severities: Mapping[str, str]) -> str:
    """What a finding is in MQM's words: as the person says who judged it, else by its severity."""
    said = judgements.get((line.document, seen.rule, seen.fingerprint), {}).get("mqm")
    return said if said in WEIGHTS else severities[seen.severity]


class _Archive(NamedTuple):
    """What the figures of all groups are reckoned with."""

    whole: _Sums
    known: Mapping[tuple[str, str], Precision]
    shares: Mapping[tuple[str, str], Floats]
    seed: int


def _groups(dimension: str, made: Mapping[str, _Sums], archive: _Archive) -> tuple[Group, ...]:
    built = {name: _group(f"{dimension}\0{name}", sums, archive) for name, sums in made.items()}
    groups = {name: group._replace(name=name) for name, (group, _) in built.items()}
    names = [name for name, group in groups.items() if name and group.interval] if dimension in RANKED else []
    if len(names) > 1:
        rates = np.stack([built[name][1] for name in names], axis=1)
        for name, place in zip(names, places([groups[name].estimate for name in names], rates), strict=True):
            groups[name] = groups[name]._replace(place=place)
    order = (lambda one: (not one.name, one.name)) if dimension == "week" else _by_estimate
    return tuple(sorted(groups.values(), key=order))


def _by_estimate(group: Group) -> tuple[bool, bool, float, str]:
    """The order of a table: what has a rank stands first, what nobody named last."""
    return not group.name, group.interval is None, round(group.estimate, 9), group.name


def _group(name: str, sums: _Sums, archive: _Archive) -> tuple[Group, Floats]:
    """The figures of a group, and its estimate in each bootstrap sample."""
    words, *penalties = sums.drawn
    whole, seed = archive.whole, archive.seed
    extra = unseen(seed, name, len(words)) / max(1, whole.findings)
    found, estimate = (
        1000 * (part + extra * points) / np.maximum(words, 1)
        for part, points in zip(penalties, (whole.found, whole.estimate), strict=True)
    )
    enough = sums.documents >= FEWEST and sums.words > 0
    confirmed = sum(count["confirmed"] for count in sums.counts.values())
    made = Group(
        name,
        sums.documents,
        sums.words,
        {label: {state: sums.counts[label][state] for state in STATES} for label in LABELS},
        {mqm: points for mqm, points in sorted(sums.types.items(), key=lambda one: (-one[1], one[0])) if points},
        1000 * sums.found / max(1, sums.words),
        percentiles(found) if enough else None,
        1000 * sums.estimate / max(1, sums.words),
        percentiles(estimate) if enough else None,
        confirmed + sum(times * archive.known[key].share for key, times in sorted(sums.open.items())),
        percentiles(confirmed + _right(name, sums, archive)),
    )
    return made, estimate


def _right(name: str, sums: _Sums, archive: _Archive) -> Floats:
    """Draws of how many of the unconfirmed findings of a group are right."""
    total = np.zeros(sums.drawn.shape[1])
    for key, times in sorted(sums.open.items()):
        if times:
            total += binomial(archive.seed, "\0".join((name, *key)), times, archive.shares[key])
    return total


def _series(weekly: Mapping[tuple[str, str], Mapping[str, list[float]]], seed: int) -> tuple[Series, ...]:
    """The series of all groups, with Holm's correction over all that was tested."""
    made = [Series(*key, tuple(_weeks(points))) for key, points in sorted(weekly.items())]
    tested = [index for index, one in enumerate(made) if len(one.weeks) >= WEEKS]
    for index in tested:
        one = made[index]
        rates, words = [week.estimate for week in one.weeks], [week.words for week in one.weeks]
        change, slope = change_point(rates, words, seed), trend(rates, words, seed)
        made[index] = one._replace(change=change, trend=slope)
    chances = holm([chance.p for index in tested for chance in (made[index].change, made[index].trend) if chance])
    for number, index in enumerate(tested):
        made[index] = made[index]._replace(change_p=chances[2 * number], trend_p=chances[2 * number + 1])
    return tuple(made)


def _weeks(points: Mapping[str, list[float]]) -> Iterator[Week]:
    for week, (documents, words, penalty) in sorted(points.items()):
        if words:
            yield Week(week, int(documents), int(words), 1000 * penalty / words)
