"""The plugin host: finds plugins, imports those that are allowed, and asks them for what they bring.

Hooks return values, and the loops here run them one by one, so that a plugin that fails loses its own results only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

import pluggy

from lintnews import hooks
from lintnews.entrypoints import EntryPoint, entry_points
from lintnews.results import Notification

T = TypeVar("T")

GROUP = "lintnews"
"""The entry-point group, and the distribution whose plugins are always allowed."""


class Plugin(NamedTuple):
    """A plugin that is installed, whether it takes part or not."""

    name: str
    module: str
    distribution: str
    version: str
    allowed: bool
    works: bool
    """Whether it could be imported; False where it was not tried."""


class House(NamedTuple):
    """The plugins of a run. What went wrong with them stands in `notifications`."""

    plugins: tuple[Plugin, ...]
    manager: pluggy.PluginManager
    notifications: tuple[Notification, ...]


class Brought(NamedTuple):
    """Something that a plugin brought."""

    plugin: str
    value: Any


def attempt(who: str, doing: str, work: Callable[[], T]) -> T | Notification:
    """The value of `work`, or a notification that names who failed at what.

    `SystemExit` is a failure like any other: no plugin ends the run. Only Ctrl-C does.
    """
    try:
        return work()
    except (Exception, SystemExit, GeneratorExit) as error:
        return Notification("error", f"{doing} failed: {described(error)}", source=who)


def described(error: BaseException) -> str:
    """An exception in one line, with the place where it was raised."""
    said = " ".join(str(error).split())
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    place = f" ({last.tb_frame.f_code.co_filename}:{last.tb_lineno})" if last else ""
    return f"{type(error).__name__}: {said}{place}" if said else f"{type(error).__name__}{place}"


def open_house(allowed: Collection[str] = (), found: Iterable[EntryPoint] | None = None) -> House:
    """The house with every plugin that may take part: lintnews' own and those named in `allowed` (`auto`: all)."""
    manager = pluggy.PluginManager("lintnews")
    manager.add_hookspecs(hooks)
    plugins: list[Plugin] = []
    notes: list[Notification] = []
    for point in entry_points(GROUP) if found is None else found:
        may = point.distribution == GROUP or "auto" in allowed or point.name in allowed
        works = False
        if may and any(point.name == plugin.name and plugin.works for plugin in plugins):
            notes.append(Notification("error", f"{point.distribution} brings a second plugin of that name", source=point.name))
        elif may:
            problem = attempt(point.name, f"importing {point.module}", lambda point=point: _register(manager, point))  # type: ignore[misc]
            works = problem is None
            if problem:
                notes.append(problem)
        plugins.append(Plugin(*point, allowed=may, works=works))
    return House(tuple(plugins), manager, tuple(notes))


def _register(manager: pluggy.PluginManager, point: EntryPoint) -> None:
    from importlib import import_module

    manager.register(import_module(point.module), point.name)


def gather(house: House, hook: str) -> tuple[tuple[Brought, ...], tuple[Notification, ...]]:
    """What the plugins return for a hook, in the order of their names, and what failed."""
    brought: list[Brought] = []
    notes: list[Notification] = []
    for name, call in _implementations(house, hook):
        values = attempt(name, hook, lambda call=call: tuple(call()))  # type: ignore[misc]
        if isinstance(values, Notification):
            notes.append(values)
        else:
            brought += (Brought(name, value) for value in values)
    return tuple(brought), tuple(notes)


def _implementations(house: House, hook: str) -> Iterator[tuple[str, Callable[[], Iterable[Any]]]]:
    for implementation in sorted(getattr(house.manager.hook, hook).get_hookimpls(), key=lambda one: str(one.plugin_name)):
        yield implementation.plugin_name, implementation.function
