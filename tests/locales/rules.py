"""What a catalogue must be; every rule returns its faults as sentences."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from gettext import c2py
from string import Formatter

from tests.locales.catalogues import LANGUAGES, Catalogue, Entry

Faults = Iterator[str]
Rule = Callable[[Sequence[Catalogue]], Faults]

PLURAL_RULES = {
    "kk": "n != 1",
    "ru": "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2",
}
PLURAL_COUNT = {"kk": 2, "ru": 3}

PLURAL_HEADER = re.compile(r"nplurals=(\d+); *plural=(.+?);?")

KEY = re.compile(r"[a-z0-9_]+(\.[A-Za-z0-9_-]+)+")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
LEFTOVER = re.compile(
    r"PLACEHOLDER|TODO|FIXME|TBD|XXX|lorem ipsum|\?\?\?|�|<[a-z/][^>]*>", re.IGNORECASE
)
CYRILLIC = "а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ"
WORD = re.compile(r"[^\W_]+")
MIXED = re.compile(f"[A-Za-z][{CYRILLIC}]|[{CYRILLIC}][A-Za-z]")
LOOK_ALIKE_ALONE = re.compile(r"[aceiopxyABEHKOPTXY]")

KAZAKH_LETTER = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
KAZAKH_IN_RUSSIAN = ("Қазақша", "/НҚ", "Жетісу", "Ұлытау")
"""Kazakh a Russian text may hold: the language's own name, the numbers of orders, regions."""

GLUED_AFTER = re.compile(f"\\}}[»”\"')]?[-‑–]?([{CYRILLIC}]+)")
GLUED_BEFORE = re.compile(f"[{CYRILLIC}]\\{{")
ORDINAL_NOUN = re.compile(
    "қосымша|тармақ|тармағ|абзац|бап|баб|бөлік|бөліг|жол|қадам|сұрақ|сұрағ|бет|баған"
)
"""Kazakh nouns counted by an ordinal: ``{annex}-қосымша`` is a number, no suffix."""

BUTTON_KEY = re.compile(r"(^|\.)(button|buttons|option|options)(\.|$)")
BUTTON_LENGTH = 30


def same_files(catalogues: Sequence[Catalogue]) -> Faults:
    """Both languages have the same files, and at least one."""
    names = {
        language: {c.file for c in catalogues if c.language == language} for language in LANGUAGES
    }
    for language in LANGUAGES:
        if not names[language]:
            yield f"{language}: no catalogue at all"
        for name in sorted(set().union(*names.values()) - names[language]):
            yield f"{language}/{name}: missing"


def same_keys(catalogues: Sequence[Catalogue]) -> Faults:
    """A file holds the same keys, plural or not, in both languages; a key has one file."""
    shapes = {(c.language, c.file): {(e.key, e.plural) for e in c.entries} for c in catalogues}
    for (language, name), shape in shapes.items():
        if not shape:
            yield f"{language}/{name}: empty"
        for other in LANGUAGES:
            for key, plural in sorted(shape - shapes.get((other, name), set())):
                kind = "plural " if plural else ""
                yield f"{other}/{name}: {key}: missing as a {kind}message"
    for language in LANGUAGES:
        keys = Counter(e.key for c in catalogues if c.language == language for e in c.entries)
        yield from (f"{language}: {key}: in {n} files" for key, n in keys.items() if n > 1)


def same_placeholders(catalogues: Sequence[Catalogue]) -> Faults:
    """Every text of a key, in every form and language, fills the same names."""
    wanted: dict[str, frozenset[str]] = {}
    for catalogue in catalogues:
        for entry in catalogue.entries:
            for text in entry.texts:
                try:
                    names = placeholders(text)
                except ValueError as error:
                    yield f"{catalogue.at(entry.key)}: {error}"
                    continue
                if names != wanted.setdefault(entry.key, names):
                    yield (
                        f"{catalogue.at(entry.key)}: fills {sorted(names)}, "
                        f"elsewhere {sorted(wanted[entry.key])}"
                    )


def placeholders(text: str) -> frozenset[str]:
    """Names a text fills. Raises ``ValueError`` on anything but a plain ``{name}``."""
    names = set()
    for _, name, spec, conversion in Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ValueError(f"{{{name}}} is not a plain named placeholder")
        names.add(name)
    return frozenset(names)


