"""A scorecard as one HTML page with plots: no script, nothing fetched, each plot with its figures in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from lintnews import __version__
from lintnews.corpus.scorecard.formats import SOURCE
from lintnews.corpus.scorecard.score import (
    ELSEWHERE,
    FEWEST,
    SEVERITIES,
    STATES,
    WEEKS,
    WEIGHTS,
    Group,
    Precision,
    Scorecard,
    Series,
)
from lintnews.corpus.scorecard.statistics import Interval
from lintnews.corpus.tally import LABELS
from lintnews.reporters.html import whole_page

_TITLES = {"outlet": "By outlet", "engine": "By engine", "pair": "By languages", "week": "By week"}
_HEADS = {"outlet": "Outlet", "engine": "Engine", "pair": "Languages", "week": "Week"}
_WIDTH, _NAMES, _ROW = 720, 200, 24
"""Of a plot: its width, that of the names at its left, and the height of a row, in units of its own."""
_HEIGHT = 160
_MOST = 60
"""Groups of which a plot and a table show the first."""
_SIGNIFICANT = 0.05


def as_html(made: Scorecard) -> bytes:
    """The page."""
    style = (files(__package__ or "") / "look.css").read_text("utf-8")
    body = "\n".join(("<main>", "<h1>Scorecard</h1>", *_body(made), "</main>"))
    return whole_page("scorecard", body, style, version=__version__).encode("utf-8", "replace")


def _body(made: Scorecard) -> Iterator[str]:
    whole = made.whole
    issues = {state: sum(whole.counts[label][state] for label in LABELS) for state in STATES}
    yield '<ul class="figures">'
    yield _figure(f"{whole.documents:,}", "documents")
    yield _figure(f"{whole.words:,}", "words")
    yield _figure(_number(whole.estimate), f"points per 1,000 words, estimated{_within(whole.interval)}")
    yield _figure(f"{issues['unconfirmed']:,}", "unconfirmed issues")
    yield _figure(f"{issues['confirmed']:,}", "confirmed errors")
    yield _figure(f"{issues['rejected']:,}", "rejected")
    yield "</ul>"
    yield from _how_to_read(made)
    for name, groups in made.groups.items():
        yield from _dimension(name, groups)
    if made.series:
        yield "<h2>In time</h2>"
        yield (
            f"<p>Points per 1,000 words by week. A change or a trend is said to be one only where chance does as much "
            f"in fewer than {_SIGNIFICANT:.0%} of all orders of the weeks, after Holm’s correction for everything that "
            f"was tested here; shorter series than {WEEKS} weeks are not tested.</p>"
        )
        for number, one in enumerate(made.series):
            yield from _in_time(one, number)
    yield from _precision(made.precision)


def _how_to_read(made: Scorecard) -> Iterator[str]:
    weights = ", ".join(f"{name} {weight}" for name, weight in WEIGHTS.items())
    severities = ", ".join(f"{ours} as {theirs}" for ours, theirs in SEVERITIES.items())
    yield (
        f'<p>Points are the severity multipliers of <a href="{SOURCE}">MQM 2.0</a>: {weights}. Findings count '
        f"{severities}; who judges one may say otherwise. <strong>As found</strong> counts every finding that nobody "
        "rejected. <strong>Estimated</strong> counts confirmed errors in full, and unconfirmed issues as often as "
        "their rule is known to be right.</p>"
        f"<p>Intervals hold {made.confidence:.0%} of {made.samples:,} bootstrap samples of the documents, each with "
        "its own draw of what the precision of the rules may be. Groups that these figures cannot tell apart share a "
        f"rank; groups of fewer than {FEWEST} documents have none. What lintnews does not see is in no figure.</p>"
    )


def _figure(value: str, what: str) -> str:
    return f"<li><strong>{escape(value)}</strong>{escape(what)}</li>"


# --- groups


def _dimension(name: str, groups: Sequence[Group]) -> Iterator[str]:
    shown = groups[:_MOST]
    yield f"<h2>{_TITLES[name]}</h2>"
    yield _intervals(name, shown)
    has_places = any(group.place for group in groups)
    yield '<div class="wide" role="region" tabindex="0" aria-label="' + f'{_TITLES[name]}, figures"><table>'
    yield f"<caption>{_TITLES[name]}: points per 1,000 words{_left_out(len(groups) - len(shown))}</caption>"
    heads = [_HEADS[name], *(["Rank"] if has_places else []), "Estimated", "Interval", "As found", "Documents", "Words"]
    heads += [f"{label.capitalize()}s: confirmed / unconfirmed / rejected" for label in LABELS]
    yield _heads(heads)
    for group in shown:
        cells = [_rank(group)] if has_places else []
        cells += [_number(group.estimate), _interval(group.interval), _number(group.found)]
        cells += [f"{group.documents:,}", f"{group.words:,}"]
        cells += [" / ".join(f"{group.counts[label][state]:,}" for state in STATES) for label in LABELS]
        yield _row(_name(group), cells)
    yield "</tbody></table></div>"


def _heads(heads: Sequence[str]) -> str:
    cells = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    return f"<thead><tr>{cells}</tr></thead><tbody>"


def _row(name: str, cells: Sequence[str]) -> str:
    return f'<tr><th scope="row">{escape(name)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in cells)}</tr>'


def _left_out(count: int) -> str:
    return f"; {count:,} more groups are in the JSON and CSV" if count else ""


def _name(group: Group) -> str:
    return group.name or "(not said)"


def _rank(group: Group) -> str:
    if group.place is None:
        return "–"
    reach = f" ({group.place.best}–{group.place.worst})" if group.place.best < group.place.worst else ""
    return f"{group.place.rank}{reach}"


def _intervals(name: str, groups: Sequence[Group]) -> str:
    """A row for each group: its estimate, and from where to where it may be."""
    most = max((max(group.estimate, group.interval.high if group.interval else 0) for group in groups), default=0) or 1
    height = _ROW * len(groups) + 2 * _ROW

    def x(value: float) -> float:
        return round(_NAMES + (_WIDTH - _NAMES - 60) * value / most, 1)

    parts = [f'<line class="axis" x1="{x(0)}" y1="{height - _ROW}" x2="{x(most)}" y2="{height - _ROW}"/>']
    for share in (0, 0.5, 1):
        at = x(share * most)
        parts.append(
            f'<text class="soft" x="{at}" y="{height - 6}" text-anchor="middle">{_number(share * most)}</text>'
        )
    for row, group in enumerate(groups):
        y = _ROW * row + 14
        parts.append(f'<text x="{_NAMES - 10}" y="{y + 4}" text-anchor="end">{escape(_cut(_name(group)))}</text>')
        if group.interval:
            low, high = x(group.interval.low), x(group.interval.high)
            parts.append(f'<line class="reach" x1="{low}" y1="{y}" x2="{high}" y2="{y}"/>')
        parts.append(f'<circle cx="{x(group.estimate)}" cy="{y}" r="5"/>')
    said = f"Estimated points per 1,000 words, {_TITLES[name].lower()}, with intervals; the table below has the figures"
    return _svg(f"plot-{name}", said, height, parts)


def _cut(name: str) -> str:
    return name if len(name) <= 28 else f"{name[:27]}…"


def _svg(label: str, said: str, height: int, parts: Sequence[str]) -> str:
    return (
        f'<svg role="img" aria-labelledby="{label}" viewBox="0 0 {_WIDTH} {height}">'
        f'<title id="{label}">{escape(said)}</title>{"".join(parts)}</svg>'
    )


# --- time


def _in_time(one: Series, number: int) -> Iterator[str]:
    name = "The whole archive" if not one.dimension else f"{_HEADS[one.dimension]}: {one.name}"
    yield f"<h3>{escape(name)}</h3><p>{escape(verdict(one))}</p>"
    if len(one.weeks) > 1:
        yield _line(one, number, name)


def verdict(one: Series) -> str:
    """What can be said of a series, in a sentence."""
    if one.change is None or one.trend is None:
        return f"{len(one.weeks)} {'week' if len(one.weeks) == 1 else 'weeks'}: too few to tell a change from chance."
    said = []
    if one.change_p < _SIGNIFICANT:
        way = "Worse" if one.change.after > one.change.before else "Better"
        levels = f"{_number(one.change.before)} before, {_number(one.change.after)} after"
        said.append(f"{way} from {one.weeks[one.change.at].week} on: {levels} (p = {one.change_p:.3f}).")
    if one.trend_p < _SIGNIFICANT:
        way = "Rising" if one.trend.after > one.trend.before else "Falling"
        said.append(f"{way}: from {_number(one.trend.before)} to {_number(one.trend.after)} (p = {one.trend_p:.3f}).")
    p = min(one.change_p, one.trend_p)
    return " ".join(said) or f"No change or trend that chance does not make as well (p = {p:.2f})."


def _line(one: Series, number: int, name: str) -> str:
    most = max(week.estimate for week in one.weeks) or 1
    step = (_WIDTH - 120) / (len(one.weeks) - 1)

    def at(index: float, value: float) -> tuple[float, float]:
        return round(60 + step * index, 1), round(_HEIGHT - 30 - (_HEIGHT - 50) * value / most, 1)

    points = [at(index, week.estimate) for index, week in enumerate(one.weeks)]
    floor = _HEIGHT - 30
    parts = [
        f'<line class="axis" x1="60" y1="{floor}" x2="{_WIDTH - 60}" y2="{floor}"/>',
        f'<text class="soft" x="52" y="{floor}" text-anchor="end">0</text>',
        f'<text class="soft" x="52" y="24" text-anchor="end">{_number(most)}</text>',
        f'<text class="soft" x="60" y="{_HEIGHT - 8}">{escape(one.weeks[0].week)}</text>',
        f'<text class="soft" x="{_WIDTH - 60}" y="{_HEIGHT - 8}" text-anchor="end">{escape(one.weeks[-1].week)}</text>',
        f'<polyline class="path" points="{" ".join(f"{x},{y}" for x, y in points)}"/>',
        *(f'<circle cx="{x}" cy="{y}" r="3"/>' for x, y in points),
    ]
    if one.change and one.change_p < _SIGNIFICANT:
        cut, last = one.change.at - 0.5, len(one.weeks) - 1
        for (first, end), level in (((0, cut), one.change.before), ((cut, last), one.change.after)):
            (x1, y), (x2, _) = at(first, level), at(end, level)
            parts.append(f'<line class="level" x1="{x1}" y1="{y}" x2="{x2}" y2="{y}"/>')
    said = f"{name}: estimated points per 1,000 words in {len(one.weeks)} weeks. {verdict(one)}"
    return _svg(f"series-{number}", said, _HEIGHT, parts)


# --- precision


def _precision(known: Sequence[Precision]) -> Iterator[str]:
    yield "<h2>How often the rules are right</h2>"
    yield (
        "<p>Judged: findings of this archive that a person has read (<code>--judge</code>), with Wilson’s interval. "
        f"Elsewhere: what was measured on other texts; it counts as {ELSEWHERE} judgements at the most. A rule of "
        "which nothing is known counts half, and its intervals are as wide as that is uncertain.</p>"
    )
    yield '<div class="wide" role="region" tabindex="0" aria-label="Precision of the rules"><table>'
    yield "<caption>Precision by rule and severity</caption>"
    yield _heads(("Rule", "Severity", "Judged", "Right", "Interval", "Elsewhere: right of judged", "Reckoned with"))
    for one in known:
        elsewhere = f"{one.elsewhere.right:,} of {one.elsewhere.judged:,}" if one.elsewhere.judged else "–"
        interval = f"{one.interval.low:.0%} to {one.interval.high:.0%}" if one.judged else "–"
        cells = (one.severity, f"{one.judged:,}", f"{one.right:,}", interval, elsewhere, f"{one.share:.0%}")
        yield _row(one.rule, cells)
    yield "</tbody></table></div>"


def _number(value: float) -> str:
    return f"{value:.2f}" if value < 100 else f"{value:,.0f}"


def _interval(interval: Interval | None) -> str:
    return f"{_number(interval.low)} to {_number(interval.high)}" if interval else "too few documents"


def _within(interval: Interval | None) -> str:
    return f" ({_interval(interval)})" if interval else ""
