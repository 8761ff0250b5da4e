"""The benchmarks of grading: who is graded, what they count, and what they call wrong."""

import ast
import json
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import nbformat
import psutil
import pytest
from benchmarks import thousand
from benchmarks.grading import books, stock
from benchmarks.grading.__main__ import SIZES
from benchmarks.grading.learners import Learner, chosen, samples_of, variant, without_training
from benchmarks.grading.memory import Moment, Recorder, growth, peak
from benchmarks.grading.ours import OurRun
from benchmarks.grading.tables import TopicRun, page
from benchmarks.grading.wrong import differences
from nbformat.v4 import new_code_cell, new_notebook, new_output

from shared_utils.exercises import load_topic, topic_names

TOPIC = "CNN_Foundations"


def cells_of(content):
    return json.loads(content)["cells"]


# ------------------------------------------------------------ who is graded


def test_cells_that_only_show_or_train_are_left_out_and_nothing_else():
    cells = [
        {"metadata": {"tags": tags}, "id": str(tags)} for tags in (["demo"], ["train", "x"], ["test"], [])
    ]
    notebook = {"cells": [*cells, {"id": "bare"}], "nbformat": 4}
    kept = [cell["id"] for cell in cells_of(without_training(json.dumps(notebook).encode()))]
    assert kept == ["['test']", "[]", "bare"]
    for other in (b"", b"Dear all", b"[1, 2]", b'{"cells": 3}'):
        assert without_training(other) == other


def test_the_benchmark_has_enough_learners_of_each_topic_right_wrong_and_broken():
    everybody = []
    for topic in topic_names():
        learners = chosen(topic, SIZES.get(topic, 16))
        full = {name: exercise.points for name, exercise in load_topic(topic).exercises.items()}
        totals = {sum(learner.expected.values()) for learner in learners}
        assert len({learner.name for learner in learners}) == len(learners) >= 16
        assert {0, 100} <= totals and len(totals) > 3
        assert all(set(learner.expected) == set(full) for learner in learners)
        everybody += learners
    assert len(everybody) >= 70
    for learner in everybody:
        for content in learner.files.values():
            if content.startswith(b"{"):
                tags = [tag for cell in cells_of(content) for tag in cell["metadata"].get("tags", ())]
                assert "test" in tags and not {"demo", "train"} & set(tags)


def test_learners_that_are_made_up_fill_a_small_class():
    few = {sample.student for sample in samples_of("Residual_Networks")}
    learners = {learner.name: learner for learner in chosen("Residual_Networks", 9)}
    assert few < set(learners) and len(learners) == 9
    assert sum(learners["made_right"].expected.values()) == 100
    assert sum(learners["made_nothing"].expected.values()) == 0
    ids = [cell["id"] for cell in cells_of(learners["made_twice"].files["Residual_Networks.ipynb"])]
    assert len(ids) == len(set(ids)) + 1
    ids = [cell["id"] for cell in cells_of(learners["made_gap"].files["Residual_Networks.ipynb"])]
    assert "inception_module_test" not in ids and "inception_module" in ids


def test_variants_share_no_answer_and_mean_the_same():
    sample = next(sample for sample in samples_of(TOPIC) if sample.student == "jonas")
    one, two = (variant(sample, number) for number in (1, 2))
    assert one.expected == two.expected and one.expected["zero_pad"] == 0
    pairs = zip(*(cells_of(one_of.files[f"{TOPIC}.ipynb"]) for one_of in (one, two)), strict=True)
    answers = [
        (a["source"], b["source"]) for a, b in pairs if a["metadata"].get("nbgrader", {}).get("solution")
    ]
    assert len(answers) == len(one.expected)
    for a, b in answers:
        assert a != b and ast.dump(ast.parse(a)) == ast.dump(ast.parse(b))


# ------------------------------------------------------------ stock nbgrader, played by a script

