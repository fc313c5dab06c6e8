"""What the page asks of the server; every refusal is {"error": one line}."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, JSONResponse, Response

from dioscuri.errors import DioscuriError, GeometryError
from dioscuri.model.operation import Change
from dioscuri.planning.viewing.pictures import keep_picture
from dioscuri.web.session import Session, refusal

MOST_OPERATIONS = 500
STATIC = Path(__file__).parent / "static"
PAGE = "viewer.html"
TYPES = {".glb": "model/gltf-binary", ".gz": "application/gzip", ".json": "application/json"}
T = TypeVar("T")


def api(session: Session) -> APIRouter:
    """Routes of one case."""
    router = APIRouter(prefix="/api")
    _reading(router, session)
    _writing(router, session)
    return router


def _reading(router: APIRouter, session: Session) -> None:
    @router.get("/scene")
    def scene() -> Response:
        return _told(session.scene)

    @router.get("/files/{name}")
    def file(name: str) -> Response:
        if name not in session.files:
            raise HTTPException(404, f"no file {name[:80]!r} in this scene")
        suffix = Path(name).suffix
        return FileResponse(session.folder / name, media_type=TYPES.get(suffix, "application/octet-stream"))

    @router.get("/operations")
    def operations(after: int = 0) -> Response:
        def found() -> dict[str, Any]:
            some, head = session.operations(after)
            return {"operations": some, "head": head}

        return _told(found)

    @router.get("/state")
    def state() -> Response:
        return _told(session.state)

    @router.get("/edits")
    def edits() -> Response:
        return _told(session.edits)

    @router.get("/plans")
    def plans() -> Response:
        return _told(session.plans)


def _writing(router: APIRouter, session: Session) -> None:
    @router.post("/operations")
    async def operations(request: Request) -> Response:
        def done(body: dict[str, Any]) -> dict[str, Any]:
            given = _field(body, "operations", list)
            if not 1 <= len(given) <= MOST_OPERATIONS:
                raise GeometryError(f"operations: {len(given)} found, must be 1 to {MOST_OPERATIONS}")
            made, head, _ = session.add(_by(body), [_change(g) for g in given])
            return {"operations": [session.told(o) for o in made], "head": head}

        return await _posted(request, done)

    @router.post("/paint")
    async def paint(request: Request) -> Response:
        def done(body: dict[str, Any]) -> dict[str, Any]:
            change = {k: v for k, v in body.items() if k != "by"}
            return session.paint(_by(body), _change(change.get("operation", change)))

        return await _posted(request, done)

    @router.post("/whatif")
    async def whatif(request: Request, intervals: bool = False) -> Response:
        def done(body: dict[str, Any]) -> dict[str, Any]:
            return session.what_if(_clips(body), intervals=intervals)

        return await _posted(request, done)

    @router.post("/screenshot")
    async def screenshot(request: Request) -> Response:
        def done(body: dict[str, Any]) -> dict[str, Any]:
            name, png = _field(body, "name", str), _field(body, "png", str)
            return {"file": keep_picture(session.case, name, png, _by(body))}

        return await _posted(request, done)


async def page(request: Request) -> Response:
    """The page itself."""
    return FileResponse(STATIC / PAGE, media_type="text/html; charset=utf-8")


async def refused(request: Request, error: Exception) -> Response:
    """A route that does not exist, a wrong method, a parameter that cannot be read."""
    status = error.status_code if isinstance(error, HTTPException) else 422
    why = str(error.detail) if isinstance(error, HTTPException) else "a parameter that cannot be read"
    return JSONResponse({"error": f"{request.url.path[:80]}: {why}"}, status)


async def failed(request: Request, error: Exception) -> Response:
    """A fault of ours: one line to the page, never a traceback."""
    return JSONResponse({"error": f"the server failed ({type(error).__name__}): see its terminal"}, 500)


def _told(make: Callable[[], Any]) -> Response:
    """The answer as JSON, or why there is none."""
    try:
        return JSONResponse(make())
    except DioscuriError as error:
        return JSONResponse({"error": " ".join(str(error).split())}, refusal(error))


async def _posted(request: Request, done: Callable[[dict[str, Any]], Any]) -> Response:
    raw = await request.body()
    return await run_in_threadpool(lambda: _told(lambda: done(_body(raw))))


def _body(raw: bytes) -> dict[str, Any]:
    def refuse(text: str) -> float:
        raise GeometryError(f"body: {text} found, numbers must be finite")

    try:
        body = json.loads(raw, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        if isinstance(error, GeometryError):
            raise
        raise GeometryError("body: not JSON, must be one object") from None
    if not isinstance(body, dict):
        raise GeometryError(f"body: {type(body).__name__} found, must be one object")
    try:
        json.dumps(body, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise GeometryError("body: half a character found (a lone surrogate), must be whole text") from None
    return body


def _field(body: dict[str, Any], name: str, kind: type[T]) -> T:
    if not isinstance(value := body.get(name), kind):
        raise GeometryError(f"{name}: {type(value).__name__} found, must be {kind.__name__}")
    return value


def _by(body: dict[str, Any]) -> str:
    by = _field(body, "by", str).strip()
    if not by:
        raise GeometryError("by: nobody signs it, must be the name of a person")
    return by


def _change(given: Any) -> Change:
    if not isinstance(given, dict):
        raise GeometryError(f"operation: {type(given).__name__} found, must be an object")
    return Change(**{str(k): v for k, v in given.items()})


def _clips(body: dict[str, Any]) -> dict[str, float]:
    clips = _field(body, "clips", dict)
    for edge, share in clips.items():
        number = isinstance(share, int | float) and not isinstance(share, bool)
        if not number or not 0 < share <= 1:  # compared as it is: an int may be too large for a float
            found = str(share) if isinstance(share, float) else repr(share)
            raise GeometryError(
                f"clip {str(edge)[:40]}: {found[:40]} found, must be a number, above 0 and at most 1"
            )
    return {str(edge): float(share) for edge, share in clips.items()}
