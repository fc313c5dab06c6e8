"""`dioscuri view`: the server of one case, until it is stopped."""

from __future__ import annotations

import contextlib
import hashlib
import socket
import ssl
import threading
import webbrowser
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import uvicorn

from dioscuri.errors import ServeError
from dioscuri.web.app import make_app
from dioscuri.web.guard import new_token
from dioscuri.web.session import Session

HERE = ("127.0.0.1", "localhost", "::1")
EVERYWHERE = "0.0.0.0"
PORTS = range(20_000, 30_000)  # below those that systems give out by themselves
NEEDS_TLS = (
    "--host {}: other machines need --certificate FILE and --key FILE (PEM): a headset enters VR over HTTPS "
    "only, and the scans must not cross a network in the clear"
)


@dataclass(frozen=True)
class Place:
    """Where the server listens. Without a certificate on this machine alone. Port 0: the case's own."""

    host: str = "127.0.0.1"
    port: int = 0
    certificate: Path | None = None
    key: Path | None = None

    @property
    def secure(self) -> bool:
        """Whether it speaks HTTPS."""
        return self.certificate is not None

    def refuse(self) -> None:
        """Raise ServeError for a place that would be unsafe or cannot work."""
        if (self.certificate is None) != (self.key is None):
            raise ServeError("--certificate and --key: only one found, must both be given (PEM files)")
        if self.host not in HERE and not self.secure:
            raise ServeError(NEEDS_TLS.format(self.host))
        if self.certificate is None:
            return
        for path in (self.certificate, self.key):
            if path is None or not path.is_file():
                raise ServeError(f"{path}: no such file, must be a PEM file")
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(self.certificate, self.key)
        except (ssl.SSLError, ValueError, OSError) as error:
            raise ServeError(
                f"{self.certificate}: cannot be used with {self.key} ({error}); must be a PEM certificate "
                "and its key without a password"
            ) from None


class Served:
    """A server that is bound to its port; `run` serves until it is stopped, `stop` from another thread."""

    def __init__(self, session: Session, place: Place) -> None:
        place.refuse()
        self.place, self.token = place, new_token()
        self.socket = _bound(place, session.case)
        self.port = int(self.socket.getsockname()[1])
        app = make_app(session, token=self.token, hosts=self.hosts(), secure=place.secure)
        settings: dict[str, Any] = {"ws": "none", "lifespan": "off", "log_level": "warning"}
        if place.secure:
            settings |= {"ssl_certfile": str(place.certificate), "ssl_keyfile": str(place.key)}
        config = uvicorn.Config(
            app,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=2,
            **settings,
        )
        self.server = uvicorn.Server(config)

    def hosts(self) -> set[str]:
        """Names, with port, by which a browser may call this server."""
        names = {"127.0.0.1", "localhost", "[::1]", self.place.host}
        if self.place.host == EVERYWHERE:
            own = socket.gethostname()
            names |= {*lan_addresses(), own, socket.getfqdn(), f"{own}.local"}
        usual = 443 if self.place.secure else 80
        return {f"{n}:{self.port}" for n in names} | (names if self.port == usual else set())

    def addresses(self) -> list[str]:
        """Addresses with the token, this machine's first."""
        scheme = "https" if self.place.secure else "http"
        names = ["127.0.0.1", *lan_addresses()] if self.place.host == EVERYWHERE else [self.place.host]
        named = [f"[{n}]" if ":" in n else n for n in names]
        return [f"{scheme}://{n}:{self.port}/?token={self.token}" for n in named]

    def run(self) -> None:
        """Serve until Ctrl-C or `stop`."""
        with contextlib.suppress(KeyboardInterrupt):
            self.server.run(sockets=[self.socket])
        self.socket.close()

    def stop(self) -> None:
        """Let `run` return."""
        self.server.should_exit = True

    @contextlib.contextmanager
    def in_background(self) -> Iterator[Served]:
        """Serve from a thread, for tests and for other programs."""
        thread = threading.Thread(target=self.run, daemon=True)
        thread.start()
        try:
            while not self.server.started and thread.is_alive():
                thread.join(0.01)
            yield self
        finally:
            self.stop()
            thread.join(10)


def serve(session: Session, place: Place, *, browser: bool, say: Callable[[str], None]) -> None:
    """Serve a case, say where, and open the browser if wanted."""
    served = Served(session, place)
    for address in served.addresses():
        say(f"viewer: {address}")
    say("the address holds a token: whoever has it sees the case. Ctrl-C stops the server.")
    if browser:
        address = served.addresses()[0]
        threading.Timer(0.8, lambda: webbrowser.open(address)).start()
    served.run()
    say("stopped; everything that was kept is in the case's edits/operations.jsonl")


def lan_addresses() -> list[str]:
    """This machine's IPv4 addresses in its networks."""
    found = (a for addresses in psutil.net_if_addrs().values() for a in addresses)
    return sorted(
        {str(a.address) for a in found if a.family == socket.AF_INET and not a.address.startswith("127.")}
    )


def usual_port(case: Path) -> int:
    """A case's port, the same at each start: a browser keeps what waits to be sent by address and port."""
    digest = hashlib.sha256(str(case.resolve()).encode("utf-8", "surrogateescape")).digest()
    return PORTS[int.from_bytes(digest[:8], "big") % len(PORTS)]


def _bound(place: Place, case: Path) -> socket.socket:
    if place.port == 0:
        with contextlib.suppress(ServeError):
            return _listening(place.host, usual_port(case))
    return _listening(place.host, place.port)


def _listening(host: str, port: int) -> socket.socket:
    one = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        one.bind((host, port))
        one.listen()  # two may bind one port, but only one may listen there
    except (OSError, OverflowError) as error:
        one.close()
        raise ServeError(
            f"port {port} of {host}: cannot be opened ({error}); choose another with --port, "
            "or 0 for the case's own or a free one"
        ) from None
    return one
