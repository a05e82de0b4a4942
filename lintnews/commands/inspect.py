"""`lintnews inspect`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from json import dumps
from typing import TYPE_CHECKING, Any

from lintnews.commands import CLEAN, COMMANDS, NOT_WHOLE, WRONG_USE, Command
from lintnews.commands.options import add_paths, add_settings, settings_of
from lintnews.commands.reports import print_json, print_notifications, print_safe
from lintnews.commands.stdout import capture_stdout
from lintnews.document import Document
from lintnews.findings import Span
from lintnews.input.loader import DocumentLoader
from lintnews.input.sources import UnreadableError
from lintnews.lexicons import folders
from lintnews.plugin.manager import load_plugins
from lintnews.results import Notification

if TYPE_CHECKING:
    from lintnews.layers.names.coreference import AnonymousSource
    from lintnews.layers.names.identities import Identity

VERSION = 1
"""Of the JSON. New keys may come within a version; a key never goes or changes its meaning."""
_KEYS = (
    "language",
    "source-language",
    "source",
    "published",
    "encoding",
    "include",
    "exclude",
    "plugins",
    "backend",
    "model",
    "max-file-size",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `inspect`."""
    add_paths(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_settings(parser, _KEYS)


def run(arguments: argparse.Namespace) -> int:
    """Show what the layers see."""
    settings = settings_of(arguments, arguments.paths)
    with capture_stdout():
        plugin_manager = load_plugins(settings.plugins)
        loader = DocumentLoader(plugin_manager, settings, root=arguments.root, stdin_path=arguments.stdin_path)
        notes = [*plugin_manager.notifications, *loader.notifications, *loader.mistakes]
        code = WRONG_USE if loader.mistakes else CLEAN
        views = []
        for found in settings.find(arguments.paths, loader.suffixes):
            if not found.is_there:
                notes.append(Notification("error", "there is no such file or folder", found.path))
                code = WRONG_USE
                continue
            if loader.is_original(found):
                continue
            try:
                doc = loader.document(found)
            except UnreadableError as error:
                notes.append(error.notification)
                continue
            if doc is not None:
                doc, told = loader.beside_original(doc, found)
                notes += told
                with folders(loader.lexicons):
                    views.append(view(doc))
    if arguments.format == "json":
        lines = ",\n".join(dumps(one, ensure_ascii=False) for one in views)
        print_json(f'{{\n"version": {VERSION},\n"documents": [\n{lines}\n]\n}}')
    else:
        print_safe("\n".join("\n".join(_lines(one)) + "\n" for one in views).removesuffix("\n"))
    print_notifications(notes, "auto")
    return code or (NOT_WHOLE if any(note.level == "error" for note in notes) else CLEAN)


def view(doc: Document) -> dict[str, Any]:
    """What the layers see of a document, as plain data. Offsets are code points of the file."""
    from lintnews.layers.facts.dateline import dateline
    from lintnews.layers.facts.dates import dates
    from lintnews.layers.facts.headline import heading
    from lintnews.layers.names.coreference import coreference, voices
    from lintnews.layers.names.identities import entities
    from lintnews.layers.names.mentions import mentions
    from lintnews.layers.speech.attributions import attributions, quote_speakers
    from lintnews.layers.speech.quotes import quotes

    others: dict[int, list[Span]] = {}
    for reference in doc.layer(coreference):
        others.setdefault(id(reference.person), []).append(reference.span)
    speakers = doc.layer(quote_speakers)
    line = doc.layer(dateline)
    top = doc.layer(heading)
    in_chains = {span for one in doc.layer(entities) for span in one.places}
    return {
        "path": doc.path,
        "language": doc.language,
        **_original(doc),
        "headline": top.headline and _place(doc, top.headline),
        "standfirst": top.standfirst and _place(doc, top.standfirst),
        "dateline": {"date": line.date.isoformat() if line.date else None, "place": line.place},
        "quotes": [
            {**_place(doc, one.span), **_said(doc, speakers.get(one.span))}
            for one in doc.layer(quotes).quotations
            if one.depth == 0
        ],
        "indirect": [
            {**_place(doc, content), **_said(doc, said)}
            for said in doc.layer(attributions)
            if said.kind == "indirect"
            for content in said.content
        ],
        "people": [
            *(
                _person(doc, one, [*one.places, *(s for person in one.persons for s in others.get(id(person), ()))])
                for one in doc.layer(entities)
            ),
            *(_person(doc, one, one.places) for one in doc.layer(voices)),
        ],
        "names": [
            {**_place(doc, one.span), "kind": one.kind} for one in doc.layer(mentions) if one.span not in in_chains
        ],
        "dates": [
            {**_place(doc, one.span), "date": one.date.isoformat() if one.date else None} for one in doc.layer(dates)
        ],
    }


def _original(doc: Document) -> dict[str, Any]:
    """The original of a document, and the sentences that correspond; nothing where there is none."""
    original = doc.original
    if original is None:
        return {}
    from lintnews.layers.alignment.sentence_pairs import alignment

    found = doc.layer(alignment)
    return {
        "original": {
            "path": original.path,
            "language": original.language,
            "confidence": round(found.confidence, 2),
            "pairs": [
                {
                    "article": [_place(doc, span) for span in found.targets[slice(*pair.target)]],
                    "original": [_place(original, span) for span in found.sources[slice(*pair.source)]],
                }
                for pair in found.pairs
            ],
        }
    }


def _person(doc: Document, one: Identity | AnonymousSource, places: Iterable[Span]) -> dict[str, Any]:
    return {
        "name": one.name,
        "mentions": [list(doc.locate(span)) for span in sorted(set(places))],
        "titles": [{**_place(doc, t.span), "office": t.office, "body": t.body} for t in getattr(one, "titles", ())],
    }


def _place(doc: Document, span: Span) -> dict[str, Any]:
    start, end = doc.locate(span)
    return {"start": start, "end": end, "text": doc.text[span.start : span.end]}


def _said(doc: Document, said: Any) -> dict[str, Any]:
    """The speaker and the cue of an attribution."""
    return {
        "speaker": _place(doc, said.speaker) if said and said.speaker else None,
        "cue": _place(doc, said.cue) if said and said.cue else None,
        "kind": said.kind if said else None,
    }


def _lines(seen: Mapping[str, Any]) -> Iterator[str]:
    """One document for people."""
    written = [part for part in (seen["dateline"]["date"], seen["dateline"]["place"]) if part]
    yield f"{_clean(seen['path'])} ({_clean(seen['language'])}{', ' + ', '.join(written) if written else ''})"
    for part in ("headline", "standfirst"):
        if seen[part]:
            yield f"  {part:<10} {_clean(seen[part]['text'])}"
    for person in seen["people"]:
        offices = dict.fromkeys(
            f"{one['office']}{' of ' + one['body'] if one['body'] else ''}" for one in person["titles"]
        )
        said = f": {'; '.join(offices)}" if offices else ""
        name = _clean(person["name"] or "(somebody who says “I”)")
        yield f"  person     {name}{_clean(said)} ({len(person['mentions'])})"
    for name in seen["names"]:
        yield f"  {name['kind']:<10} {_clean(name['text'])}"
    for quote in (*seen["quotes"], *seen["indirect"]):
        who = _clean(quote["speaker"]["text"]) if quote["speaker"] else "?"
        cue = f" ({_clean(quote['cue']['text'])})" if quote["cue"] else ""
        yield f"  {quote['kind'] or 'quoted':<10} {who}{cue}: {_clean(quote['text'], 70)}"
    if original := seen.get("original"):
        sure = f"{100 * original['confidence']:.0f} % sure"
        yield f"  original   {_clean(original['path'])} ({_clean(original['language'])}, {sure})"
        for pair in original["pairs"]:
            for side in ("article", "original"):
                text = " ".join(one["text"] for one in pair[side])
                yield f"    {'=' if side == 'original' else '-'} {_clean(text, 90) or '(nothing)'}"
    for day in seen["dates"]:
        yield f"  date       {_clean(day['text'])}{' = ' + day['date'] if day['date'] else ''}"


def _clean(text: str, most: int = 200) -> str:
    """Text of an article, safe for a terminal and short."""
    from lintnews.reporters.terminal_text import shown

    text = shown(" ".join(text.split()))
    return text if len(text) <= most else f"{text[: most - 1]}…"


command = Command("inspect", COMMANDS["inspect"], configure, run)
