"""From the bytes of a submitted notebook to cells that can be relied on. Works on plain data."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

CELLS = 2000
CHARACTERS = 2_000_000
"""Of all cells' texts together: far above any notebook that a person wrote."""
TOKENS = 3_000_000
"""Brackets and commas of the file: the parser makes an object for each, which takes sixty times its size."""
_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}\Z")
_CELL_TYPES = ("code", "markdown", "raw")


class NotReadable(Exception):
    """A file that is no notebook of format 4; the text is the reason, one or two sentences."""


@dataclass
class CellRead:
    """A cell as the learner left it, cleaned.

    `id` is "" when it has none that is valid; `grade_id` is "" likewise; `nbgrader` is its metadata.
    """

    cell_type: str
    source: str
    id: str = ""
    grade_id: str = ""
    nbgrader: dict[str, Any] = field(default_factory=dict)


@dataclass
class NotebookRead:
    """A notebook as the learner left it: cells, the kernel's name, and words about odd parts."""

    cells: list[CellRead]
    kernel: str = ""
    oddities: list[str] = field(default_factory=list)


def read_cells(data: bytes) -> NotebookRead:
    """Read a notebook.

    Raises:
        NotReadable: it is empty, not JSON, not a notebook, or not of format 4.
    """
    content = _parse(data)
    _check_format(content)
    raw_cells = content.get("cells")
    if not isinstance(raw_cells, list):
        raise NotReadable("The file is not a notebook: it has no list of cells.")
    if len(raw_cells) > CELLS:
        raise NotReadable(f"The notebook has {len(raw_cells)} cells; at most {CELLS} are read.")
    oddities: dict[str, None] = {}
    if _number(content.get("nbformat_minor")) not in range(6):
        oddities["an unusual version number"] = None
    cells = [cell for raw in raw_cells if (cell := _cell(raw, oddities))]
    if sum(len(cell.source) for cell in cells) > CHARACTERS:
        raise NotReadable(f"The notebook's cells hold more than {CHARACTERS // 10**6} million characters.")
    if cells and not any(cell.id for cell in cells):
        oddities["no cell ids, as older tools write it"] = None
    kernelspec = _dict(_dict(content.get("metadata")).get("kernelspec"))
    kernel = kernelspec.get("name")
    return NotebookRead(cells, _plain(kernel), list(oddities))


def _parse(data: bytes) -> dict[str, Any]:
    if not data.strip():
        raise NotReadable("The file is empty. Hand the notebook in again.")
    if data.count(b"[") + data.count(b"{") + data.count(b",") > TOKENS:
        raise NotReadable(
            "The file has too many parts. Clear the notebook's outputs, save it and hand it in again."
        )
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # UnicodeDecodeError and JSONDecodeError are ValueErrors
        raise NotReadable(
            "The file is not a notebook: it cannot be read as JSON text. "
            "Save it in JupyterLab and hand it in again."
        ) from None
    if not isinstance(content, dict):
        raise NotReadable("The file is not a notebook.")
    return content


def _check_format(content: dict[str, Any]) -> None:
    version = _number(content.get("nbformat"))
    if version is None:
        raise NotReadable("The file is not a notebook: it does not say its format.")
    if version != 4:
        raise NotReadable(
            f"The notebook has the format {version}; format 4 is expected. "
            "Open it in JupyterLab, save it and hand it in again."
        )


def _cell(raw: Any, oddities: dict[str, None]) -> CellRead | None:
    if not isinstance(raw, dict) or raw.get("cell_type") not in _CELL_TYPES:
        oddities["something in the list of cells that is no cell"] = None
        return None
    source = raw.get("source", "")
    if isinstance(source, list):
        if not all(isinstance(line, str) for line in source):
            oddities["a cell whose text is not text"] = None
        source = "".join(line for line in source if isinstance(line, str))
    elif not isinstance(source, str):
        oddities["a cell whose text is not text"] = None
        source = ""
    if not isinstance(raw.get("metadata", {}), dict) or "metadata" not in raw:
        oddities["a cell without metadata"] = None
    nbgrader = _dict(_dict(raw.get("metadata")).get("nbgrader"))
    identity, grade_id = raw.get("id"), nbgrader.get("grade_id")
    return CellRead(
        raw["cell_type"],
        # Lone surrogates cannot be written to a file.
        source.encode("utf-8", "replace").decode("utf-8"),
        identity if isinstance(identity, str) and _ID.match(identity) else "",
        _plain(grade_id),
        nbgrader,
    )


def _plain(name: Any) -> str:
    """A name that can be shown and written anywhere, or "" for anything else."""
    return name[:80] if isinstance(name, str) and name.isprintable() else ""


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _number(value: Any) -> int | None:
    """A whole number, also one written as text; None for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 4:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
