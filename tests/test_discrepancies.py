"""Every contradiction and gap of the orders, and what proves that we keep to the safe side of it.

Most are asserted in a ``test_discrepancies``, a function each, ``test_d_07_…``: of terms in
``tests.core.law``, of forms in ``tests.core.services``, of words in ``tests.dialogs.wording``. The
others are proved where their rule is: here stands the name of the test, or the sentence of its row
or story.
"""

import ast
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
NUMBERS = frozenset(range(1, 111))

ASSERTED = frozenset(
    int(number[1])
    for folder in ("core.law", "core.services", "dialogs.wording")
    for test in vars(import_module(f"tests.{folder}.test_discrepancies"))
    if (number := re.match(r"test_d_(\d+)_", test))
)

APK = "core/services/apk/test_apk.py"
LICENCE = "core/services/licence/test_licence.py"
DATA_CENTRE = "core/services/licence/test_data_centre.py"
REISSUE = "core/services/licence/test_reissue.py"
REISSUE_COURSE = "core/services/licence/test_reissue_course.py"
POOL = "core/services/pool/test_pool.py"
POOL_FORMS = "core/services/pool/test_forms.py"
POOL_CASES = "core/services/pool/test_steps.py"
TRUSTED = "core/services/trusted/test_trusted.py"
TRUSTED_FORMS = "core/services/trusted/test_forms.py"
PARITY = "core/services/test_parity.py"
STEPS = "core/cases/test_transitions.py"

PROVED: Mapping[int, tuple[str, str]] = {
    1: (REISSUE_COURSE, "test_the_terms_of_a_reissue_sc_060_d_01"),
    2: (POOL_CASES, "SC-079 D-02 accreditation"),
    3: (POOL_CASES, "SC-080 D-03 reissue"),
    4: (STEPS, "test_d04_an_exclusion_has_no_hearing_and_nobody_refuses_it_at_once"),
    5: (REISSUE_COURSE, "test_no_step_of_a_reissue_leads_to_a_hearing_sc_060_d_05"),
    6: (POOL_CASES, "test_a_reissue_has_no_hearing_d_06"),
    10: (TRUSTED_FORMS, "test_nothing_is_promised_before_the_registration_d_10_sc_101"),
    11: (TRUSTED_FORMS, "test_the_commission_comes_between_d_11_d_12_d_101"),
    12: (TRUSTED_FORMS, "test_the_commission_comes_between_d_11_d_12_d_101"),
    14: (
        "core/services/licence/test_poolinfo.py",
        "test_two_working_days_are_counted_from_the_change_d_14",
    ),
    15: (APK, "test_d15_a_notice_of_change_has_either_channel_and_is_never_refused"),
    18: ("core/cases/test_hearing.py", "D-18 the day of the notice"),
    20: ("core/cases/test_clocks.py", "SC-114 D-20 a complaint to the provider"),
    21: (STEPS, "test_d21_a_complaint_goes_on_with_the_case_file_and_then_it_is_closed_here"),
    22: (
        "core/services/appeal/test_complaint.py",
        "test_d22_no_order_prints_a_form_so_every_question_is_ours",
    ),
    26: (POOL_FORMS, "D-26 on the last safe day"),
    28: (LICENCE, "test_sc_065_d_28_the_order_names_no_validity_and_neither_do_we"),
    31: (APK, "test_d31_d32_what_no_annex_asks_is_said_to_be_ours"),
    32: (APK, "test_d31_d32_what_no_annex_asks_is_said_to_be_ours"),
    33: (APK, "test_sc_036_d33_a_part_of_a_batch_leads_to_the_notice_of_change_and_to_staff"),
    34: (APK, "SC-037 D-34 an individual is for staff to decide"),
    43: (PARITY, "test_d_43_the_cells_of_a_reorganisation_are_those_of_the_form"),
    44: (PARITY, "test_sc_058_d_44_grounds_of_a_reissue_have_the_numbers_of_their_annex"),
    45: (REISSUE, "test_a_ground_asks_for_what_stands_on_its_line_and_no_more_d_45"),
    46: (REISSUE, "test_subtype_2_has_no_ground_for_a_moved_data_centre_sc_056_d_46"),
    47: (
        "core/services/licence/test_grounds.py",
        "test_sc_062_d_47_no_fee_is_counted_for_an_annex",
    ),
    48: ("core/law/test_fees.py", "D-48 half a tenge"),
    50: (DATA_CENTRE, "test_sc_047_d_50_off_the_grid_the_missing_document_may_be_explained"),
    52: (DATA_CENTRE, "D-52 a producer's conditions, connected 2023-04-01"),
    53: (DATA_CENTRE, "D-53 mixed supply"),
    54: (LICENCE, "test_d_54_without_accredited_pools_no_document_is_required"),
    55: (
        LICENCE,
        "test_sc_042_d_55_subtype_ii_is_asked_nothing_of_the_data_centre_but_its_address",
    ),
    56: (LICENCE, "test_d_56_hardware_of_subtype_ii_on_another_ground_is_doubted"),
    58: ("dialogs/menus/test_lic_cards.py", "test_nobody_files_them_here_d_58"),
    59: (
        "dialogs/menus/test_lic_cards.py",
        "test_a_card_cites_the_paragraph_and_its_printed_day_d_59",
    ),
    61: (POOL, "SC-078 D-61 no test act"),
    63: (POOL, "test_a_short_support_letter_is_only_warned_of_d_63"),
    68: (POOL_FORMS, "test_the_statement_and_the_form_have_one_date_d_68"),
    69: (POOL, "D-69 own premises are for staff"),
    77: ("core/services/inspection/test_inspection.py", "D-77 generated off the grid"),
    78: (PARITY, "test_sc_106_d_78_annex_4_of_order_53_has_no_item_7"),
    80: (TRUSTED, "D-80 no consent to an inclusion"),
    81: (TRUSTED, "D-81 documents are renewed and the entry stays"),
    82: (TRUSTED_FORMS, "test_the_year_2026_takes_the_certificate_away_d_82_d_84"),
    84: (TRUSTED_FORMS, "test_the_year_2026_takes_the_certificate_away_d_82_d_84"),
    85: (TRUSTED_FORMS, "a product D-85"),
    89: (TRUSTED_FORMS, "test_what_is_printed_twice_is_asked_once_d_89"),
    91: (
        LICENCE,
        "test_d_91_the_portal_is_the_only_way_and_nothing_is_refused_on_presentation",
    ),
    96: (TRUSTED, "test_a_category_code_has_up_to_32_signs_of_whatever_form_d_96"),
    100: (
        "stories/common.toml",
        "SC-015 D-100 a stranger, a wrong pair and an unknown number get one answer",
    ),
    101: (TRUSTED_FORMS, "test_the_commission_comes_between_d_11_d_12_d_101"),
    103: (STEPS, "D-103 a paper package taken in is no case for the machine"),
    106: (PARITY, "test_d_106_it_is_filed_where_the_order_says"),
    107: (TRUSTED, "test_entrepreneurs_and_individuals_apply_d_107"),
    109: (LICENCE, "test_d_109_only_annex_2_asks_the_country"),
}

