"""`language/untranslated`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity, Span
from lintnews.layers.speech.quotes import quotation_at, quoted
from lintnews.layers.text.foreign import foreign_passages, foreign_runs
from lintnews.rule import Invalid, Meta, Rule


class Untranslated(Rule):
    """A sentence or phrase is left in another language.

    The translation engine passed over it, and the reader cannot read it.

    Quotations and names are let alone, and so is a word of another script in brackets behind its translation.

    Not found: phrases of fewer than four words in the same script; languages of the same script without a lexicon.
    """

    meta = Meta(severity=Severity.ERROR, mqm="Accuracy/Untranslated", since="0.1", needs=("function_words", "words"))

    VALID = (
        "The Coupe de la Ligue and the Casa de las Gaviotas are names, as are Ursula von der Leyen and El País.",
        "Château de la Roche and Domaine du Vieux Pont won; Casa de los Santos and Quinta do Vale came next.",
        "He died at his villa, Casa de las Gaviotas, in Casa de Campo.",
        "The minister said: “No vamos a aceptar nuevas condiciones de nadie.”",
        "The sign still says: МЕТРО. Xi Jinping (习近平) met him. It is 22°С in Kyiv, says https://погода.рф.",
        "The serfs of Prince Oleg once drank en masse. It applies mutatis mutandis: ne bis in idem.",
        "The status quo ante bellum is gone. It was a fait accompli and a quid pro quo.",
    )
    INVALID = (
        Invalid(
            "He left. ⟦De minister wil daar voorlopig niet op reageren.⟧ She stayed.", says="another language (nl)"
        ),
        Invalid("⟦Der Minister wies die Vorwürfe am Mittwoch entschieden zurück.⟧ He left.", says="(de)"),
        Invalid(
            "He left. ⟦De minister wil niet reageren. Er is volgens de politie niemand gewond geraakt.⟧", says="nl"
        ),
        Invalid("The president said ⟦que el gobierno no aceptará las condiciones⟧ in Madrid.", says="(es)"),
        Invalid("He left. ⟦Переговоры продолжатся на следующей неделе в Женеве⟧. She stayed.", says="another script"),
        Invalid("He left. ⟦Serikali imesema kwamba mazungumzo yataanza wiki ijayo.⟧ She stayed.", says="language"),
        Invalid("He left. ⟦Policja bada przyczyny wypadku.⟧ She stayed.", says="language"),
        Invalid("He left. ⟦Ministrul a refuzat să comenteze informațiile.⟧ It was late.", says="language"),
        Invalid("The web site ⟦中国新闻网⟧ reported it.", says="another script"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for run in doc.layer(foreign_runs):
            if not quoted(doc, run.span.start):
                severity = None if run.is_long else Severity.WARNING
                yield self.finding(run.span, "left in another script", severity=severity)
        for passage in doc.layer(foreign_passages):
            spoken = quoted(doc, passage.span.start)
            if not spoken or (passage.is_sentence and _in_longer_quotation(doc, passage.span)):
                which = f" ({passage.language})" if passage.language else ""
                sure = passage.is_sentence and passage.language and not spoken
                severity = None if sure else Severity.WARNING
                yield self.finding(passage.span, f"left in another language{which}", severity=severity)


def _in_longer_quotation(doc: Document, span: Span) -> bool:
    """Whether most of the quotation around a span is something else: only what is foreign as a whole is a quotation."""
    quotation = quotation_at(doc, span.start)
    return quotation is not None and quotation.inner.end - quotation.inner.start > 2 * (span.end - span.start)
