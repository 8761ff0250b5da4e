"""The hash over everything that a solution notebook's outputs depend on.

That is: its code, the modules of the repository that the code imports (and those that these import), the data
files that code and modules name, and the lock file. Prose, comments, docstrings and file times do not count.
"""

from __future__ import annotations

import ast
import hashlib
import io
import json
import tokenize
from collections.abc import Iterable, Iterator
from pathlib import Path

from .lesson import without_magics
from .settings import LESSON_FILE, MADE_FOLDERS

LOCK_FILE = "requirements.txt"

#: Raise it when the way of executing or of cleaning outputs changes, so that all outputs are renewed.
RECIPE = 1


def inputs_hash(code: Iterable[str], folder: Path, root: Path, packages: Iterable[str] = ()) -> str:
    """Return the hash (64 hexadecimal digits) over what the outputs of a notebook depend on.

    Args:
        code: the sources of its code cells, in order.
        folder: the topic folder, where the notebook runs.
        root: the repository root, where `shared_utils` and the lock file lie.
        packages: dotted names of modules that it uses without a visible import.
    """
    folder, root = Path(folder).resolve(), Path(root).resolve()
    code = list(code)
    modules = imported_modules([*code, *(f"import {package}" for package in packages)], folder, root)
    data = named_data(code, modules, folder, root)
    lock = root / LOCK_FILE
    facts = {
        "recipe": RECIPE,
        "code": [bare_code(source) for source in code],
        "modules": {
            _name(path, root): _digest(bare_code(path.read_text(encoding="utf-8")).encode())
            for path in modules
        },
        "data": {_name(path, root): _digest(path.read_bytes()) for path in data},
        "lock": _digest(_bare_lock(lock).encode()) if lock.is_file() else "",
    }
    return _digest(json.dumps(facts, sort_keys=True).encode())


def imported_modules(code: Iterable[str], folder: Path, root: Path) -> list[Path]:
    """Return the Python files below `root` that the code imports, directly or through each other, sorted."""
    folder, root = Path(folder).resolve(), Path(root).resolve()
    found: set[Path] = set()
    waiting = [path for source in code for path in _imports_of(without_magics(source), None, folder, root)]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        waiting += _imports_of(path.read_text(encoding="utf-8"), path, folder, root)
    return sorted(found)


def _imports_of(source: str, file: Path | None, folder: Path, root: Path) -> Iterator[Path]:
    """Yield the files of the repository that `source` imports; `file` is where it stands (None: a cell)."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from _files_of(alias.name.split("."), [folder, root])
        elif isinstance(node, ast.ImportFrom):
            parts = node.module.split(".") if node.module else []
            bases = [folder, root]
            if node.level:
                if file is None:
                    continue
                bases = [file.parents[node.level - 1]]
            yield from _files_of(parts, bases)
            for alias in node.names:
                yield from _files_of([*parts, alias.name], bases)


def _files_of(parts: list[str], bases: list[Path]) -> Iterator[Path]:
    """Yield the files that importing the dotted name runs: each package's `__init__.py`, then the module."""
    for base in bases:
        place, files = base, []
        for part in parts:
            if (place / f"{part}.py").is_file():
                files.append(place / f"{part}.py")
                break
            place = place / part
            if not place.is_dir():
                break
            if (place / "__init__.py").is_file():
                files.append(place / "__init__.py")
        # A lesson is a script, not a module, and what the build makes is no input of it.
        files = [path for path in files if path.name != LESSON_FILE]
        if files:
            yield from files
            return


def named_data(code: Iterable[str], modules: Iterable[Path], folder: Path, root: Path) -> list[Path]:
    """Return the files, other than Python and notebooks, that a string in code or modules names, sorted.

    A path is looked for beside the notebook, at the repository root, and, for a module, beside it; a bare
    file name in a module also anywhere below the module's folder.
    """
    found: set[Path] = set()
    for source in code:
        for text in _strings(without_magics(source)):
            found |= {path for path in (folder / text, root / text) if _is_data(path, root)}
    beside: dict[Path, dict[str, list[Path]]] = {}
    for module in modules:
        home = module.parent
        if home not in beside:
            beside[home] = {}
            if home not in (folder, root):
                for path in sorted(home.rglob("*")):
                    if _is_data(path, root):
                        beside[home].setdefault(path.name, []).append(path)
        for text in _strings(module.read_text(encoding="utf-8")):
            found |= {path for path in (home / text, folder / text) if _is_data(path, root)}
            found.update(beside[home].get(text.rsplit("/", 1)[-1], []))
    return sorted({path.resolve() for path in found})


def _strings(source: str) -> set[str]:
    """Return the string constants of `source` that could be paths."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return set()
    values = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {
        text for text in values if 0 < len(text) < 200 and "." in text and not set(text) & set('\n\0<>:*?"|')
    }


def _is_data(path: Path, root: Path) -> bool:
    if path.suffix in (".py", ".pyc", ".ipynb", "") or path.name == LOCK_FILE:
        return False
    try:
        inside = path.resolve().relative_to(root)
    except (ValueError, OSError):
        return False
    return inside.parts[0] not in MADE_FOLDERS and path.is_file()


def bare_code(source: str) -> str:
    """Return `source` without comments, docstrings, blank lines and trailing spaces.

    Works on positions in the text, so that every Python version gives the same result. Text that is not valid
    Python is returned as it is.
    """
    source = without_magics(source)
    try:
        tree = ast.parse(source)
        tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    except (SyntaxError, ValueError, tokenize.TokenError):
        return source
    lines = source.split("\n")
    protected: set[int] = set()
    for token in tokens:
        # Lines inside a string of several lines keep their blanks: they are data.
        if token.start[0] != token.end[0] and token.type not in (tokenize.NEWLINE, tokenize.NL):
            protected.update(range(token.start[0], token.end[0]))
    dropped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            first = node.body[0] if node.body else None
            if _is_text(first) and _stands_alone(first, lines):
                dropped.update(range(first.lineno, first.end_lineno + 1))
    for token in reversed(tokens):
        if token.type == tokenize.COMMENT and not _inside_magic(lines[token.start[0] - 1]):
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    kept = []
    for number, line in enumerate(lines, start=1):
        if number in protected and number not in dropped:
            kept.append(line)
        elif number not in dropped and line.strip():
            kept.append(line.rstrip())
    return "\n".join(kept)


def _is_text(node: ast.stmt | None) -> bool:
    constant = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return constant and isinstance(node.value.value, str)


def _stands_alone(node: ast.stmt, lines: list[str]) -> bool:
    before = lines[node.lineno - 1].encode()[: node.col_offset].strip()
    return not before and not lines[node.end_lineno - 1].encode()[node.end_col_offset :].strip(b" ;")


def _inside_magic(line: str) -> bool:
    """A magic was turned into `pass  # magic`: its comment is what counts."""
    return line.lstrip().startswith("pass  # ")


def _bare_lock(path: Path) -> str:
    lines = (line.split("#", 1)[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line)


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
