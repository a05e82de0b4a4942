"""The engines of a run: each asked in a thread, so that the other rules never wait for it.

with Service(engines, setup) as service:
    answer = service.submit(doc)       # at once
    ...                             # the fast rules
    doc.memo[matches] = answer.wait()
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from lintnews.document import Document
from lintnews.grammar.engine import Answer, Engine, EngineSetup, Match, PendingMatches, Text, UnavailableError
from lintnews.records import NamedTuple
from lintnews.results import Notification

if TYPE_CHECKING:
    from threading import Thread

    from lintnews.grammar.process import Process
    from lintnews.grammar.warm import WarmEngine

OFF, AUTO, EMBEDDED = "off", "auto", "embedded"
"""Words for the engines of a run; any other is an engine's name."""
_SHORTEST = 5.0
"""Seconds for a request when those of the run are used up."""
LONG = 1_500_000
"""Bytes from which a run is long."""
_SHORT = 200_000
"""Bytes up to which it asks an engine that others ask, too."""


class Service:
    """Asks engines about documents.

    `named`: engines that the user asked for by name; `notifications` says which of them are absent, and why. `level`:
    of what is told of engines that fail.
    """

    def __init__(
        self, engines: Sequence[Engine], setup: EngineSetup, *, named: Collection[str] = (), level: str = "error"
    ) -> None:
        self._setup = setup
        self._workers: list[_EngineWorker] = []
        absent: list[Notification] = []
        spelled = tuple(sorted({code for one in engines if one.is_embedded and one.spells for code in one.languages}))
        for engine in engines:
            own = setup if engine.is_embedded else setup._replace(spelled=spelled)
            try:
                identity = engine.identify(own)
            except UnavailableError as error:
                if engine.name in named:
                    absent.append(Notification("error", str(error), source=engine.name))
                continue
            self._workers.append(_EngineWorker(engine, own, identity, level))
        self.notifications = tuple(absent)

    def __bool__(self) -> bool:
        """Whether there is an engine to ask."""
        return bool(self._workers)

    def submit(self, doc: Document) -> PendingMatches:
        """Put a question to all engines that judge the document's language. Does not wait."""
        text = Text(doc.text, doc.language, doc.source_language)
        return PendingMatches([worker.submit(text) for worker in self._workers if worker.engine.judges(doc.language)])

    def pop_notifications(self) -> tuple[Notification, ...]:
        """What went wrong since it was asked last."""
        return tuple(note for worker in self._workers for note in worker.pop_notifications())

    def set_size(self, size: int) -> None:
        """Be told how many bytes there will be to judge, before anything is asked."""
        for worker in self._workers:
            may_stay = worker.setup.may_stay and size <= _SHORT
            worker.setup = worker.setup._replace(is_long=size >= LONG, may_stay=may_stay)

    @contextmanager
    def shared(self) -> Iterator[EngineSetup]:
        """What the services of other processes are told, so that they share what there must be only one of."""
        with ExitStack() as stack:
            setup = self._setup
            for worker in self._workers:
                setup = setup._replace(is_long=worker.setup.is_long, may_stay=worker.setup.may_stay)
                if worker.engine.share:
                    setup = stack.enter_context(worker.engine.share(setup))
            yield setup

    def close(self) -> None:
        """Let the engines end. What they have not answered stays without answer; they may be asked again."""
        for worker in self._workers:
            worker.close()


class _Question(NamedTuple):
    text: Text
    name: str
    """Under which the answer is kept."""
    answer: Answer


