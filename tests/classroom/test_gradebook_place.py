"""The gradebook in another place: PostgreSQL by its URL, another SQLite file, and what can be wrong."""

import csv
import json
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from classroom_fakes import MAXIMUM, ROOT, TOPIC
from postgresql_server import PASSWORD, QUOTED

from shared_utils.classroom.course_root import CourseError, CourseRoot
from shared_utils.classroom.grade import report_class
from shared_utils.classroom.gradebook import read_gradebook
from shared_utils.classroom.gradebook_place import GradebookPlace, place_of
from shared_utils.classroom.nbgrader_settings import CONFIG_FILE, EXPORT_FILE

pytestmark = pytest.mark.slow

FULL = (6, 6, 15)


def use(classroom, url):
    """Name the gradebook in the course's nbgrader_config.py."""
    text = f"{CONFIG_FILE}\nget_config().CourseDirectory.db_url = {url!r}  # noqa: F821\n"
    (classroom.folder / "nbgrader_config.py").write_text(text)


def totals(report):
    return {row.student: row.total for row in report.rows}


@pytest.fixture
def on_postgresql(classroom, postgresql, request):
    """A course whose gradebook is a new PostgreSQL database; the one in SQLite is gone."""
    classroom.course.gradebook.unlink()
    classroom.url = postgresql.new_database(request.node.name[:40].lower())
    use(classroom, classroom.url)
    return classroom


@contextmanager
def nbgraders_own(url):
    from nbgrader.api import Gradebook

    with Gradebook(url) as gradebook:
        yield gradebook


def test_a_class_on_postgresql(on_postgresql):
    classroom = on_postgresql
    classroom.hand_in("ann", (3, 0, 15))
    classroom.hand_in("bob", FULL)
    classroom.hand_in("stars [*] é", content=b"")
    report = classroom.grade()
    assert totals(report) == {"ann": 18, "bob": 27, "stars [*] é": 0}
    assert report.ok and not classroom.course.gradebook.exists()
    assert "18 of" in classroom.page("ann")
    csv_before = classroom.csv()

    with nbgraders_own(classroom.url) as gradebook:
        assert gradebook.find_submission(TOPIC, "bob").score == 27
        gradebook.find_grade("zero_pad_test", TOPIC, TOPIC, "ann").manual_score = 5
        gradebook.find_grade("conv_forward_test", TOPIC, TOPIC, "ann").extra_credit = 2
        gradebook.find_comment("zero_pad", TOPIC, TOPIC, "ann").manual_comment = "Well *argued*."
        gradebook.db.commit()
    report = classroom.grade()
    assert (report.graded, report.unchanged) == (0, 3)
    assert totals(report)["ann"] == 22
    assert "Well <em>argued</em>" in classroom.page("ann")
    report = classroom.grade(students=["ann"], again=True)
    assert report.graded == 1 and totals(report) == {"ann": 22}
    assert totals(report_class(classroom.folder, ROOT)) == {"ann": 22, "bob": 27, "stars [*] é": 0}
    assert place_of(classroom.course).shown in printed(report) and PASSWORD not in printed(report)

    # nbgrader's own command finds the same gradebook, and the same class on SQLite has the same grades.
    command = [Path(sys.executable).parent / "nbgrader", "export"]
    subprocess.run(command, cwd=classroom.folder, check=True, capture_output=True)
    rows = csv.DictReader((classroom.folder / EXPORT_FILE).open())
    assert {row["student_id"]: float(row["score"]) for row in rows} == totals(
        report_class(classroom.folder, ROOT)
    )
    (classroom.folder / "nbgrader_config.py").unlink()
    assert classroom.grade().graded == 3
    assert classroom.csv() == csv_before


def printed(report):
    import io

    from rich.console import Console

    text = io.StringIO()
    report.print(Console(file=text, width=200))
    return text.getvalue()


def test_an_interrupted_making_is_finished(on_postgresql):
    classroom = on_postgresql
    with nbgraders_own(classroom.url) as gradebook:
        version = gradebook.db.execute(_text("select version_num from alembic_version")).scalar()
        gradebook.db.execute(_text("drop table alembic_version"))
        gradebook.db.commit()
    classroom.hand_in("ann", FULL)
    assert totals(classroom.grade()) == {"ann": 27}
    with nbgraders_own(classroom.url) as gradebook:
        assert gradebook.db.execute(_text("select version_num from alembic_version")).scalar() == version


def _text(query):
    from sqlalchemy import text

    return text(query)


def test_two_graders_at_once_on_one_postgresql(on_postgresql, tmp_path):
    classroom = on_postgresql
    classroom.hand_in("ann", FULL)
    with (
        GradebookPlace(classroom.url).locked(),
        pytest.raises(CourseError, match="Another grading run") as told,
    ):
        classroom.grade()
    assert PASSWORD not in str(told.value) and QUOTED not in str(told.value)
    assert totals(classroom.grade()) == {"ann": 27}


def test_what_can_be_wrong_with_postgresql_is_said_without_the_password(on_postgresql, postgresql):
    classroom = on_postgresql
    classroom.hand_in("ann", FULL)
    with postgresql.connect("postgres") as connection:
        connection.execute("create database zoo")
    with postgresql.connect("zoo") as connection:
        connection.execute("create table animals (name text)")
    wrong = "wr0ng-pass"
    away = classroom.url.replace(str(postgresql.port), "1")
    for url, said in (
        (postgresql.url("zoo", wrong), "does not accept the name or the password"),
        (away, "cannot be reached"),
        (postgresql.url("nowhere"), "There is no database"),
        (postgresql.url("zoo"), "is not a gradebook: it has the table `animals`"),
        ("mysql://me:pw@host/x", "neither SQLite nor PostgreSQL"),
        ("postgresql://me:hunter2@host:port/x", "cannot be understood"),
    ):
        use(classroom, url)
        with pytest.raises(CourseError, match=said) as told:
            classroom.grade()
        for secret in (PASSWORD, QUOTED, wrong, "hunter2"):
            assert secret not in str(told.value)


