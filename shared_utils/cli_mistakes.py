"""`course mistakes`: wrong answers that no misconception explains, in groups, and names for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from .classroom.class_summary import ClassSummary
    from .classroom.course_root import CourseRoot

mistakes_app = typer.Typer(
    name="mistakes",
    help="Wrong answers that nothing explains: list them in groups, give a group a name.",
    rich_markup_mode=None,
)

Sample = Annotated[bool, typer.Option("--sample", help="The bundled sample class, in build/.")]
Identity = Annotated[str, typer.Argument(help="As `course mistakes` shows it.", metavar="ID")]


@mistakes_app.callback(invoke_without_command=True)
def show(context: typer.Context, sample: Sample = False) -> None:
    """Wrong answers that nothing explains: list them in groups, give a group a name."""
    if context.invoked_subcommand:
        return
    from rich.console import Console

    from .classroom.mistakes import load_mistakes
    from .classroom.naming import lines_of
    from .cli import _clear_errors

    with _clear_errors():
        course, summary = _look(sample)
        lines = lines_of(summary, load_mistakes(course))
    # Students' names and what their code says are text here: control characters would reach the terminal.
    console = Console()
    for line in lines:
        shown = "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in line)
        console.print(shown, markup=False, highlight=False, soft_wrap=True)


@mistakes_app.command("name")
def name_mistake(
    identity: Identity,
    name: Annotated[str, typer.Argument(help="A few words, for the report.")],
    hint: Annotated[str, typer.Option("--hint", help="A sentence for the learner's feedback page.")] = "",
    sample: Sample = False,
) -> None:
    """Name a group of wrong answers, or give it another name: it is recognised from then on."""
    from .classroom.naming import name_group
    from .cli import _clear_errors

    with _clear_errors():
        course, summary = _look(sample)
        told = name_group(course, summary, identity, name, hint)
    typer.echo(told)


@mistakes_app.command()
def forget(identity: Identity, sample: Sample = False) -> None:
    """Take a name away again."""
    from .classroom.course_root import CourseRoot
    from .classroom.naming import forget_mistake
    from .cli import _clear_errors, _course

    with _clear_errors():
        told = forget_mistake(CourseRoot(_course(sample)[0]), identity)
    typer.echo(told)


def _look(sample: bool) -> tuple[CourseRoot, ClassSummary]:
    from .classroom.grade import summarise_class
    from .cli import _course

    return summarise_class(*_course(sample))
