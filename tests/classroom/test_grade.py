import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from classroom_fakes import LOOKED_AT, MAXIMUM, ROOT, TOPIC
from rich.console import Console

from shared_utils.classroom.course_root import CourseError
from shared_utils.classroom.gradebook import read_gradebook
from shared_utils.classroom.nbgrader_settings import CONFIG_FILE
from shared_utils.exercises import load_topic
from shared_utils.graders.verdict import Verdict

pytestmark = pytest.mark.slow

FULL = (6, 6, 15)


def row(report, student):
    return next(row for row in report.rows if row.student == student)


def changed(paths):
    """When each file was changed last."""
    return {path: path.stat().st_mtime_ns for path in paths}


def totals(report):
    return {row.student: row.total for row in report.rows}


def test_a_class_with_every_kind_of_trouble_is_graded_to_the_end(classroom):
    classroom.hand_in("ann", FULL)
    classroom.hand_in("bob", (3, 0, 15))
    classroom.hand_in("breaks", FULL, words="# breaks the grader")
    classroom.hand_in("dies", FULL, words="# kills the grader")
    classroom.hand_in("empty", content=b"")
    classroom.hand_in("letter", content=b"Dear all")
    classroom.hand_in("misnamed", FULL, name="My [x] <b>.ipynb")
    classroom.hand_in("stars [*] é", FULL)
    classroom.hand_in("zoe", FULL)
    (classroom.folder / "submitted" / "absent").mkdir()
    (classroom.folder / "submitted" / "notes.txt").write_text("x")
    before = {path: path.read_bytes() for path in classroom.folder.glob("submitted/**/*.ipynb")}

    report = classroom.grade()

    assert totals(report) == {
        "absent": 0, "ann": 27, "bob": 18, "breaks": 0, "dies": 0, "empty": 0,
        "letter": 0, "misnamed": 27, "stars [*] é": 27, "zoe": 27,
    }  # fmt: skip
    assert {r.student: r.flags for r in report.rows if r.flags} == {
        "absent": ["missing"],
        "breaks": ["internal error"],
        "dies": ["internal error"],
        "empty": ["not judged"],
        "letter": ["not judged"],
        "misnamed": ["repaired"],
    }
    assert not report.ok and len(report.internal_errors) == 2
    assert [text for text in report.strays if "notes.txt" in text]
    assert "it was read as `CNN_Foundations.ipynb`" in row(report, "misnamed").remarks[0]
    assert {path: path.read_bytes() for path in before} == before

    snapshot = read_gradebook(classroom.course.gradebook)
    assert ("breaks", classroom.topic) not in snapshot.submissions
    assert ("dies", classroom.topic) not in snapshot.submissions
    assert set(snapshot.submissions["empty", classroom.topic].automatic().values()) == {0.0}
    assert not (classroom.folder / "autograded" / "breaks").exists()

    assert f"27 of {MAXIMUM} points" in classroom.page("ann")
    assert "3 of 6" in classroom.page("bob")
    assert "The file is empty" in classroom.page("empty")
    assert "My [x] &lt;b&gt;.ipynb" in classroom.page("misnamed")

    console = Console(width=100, record=True, file=io.StringIO())
    report.print(console)
    printed = console.export_text()
    assert f"27/{MAXIMUM}" in printed and "grades.csv" in printed and "My [x] <b>.ipynb" in printed


def test_nothing_to_grade(classroom):
    report = classroom.grade()
    console = Console(width=100, record=True, file=io.StringIO())
    report.print(console)
    assert "Put each notebook at" in console.export_text()
    assert classroom.csv().decode().count("\n") == 1


