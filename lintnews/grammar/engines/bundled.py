"""The engines that lintnews brings, described: what makes them work is imported when they are asked, and not before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from lintnews.grammar.engine import Checker, Engine, EngineSetup, UnavailableError
from lintnews.grammar.engines.languagetool_limits import CODES, LIMIT

HARPER, LANGUAGETOOL = "harper", "languagetool"
_HERE = Path(__file__).parent


def identify_harper(setup: EngineSetup) -> str:
    """The build of Harper and of the list of linters; without importing it."""
    spec = find_spec("harper")
    if spec is None or not spec.submodule_search_locations:
        raise UnavailableError("Harper is not there: pip install harper-py")
    (home,) = spec.submodule_search_locations
    builds = (path for path in sorted(Path(home).iterdir()) if path.suffix in (".so", ".pyd"))
    own = (path for path in sorted(_HERE.iterdir()) if path.suffix in (".py", ".txt"))
    stats = [path.stat() for path in (*builds, *own)]
    return " ".join(f"{stat.st_size}.{stat.st_mtime_ns}" for stat in stats) + " " + ",".join(setup.kinds)


def open_harper(setup: EngineSetup) -> Checker:
    """Harper at work."""
    from lintnews.grammar.engines.harper import Harper

    return Harper(setup)


def identify_languagetool(setup: EngineSetup) -> str:
    """The version of LanguageTool and what it is asked."""
    if find_spec("language_tool_python") is None:
        raise UnavailableError(
            "the package that speaks to LanguageTool is not there: pip install 'lintnews[languagetool]'"
        )
    from lintnews.grammar.engines.languagetool_client import identify

    return identify(setup)


def open_languagetool(setup: EngineSetup) -> Checker:
    """LanguageTool at work: on the server that is named, else on one that is started."""
    from lintnews.grammar.engines.languagetool_client import client

    return client(setup)


@contextmanager
def share_languagetool(setup: EngineSetup) -> Iterator[EngineSetup]:
    """One server for all processes of a run, unless the user named one."""
    from lintnews.grammar.engines.languagetool_client import shared

    with shared(setup) as made:
        yield made


ENGINES = (
    Engine(HARPER, frozenset(("en",)), identify_harper, open_harper, stays=True),
    Engine(
        LANGUAGETOOL,
        CODES,
        identify_languagetool,
        open_languagetool,
        is_embedded=False,
        asks_server=True,
        batch=LIMIT,
        share=share_languagetool,
    ),
)
