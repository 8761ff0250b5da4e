"""Reading a sample submission: a small percent script with what is expected of it. See `sample_class`.

\"\"\"One sentence: who this is and why the score is what it is.\"\"\"
# expect zero_pad 6, conv_single_step 6      points by exercise
# expect total 12
# expect flags: repaired, time limit         all flags, in any order; "none" for no flag
# expect hint: zero_pad pads_channels        the misconception recognised; the exercise may be left out
# expect reason: empty                       words in what the learner or the instructor reads
# change delete zero_pad_test                see `sample_changes`
# topic CNN_Foundations                      the first topic by default
# fill right                                 exercises that are not given are right, not unfinished
# slow                                       needs a wait: not run under a hundred secrets
# tries to earn points by ...                an attack: what it tries
# needs isolation                            it would succeed, or do harm, where nothing keeps it in

# %% zero_pad                                the code of the cell of that name
# %% after zero_pad                          a cell of the learner's own; `before zero_pad` likewise
# %% file helper.py                          the content of a file handed in beside the notebook
    # %% zero_pad [text]                         what follows is a string: for code that is no valid Python
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

CHANGES = {
    "delete": 1,
    "duplicate": 1,
    "celltype": 2,
    "rename": None,
    "content": None,
    "empty": 0,
    "nothing": 0,
    "nbformat": 1,
    "points": 2,
    "edit": 1,
    "file": None,
    "kernel": 1,
    "no-ids": 0,
    "no-metadata": 1,
    "last": 1,
}
"""Verbs of `# change` and how many words follow; None for any text. `sample_changes` does them."""

_CELL = re.compile(r"# %%\s+(?:(after|before|file)\s+)?(\S+?)(\s+\[text\])?\s*$")


class SampleError(Exception):
    """A sample that cannot be read; the text names the file and the line."""


@dataclass(frozen=True)
class SampleCell:
    """Code for a cell. `where`: "at" (the cell `name` itself), "after", "before" or "file"; `line` from 1."""

    where: str
    name: str
    source: str
    line: int


@dataclass
class Sample:
    """A sample submission and what is expected of it; None and empty where nothing is said."""

    student: str
    path: Path
    about: str = ""
    topic: str = ""
    points: dict[str, int] = field(default_factory=dict)
    total: int | None = None
    flags: tuple[str, ...] | None = None
    hints: list[tuple[str, str]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    changes: list[tuple[str, ...]] = field(default_factory=list)
    cells: list[SampleCell] = field(default_factory=list)
    fill_right: bool = False
    slow: bool = False
    tries: str = ""
    needs_isolation: bool = False


def read_sample(path: Path) -> Sample:
    """Read the sample at `path`; the student is named after the file.

    Raises:
        SampleError: something in it is not understood.
    """
    text = Path(path).read_text(encoding="utf-8")
    sample = Sample(Path(path).stem, Path(path))
    lines = text.splitlines()
    first_cell = next((n for n, line in enumerate(lines) if line.startswith("# %%")), len(lines))
    sample.about = _about(sample, "\n".join(lines[:first_cell]))
    for number, line in enumerate(lines[:first_cell], start=1):
        if line.startswith("# "):
            _directive(sample, line[2:].strip(), number)
    _read_cells(sample, lines, first_cell)
    for change in sample.changes:
        if change[0] == "edit" and not any(cell.name == change[1] for cell in sample.cells):
            raise _error(
                sample, 1, f"`change edit {change[1]}` needs the cell's code under `# %% {change[1]}`"
            )
    return sample


def _about(sample: Sample, head: str) -> str:
    try:
        about = ast.get_docstring(ast.parse(head))
    except SyntaxError as error:
        raise _error(
            sample, error.lineno or 1, "what stands before the first cell is not valid Python"
        ) from None
    if not about:
        raise _error(sample, 1, "say in a docstring who this is and why the score is what it is")
    return " ".join(about.split())


def _directive(sample: Sample, text: str, line: int) -> None:
    word, _, rest = text.partition(" ")
    rest = rest.strip()
    match word:
        case "expect":
            _expectation(sample, rest, line)
        case "change":
            sample.changes.append(_change(sample, rest, line))
        case "topic":
            sample.topic = rest
        case "fill" if rest == "right":
            sample.fill_right = True
        case "slow":
            sample.slow = True
        case "tries":
            sample.tries = f"{sample.tries} {rest}".strip()
        case "needs" if rest == "isolation":
            sample.needs_isolation = True
        case _ if text.startswith("ruff:"):
            pass
        case _:
            raise _error(
                sample, line, f"`{text}` is not understood; see shared_utils/classroom/sample_script.py"
            )


def _expectation(sample: Sample, text: str, line: int) -> None:
    kind, colon, rest = text.partition(":")
    words = [word.strip() for word in rest.split(",") if word.strip()]
    if colon and kind == "flags":
        sample.flags = tuple(sorted(words)) if words != ["none"] else ()
    elif colon and kind == "hint":
        for word in words:
            exercise, _, name = word.rpartition(" ")
            sample.hints.append((exercise.strip(), name))
    elif colon and kind == "reason":
        sample.reasons.append(rest.strip())
    else:
        for part in text.split(","):
            name, _, number = part.strip().rpartition(" ")
            if not name.isidentifier() or not number.isdigit():
                raise _error(sample, line, f"`expect {part.strip()}`: write `expect EXERCISE POINTS`")
            if name == "total":
                sample.total = int(number)
            else:
                sample.points[name] = int(number)


def _change(sample: Sample, text: str, line: int) -> tuple[str, ...]:
    verb, _, rest = text.partition(" ")
    if verb not in CHANGES:
        raise _error(sample, line, f"unknown change `{verb}`; there are {', '.join(sorted(CHANGES))}")
    count = CHANGES[verb]
    words = tuple(rest.split()) if count is not None else (rest.strip(),)
    if count is not None and len(words) != count:
        raise _error(sample, line, f"`change {verb}` takes {count} word(s), not {len(words)}")
    return (verb, *words)


def _read_cells(sample: Sample, lines: list[str], first: int) -> None:
    starts = [n for n in range(first, len(lines)) if lines[n].startswith("# %%")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        match = _CELL.match(lines[start])
        if not match:
            raise _error(
                sample,
                start + 1,
                "write `# %% NAME`, `# %% after NAME`, `# %% before NAME` or `# %% file NAME`",
            )
        source = "\n".join(lines[start + 1 : end]).strip("\n")
        if match[3]:
            source = _string(sample, source, start + 1)
        sample.cells.append(SampleCell(match[1] or "at", match[2], source, start + 1))


def _string(sample: Sample, source: str, line: int) -> str:
    try:
        text = ast.literal_eval(source)
    except (ValueError, SyntaxError):
        text = None
    if not isinstance(text, str):
        raise _error(sample, line, "under `[text]` stands one string in triple quotes and nothing else")
    return text.strip("\n")


def _error(sample: Sample, line: int, text: str) -> SampleError:
    return SampleError(f"{sample.path.parent.name}/{sample.path.name}:{line}: {text}.")
