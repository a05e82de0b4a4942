"""`names/known-place`: nearly the name of a known province."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.names.known_places import near_places
from lintnews.rule import Invalid, Meta, Rule


class KnownPlace(Rule):
    """The name in front of “region” or “province” is nearly that of one in a country that the text names.

    “Chelyabink region” in a report from Russia is nobody's; the region is Chelyabinsk. A reader finds a name in a near
    miss by no search, and on no map.

    Not found: cities and villages, of which there are too many with nearly one name; names of two words; a spelling
    that is one way of writing the name in Latin letters.
    """

    meta = Meta(Severity.WARNING, "Accuracy/Mistranslation", since="0.1", status="preview", needs=("given_names",))

    VALID = (
        "The Rostov region of Russia, the Belgorod region and the Shaanxi province in China were hit.",
        "The Minsk region of Belarus was quiet, as was the Lindau region.",
    )
    INVALID = (
        Invalid("A plant in Russia’s ⟦Chelyabink⟧ region burned.", says="“Chelyabinsk”"),
        Invalid("The governor of the ⟦Zhitomer⟧ region spoke. Ukraine has 24 regions.", says="“Zhytomyr”"),
        Invalid("Rain fell in ⟦Guandong⟧ Province. China warned of floods.", says="“Guangdong”"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each such name."""
        seen: set[str] = set()
        for near in doc.layer(near_places):
            if near.text not in seen:
                seen.add(near.text)
                yield self.finding(
                    near.span, f"“{near.text}” is nearly “{near.place}” ({near.country}, which the text names)"
                )
