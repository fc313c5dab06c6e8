"""A made-up case behind a real server, and a client that knows its token."""

import http.client
import json
from contextlib import contextmanager

from dioscuri.planning.bloodflow.question import question_of
from dioscuri.planning.viewing.consequence import LiveFlow
from dioscuri.web.serve import Place, Served
from dioscuri.web.session import Session
from tests.planning.edited_scene import ct, labels
from tests.planning.flow_scene import scene as flow_scene

PLAN, NEXT_PLAN = "a" * 64, "b" * 64
GLB = b"glTF" + bytes(range(200))


def scene():
    """What the server needs of a scene."""
    known, _, _ = flow_scene()
    return {
        "case": "made-up",
        "plan": {"id": PLAN, "short": PLAN[:12], "made_on": "2026-01-01", "stale": ""},
        "models": [{"name": "100k", "file": "model-100k.glb"}],
        "volumes": [{"name": "ct", "place": "page", "file": "ct-page.bin.gz"}],
        "vessels": [{"id": e.id, "path": e.path.tolist()} for e in known.owners.graph],
    }


def question():
    """The made-up heads' flow, with few samples."""
    known, _, _ = flow_scene()
    return question_of(known.flow, known.recipe, known.owners.graph)


def case_in(folder):
    """The folder of a made-up case, as `plan` leaves it."""
    (folder / "plans").mkdir(parents=True)
    (folder / "plans" / f"{PLAN}.json").write_text("{}")
    (folder / "plans" / "current.txt").write_text(PLAN)
    files = folder / "viewer" / "id"
    files.mkdir(parents=True)
    (files / "model-100k.glb").write_bytes(GLB)
    (files / "ct-page.bin.gz").write_bytes(b"\x1f\x8b")
    (files / "scene.json").write_text("{}")
    return folder


def session_of(folder, read=question):
    """A session on a made-up case."""
    return Session(
        folder,
        scene(),
        folder / "viewer" / "id",
        flow=LiveFlow(read),
        labels=lambda: (labels(), labels(), ct()),
    )


class Client:
    """Asks a server as its page does; every header may be given otherwise."""

    def __init__(self, served):
        self.served, self.port = served, served.port
        self.origin = f"http://127.0.0.1:{self.port}"

    def raw(self, method, path, body=None, headers=None, *, cookie=True):
        """Status, headers (names in lower case) and bytes."""
        own = {"Cookie": f"dioscuri-{self.port}={self.served.token}"} if cookie else {}
        if body is not None:
            own |= {"Content-Type": "application/json", "Origin": self.origin}
        asked = {k: v for k, v in {**own, **(headers or {})}.items() if v is not None}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, asked)
            answer = connection.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def get(self, path):
        status, _, body = self.raw("GET", path)
        return status, json.loads(body)

    def post(self, path, body, **more):
        status, _, answer = self.raw("POST", path, json.dumps(body), **more)
        return status, json.loads(answer)


@contextmanager
def serving(folder, read=question):
    """A client of a server on a free port of this machine."""
    with Served(session_of(folder, read), Place()).in_background() as served:
        yield Client(served)
