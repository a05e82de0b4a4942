"""The pages of rules, as mark-up. Every text goes through `escape`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

_FRAME = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/look.css">
</head>
<body>
<header class="bar"><div><a class="name" href="/">lintnews</a> <a href="/rules">all rules</a></div></header>
<main>{body}</main>
</body>
</html>
"""


def rules(all_rules: Sequence[Mapping[str, Any]]) -> str:
    """The page that lists all rules."""
    rows = "".join(
        f'<tr><td><a href="/rules/{escape(one["id"])}">{escape(one["id"])}</a></td><td>{escape(one["summary"])}</td>'
        f"<td>{escape(one['severity'])}</td><td>{escape(one['status'])}</td></tr>"
        for one in all_rules
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Rule", "What it finds", "Severity", "Status"))
    table = f'<table class="list"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    return _FRAME.format(title="lintnews: rules", body=f"<h1>Rules</h1>{table}")


def rule(page: Mapping[str, Any]) -> str:
    """The page of one rule, from what `rule_docs.page` gives."""
    return _FRAME.format(title=f"lintnews: {escape(page['id'])}", body="".join(_rule(page)))


def _rule(page: Mapping[str, Any]) -> Iterator[str]:
    yield f"<h1>{escape(page['id'])}</h1><p>{escape(page['summary'])}</p>"
    yield from (f"<p>{escape(part)}</p>" for part in page["reason"].split("\n\n") if part)
    if page["not_found"]:
        yield f"<p><strong>Not found:</strong> {escape(page['not_found'])}</p>"
    facts = [page["severity"], page["mqm"], page["status"], f"since {page['since']}"]
    yield f'<p class="small">{escape(" · ".join(facts))}</p>'
    if page["measured"]:
        yield f"<p>{escape(page['measured'])}</p>"
    if page["options"]:
        items = "".join(
            f"<dt><code>{escape(one['name'])}</code></dt>"
            f'<dd>{escape(one["meaning"])} <span class="small">({escape(one["default"])})</span></dd>'
            for one in page["options"]
        )
        yield f"<h2>Options</h2><dl>{items}</dl>"
    bad = "".join(f"<li>{_marked(one['text'])}</li>" for one in page["invalid"])
    good = "".join(f"<li>{escape(getattr(one, 'text', one))}</li>" for one in page["valid"])
    yield f"<h2>Found</h2><ul>{bad}</ul>" if bad else ""
    yield f"<h2>Not found</h2><ul>{good}</ul>" if good else ""


def _marked(text: str) -> str:
    """An example with its marks `⟦ ⟧` as mark-up."""
    return escape(text).replace("⟦", '<mark class="mark error">').replace("⟧", "</mark>")
