"""The page for everybody: small screens, keyboards, screen readers, weak eyes."""

from typing import Any

import pytest

from tests.bot.chat.conftest import Served
from tests.bot.support import words
from tests.bot.support.chromium import SMALLEST, Chat, Opener

pytestmark = pytest.mark.asyncio(loop_scope="session")

UNLABELLED = """() => {
  const visible = (element) => element.checkVisibility();
  const named = (element) =>
    element.getAttribute("aria-label") ||
    (element.labels && [...element.labels].some((label) => label.textContent.trim())) ||
    element.textContent.trim();
  return [...document.querySelectorAll("button, input, textarea, progress, a, [role=group]")]
    .filter((element) => visible(element) && !named(element))
    .map((element) => element.outerHTML);
}"""

SMALL_TARGETS = """() => [...document.querySelectorAll("button:enabled, input, textarea, a.file")]
  .filter((element) => element.checkVisibility())
  .map((element) => [element.outerHTML, element.getBoundingClientRect()])
  .filter(([, { width, height }]) => width < 44 || height < 44)
  .map(([html]) => html)"""

LOW_CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const over = (top, below) => {
    canvas.fillStyle = `rgb(${below.join()})`;
    canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = top;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const ground = (element) =>
    element === null
      ? [255, 255, 255]
      : over(getComputedStyle(element).backgroundColor, ground(element.parentElement));
  const light = (colour) => {
    const [r, g, b] = colour
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, two) => {
    const [dark, bright] = [light(one), light(two)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const spoken = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const field = element.matches("textarea, input");
    if (!element.checkVisibility() || !(spoken || field)) continue;
    const below = ground(element);
    const inks = [getComputedStyle(element).color];
    if (field) inks.push(getComputedStyle(element, "::placeholder").color);
    for (const ink of inks) {
      const measured = ratio(over(ink, below), below);
      if (measured < 4.5) found.push(`${measured.toFixed(2)} ${element.outerHTML}`);
    }
  }
  for (const edge of document.querySelectorAll(
    "textarea, input[type=date], .row button:enabled, a.file",
  )) {
    if (!edge.checkVisibility()) continue;
    const behind = ground(edge.parentElement);
    const measured = ratio(over(getComputedStyle(edge).borderTopColor, behind), behind);
    if (measured < 3) found.push(`edge ${measured.toFixed(2)} ${edge.outerHTML}`);
  }
  return found;
}"""

FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const name = element.dataset.language ?? (element.id || element.textContent.trim());
  return [name, seen];
}"""


async def _rich_chat(opened: Chat, served: Served) -> None:
    """Every part of the page visible at once: old buttons, progress, notices, a day, files."""
    (person, _, _) = served.office.received[0]
    await opened.say("date")
    await opened.office(2)
    for number in (1, 2):
        served.office.give(person, f"{'apk_include-' * 9}{number}.json", b"{}")
    served.office.say(
        person,
        "Текст",
        title="Тақырып",
        progress="4/17",
        buttons=[[{"label": "Артқа", "token": "1"}]],
        input={"kind": "date", "placeholder": "21.11.2026", "accept": ".pdf"},
    )
    await opened.office(5)
    served.office.post(person, "toast", {"text": "Бұл түйме ескірген."})
    await opened.wait_until("document.getElementById('toast').textContent !== ''")
    await opened.page.set_input_files(
        "#file-value", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b""}
    )
    served.office.answers = False
    await opened.say("Сұрақ")
    await opened.wait_until("!document.getElementById('working').hidden")
    await opened.page.evaluate("document.getElementById('earlier').hidden = false")
    await opened.page.evaluate("document.getElementById('newest').hidden = false")
    await opened.page.evaluate("document.getElementById('line').textContent = 'Байланыс жоқ.'")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["kk-KZ", "ru-RU"])
async def test_everything_is_labelled_large_enough_and_legible(
    served: Served, chat: Opener, locale: str, scheme: str
) -> None:
    async with chat(served.origin, locale=locale, color_scheme=scheme) as opened:
        await _rich_chat(opened, served)
        assert await opened.page.evaluate(UNLABELLED) == []
        assert await opened.page.evaluate(SMALL_TARGETS) == []
        assert await opened.page.evaluate(LOW_CONTRAST) == []


