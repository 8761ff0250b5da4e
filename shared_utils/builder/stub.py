"""Will a learner's untouched exercise raise NotImplementedError? Found out by reading, not by running it."""

from __future__ import annotations

import ast

from .lesson import Cell
from .settings import BEGIN_SOLUTION, CODE_STUB, END_SOLUTION


def stub_problem(cell: Cell) -> tuple[int, str] | None:
    """Return what is wrong with an exercise cell's solution region, or None.

    The result is the line within the cell (from 0) and a sentence.
    """
    lines = cell.source.split("\n")
    begins = [number for number, line in enumerate(lines) if BEGIN_SOLUTION in line]
    ends = [number for number, line in enumerate(lines) if END_SOLUTION in line]
    if not begins and not ends:
        return (
            0,
            "it has no solution region: put `### BEGIN SOLUTION` and `### END SOLUTION` around the solution.",
        )
    if len(begins) != 1 or len(ends) != 1 or begins[0] > ends[0]:
        number = (begins[1:] or ends[1:] or ends or begins)[0]
        return (
            number,
            "a cell has one solution region: one `### BEGIN SOLUTION`, then one `### END SOLUTION`.",
        )
    for number in (begins[0], ends[0]):
        if not lines[number].strip().startswith("#"):
            return number, "a solution marker stands on a line of its own, as a comment."
    return _unreached(lines, begins[0], ends[0])


def _unreached(lines: list[str], begin: int, end: int) -> tuple[int, str] | None:
    """Put the stub in and follow the function's statements, to see that it is reached."""
    indent = lines[begin][: len(lines[begin]) - len(lines[begin].lstrip())]
    stub = [indent + line for line in CODE_STUB.split("\n")]
    source = "\n".join(lines[:begin] + stub + lines[end + 1 :])
    stub_line = begin + len(stub)  # counted from 1
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return (
            begin,
            "with the stub in place of the solution the cell is not valid Python: look at the indentation.",
        )
    function = next((node for node in tree.body if isinstance(node, ast.FunctionDef)), None)
    if function is None or not function.lineno < stub_line <= (function.end_lineno or 0):
        return begin, "the solution region is not inside the function."
    body = function.body
    while True:
        for statement in body:
            if statement.lineno == stub_line and isinstance(statement, ast.Raise):
                return None
            if statement.lineno <= stub_line <= (statement.end_lineno or 0):
                break
            leaves = next(
                (node for node in ast.walk(statement) if isinstance(node, (ast.Return, ast.Raise))), None
            )
            if leaves is not None and not isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
                return (
                    leaves.lineno - 1,
                    "the function may end here, before the stub raises NotImplementedError.",
                )
        else:
            return begin, "the stub does not raise NotImplementedError."
        if not isinstance(statement, ast.With):
            return (
                statement.lineno - 1,
                "the solution region lies inside this, so the stub may never raise NotImplementedError.",
            )
        body = statement.body
