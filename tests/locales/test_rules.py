"""Each rule for the catalogues is able to fail: one bad sample a row."""

from pathlib import Path

import pytest

from tests.locales import rules
from tests.locales.catalogues import read_catalogues
from tests.locales.keys import scan, unused
from tests.locales.rules import PLURAL_RULES, RULES, Rule

KK_HEADER = f"Plural-Forms: nplurals=2; plural=({PLURAL_RULES['kk']});"
RU_HEADER = f"Plural-Forms: nplurals=3; plural=({PLURAL_RULES['ru']});"
HEADERS = {"kk": ("Language: kk", KK_HEADER), "ru": ("Language: ru", RU_HEADER)}

GOOD_KK = (
    'msgid "menu.start.button"\nmsgstr "Бастау"\n\n'
    'msgid "case.days"\nmsgid_plural "case.days"\n'
    'msgstr[0] "{days} күн қалды"\nmsgstr[1] "{days} күн қалды"\n\n'
    'msgid "law.annex"\nmsgstr "{annex}-қосымша, 138/НҚ бұйрық"\n'
)
GOOD_RU = (
    'msgid "menu.start.button"\nmsgstr "Начать"\n\n'
    'msgid "case.days"\nmsgid_plural "case.days"\n'
    'msgstr[0] "Остался {days} день"\nmsgstr[1] "Осталось {days} дня"\n'
    'msgstr[2] "Осталось {days} дней"\n\n'
    'msgid "law.annex"\nmsgstr "Приложение {annex}, приказ 138/НҚ"\n'
)


def write(
    locales: Path,
    language: str,
    body: str,
    name: str = "common.po",
    header: tuple[str, ...] | None = None,
) -> None:
    folder = locales / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    head = "".join(f'"{line}\\n"\n' for line in header or HEADERS[language])
    text = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n{head}\n{body}'
    (folder / name).write_text(text, encoding="utf-8")