async def test_a_screen_reader_finds_the_log_the_headings_and_the_speakers(
    served: Served, chat: Opener
) -> None:
    async with chat(served.origin) as opened:
        await _rich_chat(opened, served)
        page = opened.page
        assert await page.get_attribute("#log", "role") == "log"
        await opened.wait_until("document.getElementById('log').ariaLive === 'polite'")
        assert await page.locator("h1").count() == 1
        assert await page.locator("#log h2").count() == 3
        assert await page.locator("header, main, footer").count() == 3
        assert await page.locator(".office .unseen").first.inner_text() == "Терезе:"
        assert await page.locator(".own .unseen").first.inner_text() == "Сіз:"
        bar = page.locator(".progress progress").first
        assert await bar.evaluate("bar => [bar.value, bar.max]") == [4, 17]
        assert await page.locator("[role=status]").count() >= 2
        ids = await page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("locale", ["kk-KZ", "ru-RU"])
async def test_nothing_scrolls_sideways_at_320_pixels(
    served: Served, chat: Opener, locale: str
) -> None:
    async with chat(served.origin, locale=locale, viewport=SMALLEST) as opened:
        await _rich_chat(opened, served)
        (person, _, _) = served.office.received[0]
        served.office.post(person, "own", {"text": "x" * 3000, "id": "none"})
        served.office.say(
            person,
            "ұ" * 3000 + " " + "https://elicense.kz/" + "a" * 300,
            title="Ұ" * 200,
            progress="417/500",
            buttons=[[{"label": "Б" * 80, "token": str(at)} for at in range(4)]],
            input={"kind": "date", "placeholder": "х" * 200, "accept": ".pdf"},
        )
        await opened.office(6)
        widths = await opened.page.evaluate(
            "['html', 'body', '#scroll', 'footer', 'header'].map((name) => {"
            " const part = document.querySelector(name);"
            " return part.scrollWidth - part.clientWidth; })"
        )
        assert widths == [0] * 5
        assert await opened.page.evaluate("document.documentElement.scrollWidth") == 320


async def _tab(opened: Chat, times: int = 1) -> list[Any]:
    names = []
    for _ in range(times):
        await opened.page.keyboard.press("Tab")
        name, seen = await opened.page.evaluate(FOCUSED)
        assert seen, f"no visible focus on {name}"
        names.append(name)
    return names


async def test_the_keyboard_alone_is_enough(served: Served, chat: Opener) -> None:
    async with chat(served.origin, is_mobile=True, has_touch=True) as opened:
        page = opened.page
        assert await _tab(opened, 8) == [
            words.texts("kk")["web.skip"],
            "kk",
            "ru",
            "scroll",
            "АБК-ні тізілімге енгізу",
            "Өтініш мәртебесі",
            "Анықтама",
            "text",
        ]
        for _ in range(3):
            await page.keyboard.press("Shift+Tab")
        await page.keyboard.press("Enter")
        await opened.office(2)
        await opened.wait_until("document.activeElement.matches('.office:last-child')")
        assert await _tab(opened) == ["Бұл талап қайдан алынған?"]
        await page.focus("#text")
        await page.keyboard.type("date")
        await page.keyboard.press("Enter")
        await opened.office(3)
        assert (await page.evaluate(FOCUSED))[0] == "text"
        await page.focus("#day-value")
        await page.fill("#day-value", "2026-11-21")
        await page.keyboard.press("Enter")
        await opened.office(4)
    assert served.office.of("pressed") == [{"type": "pressed", "token": "1.0.kk"}]
    assert served.office.of("day") == [{"type": "day", "value": "2026-11-21"}]


async def test_the_skip_link_leads_to_the_field(served: Served, chat: Opener) -> None:
    async with chat(served.origin, is_mobile=True, has_touch=True) as opened:
        await opened.page.keyboard.press("Tab")
        await opened.page.keyboard.press("Enter")
        assert (await opened.page.evaluate(FOCUSED))[0] == "text"


async def test_a_reader_of_older_lines_is_not_pulled_away(served: Served, chat: Opener) -> None:
    async with chat(served.origin) as opened:
        (person, _, _) = served.office.received[0]
        for number in range(30):
            served.office.say(person, f"line {number}")
        await opened.office(31)
        await opened.page.evaluate("document.getElementById('scroll').scrollTop = 0")
        await opened.wait_until("document.getElementById('scroll').scrollTop === 0")
        await opened.page.wait_for_timeout(50)
        served.office.say(person, "news")
        await opened.office(32)
        assert await opened.page.evaluate("document.getElementById('scroll').scrollTop") == 0
        await opened.page.click("#newest")
        await opened.wait_until(
            "(() => { const box = document.getElementById('scroll');"
            " return box.scrollHeight - box.scrollTop - box.clientHeight < 2; })()"
        )
        assert await opened.page.is_hidden("#newest")


async def test_nothing_moves_for_who_asked_for_stillness(served: Served, chat: Opener) -> None:
    async with chat(served.origin, reduced_motion="reduce") as opened:
        moving = "getComputedStyle(document.querySelector('.dots i')).animationName"
        assert await opened.page.evaluate(moving) == "none"
