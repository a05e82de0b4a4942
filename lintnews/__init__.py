"""lintnews: the linter for translated news.

The names in `__all__`, the modules `document`, `findings`, `rule`, `results`, `hookspecs` and `testing`, and the layers
that rules read (`lintnews.layers`) are the public interface; everything else may change between minor versions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lintnews.document import Document
    from lintnews.findings import Edit, Finding, Fix, Note, Severity, Span
    from lintnews.linter.api import Report, lint, lint_paths, load_rules, make_linter
    from lintnews.rule import Invalid, Meta, Rule

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Edit",
    "Finding",
    "Fix",
    "Invalid",
    "Meta",
    "Note",
    "Report",
    "Rule",
    "Severity",
    "Span",
    "__version__",
    "lint",
    "lint_paths",
    "load_rules",
    "make_linter",
]

_HOME = {
    "document": ("Document",),
    "findings": ("Edit", "Finding", "Fix", "Note", "Severity", "Span"),
    "linter.api": ("Report", "lint", "lint_paths", "load_rules", "make_linter"),
    "rule": ("Invalid", "Meta", "Rule"),
}
"""Where the public names stand: each is imported when it is asked for, so that `import lintnews` costs nothing."""


def __getattr__(name: str) -> object:
    from importlib import import_module

    for module, names in _HOME.items():
        if name in names:
            return getattr(import_module(f"lintnews.{module}"), name)
    raise AttributeError(f"module 'lintnews' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
