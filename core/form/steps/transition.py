"""One lawful step of a case, as a row. A new service brings rows, nothing else."""

from dataclasses import dataclass
from typing import Literal

from core.form.conditions import Answers, Condition
from core.form.steps.states import Actor, State
from core.law.acts import LawRef, Origin

Channel = Literal["portal", "chancellery"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One step from a state to a state, or a record beside a state that stays."""

    service: str
    source: State
    target: State
    actor: Actor
    law: LawRef
    limit_id: str | None = None
    """The limit the step must keep."""
    needs: tuple[str, ...] = ()
    """Keys of ``core.cases.givens`` without which the step cannot be taken."""
    takes: tuple[str, ...] = ()
    """Keys of ``core.cases.givens`` that may be given and may be left out."""
    late_needs: tuple[str, ...] = ()
    """What the step also needs once the long last day of its limit has passed."""
    records: str = ""
    """What is recorded, where the state stays as it is; the name of the step then."""
    words: str = ""
    """The stem of its messages, where they are not those of its name."""
    channel: Channel | None = None
    """The only channel of filing in which the step exists; None means both."""
    when: Condition | None = None
    """While it does not hold with the answers of the application, the step does not exist."""
    lapses: bool = False
    """The step is no longer open once the long last day of its limit has passed."""
    follows: str = ""
    """What must have been recorded before the step can be taken; a key of the givens."""
    opens_after: str = ""
    """The limit whose short last day must have passed before the step opens."""
    only_for: str = ""
    """The cause a case is with the head for, when only that cause has the step."""
    cause: str = ""
    """The cause the step brings a case to the head for."""
    origin: Origin = Origin.OFFICIAL

    @property
    def name(self) -> str:
        """What the step is called among those of its state."""
        return self.records or self.target.value

    @property
    def worded(self) -> str:
        """The stem of its messages."""
        return self.words or self.name

    def exists(self, answers: Answers) -> bool:
        """Whether a case with these answers has the step."""
        return self.when is None or self.when.holds(answers)
