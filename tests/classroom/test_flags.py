"""Every flag has words: for the table, for whoever grades, and for the learner."""

import ast
import inspect
import json

import pytest
from classroom_fakes import TOPIC
from mistaken_fakes import mistaken_work

from shared_utils.classroom import grade, judging, preparing
from shared_utils.classroom.flags import (
    INFORMATION,
    OTHER_FLAGS,
    RUN_FLAGS,
    for_learner,
    in_words,
    remarks_on,
)
from shared_utils.classroom.normalise import Repair
from shared_utils.classroom.preparing import Prepared


def added_flags(module, *places):
    """The texts that a module adds to something called `flags`."""
    found = set()
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        adds = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "add"
        if adds and ast.unparse(node.func.value) in places:
            found |= {argument.value for argument in node.args if isinstance(argument, ast.Constant)}
    return found


def test_every_flag_of_a_run_is_told_to_the_learner():
    flags = added_flags(judging, "self.flags")
    assert len(flags) >= 4 and flags <= set(RUN_FLAGS)
    assert len(for_learner(flags)) == len(remarks_on(flags)) == len(flags)
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in for_learner(flags))


def test_a_flag_without_words_is_told_all_the_same():
    assert for_learner(["strange <b>"]) == ["This submission is marked: strange <b>."]
    assert in_words("strange") == "strange"


def test_flags_of_the_whole_submission_have_words():
    assert added_flags(grade, "flags") <= set(OTHER_FLAGS)
    assert set(OTHER_FLAGS) >= INFORMATION


def test_an_edited_test_is_a_repair_with_a_flag_of_its_own_and_survives_json():
    repairs = [Repair("The test was changed.", flag="edited tests"), Repair("Odd.", minor=True)]
    prepared = Prepared("key", "", repairs, ["A file."], {"flags": ["output cut"], "verdicts": {}})
    assert prepared.flags == ["edited tests", "files left out", "output cut", "repaired"]
    assert Prepared.from_dict(json.loads(json.dumps(prepared.to_dict()))).flags == prepared.flags


def test_the_note_tells_what_was_before_and_what_was_while_the_code_ran():
    note = preparing._note([Repair("The test was *changed*.")], ["A file."], ["time limit", "output cut"])
    before, _, after = note.partition("While its code ran:")
    assert before.count("\n- ") == 2 and "\\*changed\\*" in before
    assert after.count("\n- ") == 2 and "ran longer than it may" in after
    assert preparing._note([], [], []) == ""
    assert preparing._note([], [], ["time limit"]).startswith("**About this submission.** While its code ran")


@pytest.mark.slow
def test_the_table_the_csv_and_the_feedback_page_show_the_same_flags(classroom):
    path = classroom.hand_in("ada", (6,), "# flag process died")
    classroom.hand_in("bob", (6,), "# flag output cut")
    notebook = json.loads(path.read_text())
    cell = next(cell for cell in notebook["cells"] if cell["id"] == "zero_pad_test")
    cell["source"] = "assert True"
    path.write_text(json.dumps(notebook))
    (path.parent / "link").symlink_to("/etc/passwd")
    report = classroom.grade(work=mistaken_work)
    rows = {row.student: row for row in report.rows}
    assert rows["ada"].flags == ["edited tests", "files left out", "process died", "repaired"]
    assert (
        f"ada,{TOPIC},6,100,edited tests; files left out; process died; repaired," in classroom.csv().decode()
    )
    page = classroom.page("ada")
    for words in (
        "The test cell <code>zero_pad_test</code> was changed",
        "The link <code>link</code> was left out",
        "Your code ended its own program",
    ):
        assert words in page
    assert "A cell printed more than is kept" in classroom.page("bob")
    text = classroom.course.report_page.read_text()
    assert all(f'<span class="flag">{flag}</span>' in text for flag in rows["ada"].flags)
