"""Discord's error body, gathered field by field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.playground.limits import limit

Path = tuple[str | int, ...]


class Invalid(Exception):
    """A body that Discord would refuse.

    Attributes:
        body: Discord's own error body, with the path of each field that is wrong.
    """

    def __init__(self, body: dict[str, Any]) -> None:
        super().__init__(str(body))
        self.body = body


class Check:
    """Gathers what is wrong with one body; `done` raises it."""

    def __init__(self) -> None:
        self.errors: dict[str, Any] = {}

    def add(self, path: Path, code: str, message: str) -> None:
        """Note an error at a field."""
        here = self.errors
        for key in path:
            here = here.setdefault(str(key), {})
        here.setdefault("_errors", []).append({"code": code, "message": message})

    def done(self) -> None:
        """Raise `Invalid` if anything was noted."""
        if self.errors:
            raise Invalid({"code": 50035, "message": "Invalid Form Body", "errors": self.errors})

    def text(self, value: Any, path: Path, name: str, *, least: int = 0, required: bool = False) -> str:
        """A string of at most the named limit's characters; "" where it is none."""
        most = limit(name)
        if value is None:
            if required:
                self.required(path)
            return ""
        if not isinstance(value, str):
            self.add(path, "STRING_TYPE_CONVERT", "Could not interpret value as string.")
            return ""
        if least and not least <= len(value) <= most:
            if not value:
                self.required(path)
            else:
                self.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
        elif len(value) > most:
            self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
        return value

    def items(self, value: Any, path: Path, name: str, *, least: int = 0) -> Sequence[Any]:
        """A list of at most the named limit's items; empty where it is none."""
        if value is None:
            if least:
                self.required(path)
            return ()
        if not isinstance(value, list):
            self.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType.")
            return ()
        most = limit(name)
        if not least <= len(value) <= most:
            if least:
                self.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
            else:
                self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
        return value

    def mapping(self, value: Any, path: Path) -> dict[str, Any]:
        """An object; empty where it is none."""
        if isinstance(value, dict):
            return value
        self.add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType.")
        return {}

    def number(self, value: Any, path: Path, low: int, high: int) -> int | None:
        """A whole number within bounds; None where it is absent or none."""
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
            return None
        if value < low:
            self.add(path, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {low}.")
        elif value > high:
            self.add(path, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {high}.")
        return value

    def one_of(self, value: Any, path: Path, allowed: Sequence[Any]) -> bool:
        """Whether a value is one of those allowed; notes it where it isn't."""
        if value in allowed and not isinstance(value, bool):
            return True
        names = ", ".join(str(one) for one in allowed)
        self.add(path, "BASE_TYPE_CHOICES", f"Value must be one of {{{names}}}.")
        return False

    def required(self, path: Path) -> None:
        """Note that a field is missing."""
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required")
