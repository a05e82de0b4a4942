"""All rules over many articles."""

from __future__ import annotations

from lintnews.corpus.across.headlines import RepeatedHeadline
from lintnews.corpus.across.holders import RivalHolders
from lintnews.corpus.across.numbers import Numbers
from lintnews.corpus.across.rule import AcrossRule
from lintnews.corpus.across.spellings import Spellings
from lintnews.corpus.across.terms import Terms

RULES: tuple[AcrossRule, ...] = (Numbers(), RepeatedHeadline(), RivalHolders(), Spellings(), Terms())
BY_ID = {rule.id: rule for rule in RULES}
