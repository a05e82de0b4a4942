"""The spaCy backend: sentences and kinds of names from a pipeline that the user installed.

The pipeline says where sentences end and what kind of name a name is, and finds names that the lexicons miss. Titles
are read as always, because rules on offices need what no pipeline tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.names.mentions import ORGANISATION, PERSON, PLACE, Mention, mentions, name_parts
from lintnews.layers.text.backends import Annotation, Annotator, Backend, BackendError
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.layers.text.sentences import sentences

KINDS: Mapping[str, str] = {
    "PERSON": PERSON,
    "PER": PERSON,
    "ORG": ORGANISATION,
    "NORP": ORGANISATION,
    "GPE": PLACE,
    "LOC": PLACE,
    "FAC": PLACE,
}
"""Labels of the usual pipelines, and the kinds that they mean."""
PIPE_LIMIT = 1_000_000
"""Code points of a paragraph that a pipeline is given at once."""


def load(model: str | None) -> Annotator:
    """The annotator of an installed pipeline. Raises `BackendError` where spaCy or the pipeline is absent."""
    try:
        import spacy
    except ImportError:
        raise BackendError('spaCy is not installed: pip install "lintnews[spacy]"') from None
    if not model:
        raise BackendError("the backend 'spacy' needs the name or the folder of a pipeline: --model NAME")
    try:
        # A folder of that name may lie in the current folder, which may be anybody's: only a path means a folder.
        if not any(sign in model for sign in "/\\") and not spacy.util.is_package(model):
            raise ValueError(f"it is not installed (a folder is named by its path: ./{model})")
        pipeline = spacy.load(model)
    except (AttributeError, ImportError, OSError, ValueError) as error:
        said = str(error).partition("\n")[0]
        raise BackendError(f"spaCy cannot load the pipeline '{model}': {said}") from None
    pipeline.max_length = PIPE_LIMIT + 1

    def annotate(doc: Document) -> Annotation:
        found, labels = [], dict[Span, str]()
        for start, end in doc.layer(paragraphs):
            for at in range(start, end, PIPE_LIMIT):
                parsed = pipeline(doc.text[at : min(end, at + PIPE_LIMIT)])
                found += list(_sentences(parsed, at))
                labels |= {
                    Span(at + entity.start_char, at + entity.end_char): KINDS[entity.label_]
                    for entity in parsed.ents
                    if entity.label_ in KINDS
                }
        doc.memo[sentences] = tuple(found)
        return {sentences: tuple(found), mentions: tuple(_mentions(doc, labels))}

    return annotate


def _sentences(parsed: Any, at: int) -> Iterator[Span]:
    """The sentences of a parsed paragraph; the whole where the pipeline has no opinion."""
    if not parsed.has_annotation("SENT_START"):
        yield Span(at, at + len(parsed.text))
        return
    for sentence in parsed.sents:
        text = sentence.text
        if text.strip():
            start = at + sentence.start_char + len(text) - len(text.lstrip())
            yield Span(start, start + len(text.strip()))


def _mentions(doc: Document, labels: Mapping[Span, str]) -> Iterator[Mention]:
    """The names of the lexicons with the pipeline's kinds, and the names that only the pipeline has."""
    own = mentions(doc)
    taken: set[Span] = set()
    found: list[Mention] = []
    for mention in own:
        over = [span for span in labels if span.overlaps(mention.span)]
        taken.update(over)
        kind = labels[over[0]] if len(over) == 1 and not mention.titles else mention.kind
        found.append(mention if kind == mention.kind else _of_kind(doc, mention, kind))
    for span, kind in labels.items():
        if span not in taken:
            plain = Mention(span, doc.text[slice(*span)], kind, (), doc.text[slice(*span)], (), "", span, False)
            found.append(_of_kind(doc, plain, kind))
    yield from sorted(found, key=lambda mention: mention.span)


def _of_kind(doc: Document, mention: Mention, kind: str) -> Mention:
    given, surname = name_parts(mention.text, doc.language) if kind == PERSON else ((), mention.text)
    return mention._replace(kind=kind, given=given, surname=surname)


SPACY = Backend("spacy", "sentences and names from a spaCy pipeline that is installed", load)
