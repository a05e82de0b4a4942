"""A server at standard input and output."""

from __future__ import annotations

import os
import sys
from threading import Thread
from typing import BinaryIO, cast

from lintnews.server.features import make
from lintnews.server.library_log import log_in_lines
from lintnews.server.linters import CommandLineSettings, Linters
from lintnews.server.messages import Incoming, Outgoing


def serve(orders: CommandLineSettings) -> int:
    """Serve a client until it goes; the exit code."""
    own_input, own_output = _own_streams()
    log_in_lines()
    linters = Linters(orders)
    server = make(linters)
    outgoing = Outgoing(own_output)
    incoming = Incoming(own_input, outgoing, server.protocol.structure_message)

    def talk() -> None:
        try:
            server.start_io(cast(BinaryIO, incoming), cast(BinaryIO, outgoing))
        finally:
            server.articles.fast.close()
            server.articles.slow.close()

    Thread(target=talk, name="protocol", daemon=True).start()
    Thread(target=server.articles.slow.serve, name="slow rules", daemon=True).start()
    server.articles.fast.serve()
    linters.close()
    return 0 if server.is_over else 1


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for the protocol alone: what a plugin prints goes to standard error."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return incoming, outgoing
