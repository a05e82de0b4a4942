import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from lintnews.files.atomic_write import create, remove_drafts, replace, rewrite

BEFORE, AFTER = b"before\r\n", b"after\r\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(BEFORE)
    return path


def listing(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def test_the_content_changes_and_nothing_is_left_behind(file: Path) -> None:
    rewrite(str(file), BEFORE, AFTER, inside=str(file.parent))
    assert file.read_bytes() == AFTER
    assert listing(file) == ["a.txt"]


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755, 0o664])
def test_permissions_stay(file: Path, mode: int) -> None:
    file.chmod(mode)
    rewrite(str(file), BEFORE, AFTER, inside=str(file.parent))
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="this system has no extended attributes")
def test_extended_attributes_stay(file: Path) -> None:
    try:
        os.setxattr(file, "user.desk", b"foreign")
    except OSError as error:
        pytest.skip(f"this file system has no extended attributes: {error}")
    rewrite(str(file), BEFORE, AFTER, inside=str(file.parent))
    assert os.getxattr(file, "user.desk") == b"foreign"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_the_file_as_it_was(file: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="No space left"):
        rewrite(str(file), BEFORE, AFTER, inside=str(file.parent))
    assert file.read_bytes() == BEFORE
    assert listing(file) == ["a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_disk_that_is_full_leaves_the_file_as_it_was(file: Path) -> None:
    script = (
        "import resource, signal, sys\n"
        "from lintnews.files.atomic_write import rewrite\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "rewrite(sys.argv[1], b'before\\r\\n', b'x' * 100_000, inside='/')\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=False)
    assert "File too large" in done.stderr
    assert file.read_bytes() == BEFORE
    assert listing(file) == ["a.txt"]


def test_what_somebody_else_wrote_meanwhile_stays(file: Path) -> None:
    file.write_bytes(b"theirs")
    with pytest.raises(OSError, match="changed meanwhile"):
        rewrite(str(file), BEFORE, AFTER, inside=str(file.parent))
    assert file.read_bytes() == b"theirs"


def test_a_file_that_may_not_be_written_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(PermissionError):
        rewrite(str(file), BEFORE, AFTER, inside=str(file.parent))
    assert file.read_bytes() == BEFORE


def test_a_link_stays_a_link_and_does_not_lead_out(file: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    inner, link, leak = project / "b.txt", project / "link.txt", project / "leak.txt"
    inner.write_bytes(BEFORE)
    link.symlink_to(inner)
    leak.symlink_to(file)
    rewrite(str(link), BEFORE, AFTER, inside=str(project))
    assert link.is_symlink()
    assert inner.read_bytes() == AFTER
    with pytest.raises(OSError, match="leads out"):
        rewrite(str(leak), BEFORE, AFTER, inside=str(project))
    assert file.read_bytes() == BEFORE


def test_what_an_editor_saved_while_the_draft_was_written_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def save(handle: int) -> None:
        other = file.with_name("theirs")
        other.write_bytes(b"theirs")
        os.replace(other, file)

    monkeypatch.setattr(os, "fsync", save)
    with pytest.raises(OSError, match="changed meanwhile"):
        rewrite(str(file), BEFORE, AFTER, inside=str(file.parent))
    assert file.read_bytes() == b"theirs"
    assert listing(file) == ["a.txt"]


def test_a_file_with_a_second_name_is_refused(file: Path) -> None:
    os.link(file, file.with_name("b.txt"))
    with pytest.raises(OSError, match="hard links"):
        rewrite(str(file), BEFORE, AFTER, inside=str(file.parent))
    assert file.read_bytes() == BEFORE


def test_a_folder_that_is_a_link_does_not_lead_out(file: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "wire").symlink_to(tmp_path)
    with pytest.raises(OSError, match="leads out"):
        rewrite(str(project / "wire" / "a.txt"), BEFORE, AFTER, inside=str(project))
    assert file.read_bytes() == BEFORE


@pytest.mark.skipif(sys.platform == "win32", reason="needs locks of files")
def test_a_file_that_another_program_has_locked_stays(file: Path) -> None:
    import fcntl

    with open(file, "rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(OSError, match="locked"):
            rewrite(str(file), BEFORE, AFTER, inside=str(file.parent))
    rewrite(str(file), BEFORE, AFTER, inside=str(file.parent))


@pytest.mark.skipif(sys.platform == "win32", reason="needs locks of files")
def test_drafts_of_killed_runs_go_and_those_of_running_ones_stay(file: Path) -> None:
    wait = (
        "import sys, time\n"
        "from lintnews.files.atomic_write import replacing\n"
        "with replacing(sys.argv[1]) as draft:\n"
        "    draft.write(b'half'); draft.flush(); print(1, flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", wait, str(file)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        assert writer.stdout.readline()
        remove_drafts(str(file.parent))
        assert len(listing(file)) == 2
        writer.kill()
    assert len(listing(file)) == 2
    remove_drafts(str(file.parent))
    assert listing(file) == ["a.txt"]
    assert file.read_bytes() == BEFORE


def test_a_new_file_is_made_only_where_there_is_none(file: Path, tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        create(str(file), AFTER)
    dangling = tmp_path / "dangling"
    dangling.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        create(str(dangling), AFTER)
    create(str(tmp_path / "new"), AFTER)
    assert (tmp_path / "new").read_bytes() == AFTER
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == stat.S_IMODE(file.stat().st_mode)


def test_a_replaced_file_keeps_its_permissions_and_a_pipe_is_written_to(file: Path) -> None:
    file.chmod(0o640)
    replace(str(file), AFTER)
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (AFTER, 0o640)
    replace(os.devnull, AFTER)
