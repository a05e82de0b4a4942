"""The server: its routes, and what each of them asks the workers."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from importlib.resources import files
from json import JSONDecodeError, loads
from secrets import token_hex
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lintnews import __version__
from lintnews.config.settings import Settings
from lintnews.lexicons import languages as lexicon_languages
from lintnews.records import NamedTuple
from lintnews.reporters import html
from lintnews.server.write_decisions import UndecidedError, accept, ignore_beside, take_back
from lintnews.web import languagetool_api as languagetool
from lintnews.web import pages, questions
from lintnews.web.access import Access, Asked, extension_of
from lintnews.web.files import Shelf
from lintnews.web.questions import Question, WrongQuestionError
from lintnews.web.workers import BusyError, DiedError, TooSlowError, Workers

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
_SHARED = ("look.css", "article.js")
_OWN = ("editor.css", "editor.js")
_TYPES = {
    "html": ("text/html", "html"),
    "sarif": ("application/sarif+json", "sarif"),
    "json": ("application/json", "json"),
}
SECONDS_FOR_A_BODY = 20.0
"""In which a request must have come."""


class Service(NamedTuple):
    """What a server is made of."""

    workers: Workers
    access: Access
    shelf: Shelf
    settings: Callable[[], Settings]
    """Those of the configuration as it is now."""
    root: str


def app(service: Service) -> Starlette:
    """The server as an application."""
    get = partial(Route, methods=["GET"])
    post = partial(Route, methods=["POST"])
    server = _Server(service)
    made = Starlette(
        routes=[
            get("/", server.page),
            get("/static/{name}", server.static),
            get("/rules", server.rules_page),
            get("/rules/{family}/{name}", server.rule_page),
            get("/api/state", server.state),
            post("/api/check", server.check),
            post("/api/report", server.report),
            post("/api/forget", server.forget),
            get("/api/file", server.open),
            post("/api/save", server.save),
            post("/api/ignore", server.ignore),
            post("/api/accept", server.accept),
            Route("/v2/check", server.languagetool_check, methods=["GET", "POST"]),
            get("/v2/languages", server.languagetool_languages),
            get("/v2/maxtextlength", server.languagetool_most),
            get("/v2/healthcheck", server.languagetool_health),
            get("/v2/info", server.languagetool_info),
            get("/v2/words", server.languagetool_words),
            post("/v2/words/add", server.languagetool_add),
            post("/v2/words/delete", server.languagetool_delete),
        ],
        exception_handlers={WrongQuestionError: _wrong, BusyError: _busy, TooSlowError: _slow, DiedError: _died},
    )
    made.add_middleware(_Gate, access=service.access)
    return made


class _Server:
    """The answers."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._workers = service.workers
        self._start = token_hex(8)
        self._rules: list[Mapping[str, Any]] | None = None

    # The page.

    async def page(self, request: Request) -> Response:
        access = self._service.access
        asked = _asked(request.scope)
        given = request.query_params.get("token", "")
        if given:
            answer: Response = RedirectResponse("/", status_code=303)
            if access.knows(asked, given):
                answer.set_cookie(access.cookie, access.token, httponly=True, samesite="strict", path="/")
            return answer
        if not access.is_local and not access.knows(asked):
            return PlainTextResponse("the address that the server printed when it began has the token", 401)
        return _html(_part("page.html"))

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in (*_SHARED, *_OWN):
            return PlainTextResponse("not found", 404)
        text = html.part(name) if name in _SHARED else _part(name)
        return Response(text, media_type="text/css" if name.endswith(".css") else "text/javascript")

    async def rules_page(self, request: Request) -> Response:
        return _html(pages.rules(await self._known_rules()))

    async def rule_page(self, request: Request) -> Response:
        rule_id = f"{request.path_params['family']}/{request.path_params['name']}"
        return _html(pages.rule(await self._workers.ask(questions.rule_page_answer, rule_id)))

    async def state(self, request: Request) -> Response:
        """What the page needs to know of the server."""
        knows = self._service.access.knows(_asked(request.scope))
        shelf = self._service.shelf
        return JSONResponse(
            {
                "start": self._start,
                "version": __version__,
                "files": await asyncio.to_thread(shelf.names) if shelf and knows else [],
                "locked": bool(shelf) and not knows,
                "writes": knows,
                "rules": await self._known_rules(),
                "languages": sorted({*lexicon_languages(), "en"}),
                "most": self._service.access.most_bytes,
            }
        )

    async def check(self, request: Request) -> Response:
        given = await _json(request, self._service.access)
        asked = self._question(request, given)
        made = await self._workers.ask(
            questions.page_answer, asked, about=asked.tab, slow=asked.slow, is_gone=request.is_disconnected
        )
        return Response(made, media_type="application/json")

    async def forget(self, request: Request) -> Response:
        """A page was closed."""
        tab = _text(await _json(request, self._service.access), "tab")[:64]
        await self._workers.ask(questions.forget_answer, tab, about=tab)
        return Response(status_code=204)

    async def report(self, request: Request) -> Response:
        given = await _json(request, self._service.access)
        name = request.query_params.get("format", "html")
        if name not in _TYPES:
            raise WrongQuestionError(f"there is no download as '{name}': {', '.join(_TYPES)}")
        made = await self._workers.ask(questions.report_answer, self._question(request, given)._replace(tab=""), name)
        media, suffix = _TYPES[name]
        headers = {"Content-Disposition": f'attachment; filename="lintnews.{suffix}"'}
        return Response(made, media_type=media, headers=headers)

    # Files: with the token only.

    async def open(self, request: Request) -> Response:
        self._need_token(request)
        opened = await asyncio.to_thread(self._service.shelf.open, request.query_params.get("path", ""))
        return JSONResponse(opened._asdict())

    async def save(self, request: Request) -> Response:
        self._need_token(request)
        given = await _json(request, self._service.access)
        saved = await asyncio.to_thread(
            self._service.shelf.save, _text(given, "path"), _text(given, "text"), _text(given, "state")
        )
        return JSONResponse({"state": saved.state})

    async def ignore(self, request: Request) -> Response:
        """Let a finding stay, in the file beside the article, where the command line reads it."""
        self._need_token(request)
        given = await _json(request, self._service.access)
        path = self._service.shelf.place(_text(given, "path"))
        asked = self._question(request, given)._replace(slow=True, tab="")
        wanted, reason = _text(given, "fingerprint"), " ".join(_text(given, "reason").split())[:500]
        found = await self._workers.ask(questions.results_answer, asked)
        result = next((one for one in found if one.fingerprint == wanted), None)
        if result is None:
            raise WrongQuestionError("that is no longer found in the text")
        beside = await asyncio.to_thread(ignore_beside, path, result, found, asked.text, reason)
        return JSONResponse({"path": os.path.basename(beside)})

    async def accept(self, request: Request) -> Response:
        self._need_token(request)
        given = await _json(request, self._service.access)
        return JSONResponse({"path": os.path.basename(await self._accept(_text(given, "word")))})

    # LanguageTool's API.

    async def languagetool_check(self, request: Request) -> Response:
        given = await self._fields(request)
        self._need_key(request, given)
        asked = languagetool.question(given)
        auto = given.get("language") == "auto"
        made = await self._workers.ask(languagetool.check_answer, asked, auto, is_gone=request.is_disconnected)
        return Response(made, media_type="application/json")

    async def languagetool_languages(self, request: Request) -> Response:
        return JSONResponse(languagetool.languages())

    async def languagetool_most(self, request: Request) -> Response:
        return PlainTextResponse(str(self._service.access.most_bytes // 4))

    async def languagetool_health(self, request: Request) -> Response:
        return PlainTextResponse("OK")

    async def languagetool_info(self, request: Request) -> Response:
        return JSONResponse({"software": languagetool.software()})

    async def languagetool_words(self, request: Request) -> Response:
        given = await self._fields(request)
        self._need_key(request, given, always=True)
        words = await self._workers.ask(questions.words_answer)
        first, most = _number(given, "offset", 0), _number(given, "limit", 10)
        return JSONResponse({"words": words[first : first + most]})

    async def languagetool_add(self, request: Request) -> Response:
        given = await self._fields(request)
        self._need_key(request, given, always=True)
        word = given.get("word", "")
        if not word.strip() or word != word.strip() or " " in word:
            raise WrongQuestionError("'word' wants one word without spaces")
        before = await self._workers.ask(questions.words_answer)
        if word not in before:
            await self._accept(word)
        return JSONResponse({"added": word not in before})

    async def languagetool_delete(self, request: Request) -> Response:
        given = await self._fields(request)
        self._need_key(request, given, always=True)
        settings = self._service.settings()
        try:
            path = await asyncio.to_thread(take_back, given.get("word", ""), settings, self._service.root)
        except UndecidedError as error:
            raise WrongQuestionError(str(error)) from None
        self._renew()
        return JSONResponse({"deleted": path is not None})

    async def _fields(self, request: Request) -> dict[str, str]:
        """The fields of a form, whatever its type is said to be: some clients say JSON."""
        given = dict(request.query_params)
        if request.method == "POST":
            body = await _body(request, self._service.access)
            try:
                given |= dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=100))
            except ValueError:
                raise WrongQuestionError("the body wants application/x-www-form-urlencoded in UTF-8") from None
        return given

    async def _known_rules(self) -> list[Mapping[str, Any]]:
        """All rules; asked once, so that a page opens while the workers are busy."""
        if self._rules is None:
            self._rules = await self._workers.ask(questions.rules_answer)
        return self._rules

    def _need_key(self, request: Request, given: Mapping[str, str], *, always: bool = False) -> None:
        access = self._service.access
        if (always or not access.is_local) and not access.knows(_asked(request.scope), given.get("apiKey", "")):
            raise _ForbiddenError

    def _need_token(self, request: Request) -> None:
        if not self._service.access.knows(_asked(request.scope)):
            raise _ForbiddenError

    async def _accept(self, word: str) -> str:
        try:
            path = await asyncio.to_thread(accept, word, self._service.settings(), self._service.root)
        except UndecidedError as error:
            raise WrongQuestionError(str(error)) from None
        self._renew()
        return path

    def _renew(self) -> None:
        """What the project knows has changed."""
        self._rules = None
        self._workers.renew(self._service.settings())

    def _question(self, request: Request, given: Mapping[str, Any]) -> Question:
        """What the page asks. The name of an article counts only where it may be opened."""
        shelf = self._service.shelf
        name = given.get("path") or ""
        opened = bool(name) and bool(shelf) and self._service.access.knows(_asked(request.scope))
        return Question(
            text=_text(given, "text"),
            path=shelf.place(_text(given, "path")) if opened else "article.txt",
            language=_text(given, "language") or None,
            source_language=_text(given, "source_language") or None,
            published=_day(_text(given, "published")),
            original=_text(given, "original"),
            also=questions.words_of(_texts(given, "also")),
            without=questions.words_of(_texts(given, "without")),
            slow=given.get("slow") is not False,
            tab=_text(given, "tab")[:64],
        )