def faults_of(rule: Rule, locales: Path) -> list[str]:
    return list(rule(read_catalogues(locales)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_good_catalogues_break_no_rule(tmp_path: Path, rule: Rule) -> None:
    write(tmp_path, "kk", GOOD_KK)
    write(tmp_path, "ru", GOOD_RU)
    assert faults_of(rule, tmp_path) == []


BAD = {
    "key missing in Russian": (rules.same_keys, '"a.b"', "мәтін", ""),
    "text empty": (rules.finished, '"a.b"', "", "текст"),
    "text of spaces": (rules.finished, '"a.b"', " ", "текст"),
    "text is the key": (rules.finished, '"a.b"', "a.b", "текст"),
    "key without a dot": (rules.finished, '"start"', "мәтін", "текст"),
    "leftover PLACEHOLDER": (rules.finished, '"a.b"', "PLACEHOLDER!", "текст"),
    "leftover TODO": (rules.finished, '"a.b"', "мәтін", "TODO: текст"),
    "leftover XXX": (rules.finished, '"a.b"', "мәтін", "xxx"),
    "leftover lorem": (rules.finished, '"a.b"', "Lorem ipsum", "текст"),
    "markup in a text": (rules.finished, '"a.b"', "<b>мәтін</b>", "текст"),
    "placeholder of another name": (rules.same_placeholders, '"a.b"', "{day}", "{days}"),
    "placeholder only in one": (rules.same_placeholders, '"a.b"', "мәтін", "текст {n}"),
    "placeholder without a name": (rules.same_placeholders, '"a.b"', "{}", "текст"),
    "placeholder with a format": (rules.same_placeholders, '"a.b"', "{n:d}", "{n:d}"),
    "placeholder never closed": (rules.same_placeholders, '"a.b"', "мәтін {n", "текст"),
    "Latin letter in a Cyrillic word": (rules.own_letters, '"a.b"', "мәтін", "тeкст"),
    "Latin i in a Kazakh word": (rules.own_letters, '"a.b"', "тiзілім", "текст"),
    "Cyrillic letter in a Latin word": (rules.own_letters, '"a.b"', "мәтін", "Telegrаm"),
    "Latin letter standing alone": (rules.own_letters, '"a.b"', "мәтін", "файл c текстом"),
    "Kazakh word in Russian": (rules.own_letters, '"a.b"', "мәтін", "өтініш"),
    "Kazakh ending glued": (rules.unglued_placeholders, '"a.b"', "{name}ның", "{name}"),
    "Kazakh ending hyphened": (rules.unglued_placeholders, '"a.b"', "{date}-дан", "{date}"),
    "Kazakh ending after a quote": (rules.unglued_placeholders, '"a.b"', "«{a}»-ға", "{a}"),
    "Russian ending hyphened": (rules.unglued_placeholders, '"a.b"', "{n}", "{n}-го"),
    "Russian letters glued before": (rules.unglued_placeholders, '"a.b"', "{n}", "ст{n}"),
    "button too long": (rules.short_buttons, '"a.b.button"', "м" * 31, "текст"),
    "option too long": (rules.short_buttons, '"a.option.own"', "м", "т" * 31),
}


@pytest.mark.parametrize(("rule", "key", "kk", "ru"), BAD.values(), ids=BAD)
def test_a_bad_text_is_found(tmp_path: Path, rule: Rule, key: str, kk: str, ru: str) -> None:
    write(tmp_path, "kk", f'{GOOD_KK}\nmsgid {key}\nmsgstr "{kk}"\n')
    write(tmp_path, "ru", GOOD_RU + (f'\nmsgid {key}\nmsgstr "{ru}"\n' if ru else ""))
    assert faults_of(rule, tmp_path)


BAD_RUSSIAN = {
    "fuzzy": (rules.finished, '#, fuzzy\nmsgid "a.b"\nmsgstr "текст"\n'),
    "obsolete": (rules.finished, '#~ msgid "a.b"\n#~ msgstr "текст"\n'),
    "repeated": (rules.finished, 'msgid "a.b"\nmsgstr "один"\n\nmsgid "a.b"\nmsgstr "два"\n'),
    "one plural form missing": (
        rules.finished,
        'msgid "a.b"\nmsgid_plural "a.b"\nmsgstr[0] "{n} день"\nmsgstr[1] "{n} дня"\n',
    ),
    "one plural form empty": (
        rules.finished,
        'msgid "a.b"\nmsgid_plural "a.b"\nmsgstr[0] "{n} день"\nmsgstr[1] ""\nmsgstr[2] "{n}"\n',
    ),
    "placeholder lost in one plural form": (
        rules.same_placeholders,
        'msgid "a.b"\nmsgid_plural "a.b"\nmsgstr[0] "день"\nmsgstr[1] "{n} дня"\n'
        'msgstr[2] "{n} дней"\n',
    ),
    "plural in one language only": (
        rules.same_keys,
        'msgid "a.b"\nmsgid_plural "a.b"\nmsgstr[0] "{n} день"\nmsgstr[1] "{n} дня"\n'
        'msgstr[2] "{n} дней"\n',
    ),
}


@pytest.mark.parametrize(("rule", "body"), BAD_RUSSIAN.values(), ids=BAD_RUSSIAN)
def test_a_bad_message_is_found(tmp_path: Path, rule: Rule, body: str) -> None:
    write(tmp_path, "kk", f'{GOOD_KK}\nmsgid "a.b"\nmsgstr "{{n}} күн"\n')
    write(tmp_path, "ru", f"{GOOD_RU}\n{body}")
    assert faults_of(rule, tmp_path)


WRONG_HEADERS = {
    "no plural rule": ("Language: ru",),
    "English plural rule": ("Language: ru", KK_HEADER),
    "three forms chosen wrongly": ("Language: ru", "Plural-Forms: nplurals=3; plural=(n % 3);"),
    "another language": ("Language: kk", RU_HEADER),
    "no language": (RU_HEADER,),
}


@pytest.mark.parametrize("header", WRONG_HEADERS.values(), ids=WRONG_HEADERS)
def test_a_wrong_header_is_found(tmp_path: Path, header: tuple[str, ...]) -> None:
    write(tmp_path, "kk", GOOD_KK)
    write(tmp_path, "ru", 'msgid "a.b"\nmsgstr "текст"\n', header=header)
    assert faults_of(rules.plural_forms, tmp_path)


def test_a_file_in_one_language_only_is_found(tmp_path: Path) -> None:
    write(tmp_path, "kk", GOOD_KK)
    write(tmp_path, "ru", GOOD_RU)
    write(tmp_path, "ru", GOOD_RU, "more.po")
    assert faults_of(rules.same_files, tmp_path) == ["kk/more.po: missing"]


def test_a_language_without_catalogues_is_found(tmp_path: Path) -> None:
    write(tmp_path, "kk", GOOD_KK)
    assert "ru: no catalogue at all" in faults_of(rules.same_files, tmp_path)


def test_a_key_in_two_files_is_found(tmp_path: Path) -> None:
    for name in ("common.po", "more.po"):
        write(tmp_path, "kk", GOOD_KK, name)
        write(tmp_path, "ru", GOOD_RU, name)
    assert "ru: law.annex: in 2 files" in faults_of(rules.same_keys, tmp_path)


SHOWN = {
    "literal": ('show("a.b")', "a.b", True),
    "key put together": ('show(f"field.{key}.ask")', "field.legal_address.ask", True),
    "key put together in two parts": ('show(f"{form}.{key}.ask")', "apk.name.ask", True),
    "another key put together": ('show(f"field.{key}.ask")', "field.legal_address.hint", False),
    "f-string that says nothing": ('show(f"{a}.{b}")', "a.b", False),
    "nowhere": ('show("a.b")', "a.c", False),
    "part of a literal": ('show("a.b.c")', "a.b", False),
}


@pytest.mark.parametrize(("source", "key", "shown"), SHOWN.values(), ids=SHOWN)
def test_a_key_that_nothing_shows_is_found(
    tmp_path: Path, source: str, key: str, shown: bool
) -> None:
    (tmp_path / "dialogs").mkdir()
    (tmp_path / "dialogs" / "sample.py").write_text(source)
    assert unused([key], scan(tmp_path), frozenset()) == ([] if shown else [key])


def test_a_key_in_a_page_template_is_shown(tmp_path: Path) -> None:
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "queue.html").write_text("<h1>{{ say('desk.queue') }}</h1>")
    assert unused(["desk.queue", "desk.case"], scan(tmp_path), frozenset()) == ["desk.case"]


def test_a_registered_key_is_shown(tmp_path: Path) -> None:
    assert unused(["a.b"], scan(tmp_path), frozenset({"a.b"})) == []
