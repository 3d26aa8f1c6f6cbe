"""Rendering: templates with the words of a language. Everything put in is escaped."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import jinja2
from aiohttp import web

from bot.desk.access import Visitor
from bot.http.assets import Assets
from core.law.limits import Unit, limit_on
from core.law.terms import Due
from core.law.working_time import TZ
from dialogs.menus.receipt import proof
from dialogs.screens import Message, Text
from dialogs.wording.catalogue import LANGUAGES, Catalogue, catalogue

FOLDER = Path(__file__).parent
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
"""``same-origin``: under the chat's ``no-referrer`` browsers send ``Origin: null`` with forms."""


class DeskAssets(Assets):
    """The desk's own style, kept by browsers like the chat's."""

    def __init__(self) -> None:
        super().__init__(FOLDER / "static")

    def address(self, name: str) -> str:
        """Where a page finds the file; KeyError when there is none."""
        return f"/desk{super().address(name)}"


class Pages:
    """The desk's templates."""

    def __init__(self) -> None:
        self.assets = DeskAssets()
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(FOLDER / "templates"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            palette=self.assets.address("palette.css"),
            style=self.assets.address("desk.css"),
            style_of_lists=self.assets.address("checklist.css"),
            mark=self.assets.address("mark.svg"),
        )
        self._environment.filters.update(day=day, moment=moment, iso=iso)

    def inside(
        self, template: str, visit: Visitor, here: str, status: int = 200, **values: Any
    ) -> web.Response:
        """A page for an officer; ``here`` is where the page can be asked for again."""
        return self._response(
            template, visit.language, status, visit=visit, here=here, languages=LANGUAGES, **values
        )

    def absent(self, visit: Visitor) -> web.Response:
        """The page of what is not there."""
        return self.inside("absent.html", visit, "/desk", 404)

    def outside(self, template: str, language: str, status: int) -> web.Response:
        """A page for a browser without a visit at the desk."""
        entering = {each: catalogue(each).text(Text("desk.enter.button")) for each in LANGUAGES}
        return self._response(template, language, status, visit=None, entering=entering)

    def _response(self, template: str, language: str, status: int, **values: Any) -> web.Response:
        text = self._environment.get_template(template).render(
            language=language, **_words(catalogue(language)), **values
        )
        return web.Response(text=text, status=status, content_type="text/html", headers=HEADERS)


def see(address: str) -> web.Response:
    """Sends the browser there with a plain GET."""
    return web.Response(status=303, headers={**HEADERS, "Location": address})


def _words(words: Catalogue) -> Mapping[str, Callable[..., str]]:
    """What templates say: a key, a text, one of a closed list, a part of a decision's form."""

    def tell(key: str, count: int | None = None, **params: Any) -> str:
        if count is not None:
            params["count"] = count
        return words.text(Text(key, params, count))

    def one_of(kind: str, name: str) -> str:
        return words.text(Text(f"desk.one_of.{kind}.{name}"))

    def about(decision: str, part: str) -> str:
        return words.text(Text(f"desk.decision.{decision}.{part}"))

    return {"t": tell, "say": words.value, "one_of": one_of, "about": about}


def day(value: date | None) -> str:
    """21.11.2026, as both languages write it here."""
    return "—" if value is None else f"{value:%d.%m.%Y}"


def moment(value: datetime) -> str:
    """21.11.2026, 18:31 in Almaty."""
    return f"{value.astimezone(TZ):%d.%m.%Y, %H:%M}"


def iso(value: date | datetime) -> str:
    """A day or a moment for machines."""
    return value.isoformat()


def limit_name(limit_id: str) -> Text:
    """What a limit is for."""
    return Text(f"desk.limit.{limit_id.lower().replace('-', '_')}")


def proven(limit_id: str, due: Due) -> list[Message]:
    """How a last day was counted."""
    if limit_on(limit_id, due.proof.day_zero).backwards:
        params = {"end": day(due.proof.day_zero), "count": due.proof.counted}
        return [
            Text("desk.proof.backwards", params, due.proof.counted),
            Text("proof.law", {"law": due.proof.law}),
        ]
    if due.proof.unit is Unit.SAME_DAY:
        params = {"day": day(due.proof.day_zero)}
        return [
            Text("desk.proof.same_day", params),
            Text("proof.law", {"law": due.proof.law}),
        ]
    return proof(due)