def test_a_server_that_goes_away_loses_nothing(on_postgresql, postgresql):
    classroom = on_postgresql
    classroom.hand_in("ann", FULL)
    classroom.grade()
    csv_before = classroom.csv()
    postgresql.halt()
    try:
        with pytest.raises(CourseError, match="cannot be reached"):
            classroom.grade()
    finally:
        postgresql.start()
    assert classroom.grade().unchanged == 1
    assert classroom.csv() == csv_before


def test_another_sqlite_file(classroom, tmp_path):
    other = tmp_path / "elsewhere" / "class of 2024.db"
    other.parent.mkdir()
    use(classroom, f"sqlite:///{other}")
    before = classroom.course.gradebook.read_bytes()
    classroom.hand_in("ann", FULL)
    assert totals(classroom.grade()) == {"ann": 27}
    assert read_gradebook(other).submissions["ann", TOPIC].total == 27
    assert classroom.course.gradebook.read_bytes() == before
    assert classroom.grade().unchanged == 1


def test_without_the_driver_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(CourseError, match=r'pip install "open-cnn-course\[postgresql\]"'):
        GradebookPlace("postgresql+psycopg://me:pw@host/x").engine()


def test_a_gradebook_that_names_no_file(tmp_path):
    with pytest.raises(CourseError, match="names no file"):
        _ = GradebookPlace("sqlite://").file
    assert place_of(CourseRoot(tmp_path)).file == tmp_path.resolve() / "gradebook.db"


def test_a_place_shows_no_password():
    place = GradebookPlace("postgresql://me:s3cret@host/x?password=other&sslmode=require")
    assert place.shown == "postgresql://me:***@host/x"
    assert place.without_password("s3cret and other") == "*** and ***"


def test_a_course_with_steps_of_its_own_is_left_to_nbgrader(classroom):
    """A hook of the instructor's runs, and pages and scores are as ever."""
    classroom.hand_in("ann", (3, 0, 15))
    classroom.hand_in("bob", FULL)
    hook = "def hook(assignment, student, notebooks):\n    open('hooked.txt', 'a').write(student + ' ')\n\n\n"
    config = f"{CONFIG_FILE}\n{hook}get_config().Autograde.post_convert_hook = hook  # noqa: F821\n"
    classroom.grade()
    ours = everything(classroom)
    (classroom.folder / "nbgrader_config.py").write_text(config)
    report = classroom.grade(again=True)
    assert report.ok and report.graded == 2
    assert sorted((classroom.folder / "hooked.txt").read_text().split()) == ["ann", "bob"]
    assert everything(classroom) == ours


def everything(classroom):
    """All that grading makes of a class, but for random ids."""
    made = {
        str(path.relative_to(classroom.folder)): (path.read_bytes(), path.stat().st_mode)
        for step in ("autograded", "feedback")
        for path in (classroom.folder / step).rglob("*")
        if path.is_file()
    }
    snapshot = read_gradebook(classroom.course.gradebook)
    return made, snapshot, classroom.csv(), json.loads(classroom.course.release(TOPIC).read_text())


def test_nbgraders_own_steps_make_the_same_of_the_same(classroom, tmp_path):
    """Stock converters and ours, on submissions of every kind: the same rows, notebooks and pages."""
    path = classroom.hand_in("ann", (3, 0, 15))
    (path.parent / "timestamp.txt").write_text("2026-02-03 04:05:06 UTC")
    (path.parent / "more").mkdir()
    (path.parent / "more" / "data.csv").write_text("1,2")
    (path.parent / "images").mkdir()
    (path.parent / "images" / "own.png").write_bytes(b"png")
    classroom.hand_in("bob", FULL, words="x = '<b>' # ünï")
    classroom.hand_in("empty", content=b"")
    classroom.hand_in("untouched")
    classroom.grade()
    ours = everything(classroom), gradebook_rows(classroom)

    other = tmp_path / "stock"
    shutil.copytree(classroom.folder, other)
    for name in ("autograded", "feedback", "gradebook.db", ".course/done"):
        path = other / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    text = f"{CONFIG_FILE}\nget_config().BaseConverter.force = True  # noqa: F821\n"  # leaves it to nbgrader
    (other / "nbgrader_config.py").write_text(text)
    stock = type(classroom)(other)
    assert stock.grade().ok
    assert (everything(stock), gradebook_rows(stock)) == ours
    assert MAXIMUM == 100


def gradebook_rows(classroom):
    """Every column of nbgrader's tables that a grading run writes, without random ids."""
    import sqlite3

    query = """
        select student_id, a.name, s.timestamp, s.extension, n.flagged, n.late_submission_penalty,
               c.name, c.type, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade,
               m.auto_comment, m.manual_comment
        from submitted_notebook n join submitted_assignment s on s.id = n.assignment_id
        join assignment a on a.id = s.assignment_id join base_cell c on c.notebook_id = n.notebook_id
        left join grade g on g.notebook_id = n.id and g.cell_id = c.id
        left join comment m on m.notebook_id = n.id and m.cell_id = c.id order by 1, 2, 7, 8
    """
    database = sqlite3.connect(classroom.course.gradebook)
    try:
        rows = database.execute(query).fetchall()
        students = database.execute("select * from student order by 1").fetchall()
        return rows, students, database.execute("select * from alembic_version").fetchall()
    finally:
        database.close()
