"""What a change in git touched: lines of files."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence

from lintnews.results import Region, Result

Lines = Sequence[range] | None
"""Lines from 1 that a change touched; None: all of them."""

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_LONE_CR = re.compile(rb"\r(?!\n)")


class GitError(ValueError):
    """Git cannot say what changed."""


def changed_lines(folder: str, revision: str) -> dict[str, Lines]:
    """The files of the repository that differ from a revision, by their real paths, with the lines that differ.

    `main...` is the point where `main` and the current branch parted. Files that git does not know yet differ in all
    lines; so do those whose lines git counts in another way than we do (UTF-16, lines that end with CR alone). Where
    lines were only taken away, the lines before and after the gap count. Raises `GitError`.
    """
    top = os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n"))
    unfiltered = _without_filters(top)
    commit = _commit(folder, revision)
    diff = _git(top, *unfiltered, "diff", *_PLAIN, "-U0", "-M", "--text", commit, "--")
    new = _git(top, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")[:-1]
    found: dict[str, Lines] = {_real(top, path): lines for path, lines in _files(diff)}
    found = {path: lines if _counts_as_git(path) else None for path, lines in found.items()}
    return found | {_real(top, path): None for path in new}


def is_touched(result: Result, lines: Lines) -> bool:
    """Whether a finding stands on a line that was touched, or a place of the article that proves it does."""
    places = (result.region, *(related.region for related in result.related if related.path is None))
    return lines is None or any(_meet(place, touched) for place in places for touched in lines)


_PLAIN = (
    *("--no-color", "--no-ext-diff", "--no-textconv", "--ignore-submodules"),
    *("--src-prefix=a/", "--dst-prefix=b/"),
)
_ALONE = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
"""Nothing is to be fetched, and nothing written."""
_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=true", "-c", "core.hooksPath=/dev/null")
"""Nothing that a repository is configured with is to run."""
_FILTER = ("clean=", "process=", "required=false")


def _git(folder: str, *arguments: str) -> bytes:
    try:
        command = ["git", *_SAFE, *arguments]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env={**os.environ, **_ALONE})
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror or error}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise GitError(said.removeprefix("fatal: ") or f"git {arguments[0]} failed")
    return done.stdout


def _without_filters(folder: str) -> list[str]:
    """What turns off the programs that a repository itself wants its files to go through; the user's own may run."""
    try:
        keys = _git(folder, "config", "--includes", "--show-scope", "--name-only", "-z", "--get-regexp", r"^filter\.")
    except GitError:  # there are none
        return []
    words = os.fsdecode(keys).split("\0")
    own = [key for scope, key in zip(words[::2], words[1::2], strict=False) if scope in ("local", "worktree")]
    names = dict.fromkeys(key.rpartition(".")[0] for key in own)
    return [part for name in names for key in _FILTER for part in ("-c", f"{name}.{key}")]


def _commit(folder: str, revision: str) -> str:
    """The commit that is compared with, by its hash, so that a revision is never taken for an option."""
    name, dots, rest = revision.partition("...")
    if rest or not name:
        raise GitError(f"'{revision}' is no revision")
    try:
        found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except GitError:
        raise GitError(f"'{revision}' is no revision") from None
    commit = found.decode("ascii").strip()
    return _git(folder, "merge-base", commit, "HEAD").decode("ascii").strip() if dots else commit


def _files(diff: bytes) -> Iterator[tuple[bytes, list[range]]]:
    """The files of a diff without context, with the lines that differ in their new state."""
    lines = iter(diff.split(b"\n"))
    touched: list[range] = []
    for line in lines:
        if line.startswith(b"+++ ") and line != b"+++ /dev/null":
            touched = []
            yield _unquoted(line[4:]).removeprefix(b"b/"), touched
        elif hunk := _HUNK.match(line):
            start, count = int(hunk[2]), int(hunk[3] or 1)
            touched.append(range(start, start + count) if count else range(max(1, start), start + 2))
            for _ in range(int(hunk[1] or 1) + count):
                next(lines)


def _unquoted(path: bytes) -> bytes:
    """A path of a diff: git quotes what is not plain ASCII, and puts a tab behind a name with spaces."""
    if not path.startswith(b'"'):
        return path.removesuffix(b"\t")
    from ast import literal_eval

    made: bytes = literal_eval("b" + path.decode("ascii"))
    return made


def _real(top: str, path: bytes) -> str:
    return os.path.realpath(os.path.join(top, os.fsdecode(path)))


def _counts_as_git(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return True
    return b"\0" not in data and not _LONE_CR.search(data)


def _meet(place: Region, touched: range) -> bool:
    return place.line < touched.stop and touched.start <= place.end_line


def touched_only(results: Sequence[Result], path: str, changed: Mapping[str, Lines]) -> tuple[Result, ...]:
    """The results of the file at a path that a change touched."""
    real = os.path.realpath(path)
    return tuple(result for result in results if real in changed and is_touched(result, changed[real]))
