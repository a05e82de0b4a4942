"""The rules that lintnews brings, a package for each family and a module for each rule.

They come in through the hooks and the entry point that are anybody's. A new rule is a new module, a new family a new
package: nothing is registered anywhere.
"""

from collections.abc import Sequence

from lintnews.hookspecs import hookimpl
from lintnews.rule import Rule, modules_in, rules_in


@hookimpl
def lintnews_rules() -> Sequence[type[Rule]]:
    """The rules of all families, in the order of their names."""
    _, families = modules_in(__path__)
    return tuple(rule for family in families for rule in rules_in(f"{__name__}.{family}"))
