"""Every command that writes, killed while it does, and on a disk that is full: whole or not at all."""

from __future__ import annotations

import re
import resource
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import cycle
from json import loads
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic

from trials.trial import FAULTY, PACK, PROGRAM, contents, environment, lintnews

OFF = ("--grammar", "off")
WRITERS: Mapping[str, tuple[str, ...]] = {
    "fix": ("fix", ".", *OFF),
    "baseline": ("baseline", ".", *OFF),
    "check --output": ("check", ".", "--select", "repetition", "--format", "sarif", "--output", "report.sarif", *OFF),
    "init": ("init",),
    "new-rule": ("new-rule", "house/echo"),
    "new-plugin": ("new-plugin", "acme"),
    "corpus --run": ("corpus", "texts", "--run", "kept", "--sample", "2", "--judge", "judge.jsonl", *OFF),
}
GROWS = re.compile(r"kept/documents\.jsonl")
"""Lines are added to it while a run goes on, and a line that is cut off is dropped by the next one."""


def repository(folder: Path) -> None:
    """Files for all writers; those that are replaced are there already, with other content."""
    (folder / "texts").mkdir()
    for number in range(12):
        (folder / "texts" / f"{number}.txt").write_text(FAULTY * 20)
    (folder / "house.en.yaml").write_text(PACK)
    (folder / "report.sarif").write_text("{}")


@cache
def finished(command: str) -> tuple[dict[str, bytes], float]:
    """What a run of the command leaves that nothing disturbs, and the seconds that it took."""
    with TemporaryDirectory() as home:
        folder = Path(home) / "work"
        folder.mkdir()
        repository(folder)
        began = monotonic()
        lintnews(folder, *WRITERS[command])
        return contents(folder), monotonic() - began


def kills(count: int, random: Random) -> Iterator[str | None]:
    """Kill each command at a moment by chance; then look, run it again, and look again."""
    plans = {command: finished(command) for command in WRITERS}
    for command, _ in zip(cycle(WRITERS), range(count), strict=False):
        after, seconds = plans[command]

        def kill(folder: Path, command: str = command, seconds: float = seconds) -> None:
            with subprocess.Popen(
                [*PROGRAM, *WRITERS[command]],
                cwd=folder,
                env=environment(folder),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            ) as process:
                try:
                    process.wait(seconds * random.uniform(0.3, 1.05))
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)

        yield _disturbed(command, after, kill)


def full_disks(count: int, random: Random) -> Iterator[str | None]:
    """Let each command write files of so many bytes and no more."""
    plans = {command: finished(command)[0] for command in WRITERS}
    for command, _ in zip(cycle(WRITERS), range(count), strict=False):
        most = random.choice((0, 1, 64, 500, 1000, 4096))

        def limited(folder: Path, command: str = command, most: int = most) -> None:
            def limit() -> None:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

            done = subprocess.run(
                [*PROGRAM, *WRITERS[command]],
                cwd=folder,
                env=environment(folder),
                preexec_fn=limit,
                capture_output=True,
                check=False,
            )
            if b"fault of lintnews" in done.stderr:
                raise AssertionError(done.stderr.decode())
            if drafts := [name for name in contents(folder) if name.rpartition("/")[2].startswith(".lintnews-")]:
                raise AssertionError(f"left {drafts}")

        yield _disturbed(command, plans[command], limited)


def _disturbed(command: str, after: Mapping[str, bytes], disturb: Callable[[Path], None]) -> str | None:
    """What is wrong after a disturbed run, and after the one that follows it."""
    with TemporaryDirectory() as home:
        folder = Path(home) / "work"
        folder.mkdir()
        repository(folder)
        before = contents(folder)
        try:
            disturb(folder)
        except AssertionError as error:
            return f"{command}: {error}"
        for name, data in contents(folder).items():
            is_draft = any(part.startswith(".lintnews-") for part in name.split("/"))
            if not is_draft and not GROWS.search(name) and not _is_whole(name, data, before, after):
                return f"{command}: {name} is neither the old nor the new one"
        done = lintnews(folder, *WRITERS[command])
        now = contents(folder)
        if done.returncode not in (0, 1) and not (done.returncode == 2 and now.keys() == after.keys()):
            return f"{command}: cannot be taken up again: {done.stderr.decode()}"
        if rest := now.keys() - after.keys():
            return f"{command}: left {sorted(rest)}"
        return None


def _is_whole(name: str, data: bytes, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> bool:
    if data in (before.get(name), after.get(name)):
        return True
    if name.endswith((".json", ".sarif")):  # which may hold a part of a run, but no part of a report
        try:
            loads(data)
        except ValueError:
            return False
        return True
    return False
