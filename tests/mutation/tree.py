"""Walking through a function's syntax tree and changing it in one place."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

Path = tuple[tuple[str, int | None], ...]
"""The way from a tree's root to a node: a field name and, in lists, an index for each step."""


@dataclass(frozen=True)
class Place:
    """A node, the way to it, and the statement it belongs to."""

    node: ast.AST
    path: Path
    statement: ast.stmt


@dataclass(frozen=True)
class Scope:
    """What a mutator may know about the surroundings of a node.

    `names`: those bound before the node; `strings`: all strings of the function.
    """

    names: tuple[str, ...]
    strings: tuple[str, ...]


def function_of(source: str) -> ast.FunctionDef:
    """The one function in `source`, without its docstring."""
    [function] = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    if ast.get_docstring(function) is not None:
        function.body = function.body[1:] or [ast.Pass()]
    return function


def places(function: ast.FunctionDef) -> Iterator[Place]:
    """All nodes that may change. Error messages, annotations and decorators stay as they are."""

    def walk(node: ast.AST, path: Path, statement: ast.stmt) -> Iterator[Place]:
        if isinstance(node, ast.stmt):
            statement = node
        yield Place(node, path, statement)
        if isinstance(node, (ast.JoinedStr, ast.Raise)):
            return
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list", "ctx"):
                continue
            for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(child, ast.AST):
                    yield from walk(child, (*path, (name, index)), statement)

    yield from walk(function, (), function)


def scope_of(function: ast.FunctionDef, statement: ast.stmt) -> Scope:
    """What is known at a statement: parameters, and names bound on an earlier line or by this loop."""
    arguments = function.args
    names = [a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    strings = []
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            if node.lineno < statement.lineno:
                names.append(node.id)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            strings.append(node.value)
    return Scope(tuple(dict.fromkeys(names)), tuple(dict.fromkeys(strings)))


def replaced(function: ast.FunctionDef, path: Path, new: ast.AST | list[ast.stmt]) -> ast.FunctionDef:
    """The function with `new` at the place `path`. A list of statements may be empty.

    Only the nodes on the way are copied; the others belong to both functions.
    """
    if not path:
        return new
    if not isinstance(new, list):
        new = ast.fix_missing_locations(new)
    (name, index), rest = path[0], path[1:]
    node = copy.copy(function)
    if index is None:
        setattr(node, name, replaced(getattr(node, name), rest, new) if rest else new)
        return node
    block = list(getattr(node, name))
    if rest:
        block[index] = replaced(block[index], rest, new)
    elif isinstance(new, list):
        block[index : index + 1] = new
        if not block and name == "body":
            block.append(ast.Pass())
    else:
        block[index] = new
    setattr(node, name, block)
    return node


def node_at(function: ast.FunctionDef, path: Path) -> ast.AST | None:
    """The node at the end of a way, None when the way ends earlier."""
    node: ast.AST | None = function
    for name, index in path:
        value = getattr(node, name, None)
        if index is not None:
            value = value[index] if isinstance(value, list) and index < len(value) else None
        node = value
    return node


def line_of(statement: ast.AST) -> str:
    """A statement as one line of text; of a loop, condition or function its head alone."""
    head = copy.copy(statement)
    if getattr(head, "body", None) and isinstance(head.body, list):
        head.body = [ast.Pass()]
        if hasattr(head, "orelse"):
            head.orelse = []
        return ast.unparse(head).removesuffix("pass").rstrip()
    return ast.unparse(head)
