"""Rules of accreditation of a pool: one function for each condition.

*Law:* order № 142/НҚ, paragraphs 2 to 4 and 12, annexes 1 and 2.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from core.form.findings import Finding
from core.form.rule import Filing, about
from core.law.accreditation import last_day
from core.law.acts import LawRef
from core.law.regions import COUNTRY
from core.likeness.companies import same_company
from core.likeness.settlements import republican_city, same_settlement
from core.services.applicant import EXCLUDED, MANUAL, REFUSED, eligible, power_of_attorney

CITIES = frozenset({"capital", "republican_city", "regional_city", "district_city"})
REPUBLICAN = frozenset({"capital", "republican_city"})
LANGUAGES = frozenset({"kk", "ru", "en"})

legal_entity = eligible(
    LawRef("142", paragraph="2"), ie=REFUSED, individual=REFUSED, state_body=EXCLUDED
)
"""Only legal entities may apply, state bodies not (V-ELIG; 142¶2.4, 2.7)."""

attorney = power_of_attorney(LawRef("142", annex="1"))
"""The power of attorney of the signer is in force (V-POA)."""


@about("server_location", "reserve")
def in_kazakhstan(filing: Filing) -> Iterator[Finding]:
    """Every complex is located in the Republic (V-KZADDR).

    *Law:* 142¶4.1, 4.3.
    """
    main = filing.answers.get("server_location")
    if main is not None and _is_abroad(main):
        yield Finding("E-NOT-KZ", "server_location", _condition("1"))
    for number, entry in _reserves(filing):
        if _is_abroad(entry["reserve_address"]):
            yield Finding("E-NOT-KZ", "reserve", _condition("3"), row=number)


@about("reserve")
def reserve_elsewhere(filing: Filing) -> Iterator[Finding]:
    """A reserve complex is located in a city other than the settlement of the main one (V-SETTLE).

    One such reserve is enough; further ones may be located anywhere.

    *Law:* 142¶4.3.
    """
    main = filing.answers.get("server_location")
    faults: list[Finding] = []
    for number, entry in _reserves(filing):
        if _is_abroad(entry["reserve_address"]):
            continue
        found = list(_settled(entry, number, main))
        if not found:
            return
        faults += found
    yield from faults


@about("channel_provider_2", "reserve")
def channels(filing: Filing) -> Iterator[Finding]:
    """Each complex has two channels of different providers (V-CHAN2).

    Both complexes may have the same two.

    *Law:* 142¶4.4.
    """
    law, answers = _condition("4"), filing.answers
    first, second = answers.get("channel_provider_1"), answers.get("channel_provider_2")
    if first and second and same_company(first, second):
        yield Finding("E-CHANNELS", "channel_provider_2", law, also=("channel_provider_1",))
    for number, entry in _reserves(filing):
        one, other = entry["reserve_channel_provider_1"], entry["reserve_channel_provider_2"]
        if same_company(one, other):
            yield Finding("E-CHANNELS", "reserve", law, row=number)


@about("premises")
def own_premises(filing: Filing) -> Iterator[Finding]:
    """Own premises, for which the order has no document, are left to the officers.

    An explanation in place of the contract already has that effect.

    *Law:* 142·A2.8; D-69.
    """
    contract = filing.answers.get("server_contract", {})
    if filing.answers.get("premises") == "own" and "explanation" not in contract:
        yield Finding(MANUAL, "premises", LawRef("142", annex="2", item="8", note="D-69"))


@about("support_24x7")
def round_the_clock(filing: Filing) -> Iterator[Finding]:
    """Technical support and the handling of clients' requests work round the clock (V-247).

    *Law:* 142¶4.5.
    """
    if filing.answers.get("support_24x7") == "no":
        yield Finding("E-SUPPORT247", "support_24x7", _condition("5"))


@about("support_letter_scope")
def support_letter(filing: Filing) -> Iterator[Finding]:
    """The letter on support mentions clients' requests round the clock; otherwise a warning.

    The list of requirements asks for the full letter at the chancellery and for a shorter one on
    the portal, though the condition is the same (D-63).

    *Law:* 142¶4.5, A2.8.
    """
    if filing.answers.get("support_letter_scope") == "short":
        on_paper = filing.answers.get("channel") == "chancellery"
        law = LawRef("142", annex="2", item="8", note="D-63") if on_paper else _condition("5")
        also = ("channel",) if on_paper else ()
        yield Finding("W-SUPPORT-LETTER", "support_letter_scope", law, also=also)


@about("ui_languages")
def languages(filing: Filing) -> Iterator[Finding]:
    """The interface speaks the state language, Russian and English (V-LANG3).

    *Law:* 142¶4.6.
    """
    spoken = filing.answers.get("ui_languages")
    if spoken is not None and not LANGUAGES.issubset(spoken):
        yield Finding("E-UI-LANGS", "ui_languages", _condition("6"))


@about("integration_positive")
def integration(filing: Filing) -> Iterator[Finding]:
    """The letter on integration with the state service is attached and positive (V-LETTER).

    *Law:* 142¶4.7, A2.8.
    """
    if filing.answers.get("integration_positive") == "no":
        law = LawRef("142", annex="2", item="8")
        doc = {"doc": "doc.pool.integration_letter"}
        yield Finding("E-DOC-MISSING", "integration_positive", law, params=doc)


@about("cert_issue_date")
def accredited(filing: Filing) -> Iterator[Finding]:
    """The certificate to be reissued has not expired (V-POOLACC).

    *Law:* 142¶3; D-26.
    """
    issued = filing.answers.get("cert_issue_date")
    if issued and filing.effective_on > last_day(date.fromisoformat(issued)):
        law = LawRef("142", paragraph="3", note="D-26")
        yield Finding("E-POOL-EXPIRED", "cert_issue_date", law)


ACCREDIT = (
    legal_entity,
    in_kazakhstan,
    reserve_elsewhere,
    channels,
    own_premises,
    round_the_clock,
    support_letter,
    languages,
    integration,
    attorney,
)
REISSUE = (legal_entity, in_kazakhstan, accredited, own_premises, attorney)


def _settled(
    entry: Mapping[str, Any], number: int, main: Mapping[str, Any] | None
) -> Iterator[Finding]:
    """The finding on a reserve complex in Kazakhstan that does not count."""
    law, place = _condition("3"), entry["reserve_address"]
    if main is not None and same_settlement(place, main):
        yield Finding("E-SETTLE-SAME", "reserve", law, row=number, also=("server_location",))
    if not _is_city(entry["settlement_category"], place):
        yield Finding("E-SETTLE-CAT", "reserve", law, row=number)


def _reserves(filing: Filing) -> Iterator[tuple[int, Mapping[str, Any]]]:
    yield from enumerate(filing.answers.get("reserve", ()), start=1)


def _is_city(category: str, place: Mapping[str, Any]) -> bool:
    """Whether the category counts; the capital and the republican cities are known by address."""
    return category in CITIES and (category not in REPUBLICAN or bool(republican_city(place)))


def _is_abroad(address: Mapping[str, Any]) -> bool:
    return bool(address.get("country", COUNTRY) != COUNTRY)


def _condition(item: str) -> LawRef:
    """A condition of accreditation: a sub-item of paragraph 4."""
    return LawRef("142", paragraph="4", item=item)
