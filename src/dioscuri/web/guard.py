"""Who may ask, and how much: token, host, origin, size; and what every answer says to the browser."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urlencode

COOKIE = "dioscuri"
MOST_BYTES = {"/api/whatif": 65_536, "/api/screenshot": 32 * 2**20}
MOST_BYTES_ELSE = 4 * 2**20
READS = ("GET", "HEAD")
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; "
    "worker-src 'self' blob:; connect-src 'self' blob: data:; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), xr-spatial-tracking=(self)",
}
NO_TOKEN = "no token: open the address that `dioscuri view` printed"


class RefusedError(Exception):
    """A request that goes no further."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class Guard:
    """ASGI middleware. `hosts` are the names, with port, by which this server may be called."""

    def __init__(self, app: Any, *, token: str, hosts: Iterable[str], secure: bool) -> None:
        self.app, self.token, self.secure = app, token, secure
        self.hosts = {h.lower() for h in hosts}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        try:
            if (place := self._admitted(scope)) is not None:
                await _answer(send, 303, b"", {"location": place, "set-cookie": self._cookie(scope)})
                return
            receive = _limited(receive, self._most(scope))
        except RefusedError as error:
            body = json.dumps({"error": str(error)}).encode()
            await _answer(send, error.status, body, {"content-type": "application/json"})
            return
        await self.app(scope, receive, _headed(send, scope["path"]))

    def _admitted(self, scope: Any) -> str | None:
        """The address without its token where the request brings one; None where a cookie lets it in.

        Raises
        ------
        RefusedError : another host or origin, or neither token nor cookie.
        """
        headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}
        host = headers.get("host", "").lower()
        if host not in self.hosts:
            raise RefusedError(421, f"host {host[:80]!r}: not this server")
        if scope["method"] not in READS:
            self._refuse_other_origins(headers, host)
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        if scope["path"] == "/" and "token" in asked:
            if not self._right(asked.pop("token")[0]):
                raise RefusedError(401, NO_TOKEN)
            rest = urlencode(asked, doseq=True)
            return f"/?{rest}" if rest else "/"
        if not self._right(_cookie_of(headers.get("cookie", ""), self._name(scope))):
            raise RefusedError(401, NO_TOKEN)
        return None

    def _refuse_other_origins(self, headers: dict[str, str], host: str) -> None:
        origin = headers.get("origin")
        if origin != f"{'https' if self.secure else 'http'}://{host}":
            raise RefusedError(403, f"origin {str(origin)[:80]!r}: must be this server's own page")
        if not headers.get("content-type", "").startswith("application/json"):
            raise RefusedError(415, "content type: must be application/json")

    def _right(self, token: str) -> bool:
        return hmac.compare_digest(token.encode("utf-8", "replace"), self.token.encode())

    def _name(self, scope: Any) -> str:
        """Cookies know no port: two servers on one machine must not take each other's."""
        return f"{COOKIE}-{(scope.get('server') or ('', 0))[1]}"

    def _cookie(self, scope: Any) -> str:
        secure = "; Secure" if self.secure else ""
        return f"{self._name(scope)}={self.token}; Path=/; HttpOnly; SameSite=Strict{secure}"

    def _most(self, scope: Any) -> int:
        most = MOST_BYTES.get(scope["path"], MOST_BYTES_ELSE)
        said = dict(scope["headers"]).get(b"content-length", b"0")
        if not said.isdigit() or int(said) > most:
            raise RefusedError(413, f"body: must be at most {most} bytes")
        return most


def new_token() -> str:
    """A random token for one start of the server."""
    return secrets.token_urlsafe(32)


def _cookie_of(text: str, name: str) -> str:
    try:
        found = SimpleCookie(text).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _limited(receive: Any, most: int) -> Any:
    """`receive` that stops a body which is longer than it said."""
    seen = 0

    async def counted() -> Any:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            return {"type": "http.disconnect"}
        return message

    return counted


def _headed(send: Any, path: str) -> Any:
    """`send` that adds the headers of every answer."""
    kept = "no-cache" if path.startswith(("/static/", "/api/files/")) else "no-store"

    async def headed(message: Any) -> None:
        if message["type"] == "http.response.start":
            own = [(k.encode(), v.encode()) for k, v in {**HEADERS, "cache-control": kept}.items()]
            message = {**message, "headers": [*message.get("headers", ()), *own]}
        await send(message)

    return headed


async def _answer(send: Any, status: int, body: bytes, headers: dict[str, str]) -> None:
    everything = {**HEADERS, "cache-control": "no-store", "content-length": str(len(body)), **headers}
    pairs = [(k.encode(), v.encode()) for k, v in everything.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": body})