class _ForbiddenError(WrongQuestionError):
    def __init__(self) -> None:
        super().__init__("the address that the server printed when it began has the token (for programs: apiKey)")


class _Gate:
    """Lets in what may come in, and tells browsers what the answers may do."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = _asked(scope)
        refused = self._access.refusal(asked)
        extension = extension_of(asked)

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [
                    (b"content-security-policy", POLICY.encode()),
                    (b"x-content-type-options", b"nosniff"),
                    (b"referrer-policy", b"no-referrer"),
                    (b"cross-origin-opener-policy", b"same-origin"),
                    (b"cache-control", b"no-store"),
                ]
                if extension and not refused:
                    headers += [(b"access-control-allow-origin", extension.encode()), (b"vary", b"Origin")]
                else:
                    headers.append((b"cross-origin-resource-policy", b"same-origin"))
                message = {**message, "headers": [*message["headers"], *headers]}
            await send(message)

        if refused:
            await PlainTextResponse(refused.reason, refused.status)(scope, receive, told)
        elif extension and asked.method == "OPTIONS":
            allowed = {"Access-Control-Allow-Methods": "GET, POST", "Access-Control-Allow-Headers": "Content-Type"}
            await Response(status_code=204, headers=allowed)(scope, receive, told)
        else:
            await self._app(scope, receive, told)


def _asked(scope: Scope) -> Asked:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    length = headers.get("content-length", "")
    return Asked(
        scope["method"],
        scope["path"],
        headers.get("host", ""),
        headers.get("origin"),
        headers.get("sec-fetch-site"),
        headers.get("cookie", ""),
        headers.get("authorization", ""),
        int(length) if length.isdigit() else None,
    )


async def _body(request: Request, access: Access) -> bytes:
    """The body of a request, as long as it is not too large and comes soon enough."""
    parts, size = [], 0
    try:
        async with asyncio.timeout(SECONDS_FOR_A_BODY):
            async for part in request.stream():
                size += len(part)
                if size > access.most_bytes:
                    raise WrongQuestionError(f"larger than {access.most_bytes:,} bytes")
                parts.append(part)
    except TimeoutError:
        raise TooSlowError from None
    except ClientDisconnect:
        raise WrongQuestionError("nobody is there any more") from None
    return b"".join(parts)


async def _json(request: Request, access: Access) -> Mapping[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise WrongQuestionError("the body wants application/json")
    try:
        given = loads(await _body(request, access))
    except (JSONDecodeError, UnicodeDecodeError, RecursionError):
        raise WrongQuestionError("the body is no JSON") from None
    if not isinstance(given, dict):
        raise WrongQuestionError("the body wants an object")
    return given


def _text(given: Mapping[str, Any], key: str) -> str:
    value = given.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise WrongQuestionError(f"'{key}' wants a text")
    return value


def _texts(given: Mapping[str, Any], key: str) -> Sequence[str]:
    value = given.get(key) or []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WrongQuestionError(f"'{key}' wants a list of texts")
    return value


def _number(given: Mapping[str, str], key: str, default: int) -> int:
    value = given.get(key, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else default


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise WrongQuestionError("the day of publication wants the form 2026-12-31") from None


def _part(name: str) -> str:
    return (files("lintnews.web") / "static" / name).read_text("utf-8")


def _html(text: str) -> Response:
    return Response(text, media_type="text/html")


async def _wrong(request: Request, error: Exception) -> Response:
    status = 403 if isinstance(error, _ForbiddenError) else 400
    if request.url.path.startswith("/v2/"):
        return PlainTextResponse(f"Error: {error}", status)
    return JSONResponse({"error": str(error)}, status)


async def _busy(request: Request, error: Exception) -> Response:
    return PlainTextResponse("Error: too many texts at once", 503, headers={"Retry-After": "1"})


async def _slow(request: Request, error: Exception) -> Response:
    return PlainTextResponse("Error: it took longer than it may", 504)


async def _died(request: Request, error: Exception) -> Response:
    return PlainTextResponse(f"Error: this is a fault of lintnews itself{f': {error}' if str(error) else ''}", 500)
