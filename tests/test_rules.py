"""Every rule that lintnews brings: its examples, and the catalogue as a whole."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import groupby

import pytest

from lintnews.linter.registry import build_registry
from lintnews.linter.run_rules import lint_document
from lintnews.plugin.manager import load_plugins
from lintnews.reporters.rule_docs import page
from lintnews.rule import Rule, Valid, applies, good_example, kebab
from lintnews.testing import CLOSING, OPENING, Example, document, examples, problem, without_marks

PLUGINS = load_plugins()
CATALOGUE = build_registry(PLUGINS)
RULES = tuple(known.rule for known in CATALOGUE.known.values())
STABLE = tuple(rule for rule in RULES if rule.meta.status == "stable" and not rule.meta.slow)
EXAMPLES = examples(RULES)
BY_RULE = {rule.id: tuple(group) for rule, group in groupby(EXAMPLES, key=lambda one: one.rule)}
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
IN_PYTHON = tuple(rule for rule in RULES if type(rule).__module__.startswith("lintnews_"))


def _text(good: str | Valid) -> str:
    return good_example(good).text


def clean_texts(rule: Rule) -> dict[str, Example]:
    """Every text in which nothing is to be found: good examples, and bad ones after their fix."""
    texts: dict[str, Example] = {}
    for one in BY_RULE[rule.id]:
        if OPENING not in one.example.text:
            texts.setdefault(one.example.text, one)
        elif one.example.fixed is not None:
            texts.setdefault(one.example.fixed, one)
    return texts


def test_every_plugin_and_every_rule_comes_in() -> None:
    assert (*PLUGINS.notifications, *CATALOGUE.notifications) == ()
    assert {plugin.point.name for plugin in PLUGINS.plugins if plugin.is_bundled and plugin.works} == {
        "bundled",
        "rules",
    }


@every_rule
def test_examples_are_found_as_marked(rule: Rule) -> None:
    assert [f"{one}: {said}" for one in BY_RULE[rule.id] if (said := problem(one))] == []


@every_rule
def test_good_examples_and_fixed_texts_are_clean_under_all_stable_rules(rule: Rule) -> None:
    for text, example in clean_texts(rule).items():
        doc = document(example._replace(example=example.example._replace(text=text)))
        findings, notes = lint_document(doc, [one for one in STABLE if applies(one, doc)])
        assert [f"{one.rule}: {one.message}" for one in findings] == [], text
        assert notes == ()


@every_rule
def test_every_rule_is_documented_and_has_examples_that_prove_it(rule: Rule) -> None:
    assert rule.INVALID, "no bad example"
    assert rule.VALID, "no good example"
    for example in rule.INVALID:
        assert example.text.count(OPENING) == example.text.count(CLOSING) > 0
        assert all(end > start for start, end in without_marks(example.text)[1])
    assert not any(mark in text for text in map(_text, rule.VALID) for mark in (OPENING, CLOSING))
    if rule in IN_PYTHON:
        assert any(example.says for example in rule.INVALID), "no example says what the message says"
    one = page(rule, "")
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*", one.id)
    assert 10 <= len(one.summary) <= (110 if rule in IN_PYTHON else 160), one.summary
    assert one.reason, "it does not say why it harms the reader"
    assert one.not_found or rule not in IN_PYTHON, "the docstring has no `Not found:`"
    assert re.fullmatch(r"[A-Z][A-Za-z -]+/[A-Z][A-Za-z -]+", one.mqm), one.mqm
    assert [option.name for option in one.options if not option.meaning] == []


@pytest.mark.parametrize("rule", IN_PYTHON, ids=lambda rule: rule.id)
def test_a_rule_in_python_lives_where_its_id_says(rule: Rule) -> None:
    cls = type(rule)
    package, _, module = cls.__module__.rpartition(".")
    assert rule.id == f"{package.removeprefix('lintnews_rules.').replace('_', '-')}/{kebab(cls.__name__)}"
    assert module.replace("_", "-") == kebab(cls.__name__)
    assert one_summary(rule).endswith("."), "the summary is a sentence"


def one_summary(rule: Rule) -> str:
    return rule.documentation.summary


def test_no_example_stands_twice() -> None:
    texts = Counter(
        without_marks(one.example.text)[0]
        for one in EXAMPLES
        if not (one.example.source_language or one.example.original)
    )
    assert [text for text, count in texts.items() if count > 1] == []


def test_no_two_rules_are_described_in_the_same_words() -> None:
    summaries = defaultdict(list)
    for rule in IN_PYTHON:
        summaries[rule.documentation.summary].append(rule.id)
    assert [ids for ids in summaries.values() if len(ids) > 1] == []


@pytest.mark.parametrize("family", sorted({rule.id.partition("/")[0] for rule in RULES}))
def test_messages_are_written_in_one_style(family: str) -> None:
    bad = [one for one in EXAMPLES if OPENING in one.example.text and one.rule.id.startswith(f"{family}/")]
    for example, finding in ((one, found) for one in bad for found in lint_document(document(one), [one.rule])[0]):
        for message in (finding.message, *(note.message for note in finding.notes)):
            own = re.sub("“[^”]*”", "“”", message)
            assert own == own.strip()
            assert not own.endswith("."), message
            assert '"' not in own, f"quotes the text in “ ”: {message}"
            first = re.match(r"[^\W\d_]+", own)
            assert not first or first[0].islower() or first[0] in example.example.text + example.example.original, (
                f"begins with a capital: {message}"
            )
        for fix in finding.fixes:
            assert fix.title
            assert not fix.title.endswith(".")
