"""The command line: help without heavy imports, clear errors, exit codes."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shared_utils import cli, environment
from shared_utils.exercises import load_topic

runner = CliRunner()


def run(*arguments):
    return runner.invoke(cli.app, arguments)


def test_help_names_every_command_and_imports_nothing_heavy():
    code = (
        "import sys; from typer.testing import CliRunner; from shared_utils import cli\n"
        "print(CliRunner().invoke(cli.app, ['--help']).output)\n"
        "print([m for m in ('numpy', 'tensorflow', 'nbgrader', 'nbconvert', 'jupytext') if m in sys.modules])"
    )
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert all(name in output for name in ("build", "check", "grade", "check-env"))
    assert output.splitlines()[-1] == "[]"


def test_an_unknown_topic_is_named_with_the_known_ones(monkeypatch):
    monkeypatch.chdir(Path(__file__).parent)
    result = run("build", "Nonsense")
    assert result.exit_code == 2
    assert "Nonsense" in result.output and "CNN_Foundations" in result.output


def test_outside_the_repository_it_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    result = run("build", "--check")
    assert result.exit_code == 2
    assert "clone" in result.output


def test_check_env_reports_versions():
    result = run("check-env")
    assert "numpy" in result.output and "Python" in result.output
    assert result.exit_code == ("<--" in result.output)


@pytest.mark.parametrize(("installed", "problem"), [("0.1", "needs"), (None, "pip install")])
def test_a_package_that_is_old_or_missing_is_a_problem(monkeypatch, installed, problem):
    from importlib import metadata

    real = metadata.version

    def version(name):
        if name != "nbgrader":
            return real(name)
        if installed is None:
            raise metadata.PackageNotFoundError(name)
        return installed

    monkeypatch.setattr(metadata, "version", version)
    (line,) = [line for line in environment.report() if line.name == "nbgrader"]
    assert problem in line.problem
    assert "<--" in environment.as_text([line]) and "1 problem" in environment.as_text([line])


@pytest.mark.slow
def test_a_class_is_graded_reported_and_graded_again(monkeypatch, tmp_path):
    root = Path(__file__).parent.parent
    solution = root / "CNN_Foundations" / "CNN_Foundations_solution.ipynb"
    place = tmp_path / "submitted" / "ada" / "CNN_Foundations" / "CNN_Foundations.ipynb"
    place.parent.mkdir(parents=True)
    place.write_bytes(solution.read_bytes())
    monkeypatch.setattr(cli, "_course", lambda sample: (tmp_path, root))
    points = f"{load_topic('CNN_Foundations').points}/{load_topic('CNN_Foundations').points}"
    first = run("grade")
    assert first.exit_code == 0 and points in first.output and "1 graded, 0 unchanged" in first.output
    assert "0 graded, 1 unchanged" in run("grade").output
    shown = run("report", "--student", "ada")
    assert shown.exit_code == 0 and points in shown.output
    assert "1 graded, 0 unchanged" in run("grade", "--again", "--student", "ada", "CNN_Foundations").output
    assert run("grade", "--student", "nobody").exit_code == 2


@pytest.mark.parametrize(
    ("words", "topics", "again"),
    [
        (["--student", "ann", "--topic", "Car_Detection"], ["Car_Detection"], True),
        (["Car_Detection", "--student", "ann"], ["Car_Detection"], True),
        (["--student", "ann"], None, False),
        (["--topic", "Car_Detection"], ["Car_Detection"], False),
        (["CNN_Foundations", "--topic", "Car_Detection"], ["CNN_Foundations", "Car_Detection"], False),
    ],
)
def test_a_student_and_a_topic_named_are_judged_again(monkeypatch, words, topics, again):
    from shared_utils.classroom import grade, grading_run

    seen = {}

    def stand_in(*places, **options):
        seen.update(options, topics=places[2], student=places[3])
        raise grading_run.Stopped("Stopped: 2 of 3 graded.")

    monkeypatch.setattr(grade, "grade_class", stand_in)
    monkeypatch.chdir(Path(__file__).parent)
    result = run("grade", *words)
    assert result.exit_code == 130 and "Stopped: 2 of 3" in result.output
    assert (seen["topics"], seen["again"]) == (topics, again)


def test_an_unknown_topic_as_an_option(monkeypatch):
    monkeypatch.chdir(Path(__file__).parent)
    result = run("grade", "--student", "ann", "--topic", "Cooking")
    assert result.exit_code == 2 and "Unknown topic: Cooking" in result.output
