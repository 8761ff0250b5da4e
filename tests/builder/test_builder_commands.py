"""`course build` and `course check`: what they refuse, what they print, exit codes."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shared_utils import builder, cli, cli_check
from shared_utils.builder.findings import Finding, LessonError
from shared_utils.builder.products import BuildReport
from shared_utils.classroom.workers import Outcome
from shared_utils.exercises import load_topic
from shared_utils.exercises.audit import Problem

ROOT = Path(__file__).parents[2]


def run(*arguments):
    return CliRunner().invoke(cli.app, arguments)


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A repository with the sources of one topic, and nothing built."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        ROOT / "CNN_Foundations",
        tmp_path / "CNN_Foundations",
        ignore=shutil.ignore_patterns("*.ipynb", "__pycache__", ".ipynb_checkpoints"),
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_options_that_do_not_go_together():
    result = run("build", "--force")
    assert result.exit_code == 2 and "give --execute with it" in result.output
    result = run("build", "--check", "--execute")
    assert result.exit_code == 2 and "give one of them" in result.output


def test_check_refuses_unknown_topics(root):
    result = run("build", "--check", "Nonsense")
    assert result.exit_code == 2 and "Nonsense" in result.output and "CNN_Foundations" in result.output


def test_check_hands_on_the_topics_that_are_named(root, monkeypatch):
    asked = []
    monkeypatch.setattr(builder, "check_topics", lambda root, names: asked.append(names) or [], raising=False)
    assert run("build", "--check").exit_code == 0
    assert run("build", "--check", "CNN_Foundations").exit_code == 0
    assert asked == [None, ["CNN_Foundations"]]


def test_missing_visible_tests_are_a_message(root, monkeypatch):
    (root / "CNN_Foundations" / "public_tests.py").unlink()
    monkeypatch.setattr(cli_check, "exercise_findings", lambda topics: [])
    for command in ("build", "check"):
        result = run(command)
        assert result.exit_code == 1 and isinstance(result.exception, SystemExit)
        assert "CNN_Foundations/public_tests.py: The topic has no visible tests" in result.output


def test_a_folder_of_nbgrader_that_cannot_be_written_is_a_message(root, monkeypatch):
    def fail(topic, root, course_root):
        raise LessonError([Finding("CNN_Foundations/public_tests.py", 0, "missing", "Gone meanwhile.")])

    monkeypatch.setattr(
        builder, "build_topics", lambda names, *_, **__: [BuildReport(name) for name in names], raising=False
    )
    monkeypatch.setattr(builder, "write_source", fail, raising=False)
    result = run("build")
    assert result.exit_code == 1 and isinstance(result.exception, SystemExit)


def test_check_prints_the_findings_of_the_audit_too_in_lesson_order(root, monkeypatch):
    def audited(work, jobs, workers, seconds):
        for topic, exercise in reversed(jobs):
            if exercise == "conv_forward":
                yield Outcome((topic, exercise), trouble="The grading process ended (exit code -9).")
            else:
                found = [Problem("some/texts.py", 3, f"No words for {exercise}.")] if exercise else []
                yield Outcome((topic, exercise), found)

    monkeypatch.setattr(cli_check, "run_jobs", audited)
    monkeypatch.setattr(cli_check, "preload", lambda *modules: None)
    result = run("check", "CNN_Foundations")
    assert result.exit_code == 1
    lines = [line for line in result.output.splitlines() if "[exercises]" in line]
    assert len(lines) == len(load_topic("CNN_Foundations").exercises)
    assert lines[0] == "some/texts.py:3: No words for first_entries. [exercises]"
    (ended,) = [line for line in lines if "exit code -9" in line]
    assert "`conv_forward`: the audit ended" in ended
    assert lines.index(ended) == list(load_topic("CNN_Foundations").exercises).index("conv_forward")
