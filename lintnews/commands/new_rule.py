"""`lintnews new-rule`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from lintnews import __version__
from lintnews.commands import CLEAN, COMMANDS, Command, UsageError
from lintnews.commands.reports import print_safe
from lintnews.commands.scaffold import check_name, pack_entry, rule_module
from lintnews.files.atomic_write import create, rewrite
from lintnews.files.discovery import is_inside

_FOLDERS = (".", "plugins", "src")


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `new-rule`."""
    parser.add_argument("rule", metavar="FAMILY/NAME", help="such as names/echo")
    parser.add_argument(
        "--in", dest="folder", default=".", metavar="DIR", help="the project to write into (default: .)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write a module into the family's package, or an entry into its pack."""
    family, slash, name = arguments.rule.partition("/")
    if not slash:
        raise UsageError(f"'{arguments.rule}' is no id of a rule: FAMILY/NAME, such as names/echo")
    check_name(family, "family")
    check_name(name, "rule")
    project = Path(arguments.folder)
    module = family.replace("-", "_")
    package = f"lintnews_{module}"
    homes = (found for folder in _FOLDERS for found in _homes(project / folder, module))
    home = next((found for found in homes if found.is_dir()), None)
    pack = next(iter(sorted(found for found in project.glob(f"**/{family}.*.yaml") if found.is_file())), None)
    if (target := home or pack) and not is_inside(str(target), str(project)):
        raise UsageError(f"{target} is a link that leads out of {project.resolve()}")
    if home:
        path = home / f"{name.replace('-', '_')}.py"
        _write(path, rule_module(arguments.rule, since=".".join(__version__.split(".")[:2])))
    elif pack:
        path = pack
        before, text = _read(pack)
        if f"name: {name}\n" in text:
            raise UsageError(f"there is a '{name}' in {pack} already")
        _rewrite(pack, before, text.rstrip() + "\n\n" + pack_entry(arguments.rule), project)
    elif project.is_dir():
        path = project / f"{family}.en.yaml"
        _write(path, pack_entry(arguments.rule))
        print_safe(f'`packs = ["{path.name}"]` in the configuration lets it take part')
        print_safe(f"(in Python, rules live in a package '{package}': `lintnews new-plugin {family}` begins one)")
    else:
        raise UsageError(f"there is no folder {project}")
    print_safe(f"wrote {path}; it is in preview: `lintnews check --extend-select {arguments.rule}` runs it")
    return CLEAN


def _homes(folder: Path, module: str) -> Iterator[Path]:
    """Where the package of a family may be: by itself, or inside one that holds several families."""
    yield folder / f"lintnews_{module}"
    yield from sorted(folder.glob(f"lintnews_*/{module}"))


def _read(path: Path) -> tuple[bytes, str]:
    try:
        data = path.read_bytes()
        return data, data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from None


def _rewrite(path: Path, before: bytes, after: str, project: Path) -> None:
    try:
        rewrite(str(path), before, after.encode(), inside=str(project))
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from None


def _write(path: Path, text: str) -> None:
    try:
        create(str(path), text.encode())
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None


command = Command("new-rule", COMMANDS["new-rule"], configure, run)
