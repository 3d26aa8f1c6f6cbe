"""Rules across answers, by form."""

from collections.abc import Mapping

from core.rules import apk_include
from core.rules.base import Rule

RULES: Mapping[str, tuple[Rule, ...]] = {"apk_include": apk_include.RULES}
