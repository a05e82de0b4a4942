"""The page of a rule: all that there is to say of it, from its class or its pack."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from textwrap import dedent
from typing import Any

from lintnews.lexicons import has_lexicon, languages
from lintnews.records import NamedTuple
from lintnews.reporters.precision import measured
from lintnews.rule import Invalid, Meta, Rule, Valid, good_example


class Option(NamedTuple):
    """An option of a rule, as the configuration calls it."""

    name: str
    type: str
    default: Any
    meaning: str


class Page(NamedTuple):
    """A rule in words."""

    id: str
    plugin: str
    summary: str
    reason: str
    not_found: str
    severity: str
    mqm: str
    since: str
    """The version of lintnews or of its plugin; empty for entries of packs."""
    holds_from: str
    """The day of articles (ISO 8601) from which it holds; empty: always."""
    languages: tuple[str, ...]
    """Those that it knows: for `*`, and a rule that needs word lists, the languages that have them."""
    needs: tuple[str, ...]
    """The word lists that it needs of a language."""
    source_languages: tuple[str, ...]
    in_quotations: bool
    status: str
    slow: bool
    measured: str
    options: tuple[Option, ...]
    valid: tuple[Valid, ...]
    invalid: tuple[Invalid, ...]


def page(rule: Rule, plugin: str) -> Page:
    """The page of a rule that this plugin provided."""
    words, meta = rule.documentation, rule.meta
    return Page(
        id=rule.id,
        plugin=plugin,
        summary=words.summary,
        reason=words.reason,
        not_found=words.not_found,
        severity=meta.severity.label,
        mqm=meta.mqm,
        since=meta.since,
        holds_from=getattr(rule, "holds_from", ""),
        languages=known_languages(meta),
        needs=tuple(meta.needs),
        source_languages=meta.source_languages,
        in_quotations=meta.in_quotations,
        status=meta.status,
        slow=meta.slow,
        measured=measured().statement(rule.id),
        options=tuple(_options(rule)),
        valid=tuple(map(good_example, rule.VALID)),
        invalid=tuple(rule.INVALID),
    )


def known_languages(meta: Meta) -> tuple[str, ...]:
    """The languages that a rule knows, `*` for all. Those that plugins bring count where their folders do."""
    if "*" not in meta.languages or not meta.needs:
        return meta.languages
    return tuple(code for code in languages() if all(has_lexicon(code, topic) for topic in meta.needs))


def _options(rule: Rule) -> Iterator[Option]:
    own = fields(rule)
    if not own:
        return
    meanings = {name: text for cls in reversed(type(rule).__mro__[:-1]) for name, text in field_meanings(cls).items()}
    for field in own:
        kind = field.type if isinstance(field.type, str) else getattr(field.type, "__name__", str(field.type))
        yield Option(field.name.replace("_", "-"), kind, field.default, meanings.get(field.name, ""))


def field_meanings(cls: type[Rule]) -> Mapping[str, str]:
    """The string behind each field, which Python itself does not keep."""
    try:
        body = ast.parse(dedent(inspect.getsource(cls))).body[0]
    except (OSError, TypeError, SyntaxError):
        return {}
    assert isinstance(body, ast.ClassDef)
    found = {}
    for field, behind in zip(body.body, body.body[1:], strict=False):
        match field, behind:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = " ".join(text.split())
    return found


def wrapped(text: str, width: int = 88, indent: str = "") -> str:
    """Paragraphs of a page in lines of at most `width` columns."""
    from textwrap import fill

    return "\n\n".join(
        fill(part, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False)
        for part in re.split(r"\n\s*\n", text)
    )