def test_twice_gives_the_same_bytes_and_grades_nothing_again(classroom):
    classroom.hand_in("ann", FULL)
    classroom.hand_in("bob", (3, 0, 15))
    first = classroom.grade()
    csv = classroom.csv()
    header, *lines = csv.decode().splitlines()
    assert header == "student,topic,total,maximum,flags," + ",".join(load_topic(TOPIC).exercises)
    assert lines[0].startswith(f"ann,CNN_Foundations,27,{MAXIMUM},,") and ",6,6,15," in lines[0]
    assert lines[1].startswith(f"bob,CNN_Foundations,18,{MAXIMUM},,") and ",3,0,15," in lines[1]
    pages = {name: classroom.page(name) for name in ("ann", "bob")}
    second = classroom.grade()
    assert (first.graded, first.unchanged, second.graded, second.unchanged) == (2, 0, 0, 2)
    assert classroom.csv() == csv
    (classroom.course.gradebook).unlink()  # everything is made anew, from the verdicts kept
    third = classroom.grade()
    assert third.graded == 2
    assert classroom.csv() == csv
    assert {name: classroom.page(name) for name in pages} == pages


def test_a_run_without_work_is_quick(classroom):
    classroom.hand_in("ann", FULL)
    classroom.grade()
    code = (
        "import sys, time; from pathlib import Path; from shared_utils.classroom.grade import grade_class\n"
        "report = grade_class(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "assert report.unchanged == 1, report\n"
        "print([name for name in ('nbgrader', 'nbformat', 'tensorflow') if name in sys.modules])"
    )
    run = [sys.executable, "-c", code, classroom.folder, ROOT]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_changed_submission_replaces_the_score_and_a_withdrawn_one_leaves_none(classroom):
    classroom.hand_in("ann", (3, 0, 0))
    path = classroom.hand_in("bob", FULL)
    classroom.grade()
    classroom.hand_in("ann", FULL)
    path.unlink()
    path.parent.rmdir()
    report = classroom.grade()
    assert totals(report) == {"ann": 27, "bob": 0}
    assert row(report, "bob").flags == ["withdrawn"]
    assert "no submission any more" in classroom.page("bob")
    assert classroom.grade().unchanged == 2
    classroom.hand_in("bob", FULL)
    assert totals(classroom.grade()) == {"ann": 27, "bob": 27}


def test_a_class_that_has_gone_altogether_is_not_set_to_zero(classroom):
    """A folder that was moved, or a disk that is away, is no withdrawal."""
    classroom.hand_in("ann", FULL)
    classroom.grade()
    before = classroom.csv()
    shutil.move(classroom.folder / "submitted", classroom.folder / "elsewhere")
    with pytest.raises(CourseError, match="has no submission any more"):
        classroom.grade()
    assert classroom.csv() == before
    shutil.move(classroom.folder / "elsewhere", classroom.folder / "submitted")
    assert totals(classroom.grade()) == {"ann": 27}


def test_an_answer_that_changed_under_a_score_by_hand_is_flagged(classroom):
    classroom.hand_in("ann", (3, 0, 15))
    classroom.grade()
    with classroom.gradebook() as gradebook:
        gradebook.find_grade("zero_pad_test", classroom.topic, classroom.topic, "ann").manual_score = 5
        gradebook.db.commit()
    assert row(classroom.grade(), "ann").flags == ["by hand"]
    classroom.hand_in("ann", FULL)
    changed = row(classroom.grade(), "ann")
    assert changed.flags == ["by hand", "older score by hand"] and changed.points["zero_pad"] == 5
    assert "see whether that still holds" in changed.remarks[-1]


def test_a_notebook_of_another_topic_is_not_taken_for_this_one(classroom):
    other = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}
    classroom.hand_in("ann", name="Car_Detection.ipynb", content=json.dumps(other).encode())
    report = classroom.grade()
    assert row(report, "ann").flags == ["not judged"] and totals(report) == {"ann": 0}
    assert "expected name is `CNN_Foundations.ipynb`" in row(report, "ann").remarks[0]