PLAYED = """
    import subprocess, sys, time
    from pathlib import Path
    for folder in sorted(Path("submitted").iterdir()):
        if not (folder / "Topic" / "Topic.ipynb").is_file() or (Path("graded") / folder.name).exists():
            continue
        print(f"[AutogradeApp | INFO] Creating/updating student with ID '{folder.name}': {{}}", flush=True)
        match folder.name:
            case "bob":
                print("Traceback ...\\nsqlalchemy.exc.IntegrityError: twice")
                sys.exit(1)
            case "cleo":
                print("There was an error processing assignment: x")
                print("    nbclient.exceptions.DeadKernelError: dead\\n")
                continue
            case "hung":
                sleep = [sys.executable, "-c", "import time; time.sleep(60)"]
                subprocess.Popen(sleep, start_new_session=True)
                time.sleep(60)
        Path("graded", folder.name).mkdir(parents=True)
    print("There was an error processing assignment 'x' for student 'cleo'")
    print("Please see the the above traceback for details on the specific errors on the above failures.")
    sys.exit(1)
    """

TABLES = """
    create table assignment (id, name);
    create table base_cell (id, name);
    create table grade (notebook_id, cell_id, auto_score);
    create table submitted_notebook (id, assignment_id);
    create table submitted_assignment (id, assignment_id, student_id);
    insert into assignment values (1, 'Topic'), (2, 'Other');
    insert into base_cell values (1, 'add_test');
    insert into submitted_assignment values (1, 1, 'ann'), (2, 2, 'ann');
    insert into submitted_notebook values (1, 1), (2, 2);
    insert into grade values (1, 1, 3.0), (2, 1, 7.0);
    """


def played(folder, students, **options):
    for student in students:
        place = folder / "submitted" / student / "Topic"
        place.mkdir(parents=True)
        (place / "Topic.ipynb").write_text("{}")
    with closing(sqlite3.connect(folder / "gradebook.db")) as database:
        database.executescript(TABLES)
    script = folder / "nbgrader.py"
    script.write_text(dedent(PLAYED))
    command = [sys.executable, str(script)]
    return stock.autograde(folder, "Topic", folder / "log.txt", command, **options)


def test_where_the_command_ends_one_is_set_aside_and_the_rest_goes_on(tmp_path):
    run = played(tmp_path, ["ann", "bob", "cleo", "zoe"])
    assert run.aborted == ["bob"] and run.runs == 2
    assert run.trouble == {"bob": "IntegrityError: twice", "cleo": "DeadKernelError: dead"}
    assert set(run.each) == {"ann", "bob", "cleo", "zoe"}
    assert (tmp_path / "set_aside" / "bob" / "Topic").is_dir()
    assert not (tmp_path / "submitted" / "bob").exists()
    assert run.scores == {"ann": {"add": 3.0}}
    assert 0 < run.begun < run.seconds and run.left_behind == 0


def test_one_that_hangs_is_given_up_and_what_it_started_is_ended(tmp_path):
    run = played(tmp_path, ["ann", "hung", "zoe"], patience=3.0)
    assert run.aborted == ["hung"] and "did not go on" in run.trouble["hung"]
    assert "zoe" in run.each and run.left_behind == 1


# ------------------------------------------------------------ what is wrong, and why


def stderr(text):
    return new_output("stream", name="stderr", text=text)


def error(name):
    return new_output("error", ename=name, evalue="", traceback=[])


def shown(text):
    return new_output("execute_result", data={"text/plain": text})


def judged(folder, expected, scores, outputs, run=None):
    """The differences for one learner of the topic, whose other exercises are right by both."""
    full = {name: exercise.points for name, exercise in load_topic(TOPIC).exercises.items()}
    learner = Learner("ann", TOPIC, {}, full | expected)
    cells = [
        new_code_cell("", metadata={"nbgrader": {"grade_id": f"{name}_test"}}, outputs=found)
        for name, found in outputs.items()
    ]
    path = folder / "autograded" / "ann" / TOPIC / f"{TOPIC}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(new_notebook(cells=cells), path)
    run = run or stock.StockRun()
    run.scores = {"ann": full | scores} if scores is not None else {}
    return {found.exercise: found.why for found in differences([learner], run, folder)}


