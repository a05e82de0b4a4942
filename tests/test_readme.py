"""The README shows what the program does, and its commands are those that are run."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Lintnews

from lintnews.commands import COMMANDS
from lintnews.config.keys import KEYS
from lintnews.linter.default_plugin import lintnews_reporters
from lintnews.linter.registry import build_registry, family
from lintnews.plugin.manager import load_plugins
from lintnews.reporters.precision import Count, measured

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
MEND = "python -m pytest tests/test_readme.py --bless"


def test_what_the_readme_shows_is_what_the_program_says(
    lintnews: Lintnews, bless: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def command(words: str) -> str:
        monkeypatch.chdir(ROOT)
        monkeypatch.setenv("COLUMNS", "100")
        return f"```\n{lintnews(*words.split()[1:]).text.rstrip()}\n```"

    made: dict[str, Callable[[], str]] = {"families": families, "keys": keys, "measured": measures, "verbs": verbs}
    text = README.read_text(encoding="utf-8")
    shown = re.sub(
        r"<!-- output: (.*?) -->\n(?:```.*?```|\|[^\n]*(?:\n\|[^\n]*)*)",
        lambda block: f"<!-- output: {block[1]} -->\n{made.get(block[1], lambda: command(block[1]))()}",
        text,
        flags=re.DOTALL,
    )
    if bless:
        README.write_text(shown, encoding="utf-8")
    assert README.read_text(encoding="utf-8") == shown, f"stale: {MEND}"


def families() -> str:
    """A table of the families, with their rules; of packs, how many there are."""
    rules = defaultdict(list)
    for rule_id in build_registry(load_plugins()).known:
        rules[family(rule_id)].append(rule_id.partition("/")[2])
    lines = []
    for name, found in sorted(rules.items()):
        many = f"{len(found)} entries, such as {found[0]} and {found[-1]}"
        lines.append(f"| `{name}` | {', '.join(found) if len(found) < 15 else many} |")
    return "\n".join(("| family | rules |", "|---|---|", *lines))


def verbs() -> str:
    """A table of the verbs."""
    return "\n".join(
        ("| command | |", "|---|---|", *(f"| `lintnews {name}` | {said} |" for name, said in COMMANDS.items()))
    )


def keys() -> str:
    """A table of the keys of the configuration."""
    lines = [f"| `{key.name}`{'*' if key.by_path else ''} | {key.meaning} |" for key in KEYS]
    return "\n".join(("| key | |", "|---|---|", *lines))


def measures() -> str:
    """A table of what was measured of all rules together, by collection and severity."""
    lines = []
    collections = sorted({name for by_name in measured().rules.values() for name in by_name})
    for name in collections:
        own = [by_name[name] for by_name in measured().rules.values() if name in by_name]
        words = max(measure.words for measure in own)
        for label in ("error", "warning", "note"):
            count = Count()
            for measure in own:
                count = count.plus(measure.counts.get(label, Count()))
            rate, share = 1000 * count.found / words, f"{count.right} of {count.judged}"
            lines.append(f"| {name}, {words:,} words | {label}s | {rate:.2f} | {share} |")
    return "\n".join(("| texts | | per 1,000 words | right, of those read |", "|---|---|---|---|", *lines))


def test_the_readme_speaks_of_every_format() -> None:
    text = README.read_text(encoding="utf-8")
    assert [reporter.name for reporter in lintnews_reporters() if f"`{reporter.name}`" not in text] == []


def test_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    (command,) = re.findall(r"^python3 -m venv .*-m pytest.*$", text, flags=re.MULTILINE)
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    pattern = re.search(r"grep -E '(.*?)' README.md", script)
    assert pattern
    assert re.findall(pattern[1], text, flags=re.MULTILINE) == [command]
    assert "pytest" not in script, "the command stands in the README, and nowhere else"
