"""Lint rules for a lesson's Markdown cells: title, headings, pictures, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .files import read_text
from .findings import Finding
from .lesson import Cell, Lesson, read_lesson
from .markdown import Part, address_of, anchors_of, inside, parts_of
from .plan import read_notebook
from .settings import LESSON_FILE


def text_findings(lesson: Lesson, topic: Any, shown: str, root: Path) -> Iterator[Finding]:
    """Yield the findings for the Markdown cells of `lesson`; `shown` is its path in messages."""
    texts = [(cell, parts_of(cell.source)) for cell in lesson.cells if cell.role == "text"]
    yield from _title(lesson, shown)
    yield from _headings(texts, shown)
    yield from _exercise_numbers(texts, shown)
    anchors: set[str] = set()
    for cell, _ in texts:
        anchors |= anchors_of(cell.source, notebook=True)
    for cell, parts in texts:
        for part in parts:
            line = cell.line + part.line
            if part.kind == "picture":
                yield from _picture(part, line, lesson.folder, shown)
            elif part.kind == "no picture":
                message = (
                    "`![` makes no picture here: write `![alt text](file)`, no indent, no space in the "
                    "file's name, an empty line after HTML."
                )
                yield Finding(shown, line, "no-picture", message)
            elif part.kind == "link":
                yield from _link(part, line, lesson.folder, root, anchors, shown)


def _title(lesson: Lesson, shown: str) -> Iterator[Finding]:
    first = lesson.cells[0]
    parts = parts_of(first.source) if first.role == "text" else []
    is_title = bool(parts) and parts[0].kind == "heading" and parts[0].level == 1
    if not is_title or not any(part.kind == "paragraph" for part in parts):
        message = "The title block is missing: start with a Markdown cell of a `# Title` and a paragraph."
        yield Finding(shown, first.header_line, "title", message)


def _headings(texts: list[tuple[Cell, list[Part]]], shown: str) -> Iterator[Finding]:
    level, title_line = 0, 0
    for cell, parts in texts:
        for part in parts:
            if part.kind != "heading":
                continue
            line = cell.line + part.line
            if part.level == 1 and title_line:
                message = f'"{part.text}" is a second title; the first is in line {title_line}. Use `##`.'
                yield Finding(shown, line, "second-title", message)
            elif level and part.level > level + 1:
                wanted = "#" * (level + 1)
                message = f'The heading "{part.text}" skips a level: after `{"#" * level}` comes `{wanted}`.'
                yield Finding(shown, line, "heading-skip", message)
            if part.level == 1:
                title_line = title_line or line
            level = part.level


def _exercise_numbers(texts: list[tuple[Cell, list[Part]]], shown: str) -> Iterator[Finding]:
    """Headings such as "Exercise 3: `zero_pad`" count 1, 2, 3; only the first that does not is named."""
    wanted = 1
    for cell, parts in texts:
        for part in parts:
            numbered = part.kind == "heading" and re.match(r"Exercise (\d+)\b", part.text or "")
            if numbered and int(numbered[1]) != wanted:
                message = (
                    f'The heading "{part.text}" should say Exercise {wanted}: exercises are numbered from 1.'
                )
                yield Finding(shown, cell.line + part.line, "exercise-number", message)
                return
            wanted += bool(numbered)


def _picture(part: Part, line: int, folder: Path, shown: str) -> Iterator[Finding]:
    if not (part.text or "").strip():
        message = f"The picture {part.target} has no alt text: say in words what it shows."
        yield Finding(shown, line, "alt-text", message)
    address = address_of(part.target)
    if address.is_absolute:
        message = f"The picture {part.target} has an absolute path: write it relative to the topic folder."
        yield Finding(shown, line, "absolute-path", message)
    elif address.is_web:
        if address.scheme != "data":
            message = f"The picture {part.target} is not in the repository: lessons work offline."
            yield Finding(shown, line, "web-picture", message)
    elif not (folder / address.path).is_file():
        yield Finding(shown, line, "missing-picture", f"The picture {part.target} does not exist.")
    elif not inside(folder / address.path, folder):
        message = f"The picture {part.target} lies outside the topic folder, so a learner does not get it."
        yield Finding(shown, line, "missing-picture", message)


def _link(
    part: Part, line: int, folder: Path, root: Path, anchors: set[str], shown: str
) -> Iterator[Finding]:
    address = address_of(part.target)
    if address.is_absolute:
        message = f"The link {part.target} has an absolute path: write it relative to the topic folder."
        yield Finding(shown, line, "absolute-path", message)
        return
    if address.is_web:
        return
    target = folder / address.path if address.path else None
    if target is None:
        known = anchors
    elif not inside(target, root) or not (target.exists() or _will_be_built(target)):
        yield Finding(shown, line, "broken-link", f"The link {part.target} leads nowhere in the repository.")
        return
    else:
        known = _anchors_in(target)
    if address.anchor and known is not None and address.anchor not in known:
        message = f"The link {part.target} leads nowhere: no heading has that anchor."
        near = next((anchor for anchor in known if anchor.lower() == address.anchor.lower()), "")
        yield Finding(shown, line, "broken-link", message + (f" Did you mean #{near}?" if near else ""))


def _will_be_built(path: Path) -> bool:
    """Whether `path` is a notebook that the build makes from a lesson."""
    folder = path.resolve().parent
    names = (f"{folder.name}.ipynb", f"{folder.name}_solution.ipynb")
    return path.name in names and (folder / LESSON_FILE).is_file()


def _anchors_in(path: Path) -> set[str] | None:
    """Return the anchors of the page at `path`, or None when they cannot be known for its kind of file."""
    if path.suffix == ".md":
        return anchors_of(read_text(path) or "", notebook=False)
    if path.suffix == ".ipynb":
        if _will_be_built(path):
            sources = [
                cell.source for cell in read_lesson(path.parent / LESSON_FILE).cells if cell.role == "text"
            ]
        else:
            notebook = read_notebook(path)
            sources = (
                [cell.source for cell in notebook.cells if cell.cell_type == "markdown"] if notebook else []
            )
        return set().union(*(anchors_of(source, notebook=True) for source in sources))
    return None
