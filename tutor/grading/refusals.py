"""The final events of requests that could not be carried out."""

from typing import Final

from tutor.grading.protocol import Message
from tutor.language import Text

_BAD_REQUEST: Final = Text(
    uz="Soʻrovni bajarib boʻlmaydi: {why}.",
    en="The request cannot be carried out: {why}.",
)


def failed(code: str, message: Text) -> Message:
    """Return the final event of a request that could not be carried out."""
    return {"event": "failed", "code": code, "message": message.as_dict()}


def bad_request(why: str) -> Message:
    """Return the final event of a request that is not well-formed."""
    return failed("bad-request", _BAD_REQUEST.format(why=why))
