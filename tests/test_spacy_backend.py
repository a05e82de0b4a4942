"""The spaCy backend, with a pipeline that is made here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lintnews.document import Document
from lintnews.layers.names.mentions import mentions
from lintnews.layers.text.backends import BackendError
from lintnews.layers.text.sentences import sentences
from lintnews.layers.text.spacy_backend import load

pytestmark = pytest.mark.outside

NO_SPACY = 'spaCy is not installed (pip install "lintnews[spacy]")'
TEXT = "Doro left Acme Rovers in Flavopolis; nobody\nknew why. 🙂 Doro came back to Flavopolis."


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    spacy = pytest.importorskip("spacy", reason=NO_SPACY)
    made = spacy.blank("en")
    made.add_pipe("sentencizer")
    ruler = made.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PERSON", "pattern": "Doro"},
            {"label": "ORG", "pattern": "Acme Rovers"},
            {"label": "GPE", "pattern": "Flavopolis"},
        ]
    )
    folder = tmp_path_factory.mktemp("pipeline")
    made.to_disk(folder)
    return folder


def test_the_pipeline_says_what_kind_of_name_a_name_is(pipeline: Path) -> None:
    doc = Document(TEXT)
    doc.memo.update(load(str(pipeline))(doc))
    found = [(TEXT[slice(*one.span)], one.kind) for one in doc.layer(mentions)]
    assert found == [
        ("Doro", "person"),
        ("Acme Rovers", "organisation"),
        ("Flavopolis", "place"),
        ("Doro", "person"),
        ("Flavopolis", "place"),
    ]
    assert [TEXT[slice(*span)] for span in doc.layer(sentences)][-1] == "🙂 Doro came back to Flavopolis."


def test_titles_are_read_beside_the_pipeline(pipeline: Path) -> None:
    doc = Document("German Chancellor Doro spoke.")
    doc.memo.update(load(str(pipeline))(doc))
    (mention,) = doc.layer(mentions)
    assert (mention.kind, [title.office for title in mention.titles]) == ("person", ["chancellor"])


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "lintnews", *arguments], capture_output=True, text=True, check=False)


def test_the_command_line_takes_the_backend(pipeline: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    done = run("inspect", "--backend", "spacy", "--model", str(pipeline), "--format", "json", str(article))
    assert done.returncode == 0, done.stderr
    (document,) = json.loads(done.stdout)["documents"]
    assert [one["text"] for one in document["names"] if one["kind"] == "organisation"] == ["Acme Rovers"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--backend", "spacy", "--model", "no_such_pipeline"), "no_such_pipeline"),
        (("--backend", "spacy"), "--model"),
        (("--backend", "stanza"), "there is: spacy"),
    ],
)
def test_what_cannot_be_had_is_named(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    if "spacy" in arguments:
        pytest.importorskip("spacy", reason=NO_SPACY)
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    done = run("check", *arguments, str(article))
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_without_spacy_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(BackendError, match=r"lintnews\[spacy\]"):
        load("en_core_web_sm")
