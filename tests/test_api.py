"""The interface for programs: what a notebook, a script and a web service use."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import lintnews
from lintnews.linter import api
from lintnews.reporters.rule_docs import field_meanings

SEED = next((Path(__file__).parent.parent / "seeds").glob("*.txt"))
FAULTY = "The US sent Antony Blinken. On Friday Mr. Blinken left. Mr. Blingen was late."


def test_the_examples_in_the_documentation_run() -> None:
    outcome = doctest.testmod(api)
    assert outcome.attempted > 4
    assert outcome.failed == 0


def test_a_text_a_file_and_the_command_say_the_same(capfd: pytest.CaptureFixture[str]) -> None:
    from lintnews.__main__ import main

    as_text = lintnews.lint(SEED.read_bytes().decode(), grammar="off")
    as_file = lintnews.lint(SEED, grammar="off")
    as_folder = lintnews.lint_paths([SEED], grammar="off")
    assert main(["check", "--isolated", "--grammar", "off", "--format", "json", str(SEED)]) == 1
    told = json.loads(capfd.readouterr().out)["findings"]
    seen = [(one["rule"], one["start"], one["end"]) for one in told]
    assert len(seen) > 10
    for report in (as_text, as_file, as_folder):
        assert [(one.rule, one.region.start, one.region.end) for one in report] == seen
        assert report.is_whole
        assert report.worst() is lintnews.Severity.ERROR


def test_a_report_shows_itself_in_a_notebook_and_in_every_format() -> None:
    report = lintnews.lint(FAULTY + " <script>", grammar="off")
    page = report._repr_html_()
    assert "names/drift" in page
    assert "<script>" not in page
    assert "Blinken" in str(report)
    assert json.loads(report.render("sarif"))["runs"][0]["results"]
    with pytest.raises(ValueError, match="unknown format 'pdf'"):
        report.render("pdf")


def test_what_is_wrong_is_a_value_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"unknown setting 'slect' \(did you mean 'select'\?\)"):
        lintnews.lint(FAULTY, slect=["names"])
    with pytest.raises(ValueError, match=r"names/drfit.*did you mean 'names/drift'"):
        lintnews.lint(FAULTY, select=["names/drfit"])
    with pytest.raises(ValueError, match="'published' wants a day"):
        lintnews.lint(FAULTY, published="Friday")
    missing = lintnews.lint(tmp_path / "none.txt", grammar="off")
    assert not missing.is_whole
    assert "cannot be read" in missing.notifications[0].message
    assert not lintnews.lint_paths([tmp_path / "none.txt"], grammar="off").is_whole


def test_threads_share_a_linter_and_get_their_own_answers() -> None:
    texts = [FAULTY.replace("late", f"late {number} times") for number in range(24)]
    with lintnews.make_linter(grammar="off") as linter, ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(lambda text: lintnews.lint(text, linter=linter), texts))
    assert [len(report) for report in reports] == [1] * len(texts)
    assert {report.findings[0].region.quote for report in reports} == {"Blingen"}


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys, lintnews; print(sorted(name for name in sys.modules if name.startswith('lintnews')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['lintnews']"


def test_every_public_name_is_there_and_says_what_it_is() -> None:
    for name in lintnews.__all__:
        if name != "__version__":
            public = getattr(lintnews, name)
            assert public.__doc__, name
            meanings = field_meanings(public) if isinstance(public, type) else {}
            named = (field.name for field in fields(public)) if is_dataclass(public) else getattr(public, "_fields", ())
            unsaid = {*named} - {*meanings}
            assert unsaid == set(), name
    with pytest.raises(AttributeError):
        lintnews.nothing_of_that_name  # noqa: B018
