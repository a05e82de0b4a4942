"""What the protocol's library logs: a line each, because what a client does wrongly is worth no traceback."""

from __future__ import annotations

import logging

from lintnews.plugin.guards import described

_ANSWERED = "Unable to deserialize message"
"""How the library begins what it says of a message that is answered already (`messages`)."""


def log_in_lines() -> None:
    """Let it log to standard error, in lines."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Line())
    handler.addFilter(lambda record: not str(record.msg).startswith(_ANSWERED))
    log = logging.getLogger("pygls")
    log.handlers[:] = [handler]
    log.propagate = False


class _Line(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        said = " ".join(record.getMessage().split())
        return f"lintnews: {said}: {described(error)}" if error else f"lintnews: {said}"
