"""The command line, `course`. Each command imports what it needs when it runs, so that help is quick."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from .cli_data import data_app
from .cli_mistakes import mistakes_app

#: The exit code after Ctrl-C, as shells have it.
STOPPED = 130

app = typer.Typer(
    name="course",
    help="Build the lessons, grade a class, check the environment.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(data_app)
app.add_typer(mistakes_app)

Students = Annotated[list[str] | None, typer.Option("--student", help="Only this one; may be given again.")]
Sample = Annotated[bool, typer.Option("--sample", help="The bundled sample class, in build/.")]
Topics = Annotated[
    list[str] | None,
    typer.Argument(help="Topics, such as CNN_Foundations. All by default.", metavar="[TOPIC]..."),
]


def find_root(start: Path | None = None) -> Path:
    """The repository: the closest folder upwards that holds the course's pyproject.toml.

    Raises:
        typer.Exit: with a message on stderr if there is none.
    """
    start = Path(start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        project = folder / "pyproject.toml"
        if project.is_file() and 'name = "open-cnn-course"' in project.read_text(encoding="utf-8"):
            return folder
    _fail(f"{start} is not inside the course's repository. Change into your clone and try again.")


def _fail(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(2)


def _chosen(topics: list[str] | None) -> list[str]:
    from .exercises import topic_names

    known = topic_names()
    unknown = [name for name in topics or () if name not in known]
    if unknown:
        _fail(f"Unknown topic: {', '.join(unknown)}. The topics are {', '.join(known)}.")
    return list(topics or known)


@app.command()
def build(
    topics: Topics = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Change nothing; fail if a built file is missing, stale or an orphan."),
    ] = False,
    execute: Annotated[
        bool, typer.Option("--execute", help="Also run the solution notebooks whose code or data changed.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="With --execute: run all of them.")] = False,
) -> None:
    """Build the notebooks from each topic's lesson.py."""
    if force and not execute:
        _fail("--force runs every solution notebook again: give --execute with it.")
    if check and execute:
        _fail("--check changes nothing and --execute does: give one of them.")
    from . import builder

    root = find_root()
    names = _chosen(topics)
    if check:
        findings = builder.check_topics(root, names=names if topics else None)
        _report_findings(findings, "Every built file is fresh.")
        return
    from rich.console import Console

    reports = builder.build_topics(names, root, execute=execute, force=force, console=Console())
    for built in reports:
        if built.ok:
            try:
                builder.write_source(built.topic, root, root)
                builder.write_release(built.topic, root, root)
            except builder.LessonError as error:
                built.findings += error.findings
    _report_findings([finding for built in reports for finding in built.findings], "")


@app.command("check")
def check_lessons(topics: Topics = None) -> None:
    """Check each lesson.py (structure, exercises, pictures, links) and the exercises behind it."""
    from . import builder, cli_check
    from .exercises import load_topic

    root = find_root()
    names = _chosen(topics)
    findings = []
    for name in names:
        findings += builder.lint_lesson(root / name / "lesson.py", load_topic(name), root)
    findings += cli_check.exercise_findings(names)
    _report_findings(findings, "Every lesson is in order, and so are its exercises.")


@app.command()
def bundle(
    topics: Topics = None,
    to: Annotated[
        Path | None, typer.Option("--to", help="The folder for the zips; build/bundles by default.")
    ] = None,
    hand_in: Annotated[
        str, typer.Option("--hand-in", help="Where learners hand in: a sentence for START_HERE.md.")
    ] = "",
    with_package: Annotated[
        bool,
        typer.Option(
            "--with-package",
            help="Also a wheel of shared_utils, for learners who do not clone the repository.",
        ),
    ] = False,
) -> None:
    """Write a zip of each topic for students: notebook, visible tests and pictures, no solution."""
    from . import builder

    root = find_root()
    folder = (to or root / "build" / "bundles").resolve()
    names, findings = _chosen(topics), []
    for name in names:
        try:
            path = builder.bundle_topic(name, root, folder, hand_in)
            typer.echo(f"{path}  {path.stat().st_size / 1e6:.1f} MB")
        except builder.LessonError as error:
            findings += error.findings
        except OSError as error:
            _fail(f"{folder / name}.zip cannot be written: {error.strerror or error}.")
    _report_findings(findings, "")
    if with_package:
        try:
            path = builder.build_wheel(root, folder)
        except builder.PackageError as error:
            _fail(str(error))
        typer.echo(f"{path}  {path.stat().st_size / 1e6:.1f} MB")
        typer.echo("The wheel holds the exercises' reference answers: the visible tests need them.")


def _report_findings(findings: list, all_well: str) -> None:
    for finding in findings:
        typer.echo(str(finding))
    if any(finding.severity == "error" for finding in findings):
        raise typer.Exit(1)
    if all_well:
        typer.echo(all_well)


@app.command()
def grade(
    topics: Topics = None,
    student: Students = None,
    topic: Annotated[list[str] | None, typer.Option("--topic", help="As TOPIC.")] = None,
    sample: Sample = False,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes at work; the cores by default.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Also what was graded before. What was given by hand stays.")
    ] = False,
    round_: Annotated[
        int | None, typer.Option("--round", min=1, help="Another round has other hidden cases.")
    ] = None,
) -> None:
    """Grade what is new or changed in submitted/: gradebook, feedback pages, grades.csv and report.html.

    With a student and a topic named, that submission is judged again in any case. The automatic score is
    replaced; scores, extra credit and comments given by hand stay.
    """
    from rich.console import Console

    from .classroom.grade import grade_class
    from .classroom.grading_run import Stopped

    console = Console()
    topics = [*(topics or ()), *(topic or ())]
    with _clear_errors():
        try:
            graded = grade_class(
                *_course(sample),
                _chosen(topics) if topics else None,
                student,
                workers=workers,
                round_=round_,
                again=again or bool(student and topics),
                console=console,
            )
        except Stopped as stopped:
            typer.echo(str(stopped), err=True)
            raise typer.Exit(STOPPED) from None
    graded.print(console)
    if not graded.ok:
        raise typer.Exit(1)


@app.command()
def report(topics: Topics = None, student: Students = None, sample: Sample = False) -> None:
    """Print the table of grades again, and write grades.csv and report.html, without grading anything."""
    from rich.console import Console

    from .classroom.grade import report_class

    with _clear_errors():
        shown = report_class(*_course(sample), _chosen(topics) if topics else None, student)
    shown.print(Console())


@contextlib.contextmanager
def _clear_errors() -> Iterator[None]:
    """What an instructor can mend ends the command with one message."""
    from .builder import LessonError
    from .classroom.course_root import CourseError
    from .classroom.sample_script import SampleError

    try:
        yield
    except (CourseError, LessonError, SampleError) as error:
        _fail(str(error))


def _course(sample: bool) -> tuple[Path, Path]:
    """The course root to grade, and the repository."""
    root = find_root()
    return (_sample_class(root) if sample else root), root


def _sample_class(root: Path) -> Path:
    """Make the sample class below build/, where it touches nobody's course. Returns its course root."""
    from .classroom.sample_class import make_class
    from .exercises import topic_names

    course_root = root / "build" / "sample_class"
    make_class(root / "tests" / "sample_class", course_root, root, topic_names())
    return course_root


@app.command("check-env")
def check_env() -> None:
    """Report versions and what is missing, ready to paste into a bug report."""
    from . import environment

    lines = environment.report()
    typer.echo(environment.as_text(lines))
    if any(line.problem for line in lines):
        raise typer.Exit(1)


def main() -> None:
    """Entry point of the `course` command."""
    app()


if __name__ == "__main__":
    sys.exit(main())
