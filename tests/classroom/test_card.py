import pytest
from nbformat import from_dict
from nbgrader.utils import determine_grade

from shared_utils.classroom.card import card_html, outputs_of
from shared_utils.exercises.contract import ExerciseTexts, Hint
from shared_utils.graders.verdict import Failure, GroupResult, Verdict, not_judged

pytestmark = pytest.mark.slow  # importing nbgrader takes two seconds

TEXTS = ExerciseTexts(
    "", "", {"one": "a <small> case", "two": "`pad`=0"}, {"slip": Hint("x is y", "look at z")}
)


def verdict(points, failure=None, **more):
    outcome = {0: "wrong", 5: "right"}.get(points, "partly right")
    groups = (GroupResult("one", 2, points > 0), GroupResult("two", 3, points == 5))
    return Verdict("Tiny", "f", outcome, points, 5, groups, failure, **more)


FAILURE = Failure("two", "f(x='<b>')", "returned <script>alert(1)</script>, expected 2.", ("in f: <i>",))


@pytest.mark.parametrize("points", [0, 1, 2, 5])
def test_nbgrader_reads_the_points(points):
    cell = {"cell_type": "code", "source": "f_test(f)", "outputs": outputs_of(verdict(points), TEXTS)}
    cell["metadata"] = {"nbgrader": {"grade": True, "solution": False, "points": 5, "grade_id": "f_test"}}
    assert determine_grade(from_dict(cell)) == (points, 5)


def test_nothing_in_a_card_is_markup_but_ours():
    html = card_html(verdict(2, FAILURE, misconception="slip"), TEXTS)
    for bad in ("<script", "<b>", "<i>", "<small>"):
        assert bad not in html
    assert "2 of 5 points" in html
    assert "✓" in html and "✗" in html
    assert "<code>pad</code>=0" in html
    assert "x is y: look at z." in html
    assert html.count("look at z") == 1


def test_a_card_for_what_was_not_judged_gives_the_reason():
    html = card_html(not_judged("Tiny", "f", 5, "The file `<b>` is empty."), TEXTS)
    assert "0 of 5 points" in html and "<code>&lt;b&gt;</code> is empty" in html
    assert "✗" not in html


def test_a_page_does_not_ask_to_run_a_cell():
    for outcome in ("not started", "missing"):
        empty = Verdict("Tiny", "f", outcome, 0, 5, ())
        assert "Run" not in card_html(empty, TEXTS) and "run " not in card_html(empty, TEXTS)
        assert "again" not in outputs_of(empty, TEXTS)[0]["data"]["text/plain"]
