"""`course bundle`: a zip of each topic for students, with the notebook and what it shows, and no solution.

A bundle unpacks to a folder with the topic's name, as in the repository, so that links between lessons work
when several are unpacked side by side. The cards of data and networks that the notebook links to go along,
at their place in the repository.
"""

from __future__ import annotations

import io
import stat
import tomllib
import zipfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from packaging.specifiers import SpecifierSet

from .check import student_findings
from .course_root import topic_files
from .files import read_text, write_if_changed
from .findings import Finding, LessonError, shown_path
from .markdown import address_of, inside, parts_of
from .plan import Plan, plan_topic, read_notebook, resolve_topic, topic_folders
from .settings import TESTS_FILE

START_FILE = "START_HERE.md"

#: The oldest time that a zip can hold: a file's own time would make each bundle another.
_TIME = (1980, 1, 1, 0, 0, 0)
_MODE = stat.S_IFREG | 0o644

_START = """\
# {title}

One lesson of an open course on convolutional neural networks: {exercises}, {points} points.

| here | is |
|---|---|
| `{topic}/{topic}.ipynb` | the lesson: you read it, and write your answers into it |
| `{topic}/{tests}` | the tests that the notebook runs; they are short enough to read |
| `{topic}/images` | the pictures that the notebook shows |
{pages}
## Install, once

You need {python}, 2.3 GB of disk, and the course's library, `shared_utils`. Its code is not in
this zip: it comes with the course's repository, or as a file that ends in `.whl`, from your instructor. In a
terminal, in the folder that you unpacked this zip into:

```
python3 -m venv .venv
.venv/bin/python -m pip install PATH       # PATH is your clone of the repository, or the .whl file
.venv/bin/jupyter lab
```

On Windows write `py` for `python3`, and `.venv\\Scripts` for `.venv/bin`. You install once for all lessons.
After that nothing is downloaded: data and trained networks come with the library.

## Work

Open `{topic}/{topic}.ipynb` in JupyterLab, write one function at a time, and run the test cell
below it. Leave the test cells and the names of the functions as they are. Links to other lessons work once
their zips are unpacked into the same folder.

The tests compare your answers with the library's own. These are public, as the solutions are: reading them is
no trick, and teaches you less than a try of your own.

## Hand in

Hand in `{topic}.ipynb`, under exactly this name, and beside it only files of your own that it needs.
{hand_in}
"""


def bundle_topic(
    topic: Any,
    root: Path,
    folder: Path,
    hand_in: str = "",
    topics: Mapping[str, Any] | None = None,
) -> Path:
    """Write `folder/<Topic>.zip` and return its path. The same files give the same bytes.

    Args:
        topic: a topic's name, or a Topic.
        root: the repository root.
        folder: made when it is missing.
        hand_in: where learners hand in, a sentence for START_HERE.md.
        topics: topics to use in place of the course's own, by name.

    Raises:
        LessonError: the student notebook is missing or not what the lesson makes, or a file is missing.
    """
    topic = resolve_topic(topic, topics)
    path = Path(folder) / f"{topic.name}.zip"
    write_if_changed(path, zipped(bundle_files(topic, root, hand_in)))
    return path


def bundle_files(topic: Any, root: Path, hand_in: str = "") -> dict[str, bytes]:
    """The files of a topic's bundle, by their path in the zip. Raises as `bundle_topic` does."""
    root = Path(root)
    plan = plan_topic(topic, root)
    findings = student_findings(plan)
    if not (plan.lesson.folder / TESTS_FILE).is_file():
        place = shown_path(plan.lesson.folder / TESTS_FILE, root)
        findings.append(Finding(place, 0, "missing", "The topic has no visible tests: write this file."))
    if findings:
        raise LessonError(findings)
    folder = plan.lesson.folder
    files = {file: (folder / file).read_bytes() for file in map(Path, topic_files(folder))}
    named = {f"{topic.name}/{file.as_posix()}": content for file, content in files.items()}
    named[f"{topic.name}/{topic.name}.ipynb"] = plan.student_path.read_bytes()
    pages = {_name(page, root): page.read_bytes() for page in _linked_pages(plan)}
    named[f"{topic.name}/{START_FILE}"] = _start(plan, hand_in, pages).encode()
    return named | pages


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of files, by name, whose bytes depend on nothing else."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.create_system = 3  # Unix, on every platform: it decides how the mode is read
            entry.external_attr = _MODE << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=9)
    return buffer.getvalue()


def _linked_pages(plan: Plan) -> set[Path]:
    """The pages (`.md`) that the notebook links to, those that these link to, and their pictures.

    Notebooks of other topics come in bundles of their own.
    """
    notebook = read_notebook(plan.student_path)
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    waiting = [path for text in texts for path in _targets(text, plan.lesson.folder, plan.root)]
    found: set[Path] = set()
    own = {folder.resolve() for folder in topic_folders(plan.root)}
    while waiting:
        path = waiting.pop()
        if path in found or any(path.is_relative_to(folder) for folder in own):
            continue
        if path.suffix == ".md":
            waiting += _targets(read_text(path) or "", path.parent, plan.root)
            found.add(path)
        elif path.suffix in (".png", ".svg", ".webp"):
            found.add(path)
    return found


def _targets(text: str, folder: Path, root: Path) -> Iterator[Path]:
    """The files in the repository that a Markdown text in `folder` shows or links to."""
    for part in parts_of(text):
        address = address_of(part.target) if part.kind in ("link", "picture") else None
        if address and address.path and not address.is_web and not address.is_absolute:
            path = (folder / address.path).resolve()
            if inside(path, root) and path.is_file():
                yield path


def _start(plan: Plan, hand_in: str, pages: Collection[str]) -> str:
    topic = plan.topic
    first = parts_of(plan.lesson.cells[0].source)
    title = next((part.text for part in first if part.kind == "heading"), None) or topic.name
    count, points = len(topic.exercises), sum(exercise.points for exercise in topic.exercises.values())
    return _START.format(
        title=title,
        topic=topic.name,
        tests=TESTS_FILE,
        exercises=f"{count} exercise{'s' * (count != 1)}",
        points=points,
        python=_pythons(plan.root),
        pages="".join(
            f"| `{folder}` | pages that the notebook links to, about data and networks |\n"
            for folder in sorted({page.partition("/")[0] for page in pages})
        ),
        hand_in=hand_in.strip() or "Your instructor says where.",
    )


def _pythons(root: Path) -> str:
    """The versions of Python that the course runs on, in words."""
    text = read_text(root / "pyproject.toml")
    wanted = tomllib.loads(text).get("project", {}).get("requires-python") if text else None
    if not wanted:
        return "Python 3"
    fits = [f"3.{minor}" for minor in range(8, 30) if f"3.{minor}.0" in SpecifierSet(wanted)]
    if len(fits) < 2 or len(fits) > 5:
        return f"Python {wanted}"
    return f"Python {', '.join(fits[:-1])} or {fits[-1]}"


def _name(path: Path, root: Path) -> str:
    return PurePosixPath(path.relative_to(root.resolve())).as_posix()