def test_what_a_person_gave_in_formgrader_survives(classroom):
    classroom.hand_in("ann", (3, 0, 15))
    classroom.hand_in("bob", (3, 0, 15))
    classroom.grade()
    with classroom.gradebook() as gradebook:
        names = (classroom.topic, classroom.topic, "ann")
        gradebook.find_grade("zero_pad_test", *names).manual_score = 5
        gradebook.find_grade("conv_forward_test", *names).extra_credit = 2
        gradebook.find_comment("zero_pad", *names).manual_comment = "Well *argued*."
        gradebook.db.commit()

    report = classroom.grade()
    assert (report.graded, report.unchanged) == (0, 2)
    points = row(report, "ann").points
    assert [points[name] for name in LOOKED_AT] == [5, 0, 17]
    assert row(report, "ann").flags == ["by hand"]
    assert "Well <em>argued</em>" in classroom.page("ann")
    assert "changed this score. The automatic one is 3" in classroom.page("ann")

    classroom.hand_in("ann", (6, 6, 0))
    report = classroom.grade()
    points = row(report, "ann").points
    assert [points[name] for name in LOOKED_AT] == [5, 6, 2]
    assert "Well <em>argued</em>" in classroom.page("ann")


def test_a_fault_of_ours_keeps_the_score_there_was_and_is_reported(classroom):
    classroom.hand_in("ann", (3, 0, 0))
    classroom.grade()
    classroom.hand_in("ann", FULL, words="# breaks the grader")
    report = classroom.grade()
    assert row(report, "ann").total == 3 and row(report, "ann").flags == ["internal error"]
    assert "a fault of ours" in row(report, "ann").remarks[0]
    classroom.hand_in("ann", FULL)
    assert totals(classroom.grade()) == {"ann": 27}


def test_the_order_in_which_workers_finish_changes_nothing(classroom):
    names = ["ann", "bob", "cid", "dee"]
    files = []
    for slow in (names[:1], names[2:], []):
        for number, name in enumerate(names):
            classroom.hand_in(name, (number, 6, 15), words="# takes long" if name in slow else "")
        assert classroom.grade(workers=1 if not slow else 2, again=True).graded == 4
        files.append(classroom.csv())
        classroom.course.gradebook.unlink()
    assert files[0] == files[1] == files[2]


def test_one_submission_graded_again_replaces_its_automatic_score_only(classroom):
    classroom.hand_in("ann", (3, 0, 15))
    classroom.hand_in("bob", FULL)
    classroom.grade()
    with classroom.gradebook() as gradebook:
        names = (classroom.topic, classroom.topic, "ann")
        gradebook.find_grade("zero_pad_test", *names).manual_score = 5
        gradebook.find_grade("conv_forward_test", *names).extra_credit = 2
        gradebook.find_comment("zero_pad", *names).manual_comment = "Well argued."
        for name in LOOKED_AT:  # as if the judge had been another one
            gradebook.find_grade(f"{name}_test", *names).auto_score = 1
        gradebook.db.commit()
    classroom.grade()

    def files(name):
        return changed(path for path in classroom.folder.rglob("*") if name in path.parts and path.is_file())

    bob, verdicts = files("bob"), classroom.course.verdicts("ann", TOPIC).stat().st_mtime_ns
    report = classroom.grade(students=["ann"], topics=[TOPIC], again=True)
    assert (report.graded, report.unchanged) == (1, 0)
    assert files("bob") == bob
    assert classroom.course.verdicts("ann", TOPIC).stat().st_mtime_ns > verdicts
    grades = read_gradebook(classroom.course.gradebook).submissions["ann", TOPIC]
    assert [grades.exercises[name].automatic for name in LOOKED_AT] == [3, 0, 15]
    assert [grades.exercises[name].score for name in LOOKED_AT] == [5, 0, 17]
    assert grades.exercises["zero_pad"].needs_a_look
    assert "Well argued." in classroom.page("ann")
    assert b"bob,CNN_Foundations,27," in classroom.csv()


