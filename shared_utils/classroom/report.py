"""What came of grading a class: rows, a table for the terminal, and `grades.csv`."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .course_root import CourseRoot, write_atomically


@dataclass
class Row:
    """One student and topic.

    Attributes:
        points: by exercise, from the gradebook, changes by hand included.
        total, maximum: of the topic; `total` has the late penalty taken off.
        flags: short words, sorted.
        remarks: sentences for whoever takes a look.
        isolated: whether the learner's code was closed off from the machine.
    """

    student: str
    topic: str
    points: dict[str, float] = field(default_factory=dict)
    total: float = 0.0
    maximum: float = 0.0
    flags: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    isolated: bool = True


@dataclass
class ClassReport:
    """What came of a grading run.

    Attributes:
        course: the course root.
        topics: in course order.
        rows: sorted by student and topic; of the whole class, or of the students and topics asked for.
        graded: how many submissions were graded now; `unchanged`: how many had been before.
        internal_errors: (student, topic, text) of submissions that we failed on.
        strays: sentences about things in `submitted/` that are no submission.
        seconds: of wall time.
        steps: seconds spent in each step, summed over submissions.
        gradebook: where it is, if it is not the SQLite file of the course.
    """

    course: CourseRoot
    topics: list[str]
    rows: list[Row]
    graded: int = 0
    unchanged: int = 0
    internal_errors: list[tuple[str, str, str]] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    seconds: float = 0.0
    steps: dict[str, float] = field(default_factory=dict)
    gradebook: str = ""

    @property
    def ok(self) -> bool:
        """Whether every submission was dealt with."""
        return not self.internal_errors

    def print(self, console: Any) -> None:
        """Print the table, what needs a look, and where everything is, to a rich Console."""
        from rich.markup import escape

        console.print()
        if self.rows:
            console.print(class_table(self.rows, self.topics))
        else:
            place = _shown(self.course.submitted / "STUDENT" / "TOPIC" / "TOPIC.ipynb")
            console.print(f"There is nothing to grade. Put each notebook at {escape(place)}.", soft_wrap=True)
        open_ones = sum(not row.isolated for row in self.rows)
        if open_ones:
            text = (
                f"NOT ISOLATED: the code of {open_ones} submissions ran with nothing between it and this "
                "machine's files and network. `course check-env` says why."
            )
            console.print(f"\n[bold red]{escape(text)}[/bold red]", soft_wrap=True, highlight=False)
        looks = self.needs_a_look()
        if looks:
            console.print("\n[bold]Needs a look[/bold]")
            for place, sentence in looks:
                line = f"{place}: {sentence}" if place else sentence
                console.print("  " + escape(line), soft_wrap=True, highlight=False)
        console.print(
            f"\n{self.graded} graded, {self.unchanged} unchanged, in {self.seconds:.1f} s.", highlight=False
        )
        for what, path in (
            ("Report", self.course.report_page),
            ("Feedback pages", self.course.folder / "feedback"),
            ("Grades", self.course.grades_csv),
            ("Gradebook", self.gradebook or self.course.gradebook),
        ):
            if isinstance(path, Path) and not path.exists():
                continue
            shown = path if isinstance(path, str) else _shown(path)
            console.print(f"{what + ':':16}{escape(shown)}", highlight=False, soft_wrap=True)

    def needs_a_look(self) -> list[tuple[str, str]]:
        """(student and topic, sentence) of all that a person should see."""
        several = len(self.topics) > 1
        found, absent = [], {}
        for row in self.rows:
            if "missing" in row.flags:
                absent.setdefault(row.topic, []).append(row.student)
                continue
            place = f"{row.student} · {row.topic}" if several else row.student
            found += [(place, remark) for remark in row.remarks]
        found += [(topic, f"nothing was handed in by {_names(people)}.") for topic, people in absent.items()]
        return found + [("", stray) for stray in self.strays]


def class_table(rows: Sequence[Row], topics: Sequence[str]) -> Any:
    """A rich Table, student by topic, with points and flags."""
    from rich.markup import escape
    from rich.table import Table
    from rich.text import Text

    by_pair = {(row.student, row.topic): row for row in rows}
    table = Table(header_style="bold", pad_edge=False, show_edge=False)
    table.add_column("Student")
    for topic in topics:
        table.add_column(escape(topic.replace("_", " ")), justify="right")
    table.add_column("Flags", overflow="fold")
    for student in dict.fromkeys(row.student for row in rows):
        cells, flags = [], []
        for topic in topics:
            row = by_pair.get((student, topic))
            if row is None:
                cells.append("")
                continue
            if "missing" in row.flags:
                cells.append(Text("missing", style="red"))
                continue
            share = row.total / row.maximum if row.maximum else 0
            style = "green" if share >= 1 else "yellow" if share > 0 else "red"
            cells.append(Text(f"{number(row.total)}/{number(row.maximum)}", style=style))
            prefix = f"{topic}: " if len(topics) > 1 and row.flags else ""
            flags += [prefix + ", ".join(row.flags)] if row.flags else []
        table.add_row(escape(student), *cells, escape("; ".join(flags)))
    return table


def grades_csv(rows: Sequence[Row], exercises: Sequence[str]) -> str:
    """The text of `grades.csv`: a row per student and topic, a column per exercise."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["student", "topic", "total", "maximum", "flags", *exercises])
    for row in rows:
        points = [number(row.points[name]) if name in row.points else "" for name in exercises]
        flags = "; ".join(row.flags)
        writer.writerow([row.student, row.topic, number(row.total), number(row.maximum), flags, *points])
    return text.getvalue()


def write_grades(course: CourseRoot, rows: Sequence[Row], exercises: Sequence[str]) -> None:
    """Write `grades.csv`, in one step."""
    write_atomically(course.grades_csv, grades_csv(rows, exercises))


def _names(people: Sequence[str], most: int = 5) -> str:
    """The people by name; of many, how many and the first few."""
    if len(people) <= most:
        return ", ".join(people)
    return f"{len(people)} people: {', '.join(people[:most])} and {len(people) - most} more"


def number(value: float) -> str:
    """A score as people write it: 6, 4.5."""
    return f"{value:.6g}"


def _shown(path: Path) -> str:
    """A path as short as it can be typed from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
