"""HTML: one file to read in a browser, the articles with their findings beside them. Nothing is fetched.

The page has data and a script that draws it, so that a run of 10,000 findings opens at once: each article is drawn when
it is looked at. What is left for a template is five holes, which `string.Template` fills; the content security policy
names the one script and the one style sheet by their hashes, and the script makes text nodes only, never mark-up.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib.resources import files
from itertools import chain
from json import dumps
from string import Template
from typing import Any

from lintnews.reporters import to_bytes
from lintnews.reporters.html.places import Places
from lintnews.results import Article, FileReport, LocatedFix, Region, Run
from lintnews.rule import Rule

Json = dict[str, Any]


def render(run: Run) -> bytes:
    """The whole run as one page."""
    return b"".join(pieces(run))


def pieces(run: Run) -> Iterator[bytes]:
    """The same, article by article."""
    style, script = part("look.css"), part("article.js") + part("report.js")
    before, body, after = whole_page("report", _WITHOUT_SCRIPT, style, script, version=run.version).partition(
        _WITHOUT_SCRIPT
    )
    yield to_bytes(f"{before}{body}\n")
    blocks = chain(
        (("run", overview(run)), ("rules", rules(run.rules))),
        ((f"article-{number}", article(file)) for number, file in enumerate(_shown(run))),
    )
    for name, value in blocks:
        yield to_bytes(f'<script type="application/json" id="{name}">{embedded(value)}</script>\n')
    yield to_bytes(f"<script>{script}</script>{after}")


def _shown(run: Run) -> Iterator[FileReport]:
    return (file for file in run.files if file.results or file.article)


_WITHOUT_SCRIPT = (
    "<noscript><p>This page draws its report with a script, which is turned off here. "
    "<code>lintnews check --format text</code> says the same in a terminal.</p></noscript>"
)


def whole_page(title: str, body: str, style: str, script: str = "", *, version: str) -> str:
    """A page that loads nothing and allows its own style sheet, and its own script where it has one."""
    scripts = f"script-src {_hash(script)}; " if script else ""
    types = "; require-trusted-types-for 'script'; trusted-types 'none'" if script else ""
    policy = f"default-src 'none'; {scripts}style-src {_hash(style)}; base-uri 'none'; form-action 'none'{types}"
    given = {"title": title, "policy": policy, "style": style, "version": version, "body": body}
    return Template(part("page.html")).substitute(given)


def part(name: str) -> str:
    """A style sheet, script or template of the page."""
    return (files(__name__) / name).read_text("utf-8")


def embedded(value: object) -> str:
    """JSON that can stand inside a `script` element whatever texts it holds."""
    made = dumps(value, ensure_ascii=False, separators=(",", ":"))
    return made.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def overview(run: Run) -> Json:
    """What the first page shows: the articles, and each of their findings in a few words."""
    return {
        "version": run.version,
        "files": [_file(file) for file in _shown(run)],
        "read": sum(file.is_read for file in run.files),
        "words": sum(file.words for file in run.files),
        "notifications": [
            {"level": note.level, "message": note.message, "path": note.path, "line": note.line, "source": note.source}
            for note in run.all_notifications
        ],
    }


def _file(file: FileReport) -> Json:
    text = file.article.text if file.article else ""
    written = file.article.written if file.article else None
    return {
        "path": file.path,
        "folder": file.path.rpartition("/")[0],
        "words": file.words,
        "day": written.isoformat() if written else None,
        "head": headline(text),
        "findings": [
            [one.rule, one.severity.label, one.message, one.region.quote[:80], int(one.suppression is not None)]
            for one in file.results
        ],
    }


def headline(text: str) -> str:
    """The first line of at least five words, which is no date and no name of a paper; else the first line."""
    lines = [line.strip() for line in text[:5000].split("\n") if line.strip()]
    return next((line for line in lines if len(line.split()) >= 5), (lines or [""])[0])[:200]


def rules(ran: tuple[Rule, ...]) -> Json:
    """The pages of rules, in a few words."""
    return {
        rule.id: {
            "summary": rule.documentation.summary,
            "reason": rule.documentation.reason,
            "limits": rule.documentation.not_found,
            "link": rule.documentation.link if rule.documentation.link.startswith("https://") else "",
            "severity": rule.meta.severity.label,
            "mqm": rule.meta.mqm,
        }
        for rule in ran
    }


def article(file: FileReport) -> Json:
    """An article as the script draws it. All offsets are UTF-16 code units, because that is what scripts count."""
    seen = file.article
    if seen is None:
        return {"path": file.path, "text": None, "findings": list(_findings(file, None))}
    places = Places(seen.text, seen.pieces)
    at = places.text
    return {
        "path": file.path,
        "text": seen.text,
        "head": headline(seen.text),
        "language": seen.language,
        "source_language": seen.source_language,
        "written": seen.written.isoformat() if seen.written else None,
        "place": seen.place,
        "words": file.words,
        "people": [{"name": one.name, "places": [at(span) for span in one.places]} for one in seen.people],
        "quotations": [
            {"at": at(one.span), "speaker": at(one.speaker) if one.speaker else None, "name": one.name}
            for one in seen.quotations
        ],
        "dates": [{"at": at(one.span), "day": one.day.isoformat(), "certain": one.is_certain} for one in seen.dates],
        "original": _original(seen, at),
        "findings": list(_findings(file, places)),
    }


def _original(seen: Article, at: Callable[[tuple[int, int]], list[int]]) -> Json | None:
    if seen.original is None:
        return None
    there = Places(seen.original.text).text
    return {
        "text": seen.original.text,
        "path": seen.original.path,
        "language": seen.original.language,
        "aligned": [[at(here), there(other)] for here, other in seen.original.aligned],
    }


def _findings(file: FileReport, places: Places | None) -> Iterator[Json]:
    for one in file.results:
        yield {
            "rule": one.rule,
            "severity": one.severity.label,
            "message": one.message,
            "fingerprint": one.fingerprint,
            **_place(one.region, places),
            "related": [{**_place(other.region, places), "message": other.message} for other in one.related],
            "fixes": [_fix(fix, places) for fix in one.fixes],
            "stands": {"kind": one.suppression.kind, "reason": one.suppression.reason} if one.suppression else None,
        }


def _place(region: Region, places: Places | None) -> Json:
    at = places.file((region.start, region.end)) if places else None
    return {"at": at, "line": region.line, "quote": region.quote}


def _fix(fix: LocatedFix, places: Places | None) -> Json:
    return {
        "title": fix.title,
        "safe": fix.safe,
        "touches": fix.touches,
        "edits": [{**_place(one.region, places), "text": one.text} for one in fix.replacements],
    }


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
