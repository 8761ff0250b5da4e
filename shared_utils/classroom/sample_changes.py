"""What happens to notebooks on their way to a grader: the verbs of `# change` in a sample.

delete NAME             the cell is not there
duplicate NAME          a copy of the cell right after it, with the same ids
celltype NAME TYPE      a Markdown or raw cell in its place
points NAME N           its metadata says that it is worth N points
edit NAME               its text is what stands under `# %% NAME` (says so, since it is a locked cell)
last NAME               the cell is moved to the end
no-metadata NAME        its nbgrader metadata and its cell id are lost
no-ids                  an older format: no cell has an id
kernel NAME             another kernel
nbformat N              the file says that its format is N
rename FILE             handed in under another name
content TEXT            the file holds TEXT in place of a notebook
empty                   the file has no bytes
nothing                 the folder has no file
file NAME               a file beside the notebook, with what stands under `# %% file NAME`
"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

from .sample_script import Sample, SampleError

Notebook = dict[str, Any]


def submitted_files(sample: Sample, student: Notebook, right: dict[str, str], topic: str) -> dict[str, bytes]:
    """The files that a sample hands in, by name.

    Args:
        student: the student notebook as plain data.
        right: the solution of each exercise.
        topic: name of the topic, and of the notebook.

    Raises:
        SampleError: it names a cell that there is not.
    """
    notebook = deepcopy(student)
    _fill(sample, notebook, right)
    name, content = f"{topic}.ipynb", None
    files = {cell.name: (cell.source + "\n").encode() for cell in sample.cells if cell.where == "file"}
    for change in sample.changes:
        match change:
            case ("rename", new):
                name = new
            case ("content", text):
                content = text.encode()
            case ("empty",):
                content = b""
            case ("nothing",):
                name = ""
            case ("file", beside):
                files.setdefault(beside, b"")
            case ("edit", _):
                pass
            case _:
                _change_notebook(sample, notebook, change)
    if content is None:
        content = (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode()
    return files | ({name: content} if name else {})


def _fill(sample: Sample, notebook: Notebook, right: dict[str, str]) -> None:
    cells = notebook["cells"]
    given = {cell.name for cell in sample.cells if cell.where == "at"}
    for name, source in right.items():
        if sample.fill_right and name not in given:
            cells[_find(sample, cells, name)]["source"] = source
    behind: dict[str, int] = {}
    for cell in sample.cells:
        if cell.where == "file":
            continue
        index = _find(sample, cells, cell.name, cell.line)
        if cell.where == "at":
            cells[index]["source"] = cell.source
            continue
        own = {"cell_type": "code", "metadata": {}, "source": cell.source}
        own |= {"outputs": [], "execution_count": None, "id": f"learner-{cell.line}"}
        if cell.where == "after":  # several after one cell stay in the order of the script
            behind[cell.name] = behind.get(cell.name, 0) + 1
            index += behind[cell.name]
        cells.insert(index, own)


def _change_notebook(sample: Sample, notebook: Notebook, change: tuple[str, ...]) -> None:
    cells = notebook["cells"]
    match change:
        case ("delete", name):
            del cells[_find(sample, cells, name)]
        case ("duplicate", name):
            index = _find(sample, cells, name)
            cells.insert(index + 1, deepcopy(cells[index]))
        case ("celltype", name, kind):
            cell = cells[_find(sample, cells, name)]
            cell["cell_type"] = kind
            cell.pop("outputs", None)
            cell.pop("execution_count", None)
        case ("points", name, number):
            cells[_find(sample, cells, name)]["metadata"]["nbgrader"]["points"] = int(number)
        case ("last", name):
            cells.append(cells.pop(_find(sample, cells, name)))
        case ("no-metadata", name):
            cell = cells[_find(sample, cells, name)]
            cell["metadata"].pop("nbgrader", None)
            cell["id"] = "lost"
        case ("no-ids",):
            for cell in cells:
                cell.pop("id", None)
            notebook["nbformat_minor"] = 4
        case ("kernel", name):
            notebook["metadata"]["kernelspec"] = {"name": name, "display_name": name, "language": "python"}
        case ("nbformat", number):
            notebook["nbformat"] = int(number)


def _find(sample: Sample, cells: list[dict[str, Any]], name: str, line: int = 1) -> int:
    for index, cell in enumerate(cells):
        if cell.get("id") == name:
            return index
    place = f"{sample.path.parent.name}/{sample.path.name}:{line}"
    raise SampleError(f"{place}: the student notebook has no cell `{name}`.")
