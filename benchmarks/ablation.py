"""What each piece of evidence of `names/drift` earns, measured by leaving it out.

    python benchmarks/ablation.py DATA

DATA is a folder with `drift_silver.dev`, `drift_candidates.dev`, `wmt_mt.dev`, `wmt_mqm.dev` and
`clean_originals.dev`, each as JSON lines, plain or gzipped (`drift_silver`: one name spelled in several ways in one
translation, `occurrences` by spelling; `drift_candidates`: a pair of similar words, `a` and `b`, and what it is,
`silver`). For the whole table of weights, and for the table without each of its rows: the recall over the names, the
precision over the look-alike pairs, and the findings per 1,000 words of human writing. `pairs`: of how many pairs of
spellings it says something. No original stands beside the texts, so that what only an original says is left out.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from lintnews.document import Document
from lintnews.layers.names.spellings import candidate_pairs
from lintnews.layers.names.variants import BASE, LIKELY, PER_LETTER, PROBABLE, WEIGHTS, evidence

Key = tuple[str, str]


class Pair(NamedTuple):
    """Two spellings of one document, and the evidence on them."""

    forms: frozenset[str]
    difference: float
    evidence: tuple[str, ...]

    def score(self, weights: Mapping[str, float]) -> float:
        """The score under a table of weights."""
        return BASE + PER_LETTER * self.difference + sum(weights.get(name, 0.0) for name in self.evidence)


def read(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The records of a set."""
    packed = folder / f"{name}.dev.jsonl.gz"
    with gzip.open(packed, "rt", encoding="utf-8") if packed.exists() else packed.with_suffix("").open() as lines:
        yield from map(json.loads, lines)


def pairs(text: str) -> list[Pair]:
    """The pairs of a text that look alike at all."""
    doc = Document(text)
    return [Pair(frozenset((a.text, b.text)), d, tuple(evidence(doc, a, b, d))) for a, b, d in candidate_pairs(doc)]


def linked(found: Iterable[Pair], weights: Mapping[str, float]) -> dict[str, int]:
    """The group of every spelling that is taken for another one's."""
    groups: dict[str, int] = {}
    for number, pair in enumerate(pair for pair in found if pair.score(weights) >= LIKELY):
        joined = {groups[form] for form in pair.forms if form in groups}
        groups |= {form: number for form, group in groups.items() if group in joined}
        groups |= dict.fromkeys(pair.forms, number)
    return groups


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1])
    silver = [record for record in read(folder, "drift_silver") if record["verdict"] == "kept"]
    candidates = list(read(folder, "drift_candidates"))
    wanted = {(r["doc_id"], r["system"]) for r in (*silver, *candidates)}
    translated: dict[Key, list[Pair]] = {}
    for name in ("wmt_mt", "wmt_mqm"):
        for record in read(folder, name):
            key = (record["doc_id"], record["system"])
            if key in wanted and key not in translated:
                translated[key] = pairs("\n\n".join(record["target_segments"]) + "\n")
    clean = [record["text"] for record in read(folder, "clean_originals")]
    words = sum(len(text.split()) for text in clean)
    written = [pair for text in clean for pair in pairs(text)]

    def figures(weights: Mapping[str, float]) -> tuple[float, float, float]:
        groups: dict[Key, dict[str, int]] = defaultdict(dict)
        groups |= {key: linked(found, weights) for key, found in translated.items()}
        hits = 0
        for record in silver:
            group = groups[record["doc_id"], record["system"]]
            hits += max(Counter(group[form] for form in record["occurrences"] if form in group).values(), default=0) > 1
        verdicts = Counter(
            pair["silver"]
            for pair in candidates
            if (group := groups[pair["doc_id"], pair["system"]]).get(pair["a"], -1) == group.get(pair["b"], -2)
        )
        false = verdicts["distinct"] + verdicts["ref-has-both"]
        alarms = sum(pair.score(weights) >= PROBABLE for pair in written)
        return hits / len(silver), verdicts["same"] / max(1, verdicts["same"] + false), 1000 * alarms / words

    all_pairs = [pair for found in (*translated.values(), written) for pair in found]
    speaks = Counter(name for pair in all_pairs for name in pair.evidence)
    print("| without | pairs | recall | precision | warnings and errors per 1,000 human words |")
    print(f"|{'---|' * 5}")
    for left_out in (None, *(name for name in WEIGHTS if speaks[name])):
        recall, precision, rate = figures({name: w for name, w in WEIGHTS.items() if name != left_out})
        pairs_said = speaks[left_out] if left_out else len(all_pairs)
        print(f"| {left_out or '(nothing)'} | {pairs_said:,} | {recall:.3f} | {precision:.3f} | {rate:.3f} |")


if __name__ == "__main__":
    main()
