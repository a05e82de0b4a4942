"""`lintnews languagetool install`: whole or not at all, and what is missing is named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import Lintnews

from lintnews.grammar.engines.languagetool_install import installed

pytestmark = [pytest.mark.outside, pytest.mark.usefixtures("own_cache")]

SERVER = "org/languagetool/server/HTTPServer.class"


def jar(path: Path, *names: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(path, "w") as made:
        for name in names:
            made.writestr(name, "x" * 100)


def rules(code: str) -> str:
    return f"org/languagetool/rules/{code}/grammar.xml"


@pytest.fixture
def jars(tmp_path: Path) -> Path:
    """A folder with jars as Maven copies them."""
    home = tmp_path / "jars"
    jar(home / "languagetool-server-6.8.jar", SERVER)
    for code in ("en", "nl", "ca", "pt"):
        jar(home / f"language-{code}-6.8.jar", rules(code), rules(code).replace("grammar", "style"))
    return home


@pytest.fixture
def maven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Maven that does as it is told in a script; nothing else is on the path."""
    home = tmp_path / "bin"
    home.mkdir()
    (home / "cp").symlink_to(shutil.which("cp") or "cp")
    monkeypatch.setenv("PATH", str(home))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    return home / "mvn"


def test_a_folder_is_installed_with_all_languages_in_it(lintnews: Lintnews, jars: Path) -> None:
    done = lintnews("languagetool", "install", "--from", jars)
    assert done.code == 0, done.err
    assert done.text.startswith("installed LanguageTool 6.8 for ca, en, nl, pt\n5 jars, ")
    made = installed()
    assert made
    assert (made.version, made.languages) == ("6.8", ("ca", "en", "nl", "pt"))
    assert sorted(path.name for path in Path(made.home).glob("*.jar")) == sorted(path.name for path in jars.iterdir())
    assert "LanguageTool 6.8 for ca, en, nl, pt in " in lintnews("languagetool", "status").text


def test_a_zip_as_the_makers_publish_it_is_installed(lintnews: Lintnews, tmp_path: Path) -> None:
    jar(tmp_path / "server.jar", SERVER)
    with ZipFile(tmp_path / "LanguageTool.zip", "w") as made:
        made.write(tmp_path / "server.jar", "LanguageTool-6.8/languagetool-server.jar")
        for code in ("en", "ca", "pt"):
            made.writestr(f"LanguageTool-6.8/{rules(code)}", "<rules/>")
        made.write(tmp_path / "server.jar", "LanguageTool-6.8/libs/more.jar")
        made.writestr("../outside.txt", "x")
    assert lintnews("languagetool", "install", "--from", tmp_path / "LanguageTool.zip").code == 0
    made_home = installed()
    assert made_home
    assert (Path(made_home.home) / rules("en")).exists()
    assert (Path(made_home.home) / "libs" / "more.jar").exists()
    outside = list(tmp_path.rglob("outside.txt"))
    assert [path for path in outside if Path(made_home.home) not in path.parents] == []


def test_what_is_missing_is_named_and_what_was_there_stays(lintnews: Lintnews, jars: Path, tmp_path: Path) -> None:
    assert lintnews("languagetool", "install", "--from", jars).code == 0
    before = installed()
    done = lintnews("languagetool", "install", "--from", jars, "--languages", "en,de")
    assert (done.code, "the languages de are not among" in done.err) == (3, True)
    (jars / "language-pt-6.8.jar").unlink()
    done = lintnews("languagetool", "install", "--from", jars)
    assert (done.code, "the languages pt are not among" in done.err) == (3, True)
    (jars / "language-pt-6.8.jar").write_bytes(b"PK\x03\x04 cut off")
    done = lintnews("languagetool", "install", "--from", jars)
    assert (done.code, "language-pt-6.8.jar is damaged" in done.err) == (3, True)
    (jars / "languagetool-server-6.8.jar").unlink()
    done = lintnews("languagetool", "install", "--from", jars)
    assert (done.code, "no languagetool-server jar" in done.err) == (3, True)
    assert installed() == before
    assert sorted(path.name for path in (tmp_path / ".cache").iterdir()) == ["languagetool"]


