"""A real browser for the tests of pages: Debian's Chromium, driven by Playwright; skipped where one is missing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@contextmanager
def browser() -> Iterator[Any]:
    """A browser of Playwright's synchronous API. The test is skipped where there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("there is no Chromium (apt-get install chromium)")
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (pip install playwright)")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def page(opened: Any, **options: Any) -> Iterator[Any]:
    """A page that must not raise, and must not ask anybody else than this machine for anything."""
    problems: list[str] = []
    context = opened.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    context.set_default_timeout(20_000)
    made = context.new_page()

    def asked(request: Any) -> None:
        if not request.url.startswith(("file:", "data:", "blob:", "http://127.0.0.1:", "http://localhost:")):
            problems.append(f"asked for {request.url}")

    def said(message: Any) -> None:
        if "Content Security Policy" in message.text:
            problems.append(message.text)

    def alerted(dialog: Any) -> None:
        problems.append(f"alert: {dialog.message}")
        dialog.dismiss()

    made.on("pageerror", lambda error: problems.append(f"raised: {error}"))
    made.on("request", asked)
    made.on("console", said)
    made.on("dialog", alerted)
    try:
        yield made
        assert not problems
    finally:
        context.close()


def accessibility_faults(shown: Any, axe: str) -> list[str]:
    """What axe-core, whose source is given, finds wrong in what a page shows now."""
    shown.evaluate(axe)
    found: dict[str, Any] = shown.evaluate("axe.run()")
    return [f"{one['id']}: {[node['html'][:160] for node in one['nodes'][:3]]}" for one in found["violations"]]
