"""The hash over everything that a solution notebook's outputs depend on.

That is: its code, the modules of the repository that the code imports (and those that these import), the data
files that code and modules name, and the lock file. Prose, comments, docstrings and file times do not count.
Of a package that only hands on names of its modules, the modules behind the imported names count.
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
            for alias in node.names:
                yield from _files_named(parts, alias.name, bases)


def _files_of(parts: list[str], bases: list[Path], whole: bool = True) -> list[Path]:
    """Return the files that importing the dotted name runs: each package's `__init__.py`, then the module.

    A front on the way is left out, and so is one at the end unless it counts as a whole.
    """
    for base in bases:
        place, files = base, []
        for number, part in enumerate(parts, start=1):
            if (place / f"{part}.py").is_file():
                files.append(place / f"{part}.py")
                break
            place = place / part
            if not place.is_dir():
                break
            on_the_way = number < len(parts) or not whole
            if (place / "__init__.py").is_file() and not (on_the_way and _front(place) is not None):
                files.append(place / "__init__.py")
        # A lesson is a script, not a module, and what the build makes is no input of it.
        files = [path for path in files if path.name != LESSON_FILE]
        if files:
            return files
    return []


def _files_named(parts: list[str], name: str, bases: list[Path]) -> list[Path]:
    """Return the files that `from <parts> import <name>` uses; a front is looked through."""
    for place in (base.joinpath(*parts) for base in bases if parts):
        names = _front(place)
        if names is None:
            continue
        before = _files_of(parts, bases, whole=False)
        if name in names:
            module, original = names[name]
            return [*before, *_files_named(module, original, [place])]
        if (place / f"{name}.py").is_file() or (place / name).is_dir():
            return [*before, *_files_of([name], [place])]
    return [*_files_of(parts, bases), *_files_of([*parts, name], bases)]


def _front(package: Path) -> dict[str, tuple[list[str], str]] | None:
    """Return what a front hands on: name to (module inside the package, name there). None for other packages.

    A front is a package whose `__init__.py` does nothing but import names from the package's own modules. A
    lesson that uses one of these names depends on that name's module, not on all that stands beside it: a new
    data set does not make the outputs of lessons stale that use another.
    """
    try:
        body = ast.parse((package / "__init__.py").read_text(encoding="utf-8")).body
    except (OSError, SyntaxError, ValueError):
        return None
    names: dict[str, tuple[list[str], str]] = {}
    for node in body:
        if isinstance(node, ast.ImportFrom) and node.level == 1 and node.module:
            module = node.module.split(".")
            names |= {alias.asname or alias.name: (module, alias.name) for alias in node.names}
        elif not (_is_text(node) or _sets_all(node) or _is_future(node)):
            return None
    return names if names and "*" not in names else None


def _sets_all(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__all__"]


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


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
