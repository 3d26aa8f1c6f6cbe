"""Reading of what a browser asks the desk."""

from aiohttp import web

from core.form.kinds import printable


def id_of(request: web.Request, name: str) -> str:
    """An id out of an address, without characters that no database takes."""
    return printable(request.match_info[name])


def number_of(text: str) -> int:
    """A small whole number out of an address or a form; 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else 0