def test_reasons_are_read_from_what_nbgrader_left(tmp_path):
    found = judged(
        tmp_path,
        {"zero_pad": 3, "conv_single_step": 0, "pool_forward": 0, "pool_backward": 10},
        {"zero_pad": 0, "conv_output_size": 0, "conv_single_step": 6, "conv_forward": 0, "pool_forward": 10}
        | {"happyModel": 0, "first_entries": 0},
        {
            "zero_pad": [error("CheckFailed")],
            "conv_output_size": [stderr("RuntimeWarning: nothing bad")],
            "conv_single_step": [shown("6")],
            "conv_forward": [error("CheckFailed")],
            "pool_forward": [],
            "happyModel": [error("CellTimeoutError")],
            "first_entries": [stderr("x"), error("TypeError")],
        },
    )
    assert {name: why.split(",")[0].split(":")[0] for name, why in found.items()} == {
        "zero_pad": "all or nothing",
        "conv_output_size": "a line on stderr takes all points",
        "conv_single_step": "a number that is shown counts as points",
        "conv_forward": "an earlier answer is wrong",
        "pool_forward": "the tests run beside the learner's code",
        "happyModel": "the test ran out of time",
        "first_entries": "the test cell ends in TypeError",
    }


def test_no_score_is_explained_by_what_stopped_the_submission(tmp_path):
    run = stock.StockRun(trouble={"ann": "DeadKernelError: Kernel died"}, aborted=["ann"])
    found = judged(tmp_path, {"zero_pad": 0}, None, {}, run)
    assert "zero_pad" not in found  # nothing is due, nothing is given
    assert len(found) == len(load_topic(TOPIC).exercises) - 1
    assert {why for why in found.values() if "ended the kernel" in why and "the run ends there" in why}


def test_a_deleted_test_cell_and_an_old_format_are_told_apart(tmp_path):
    found = judged(tmp_path, {}, {"zero_pad": None}, {"conv_forward_test": []})
    assert found == {"zero_pad": "its test cell is missing: no score"}
    said = "[AutogradeApp | ERROR] One or more notebooks use an old version\n    nbgrader update ."
    assert stock._last_line(said).startswith("SchemaTooOldError: ")


def topic_run(got=6.0):
    learners = [Learner(name, "Topic", {}, {"add": 6}) for name in ("ann", "bob")]
    theirs = stock.StockRun(seconds=30, begun=10, runs=1, each={"ann": 10, "bob": 10})
    mine = OurRun(seconds=5, begun=4, done=1, scores={"ann": {"add": got}, "bob": {"add": 6.0}})
    mine.learner_seconds, mine.overhead_seconds = {"ann": 1, "bob": 2}, {"ann": 0.5, "bob": 0.7}
    return TopicRun("Topic", learners, 30, theirs, mine, [])


def test_the_table_compares_whole_commands_and_what_is_left_without_the_start():
    row = topic_run().row
    assert (row["stock_seconds"], row["our_seconds"], row["ratio"]) == (15, 2.5, 6)
    assert (row["stock_going"], row["ours_going"], row["ratio_going"]) == (10, 1, 10)
    assert (row["learner_seconds"], row["overhead"]) == (1.5, pytest.approx(0.6))
    assert row["mean_overhead"] == pytest.approx(0.6)
    text = page([topic_run()], ["a machine"], 2)
    assert "| Topic | 2 | 15.0 | 2.5 | 6.0 x | 10.0 | 1.0 | 10.0 x | 1.50 | 0.60 |" in text
    assert "Ours: 2 as stated, 0 not" in text and "Ours is wrong" not in text


def test_a_wrong_score_of_ours_is_not_passed_over():
    assert topic_run(5.0).ours_wrong == [("ann", "add", 6, 5.0)]
    assert "**Ours is wrong**: ann, Topic, `add`: 5.0, expected 6." in page([topic_run(5.0)], [], 2)


# ------------------------------------------------------------ a thousand, in small


