import json
import os
import shutil

import pytest
from classroom_fakes import LOOKED_AT, ROOT, TOPIC, work

from shared_utils.classroom.course_root import CourseRoot


class Classroom:
    """A course root with fake judging: hand in, grade, look."""

    topic = TOPIC

    def __init__(self, folder):
        self.folder = folder
        self.course = CourseRoot(folder)
        self.student_notebook = json.loads(self.course.release(TOPIC).read_text())

    def hand_in(self, student, earns=(), words="", name=f"{TOPIC}.ipynb", content=None):
        """Write a submission whose exercises earn these points; `content` in place of a notebook."""
        notebook = json.loads(json.dumps(self.student_notebook))
        cells = {cell["id"]: cell for cell in notebook["cells"]}
        for exercise, points in zip(LOOKED_AT, earns, strict=False):
            cell = cells[exercise]
            cell["source"] = f"# earns {points}\n{words}"
        path = self.folder / "submitted" / student / TOPIC / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(json.dumps(notebook).encode() if content is None else content)
        return path

    def grade(self, **arguments):
        """Grade with the fake judge; return the report."""
        from shared_utils.classroom.grade import grade_class

        return grade_class(self.folder, ROOT, **{"workers": 2, "work": work, **arguments})

    def csv(self):
        """The bytes of grades.csv."""
        return self.course.grades_csv.read_bytes()

    def page(self, student):
        """The text of a feedback page."""
        return self.course.feedback(student, TOPIC).read_text()

    def gradebook(self):
        """nbgrader's own view of the gradebook."""
        from nbgrader.api import Gradebook

        return Gradebook(f"sqlite:///{self.course.gradebook}")


@pytest.fixture(scope="session")
def prepared_course(tmp_path_factory):
    """A course root with the topic built and registered, to be copied."""
    from shared_utils.classroom.grade import grade_class

    folder = tmp_path_factory.mktemp("course")
    grade_class(folder, ROOT, [TOPIC], work=work)
    return folder


@pytest.fixture(scope="session")
def classroom_in(prepared_course):
    """A function that makes a course root in a new folder."""

    def make(folder):
        shutil.copytree(prepared_course, folder)
        return Classroom(folder)

    return make


@pytest.fixture
def classroom(classroom_in, tmp_path):
    return classroom_in(tmp_path / "course")


@pytest.fixture(scope="session")
def postgresql():
    """A real PostgreSQL server. Without one the test is skipped, but CI insists on it."""
    import postgresql_server

    folder = postgresql_server.programs()
    if folder is None:
        reason = "PostgreSQL is not installed here (apt-get install postgresql)"
        pytest.fail(reason) if os.environ.get(postgresql_server.REQUIRED) else pytest.skip(reason)
    server = postgresql_server.Server(folder)
    yield server
    server.stop()