def test_a_jar_with_a_broken_byte_is_damaged(lintnews: Lintnews, jars: Path) -> None:
    path = jars / "language-en-6.8.jar"
    data = bytearray(path.read_bytes())
    data[data.index(b"xxxx")] = 0
    path.write_bytes(data)
    done = lintnews("languagetool", "install", "--from", jars)
    assert (done.code, "language-en-6.8.jar is damaged" in done.err) == (3, True)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--from", "nowhere"), 3, "nowhere is no folder and no zip"),
        (("--languages", "en-GB"), 2, "--languages wants codes such as en,de"),
        (("--languages", ","), 2, "--languages wants codes"),
    ],
)
def test_wrong_use_is_named(lintnews: Lintnews, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = lintnews("languagetool", "install", *arguments)
    assert (done.code, said in done.err) == (code, True), done.err


def test_without_maven_the_way_without_it_is_named(lintnews: Lintnews, maven: Path) -> None:
    done = lintnews("languagetool", "install")
    assert (done.code, "Maven (mvn) is not there" in done.err, "--from" in done.err) == (3, True, True)


def test_maven_is_asked_for_the_languages_and_for_those_that_the_server_needs(
    lintnews: Lintnews, maven: Path, jars: Path, tmp_path: Path
) -> None:
    maven.write_text(
        "#!/bin/sh\n"
        "for word; do case $word in -DoutputDirectory=*) out=${word#*=};; *pom.xml) pom=$word;; esac; done\n"
        f'cp "$pom" "{tmp_path}/pom.xml"; cp "{jars}"/* "$out"\n'
    )
    maven.chmod(0o755)
    done = lintnews("languagetool", "install", "--languages", "en,nl")
    assert done.code == 0, done.err
    pom = (tmp_path / "pom.xml").read_text()
    assert [
        f"<artifactId>language-{code}</artifactId><version>6.8" in pom for code in ("en", "nl", "ca", "pt", "de")
    ] == [
        *(True, True, True, True),
        False,
    ]
    assert "<exclusion><groupId>org.languagetool</groupId><artifactId>language-all</artifactId></exclusion>" in pom
    assert "pom.xml" not in [path.name for path in (tmp_path / ".cache" / "languagetool").iterdir()]


def test_what_maven_complains_of_is_told_in_a_line(lintnews: Lintnews, maven: Path) -> None:
    maven.write_text('#!/bin/sh\necho "[INFO] x"; echo "[ERROR] Could not transfer artifact"; exit 1\n')
    maven.chmod(0o755)
    done = lintnews("languagetool", "install")
    assert done.code == 3
    assert done.err == "lintnews: LanguageTool was not installed: Maven failed: [ERROR] Could not transfer artifact\n"
    assert installed() is None


def test_a_cache_folder_that_cannot_be_written_is_named(
    lintnews: Lintnews, jars: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("LINTNEWS_CACHE", str(tmp_path / "file"))
    done = lintnews("languagetool", "install", "--from", jars)
    assert (done.code, str(tmp_path / "file") in done.err) == (3, True), done.err


def test_status_says_what_is_missing_and_how_to_get_it(lintnews: Lintnews, maven: Path) -> None:
    text = lintnews("languagetool", "status").text
    assert "LanguageTool is not installed in " in text
    assert "`lintnews languagetool install` fetches it" in text
    assert "Java: not there" in text


def test_a_manifest_that_cannot_be_read_is_no_installation(lintnews: Lintnews, jars: Path) -> None:
    assert lintnews("languagetool", "install", "--from", jars).code == 0
    made = installed()
    assert made
    (Path(made.home) / "lintnews.json").write_text(json.dumps({"version": "6.8"}))
    assert installed() is None
