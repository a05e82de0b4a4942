"""The tools that judge the code: ruff, mypy, import-linter. And what they do not see."""

from __future__ import annotations

import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for folder in ("lintnews", "plugins") for path in (ROOT / folder).rglob("*.py"))
SOURCES = (*MODULES, *sorted((ROOT / "tests").rglob("*.py")))


@pytest.mark.outside
@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("importlinter.cli", "lint-imports", "--no-cache"),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_the_tools_have_nothing_to_say(command: tuple[str, ...]) -> None:
    program = [sys.executable, "-m", *command]
    if command[0] == "importlinter.cli":
        program = [str(Path(sys.executable).parent / "lint-imports"), *command[2:]]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_plugin_package_is_in_the_wheel_and_behind_an_entry_point() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    for package in sorted(path.name for path in (ROOT / "plugins").iterdir() if (path / "__init__.py").exists()):
        assert f'"plugins/{package}",' in text
        assert f'= "{package}"' in text
        assert len(re.findall(rf"\b{package}\b", text)) >= 4, f"{package} is missing from a contract of import-linter"


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Imports inside functions count, those for annotations do not."""
    graph = grimp.build_graph("lintnews", "lintnews_rules", exclude_type_checking_imports=True, cache_dir=None)
    TopologicalSorter({one: graph.find_modules_directly_imported_by(one) for one in graph.modules}).prepare()


def test_modules_are_named_after_what_is_in_them_and_are_about_one_thing() -> None:
    assert [path.name for path in SOURCES if path.stem in {"utils", "util", "helpers", "common", "misc"}] == []
    assert [path.name for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > 500] == []


def test_modules_say_what_they_are_and_leave_nothing_to_do() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in MODULES}
    assert [name for name, text in texts.items() if not text.startswith('"""')] == []
    assert [name for name, text in texts.items() if re.search(r"\b(TODO|FIXME|XXX)\b", text)] == []


def test_a_start_takes_up_nothing_that_takes_long_to_import() -> None:
    """What pluggy itself imports, such as `inspect`, is the price of plugins."""
    slow = "dataclasses pathlib logging concurrent.futures asyncio hashlib rapidfuzz regex"
    code = (
        "import sys, lintnews.commands.check\n"
        "from lintnews.plugin.manager import collect, load_plugins\n"
        "assert collect(load_plugins(), 'lintnews_rules').contributions\n"
        "print([name for name in sys.argv[1].split() if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, slow], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
