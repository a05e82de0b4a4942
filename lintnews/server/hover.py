"""The page of a rule in Markdown, or in plain text for clients that know none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lintnews.linter.registry import RegisteredRule
from lintnews.reporters.rule_docs import Page, page
from lintnews.results import Result

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")
_FEW = 2
"""Examples that a page shows."""


def markdown(known: RegisteredRule) -> str:
    """The page of a rule."""
    return "\n\n".join(_blocks(page(known.rule, known.plugin), known.rule.documentation.link))


def hover(results: Iterable[Result], known: dict[str, RegisteredRule]) -> str:
    """What is found at a place, and the pages of the rules that found it."""
    by_rule: dict[str, list[str]] = {}
    for result in results:
        said = [f"**{_escaped(result.message)}**"]
        said += [f"- {_escaped(one.line)}: {_escaped(one.message)}" for one in result.related]
        by_rule.setdefault(result.rule, []).append("\n".join(said))
    parts = []
    for rule, messages in by_rule.items():
        parts += messages
        if rule in known:
            parts.append(markdown(known[rule]))
    return "\n\n".join(parts)


def plain(text: str) -> str:
    """Markdown of this module without its signs."""
    text = re.sub(r"^#+ ", "", text, flags=re.MULTILINE)
    return re.sub(r"\\([\\`*_\[\]<>#|~])|\*\*|`", lambda match: match[1] or "", text)


def _blocks(one: Page, link: str) -> Iterator[str]:
    yield f"### {one.id}"
    yield _escaped(one.summary)
    yield from map(_escaped, filter(None, one.reason.split("\n\n")))
    if one.not_found:
        yield f"Not found: {_escaped(one.not_found)}"
    if one.invalid:
        yield "Found, at the places in ⟦ ⟧:"
        yield from (_quoted(example.text) for example in one.invalid[:_FEW])
    if one.options:
        yield f'Options, in `[rules."{one.id}"]`:'
        yield "\n".join(f"- `{option.name}`: {_escaped(option.meaning)}" for option in one.options)
    since = f" since {one.since}" if one.since else ""
    yield f"{one.severity}; MQM: {_escaped(one.mqm)}; {one.status}{since}; from {_escaped(one.plugin)}"
    yield _escaped(one.measured)
    if re.fullmatch(r"https?://[^\s<>]+", link):
        yield f"<{link}>"


def _quoted(text: str) -> str:
    return "\n".join(f"> {_escaped(line)}" for line in text.strip().split("\n"))


def _escaped(text: str) -> str:
    """Text that means nothing in Markdown, whoever wrote it."""
    return _SIGNS.sub(r"\\\1", text)
