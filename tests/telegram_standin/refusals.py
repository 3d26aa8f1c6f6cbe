"""What the Bot API says when it does not do what it was asked."""

from typing import Any

BLOCKED = "Forbidden: bot was blocked by the user"


class Refusal(Exception):
    """An answer with `ok: false`: HTTP status, English description, optional parameters."""

    def __init__(
        self, code: int, description: str, parameters: dict[str, Any] | None = None
    ) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON body of the answer."""
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters is not None:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> Refusal:
    """400 with the reason as Telegram words it."""
    return Refusal(400, f"Bad Request: {reason}")


def forbidden(description: str = BLOCKED) -> Refusal:
    """403; the description is given whole."""
    return Refusal(403, description)


def conflict(reason: str) -> Refusal:
    """409: two ways of fetching updates at once."""
    return Refusal(409, f"Conflict: {reason}")


def too_many(retry_after: int) -> Refusal:
    """429 with the pause in seconds, in the text and in the parameters."""
    return Refusal(
        429,
        f"Too Many Requests: retry after {retry_after}",
        {"retry_after": retry_after},
    )


def server_error(code: int) -> Refusal:
    """5xx from the Bot API itself."""
    names = {500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Timeout"}
    return Refusal(code, names.get(code, "Server Error"))
