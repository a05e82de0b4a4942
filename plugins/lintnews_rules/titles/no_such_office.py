"""`titles/no-such-office`: an office that the body does not have."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.names.mentions import PERSON, mentions
from lintnews.layers.names.offices import current, heads_of, of_another_time
from lintnews.layers.speech.quotes import quoted
from lintnews.rule import Invalid, Meta, Rule


class NoSuchOffice(Rule):
    """A head of a country or an organisation that has no such head.

    NATO has a secretary-general and no president, Sweden a king and a prime minister. “NATO President” is another
    office, translated by its nearest neighbour, or another body's.

    The registry of office-holders knows which offices lead a body. Where it has a crowned head there is no president;
    a chancellor leads the government of few countries.

    Not found: bodies that the registry does not have; offices below the head; titles of another time or in quotations.
    """

    meta = Meta(
        Severity.WARNING,
        "Accuracy/Mistranslation",
        since="0.1",
        in_quotations=False,
        needs=("offices",),
    )

    VALID = (
        "NATO Secretary-General Jens Berg met Swedish Prime Minister Anna Holm and French President Paul Roux.",
        "UN General Assembly President Olaf Berg opened the session. British Chancellor Ruth Lane raised the tax.",
        "Swedish Football President Anna Holm resigned, as did World Bank President Paul Roux.",
    )
    INVALID = (
        Invalid("⟦NATO President⟧ Olaf Berg opened the talks.", says="secretary-general"),
        Invalid("The talks were opened by ⟦Swedish President⟧ Anna Holm.", says="prime minister"),
        Invalid("The ⟦French Chancellor⟧, Paul Roux, disagreed.", says="president"),
        Invalid("⟦US Prime Minister⟧ Otto Lund wrote a letter.", says="president"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each wording of such a title."""
        seen: set[str] = set()
        for mention in doc.layer(mentions):
            for title in mention.titles if mention.kind == PERSON else ():
                if title.text in seen or not current(title, doc.language) or quoted(doc, title.span.start):
                    continue
                heads = heads_of(doc, title)
                if heads and not of_another_time(doc, mention):
                    seen.add(title.text)
                    yield self.finding(
                        title.span,
                        f"“{title.text}”: the registry of office-holders has no {title.office} of {title.body}, "
                        f"but {' and '.join(heads)}",
                    )
