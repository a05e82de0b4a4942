"""`lintnews serve`."""

from __future__ import annotations

import argparse
import os
from importlib.util import find_spec

from lintnews.commands import CLEAN, COMMANDS, Command, UsageError
from lintnews.commands.lsp import KEYS
from lintnews.commands.options import add_settings, settings_of
from lintnews.config.settings import Settings


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `serve`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles that the page may open and write")
    group = parser.add_argument_group("server")
    group.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine only)")
    group.add_argument("--port", type=int, default=8081, help="the port (default: 8081, as LanguageTool; 0: any)")
    group.add_argument("--name", action="append", default=[], help="another name by which the server is reached")
    group.add_argument("--workers", type=_number, default=2, help="texts that are judged at once (default: 2)")
    group.add_argument("--seconds", type=_number, default=30, help="how long a text may take (default: 30)")
    group.add_argument("--max-body", type=_number, default=4, metavar="MB", help="the largest request (default: 4)")
    add_settings(parser, KEYS)


def run(arguments: argparse.Namespace) -> int:
    """Serve until somebody stops it."""
    for name in ("starlette", "uvicorn"):
        if find_spec(name) is None:
            raise UsageError(f'{name} is not installed: pip install "lintnews[serve]"')
    for path in arguments.paths:
        if not os.path.exists(path):
            raise UsageError(f"{path}: there is no such file or folder")
    from lintnews.web.listen import Address, listen

    def settings() -> Settings:
        return settings_of(arguments, arguments.paths or ["."])

    address = Address(arguments.host, arguments.port, tuple(arguments.name), os.environ.get("LINTNEWS_TOKEN", ""))
    try:
        listen(
            address,
            settings,
            arguments.paths,
            workers=arguments.workers,
            seconds=arguments.seconds,
            most_bytes=arguments.max_body * 1_000_000,
        )
    except OSError as error:
        raise UsageError(
            f"{arguments.host}:{arguments.port} cannot be listened on: {error.strerror or error}"
        ) from None
    return CLEAN


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= 10_000:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number from 1 to 10000")
    return int(text)


command = Command("serve", COMMANDS["serve"], configure, run)