NOT_OURS: Mapping[int, str] = {
    72: "Paragraphs on the status are missing or doubled; one status page serves every service.",
    73: "The items of the joint order are numbered 1, 2, 4; nothing depends on it.",
    86: "The notice of inclusion with its line for a BIN is printed by the provider.",
}


@cache
def sentences(path: str) -> frozenset[str]:
    """The names of the tests of a file and every sentence in it; of a story file its stories."""
    source = (TESTS / path).read_text(encoding="utf-8")
    if path.endswith(".toml"):
        return frozenset(story["name"] for story in tomllib.loads(source)["story"])
    nodes = list(ast.walk(ast.parse(source)))
    names = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    said = {node.value for node in nodes if isinstance(node, ast.Constant)}
    return frozenset(names | {text for text in said if isinstance(text, str)})


def test_every_discrepancy_has_its_proof_and_only_one_place() -> None:
    places = [ASSERTED, PROVED.keys(), NOT_OURS.keys()]
    assert frozenset().union(*places) == NUMBERS
    assert sum(map(len, places)) == len(NUMBERS)


@pytest.mark.parametrize(
    ("number", "path", "sentence"),
    [pytest.param(number, *where, id=f"D-{number:02}") for number, where in PROVED.items()],
)
def test_the_proof_is_there_and_carries_the_number(number: int, path: str, sentence: str) -> None:
    assert sentence in sentences(path)
    assert re.search(rf"(?i)(?<![a-z])d[-_]?{number:02}(?!\d)", sentence)


def test_what_is_not_ours_says_why() -> None:
    for reason in NOT_OURS.values():
        assert re.fullmatch(r"[A-Z].+\.", reason)
