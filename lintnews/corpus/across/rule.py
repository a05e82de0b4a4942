"""What a rule over many articles is: it makes claims of each, and compares those of one key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from lintnews.corpus.across.claims import Claim, Contradiction, Group
from lintnews.document import Document
from lintnews.records import dataclass
from lintnews.rule import Rule

WEEK, DAY, EVERYWHERE = "week", "day", "everywhere"

Facts = Callable[[str], str]
"""The sentences with numbers of an article, by its name in the archive."""


@dataclass(frozen=True)
class AcrossRule(Rule):
    """The base of these rules. `check` finds nothing: one article alone has no such fault."""

    reach: ClassVar[str] = WEEK
    """Whose articles are compared: those of one newsroom and `week` or `day`, or those of a week `everywhere`."""

    def check(self, doc: Document) -> Iterator[None]:  # type: ignore[override]
        """Nothing."""
        return iter(())

    def claims(self, doc: Document) -> Iterator[Claim]:
        """What an article says that another one may contradict; places are those of its file."""
        raise NotImplementedError

    def compare(self, key: str, group: Group, facts: Facts) -> Iterator[Contradiction]:
        """What of that which was said of one thing cannot all be right."""
        raise NotImplementedError
