"""What is said of accreditation: its seven conditions to the letter (SC-085), how long it lasts.

The Russian words are those of order № 142/НҚ, paragraph 4, the Kazakh ones those of the list for
pools of order № 164/НҚ, items 1 to 7.
"""

from dataclasses import replace
from datetime import date

import pytest

from dialogs.events import CaseView
from dialogs.menus.status import card
from dialogs.screens import Text
from dialogs.wording.catalogue import catalogue, text
from tests.dialogs.support.visits import keys_of
from tests.dialogs.support.world import NOON

CONDITIONS = {
    "ru": (
        "физическое местонахождение аппаратно-программного комплекса цифрового майнингового пула "
        "на территории Республики Казахстан",
        "наличие акта с положительным результатом испытаний на соответствие требованиям "
        "информационной безопасности",
        "наличие не менее одного резервного аппаратно-программного комплекса, находящегося в ином "
        "населенном пункте Республики Казахстан (столице, городе республиканского значения, городе "
        "областного значения, городе районного значения)",
        "обеспечение каждого из аппаратно-программного комплекса цифрового майнингового пула "
        "(основной и резервный) двумя выделенными каналами связи от разных поставщиков "
        "(провайдеров) услуг связи",
        "наличие в информационной системе цифрового майнингового пула службы технической поддержки "
        "и обращения клиентов в круглосуточном режиме",
        "наличие пользовательского интерфейса на государственном, русском и английском языках "
        "информационной системы цифрового майнингового пула",
        "интеграция с государственным сервисом",
    ),
    "kk": (
        "Цифрлық майнингтік пулының аппараттық-бағдарламалық кешенінің Қазақстан Республикасының "
        "аумағында нақты орналасуы",
        "Ақпараттық қауіпсіздік талаптарына сәйкестігіне сынақтардың оң нәтижесі бар сынақтар "
        "актісінің болуы",
        "Қазақстан Республикасының өзге елді мекенінде (астанада, республикалық маңызы бар қалада, "
        "облыстық маңызы бар қалада, аудандық маңызы бар қалада) орналасқан кемінде бір резервтік "
        "аппараттық-бағдарламалық кешеннің болуы",
        "Цифрлық майнингтік пулының (негізгі және резервтік) аппараттық-бағдарламалық кешенінің "
        "әрқайсысын байланыс қызметтерін әртүрлі жеткізушілерден (провайдерлерден) бөлінген екі "
        "байланыс арнасымен қамтамасыз ету",
        "Ақпараттық жүйеде техникалық қолдау қызметінің цифрлық майнингтік пулының және "
        "клиенттердің тәулік бойы жұмыс істейтін режимдегі жолданымдарының болуы",
        "Цифрлық майнингтік пулының ақпараттық жүйесінің мемлекеттік, орыс және ағылшын тілдерінде "
        "пайдаланушы интерфейсінің болуы",
        "Дербес деректерге қол жеткізуді бақылаудың мемлекеттік сервисімен интеграциялау туралы оң "
        "жауабы бар хатының болуы",
    ),
}


@pytest.mark.parametrize("language", CONDITIONS)
def test_the_intro_has_the_seven_conditions_to_the_letter(language: str) -> None:
    said = text(Text("pool_accredit.intro"), language)
    lines = [line[3:].rstrip(";.") for line in said.split("\n") if line[1:3] == ") "]
    assert tuple(lines) == CONDITIONS[language]


@pytest.mark.parametrize("language", CONDITIONS)
def test_the_doubt_about_the_support_letter_has_the_condition_to_the_letter(language: str) -> None:
    assert f"«{CONDITIONS[language][4]}»" in text(Text("issue.W-SUPPORT-LETTER"), language)


EXPIRY = {
    "ru": ("Последний день аккредитации: 14 мая 2026 года.", "27 апреля 2026 года."),
    "kk": ("Аккредиттеудің соңғы күні: 2026 жылғы 14 мамыр.", "2026 жылғы 27 сәуір."),
}


@pytest.mark.parametrize(("language", "days"), EXPIRY.items(), ids=EXPIRY)
def test_sc081_the_card_says_the_last_safe_day_and_the_last_day_to_register(
    language: str, days: tuple[str, str]
) -> None:
    issued = CaseView(
        reference="TRZ-1",
        service="pool.accredit",
        state="issued",
        language=language,
        handed_in_at=NOON,
        effective_on=date(2025, 5, 1),
        promise_on=None,
        result_no="9",
        result_on=date(2025, 5, 15),
    )
    words = catalogue(language)
    told = " ".join(words.text(each) for each in card(issued).text)
    assert all(day in told for day in days)
    reissued = replace(issued, service="pool.reissue")
    assert "pool_accredit.validity" not in keys_of(card(reissued))