def test_a_late_penalty_is_nbgraders(classroom):
    config = f"{CONFIG_FILE}\nget_config().LateSubmissionPlugin.penalty_method = 'zero'  # noqa: F821\n"
    (classroom.folder / "nbgrader_config.py").write_text(config)
    with classroom.gradebook() as gradebook:
        gradebook.update_or_create_assignment(TOPIC, duedate="2026-01-02 00:00:00 UTC")
    for name, day in (("early", 1), ("late", 3)):
        stamp = classroom.hand_in(name, FULL).parent / "timestamp.txt"
        stamp.write_text(f"2026-01-0{day} 12:00:00 UTC")
    report = classroom.grade()
    assert totals(report) == {"early": 27, "late": 0}
    assert row(report, "late").flags == ["late"]
    assert "27 taken off because it came late" in classroom.page("late")
    (classroom.folder / "submitted" / "late" / TOPIC / "timestamp.txt").write_text("2026-01-01 12:00:00 UTC")
    assert totals(classroom.grade()) == {"early": 27, "late": 27}
    with classroom.gradebook() as gradebook:
        assert gradebook.find_submission(TOPIC, "late").timestamp.day == 1


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_stops_cleanly_and_the_next_run_goes_on(classroom):
    students = [f"s{n:02}" for n in range(8)]
    for student in students:
        classroom.hand_in(student, FULL, words="# takes long")
    run = start_run(classroom)
    done = classroom.course.private / "done"
    deadline = time.monotonic() + 120
    while len(list(done.glob("*/*.json"))) < 3 and time.monotonic() < deadline:
        assert run.poll() is None, "the run ended before it could be stopped"
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to the whole group
    out, err = run.communicate(timeout=60)
    graded = len(list(done.glob("*/*.json")))
    assert f"Stopped: {graded} of 8 graded in this run" in out and "goes on from here" in out
    assert "Traceback" not in out + err
    assert not list(classroom.course.private.glob("making/*"))
    assert 3 <= graded < 8
    report = classroom.grade()
    assert (report.graded, report.unchanged) == (8 - graded, graded)
    assert totals(report) == dict.fromkeys(students, 27)


RUN = """\
import sys
sys.path.insert(0, sys.argv[3])
from pathlib import Path
from classroom_fakes import work
from shared_utils.classroom.grade import grade_class
from shared_utils.classroom.grading_run import Stopped
if __name__ == '__main__':
    try:
        grade_class(Path(sys.argv[1]), Path(sys.argv[2]), workers=2, work=work)
    except Stopped as stopped:
        print(stopped)
"""


def start_run(classroom):
    """A run of its own, in a process group of its own."""
    script = classroom.folder / "run.py"
    script.write_text(RUN)
    command = [sys.executable, script, classroom.folder, ROOT, ROOT / "tests" / "classroom"]
    return subprocess.Popen(
        command,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # ignored in a shell's background
    )


def test_another_round_grades_again(classroom):
    classroom.hand_in("ann", FULL)
    assert classroom.grade().graded == 1
    assert classroom.grade(round_=2).graded == 1
    assert classroom.grade().unchanged == 1


def test_one_student_alone(classroom):
    classroom.hand_in("ann", FULL)
    classroom.hand_in("bob", FULL)
    report = classroom.grade(students=["bob"])
    assert totals(report) == {"bob": 27}
    assert f"ann,CNN_Foundations,0,{MAXIMUM},not graded yet".encode() in classroom.csv()
    with pytest.raises(CourseError, match=r"No such student: eve\. In the class: ann, bob"):
        classroom.grade(students=["eve"])
    with pytest.raises(KeyError, match="Cooking"):
        classroom.grade(topics=["Cooking"])


def test_a_gradebook_that_cannot_be_read_or_does_not_fit(classroom):
    classroom.hand_in("ann", FULL)
    classroom.grade()
    with closing(sqlite3.connect(classroom.course.gradebook)) as database:
        database.execute("update base_cell set name = 'other_test' where name = 'zero_pad_test'")
        database.commit()
    with pytest.raises(CourseError, match="has other exercises now"):
        classroom.grade()
    classroom.course.gradebook.write_text("this is no database, and it is long enough to be looked at" * 20)
    with pytest.raises(CourseError, match="cannot be read as nbgrader's gradebook"):
        classroom.grade()


def test_two_runs_at_once(classroom):
    with classroom.course.locked(), pytest.raises(CourseError, match="Another grading run"):
        classroom.grade()


