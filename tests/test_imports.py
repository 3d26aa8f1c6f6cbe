"""The import rule: core <- dialogs <- bot, and one direction inside core, never backwards."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

OF_THE_LAW = frozenset({"holidays", "phonenumbers", "email_validator", "pycountry"})
MAY_IMPORT = {
    "core": frozenset({"core"}) | OF_THE_LAW,
    "dialogs": frozenset({"core", "dialogs", "babel", "jinja2"}) | OF_THE_LAW,
}
CORE_ORDER = (
    {"core.errors"},
    {"core.law"},
    {"core.identifiers"},
    {"core.likeness"},
    {"core.form"},
    {"core.services.applicant"},
    {"core.services.<family>", "core.services.cards"},
    {"core.services.catalogue"},
    {"core.cases", "core.validation"},
)
"""Rooms of core, lowest first. A room imports itself and rooms of earlier lines, so that two rooms
of one line stand apart, and so do two families."""
INPUT_OUTPUT = frozenset(
    {"asyncio", "ftplib", "http", "multiprocessing", "selectors", "smtplib", "socket", "sqlite3"}
    | {"ssl", "subprocess", "threading"}
)


def imports_of(path: Path, root: Path) -> Iterator[str]:
    """Full dotted names a file imports, anywhere in it; relative ones made absolute."""
    package = path.relative_to(root).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{name.name}" for name in node.names)


def assigns(path: Path, name: str) -> bool:
    """Whether a file binds ``name`` at its top level."""
    return any(
        isinstance(target, ast.Name) and target.id == name
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    )


def layer_faults(root: Path) -> list[str]:
    """Imports that ``core`` and ``dialogs`` may not have.

    A ``__main__`` is an entry point: nobody imports it, and it may put the two layers together.
    """
    faults = []
    for layer, allowed in MAY_IMPORT.items():
        for path in sorted((root / layer).rglob("*.py")):
            entry = {"core", "dialogs"} if path.name == "__main__.py" else frozenset()
            for name in imports_of(path, root):
                top = name.partition(".")[0]
                known = top in allowed | entry or top in sys.stdlib_module_names
                if not known or top in INPUT_OUTPUT:
                    faults.append(f"{path.relative_to(root)} imports {name}")
    return faults


def room_of(module: str, root: Path) -> tuple[int, str]:
    """How high the room of a module of core stands in ``CORE_ORDER``, and its name.

    Raises ``StopIteration`` for a module in no room.
    """
    parts = module.split(".")
    written = room = ".".join(parts[: 3 if parts[1] == "services" else 2])
    if parts[1] == "services" and root.joinpath(*parts[:3]).is_dir():
        written = "core.services.<family>"
    return next(at for at, rooms in enumerate(CORE_ORDER) if written in rooms), room


def core_faults(root: Path) -> list[str]:
    """Imports inside core that run upwards or sideways, and modules that stand in no room."""
    faults = []
    for path in sorted((root / "core").rglob("*.py")):
        where = path.relative_to(root)
        if where.parts in (("core", "__init__.py"), ("core", "services", "__init__.py")):
            continue
        try:
            height, room = room_of(".".join(where.with_suffix("").parts), root)
        except StopIteration:
            faults.append(f"{where} stands in no room of core")
            continue
        for name in imports_of(path, root):
            if name.startswith("core."):
                other_height, other = room_of(name, root)
                if other != room and other_height >= height:
                    faults.append(f"{where} imports {name}")
    return faults


def sibling_faults(root: Path) -> list[str]:
    """Forms (files with a FORM) and adapters that import one another."""
    forms = {p for p in (root / "core/services").rglob("*.py") if assigns(p, "FORM")}
    adapters = {p for p in (root / "bot/adapters").glob("*.py") if p.stem != "__init__"}
    faults = []
    for family in (forms, adapters):
        modules = {".".join(p.relative_to(root).with_suffix("").parts): p for p in family}
        for path in sorted(family):
            for name in imports_of(path, root):
                for module, other in modules.items():
                    if other != path and f"{name}.".startswith(f"{module}."):
                        faults.append(f"{path.relative_to(root)} imports {name}")
    return faults


@pytest.mark.parametrize("layer", [*MAY_IMPORT, "bot"])
def test_every_layer_is_there_to_be_checked(layer: str) -> None:
    assert any((ROOT / layer).rglob("*.py"))


def test_core_and_dialogs_import_only_what_they_may() -> None:
    assert layer_faults(ROOT) == []


def test_core_has_one_direction() -> None:
    assert core_faults(ROOT) == []


def test_forms_and_adapters_never_import_each_other() -> None:
    assert sibling_faults(ROOT) == []


LAYER_SAMPLES = {
    "core imports dialogs": ("core/a.py", "from dialogs import engine"),
    "core imports bot": ("core/a.py", "import bot.app"),
    "core imports a framework": ("core/a.py", "import sqlalchemy as sa"),
    "core imports the dialog's library": ("core/a.py", "from babel.dates import format_date"),
    "core reaches the network": ("core/a.py", "import socket"),
    "core imports inside a function": ("core/a.py", "def f():\n    import aiohttp"),
    "an entry point imports bot": ("core/a/__main__.py", "from bot.app import build"),
    "dialogs import bot": ("dialogs/menus/a.py", "from bot.app import build"),
    "dialogs import bot, relatively": ("dialogs/a.py", "from ..bot import app"),
    "dialogs import a framework": ("dialogs/a.py", "from aiogram import Bot"),
    "dialogs run a loop": ("dialogs/a.py", "import asyncio"),
}


@pytest.mark.parametrize(("path", "source"), LAYER_SAMPLES.values(), ids=LAYER_SAMPLES)
def test_a_forbidden_import_is_found(tmp_path: Path, path: str, source: str) -> None:
    write(tmp_path, {path: source})
    assert len(layer_faults(tmp_path)) == 1


def test_allowed_imports_are_not_faults(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "core/a.py": "import tomllib\nfrom holidays import KZ\nfrom . import b\nimport core.b",
            "core/a/__main__.py": "from dialogs.wording.catalogue import catalogue",
            "dialogs/a.py": "from core import a\nfrom babel.dates import format_date",
        },
    )
    assert layer_faults(tmp_path) == []


CORE_SAMPLES = {
    "the law imports a form": ("core/law/a.py", "from core.form.form import Form"),
    "errors import the law": ("core/errors.py", "import core.law.acts"),
    "a likeness imports a field kind": (
        "core/likeness/a.py",
        "from core.form.kinds.address import Address",
    ),
    "a form imports the forms": ("core/form/a.py", "from core.services import catalogue"),
    "a family imports another": (
        "core/services/pool/a.py",
        "from core.services.apk.rules import eligible",
    ),
    "a family imports another, relatively": ("core/services/pool/a.py", "from ..apk import rules"),
    "a family imports the list of forms": (
        "core/services/pool/a.py",
        "from core.services.catalogue import FORMS",
    ),
    "what families share imports a family": (
        "core/services/applicant.py",
        "from core.services.apk import shared",
    ),
    "a family imports the life of a case": (
        "core/services/apk/a.py",
        "def f():\n    from core.cases import clocks",
    ),
    "the check imports the life of a case": ("core/validation/a.py", "import core.cases.clocks"),
    "a module stands in no room": ("core/tools.py", ""),
    "a module stands beside the families": ("core/services/tools.py", ""),
}


@pytest.mark.parametrize(("path", "source"), CORE_SAMPLES.values(), ids=CORE_SAMPLES)
def test_a_wrong_direction_inside_core_is_found(tmp_path: Path, path: str, source: str) -> None:
    write(tmp_path, {"core/services/apk/rules.py": "", "core/services/pool/rules.py": ""})
    write(tmp_path, {path: source})
    assert len(core_faults(tmp_path)) == 1


def test_lower_rooms_of_core_may_be_imported(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "core/__init__.py": "",
            "core/services/apk/rules.py": "from core.services import applicant",
            "core/services/apk/change.py": "from core.services.apk.rules import eligible",
            "core/services/applicant.py": "from core.form.kinds import Text\nimport core.errors",
            "core/services/catalogue.py": "from core.services import cards, apk",
            "core/cases/clocks.py": "from core.services.catalogue import FORMS",
        },
    )
    assert core_faults(tmp_path) == []


SIBLING_SAMPLES = {
    "form imports form": {
        "core/services/x/one.py": "FORM = 1",
        "core/services/x/two.py": "from core.services.x.one import FORM as ONE\nFORM: int = 2",
    },
    "form imports form, relatively": {
        "core/services/x/one.py": "FORM = 1",
        "core/services/x/two.py": "from . import one\nFORM = 2",
    },
    "adapter imports adapter": {
        "bot/adapters/clamd.py": "",
        "bot/adapters/files.py": "import bot.adapters.clamd",
    },
}


@pytest.mark.parametrize("files", SIBLING_SAMPLES.values(), ids=SIBLING_SAMPLES)
def test_siblings_that_import_each_other_are_found(tmp_path: Path, files: dict[str, str]) -> None:
    write(tmp_path, files)
    assert len(sibling_faults(tmp_path)) == 1


def test_a_form_may_import_what_is_common_to_forms(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "core/services/x/__init__.py": "from core.services.x.one import FORM",
            "core/form/form.py": "class Form: ...",
            "core/services/x/one.py": "from core.form.form import Form\nFORM = Form()",
        },
    )
    assert sibling_faults(tmp_path) == []


def write(root: Path, files: dict[str, str]) -> None:
    for name, source in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
