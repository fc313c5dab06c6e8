"""A real server on a small case that all tests of the viewer share."""

from collections.abc import Iterator

import pytest

from dioscuri.web.serve import Place, Served
from tests.web.small_scene import session_in


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    """A server on the small case; each module of tests has its own, so that none sees another's marks."""
    session = session_in(tmp_path_factory.mktemp("viewed") / "case")
    with Served(session, Place()).in_background() as running:
        yield running


@pytest.fixture(scope="module")
def viewer_url(served: Served) -> str:
    """Where the viewer is, with its token."""
    return served.addresses()[0]
