"""`attribution/unintroduced-speaker`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity, Span
from lintnews.layers.names.distance import difference, maybe_near
from lintnews.layers.names.mentions import Mention, mentions
from lintnews.layers.names.variants import variants
from lintnews.layers.speech.cues import grammar
from lintnews.layers.speech.reporting_clauses import NarrationSegment, ReportingClause, segments
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import tokens_in, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section
from lintnews.rule import Invalid, Meta, Rule

_REACH = 3
"""Tokens between a name and its verb."""
_SHORTEST = 3
"""Letters of a surname."""
_NEAR = 1.0
"""Difference of two surnames, in letters, up to which one may be the other."""
_MANY = 50
"""Surnames up to which each is compared: looking for the near ones takes 8 ms to import."""
_COMPOUND = re.compile(r"[a-z]{3}[A-Z]")
"""A capital inside a name, behind more than Mac or Van: a company, a site, a handle."""
_JOINTS = re.compile(r"-(?![a-z])|['’]")
"""Marks inside a surname; a lower-case word behind a hyphen makes it an agency: Tatar-inform."""


class UnintroducedSpeaker(Rule):
    """Somebody is quoted by surname alone who stands nowhere else in the article.

    The reader asks who that is. Behind it stands a sentence that got lost, or a name that was translated into another.

    In an article that names nobody in full, and without a quotation beside the name or a title in front of it, it is a
    note: the speaker may be a company, or somebody whom everybody knows by one name. So it is beside an original that
    names the speaker once and by surname, too.

    Not found: a surname that comes again, or that is also a place, an organisation, a given name or an ordinary word; a
    second spelling of another name, which `names/drift` shows.
    """

    meta = Meta(Severity.WARNING, "Accuracy/Omission", since="0.1", needs=("speech",))

    VALID = (
        "Anna Keller spoke first. “We are ready,” said Keller.",
        "“We are ready,” said Tuesday. “We are ready,” said spokesman Keller. “So are we,” said Brandt, a lawyer.",
        "Anna Keller left. “We are ready,” said Pryce of a local charity. “So are we,” according to Bloomberg.",
        "The government said on Monday that Moscow said nothing. Reuters said the same.",
        "Anna Keller left. “We sing,” said Björk. Lilypad have announced a concert. “We wish them luck,” Princes Carl "
        "and Magnus said. “It works,” said NewsHub. “It does,” said @Kellerina.",
        "Anna Keller left. As France-Presse comments, “it left no room for doubt”.",
        "Vera showed her sister the wheel. “It has not turned for years.” Nina laughed.",
        "Anna Keller left. “Everything flows,” said Heraclitus.",
    )
    INVALID = (
        Invalid(
            "The mayor, Anna Keller, met Thomas Brandt on Monday. “We are ready,” said ⟦Pryce⟧.",
            says="“Pryce”",
        ),
        Invalid("The mayor, Anna Keller, left. “We are ready,” insisted ⟦O’Dowd⟧ in an interview.", says="“O’Dowd”"),
        Invalid("The mayor, Anna Keller, left. “We are ready,” according to ⟦Pryce⟧.", says="“Pryce”"),
        Invalid("The mayor, Anna Keller, left the hall.\n\nOn Monday Mr. ⟦Pryce⟧ said that the storm was over."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        named = tuple(_named(doc))
        introduces = any(mention.given and mention.surname for mention in doc.layer(mentions)) if named else False
        counts = _counts(doc) if named else Counter[str]()
        for segment, saying, mention in named:
            name = mention.surname
            if not _bare(doc, mention) or _introduced(doc, saying) or counts[name.lower().replace("’", "'")] > 1:
                continue
            if _is_part(doc, mention) or _is_spelling(doc, name):
                continue
            if not introduces and not mention.gender and name in vocabulary(doc.language).given:
                continue  # a story of people who go by their given names
            direct = segment.before is not None or segment.behind is not None
            severity = Severity.ERROR if direct else Severity.WARNING if mention.gender else Severity.NOTE
            if not introduces or _is_so_in_original(doc, mention):
                severity = Severity.NOTE
            yield self.finding(
                mention.span,
                f"“{name}” is quoted but introduced nowhere",
                severity=severity,
            )


def _is_so_in_original(doc: Document, mention: Mention) -> bool:
    """Whether the original, if there is one, introduces the speaker no more than the article does."""
    if doc.original is None:
        return False
    from lintnews.layers.alignment.named_once import is_named_once

    return is_named_once(doc, mention.span, mention.surname)


def _is_part(doc: Document, mention: Mention) -> bool:
    """Whether a bare surname belongs to the words in front of it: a handle (@Keller), a longer name (Black Spider), a
    second name behind a shared title (Princes William and Harry), or a peer, who is known by one name.
    """
    start = mention.whole.start
    if doc.text[start - 1 : start] in ("@", "#"):
        return True
    if start < mention.span.start:
        title = doc.text[start : mention.span.start].strip(" .").lower()
        return title not in section(doc.language, "names", "plain-courtesy")
    before = tokens_in(doc, Span(sentence_at(doc, start).start, start))[-2:]
    if not before:
        return False
    joined = before[-1].text in section(doc.language, "lists", "conjunctions") and before[0].is_capitalised
    return before[-1].is_capitalised or joined


def _is_spelling(doc: Document, name: str) -> bool:
    """Whether a surname may be another one of the document in other letters, which `names/drift` judges."""
    if name in doc.layer(_drifting):
        return True
    others = doc.layer(_surnames)
    near = maybe_near(name, others, _NEAR) if len(others) > _MANY else range(len(others))
    return any(others[at] != name and difference(name, others[at], _NEAR) <= _NEAR for at in near)


def _drifting(doc: Document) -> frozenset[str]:
    """The names that the document spells in two ways."""
    return frozenset(text for pair in doc.layer(variants) for text in (pair.one.text, pair.other.text))


def _surnames(doc: Document) -> tuple[str, ...]:
    """The different surnames of a document."""
    return tuple(dict.fromkeys(mention.surname for mention in doc.layer(mentions)))


def _counts(doc: Document) -> Counter[str]:
    """How often each word stands in a document, lower-case; the halves of a hyphenated one count, too."""
    counts = Counter(doc.layer(words_of).lowers)
    for lower, times in [one for one in counts.items() if "-" in one[0]]:
        for half in lower.split("-"):
            counts[half] += times
    return counts


def _named(doc: Document) -> Iterator[tuple[NarrationSegment, ReportingClause, Mention]]:
    """The sayings of named speakers, with nothing but auxiliaries and adverbs between name and verb."""
    for segment in doc.layer(segments):
        for saying in segment.clauses:
            closes = segment.before is not None and saying.first == segment.first
            if saying.speaker and saying.speaker.mention and not saying.dependent and (closes or not saying.cue.weak):
                distance = saying.cue_first - saying.speaker.last
                told = saying.cue.tense in ("present", "past") and (saying.inverted or 0 <= distance < _REACH)
                if told or (closes and saying.cue.tense == "preposition"):
                    yield segment, saying, saying.speaker.mention


def _bare(doc: Document, mention: Mention) -> bool:
    """Whether a mention is a surname and nothing else."""
    name, v = mention.surname, vocabulary(doc.language)
    letters = _JOINTS.sub("", name)
    if mention.given or mention.titles or not letters.isalpha() or letters.isupper() or len(letters) < _SHORTEST:
        return False
    if mention.kind not in ("person", "unknown") or name in v.bodies or _COMPOUND.search(name):
        return False
    if name in section(doc.language, "names", "one-name"):
        return False
    known = (part in v.places or part in v.organisations for part in (name, *name.split("-")))  # France-Presse
    return bool(mention.gender) or not (any(known) or name.lower() in v.common)


def _introduced(doc: Document, saying: ReportingClause) -> bool:
    """Whether words beside a name say who it is: `spokesman Keller`, `Keller, a lawyer`."""
    words, g = doc.layer(words_of).lowers, grammar(doc.language.partition("-")[0])
    speaker = saying.speaker
    if speaker is None or (speaker.first > saying.cue_last if saying.inverted else saying.first < speaker.first):
        return True
    plural_auxiliaries = section(doc.language, "quotations", "plural-auxiliaries")
    if any(words[at] in plural_auxiliaries for at in range(speaker.last, saying.cue_first)):
        return True  # a band, a team
    said = words[saying.cue_last] if saying.cue_last < len(words) and not saying.inverted else ""
    if said not in g.subordinators and "thing" in section(doc.language, "speech", "pronouns").get(said, ()):
        return True  # Bellona said it doubted that
    behind = words[speaker.last] if speaker.last < len(words) else ""
    after = words[speaker.last + 1] if speaker.last + 1 < len(words) else ""
    occasion = behind not in vocabulary(doc.language).of and (after in g.indefinite or after in g.calendar)
    if (behind in g.links and not occasion) or behind == "(" or behind in vocabulary(doc.language).possessives:
        return True
    word = after if behind == "," else ""
    known = g.determiners | g.relatives | vocabulary(doc.language).roles
    plural = not saying.inverted and saying.cue.tense == "present" and not words[saying.cue_first].endswith(g.plurals)
    return plural or word[:1].isdigit() or word in known
