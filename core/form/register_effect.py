"""What a granted application changes in the registers."""

from dataclasses import dataclass

from core.form.conditions import Answers, Condition
from core.form.grant import ChangesRegister


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEffect:
    """The entry a granted application makes, and the entry and units it removes."""

    register: str = ""
    """Register the granted case is entered in; empty when in none."""
    enters_when: Condition | None = None
    """Condition of the entry; None when a granted case is always entered."""
    closes: str = ""
    """Field that names the entry which is closed; empty when none is."""
    closes_when: Condition | None = None
    """Condition of the closing; None when the entry is always closed."""
    successor: str = ""
    """Field with the BIN or IIN of the new holder; without an answer, the applicant holds it."""
    releases: str = ""
    """Field with the serial numbers of the units that leave the registry."""
    changes: ChangesRegister | None = None
    """What of the registers changes; None when nothing does."""

    def enters(self, answers: Answers) -> bool:
        """Whether a granted case with these answers is entered in the register."""
        holds = self.enters_when is None or self.enters_when.holds(answers)
        return bool(self.register) and holds

    @property
    def fields(self) -> frozenset[str]:
        """Keys of the fields it reads."""
        keys = {self.closes, self.successor, self.releases} - {""}
        for condition in (self.enters_when, self.closes_when):
            keys |= set(condition.keys if condition else ())
        return frozenset(keys)


NO_EFFECT = RegisterEffect()
"""A granted application leaves the registers as they are."""
