"""Question kinds: one class each, registered here by the class of field it asks for."""

from core.form import kinds, tables
from core.form.kinds.address import Address
from dialogs.questions.address import AddressQuestion
from dialogs.questions.choice import ChoiceQuestion
from dialogs.questions.consent import ConsentQuestion
from dialogs.questions.day import DayQuestion
from dialogs.questions.group import GroupQuestion
from dialogs.questions.kind import KINDS, QuestionKind, kind_of, shown
from dialogs.questions.multi_choice import MultiChoiceQuestion
from dialogs.questions.step import Answered, Step
from dialogs.questions.table import TableQuestion
from dialogs.questions.text import (
    CodeQuestion,
    IdentifierQuestion,
    MeasureQuestion,
    PhoneQuestion,
    SeveralQuestion,
    TextQuestion,
)
from dialogs.questions.upload import UploadQuestion

KINDS.update(
    {
        kinds.Text: TextQuestion("«Дала Майнинг» ЖШС"),
        kinds.Several: SeveralQuestion(),
        kinds.Identifier: IdentifierQuestion("250140999991"),
        kinds.Phone: PhoneQuestion("8 (701) 123-45-67", "phone"),
        kinds.Email: TextQuestion("office@example.kz", "email"),
        kinds.Contact: TextQuestion("+7 701 123 45 67"),
        kinds.Quantity: TextQuestion("2", "number"),
        kinds.Measure: MeasureQuestion("3,25", "decimal"),
        kinds.Code: CodeQuestion(),
        kinds.RecordNo: TextQuestion("KZ-2026-0015"),
        kinds.Day: DayQuestion(),
        kinds.Choice: ChoiceQuestion(),
        kinds.MultiChoice: MultiChoiceQuestion(),
        kinds.Consent: ConsentQuestion(),
        kinds.Upload: UploadQuestion(),
        Address: AddressQuestion(),
        tables.Group: GroupQuestion(),
        tables.Table: TableQuestion(),
    }
)

__all__ = ["KINDS", "Answered", "QuestionKind", "Step", "kind_of", "shown"]
