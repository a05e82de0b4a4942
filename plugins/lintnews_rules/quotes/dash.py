"""`quotes/dash`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.layers.text.tokens import places_by_text, places_of, words_of
from lintnews.lexicons import section
from lintnews.rule import Invalid, Meta, Rule

_TURN = re.compile(r"(?<=[^\W\d_][,!?…])[\"”“»’']? ?(?P<dash>[-–—―]) ?(?P<first>\w+)(?: (?P<second>\w+))?")
"""A pause, a dash, and the two words behind it."""
_DASHES, _PAUSES = frozenset("-–—―"), ",!?…\"”“»’'"
"""Such dashes, and what stands before one."""
_OPENING = re.compile(r"[-–—―] ?(?=[\"“«]?\w)")
_SPOKEN = re.compile(r"[–—―] ?(?=\w)")
"""A dash that opens words; a hyphen opens an entry of a list more often."""
_SPEAKER = re.compile(r", (?P<cue>\w+) (?P<name>\w)")
_TENSES = frozenset(("past", "present"))


class Dash(Rule):
    """A dash stands between what somebody says and who says it, as in Russian, Polish, French or Spanish print.

    English closes a quotation with a mark and goes on with “said”. With a dash the reader cannot see where the words
    of the speaker end, and what lies between the dashes looks like an aside of the author.

    A verb of saying must stand right behind the dash, with its subject behind or in front of it; or a dash opens the
    paragraph, and behind a comma a verb of saying and a name tell who speaks, as Swedish papers have it. One finding
    for each paragraph; the dash that opens the paragraph is shown with it.

    Not found: speech that a dash opens, and no attribution follows; a dash without a comma, a question mark or an
    exclamation mark in front of it, behind which English prints an aside.
    """

    meta = Meta(Severity.WARNING, "Linguistic conventions/Punctuation", since="0.1", needs=("speech",))

    VALID = (
        "“We won,” said Anna Keller. She won – said the paper – by a mile.",
        "The plan — said to be ready — was late. “We won!” — Anna Keller.",
        "He left, - and said why.",
        "The list is long:\n\n– The bridge, said to be old\n\n- The port is shut, says Anna Keller.",
    )
    INVALID = (
        Invalid("- We are ready for the winter⟦, - said⟧ Anna Keller. - Nobody will freeze.", says="“- said”"),
        Invalid("“We are ready⟦,” – noted⟧ the mayor.", says="“– noted”"),
        Invalid("⟦–⟧ We are ready. Nobody will freeze, says Anna Keller.", says="“–” opens what somebody says"),
        Invalid("—The harvest was good⟦, —he said⟧ on Monday.", says="“—he said”"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each paragraph."""
        cues, pronouns = section(doc.language, "speech", "cues"), section(doc.language, "speech", "pronouns")
        texts, dashes = doc.layer(words_of).texts, places_of(doc.layer(places_by_text), _DASHES)
        if not dashes:
            return
        turned = any(texts[at - 1][-1] in _PAUSES for at in dashes if at)
        for block in doc.layer(paragraphs):
            if (spoken := _SPOKEN.match(doc.text, *block)) and _has_speaker(doc, block, cues):
                yield self.finding(
                    Span(spoken.start(), spoken.start() + 1),
                    f"“{spoken[0].strip()}” opens what somebody says: English puts it in quotation marks",
                )
                continue
            if not turned:
                continue
            for turn in _TURN.finditer(doc.text, *block):
                if not (said := _said(turn, cues, pronouns)):
                    continue
                opening = _OPENING.match(doc.text, *block)
                yield self.finding(
                    Span(turn.start() - 1, said),
                    f"“{doc.text[turn.start('dash') : said]}”: English has no dash between words and their speaker",
                    notes=[Note(Span(*opening.span()), "the words begin behind this dash")] if opening else [],
                )
                break


def _has_speaker(doc: Document, block: Span, cues: Mapping[str, Sequence[str]]) -> bool:
    """Whether a paragraph tells behind a comma who speaks: a verb of saying, and a name."""
    return any(
        said["name"].isupper() and _TENSES & set(cues.get(said["cue"], ()))
        for said in _SPEAKER.finditer(doc.text, *block)
    )


def _said(turn: re.Match[str], cues: Mapping[str, Sequence[str]], pronouns: Mapping[str, Sequence[str]]) -> int:
    """Where the verb of saying ends, or 0 if there is none: a verb, or a pronoun and a verb."""
    first, second = turn["first"].lower(), (turn["second"] or "").lower()
    if _TENSES & set(cues.get(first, ())):
        return turn.end("first")
    return turn.end("second") if first in pronouns and _TENSES & set(cues.get(second, ())) else 0
