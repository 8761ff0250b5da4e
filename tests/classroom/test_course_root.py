import multiprocessing
import os
import stat
import subprocess
import sys

import pytest

from shared_utils.classroom.course_root import (
    CourseError,
    CourseRoot,
    read_json,
    replace_folder,
    write_json,
)


def secret_of(folder, gate, answers):
    gate.wait()
    answers.put(CourseRoot(folder).secret())


def test_the_secret_is_made_once_and_for_the_owner_alone(tmp_path):
    course = CourseRoot(tmp_path)
    secret = course.secret()
    assert len(secret) == 32
    assert CourseRoot(tmp_path).secret() == secret
    assert [path.name for path in course.private.glob("*secret*")] == ["secret"]
    if os.name == "posix":
        assert stat.S_IMODE((course.private / "secret").stat().st_mode) == 0o600


def test_git_ignores_the_private_folder(tmp_path):
    CourseRoot(tmp_path).secret()
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    status = subprocess.run(["git", "status", "--short"], cwd=tmp_path, check=True, capture_output=True)
    assert status.stdout == b""


@pytest.mark.slow
def test_processes_that_start_together_get_one_secret(tmp_path):
    spawn = multiprocessing.get_context("spawn")
    gate, answers = spawn.Barrier(4), spawn.Queue()
    processes = [spawn.Process(target=secret_of, args=(tmp_path, gate, answers)) for _ in range(4)]
    for process in processes:
        process.start()
    secrets = {answers.get(timeout=60) for _ in processes}
    for process in processes:
        process.join()
    assert len(secrets) == 1


def test_without_hard_links_there_is_still_one_secret(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError("no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    assert CourseRoot(tmp_path).secret() == CourseRoot(tmp_path).secret()


@pytest.mark.parametrize("text", ["", "abc", "zz" * 32, "ab" * 31])
def test_a_damaged_secret_is_not_replaced_in_silence(tmp_path, text):
    course = CourseRoot(tmp_path)
    (course.private / "secret").write_text(text)
    with pytest.raises(CourseError, match="damaged"):
        course.secret()


def test_the_round_is_remembered(tmp_path):
    course = CourseRoot(tmp_path)
    assert course.round() == 1
    assert course.round(3) == 3
    assert CourseRoot(tmp_path).round() == 3


@pytest.mark.parametrize("bad", [0, -1, "2", True, 1.5])
def test_a_round_is_a_whole_number_of_at_least_1(tmp_path, bad):
    with pytest.raises(CourseError, match="round"):
        CourseRoot(tmp_path).round(bad)


def test_one_run_at_a_time(tmp_path):
    course = CourseRoot(tmp_path)
    code = (
        "import sys; from shared_utils.classroom.course_root import *\n"
        "try:\n    with CourseRoot(sys.argv[1]).locked(): print('in')\n"
        "except CourseError as error: print(error)"
    )

    def try_it():
        run = subprocess.run(
            [sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True
        )
        return run.stdout

    with course.locked():
        assert "Another grading run" in try_it()
    assert try_it() == "in\n"


def test_a_course_needs_a_folder(tmp_path):
    with pytest.raises(CourseError, match="no course folder"):
        CourseRoot(tmp_path / "nowhere")


def test_json_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "a" / "mark.json"
    write_json(path, {"b": 1})
    with pytest.raises(TypeError):
        write_json(path, object())
    assert read_json(path) == {"b": 1}
    assert [p.name for p in path.parent.iterdir()] == ["mark.json"]
    path.write_text("{")
    assert read_json(path) is None


def test_replacing_a_folder_leaves_no_mixture(tmp_path):
    new, place = tmp_path / "work" / "new", tmp_path / "out" / "place"
    for folder, name in ((new, "b.txt"), (place, "a.txt")):
        folder.mkdir(parents=True)
        (folder / name).touch()
    replace_folder(new, place)
    assert [path.name for path in place.iterdir()] == ["b.txt"]
    assert list((tmp_path / "work").iterdir()) == []