def moments(main):
    return [Moment(i, i, main(i), 200, 50 * (i % 2), 4) for i in range(300)]


def test_growth_is_measured_after_the_start_and_not_passed_over():
    flat, leaking = moments(lambda i: 100 + 40 * (i < 20)), moments(lambda i: 100 + 0.2 * i)
    assert growth(flat, "main") == pytest.approx(0, abs=0.5) and peak(flat, "main") == 140
    assert growth(leaking, "main") == pytest.approx(20)
    assert thousand.memory_faults(thousand.Run(moments=flat), 300) == []
    (fault,) = thousand.memory_faults(thousand.Run(moments=leaking), 300)
    assert "main grows by 20.0 MB" in fault


def test_a_process_that_has_ended_holds_no_memory_and_is_no_moment():
    process = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
    recorder = Recorder(process.pid, lambda: 0)
    recorder.look()
    process.stdin.close()  # ends it; nobody has waited for it yet
    while psutil.Process(process.pid).status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)
    recorder.look()
    process.wait()
    recorder.look()
    (moment,) = recorder.moments
    assert moment.main > 0


@pytest.fixture(scope="module")
def small_trial(tmp_path_factory):
    """Six learners, a judge that looks the points up, two kills: the exit code and the folder."""
    folder = tmp_path_factory.mktemp("thousand") / "trial"
    arguments = ["--students", "6", "--quick", "--interval", "0.1", "--to", str(folder)]
    return thousand.main(arguments), folder


@pytest.mark.slow
def test_a_run_that_is_killed_twice_comes_to_the_same_grades(small_trial):
    code, folder = small_trial
    found = json.loads((folder / "thousand.json").read_text())
    assert (code, found["problems"]) == (0, [])
    kills = [run["killed_at"] for run in found["killed"]]
    assert 1 <= kills[0] <= kills[1] <= 6 and kills[2] is None
    assert "No score lost" in (folder / "thousand.md").read_text()
    assert found["whole"]["moments"][-1]["main"] > 10


@pytest.mark.slow
def test_every_fault_in_the_books_is_found(small_trial, tmp_path):
    _, folder = small_trial
    learners = thousand.made_class(6)

    def spoilt(name, spoil):
        course = tmp_path / name
        shutil.copytree(folder / "one", course)
        spoil(course)
        return "; ".join(books.faults(course, learners)), course

    def sql(text):
        def spoil(course):
            with closing(sqlite3.connect(course / "gradebook.db")) as database:
                assert database.execute(text).rowcount > 0
                database.commit()

        return spoil

    def drop_page(course):
        next(course.glob("feedback/*/*/*.html")).unlink()

    def double_line(course):
        path = course / "grades.csv"
        path.write_text(path.read_text() + path.read_text().splitlines()[1] + "\n")

    def leave_folder(course):
        (course / ".course" / "autograded" / "ada_0000").mkdir(parents=True)

    one_grade = "(select min(id) from grade where auto_score > 0)"
    assert spoilt("whole", lambda course: None)[0] == ""
    assert (
        "other scores" in spoilt("score", sql(f"update grade set auto_score = 1.5 where id = {one_grade}"))[0]
    )
    assert "grades, not" in spoilt("lost", sql(f"delete from grade where id = {one_grade}"))[0]
    assert "feedback/ lacks 1" in spoilt("page", drop_page)[0]
    assert "2 rows of ada_0000" in spoilt("line", double_line)[0]
    assert "left unfinished" in spoilt("folder", leave_folder)[0]
    _, course = spoilt("differs", double_line)
    assert "byte for byte" in thousand.differences(folder / "one", course)[0]
    assert thousand.differences(folder / "one", folder / "two") == []
    secrets = [(folder / name / ".course" / "secret").read_bytes() for name in ("one", "two")]
    assert secrets[0] == secrets[1]


def test_too_few_students_are_refused(tmp_path):
    with pytest.raises(SystemExit):
        thousand.main(["--students", "3", "--to", str(tmp_path / "trial")])
    assert not Path(tmp_path / "trial").exists()
