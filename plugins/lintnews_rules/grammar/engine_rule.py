"""What the rules of this family have in common: they speak for the engines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Severity
from lintnews.grammar.filter import Fault, faults
from lintnews.records import dataclass
from lintnews.rule import Rule

_SHOWN = 3


@dataclass(frozen=True)
class EngineRule(Rule):
    """Reports the faults of one kind that engines see."""

    quotations: Literal["keep", "note", "drop"] = "note"
    """What becomes of a fault in a quotation, where people speak as they speak: `keep`, `note` or `drop`."""

    def check(self, doc: Document) -> Iterator[Finding]:
        for fault in doc.layer(faults):
            if self.speaks_for(fault) and not (fault.is_quoted and self.quotations == "drop"):
                yield self._told(doc, fault)

    def speaks_for(self, fault: Fault) -> bool:
        """Whether a fault is of this rule's kind."""
        return fault.kind == self.id.partition("/")[2]

    def _told(self, doc: Document, fault: Fault) -> Finding:
        is_weak = not fault.is_sure or (fault.is_quoted and self.quotations == "note")
        fixes = [
            Fix(f"write “{instead}”" if instead else "leave it out", (Edit(fault.span, instead),))
            for instead in fault.replacements[:_SHOWN]
        ]
        message = f"“{doc.text[slice(*fault.span)]}”: {_in_our_words(fault.message)} ({'; '.join(fault.sources)})"
        return self.finding(fault.span, message, fixes=fixes, severity=Severity.NOTE if is_weak else None)


def _in_our_words(message: str) -> str:
    """An engine's sentence as the reports write theirs: in lower case, without a final full stop, on one line."""
    message = " ".join(message.split()).removesuffix(".")
    is_acronym = message[1:2].isupper() or message.startswith("I ")
    return message if is_acronym else message[:1].lower() + message[1:]
