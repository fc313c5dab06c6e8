"""The web application of one case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles

from dioscuri.errors import MissingPartError
from dioscuri.web.guard import Guard
from dioscuri.web.routes import PAGE, STATIC, api, failed, page, refused
from dioscuri.web.session import Session


def make_app(session: Session, *, token: str, hosts: Iterable[str], secure: bool = False) -> Guard:
    """The application, with its guard before it.

    Raises
    ------
    MissingPartError : the page was not built.
    """
    refuse_unbuilt()
    app: Any = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.include_router(api(session))
    app.add_api_route("/", page, methods=["GET"], include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC))
    for kind, handler in (
        (HTTPException, refused),
        (RequestValidationError, refused),
        (ClientDisconnect, _too_long),
        (Exception, failed),
    ):
        app.add_exception_handler(kind, handler)
    return Guard(app, token=token, hosts=hosts, secure=secure)


def refuse_unbuilt() -> None:
    """Raise MissingPartError where the browser's part is not there."""
    if not (STATIC / PAGE).is_file():
        raise MissingPartError(f"{STATIC / PAGE}: the viewer's page is not built; run `make viewer`")


async def _too_long(request: Request, error: Exception) -> Response:
    return JSONResponse({"error": "body: longer than it may be, or the connection was lost"}, 413)
