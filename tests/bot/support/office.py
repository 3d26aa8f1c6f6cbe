"""An office in memory: keeps what it receives and answers like a small dialog."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from bot.chat.hub import Hub
from bot.ports.web_office import Document, Language, Posted
from tests.bot.support import words

HOSTILE = '<b>bold</b><img src=x onerror="document.title=1"> =cmd & "quotes"'


@dataclass
class FakeOffice:
    """Every person's chat in lists.

    ``answers`` off: it only stores. ``broken``: it cannot even store. ``lost_acks``: so many
    times it stores, but fails before the acknowledgement.
    """

    answers: bool = True
    delay: float = 0.0
    broken: bool = False
    lost_acks: int = 0
    hub: Hub | None = None
    received: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    uploads: dict[tuple[str, str], tuple[str, str, bytes]] = field(default_factory=dict)
    chats: dict[str, list[Posted]] = field(default_factory=dict)
    documents: dict[tuple[str, int], Document] = field(default_factory=dict)
    asked: int = 0
    _ids: set[tuple[str, str]] = field(default_factory=set)
    _languages: dict[str, str] = field(default_factory=dict)

    async def receive(self, person: str, update_id: str, body: Mapping[str, Any]) -> bool:
        if self.broken:
            raise OSError("disk full")
        if (person, update_id) in self._ids:
            return False
        self._ids.add((person, update_id))
        self.received.append((person, update_id, dict(body)))
        if self.answers:
            asyncio.get_running_loop().call_later(
                self.delay, self._answer, person, update_id, dict(body)
            )
        if self.lost_acks:
            self.lost_acks -= 1
            raise OSError("stored, and then the line fell")
        return True

    async def replay(self, person: str, after: int, limit: int) -> list[Posted]:
        self.asked += 1
        return [line for line in self.chats.get(person, []) if line.seq > after][:limit]

    async def earlier(self, person: str, before: int | None, limit: int) -> list[Posted]:
        lines = self.chats.get(person, [])
        return [line for line in lines if before is None or line.seq < before][-limit:]

    async def document(self, person: str, seq: int) -> Document | None:
        return self.documents.get((person, seq))

    async def keep_upload(
        self, person: str, upload_id: str, name: str, mime: str, stream: AsyncIterator[bytes]
    ) -> None:
        content = b"".join([piece async for piece in stream])
        self.uploads[person, upload_id] = (name, mime, content)

    def texts(self, language: Language) -> dict[str, str]:
        return words.texts(language)

    def post(
        self,
        person: str,
        kind: Literal["message", "own", "toast", "document"],
        payload: dict[str, Any],
    ) -> None:
        """Commit one line and ring the bell, as a turn does."""
        lines = self.chats.setdefault(person, [])
        lines.append(Posted(len(lines) + 1, kind, payload))
        if self.hub is not None:
            self.hub.posted(person)

    def say(self, person: str, text: str, **more: Any) -> None:
        """Commit one message of the office."""
        self.post(person, "message", message(self._language(person), text=text, **more))

    def give(self, person: str, name: str, content: bytes, text: str = "Жоба") -> int:
        """Commit a file in the place of those before; the number of its line."""
        lines = self.chats.setdefault(person, [])
        for at, line in enumerate(lines):
            if line.kind == "document":
                lines[at] = replace(line, payload={**line.payload, "gone": True})
                self.documents.pop((person, line.seq), None)
        seq = len(lines) + 1
        self.documents[person, seq] = Document(name, "application/json", content)
        shown = {"text": text, "name": name, "language": self._language(person), "gone": False}
        self.post(person, "document", shown)
        return seq

    def said(self) -> list[str]:
        """Every text received, in order."""
        return [body["text"] for _, _, body in self.received if body["type"] == "said"]

    def of(self, kind: str) -> list[dict[str, Any]]:
        """Every body of one type received, in order."""
        return [body for _, _, body in self.received if body["type"] == kind]

    def _language(self, person: str) -> str:
        return self._languages.get(person, "kk")

    def _answer(self, person: str, update_id: str, body: dict[str, Any]) -> None:
        if body["type"] in ("opened", "language"):
            self._languages[person] = body.get("language") or body["value"]
        told = {
            "said": body.get("text"),
            "pressed": f"[{body.get('token')}]",
            "file": body.get("name"),
            "day": body.get("value"),
        }.get(body["type"])
        if told is not None:
            self.post(person, "own", {"text": told, "id": update_id})
        self.post(person, "message", self._reply(person, body))

    def _reply(self, person: str, body: dict[str, Any]) -> dict[str, Any]:
        language = self._language(person)
        if body["type"] in ("opened", "language"):
            return message(language, **WELCOME[language], replaces=body["type"] == "language")
        asked = ASKS.get(body.get("text", ""), ASKS["text"])
        return message(language, **{**ANSWERS[language], **asked})


def message(language: str, **given: Any) -> dict[str, Any]:
    """An outbox message with everything it must have."""
    return {
        "title": "",
        "text": "",
        "progress": "",
        "buttons": [],
        "input": {"kind": "text", "placeholder": "", "accept": ""},
        "language": language,
        "replaces": False,
        **given,
    }


def _input(kind: str, placeholder: str = "", accept: str = "") -> dict[str, Any]:
    return {"input": {"kind": kind, "placeholder": placeholder, "accept": accept}}


ASKS: dict[str, dict[str, Any]] = {
    "text": _input("text"),
    "date": _input("date", "21.11.2026"),
    "file": _input("file", accept=".pdf,.jpg,.png"),
    "email": _input("email", "name@example.kz"),
    "phone": _input("phone", "+7 701 000 00 00"),
    "number": _input("number", "12"),
    "none": _input("none"),
    "hostile": {
        "title": HOSTILE,
        "text": HOSTILE,
        "buttons": [[{"label": HOSTILE, "token": "h"}]],
        **_input("text", HOSTILE),
    },
}

WELCOME: dict[str, dict[str, Any]] = {
    "kk": {
        "title": "Қош келдіңіз!",
        "text": "Терезе АБК-ні тізілімге енгізу туралы өтінішті дайындауға, тексеруге және "
        "көрсетілетін қызметті берушіге тапсыруға көмектеседі.\n\nТізілімге енгізу туралы шешімді "
        "тек уәкілетті орган қабылдайды. Қызмет тегін.",
        "buttons": [
            [{"label": "АБК-ні тізілімге енгізу", "token": "1.0.kk"}],
            [
                {"label": "Өтініш мәртебесі", "token": "1.1.kk"},
                {"label": "Анықтама", "token": "1.2"},
            ],
        ],
        **_input("none"),
    },
    "ru": {
        "title": "Добро пожаловать!",
        "text": "Терезе помогает подготовить, проверить и передать услугодателю заявление о "
        "включении АПК в реестр.\n\nРешение о включении принимает только уполномоченный орган. "
        "Услуга бесплатна.",
        "buttons": [
            [{"label": "Включить АПК в реестр", "token": "1.0.ru"}],
            [
                {"label": "Статус заявления", "token": "1.1.ru"},
                {"label": "Справка", "token": "1.2"},
            ],
        ],
        **_input("none"),
    },
}

ANSWERS: dict[str, dict[str, Any]] = {
    "kk": {
        "title": "Өтініш берушінің электрондық поштасы қандай?",
        "text": "Хабарлама осы мекенжайға жіберіледі.\n\nМысалы: name@example.kz",
        "progress": "4/17",
        "buttons": [
            [{"label": "Бұл талап қайдан алынған?", "token": "2.0"}],
            [{"label": "Артқа", "token": "2.1"}, {"label": "Сақтап, шығу", "token": "2.2"}],
        ],
    },
    "ru": {
        "title": "Какая у заявителя электронная почта?",
        "text": "На этот адрес придёт уведомление.\n\nНапример: name@example.kz",
        "progress": "4/17",
        "buttons": [
            [{"label": "Откуда это требование?", "token": "2.0"}],
            [{"label": "Назад", "token": "2.1"}, {"label": "Сохранить и выйти", "token": "2.2"}],
        ],
    },
}
