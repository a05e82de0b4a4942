"""Who may ask, from where, and how much at a time: the gate before everything else that the server does.

- A name of this machine in `Host`, so that no page of another site can have its own name lead here (DNS rebinding).
- For what another site's page could make a browser send: no foreign `Origin`. Add-ons of browsers may check texts.
- The token of this start for everything where others can reach the server, and always for what touches files.
- No body larger than the limit.
"""

from __future__ import annotations

from contextlib import suppress
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from urllib.parse import urlsplit

from lintnews.records import NamedTuple

LOCAL = ("localhost", "127.0.0.1", "::1")
_EXTENSIONS = ("moz-extension://", "chrome-extension://", "safari-web-extension://")
_OPEN_TO_EXTENSIONS = ("/v2/check", "/v2/languages", "/v2/maxtextlength", "/v2/healthcheck", "/v2/info")


class Asked(NamedTuple):
    """What the gate looks at."""

    method: str
    path: str
    host: str
    origin: str | None
    site: str | None
    """`Sec-Fetch-Site`."""
    cookie: str
    authorization: str
    length: int | None


class Refused(NamedTuple):
    """Why a request is not answered."""

    status: int
    reason: str


class Access(NamedTuple):
    """The rules of a server. `host`: what it is bound to; `names`: other names that it answers to."""

    host: str
    port: int
    token: str
    names: tuple[str, ...] = ()
    most_bytes: int = 4_000_000

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)

    @property
    def cookie(self) -> str:
        """The cookie's name: all ports of a machine share their cookies."""
        return f"lintnews-{self.port}"

    def refusal(self, asked: Asked) -> Refused | None:
        """Why a request is not answered; None: it is."""
        if not self._is_own_name(asked.host):
            return Refused(421, "this server does not answer to that name (lintnews serve --name NAME)")
        if asked.length is not None and asked.length > self.most_bytes:
            return Refused(413, f"larger than {self.most_bytes:,} bytes")
        if not self._is_own_page(asked):
            return Refused(403, "pages of other sites may not ask")
        if not self.is_local and not self.knows(asked) and asked.path != "/" and not asked.path.startswith("/v2/"):
            return Refused(401, "the address that the server printed when it began has the token that is needed")
        return None

    def knows(self, asked: Asked, given: str = "") -> bool:
        """Whether the token came along: as a cookie, as `Authorization: Bearer`, or in a field of the request."""
        cookies: SimpleCookie = SimpleCookie()
        with suppress(CookieError):
            cookies.load(asked.cookie)
        kept = cookies[self.cookie].value if self.cookie in cookies else ""
        words = (kept, asked.authorization.removeprefix("Bearer ").strip(), given)
        return any(compare_digest(word.encode(), self.token.encode()) for word in words if word)

    def _is_own_name(self, host: str) -> bool:
        try:
            name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
        except ValueError:
            return False
        if name in (*LOCAL, *self.names, self.host):
            return True
        # Nobody can have an address lead elsewhere: only names can be rebound.
        return not self.is_local and _is_address(name)

    def _is_own_page(self, asked: Asked) -> bool:
        if asked.origin is None:
            # What a browser sends without saying from where: links and pictures. A link may open the page itself.
            return asked.site in (None, "same-origin", "none") or (asked.method == "GET" and asked.path == "/")
        if asked.origin.startswith(_EXTENSIONS):
            return asked.path in _OPEN_TO_EXTENSIONS
        return asked.origin == f"http://{asked.host}" or asked.origin == f"https://{asked.host}"


def is_loopback(host: str) -> bool:
    """Whether what is bound to this can be reached from this machine only."""
    if host == "localhost":
        return True
    return _is_address(host) and ip_address(host).is_loopback


def extension_of(asked: Asked) -> str | None:
    """The origin of the browser's add-on that asks, if it is one."""
    return asked.origin if asked.origin and asked.origin.startswith(_EXTENSIONS) else None


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
