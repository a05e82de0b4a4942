"""The plugin host: finds plugins, imports those that are allowed, and asks them for what they bring.

Hooks return values, and the loops here run them one by one behind a guard. Third-party plugins take part only when the
configuration allows them, so that installing one changes nobody's results in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

import pluggy

from lintnews import hookspecs as hooks
from lintnews.plugin.checked_values import checked_contribution
from lintnews.plugin.entrypoints import EntryPoint, entry_points
from lintnews.plugin.guards import Guard
from lintnews.records import NamedTuple
from lintnews.results import Notification

GROUP = "lintnews"
"""The entry-point group, and the distribution whose plugins are always allowed."""
HOOKS = tuple(name for name in vars(hooks) if name.startswith("lintnews_"))
"""In the order of a run."""


class Plugin(NamedTuple):
    """A plugin that is installed, whether it takes part or not."""

    point: EntryPoint
    allowed: bool
    works: bool
    """Whether it could be imported; False where nobody tried."""

    @property
    def is_bundled(self) -> bool:
        """Whether lintnews itself brings it."""
        return self.point.distribution == GROUP


class PluginManager(NamedTuple):
    """The plugins of a run. What went wrong when they came in stands in `notifications`."""

    plugins: tuple[Plugin, ...]
    manager: pluggy.PluginManager
    guard: Guard
    notifications: tuple[Notification, ...]


class Contribution(NamedTuple):
    """Something that a plugin provided."""

    plugin: str
    value: Any


class Collected(NamedTuple):
    """What all plugins returned for a hook, in the order of their names, and what failed."""

    contributions: tuple[Contribution, ...]
    notifications: tuple[Notification, ...]


def load_plugins(
    allowed: Collection[str] = (), *, level: str = "error", found: Iterable[EntryPoint] | None = None
) -> PluginManager:
    """The plugin manager with lintnews' own plugins and those named in `allowed` (`auto`: all that are installed).

    `level`: of the notifications about plugins that fail; `found`: instead of the entry points that are installed.
    """
    guard = Guard(level, seconds=20)
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hooks)
    plugins: list[Plugin] = []
    notes: list[Notification] = []
    points = entry_points(GROUP) if found is None else found
    for point in sorted(points, key=lambda point: point.distribution != GROUP):
        may = point.distribution == GROUP or point.name in allowed or "auto" in allowed
        works = False
        if may:
            problem = _register(manager, guard, point, plugins)
            works = problem is None
            if problem:
                notes.append(problem)
        plugins.append(Plugin(point, may, works))
    notes += _not_installed(allowed, plugins)
    notes += _misspelled_hooks(manager, guard)
    return PluginManager(tuple(plugins), manager, guard, tuple(notes))


def held_back(allowed: Collection[str]) -> str:
    """A hint at plugins that are installed and may not run, for who names what one of them brings; empty: none."""
    others = {point.name for point in entry_points(GROUP) if point.distribution != GROUP}
    names = [] if "auto" in allowed else sorted(others.difference(allowed))
    return f"installed and not allowed: {', '.join(names)}; --plugins or 'plugins' allows a plugin" if names else ""


def collect(plugin_manager: PluginManager, hook: str) -> Collected:
    """What the plugins return for a hook. A plugin that fails brings nothing."""
    contributions: list[Contribution] = []
    notes: list[Notification] = []
    for name, call in implementations(plugin_manager, hook):
        values, problem = plugin_manager.guard.run(name, f"its hook {hook}", lambda call=call: _returned(hook, call))  # type: ignore[misc]
        if problem:
            notes.append(problem)
        contributions += (Contribution(name, value) for value in values or ())
    return Collected(tuple(contributions), tuple(notes))


def _returned(hook: str, call: Callable[[], Iterable[Any]]) -> tuple[Any, ...]:
    """What a hook returns. Raises `TypeError` for what it may not return."""
    return tuple(checked_contribution(hook, value) for value in call())


def implementations(plugin_manager: PluginManager, hook: str) -> Iterator[tuple[str, Callable[[], Iterable[Any]]]]:
    """The plugins that implement a hook, in the order of their names, with their functions."""
    found = getattr(plugin_manager.manager.hook, hook).get_hookimpls()
    for one in sorted(found, key=lambda one: str(one.plugin_name)):
        yield one.plugin_name, one.function


def _register(
    manager: pluggy.PluginManager, guard: Guard, point: EntryPoint, before: Iterable[Plugin]
) -> Notification | None:
    """Import a plugin and register it; what is wrong with it."""
    rival = next((one.point for one in before if one.point.name == point.name and one.allowed), None)
    if rival:
        said = (
            f"'{point.distribution}' and '{rival.distribution}' both bring a plugin of this name; only the latter runs"
        )
        return Notification(guard.level, said, source=point.name)
    _, problem = guard.run(point.name, f"importing '{point.value}'", lambda: manager.register(point.load(), point.name))
    if problem:
        manager.set_blocked(point.name)  # also takes back the hooks that were registered before one was refused
    return problem


def _not_installed(allowed: Collection[str], plugins: Iterable[Plugin]) -> Iterator[Notification]:
    """Plugins that are allowed and not installed."""
    installed = {plugin.point.name for plugin in plugins}
    for name in sorted({*allowed} - installed - {"auto"}):
        from lintnews.config.suggest import did_you_mean

        said = f"the plugin '{name}' is allowed but not installed{did_you_mean(name, installed)}"
        yield Notification("error", said, source=name)


def _misspelled_hooks(manager: pluggy.PluginManager, guard: Guard) -> Iterator[Notification]:
    """Functions marked as hooks that are none: nobody would ever call them."""
    for name, caller in vars(manager.hook).items():
        if name.startswith("_") or caller.has_spec():
            continue
        from lintnews.config.suggest import did_you_mean

        for one in caller.get_hookimpls():
            said = f"its hook '{name}' does not exist{did_you_mean(name, HOOKS)}"
            yield Notification(guard.level, said, source=one.plugin_name)
