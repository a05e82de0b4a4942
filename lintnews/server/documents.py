"""The articles that are open in an editor, and when each of them is judged.

Only the protocol's thread touches what is here. What the work queues do is bound to one version of an article; their
answer about a version that is no longer the newest one is dropped.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Lock

from lintnews.decisions.baseline import BaselineEntry
from lintnews.files.discovery import Found
from lintnews.input.sources import UnreadableError
from lintnews.linter.linter import Linter
from lintnews.linter.parallel import resume_garbage_collection
from lintnews.plugin.guards import Guard
from lintnews.records import NamedTuple
from lintnews.results import FileReport, Notification
from lintnews.server.incremental import end
from lintnews.server.linters import Linters, WrongSettingsError
from lintnews.server.linting import RuleOutput, beside_original, document, lint_view, report, waits
from lintnews.server.work_queue import WorkQueue

BURST = 0.05
"""Seconds between two changes below which more of them may be coming: a key that is held down, a macro."""
DEBOUNCE = 0.02
"""Seconds for which the fast rules wait for them. After a single keystroke they run at once."""
RECENT = 8
"""Articles of which all is kept that is known of their texts; of the others it is found anew when somebody asks."""
QUIET = 0.4
"""Seconds without a change after which all rules look at all of the article again, and the slow ones run."""


class View(NamedTuple):
    """One version of an article and what is said of it. Without `fast` it is not judged: `notes` tell why, if any."""

    version: int | None
    linter: Linter | None = None
    fast: RuleOutput | None = None
    slow: RuleOutput | None = None
    """What the slow rules said, perhaps of an earlier version."""
    report: FileReport | None = None
    notes: tuple[Notification, ...] = ()
    """What is not about a place in the article."""
    unreadable: Notification | None = None
    known: tuple[BaselineEntry, ...] = ()
    """What the baseline knows."""
    complaints: tuple[Notification, ...] = ()
    """What is wrong with the settings."""
    is_partial: bool = False
    """Whether some rules have looked only at what has changed since the view before."""


class Article:
    """An article that is open."""

    def __init__(self, uri: str, path: str) -> None:
        self.uri = uri
        self.path = path
        self.version: int | None = None
        self.text = ""
        self.state = 0
        """Grows with everything after which it has to be judged again."""
        self.fast: View | None = None
        """The last view that the fast rules made."""
        self.slow: View | None = None
        """The last view that the slow rules made."""
        self.view: asyncio.Future[View] = asyncio.get_running_loop().create_future()
        self.timer: asyncio.TimerHandle | None = None
        self.at_work = Lock()
        """Held while the slow rules read the layers of its text."""
        self.changed = 0.0
        """When the text was changed last, by the loop's clock."""

    def seen(self, view: View) -> None:
        """The fast rules have made a newer view. What is known of the text before goes at once: the layers of a text
        hold each other, and to look for such garbage takes as long as to judge a paragraph.
        """
        before, self.fast = self.fast, view
        self.leave(before)

    def leave(self, view: View | None) -> None:
        """Forget the layers of a text that is no longer the newest one; not while they are read."""
        said, newest = view and view.fast, self.fast and self.fast.fast
        if said and not (newest and newest.doc is said.doc) and self.at_work.acquire(blocking=False):
            said.doc.memo.clear()  # not those of its original, which is that of the next version, too
            self.at_work.release()

    def forget(self) -> None:
        """Forget the layers of its texts, which take a hundred times what the texts do; not while they are read."""
        if self.at_work.acquire(blocking=False):
            for view in (self.fast, self.slow):
                for said in (view.fast, view.slow) if view else ():
                    if said:
                        said.doc.forget()
            self.at_work.release()