def test_a_bad_timestamp_and_files_beside_the_notebook(classroom):
    path = classroom.hand_in("ann", FULL)
    (path.parent / "timestamp.txt").write_text("yesterday, I think")
    (path.parent / "helper.py").write_text("x = 1")
    (path.parent / "public_tests.py").write_text("hacked")
    (path.parent / "images").mkdir()
    for picture in (classroom.folder / "source" / classroom.topic / "images").iterdir():
        (path.parent / "images" / picture.name).write_bytes(b"a copy")
    assert totals(classroom.grade()) == {"ann": 27}
    folder = classroom.folder / "autograded" / "ann" / classroom.topic
    assert sorted(p.name for p in folder.iterdir()) == [
        f"{classroom.topic}.ipynb",
        "helper.py",
        "public_tests.py",
    ]
    assert "hacked" not in (folder / "public_tests.py").read_text()


def test_repairs_reach_the_feedback_page_and_the_flags(classroom):
    path = classroom.hand_in("ann", FULL)
    notebook = json.loads(path.read_text())
    notebook["cells"] = [c for c in notebook["cells"] if c["id"] != "zero_pad_test"]
    path.write_text(json.dumps(notebook))
    report = classroom.grade()
    assert (row(report, "ann").total, row(report, "ann").flags) == (27, ["repaired"])
    assert "The test cell <code>zero_pad_test</code> was missing" in classroom.page("ann")


def test_the_graded_notebook_holds_text_and_verdict(classroom):
    classroom.hand_in("ann", (3, 0, 15))
    classroom.grade()
    notebook = json.loads(classroom.course.autograded("ann", classroom.topic).read_text())
    outputs = {c["id"]: [o["output_type"] for o in c.get("outputs", [])] for c in notebook["cells"]}
    assert outputs["zero_pad_test"] == ["display_data", "execute_result"]
    assert outputs["conv_single_step_test"] == ["display_data", "error"]
    assert outputs["conv_forward_test"] == ["display_data"]


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_killed_at_any_moment_and_started_again(classroom):
    """Kill the whole run several times; in the end every score is there and nothing was judged twice."""
    students = [f"s{n:02}" for n in range(8)]
    for student in students:
        classroom.hand_in(student, FULL, words="# takes long")
    done = classroom.course.private / "done"
    for wanted in (2, 6):
        run = start_run(classroom)
        deadline = time.monotonic() + 120
        while len(list(done.glob("*/*.json"))) < wanted and time.monotonic() < deadline:
            assert run.poll() is None, "the run ended before it could be killed"
            time.sleep(0.01)
        run.send_signal(signal.SIGKILL)
        run.communicate()
        marks = {path: path.read_bytes() for path in done.glob("*/*.json")}
        snapshot = read_gradebook(classroom.course.gradebook)
        for path in marks:
            student = path.parent.name
            assert snapshot.submissions[student, classroom.topic].total == 27
        for folder in (classroom.folder / "autograded").glob("*/*"):  # nbgrader would skip these
            assert snapshot.submissions[folder.parent.name, classroom.topic].total == 27

    time.sleep(2.5)  # the last workers of the killed run finish what they had begun
    verdicts = changed(classroom.course.private.glob("verdicts/*/*.json"))
    entered = len(list(done.glob("*/*.json")))
    with_page = changed(path for path in done.glob("*/*.json") if json.loads(path.read_text())["shown"])
    report = classroom.grade()
    assert totals(report) == dict.fromkeys(students, 27)
    assert report.unchanged == entered >= 6 and len(with_page) >= 2
    assert changed(with_page) == with_page
    assert changed(verdicts) == verdicts
    csv = classroom.csv()
    assert classroom.grade().graded == 0
    assert classroom.csv() == csv


def test_verdicts_survive_as_data(classroom):
    classroom.hand_in("ann", (3, 0, 15))
    classroom.grade()
    stored = json.loads(classroom.course.verdicts("ann", classroom.topic).read_text())
    verdict = Verdict.from_dict(stored["result"]["verdicts"]["zero_pad"])
    assert (verdict.points, verdict.outcome) == (3, "partly right")
