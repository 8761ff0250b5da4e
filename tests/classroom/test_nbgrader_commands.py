"""nbgrader's own commands at a course root with our nbgrader_config.py, on well-formed submissions."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from classroom_fakes import MAXIMUM, ROOT

from shared_utils.builder import write_source
from shared_utils.classroom.grade import grade_class
from shared_utils.classroom.nbgrader_settings import EXPORT_FILE
from shared_utils.classroom.sample_class import sample_files
from shared_utils.classroom.sample_script import read_sample
from shared_utils.exercises import load_topic

pytestmark = pytest.mark.slow

TOPIC = "CNN_Foundations"
EXERCISES = load_topic(TOPIC).exercises
SAMPLES = {
    "right": ("# fill right", {"zero_pad": 6, "conv_single_step": 6, "conv_forward": 15}),
    "partly": (
        "# fill right\n\n# %% zero_pad\ndef zero_pad(X, pad):\n"
        "    return np.pad(X, ((0, 0), (1, 1), (1, 1), (0, 0)))",
        None,
    ),
    "untouched": ("", {"zero_pad": 0, "conv_single_step": 0, "conv_forward": 0}),
}
WARNS = """\
# fill right

# %% zero_pad
import sys
import warnings
def zero_pad(X, pad):
    warnings.warn("careful")
    print("careful", file=sys.stderr)
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
"""


def hand_in(place, name, text):
    script = place.parent / f"{name}.py"
    script.write_text(f'"""A sample."""\n{text}\n')
    sample = read_sample(script)
    sample.topic = TOPIC
    place.mkdir(parents=True, exist_ok=True)
    for file, content in sample_files(sample, ROOT).items():
        (place / file).write_bytes(content)
    script.unlink()


def nbgrader(*words, cwd):
    """Run a command without the environment being activated, as Makefiles and editors do."""
    command = [Path(sys.executable).parent / "nbgrader", *words]
    run = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return run.stdout


def points_in(course):
    rows = csv.DictReader((course / "grades.csv").open())
    return {row["student"]: {name: float(row[name]) for name in EXERCISES} for row in rows}


def test_the_commands_give_what_course_grade_gives(tmp_path):
    plain = tmp_path / "plain"
    plain.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", plain)
    write_source(TOPIC, ROOT, plain)
    nbgrader("generate_assignment", TOPIC, cwd=plain)
    for name, (text, _) in SAMPLES.items():
        (plain / "submitted" / name).mkdir(parents=True)
        hand_in(plain / "submitted" / name / TOPIC, name, text)
    nbgrader("autograde", TOPIC, cwd=plain)
    nbgrader("generate_feedback", TOPIC, cwd=plain)
    nbgrader("export", cwd=plain)
    exported = {
        row["student_id"]: float(row["score"]) for row in csv.DictReader((plain / EXPORT_FILE).open())
    }
    pages = {name: (plain / "feedback" / name / TOPIC / f"{TOPIC}.html").read_text() for name in SAMPLES}
    assert f"{MAXIMUM} of {MAXIMUM} points" in pages["right"]
    assert "not started yet" in pages["untouched"]
    assert "First failure" in pages["partly"] and "Hint." in pages["partly"]
    pictures = [*plain.glob("autograded/**/*.svg"), *plain.glob("feedback/**/*.svg")]
    assert pictures == [] and list(plain.glob("release/**/*.svg"))

    ours = tmp_path / "ours"
    ours.mkdir()
    shutil.copytree(plain / "submitted", ours / "submitted")
    (ours / ".course").mkdir()
    shutil.copy(plain / ".course" / "secret", ours / ".course")
    report = grade_class(ours, ROOT, workers=2)
    assert report.ok
    points = points_in(ours)
    for name, (_, expected) in SAMPLES.items():
        assert expected is None or points[name].items() >= expected.items()
    assert 0 < points["partly"]["zero_pad"] < 6
    assert {name: sum(scores.values()) for name, scores in points.items()} == exported
    for name in SAMPLES:
        assert (ours / "feedback" / name / TOPIC / f"{TOPIC}.html").read_text() == pages[name]

    # After `course grade`, the plain command has nothing to do and changes nothing.
    shutil.copy(ROOT / "nbgrader_config.py", ours)
    before = (ours / "grades.csv").read_bytes()
    nbgrader("autograde", TOPIC, cwd=ours)
    assert grade_class(ours, ROOT).graded == 0
    assert (ours / "grades.csv").read_bytes() == before


def test_validate_says_what_fails_and_forgives_a_warning(tmp_path):
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    for name, text in (("warns", WARNS), ("partly", SAMPLES["partly"][0])):
        hand_in(tmp_path / name, name, text)
        shutil.copy(ROOT / TOPIC / "public_tests.py", tmp_path / name)
        notebook = tmp_path / name / f"{TOPIC}.ipynb"
        content = json.loads(notebook.read_text())  # the demonstrations take time and are not the point
        content["cells"] = [c for c in content["cells"] if "demo" not in c["metadata"].get("tags", ())]
        notebook.write_text(json.dumps(content))
    assert "Success!" in nbgrader("validate", f"warns/{TOPIC}.ipynb", cwd=tmp_path)
    said = nbgrader("validate", f"partly/{TOPIC}.ipynb", cwd=tmp_path)
    assert "FAILED ON 1 CELL" in said and "zero_pad: " in said and "First failure" in said
