"""What a chat of Telegram is called inside the product."""

_PREFIX = "tg:"


def person_of(chat_id: int | str) -> str:
    """The person in a private chat, or the group in its own.

    >>> person_of(5), chat_of(person_of(-100))
    ('tg:5', -100)
    """
    return f"{_PREFIX}{chat_id}"


def chat_of(person: str) -> int:
    """The chat of a person. ValueError for a person of another channel."""
    return int(person.removeprefix(_PREFIX))
