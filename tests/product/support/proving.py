"""What must be true of a person after whatever happened to the product."""

import re
from html import unescape
from typing import Any

from tests.product.support.filling import Filler
from tests.product.support.waiting import until
from tests.stories.support.records import Records
from tests.stories.support.words import flat, messages
from tests.telegram_standin import BotApi, Call

SAID = ("sendmessage", "editmessagetext")
_TAG = re.compile(r"</?b>")


async def rest(api: BotApi, records: Records) -> None:
    """Until every update is worked and every message sent."""
    await until(lambda: not api.waiting and records.at_rest(), 30.0)


def prove_whole(api: BotApi, records: Records, filler: Filler, address: str) -> int:
    """One case with every answer, every update worked and answered, repeats only as allowed.

    Returns how many messages were said twice.
    """
    person = f"tg:{filler.user.user_id}"
    (case,) = records.cases(person)
    assert case.answers["contact_email"] == address
    assert case.answers["applicant_bin_iin"] == "250140999991"
    assert case.answers["units"]["count"] == 5
    assert [row["item_serial"] for row in records.rows(case.draft_id, "units")] == [
        f"SN-{number:05d}" for number in range(1, 6)
    ]
    assert records.arrived(person) == filler.deeds + records.arrived_like(person, "file:%")
    assert filler.user.unanswered == []
    return _said_twice(api, records, filler.user.chat_id, person)


def _said_twice(api: BotApi, records: Records, chat: int, person: str) -> int:
    """Every message reached the chat in its order; one in flight perhaps twice, then labelled."""
    rows = [_row_text(row.payload) for row in records.outgoing(person) if row.kind == "message"]
    assert all(row.state == "sent" for row in records.outgoing(person))
    said = [call for call in api.calls if call.chat_id == chat and call.method.lower() in SAID]
    reached = twice = 0
    for call in said:
        if not call.accepted:
            continue
        text = _call_text(call)
        unlabelled = [_without_label(text, language) for language in ("kk", "ru")]
        labelled = next((each for each in unlabelled if each is not None), None)
        if reached < len(rows) and rows[reached] in (text, labelled):
            reached += 1
        else:
            assert reached > 0, text
            twice += 1
            assert labelled == rows[reached - 1], (
                f"said out of order or twice without saying so: {text[:300]}"
            )
    assert reached == len(rows)
    return twice


def _row_text(payload: dict[str, Any]) -> str:
    head = " · ".join(each for each in (payload["progress"], payload["title"]) if each)
    return flat(f"{head} {payload['text']}")


def _call_text(call: Call) -> str:
    return flat(unescape(_TAG.sub("", str(call.params["text"]))))


def _without_label(text: str, language: str) -> str | None:
    mark = flat(messages(language)["message.repeat"][0])
    return text.removeprefix(mark).strip() if text.startswith(mark) else None
