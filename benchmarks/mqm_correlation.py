"""How far the scorecard agrees with professional annotators: rank correlation with human MQM, beside a plain count.

    python benchmarks/mqm_correlation.py --data DIR [--texts wmt_mqm.dev.jsonl.gz] [--spans mqm_spans.dev.jsonl.gz]
    python benchmarks/mqm_correlation.py --data DIR --marked    the translations that the first one does not look at

DIR holds translations (`doc_id`, `system`, `source_segments`, `target_segments`) and what annotators marked in them
(`doc_id`, `system`, `rater`, `severity`), which are not ours to pass on. Human MQM is the mean of the raters of a
document: 1 for a minor span, 5 for a major one, per 1,000 words. Intervals are those of a bootstrap over source
documents, each with all of its translations. `--marked` looks at the translations of which DIR has no texts but the
segments in which somebody marked something: those segments are the text then, without their original. The last column
is the difference of Kendall's tau-b to that of the plain count, on the same samples.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np

from lintnews.commands import corpus
from lintnews.corpus.log import lines_of
from lintnews.corpus.scorecard.score import SEVERITIES, scorecard
from lintnews.linter.registry import build_registry
from lintnews.plugin.manager import load_plugins
from lintnews.reporters.precision import measured

SAMPLES = 1000
PENALTY = {"minor": 1, "major": 5, "critical": 25}
MEASURES = (
    "scorecard, estimated",
    "scorecard, as found",
    "scorecard with notes as neutral, estimated",
    "scorecard with notes as neutral, as found",
    "count of findings",
    "count of errors and warnings",
)
COUNT = MEASURES.index("count of findings")


class Unit(NamedTuple):
    """A translation: what people and programs say of it, each per 1,000 words."""

    document: str
    system: str
    words: int
    human: float
    measures: tuple[float, ...]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", required=True, metavar="DIR")
    parser.add_argument("--texts", default="wmt_mqm.dev.jsonl.gz", metavar="FILE")
    parser.add_argument("--spans", default="mqm_spans.dev.jsonl.gz", metavar="FILE")
    parser.add_argument(
        "--marked", action="store_true", help="the translations without texts, by their marked segments"
    )
    arguments = parser.parse_args()
    spans = list(records(Path(arguments.data, arguments.spans)))
    human = annotated(spans)
    texts = [one for one in records(Path(arguments.data, arguments.texts)) if (one["doc_id"], one["system"]) in human]
    if arguments.marked:
        texts = list(marked(spans, {(one["doc_id"], one["system"]) for one in texts}))
    if not texts:
        sys.exit("no translation of the texts is among those with spans")
    units = list(measure(texts, human))
    documents = {unit.document for unit in units}
    print(
        f"{len(units)} translations of {len(documents)} documents by {len({unit.system for unit in units})} systems, "
    )
    print(f"{sum(unit.words for unit in units):,} words, {len(spans):,} spans of annotators in all documents")
    for title, correlate in LEVELS.items():
        print(f"\n| {title} | Kendall's tau-b | Spearman's rho | less than the count by |\n|---|---|---|---|")
        for index, name in enumerate(MEASURES):
            cells = (shown(units, index, correlate, coefficient) for coefficient in (kendall, spearman))
            less = behind(units, index, correlate) if index != COUNT else ""
            print(f"| {name} | {' | '.join(cells)} | {less} |")


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a packed file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def marked(spans: Sequence[Mapping[str, Any]], without: Collection[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """The translations but for these, each with the segments in which somebody marked something, in their order."""
    segments: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for span in spans:
        key = span["doc_id"], span["system"]
        if key not in without and span["target_segment"]:
            segments[key][span["seg"]] = span["target_segment"]
    for (document, system), texts in sorted(segments.items()):
        told = [text for _, text in sorted(texts.items())]
        yield {"doc_id": document, "system": system, "target_segments": told, "source_segments": None}


def annotated(spans: Sequence[Mapping[str, Any]]) -> dict[tuple[str, str], float]:
    """Points of each translation: the mean of the raters that its document had."""
    raters: dict[str, set[str]] = defaultdict(set)
    points: dict[tuple[str, str], float] = defaultdict(float)
    for span in spans:
        raters[span["doc_id"]].add(span["rater"])
        points[span["doc_id"], span["system"]] += PENALTY[span["severity"].lower()]
    return {key: total / len(raters[key[0]]) for key, total in points.items()}


def measure(texts: Sequence[Mapping[str, Any]], human: Mapping[tuple[str, str], float]) -> Iterator[Unit]:
    """What `lintnews corpus` says of each translation, beside its original."""
    with TemporaryDirectory() as folder:
        table, run = Path(folder, "texts.jsonl"), str(Path(folder, "run"))
        table.write_text("".join(json.dumps(row(one)) + "\n" for one in texts), encoding="utf-8")
        lint(str(table), run)
        known = build_registry(load_plugins()).known
        mqm = {name: one.rule.meta.mqm for name, one in known.items()}
        made, neutral = (
            scorecard(lambda: lines_of(run), {}, mqm, measured().total, severities=severities).groups["outlet"]
            for severities in (SEVERITIES, {**SEVERITIES, "note": "neutral"})
        )
        others = {group.name: group for group in neutral}
        for group in made:
            document, system = group.name.split("\t")
            counts = [sum(states.values()) for states in group.counts.values()]
            rates = (1000 * sum(some) / group.words for some in (counts, counts[:2]))
            score = 1000 * human[document, system] / group.words
            other = others[group.name]
            measures = (group.estimate, group.found, other.estimate, other.found, *rates)
            yield Unit(document, system, group.words, score, measures)


def row(one: Mapping[str, Any]) -> dict[str, Any]:
    """A record of the archive; each translation is an outlet of its own."""
    name = f"{one['doc_id']}\t{one['system']}"
    return {"id": name, "outlet": name, "text": one["target_segments"], "source": one["source_segments"]}


def lint(table: str, run: str) -> None:
    """Run the rules over the texts."""
    parser = argparse.ArgumentParser()
    corpus.configure(parser)
    with open("/dev/null", "w") as nowhere:
        before, sys.stdout = sys.stdout, nowhere
        try:
            corpus.run(parser.parse_args([table, "--source-field", "source", "--run", run]))
        finally:
            sys.stdout = before


# --- correlation

Pairs = Sequence[tuple[float, float]]
Coefficient = Callable[[Pairs], float]


def kendall(pairs: Pairs) -> float:
    """Kendall's tau-b; 0 where one side never differs."""
    ours, theirs = (np.sign(np.subtract.outer(side, side)) for side in np.array(pairs).T)
    both = np.sqrt((ours**2).sum() * (theirs**2).sum())
    return float((ours * theirs).sum() / both) if both else 0.0