class _EngineWorker:
    """One engine with its questions. Its process is started with the first one that the store cannot answer."""

    def __init__(self, engine: Engine, setup: EngineSetup, identity: str, level: str) -> None:
        from threading import Condition

        self.engine = engine
        self.setup = setup
        self._identity, self._level = identity, level
        self._notifications: deque[Notification] = deque()
        self._changed = Condition()
        self._questions: deque[_Question] = deque()
        self._asked: deque[_Question] = deque()
        """Those that the process is busy with."""
        self._process: Process | WarmEngine | None = None
        self._is_alone = False
        """Whether the engine that stays ready has failed, so that it is not asked again."""
        self._thread: Thread | None = None
        self._is_closed = self._is_dead = False
        self._allowed = 0.0
        """Seconds that it may still take, besides the least: for all that it is asked in the run together."""
        self._keeps = True
        """Whether nothing was said yet of answers that cannot be kept."""

    def submit(self, text: Text) -> Answer:
        from lintnews.grammar import answer_cache

        name = answer_cache.key(self.engine.name, self._identity, text)
        known = answer_cache.get(name)
        answer = Answer()
        if known is not None or self._is_dead or not text.text.strip():
            answer.give(known or ())
            return answer
        with self._changed:
            self._questions.append(_Question(text, name, answer))
            self._changed.notify()
            if self._thread is None:
                import threading

                self._is_closed = False
                self._thread = threading.Thread(target=self._serve, name=f"lintnews-{self.engine.name}", daemon=True)
                self._thread.start()
        return answer

    def pop_notifications(self) -> list[Notification]:
        return [self._notifications.popleft() for _ in range(len(self._notifications))]

    def close(self) -> None:
        with self._changed:
            self._is_closed = True
            self._changed.notify()
            thread, busy = self._thread, self._process if self._asked else None
        if busy:
            busy.kill()
        if thread:
            thread.join()
        self._thread = None

    def _serve(self) -> None:
        """In its thread: answer until closed. Whatever is raised, no question is left without an answer."""
        from lintnews.grammar.process import DiedError
        from lintnews.plugin.guards import described

        lives = 2
        try:
            while self._asked or self._next():
                try:
                    self._answer()
                except (DiedError, UnavailableError, OSError) as error:
                    self._stop()
                    if self._is_closed:
                        return
                    lives = lives - 1 if isinstance(error, DiedError) else 0
                    said = f"cannot be asked: {error}" if isinstance(error, OSError) else str(error)
                    self._tell(said, is_over=not lives)
                    if not lives:
                        return
        except BaseException as error:
            self._tell(f"failed: {described(error)}", is_over=True)
        finally:
            self._end()

    def _answer(self) -> None:
        """Have the process answer the questions that were taken."""
        from lintnews.files import cache
        from lintnews.grammar import answer_cache
        from lintnews.grammar.process import LEAST, SLOWEST

        self._allowed += sum(len(question.text.text) for question in self._asked) / SLOWEST
        began = monotonic()
        found = self._checked([question.text for question in self._asked], max(_SHORTEST, LEAST + self._allowed))
        self._allowed -= monotonic() - began
        for question, matches in zip(tuple(self._asked), found, strict=True):
            if (wrong := answer_cache.put(question.name, matches)) and self._keeps:
                self._keeps = False
                said = (
                    f"what the grammar engine says cannot be kept in {cache.folder('grammar')} ({wrong}), and every run"
                    " asks it anew: LINTNEWS_CACHE names another folder"
                )
                self._notifications.append(Notification("note", said, source=self.engine.name))
            question.answer.give(matches)
            self._asked.popleft()

    def _checked(self, texts: Sequence[Text], seconds: float) -> Sequence[tuple[Match, ...]]:
        """The answers of the engine that stays ready, else of one of our own."""
        if self._may_stay():
            from lintnews.grammar.warm import NotWarmError, WarmEngine

            try:
                warm = self._have(self._process or WarmEngine(self.engine, self.setup, self._identity))
                return warm.check(texts, seconds)
            except NotWarmError:
                self._is_alone = True
                self._stop()
        from lintnews.grammar.process import Process

        return self._have(self._process or Process(self.engine, self.setup)).check(texts, seconds)

    def _may_stay(self) -> bool:
        if not (self.engine.stays and self.setup.may_stay) or self.setup.is_long or self._is_alone:
            return False
        from lintnews.grammar.warm import is_possible

        return is_possible()

    def _have(self, process: Process | WarmEngine) -> Process | WarmEngine:
        """The process to ask. Raises `DiedError` where nobody waits for it any more."""
        from lintnews.grammar.process import DiedError

        with self._changed:
            self._process = process
            if self._is_closed:
                raise DiedError("was ended")
        return process

    def _next(self) -> bool:
        """Take the questions to ask at once, as soon as there is one; none when closed."""
        with self._changed:
            while not self._questions and not self._is_closed:
                self._changed.wait()
            size = 0
            while self._questions and not self._is_closed:
                size += len(self._questions[0].text.text)
                if self._asked and size > self.engine.batch:
                    break
                self._asked.append(self._questions.popleft())
            return bool(self._asked)

    def _tell(self, said: str, *, is_over: bool) -> None:
        end = "texts are reported without it" if is_over else "started again"
        level = self._level if is_over else "warning"
        self._is_dead = is_over
        self._notifications.append(Notification(level, f"the grammar engine {said}; {end}", source=self.engine.name))

    def _stop(self) -> None:
        with self._changed:
            process, self._process = self._process, None
        if process:
            process.kill()

    def _end(self) -> None:
        """Close the process and answer whoever waits."""
        process = self._process
        if process and not self._asked:
            process.close()
        self._stop()
        with self._changed:
            left = [*self._asked, *self._questions]
            self._asked.clear()
            self._questions.clear()
        for question in left:
            question.answer.give(())


def engines_for(engines: Sequence[Engine], word: str) -> tuple[Engine, ...]:
    """The engines that a word asks for: `off`, `embedded`, `auto` (all that are there), or one by its name."""
    if word == OFF:
        return ()
    if word == AUTO:
        return tuple(engines)
    if word == EMBEDDED:
        return tuple(engine for engine in engines if engine.is_embedded)
    return tuple(engine for engine in engines if engine.name == word)


def unknown_engine(engines: Sequence[Engine], word: str) -> str:
    """What is wrong with a word that asks for an engine; empty where nothing is."""
    from lintnews.config.suggest import did_you_mean

    names = (AUTO, OFF, EMBEDDED, *sorted(engine.name for engine in engines))
    return "" if word in names else f"'grammar': unknown engine '{word}'{did_you_mean(word, names)}: {', '.join(names)}"
