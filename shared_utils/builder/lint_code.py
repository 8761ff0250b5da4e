"""Lint rules for a lesson's code cells: roles, exercises, tests, stubs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from .files import read_text
from .findings import Finding
from .lesson import ROLES, Cell, Lesson, exercise_name, tested_name, without_magics
from .settings import BEGIN_SOLUTION, END_SOLUTION, TESTS_FILE
from .stub import stub_problem

LONGEST_CELL = 25

_ABSOLUTE = re.compile(r"^(?:/[\w.~-]+/|~/|file:|[A-Za-z]:[\\/])")


def code_findings(lesson: Lesson, topic: Any, shown: str) -> Iterator[Finding]:
    """Yield the findings for the code cells of `lesson`; `shown` is its path in messages."""
    for cell in lesson.cells:
        yield from _header(cell, shown)
        if cell.is_code:
            yield from _syntax(cell, shown)
            yield from _length(cell, shown)
            yield from _strings(cell, shown)
            yield from _imports(cell, shown)
            yield from _markers(cell, shown)
            yield from _order_of_grading(cell, topic, shown)
    yield from _exercises(lesson, topic, shown)


def _header(cell: Cell, shown: str) -> Iterator[Finding]:
    if cell.oddities:
        message = (
            f"The cell's header has {', '.join(cell.oddities)}; it may be `# %% [markdown]`, `# %%`, or "
            f"`# %%` with one of the tags {', '.join(ROLES)}."
        )
        yield Finding(shown, cell.header_line, "unknown-role", message)


def _syntax(cell: Cell, shown: str) -> Iterator[Finding]:
    try:
        ast.parse(without_magics(cell.source))
    except (SyntaxError, ValueError) as error:
        line = cell.line + (getattr(error, "lineno", None) or 1) - 1
        yield Finding(shown, line, "syntax", f"The cell is not valid Python: {getattr(error, 'msg', error)}.")


def _length(cell: Cell, shown: str) -> Iterator[Finding]:
    length = cell.source.count("\n") + 1
    if cell.role != "exercise" and length > LONGEST_CELL:
        message = f"The cell has {length} lines; more than {LONGEST_CELL} are hard to read. Split it."
        yield Finding(shown, cell.header_line, "long-cell", message, severity="warning")


def _strings(cell: Cell, shown: str) -> Iterator[Finding]:
    for node in ast.walk(cell.tree or ast.Module([], [])):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _ABSOLUTE.match(node.value):
            message = f"{node.value!r} is an absolute path: it exists on one machine only."
            yield Finding(shown, cell.line + node.lineno - 1, "absolute-path", message)


def _imports(cell: Cell, shown: str) -> Iterator[Finding]:
    for node in ast.walk(cell.tree or ast.Module([], [])):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for part in ("builder", "classroom", "worlds", "cli"):
            if any(f"{name}.".startswith(f"shared_utils.{part}.") for name in names):
                message = f"A lesson may not import shared_utils.{part}: it is for the course's own tools."
                yield Finding(shown, cell.line + node.lineno - 1, "import", message)


def _markers(cell: Cell, shown: str) -> Iterator[Finding]:
    if cell.role != "exercise" and (BEGIN_SOLUTION in cell.source or END_SOLUTION in cell.source):
        message = 'A solution marker outside an exercise cell: give the cell the tag "exercise".'
        yield Finding(shown, cell.header_line, "stub", message)


def _order_of_grading(cell: Cell, topic: Any, shown: str) -> Iterator[Finding]:
    """Setup and plain cells run in grading, where an exercise may be unfinished."""
    if cell.role not in ("setup", "code"):
        return
    for node in ast.walk(cell.tree or ast.Module([], [])):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in topic.exercises:
            kind = "A setup cell" if cell.role == "setup" else "A plain code cell"
            message = (
                f'{kind} uses the exercise `{node.id}`, which may be unfinished: tag it "demo" or "train".'
            )
            yield Finding(shown, cell.line + node.lineno - 1, "uses-exercise", message)


def _exercises(lesson: Lesson, topic: Any, shown: str) -> Iterator[Finding]:
    exercises: dict[str, Cell] = {}
    tests: dict[str, Cell] = {}
    available = _public_tests(lesson)
    yield from _tests_file(lesson, shown)
    bound: set[str] = set()
    for cell in lesson.cells:
        if cell.role in ("setup", "code"):
            bound |= _bound_names(cell.tree or ast.Module([], []))
        if cell.role == "exercise":
            name = exercise_name(cell)
            yield from _exercise(cell, name, exercises, topic, shown)
            if name is not None:
                exercises.setdefault(name, cell)
        elif cell.role == "test":
            name = tested_name(cell)
            yield from _test(cell, name, exercises, tests, available, bound, shown)
            if name is not None:
                tests.setdefault(name, cell)
    for name, cell in exercises.items():
        if name not in tests:
            message = f"The exercise `{name}` has no test cell: add one with `{name}_test({name})` after it."
            yield Finding(shown, cell.header_line, "exercise-without-test", message)
    for name in topic.exercises:
        if name not in exercises:
            message = f"The exercise `{name}` of the contracts of {topic.name} has no cell in the lesson."
            yield Finding(shown, 1, "missing-exercise", message)


def _exercise(
    cell: Cell, name: str | None, seen: dict[str, Cell], topic: Any, shown: str
) -> Iterator[Finding]:
    if cell.tree is None:
        return  # reported as a syntax error
    if name is None:
        message = "An exercise cell defines exactly one function at its top level: the graded one."
        yield Finding(shown, cell.header_line, "unknown-exercise", message)
        return
    if name not in topic.exercises:
        known = ", ".join(topic.exercises) or "none"
        message = f"`{name}` is no exercise of the contracts of {topic.name} (they have: {known})."
        yield Finding(shown, cell.header_line, "unknown-exercise", message)
    elif not _same_parameters(cell, topic.exercises[name].signature):
        message = (
            f"`{name}` has other parameters than its contract, which says {topic.exercises[name].signature}."
        )
        yield Finding(shown, _definition_line(cell), "signature", message)
    if name in seen:
        message = f"The exercise `{name}` is there twice; the first is in line {seen[name].header_line}."
        yield Finding(shown, cell.header_line, "duplicate", message)
    problem = stub_problem(cell)
    if problem is not None:
        yield Finding(shown, cell.line + problem[0], "stub", f"`{name}`: {problem[1]}")


def _test(
    cell: Cell,
    name: str | None,
    exercises: dict[str, Cell],
    tests: dict[str, Cell],
    available: set[str] | None,
    bound: set[str],
    shown: str,
) -> Iterator[Finding]:
    if cell.tree is None:
        return
    if name is None:
        message = "A test cell is the call `NAME_test(NAME)` of one exercise and nothing else."
        yield Finding(shown, cell.header_line, "test-call", message)
        return
    if name in tests:
        message = f"The test of `{name}` is there twice; the first is in line {tests[name].header_line}."
        yield Finding(shown, cell.header_line, "duplicate", message)
    if name not in exercises:
        message = f"The test cell calls `{name}_test`, but no exercise cell before it defines `{name}`."
        yield Finding(shown, cell.header_line, "test-without-exercise", message)
    if available is not None and f"{name}_test" not in available:
        message = f"{TESTS_FILE} does not define `{name}_test`."
        yield Finding(shown, cell.header_line, "missing-test", message)
    elif f"{name}_test" not in bound:
        message = f"`{name}_test` is not imported before this cell: import it in the set-up cell."
        yield Finding(shown, cell.header_line, "test-import", message)


def _tests_file(lesson: Lesson, shown: str) -> Iterator[Finding]:
    text = read_text(lesson.folder / TESTS_FILE)
    place = str(PurePosixPath(shown).parent / TESTS_FILE)
    if text is None:
        yield Finding(place, 0, "missing", "The topic has no visible tests: write this file.")
        return
    try:
        ast.parse(text)
    except (SyntaxError, ValueError) as error:
        message = f"The file is not valid Python: {getattr(error, 'msg', error)}."
        yield Finding(place, getattr(error, "lineno", None) or 0, "syntax", message)


def _public_tests(lesson: Lesson) -> set[str] | None:
    """Return the names that `public_tests.py` defines at its top level, or None when they cannot be known."""
    text = read_text(lesson.folder / TESTS_FILE)
    try:
        return None if text is None else _bound_names(ast.parse(text))
    except (SyntaxError, ValueError):
        return None


def _bound_names(tree: ast.Module) -> set[str]:
    """Return the names that functions, classes, imports and assignments make at the top level."""
    names: set[str] = set()
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {
                leaf.id for target in targets for leaf in ast.walk(target) if isinstance(leaf, ast.Name)
            }
    return names


def _definition_line(cell: Cell) -> int:
    definition = next(node for node in cell.tree.body if isinstance(node, ast.FunctionDef))
    return cell.line + definition.lineno - 1


def _same_parameters(cell: Cell, signature: str) -> bool:
    """Whether the parameters' names, order and kinds agree, and which of them have a default.

    The defaults themselves may be written in another way.
    """
    try:
        contract = ast.parse(f"def f{signature}: pass").body[0]
    except SyntaxError:
        return True
    lesson = next(node for node in cell.tree.body if isinstance(node, ast.FunctionDef))
    return _shape(lesson.args) == _shape(contract.args)


def _shape(args: ast.arguments) -> tuple:
    return (
        [arg.arg for arg in args.posonlyargs + args.args],
        len(args.defaults),
        args.vararg and args.vararg.arg,
        [arg.arg for arg in args.kwonlyargs],
        [default is not None for default in args.kw_defaults],
        args.kwarg and args.kwarg.arg,
    )
