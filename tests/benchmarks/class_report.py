"""How long the report of a large class takes, and whether rounding errors part groups of wrong answers.

    .venv/bin/course grade --sample
    .venv/bin/python tests/benchmarks/class_report.py build/sample_class 1000

Draws submissions from a graded class, with rounding errors of one in a million put into every signature.
"""

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from shared_utils.classroom.class_page import page
from shared_utils.classroom.class_summary import summarise
from shared_utils.classroom.course_root import CourseRoot, read_json, write_json
from shared_utils.classroom.report import Row

TOPIC = "CNN_Foundations"


def with_rounding_errors(line, rng):
    """A line of a signature, each number changed a little."""
    word, words, *numbers = line.split()
    if word != "returned":
        return line
    return " ".join([word, words, *(f"{float(one) * (1 + 1e-6 * rng.random()):.5g}" for one in numbers)])


def row_of(student, stored):
    """The row of the table for stored verdicts."""
    points = {name: float(verdict["points"]) for name, verdict in stored["result"]["verdicts"].items()}
    return Row(student, TOPIC, points, sum(points.values()), 100.0)


def main(graded, count):
    """Make the class in a temporary folder, and its report; print what it took."""
    rng = random.Random(1)
    originals = {
        path.parent.name: read_json(path) for path in sorted(graded.private.glob(f"verdicts/*/{TOPIC}.json"))
    }
    with tempfile.TemporaryDirectory() as folder:
        course, rows, wrong = CourseRoot(Path(folder)), [], 0
        for number in range(count):
            stored = originals[rng.choice(list(originals))]
            noisy = {
                exercise: [with_rounding_errors(line, rng) for line in lines]
                for exercise, lines in stored["result"].get("signatures", {}).items()
            }
            wrong += len(noisy)
            student = f"s{number:05}"
            changed = {**stored, "result": {**stored["result"], "signatures": noisy}}
            write_json(course.verdicts(student, TOPIC), changed)
            rows.append(row_of(student, stored))
        started = time.perf_counter()
        summary = summarise(course, rows, [TOPIC])
        text = page(course, summary)
        seconds = time.perf_counter() - started
    first = summarise(graded, [row_of(*pair) for pair in originals.items()], [TOPIC])
    ids, known = ({group.id for group in one.groups} for one in (summary, first))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} submissions, {wrong} unexplained answers: {seconds:.1f} s, {memory:.0f} MB at most")
    print(f"{len(text) / 1e6:.2f} MB of HTML; {len(ids)} groups, {len(ids - known)} that the originals lack")


if __name__ == "__main__":
    main(CourseRoot(Path(sys.argv[1])), int(sys.argv[2]))
