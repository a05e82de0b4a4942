"""LanguageTool on this machine: where it is, and how it comes there. Nothing else in lintnews downloads anything."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

from lintnews.files import cache
from lintnews.files.atomic_write import draft_folder, remove_drafts
from lintnews.files.plain_files import read_plain
from lintnews.records import NamedTuple

VERSION = "6.8"
LANGUAGES = ("en", "de", "fr", "nl", "es")
"""What is installed unless other languages are named."""
NEEDED = ("ca", "pt")
"""Languages without which the server dies at its start, whatever else is there."""
_GROUP = "org.languagetool"
_SERVER = "org/languagetool/server/HTTPServer.class"
_MANIFEST = "lintnews.json"


class Installed(NamedTuple):
    """LanguageTool on this machine."""

    home: str
    version: str
    languages: tuple[str, ...]

    @property
    def class_path(self) -> str:
        """What Java is told to look in."""
        return os.pathsep.join((self.home, os.path.join(self.home, "*"), os.path.join(self.home, "libs", "*")))


class InstallError(Exception):
    """LanguageTool could not be installed; the text says why."""


def installed() -> Installed | None:
    """What was installed, if it was."""
    try:
        told = json.loads(read_plain(os.path.join(home_folder(), _MANIFEST), 1_000_000))
        return Installed(home_folder(), str(told["version"]), tuple(map(str, told["languages"])))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def java() -> str | None:
    """The Java that is there: that of `JAVA_HOME`, else the one on the path."""
    home = os.environ.get("JAVA_HOME")
    return (shutil.which("java", path=os.path.join(home, "bin")) if home else None) or shutil.which("java")


def install(languages: Sequence[str], source: str | None = None) -> Installed:
    """Put LanguageTool with these languages into the cache folder; from a folder or zip instead of from Maven Central.

    Whole or not at all. Raises `InstallError`.
    """
    home = Path(home_folder())
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        remove_drafts(str(home.parent))
        with draft_folder(str(home)) as made:
            draft = Path(made) / "new"
            draft.mkdir()
            if source is None:
                _from_maven(draft, languages)
            elif is_zipfile(source):
                _from_zip(draft, source)
            else:
                _from_folder(draft, Path(source))
            version, found = _checked(draft, languages)
            (draft / _MANIFEST).write_text(json.dumps({"version": version, "languages": found}), encoding="utf-8")
            if home.exists():
                home.rename(Path(made) / "old")
            draft.rename(home)
    except OSError as error:
        raise InstallError(f"{error.strerror or error}: {error.filename or home}") from None
    return Installed(str(home), version, tuple(found))


def home_folder() -> str:
    """Where it is installed."""
    return cache.folder("languagetool")


def _from_maven(folder: Path, languages: Sequence[str]) -> None:
    """Have Maven fetch the server and the languages with all that they need."""
    maven = shutil.which("mvn")
    if not maven:
        raise InstallError("Maven (mvn) is not there; install it, or name a folder or zip of LanguageTool with --from")
    pom = folder / "pom.xml"
    pom.write_text(_pom(languages), encoding="utf-8")
    command = [maven, "-q", "-B", "-f", str(pom), "dependency:copy-dependencies", f"-DoutputDirectory={folder}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, errors="replace")
    pom.unlink()
    if done.returncode:
        said = [line for line in (done.stdout + done.stderr).splitlines() if "ERROR" in line]
        raise InstallError("Maven failed: " + (said[0].strip() if said else f"exit code {done.returncode}"))


def _pom(languages: Sequence[str]) -> str:
    def dependency(artifact: str, more: str = "") -> str:
        return (
            f"<dependency><groupId>{_GROUP}</groupId><artifactId>{artifact}</artifactId>"
            f"<version>{VERSION}</version>{more}</dependency>"
        )

    # All languages together are six times as large.
    all_of_them = f"<groupId>{_GROUP}</groupId><artifactId>language-all</artifactId>"
    without_all = f"<exclusions><exclusion>{all_of_them}</exclusion></exclusions>"
    wanted = [dependency("languagetool-server", without_all)]
    wanted += (dependency(f"language-{code}") for code in dict.fromkeys((*languages, *NEEDED)))
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>lintnews</groupId>'
        f"<artifactId>languagetool</artifactId><version>1</version><dependencies>{''.join(wanted)}</dependencies></project>"
    )


def _from_zip(folder: Path, source: str) -> None:
    inside = folder / "zip"
    try:
        with ZipFile(source) as archive:
            archive.extractall(inside)
    except (BadZipFile, OSError, ValueError) as error:
        raise InstallError(f"{source} cannot be unpacked: {error}") from None
    _from_folder(folder, inside)
    shutil.rmtree(inside)


def _from_folder(folder: Path, source: Path) -> None:
    """Copy the folder in which the server's jar lies."""
    if not source.is_dir():
        raise InstallError(f"{source} is no folder and no zip")
    servers = sorted(source.rglob("languagetool-server*.jar"), key=lambda path: len(path.parts))
    if not servers:
        raise InstallError(f"there is no languagetool-server jar in {source}")
    shutil.copytree(servers[0].parent, folder, dirs_exist_ok=True)


def _checked(folder: Path, languages: Sequence[str]) -> tuple[str, list[str]]:
    """The version and the languages of what lies in a folder. Raises `InstallError` where something is missing."""
    names: set[str] = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix != ".jar"}
    version = ""
    for path in jars(folder):
        try:
            with ZipFile(path) as jar:
                if broken := jar.testzip():
                    raise InstallError(f"{path.name} is damaged ({broken}); try again")
                inside = jar.namelist()
        except (BadZipFile, OSError) as error:
            raise InstallError(f"{path.name} is damaged: {error}; try again") from None
        names.update(inside)
        if _SERVER in inside:
            version = path.stem.rpartition("-")[2] if path.stem[-1].isdigit() else "unknown"
    if not version:
        raise InstallError("the server's jar is not among what was fetched")
    there = sorted(name.split("/")[3] for name in names if _is_grammar(name))
    if missing := [code for code in (*languages, *NEEDED) if code not in there]:
        raise InstallError(f"the languages {', '.join(missing)} are not among what was fetched")
    return version, there


def _is_grammar(name: str) -> bool:
    """Whether a path is that of a language's rules: org/languagetool/rules/en/grammar.xml."""
    parts = name.split("/")
    return parts[:3] == ["org", "languagetool", "rules"] and len(parts) == 5 and parts[4] == "grammar.xml"


def jars(folder: Path) -> Iterator[Path]:
    """The jars of an installation."""
    yield from sorted(folder.glob("*.jar"))
    yield from sorted((folder / "libs").glob("*.jar"))
