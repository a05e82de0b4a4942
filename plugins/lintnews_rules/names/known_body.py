"""`names/known-body`: a known body in other words."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.names.known_bodies import misworded
from lintnews.layers.speech.quotes import quoted
from lintnews.rule import Invalid, Meta, Rule


class KnownBody(Rule):
    """The name of an international body has its words in another order, another word for one of them, or one more.

    There is one International Criminal Court. A translation that makes its name word by word, as the World Organization
    of Health or the International Criminal Justice Court, names a body that readers do not find anywhere.

    Not found: bodies that the lexicon does not have; national ones, of which many have the same words.
    """

    meta = Meta(
        Severity.WARNING, "Accuracy/Mistranslation", since="0.1", status="preview", needs=("organisations", "speech")
    )

    VALID = (
        "The International Criminal Court and the World Health Organization agreed.",
        "The World Council of Health met, as did the European Bank and the National Health Service Office.",
        "The International Criminal Tribunal for Rwanda was closed. The Council of Europe Parliamentary Assembly met.",
    )
    INVALID = (
        Invalid("The ⟦World Organization of Health⟧ warned.", says="in another order"),
        Invalid("The ⟦International Criminal Justice Court⟧ opened the trial.", says="with “Justice”"),
        Invalid("He played for the Czech team. The ⟦International Tennis League⟧ was told.", says="with “League”"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each such name."""
        seen: set[str] = set()
        for name in doc.layer(misworded):
            if name.text in seen or quoted(doc, name.span.start):
                continue
            seen.add(name.text)
            why = f"with “{name.word}”" if name.word else "in another order"
            yield self.finding(name.span, f"“{name.text}” is “{name.body}” {why}")
