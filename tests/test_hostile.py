"""A corpus of hostile submissions: none earns what it should not, harms another or leaves things behind.

`hostile/` has a script for each, in the form of the sample class; `damaged_files.py` what no script can say.
Where nothing isolates the learner's code, the scripts that say `# needs isolation` are not run.
"""

import contextlib
import hashlib
import json
import os
import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path

import numpy
import psutil
import pytest
from corpus import EXERCISES, MARK, ROOT, Course, expected_points, isolates, listing, points_of, samples
from damaged_files import CASES

import shared_utils
from shared_utils.classroom.course_root import read_json
from shared_utils.exercises import load_topic

FOLDER = Path(__file__).with_name("hostile")
SAMPLES = samples(FOLDER)
HONEST = {
    "honest_right": {"zero_pad": 6, "conv_single_step": 6, "conv_forward": 15},
    "honest_half": {"conv_single_step": 6, "conv_forward": 15},
    "honest_nothing": {},
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_source_says_what_it_tries_and_what_it_must_get(name):
    sample = SAMPLES[name]
    compile(sample.path.read_text(encoding="utf-8"), sample.path.name, "exec")
    assert sample.tries and sample.points
    for exercise, points in sample.points.items():
        assert exercise in EXERCISES and points <= load_topic("CNN_Foundations").exercise(exercise).points


def test_there_are_many():
    assert len(SAMPLES) + len(CASES) >= 30


def hand_in_honest(course):
    """Three who are not up to anything: all right, one exercise wrong, nothing done."""
    wrong = "def zero_pad(X, pad):\n    return np.pad(X, pad)"
    for student, sources in (
        ("honest_right", course.right),
        ("honest_half", course.right | {"zero_pad": wrong}),
        ("honest_nothing", {}),
    ):
        folder = course.folder_of(student)
        folder.mkdir(parents=True)
        (folder / "CNN_Foundations.ipynb").write_text(
            json.dumps(course.notebook(**sources)), encoding="utf-8"
        )


def names_in(folder):
    """The names of what lies in a folder; none where it may not be read."""
    try:
        return [path.name for path in Path(folder).iterdir()]
    except OSError:
        return []


class Watch:
    """What must be the same before and after: files, processes, and a process and a server of our own."""

    def __init__(self, course):
        self.course = course
        root = course.root
        for path in (root.gradebook, root.grades_csv):  # nobody's, and nobody may write to them
            path.write_text("canary")
        root.secret()
        self.answered = 0
        self.server = socket.create_server(("127.0.0.1", 0))
        self.victim = (
            subprocess.Popen(["/bin/sleep", "600"], executable="/bin/sleep") if os.name != "posix" else None
        )
        if os.name == "posix":
            self.victim = subprocess.Popen([f"{MARK}-victim", "600"], executable="/bin/sleep")
        threading.Thread(target=self._serve, daemon=True).start()
        self.before = self._files(), self._places(), self._processes()

    def _serve(self):
        """Give away a right answer to whoever asks."""
        answer = "zero_pad = lambda X, pad: np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))"
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.server.accept()
                self.answered += 1
                connection.sendall(answer.encode())
                connection.close()

    def _files(self):
        """Hashes of what is handed in, the source and what is ours."""
        root = self.course.root
        paths = [root.gradebook, root.grades_csv, root.private / "secret", *root.folder.glob("source/*/*")]
        paths += [
            p
            for p in root.submitted.rglob("*")
            if p.is_file() and not p.is_symlink() and p.stat().st_size < 2**25
        ]
        return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}

    def _places(self):
        """What has the mark where something might be left."""
        package = Path(shared_utils.__file__).parent
        tops = ["/tmp", "/var/tmp", "/dev/shm", "/run", "/usr/lib", "/etc", "/", Path.home(), package, ROOT]
        tops += [Path(numpy.__file__).parent, Path(numpy.__file__).parents[1], os.sys.prefix]
        found = {
            f"{top}/{name}" for top in tops if Path(top).is_dir() for name in names_in(top) if MARK in name
        }
        found |= {
            path
            for path in listing(self.course.root.folder)
            if "/submitted/" not in path and "/staging/" not in path
        }
        shared = Path("/proc/sysvipc/shm")
        found |= {
            line
            for line in (shared.read_text().splitlines() if shared.exists() else ())
            if "12648430" in line
        }
        return found

    def _processes(self):
        found = set()
        for process in psutil.process_iter(["pid", "name", "cmdline"]):
            words = [process.info["name"] or "", *(process.info["cmdline"] or ())]
            if (
                any(MARK in word for word in words)
                and process.pid != self.victim.pid
                and process.pid != os.getpid()
            ):
                found.add((process.pid, " ".join(words)[:100]))
        return found

    def problems(self):
        """What is not as it was."""
        deadline = time.monotonic() + 5
        while (left := self._processes() - self.before[2]) and time.monotonic() < deadline:
            time.sleep(0.2)
        yield from (f"a process is left: {words}" for _, words in left)
        files = self._files()
        yield from (
            f"{path} was changed" for path, known in self.before[0].items() if files.get(path) != known
        )
        yield from (f"left behind: {place}" for place in self._places() - self.before[1])
        if (
            self.victim.poll() is not None
            or psutil.Process(self.victim.pid).status() == psutil.STATUS_STOPPED
        ):
            yield "a process of somebody else was killed or stopped"
        if self.answered:
            yield "the network was used"

    def close(self):
        """End what is ours, and whatever was left."""
        self.server.close()
        self.victim.kill()
        self.victim.wait()
        for pid, _ in self._processes() - self.before[2]:
            with contextlib.suppress(psutil.Error):
                psutil.Process(pid).kill()
        for place in self._places() - self.before[1]:
            with contextlib.suppress(OSError):
                shutil.rmtree(place) if Path(place).is_dir() else Path(place).unlink()


