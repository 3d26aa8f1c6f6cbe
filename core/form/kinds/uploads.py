"""The field answered with a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.errors import Invalid
from core.form.conditions import Answers, Condition
from core.form.field import Field
from core.form.kinds.measures import parse_day
from core.form.kinds.typed import LONG, clean

MEGABYTE = 1024 * 1024
DAYS = ("issued_on", "expires_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload(Field):
    """A document of the package as a file, with its validity (V-FILE, V-EXP).

    A file without a validity is an incomplete answer: it is stored, and the validity is asked.
    """

    doc_id: str
    """Id of the document, such as ``doc.apk.right``."""
    missing_code: str = "E-DOC-MISSING"
    formats: tuple[str, ...] = ("pdf", "jpg", "png")
    """Accepted formats."""
    largest: int = 20 * MEGABYTE
    """Largest size in bytes."""
    explain: Condition | None = None
    """Condition under which an explanation replaces the document, for the officers to judge."""
    kind: str = ""
    """Field that says which document it is; a file given for one option does not fit another."""

    @property
    def depends_on(self) -> tuple[str, ...]:
        return (*(self.explain.keys if self.explain else ()), *([self.kind] if self.kind else ()))

    def is_whole(self, value: Any, answers: Answers) -> bool:
        return isinstance(value, Mapping) and (
            bool(value.get("explanation")) or _has_validity(value)
        )

    def may_explain(self, answers: Answers) -> bool:
        """Whether an explanation may replace the document."""
        return self.explain is not None and self.explain.holds(answers)

    def check(self, value: Any, answers: Answers) -> Any:
        if isinstance(value, Mapping) and value.get("explanation") and self.may_explain(answers):
            said = str(value["explanation"])
            return {"explanation": clean(said, shortest=2, longest=LONG, lines=True)}
        if not (isinstance(value, Mapping) and value.get("file_id")):
            raise Invalid(self.missing_code, {"doc": self.doc_id})
        if value.get("kind") not in (None, answers.get(self.kind)):
            raise Invalid(self.missing_code, {"doc": self.doc_id})
        if value.get("format") not in self.formats:
            raise Invalid("E-DOC-FORMAT", {"formats": ", ".join(self.formats)})
        size = value.get("size")
        if size is not None and (type(size) is not int or not 0 < size <= self.largest):
            code = "E-FILE-EMPTY" if size == 0 else "E-FILE-SIZE"
            raise Invalid(code, {"size": self.largest // MEGABYTE})
        days = {key: parse_day(value[key]).isoformat() for key in DAYS if value.get(key)}
        return {**value, **days}

    def warnings(self, value: Any) -> tuple[str, ...]:
        if value.get("explanation"):
            return ("W-MANUAL",)
        return () if _has_validity(value) else ("W-EXP-UNKNOWN",)


def _has_validity(file: Mapping[str, Any]) -> bool:
    return file.get("no_expiry") is True or bool(file.get("expires_on"))