def spearman(pairs: Pairs) -> float:
    """Spearman's rho, with mean ranks for equal values; 0 where one side never differs."""
    ours, theirs = (ranks(side) for side in np.array(pairs).T)
    both = ours.std() * theirs.std()
    return float(((ours - ours.mean()) * (theirs - theirs.mean())).mean() / both) if both else 0.0


def ranks(values: Any) -> Any:
    """Ranks, the mean one for equal values."""
    return np.array([(values < value).sum() + ((values == value).sum() + 1) / 2 for value in values])


def by_translation(units: Sequence[Unit], index: int, coefficient: Coefficient) -> float:
    """All translations together."""
    return coefficient([(unit.measures[index], unit.human) for unit in units])


def within_documents(units: Sequence[Unit], index: int, coefficient: Coefficient) -> float:
    """The mean over documents of the correlation among their translations, weighted by their number."""
    groups: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        groups[unit.document].append(unit)
    several = [group for group in groups.values() if len({unit.system for unit in group}) > 2]
    values = [by_translation(group, index, coefficient) for group in several]
    return float(np.average(values, weights=list(map(len, several)))) if several else 0.0


def by_system(units: Sequence[Unit], index: int, coefficient: Coefficient) -> float:
    """The systems, each by all of its words."""
    totals: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for unit in units:
        total = totals[unit.system]
        for at, value in enumerate((unit.words, unit.words * unit.measures[index], unit.words * unit.human)):
            total[at] += value
    pairs = [(ours / words, theirs / words) for words, ours, theirs in totals.values()]
    return coefficient(pairs) if len(pairs) > 2 else 0.0


LEVELS = {
    "systems": by_system,
    "translations": by_translation,
    "translations of one document among themselves": within_documents,
}


def samples(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Bootstrap samples of the documents, each with all of its translations; the same for every measure."""
    groups: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        groups[unit.document].append(unit)
    names = sorted(groups)
    chance = np.random.Generator(np.random.PCG64(1))
    for _ in range(SAMPLES):
        yield [
            unit._replace(document=f"{number} {unit.document}")
            for number, at in enumerate(chance.integers(len(names), size=len(names)))
            for unit in groups[names[at]]
        ]


def shown(units: Sequence[Unit], index: int, level: Any, coefficient: Coefficient) -> str:
    """A coefficient and its interval."""
    low, high = np.quantile([level(sample, index, coefficient) for sample in samples(units)], [0.025, 0.975])
    return f"{level(units, index, coefficient):.2f} ({low:.2f} to {high:.2f})"


def behind(units: Sequence[Unit], index: int, level: Any) -> str:
    """How much the count of findings has more, and the interval of that."""

    def difference(some: Sequence[Unit]) -> float:
        return float(level(some, COUNT, kendall) - level(some, index, kendall))

    low, high = np.quantile([difference(sample) for sample in samples(units)], [0.025, 0.975])
    return f"{difference(units):.2f} ({low:.2f} to {high:.2f})"


if __name__ == "__main__":
    main()