@pytest.mark.slow
def test_a_class_of_cheats_is_graded_and_harms_nobody(tmp_path, monkeypatch):
    """One test, since one run serves all; it lists all that is wrong at once."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))  # of the workers: nothing may be left there
    course, alone = Course(tmp_path / "course"), Course(tmp_path / "alone")
    secret = course.root.secret().hex()
    (alone.root.private / "secret").write_text(secret)
    for each in (course, alone):
        hand_in_honest(each)
    kept_in = isolates()
    chosen = {name: sample for name, sample in SAMPLES.items() if kept_in or not sample.needs_isolation}
    for name, make in CASES.items():
        course.folder_of(name).mkdir(parents=True)
        make(course, course.folder_of(name))
    watch = Watch(course)
    try:
        for sample in chosen.values():
            course.hand_in(sample, PORT=str(watch.server.getsockname()[1]))
        watch.before = watch._files(), *watch.before[1:]
        first = ["honest_right", *CASES, "litter_left"]
        order = [*first, *(name for name in chosen if name not in first), "honest_half", "honest_nothing"]
        outcomes = course.judge([name for name in order if name in {*chosen, *CASES, *HONEST}])
        problems = list(watch.problems())
    finally:
        watch.close()
    left = [p for p in (tmp_path / "tmp").iterdir() if not p.name.startswith("course-matplotlib")]
    problems += [f"left in the folder for temporary files: {path.name}" for path in left]
    expected = {name: (expected_points(sample), sample.flags) for name, sample in chosen.items()}
    expected |= {name: (make.points, make.flags) for name, make in CASES.items()}
    expected |= {name: (points, None) for name, points in HONEST.items()}
    for name, (points, flags) in expected.items():
        problems += [
            f"{name}: {problem}"
            for problem in wrong_with(outcomes[name], course, name, points, flags, secret)
        ]
    for name, outcome in alone.judge(HONEST).items():
        both = outcome.value, outcomes[name].value
        if None in both or both[0].result["verdicts"] != both[1].result["verdicts"]:
            problems.append(f"{name} has another verdict than without the others")
    assert not problems, "\n".join(problems)


def wrong_with(outcome, course, name, points, flags, secret):
    """Points, flags and reasons that are not what they must be, and texts that nobody should have to read."""
    if outcome.trouble:
        yield f"was not graded: {outcome.trouble[-500:]}"
        return
    prepared = outcome.value
    if points_of(prepared) != points:
        yield f"earned {points_of(prepared)}, expected {points}"
    if flags is not None and prepared.flags != sorted(flags):
        yield f"has the flags {prepared.flags}, expected {sorted(flags)}"
    stored = read_json(course.root.verdicts(name, "CNN_Foundations"))
    if stored != json.loads(json.dumps(prepared.to_dict())):
        yield "the stored verdicts are not those that were given"
    text = json.dumps(stored)
    if len(text) > 200_000:
        yield f"the verdicts take {len(text)} characters"
    if secret in text:
        yield "the secret is in the verdicts"
    reasons = getattr(SAMPLES.get(name), "reasons", ())
    yield from (f"does not say {reason!r}" for reason in reasons if reason not in text)
