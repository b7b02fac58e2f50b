"""How Telegram says no."""

from typing import Any


class ApiError(Exception):
    """A call that is refused; `description` as Telegram words it."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters

    def as_json(self) -> dict[str, Any]:
        """The body of the answer."""
        body = {"ok": False, "error_code": self.code, "description": self.description}
        return body | {"parameters": self.parameters} if self.parameters else body


def bad_request(why: str, **parameters: int) -> ApiError:
    """400: the call is wrong and will stay so."""
    return ApiError(400, f"Bad Request: {why}", **parameters)


def forbidden(why: str) -> ApiError:
    """403: the bot may not."""
    return ApiError(403, f"Forbidden: {why}")


def conflict(why: str) -> ApiError:
    """409: somebody else takes the updates."""
    return ApiError(409, f"Conflict: {why}")


def too_many(retry_after: int) -> ApiError:
    """429: come back in so many seconds."""
    text = f"Too Many Requests: retry after {retry_after}"
    return ApiError(429, text, retry_after=retry_after)
