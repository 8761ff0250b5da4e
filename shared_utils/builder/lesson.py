"""Reading `lesson.py`: cells with their roles and the lines they stand on."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

import jupytext
from jupytext.cell_reader import DoublePercentScriptCellReader

from .findings import Finding, LessonError
from .settings import BEGIN_SOLUTION, END_SOLUTION

#: The tags that a code cell's header line may carry, one at most.
ROLES = ("setup", "exercise", "test", "demo", "train")

_FORMAT = {"extension": ".py", "format_name": "percent"}
_MAGIC = re.compile(r"^(\s*)[%!]")


@dataclass(frozen=True)
class Cell:
    """One cell of a lesson.

    `role` is one of ROLES, "code" (a code cell without a tag) or "text" (Markdown). `header_line` is the line
    of the `# %%`, `line` the line of `source`'s first line; both count from 1. `oddities` are the parts of
    the header that no cell may have (for the lint).
    """

    role: str
    source: str
    header_line: int
    line: int
    oddities: tuple[str, ...] = ()

    @property
    def is_code(self) -> bool:
        """Whether this is a code cell."""
        return self.role != "text"

    @property
    def tree(self) -> ast.Module | None:
        """The parsed code with IPython magics blanked out, or None when it is not valid Python."""
        try:
            return ast.parse(without_magics(self.source))
        except (SyntaxError, ValueError):
            return None


@dataclass(frozen=True)
class Lesson:
    """A lesson as it was read: its file and its cells in order."""

    path: Path
    cells: tuple[Cell, ...]

    @property
    def folder(self) -> Path:
        """The topic folder that the lesson lies in."""
        return self.path.parent


def read_lesson(path: Path) -> Lesson:
    """Read the percent script at `path`.

    Raises:
        LessonError: there is no such file, it is not UTF-8, or it has no cells.
    """
    path = Path(path)
    shown = "/".join(path.parts[-2:])
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LessonError([Finding(shown, 0, "missing", "There is no such lesson.")]) from None
    except UnicodeDecodeError as error:
        raise LessonError(
            [Finding(shown, 0, "encoding", f"The lesson is not UTF-8 text: {error}.")]
        ) from None
    cells = parse_cells(text)
    if not cells:
        raise LessonError(
            [Finding(shown, 1, "empty", "The lesson has no cells: start one with `# %% [markdown]`.")]
        )
    return Lesson(path, tuple(cells))


def parse_cells(text: str) -> list[Cell]:
    """Split the text of a percent script into cells, with jupytext's own reader, counting the lines."""
    lines = text.splitlines()
    offset = _length_of_header(lines)
    cells = []
    while offset < len(lines):
        rest = lines[offset:]
        node, length = DoublePercentScriptCellReader(dict(_FORMAT), "python").read(rest)
        if node.source.strip() or rest[0].lstrip().startswith("# %%"):
            cells.append(_cell(node, rest[:length], offset + 1))
        offset += length
    return cells


def _length_of_header(lines: list[str]) -> int:
    """Return the number of lines of jupytext's YAML header and the blank lines around it."""
    start = 0
    while start < len(lines) and not lines[start].strip():
        start += 1
    if start < len(lines) and lines[start].strip() == "# ---":
        for end in range(start + 1, len(lines)):
            if lines[end].strip() == "# ---":
                start = end + 1
                break
    while start < len(lines) and not lines[start].strip():
        start += 1
    return start


def _cell(node, chunk: list[str], header_line: int) -> Cell:
    metadata = dict(node.metadata)
    metadata.pop("cell_marker", None)
    metadata.pop("lines_to_next_cell", None)
    tags = metadata.pop("tags", [])
    tags = [tags] if isinstance(tags, str) else list(tags)
    oddities = [f"`{key}`" for key in metadata]
    role = "code"
    if node.cell_type == "markdown":
        role = "text"
        oddities += [f"the tag `{tag}` on a Markdown cell" for tag in tags]
    elif node.cell_type != "code":
        role = "text"
        oddities.append(f"the cell type `{node.cell_type}`")
    elif tags:
        role = tags[0] if tags[0] in ROLES else "code"
        oddities += [f"the tag `{tag}`" for tag in tags if tag not in ROLES]
        if len(tags) > 1:
            oddities.append(f"{len(tags)} tags")
    return Cell(
        role, node.source, header_line, header_line + _first_source_line(node.source, chunk), tuple(oddities)
    )


def _first_source_line(source: str, chunk: list[str]) -> int:
    """Return the index, in the cell's lines of the file, of the first line of its source."""
    first = source.split("\n", 1)[0].strip()
    start = 1 if chunk[0].lstrip().startswith("# %%") and len(chunk) > 1 else 0
    for index in range(start, len(chunk)):
        if first and first in chunk[index]:
            return index
    return start


def without_magics(source: str) -> str:
    """Return `source` with IPython's `%` and `!` lines replaced by `pass`, so that Python can parse it."""
    return "\n".join(_MAGIC.sub(r"\1pass  # ", line) for line in source.split("\n"))


def exercise_name(cell: Cell) -> str | None:
    """Return the name of the function that an exercise cell defines, or None unless there is exactly one."""
    tree = cell.tree
    if tree is None:
        return None
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    return names[0] if len(names) == 1 else None


def tested_name(cell: Cell) -> str | None:
    """Return NAME when a test cell is the call `NAME_test(NAME)` and nothing else, or None."""
    tree = cell.tree
    if tree is None or len(tree.body) != 1 or not isinstance(tree.body[0], ast.Expr):
        return None
    call = tree.body[0].value
    if (
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and len(call.args) == 1
        and not call.keywords
        and isinstance(call.args[0], ast.Name)
        and call.func.id == f"{call.args[0].id}_test"
    ):
        return call.args[0].id
    return None


def without_markers(source: str) -> tuple[str, list[int]]:
    """Return `source` without its solution markers, and the index in `source` of each line that is left."""
    kept = [
        (index, line)
        for index, line in enumerate(source.split("\n"))
        if BEGIN_SOLUTION not in line and END_SOLUTION not in line
    ]
    return "\n".join(line for _, line in kept), [index for index, _ in kept]


def jupytext_reads(text: str):
    """Return jupytext's own notebook of a percent script (the tests hold `parse_cells` to it)."""
    return jupytext.reads(text, fmt=dict(_FORMAT))
