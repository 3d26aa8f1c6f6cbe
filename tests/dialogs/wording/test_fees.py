"""What is said about fees and money, to the letter."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from core.law.acts import LawRef
from core.law.fees import Charged, FeeRule, Free, Money, NotStated, fee
from dialogs.wording.catalogue import LANGUAGES, catalogue, text
from dialogs.wording.fees import fee_words

D = dt.date.fromisoformat

ISSUE_1, ISSUE_2 = Charged("lic.issue.1"), Charged("lic.issue.2")
REISSUE_1 = Charged("lic.issue.1", share="lic.reissue")
REISSUE_2 = Charged("lic.issue.2", share="lic.reissue")


def said(rule: FeeRule, on: str, language: str) -> list[str]:
    """With the no-break spaces of numbers as plain ones."""
    words = fee_words(fee(rule, D(on)))
    return [text(each, language).replace("\N{NO-BREAK SPACE}", " ") for each in words]


ROUNDING = {
    "ru": "В приказе не сказано, как округлять сумму. Уточните ее у услугодателя перед оплатой.",
    "kk": "Соманы қалай дөңгелектеу керегі бұйрықта айтылмаған. Төлемес бұрын оны көрсетілетін "
    "қызметті берушіден нақтылаңыз.",
}


@pytest.mark.parametrize(
    ("rule", "language", "paragraphs"),
    [
        pytest.param(
            ISSUE_1,
            "ru",
            ["Лицензионный сбор: 2000 × МРП.", "МРП 2026 года — 4 325 ₸; итого 8 650 000 ₸."],
            id="SC-041 I, Russian",
        ),
        pytest.param(
            ISSUE_1,
            "kk",
            ["Лицензиялық алым: 2000 × АЕК.", "2026 жылғы АЕК — 4 325 ₸; барлығы 8 650 000 ₸."],
            id="SC-041 I, Kazakh",
        ),
        pytest.param(
            ISSUE_2,
            "ru",
            ["Лицензионный сбор: 5 × МРП.", "МРП 2026 года — 4 325 ₸; итого 21 625 ₸."],
            id="SC-042 II, Russian",
        ),
        pytest.param(
            ISSUE_2,
            "kk",
            ["Лицензиялық алым: 5 × АЕК.", "2026 жылғы АЕК — 4 325 ₸; барлығы 21 625 ₸."],
            id="SC-042 II, Kazakh",
        ),
        pytest.param(
            REISSUE_1,
            "ru",
            [
                "Лицензионный сбор: 10 % ставки за выдачу лицензии (2000 × МРП), то есть "
                "200 × МРП.",
                "МРП 2026 года — 4 325 ₸; итого 865 000 ₸.",
            ],
            id="SC-061 reissue of I, Russian",
        ),
        pytest.param(
            REISSUE_1,
            "kk",
            [
                "Лицензиялық алым: лицензия беру кезіндегі мөлшерлеменің 10 %, яғни 200 × АЕК. "
                "Мөлшерлеме: 2000 × АЕК.",
                "2026 жылғы АЕК — 4 325 ₸; барлығы 865 000 ₸.",
            ],
            id="SC-061 reissue of I, Kazakh",
        ),
        pytest.param(
            REISSUE_2,
            "ru",
            [
                "Лицензионный сбор: 10 % ставки за выдачу лицензии (5 × МРП), то есть 0,5 × МРП.",
                "МРП 2026 года — 4 325 ₸; итого 2 162,5 ₸.",
                ROUNDING["ru"],
            ],
            id="SC-061 reissue of II, Russian",
        ),
        pytest.param(
            REISSUE_2,
            "kk",
            [
                "Лицензиялық алым: лицензия беру кезіндегі мөлшерлеменің 10 %, яғни 0,5 × АЕК. "
                "Мөлшерлеме: 5 × АЕК.",
                "2026 жылғы АЕК — 4 325 ₸; барлығы 2 162,5 ₸.",
                ROUNDING["kk"],
            ],
            id="SC-061 reissue of II, Kazakh",
        ),
    ],
)
def test_the_formula_of_2026(rule: FeeRule, language: str, paragraphs: list[str]) -> None:
    assert said(rule, "2026-03-16", language) == paragraphs


@pytest.mark.parametrize(
    ("rule", "on", "last"),
    [
        pytest.param(Free(LawRef("138")), "2026-03-16", "Услуга оказывается бесплатно.", id="free"),
        pytest.param(
            ISSUE_1,
            "2023-12-29",
            "Лицензионный сбор взимается с 1 января 2024 года. По состоянию на 29 декабря "
            "2023 года платить ничего не нужно.",
            id="SC-049 before 2024",
        ),
        pytest.param(
            NotStated(LawRef("169", note="D-47")),
            "2026-03-16",
            "О плате в приказе не сказано, поэтому сумму мы не рассчитываем. Уточните ее у "
            "услугодателя.",
            id="SC-062 the order is silent",
        ),
        pytest.param(
            ISSUE_1,
            "2027-02-01",
            "МРП 2027 года нам пока неизвестен, поэтому сумма не рассчитана. Уточните ее у "
            "услугодателя.",
            id="an MCI we do not know",
        ),
        pytest.param(
            ISSUE_1,
            "2026-12-28",
            "В приказе не сказано, МРП какого дня применяется. Мы берем МРП дня оплаты: если "
            "оплатить в 2027 году, сумма может быть другой. Уточните ее у услугодателя.",
            id="D-48 near New Year",
        ),
    ],
)
def test_what_is_said_without_an_amount_to_trust(rule: FeeRule, on: str, last: str) -> None:
    assert said(rule, on, "ru")[-1] == last
    assert len(said(rule, on, "kk")) == len(said(rule, on, "ru"))


def test_kazakh_says_the_first_day_of_the_fee() -> None:
    assert said(ISSUE_2, "2023-12-29", "kk") == [
        "Лицензиялық алым 2024 жылғы 1 қаңтар күнінен бастап алынады. 2023 жылғы 29 желтоқсан "
        "күні ештеңе төлеудің қажеті жоқ."
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param(Money(Decimal(8_650_000)), "8\u00a0650\u00a0000\u00a0₸", id="millions"),
        pytest.param(Money(Decimal("2162.5")), "2\u00a0162,5\u00a0₸", id="exact decimals"),
        pytest.param(Money(Decimal("0.12345")), "0,12345\u00a0₸", id="finer than a tiyn"),
        pytest.param(Money(Decimal("1966.00")), "1\u00a0966\u00a0₸", id="no needless zeros"),
        pytest.param(Decimal("0.5"), "0,5", id="a comma before the decimals"),
        pytest.param(Decimal("2162.5"), "2162,5", id="a short number in one piece"),
        pytest.param(Decimal("12345.678"), "12\u00a0345,678", id="a long number in groups"),
        pytest.param(Decimal("2E+3"), "2000", id="never an exponent"),
        pytest.param(9_999, "9999", id="a short whole number"),
        pytest.param(10_000, "10\u00a0000", id="a long whole number"),
    ],
)
def test_numbers_are_written_alike_in_both_languages(
    value: Any, written: str, language: str
) -> None:
    assert catalogue(language).value(value) == written
