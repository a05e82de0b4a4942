"""Speakers of an article whose words are somebody else's in the original."""

from __future__ import annotations

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.name_pairs import OtherName
from lintnews.layers.alignment.strange_persons import other_persons
from lintnews.layers.speech.attributions import attributions
from lintnews.records import NamedTuple


class OtherSpeaker(NamedTuple):
    """A speaker for whom the original has somebody else."""

    name: OtherName
    content: Span
    """What is said."""


def other_speakers(doc: Document) -> tuple[OtherSpeaker, ...]:
    """The names of speakers in a document that stand where the original names somebody else."""
    others = {one.target: one for one in doc.layer(other_persons) if one.source}
    said = (
        ((others.get(one.mention.span), one.content) for one in doc.layer(attributions) if one.mention)
        if others
        else ()
    )
    made = {name.target: OtherSpeaker(name, content[0]) for name, content in said if name and content}
    return tuple(made[target] for target in sorted(made))
