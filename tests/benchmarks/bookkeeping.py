"""What it costs to enter judged submissions into the books: our way, and nbgrader's own converters.

    python tests/benchmarks/bookkeeping.py [SUBMISSIONS]

Every submission is a right answer to CNN_Foundations, judged beforehand by a stand-in, so that nothing but
bookkeeping is measured: in one process, in seconds of processor time for each submission.
"""

import sys
import tempfile
import time
import warnings
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "classroom")]

from classroom_fakes import TOPIC, work  # noqa: E402

from shared_utils.classroom.course_root import CourseRoot  # noqa: E402
from shared_utils.classroom.grade import grade_class  # noqa: E402
from shared_utils.classroom.gradebook_place import place_of  # noqa: E402
from shared_utils.classroom.preparing import Job  # noqa: E402
from shared_utils.classroom.quick_import import without_grammar  # noqa: E402
from shared_utils.classroom.sample_class import read_samples, sample_files  # noqa: E402
from shared_utils.exercises import topic_names  # noqa: E402


def course_with(folder: Path, submissions: int) -> CourseRoot:
    """A course with the topic registered and right answers handed in."""
    grade_class(folder, ROOT, [TOPIC], work=work)
    samples = read_samples(ROOT / "tests" / "sample_class", topic_names())
    right = next(sample for sample in samples if sample.student == "ada")
    for number in range(submissions):
        place = folder / "submitted" / f"s{number:04}" / TOPIC
        place.mkdir(parents=True)
        for name, content in sample_files(right, ROOT).items():
            (place / name).write_bytes(content)
    return CourseRoot(folder)


def measure(steps: dict[str, float], name: str, what, *arguments):
    """Do it, add the processor time to `steps`, return what comes of it."""
    before = time.process_time()
    try:
        return what(*arguments)
    finally:
        steps[name] = steps.get(name, 0.0) + time.process_time() - before


def main(submissions: int) -> None:
    """Measure and print."""
    started = time.process_time()
    with without_grammar():
        from shared_utils.classroom import by_nbgrader
        from shared_utils.classroom.bookkeeping import Bookkeeper
    print(f"importing nbgrader: {time.process_time() - started:.2f} s, once")
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        course = course_with(Path(folder), submissions)
        books = Bookkeeper(course, place_of(course), ".course/making/bench")
        ours, stock = {}, {}
        for number in range(submissions):
            who = (f"s{number:04}", TOPIC)
            prepared = work(Job(course.folder, *who))
            lesson = books.lesson(TOPIC)
            made = measure(ours, "graded notebook", books.converter.autograde, *who, lesson, prepared.result)
            slim = replace(prepared, result={**prepared.result, "outputs": {}})
            grades = measure(ours, "gradebook, in one process", books.record, *who, slim, made)
            page = measure(ours, "feedback page", books.converter.feedback, *who, lesson, grades)
            measure(ours, "page in place, in one process", books.write_feedback, *who, grades, page)
            places = (course, books.config, *who)
            measure(stock, "autograde, in one process", by_nbgrader.autograde, *places, prepared)
            measure(stock, "generate_feedback, in one process", by_nbgrader.feedback, *places)
        books.close()
    for title, steps in (("ours", ours), ("nbgrader's converters", stock)):
        print(f"\n{title}: {sum(steps.values()) / submissions:.3f} s a submission")
        for name, seconds in steps.items():
            print(f"  {seconds / submissions:.3f} s  {name}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
