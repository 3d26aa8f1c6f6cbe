"""The gettext catalogues as the tests see them: language -> file -> messages."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "locales"
LANGUAGES = ("kk", "ru")

HEADER_LINE = re.compile(r'^"([\w-]+): (.*)\\n"$', re.MULTILINE)
MSGID = re.compile(r'^msgid "(.+)"$', re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """One message: its key, its texts (several when plural) and its marks."""

    key: str
    texts: tuple[str, ...]
    plural: bool = False
    fuzzy: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.texts)


@dataclass(frozen=True)
class Catalogue:
    """One .po file. ``repeated`` and ``obsolete`` are keys that should not be there."""

    language: str
    file: str
    header: Mapping[str, str]
    entries: tuple[Entry, ...]
    repeated: tuple[str, ...] = ()
    obsolete: tuple[str, ...] = ()

    def at(self, key: str) -> str:
        """Where a fault is: ``kk/common.po: menu.start``."""
        return f"{self.language}/{self.file}: {key}"


def read_catalogue(path: Path, language: str) -> Catalogue:
    """Read one .po file. Raises ``PoFileError`` on a file gettext cannot read."""
    source = path.read_text(encoding="utf-8")
    catalogue = read_po(BytesIO(source.encode()), locale=language, abort_invalid=True)
    entries = []
    for message in catalogue:
        if not message.id:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        string = message.string or ""
        texts = (string,) if isinstance(string, str) else tuple(string)
        entries.append(Entry(key, texts, message.pluralizable, message.fuzzy))
    return Catalogue(
        language=language,
        file=path.name,
        header=_header(source),
        entries=tuple(entries),
        repeated=tuple(_repeated(source)),
        obsolete=tuple(str(key) for key in catalogue.obsolete),
    )


def read_catalogues(locales: Path = LOCALES) -> tuple[Catalogue, ...]:
    """Every catalogue of both languages, in a stable order."""
    return tuple(
        read_catalogue(path, language)
        for language in LANGUAGES
        for path in sorted((locales / language / "LC_MESSAGES").glob("*.po"))
    )


def _header(source: str) -> Mapping[str, str]:
    """The header as written; Babel fills in what is absent, so it cannot be asked."""
    head = source.partition("\n\n")[0]
    return {name: text.strip() for name, text in HEADER_LINE.findall(head)}


def _repeated(source: str) -> Iterator[str]:
    """Keys written twice in one file; gettext would silently keep one of them."""
    seen: set[str] = set()
    for key in MSGID.findall(source):
        if key in seen:
            yield key
        seen.add(key)