class Articles:
    """All open articles. `show` is given every new view, in the protocol's thread."""

    def __init__(self, linters: Linters, show: Callable[[str, View], None]) -> None:
        self.fast = WorkQueue()
        self.slow = WorkQueue()
        self._linters = linters
        self._show = show
        self._open: dict[str, Article] = {}
        self._recent: dict[str, None] = {}
        """Those that were judged or asked about last, the newest at the end."""
        # In its queue, because the slow rules may be waiting for its engines.
        linters.retire = lambda made: self.slow.put(f"close {id(made)}", made.close)

    @property
    def uris(self) -> Sequence[str]:
        """What is open."""
        return tuple(self._open)

    def get(self, uri: str) -> Article | None:
        """An open article."""
        return self._open.get(uri)

    def open(self, uri: str, path: str, version: int | None, text: str) -> None:
        """An article was opened."""
        self.close(uri)
        self._open[uri] = Article(uri, path)
        self.change(uri, version, text)

    def change(self, uri: str, version: int | None, text: str) -> None:
        """The text is another one now. What comes late, with an older version, is not taken."""
        article = self._open.get(uri)
        if article is None or (version is not None and article.version is not None and version < article.version):
            return
        article.version, article.text = version, text
        now = asyncio.get_running_loop().time()
        self._again(article, DEBOUNCE if now - article.changed < BURST else 0, self._judge_change)
        article.changed = now

    def again(self, uri: str) -> None:
        """Something else than the text has changed, such as the configuration."""
        if article := self._open.get(uri):
            self._again(article, 0, self._judge)

    def close(self, uri: str) -> None:
        """An article was closed."""
        if article := self._open.pop(uri, None):
            article.state += 1
            article.view.cancel()
            if article.timer:
                article.timer.cancel()
            self.fast.drop(uri)
            self.slow.drop(uri)

    async def view(self, uri: str) -> View | None:
        """The view of the newest version, as soon as there is one; None for an article that is not open."""
        while article := self._open.get(uri):
            try:
                view = await asyncio.shield(article.view)
            except asyncio.CancelledError:
                if article.view.cancelled():
                    continue
                raise
            if view.version == article.version and article.view.done():
                self._remember(article)
                return view
        return None

    def _remember(self, article: Article) -> None:
        """Keep what is known of this text, and forget it for the one that nobody asked about for longest."""
        self._recent.pop(article.uri, None)
        self._recent[article.uri] = None
        if len(self._recent) > RECENT:
            oldest = next(iter(self._recent))
            del self._recent[oldest]
            if other := self._open.get(oldest):
                other.forget()

    def _again(self, article: Article, delay: float, work: Callable[[Article], None]) -> None:
        article.state += 1
        if article.view.done():
            article.view = asyncio.get_running_loop().create_future()
        self.slow.drop(article.uri)
        self._later(article, delay, work)

    def _later(self, article: Article, delay: float, work: Callable[[Article], None]) -> None:
        if article.timer:
            article.timer.cancel()
        article.timer = asyncio.get_running_loop().call_later(delay, work, article)

    def _judge_change(self, article: Article) -> None:
        """Let the fast rules judge the newest version by what they have said of an earlier one."""
        self._judge(article, article.fast)

    def _judge(self, article: Article, fast: View | None = None) -> None:
        """Let the fast rules judge the newest version."""
        loop, state = asyncio.get_running_loop(), article.state
        path, version, text, slow = article.path, article.version, article.text, article.slow

        def early(view: View) -> None:
            _back(loop, self._seen_early, article, state, view)

        def work() -> None:
            try:
                is_wanted = lambda: article.state == state  # noqa: E731
                view = first_view(self._linters, path, version, text, fast, slow, is_wanted, early)
            except Exception as error:
                view = View(version, notes=(_fault(error),))
            _back(loop, self._seen, article, state, view)

        self.fast.put(article.uri, work)

    def _seen_early(self, article: Article, state: int, view: View) -> None:
        """The rules that look only around a change are through."""
        if article.state == state:
            self._answer(article, view)
            article.seen(view)
            self._show(article.uri, view)

    def _seen(self, article: Article, state: int, view: View) -> None:
        """The fast rules are through."""
        if article.state != state:
            article.leave(view)
            return
        before = article.view.result() if article.view.done() else None
        self._answer(article, view)
        article.seen(view)
        self._remember(article)
        resume_garbage_collection()
        if before is None or before.report != view.report or before.notes != view.notes:
            self._show(article.uri, view)
        if view.is_partial:
            self._later(article, QUIET, self._judge)
        elif view.fast and view.linter and waits(view.linter, article.path, view.fast.doc):
            self._later(article, 0 if before else QUIET, lambda article: self._judge_slowly(article, view))

    def _judge_slowly(self, article: Article, view: View) -> None:
        """Let the slow rules judge what the fast ones have seen."""
        loop, state = asyncio.get_running_loop(), article.state

        def work() -> None:
            try:
                with article.at_work:
                    more = second_view(view, article.path, lambda: article.state == state)
            except Exception as error:
                more = view._replace(notes=(_fault(error),))
            _back(loop, self._seen_slowly, article, state, more)

        self.slow.put(article.uri, work)

    def _seen_slowly(self, article: Article, state: int, view: View) -> None:
        """The slow rules are through."""
        if article.state != state:
            return
        article.slow = view
        self._answer(article, view)
        self._remember(article)
        self._show(article.uri, view)

    def _answer(self, article: Article, view: View) -> None:
        """Let those who ask about an article have this view of it."""
        if article.view.done():
            article.view = asyncio.get_running_loop().create_future()
        article.view.set_result(view)


