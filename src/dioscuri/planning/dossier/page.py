"""thin"""

from typing import Any


def page(content: Any, nodes: Any, said: Any, views: Any) -> str:
    return "<!doctype html><title>x</title>"
