"""People who fill in the form by phone, patient with a product that dies on them."""

import asyncio
from collections.abc import Sequence

from tests.stories.support.book import Step, stories
from tests.stories.support.samples import SAMPLES
from tests.stories.support.words import is_shown, label
from tests.telegram_standin import Screen, User

PATIENCE = 40.0
TRIES = 10
HAPPY = next(each for each in stories() if each.name.startswith("SC-021 the happy path"))
HAND_IN = next(
    number for number, step in enumerate(HAPPY.steps) if step.get("press") == "check.hand_in.button"
)
TO_CHECK = HAPPY.steps[:HAND_IN]


class Filler:
    """One person on one phone. Every deed is done once, and waited for until it is answered."""

    def __init__(self, user: User, language: str) -> None:
        self.user = user
        self.language = language
        self.deeds = 0

    async def fill(self, steps: Sequence[Step] = TO_CHECK) -> None:
        """Answer every question with the usual answer."""
        for step in steps:
            await self.do(step)

    async def do(self, step: Step) -> None:
        """One step of a story, and its expected words; a button that was stale is pressed again."""
        for _ in range(TRIES):
            if await self._try(step):
                return
        raise AssertionError(f"stale {TRIES} times: {dict(step)}\n{self.user.screen}")

    async def _try(self, step: Step) -> bool:
        """Whether the deed was heard; otherwise the current screen was shown again."""
        mark = self._newest()
        await self._act(step)
        self.deeds += 1
        await self.user.wait_for_screen(
            lambda screen: self._stale(mark) > 0 or self._is_answered(step, screen, mark),
            PATIENCE,
        )
        if not (toast := self._stale(mark)):
            return True
        await self.user.wait_for_screen(lambda screen: bool(_since(screen, toast)), PATIENCE)
        return False

    async def wait_for_words(self, keys: Sequence[str]) -> None:
        """Until these words are shown after the person's last deed."""
        await self.user.wait_for(
            lambda shown: all(is_shown(key, self.language, shown.text) for key in keys), PATIENCE
        )

    async def _act(self, step: Step) -> None:
        match step:
            case {"send": "open"}:
                await self.user.send_command("start")
            case {"say": text}:
                await self.user.send_text(text)
            case {"press": "language.own"}:
                await self._press(label(f"language.{self.language}", self.language))
            case {"press": key}:
                await self._press(label(key, self.language))
            case {"file": name}:
                sample = SAMPLES[name]
                await self.user.send_document(sample.name, sample.content, sample.mime)

    def _is_answered(self, step: Step, screen: Screen, mark: int) -> bool:
        shown = _since(screen, mark)
        return all(is_shown(each, self.language, shown) for each in step["expect"])

    def _stale(self, mark: int) -> int:
        """When a press was last called stale since the mark; 0 when none was.

        The current screen follows such a toast, and an older answer may come before it.
        """
        stale = (
            each.touched
            for each in self.user.toasts
            if each.touched > mark and is_shown("press.stale", self.language, each.text)
        )
        return max(stale, default=0)

    async def change_email(self, address: str) -> None:
        """Edit one answer from the check page and come back to it."""
        await self.do({"press": "check.edit.button", "expect": ["check.edit.ask"]})
        await self.do({"press": "page.later.button", "expect": ["check.edit.ask"]})
        await self.do({"press": "page.earlier.button", "expect": ["check.edit.ask"]})
        await self.do(
            {
                "press": "applicant.contact_email.short",
                "expect": ["applicant.contact_email.ask"],
            }
        )
        await self.do({"say": address, "expect": ["check.ready", f"={address}"]})

    async def hand_in(self) -> None:
        """Press, and get the receipt."""
        await self.do({"press": "check.hand_in.button", "expect": ["receipt.number"]})

    async def _press(self, words: str) -> None:
        """Press the button with these words, on the message that changed last if several have."""

        def fitting(screen: Screen) -> tuple[int, str] | None:
            for shown in sorted(screen.from_bot, key=lambda each: each.touched, reverse=True):
                for button in shown.buttons:
                    if button.label == words:
                        return shown.message_id, button.token
            return None

        await self.user.wait_for_screen(lambda screen: fitting(screen) is not None, PATIENCE)
        found = fitting(self.user.screen)
        assert found is not None
        await self.user.press_data(*found)

    def _newest(self) -> int:
        messages = [each.touched for each in self.user.screen.messages]
        return max(messages + [each.touched for each in self.user.toasts], default=0)


async def live(filler: Filler, over: asyncio.Event) -> str:
    """Fill in the form, change an answer again and again until it is over, hand in."""
    await filler.fill()
    number, address = 0, "office@example.kz"
    while not over.is_set():
        number += 1
        address = f"office{number}@example.kz"
        await filler.change_email(address)
    await filler.hand_in()
    return address


def _since(screen: Screen, mark: int) -> str:
    return "\n".join(
        "\n".join((each.text, *each.labels)) for each in screen.from_bot if each.touched > mark
    )
