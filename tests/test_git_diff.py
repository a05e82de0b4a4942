import os
import subprocess
from pathlib import Path

import pytest
from hand_made_runs import doubled, drift, file

from lintnews.decisions.git_diff import GitError, Lines, changed_lines, is_touched, touched_only


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    for name in ("a.txt", "same.txt", "sub/ä b.txt", 'od"d\t.txt'):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"".join(b"line %d\n" % number for number in range(1, 11)))
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    return tmp_path


def lines_of(repository: Path, name: str, revision: str = "HEAD") -> Lines | str:
    return changed_lines(str(repository), revision).get(os.path.realpath(repository / name), "untouched")


def edit(path: Path, old: bytes, new: bytes) -> None:
    path.write_bytes(path.read_bytes().replace(old, new))


def test_changed_added_and_removed_lines_are_touched(repository: Path) -> None:
    edit(repository / "a.txt", b"line 2\n", b"LINE 2\n+++ b/same.txt\n@@ -1 +1 @@\n")
    edit(repository / "a.txt", b"line 7\n", b"")
    assert lines_of(repository, "a.txt") == [range(2, 5), range(8, 10)]
    assert lines_of(repository, "same.txt") == "untouched"


@pytest.mark.parametrize("name", ["sub/ä b.txt", 'od"d\t.txt'])
def test_odd_names_are_read_right(repository: Path, name: str) -> None:
    edit(repository / name, b"line 3\n", b"LINE 3\n")
    assert lines_of(repository, name) == [range(3, 4)]


def test_files_that_git_does_not_know_are_touched_as_a_whole_unless_ignored(repository: Path) -> None:
    (repository / "new ü.txt").write_text("new")
    (repository / ".gitignore").write_text("ignored.txt")
    (repository / "ignored.txt").write_text("new")
    assert lines_of(repository, "new ü.txt") is None
    assert lines_of(repository, "ignored.txt") == "untouched"


def test_a_renamed_file_is_touched_where_it_differs(repository: Path) -> None:
    git(repository, "mv", "a.txt", "b.txt")
    edit(repository / "b.txt", b"line 3\n", b"LINE 3\n")
    git(repository, "add", ".")
    assert lines_of(repository, "b.txt") == [range(3, 4)]


def test_files_whose_lines_git_counts_otherwise_are_touched_as_a_whole(repository: Path) -> None:
    edit(repository / "a.txt", b"line 3\n", b"line 3\rline 3b\n")
    (repository / "same.txt").write_bytes("line 1\nline 2\n".encode("utf-16"))
    assert lines_of(repository, "a.txt") is None
    assert lines_of(repository, "same.txt") is None


def test_three_dots_mean_the_point_where_branches_parted(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "mine")
    edit(repository / "a.txt", b"line 2\n", b"LINE 2\n")
    git(repository, "commit", "-aqm", "mine")
    git(repository, "checkout", "-q", "main")
    edit(repository / "a.txt", b"line 9\n", b"LINE 9\n")
    git(repository, "commit", "-aqm", "theirs")
    git(repository, "checkout", "-q", "mine")
    assert lines_of(repository, "a.txt", "main") == [range(2, 3), range(9, 10)]
    assert lines_of(repository, "a.txt", "main...") == [range(2, 3)]


@pytest.mark.parametrize("revision", ["nowhere", "", "--output=/tmp/x", "HEAD...x", "-h"])
def test_what_is_no_revision_is_refused(repository: Path, revision: str) -> None:
    with pytest.raises(GitError, match="is no revision"):
        changed_lines(str(repository), revision)


def test_a_folder_without_git_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="not a git repository"):
        changed_lines(str(tmp_path), "HEAD")


def test_nothing_that_the_repository_is_configured_with_runs(repository: Path) -> None:
    trap = repository / "trap"
    for name in ("core.fsmonitor", "diff.external", "diff.x.textconv", "diff.x.command"):
        git(repository, "config", name, f"touch {trap};")
    (repository / ".gitattributes").write_text("*.txt diff=x")
    edit(repository / "a.txt", b"line 2\n", b"LINE 2\n")
    assert lines_of(repository, "a.txt") == [range(2, 3)]
    assert not trap.exists()


ARTICLE = "Antony Blinken left.\n\nNothing.\n\nBlingen stayed.\n"


@pytest.mark.parametrize(
    ("lines", "touched"),
    [
        *(([range(line, line + 1)], line in (1, 5)) for line in range(1, 7)),  # the lines of the two
        ([range(2, 5)], False),
        ([], False),
        (None, True),
    ],
)
def test_a_finding_is_touched_where_it_or_its_proof_stands(lines: Lines, touched: bool) -> None:
    (result,) = file("a.txt", ARTICLE, drift(ARTICLE)).results
    assert is_touched(result, lines) is touched


@pytest.mark.parametrize("line", [1, 2, 3, 4])
def test_a_finding_of_several_lines_is_touched_on_each(line: int) -> None:
    (result,) = file("a.txt", "Rain.\nthe\nthe\nRain.", doubled("Rain.\nthe\nthe\nRain.", "the\nthe")).results
    assert is_touched(result, [range(line, line + 1)]) is (line in (2, 3))


def test_findings_of_files_that_did_not_change_are_left_out(repository: Path) -> None:
    results = file("a.txt", ARTICLE, drift(ARTICLE)).results
    path = str(repository / "a.txt")
    assert touched_only(results, path, {}) == ()
    assert touched_only(results, path, {os.path.realpath(path): None}) == results