def plural_forms(catalogues: Sequence[Catalogue]) -> Faults:
    """The header names the language and its plural rule; every plural has all forms."""
    for catalogue in catalogues:
        language = catalogue.language
        if catalogue.header.get("Language") != language:
            yield catalogue.at(f"header: Language is not {language}")
        if not _counts_like(catalogue.header.get("Plural-Forms", ""), language):
            yield catalogue.at(
                f"header: Plural-Forms is not nplurals={PLURAL_COUNT[language]}; "
                f"plural=({PLURAL_RULES[language]});"
            )
        for entry in catalogue.entries:
            if entry.plural and len(entry.texts) != PLURAL_COUNT[language]:
                yield f"{catalogue.at(entry.key)}: {len(entry.texts)} plural forms"


def _counts_like(header: str, language: str) -> bool:
    """Whether a Plural-Forms header picks the same form as ours for every number."""
    match = PLURAL_HEADER.fullmatch(header)
    if match is None or int(match[1]) != PLURAL_COUNT[language]:
        return False
    theirs, ours = c2py(match[2]), c2py(PLURAL_RULES[language])
    return all(theirs(n) == ours(n) for n in range(1000))


def finished(catalogues: Sequence[Catalogue]) -> Faults:
    """No empty, fuzzy, obsolete, repeated or copied text, and no mark of unfinished work."""
    for catalogue in catalogues:
        yield from (f"{catalogue.at(key)}: repeated" for key in catalogue.repeated)
        yield from (f"{catalogue.at(key)}: obsolete" for key in catalogue.obsolete)
        for entry in catalogue.entries:
            yield from (f"{catalogue.at(entry.key)}: {fault}" for fault in _unfinished(entry))


def _unfinished(entry: Entry) -> Faults:
    if not KEY.fullmatch(entry.key):
        yield "not a dotted lower-case key"
    if entry.fuzzy:
        yield "fuzzy"
    if not all(text.strip() for text in entry.texts):
        yield "empty"
    if any(text != text.strip() or "  " in text for text in entry.texts):
        yield "stray spaces"
    if entry.key in entry.texts:
        yield "the text is the key"
    for mark in LEFTOVER.findall(entry.text):
        yield f"leftover {mark}"


def own_letters(catalogues: Sequence[Catalogue]) -> Faults:
    """No Latin letter in a Cyrillic word or the reverse; no Kazakh letter in Russian."""
    for catalogue in catalogues:
        for entry in catalogue.entries:
            text = PLACEHOLDER.sub(" ", entry.text)
            for word in WORD.findall(text):
                if MIXED.search(word):
                    yield f"{catalogue.at(entry.key)}: «{word}» mixes Latin and Cyrillic"
                elif LOOK_ALIKE_ALONE.fullmatch(word):
                    yield f"{catalogue.at(entry.key)}: «{word}» alone is a Latin letter"
            if catalogue.language == "ru":
                for phrase in KAZAKH_IN_RUSSIAN:
                    text = text.replace(phrase, " ")
                for word in WORD.findall(text):
                    if KAZAKH_LETTER.search(word):
                        yield f"{catalogue.at(entry.key)}: «{word}» is Kazakh in Russian"


def unglued_placeholders(catalogues: Sequence[Catalogue]) -> Faults:
    """No ending is glued to a placeholder: the filled-in word decides how it bends."""
    for catalogue in catalogues:
        for entry in catalogue.entries:
            for match in GLUED_AFTER.finditer(entry.text):
                if catalogue.language == "kk" and ORDINAL_NOUN.match(match[1]):
                    continue
                yield f"{catalogue.at(entry.key)}: «{match[0]}» is glued to a placeholder"
            for match in GLUED_BEFORE.finditer(entry.text):
                yield f"{catalogue.at(entry.key)}: «{match[0]}» is glued to a placeholder"


def short_buttons(catalogues: Sequence[Catalogue]) -> Faults:
    """A button's label fits a phone."""
    for catalogue in catalogues:
        for entry in catalogue.entries:
            if BUTTON_KEY.search(entry.key):
                for text in entry.texts:
                    if len(text) > BUTTON_LENGTH:
                        yield f"{catalogue.at(entry.key)}: {len(text)} letters on a button"


RULES: tuple[Rule, ...] = (
    same_files,
    same_keys,
    same_placeholders,
    plural_forms,
    finished,
    own_letters,
    unglued_placeholders,
    short_buttons,
)
