"""LanguageTool's HTTP API, version 2: what its clients send and what they expect.

Offsets are UTF-16 code units of the text, or of the whole of an annotated text with its mark-up. Names of rules and
categories are ours (`names/drift`, `names`); `issueType` is one of ITS 2.0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from json import dumps, loads
from typing import Any

from lintnews import __version__
from lintnews.document import Document, Piece
from lintnews.files.line_index import LineIndex
from lintnews.findings import Severity
from lintnews.layers.text.sentences import sentence_at, sentences
from lintnews.lexicons import languages as lexicon_languages
from lintnews.results import LocatedFix, Result
from lintnews.web.questions import Judge, Question, WrongQuestionError, words_of

NAMES = {
    "cs": "Czech", "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "fi": "Finnish", "fr": "French",
    "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "sv": "Swedish", "tr": "Turkish",
}  # fmt: skip
VARIANTS = {
    "en": {"en-US": "English (US)", "en-GB": "English (GB)", "en-AU": "English (Australian)",
           "en-CA": "English (Canadian)", "en-NZ": "English (New Zealand)", "en-ZA": "English (South African)"},
    "de": {"de-DE": "German (Germany)", "de-AT": "German (Austria)", "de-CH": "German (Swiss)"},
    "pt": {"pt-PT": "Portuguese (Portugal)", "pt-BR": "Portuguese (Brazil)"},
}  # fmt: skip
_LONG = {"cs": "cs-CZ", "da": "da-DK", "en": "en-US", "pl": "pl-PL", "pt": "pt-PT", "ro": "ro-RO", "sv": "sv-SE"}

ISSUE_TYPES = {
    "Accuracy/Addition": "addition",
    "Accuracy/Mistranslation": "mistranslation",
    "Accuracy/Omission": "omission",
    "Accuracy/Untranslated": "untranslated",
    "Audience appropriateness": "locale-violation",
    "Linguistic conventions/Character encoding": "characters",
    "Linguistic conventions/Capitalization": "typographical",
    "Linguistic conventions/Punctuation": "typographical",
    "Linguistic conventions/Spelling": "misspelling",
    "Linguistic conventions/Textual conventions": "inconsistency",
    "Linguistic conventions/Whitespace": "whitespace",
    "Linguistic conventions": "grammar",
    "Locale conventions": "locale-violation",
    "Style/Inconsistent style": "inconsistency",
    "Style/Language register": "register",
    "Style": "style",
    "Terminology/Inconsistent use of terminology": "inconsistent-entities",
    "Terminology": "terminology",
}
"""ITS 2.0's localization quality issue types, by MQM's."""

MOST_CONTEXT = 40
"""Code points on either side of a match that are sent as its context."""


def issue_type(mqm: str, family: str = "") -> str:
    """The type of ITS 2.0 for one of MQM; `family`: that of the rule."""
    return (
        ("duplication" if family == "repetition" else None)
        or ISSUE_TYPES.get(mqm)
        or ISSUE_TYPES.get(mqm.partition("/")[0])
        or "uncategorized"
    )


def question(given: Mapping[str, str]) -> Question:
    """What a client asks, from the fields that it sent. Raises `WrongQuestionError`."""
    language = given.get("language", "")
    if not language:
        raise WrongQuestionError("Missing 'language' parameter, e.g. 'language=en-US', or 'language=auto'")
    if given.get("data"):
        text, prose, pieces = annotated(given["data"])
    elif "text" in given:
        text, prose, pieces = given["text"], None, ()
    else:
        raise WrongQuestionError("Missing 'text' or 'data' parameter")
    enabled = _listed(given, "enabledRules") + _listed(given, "enabledCategories")
    is_only = given.get("enabledOnly", "").lower() in ("true", "yes")
    if is_only and not enabled:
        raise WrongQuestionError("You must specify enabled rules or categories when using enabledOnly=true")
    tongue = given.get("motherTongue", "")
    return Question(
        text=text,
        path="text.txt",
        prose=prose,
        pieces=pieces,
        language=None if language == "auto" else _code(language),
        source_language=_code(tongue) if tongue and _code(tongue) != _code(language) else None,
        only=words_of(enabled) if is_only else (),
        also=() if is_only else words_of(enabled),
        without=words_of(_listed(given, "disabledRules") + _listed(given, "disabledCategories")),
    )


def annotated(data: str) -> tuple[str, str, tuple[Piece, ...]]:
    """The whole text, the prose and where it stands, of `{"annotation": [{"text"} or {"markup", "interpretAs"}]}`.

    Raises `WrongQuestionError`.
    """
    try:
        parts = loads(data)["annotation"]
        pairs = [
            (part["text"], part["text"]) if "text" in part else (part["markup"], part.get("interpretAs", ""))
            for part in parts
        ]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise WrongQuestionError(
            'data wants {"annotation": [{"text": "..."}, {"markup": "<b>", "interpretAs": ""}]}'
        ) from None
    if not all(isinstance(word, str) for pair in pairs for word in pair):
        raise WrongQuestionError("the parts of 'annotation' want texts")
    pieces: list[Piece] = []
    at = whole = 0
    for source, prose in pairs:
        if prose:
            pieces.append(Piece(at, at + len(prose), whole, whole + len(source)))
        at += len(prose)
        whole += len(source)
    return "".join(source for source, _ in pairs), "".join(prose for _, prose in pairs), tuple(pieces)


def check_answer(judge: Judge, asked: Question, auto: bool) -> bytes:
    """The answer to `/v2/check`."""
    doc, made = judge.look(asked)
    name = _name(doc.language)
    counted = [one for one in made.results if one.suppression is None]
    detected = {"name": name, "code": _long(doc.language), "confidence": 0.99 if auto else 1.0, "source": "lintnews"}
    answer = {
        "software": software(),
        "warnings": {"incompleteResults": any(note.level == "error" for note in made.notifications)},
        "language": {"name": name, "code": _long(doc.language), "detectedLanguage": detected},
        "matches": list(_matches(judge, doc, counted)),
        "sentenceRanges": _ranges(doc),
    }
    return dumps(answer, ensure_ascii=False).encode("utf-8", "replace")


def software() -> dict[str, Any]:
    """Who answers."""
    return {
        "name": "LanguageTool",
        "version": f"lintnews {__version__}",
        "buildDate": "",
        "apiVersion": 1,
        "premium": False,
        "premiumHint": "",
        "status": "",
    }


def languages() -> list[dict[str, str]]:
    """The answer to `/v2/languages`."""
    found = []
    for code in sorted({*lexicon_languages(), "en"}):
        if code not in NAMES:
            continue
        found.append({"name": NAMES[code], "code": code, "longCode": code})
        for long_code, name in VARIANTS.get(code, {_LONG.get(code, code): NAMES[code]}).items():
            if long_code != code:
                found.append({"name": name, "code": code, "longCode": long_code})
    return found


def _matches(judge: Judge, doc: Document, results: Sequence[Result]) -> Iterator[dict[str, Any]]:
    known = judge.linter.registry.known
    source = doc.file_text
    table = LineIndex(source)
    for one in results:
        region = one.region
        start, end = max(0, region.start - MOST_CONTEXT), min(len(source), region.end + MOST_CONTEXT)
        context = source[start:end].replace("\n", " ").replace("\r", " ")
        rule = known.get(one.rule)
        meta = rule.rule.meta if rule else None
        words = rule.rule.documentation if rule else None
        length = region.utf16_end - region.utf16_start
        link = words.link if words and words.link.startswith("https://") else ""
        severity = "" if one.severity == Severity.ERROR else f" ({one.severity.label})"
        yield {
            "message": one.message + _proof(one),
            "shortMessage": (words.summary.rstrip(".") if words else one.rule) + severity,
            "replacements": [{"value": text} for text in _replacements(one)],
            "offset": region.utf16_start,
            "length": length,
            "context": {
                "text": context,
                "offset": region.utf16_start - table.region((start, start)).utf16_start,
                "length": length,
            },
            "sentence": _sentence(doc, region.start),
            "type": {"typeName": "Other"},
            "rule": {
                "id": one.rule,
                "description": words.summary if words else one.rule,
                "issueType": issue_type(meta.mqm, one.rule.partition("/")[0]) if meta else "uncategorized",
                "category": {"id": one.rule.partition("/")[0], "name": one.rule.partition("/")[0].replace("-", " ")},
                "isPremium": False,
                **({"urls": [{"value": link}]} if link else {}),
            },
            "ignoreForIncompleteSentence": False,
            "contextForSureMatch": -1,
        }


def _proof(one: Result) -> str:
    """The places that prove a finding, for clients that know of no other places."""
    return "".join(f"; {other.message} (line {other.region.line})" for other in one.related[:3])


def _replacements(one: Result) -> Iterator[str]:
    """What fixes would put in the place of a match, where all they do is inside it."""
    for fix in one.fixes:
        if fix.touches is None and (text := _inside(one, fix)) is not None:
            yield text


def _inside(one: Result, fix: LocatedFix) -> str | None:
    start = one.region.start
    if len(one.region.quote) != one.region.end - start:
        return None  # it was cut
    parts, at = [], start
    for edit in fix.replacements:
        if edit.region.start < at or edit.region.end > one.region.end:
            return None
        parts += [one.region.quote[at - start : edit.region.start - start], edit.text]
        at = edit.region.end
    return "".join((*parts, one.region.quote[at - start :]))


def _sentence(doc: Document, offset: int) -> str:
    """The sentence in which a place of the file stands, as it is read."""
    if doc.pieces:
        piece = next((one for one in doc.pieces if one.source_start <= offset < one.source_end), None)
        if piece is None:
            return ""
        offset = piece.start + min(offset - piece.source_start, piece.end - piece.start)
    if not doc.text.strip():
        return ""
    start, end = sentence_at(doc, min(offset, len(doc.text)))
    return doc.text[start:end].strip()


def _ranges(doc: Document) -> list[list[int]]:
    table = LineIndex(doc.file_text)
    places = (table.region(doc.locate(span)) for span in doc.layer(sentences))
    return [[place.utf16_start, place.utf16_end] for place in places]


def _listed(given: Mapping[str, str], key: str) -> list[str]:
    return [word.strip() for word in given.get(key, "").split(",") if word.strip()]


def _code(language: str) -> str:
    """`en-US` and `en_US` as `en`: variants are not told apart."""
    return language.replace("_", "-").partition("-")[0].lower()


def _long(language: str) -> str:
    return _LONG.get(language, language)


def _name(language: str) -> str:
    return VARIANTS.get(language, {}).get(_long(language)) or NAMES.get(language, language)
