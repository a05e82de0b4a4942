"""Listening: the socket, the token, and what is printed of both."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Sequence
from secrets import token_urlsafe

import uvicorn

from lintnews.config.settings import Settings
from lintnews.input.loader import DocumentLoader
from lintnews.plugin.manager import load_plugins
from lintnews.records import NamedTuple
from lintnews.web.access import Access
from lintnews.web.app import Service, app
from lintnews.web.files import Shelf
from lintnews.web.workers import Workers


class Address(NamedTuple):
    """Where a server is to be reached. `token`: the secret of this start; empty: one is made."""

    host: str
    port: int
    names: tuple[str, ...] = ()
    token: str = ""


def listen(
    address: Address,
    settings: Callable[[], Settings],
    paths: Sequence[str],
    *,
    workers: int,
    seconds: float,
    most_bytes: int,
) -> None:
    """Serve until a signal ends it. `most_bytes`: of a request. Raises `OSError` where it cannot listen."""
    now = settings()
    root = os.getcwd()
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind((address.host, address.port))
    bound.listen(128)
    port = bound.getsockname()[1]
    token = address.token or token_urlsafe(24)
    access = Access(address.host, port, token, address.names, most_bytes)
    suffixes = DocumentLoader(load_plugins(now.plugins), now, root=root).suffixes
    pool = Workers(now, root, count=workers, seconds=seconds)
    service = Service(pool, access, Shelf(paths, now, root, suffixes), settings, root)
    config = uvicorn.Config(
        app(service),
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=10,
        limit_concurrency=100,
        h11_max_incomplete_event_size=64_000,
        lifespan="off",
    )
    shown = f"[{address.host}]" if family == socket.AF_INET6 else address.host
    print(f"lintnews listens on http://{shown}:{port}/v2/ as LanguageTool does", file=sys.stderr)
    print(f"the page: http://{shown}:{port}/?token={token}", file=sys.stderr, flush=True)
    try:
        uvicorn.Server(config).run(sockets=[bound])
    finally:
        pool.close()
