"""Whether two names mean one company, in whatever language and spelling."""

import re

_WORD = re.compile(r"[^\W_]+")
_BIN = re.compile(r"\b[0-9]{12}\b")
_LEGAL_FORMS = re.compile(
    r"\b(?:"
    r"(?:товарищество|общество) с ограниченной ответственностью"
    r"|жауапкершілігі шектеулі серіктест(?:ік|ігі)"
    r"|акционерное общество|акционерлік қоғам(?:ы)?"
    r"|тоо|жшс|ао|ақ|нао|пао|зао|оао|ооо|llp|llc|ltd|jsc|бин|бсн"
    r")\b"
)


def same_company(one: str, other: str) -> bool:
    """Whether two names, each with or without a BIN, name one company.

    Two BINs are compared; otherwise the names without quotation marks, legal form, letter case and
    white space.

    *Law:* 142¶4.4 (V-CHAN2).

    >>> same_company("АО «Первая связь»", "первая  связь")
    True
    """
    bins = _BIN.findall(one), _BIN.findall(other)
    if all(bins):
        return bins[0] == bins[1]
    return _company(one) == _company(other)


def _company(name: str) -> str:
    plain = " ".join(_words(_BIN.sub(" ", name)))
    return "".join(_LEGAL_FORMS.sub(" ", plain).split()) or plain


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("ё", "е"))