def first_view(
    linters: Linters,
    path: str,
    version: int | None,
    text: str,
    fast: View | None,
    slow: View | None,
    is_wanted: Callable[[], bool],
    early: Callable[[View], None] | None = None,
) -> View:
    """What the fast rules say of a text, by what they and the slow ones said in older views and still holds.

    `early`: is given what can be said at once of a text that has changed a little.
    """
    try:
        found = linters.at(path)
    except WrongSettingsError as error:
        lines = str(error).splitlines()
        return View(version, notes=tuple(Notification("error", line) for line in lines))
    if found is None:
        return View(version)
    linter, known = found.linter, found.known
    guard = linter.loader.guard
    try:
        with linter.at_work(guard):
            doc = None if linter.loader.is_original(Found(path, named=False)) else document(linter, path, text)
            if doc is None:
                return View(version, linter, notes=found.complaints)
            doc, told = beside_original(linter, path, doc)
            older = fast.fast if fast and fast.linter is linter else None
            if older and (older.doc.language != doc.language or older.doc.original is not doc.original):
                older = None
            waiting = slow.slow if slow and slow.linter is linter else None

            def view(said: RuleOutput) -> View:
                said = said._replace(notes=(*told, *(note for note in said.notes if note not in told)))
                made = report(linter, known, path, [said], waiting)
                notes = (*found.complaints, *_elsewhere(made))
                partial = older is not None
                return View(version, linter, said, waiting, made, notes, None, known, found.complaints, partial)

            at_once = (lambda said: early(view(said))) if early else None
            said = lint_view(linter, path, doc, guard, slow=False, is_wanted=is_wanted, older=older, early=at_once)
            made = view(said)
            end(doc)
            return made
    except UnreadableError as error:
        return View(version, linter, unreadable=error.notification)


def second_view(view: View, path: str, is_wanted: Callable[[], bool]) -> View:
    """A view with what the slow rules say of it, as soon as the engines have answered them."""
    linter, fast = view.linter, view.fast
    assert linter
    assert fast
    linter.ask_engines(fast.doc)
    notes = linter.wait_for_engines(fast.doc)
    ours = linter.loader.guard
    guard = Guard(ours.level, ours.seconds)  # its own, because the other one is at work in another thread
    with linter.at_work(guard):
        said = lint_view(linter, path, fast.doc, guard, slow=True, is_wanted=is_wanted)
    slow = said._replace(notes=(*notes, *said.notes))
    made = report(linter, view.known, path, [fast, slow])
    return view._replace(slow=slow, report=made, notes=(*view.complaints, *_elsewhere(made)))


def _back(
    loop: asyncio.AbstractEventLoop,
    tell: Callable[[Article, int, View], None],
    article: Article,
    state: int,
    view: View,
) -> None:
    """Hand a view over to the protocol's thread."""
    with suppress(RuntimeError):  # it has ended meanwhile
        loop.call_soon_threadsafe(tell, article, state, view)


def _elsewhere(made: FileReport) -> tuple[Notification, ...]:
    """What is not about a line of the article."""
    return tuple(note for note in made.notifications if note.path != made.path or not note.line)


def _fault(error: Exception) -> Notification:
    from lintnews.plugin.guards import described

    return Notification("error", f"this is a fault of lintnews itself: {described(error)}")
