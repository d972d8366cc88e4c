"""Holds what the bot sends against Discord's own description of its REST API."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

DESCRIPTION = Path(__file__).parents[3] / "shared" / "discord" / "openapi.json"
_ADDRESS = "urn:discord"


@cache
def _description() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    return found


@cache
def _registry() -> Registry[Any]:
    resource: Resource[Any] = Resource.from_contents(_description(), default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource(_ADDRESS, resource)
    return registry


@cache
def _templates() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Path templates as patterns, those with the fewest variables first."""
    paths = sorted(_description()["paths"], key=lambda path: path.count("{"))
    return tuple((re.compile("^" + re.sub(r"\{\w+\}", "[^/]+", path) + "$"), path) for path in paths)


@cache
def _validator(method: str, path: str) -> Draft202012Validator | None:
    paths = _description()["paths"]
    fitting = (one for pattern, one in _templates() if pattern.match(path) and method.lower() in paths[one])
    template = next(fitting, None)
    if template is None:
        return None
    content = _description()["paths"][template][method.lower()].get("requestBody", {}).get("content", {})
    if "application/json" not in content:
        return None
    escaped = template.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
    pointer = f"{_ADDRESS}#/paths/{escaped}/{method.lower()}/requestBody/content/application~1json/schema"
    return Draft202012Validator({"$ref": pointer}, registry=_registry())


def problems(method: str, path: str, body: object) -> list[str]:
    """What Discord's description finds wrong with a request's body; empty where it is right or undescribed.

    Args:
        method: Upper case.
        path: Below ``/api/v10``.
        body: The parsed JSON.
    """
    validator = _validator(method, path)
    if validator is None:
        return []
    found = validator.iter_errors(_ids_as_text(body))
    return [f"{method} {path} {error.json_path}: {error.message[:300]}" for error in found]


def _ids_as_text(body: object) -> object:
    """A body with its ids as strings: discord.py sends some as numbers, which Discord takes though it doesn't say so."""
    if isinstance(body, dict):
        return {
            key: str(value) if key.endswith("_id") and isinstance(value, int) else _ids_as_text(value)
            for key, value in body.items()
        }
    return [_ids_as_text(one) for one in body] if isinstance(body, list) else body
