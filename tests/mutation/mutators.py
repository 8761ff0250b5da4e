"""The small changes that turn a solution into mutants.

A mutator is a function `(node, scope) -> iterable of new nodes`. It is called for every node of the function
and gives nothing for those that it does not know. A list of statements stands for a statement dropped or
doubled. Kinds are named in words: they appear in the summary.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from .tree import Scope, function_of, line_of, node_at, places, replaced, scope_of

Mutator = Callable[[ast.AST, Scope], Iterable["ast.AST | list[ast.stmt]"]]

MUTATORS: dict[str, Mutator] = {}


@dataclass(frozen=True)
class Mutant:
    """A solution with one change.

    Attributes:
        exercise: whose solution it is.
        kind: of the change, in words.
        detail: more about it, such as "n_H for n_W", or "".
        line: the changed line, as it was (normalised by `ast.unparse`).
        becomes: the line after the change, or words in brackets.
        line_number: of the line in the exercise's cell, from 1.
        source: the whole function.
    """

    exercise: str
    kind: str
    detail: str
    line: str
    becomes: str
    line_number: int
    source: str


def mutants_of(exercise: str, source: str, more: Mapping[str, Mutator] | None = None) -> list[Mutant]:
    """All mutants of a solution, each text once, without the solution itself."""
    function = function_of(source)
    seen = {ast.unparse(function)}
    mutants = []
    scopes: dict[ast.stmt, Scope] = {}
    for place in places(function):
        if place.statement not in scopes:
            scopes[place.statement] = scope_of(function, place.statement)
        scope = scopes[place.statement]
        for kind, mutate in {**MUTATORS, **(more or {})}.items():
            for new in mutate(place.node, scope):
                text = _text(replaced(function, place.path, new))
                if text is None or text in seen:
                    continue
                seen.add(text)
                line = line_of(place.statement)
                becomes = _becomes(function, place, new, text)
                number = place.statement.lineno
                detail = _detail(place.node, new)
                mutants.append(Mutant(exercise, kind, detail, line, becomes, number, text + "\n"))
    return mutants


def _text(function: ast.FunctionDef) -> str | None:
    """The function as text, None when the change does not make valid Python."""
    try:
        text = ast.unparse(function)
        compile(text, "<mutant>", "exec")
    except (SyntaxError, ValueError):
        return None
    return text


def _detail(old: ast.AST, new: ast.AST | list[ast.stmt]) -> str:
    if isinstance(old, ast.Name) and isinstance(new, ast.Name):
        return f"{new.id} for {old.id}"
    return ""


def _becomes(function: ast.FunctionDef, place, new, text: str) -> str:
    if isinstance(new, list):
        if not new:
            return "(dropped)"
        return "(" + "; ".join(line_of(statement) for statement in new) + ")"
    if isinstance(place.node, ast.FunctionDef):
        return f"(return moved into `{getattr(new, 'moved_into', 'a loop')}`)"
    changed = replaced(function, place.path, new)
    path = place.path
    while path:  # the changed line is the innermost statement around the change
        node = node_at(changed, path)
        if isinstance(node, ast.stmt):
            return line_of(node)
        path = path[:-1]
    return line_of(function_of(text))


def mutator(kind: str):
    """Register a mutator under its kind."""

    def add(function: Mutator) -> Mutator:
        MUTATORS[kind] = function
        return function

    return add


def expression(template: str, *nodes: ast.AST) -> ast.expr:
    """An expression from a template such as `"{} + 1"` and the nodes for its places."""
    return ast.parse(template.format(*(f"({ast.unparse(node)})" for node in nodes)), mode="eval").body


def changed(node: ast.AST, **fields) -> ast.AST:
    """A copy of a node with other fields."""
    new = copy.copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def _swaps(items: list) -> Iterator[list]:
    """The list with each pair of neighbours swapped."""
    for i in range(len(items) - 1):
        yield [*items[:i], items[i + 1], items[i], *items[i + 2 :]]


def _without_one(items: list) -> Iterator[list]:
    for i in range(len(items)):
        yield [*items[:i], *items[i + 1 :]]


# ------------------------------------------------------------------------------ operators and constants

_ARITHMETIC = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add, ast.FloorDiv, ast.Pow, ast.MatMult),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.FloorDiv: (ast.Div, ast.Mult, ast.Mod),
    ast.Mod: (ast.FloorDiv, ast.Mult),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
}
_COMPARISONS = {
    ast.Lt: (ast.LtE, ast.Gt, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt, ast.LtE),
    ast.Eq: (ast.NotEq, ast.LtE, ast.GtE),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}


@mutator("arithmetic operator")
def _(node, scope):
    if isinstance(node, ast.BinOp):
        for operator in _ARITHMETIC.get(type(node.op), ()):
            yield changed(node, op=operator())
        if isinstance(node.op, ast.FloorDiv):
            yield expression("-(-{} // {})", node.left, node.right)


@mutator("operands swapped")
def _(node, scope):
    if isinstance(node, ast.BinOp) and isinstance(
        node.op, (ast.Sub, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult)
    ):
        yield changed(node, left=node.right, right=node.left)


@mutator("operand dropped")
def _(node, scope):
    if isinstance(node, ast.BinOp):
        yield from (node.left, node.right)
    elif isinstance(node, ast.BoolOp):
        for values in _without_one(node.values):
            yield values[0] if len(values) == 1 else changed(node, values=values)


@mutator("comparison")
def _(node, scope):
    if isinstance(node, ast.Compare):
        for i, operator in enumerate(node.ops):
            for other in _COMPARISONS.get(type(operator), ()):
                yield changed(node, ops=[*node.ops[:i], other(), *node.ops[i + 1 :]])


@mutator("condition")
def _(node, scope):
    if isinstance(node, (ast.If, ast.While, ast.IfExp)):
        yield changed(node, test=expression("not {}", node.test))
        if not isinstance(node, ast.While):
            yield changed(node, test=ast.Constant(True))
        yield changed(node, test=ast.Constant(False))
    elif isinstance(node, ast.BoolOp):
        yield changed(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.Invert)):
        yield node.operand


@mutator("augmented assignment")
def _(node, scope):
    if isinstance(node, ast.AugAssign):
        yield ast.Assign([node.target], node.value)
        other = ast.Sub if isinstance(node.op, ast.Add) else ast.Add
        yield changed(node, op=other())
        if not isinstance(node.op, ast.Mult):
            yield changed(node, op=ast.Mult())


@mutator("sign")
def _(node, scope):
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield node.operand
    elif isinstance(node, (ast.Assign, ast.AugAssign, ast.Return)) and isinstance(
        node.value, (ast.BinOp, ast.Call, ast.Name, ast.Subscript)
    ):
        yield changed(node, value=expression("-{}", node.value))


@mutator("constant")
def _(node, scope):
    if not isinstance(node, ast.Constant):
        return
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, (int, float)):
        yield from (ast.Constant(node.value + 1), ast.Constant(node.value - 1), ast.Constant(0))


@mutator("string")
def _(node, scope):
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield ast.Constant(node.value + "_")
        yield from (ast.Constant(other) for other in scope.strings if other != node.value)


# ------------------------------------------------------------------------------ indices, slices and bounds


@mutator("index")
def _(node, scope):
    if not isinstance(node, ast.Subscript):
        return
    yield node.value
    parts = list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]
    for i, part in enumerate(parts):
        new = [ast.Slice()] if not isinstance(part, ast.Slice) or part.lower or part.upper else []
        if not isinstance(part, (ast.Slice, ast.Constant)):
            new += [expression("{} + 1", part), expression("{} - 1", part), ast.Constant(0)]
        for other in new:
            both = [*parts[:i], other, *parts[i + 1 :]]
            yield changed(node, slice=both[0] if len(both) == 1 else ast.Tuple(both))


@mutator("slice bound")
def _(node, scope):
    """Of slices `a:b:c` and of calls `slice(a, b)`."""
    if isinstance(node, ast.Slice):
        for name in ("lower", "upper", "step"):
            bound = getattr(node, name)
            if bound:
                yield changed(node, **{name: None})
                if not isinstance(bound, ast.Constant):
                    yield changed(node, **{name: expression("{} + 1", bound)})
                    yield changed(node, **{name: expression("{} - 1", bound)})
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "slice":
        yield from _bounds_moved(node)


@mutator("range bound")
def _(node, scope):
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range":
        yield from _bounds_moved(node)
        if len(node.args) == 1:
            yield changed(node, args=[ast.Constant(1), *node.args])


def _bounds_moved(call: ast.Call) -> Iterator[ast.Call]:
    for i, bound in enumerate(call.args):
        if not isinstance(bound, ast.Constant):
            for template in ("{} + 1", "{} - 1"):
                args = [*call.args[:i], expression(template, bound), *call.args[i + 1 :]]
                yield changed(call, args=args)


# ------------------------------------------------------------------------------ names, arguments and calls

_FUNCTIONS = {
    "max": ("min", "mean", "sum"),
    "min": ("max",),
    "mean": ("sum", "max"),
    "sum": ("mean", "max", "prod"),
    "prod": ("sum",),
    "zeros": ("ones",),
    "ones": ("zeros",),
    "zeros_like": ("ones_like",),
    "ones_like": ("zeros_like",),
    "floor": ("ceil",),
    "ceil": ("floor",),
    "int": ("round", "float"),
    "round": ("int",),
    "argmax": ("argmin",),
    "argmin": ("argmax",),
    "maximum": ("minimum",),
    "minimum": ("maximum",),
    "any": ("all",),
    "all": ("any",),
    "dot": ("multiply",),
    "multiply": ("dot", "add"),
    "sqrt": ("square",),
    "square": ("sqrt", "abs"),
    "abs": ("square",),
    "vstack": ("hstack",),
    "hstack": ("vstack",),
    "ValueError": ("TypeError",),
    "KeyError": ("ValueError",),
}


@mutator("name swapped")
def _(node, scope):
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in scope.names:
        yield from (ast.Name(other) for other in scope.names if other not in (node.id, "_"))


@mutator("function swapped")
def _(node, scope):
    if isinstance(node, ast.Call):
        function = node.func
        if isinstance(function, ast.Name):
            for other in _FUNCTIONS.get(function.id, ()):
                yield changed(node, func=ast.Name(other))
        elif isinstance(function, ast.Attribute):
            for other in _FUNCTIONS.get(function.attr, ()):
                yield changed(node, func=changed(function, attr=other))
    elif (
        isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name)
    ):
        for other in _FUNCTIONS.get(node.exc.func.id, ()):
            yield changed(node, exc=changed(node.exc, func=ast.Name(other)))


@mutator("call dropped")
def _(node, scope):
    """`f(x)` becomes `x`, and `x.f()` too."""
    if isinstance(node, ast.Call):
        if node.args and not isinstance(node.args[0], ast.Starred):
            yield node.args[0]
        elif isinstance(node.func, ast.Attribute):
            yield node.func.value


@mutator("arguments")
def _(node, scope):
    if isinstance(node, ast.Call):
        for args in (*_swaps(node.args), *_without_one(node.args)):
            yield changed(node, args=args)


@mutator("keyword")
def _(node, scope):
    if isinstance(node, ast.Call):
        for keywords in _without_one(node.keywords):
            yield changed(node, keywords=keywords)


@mutator("tuple")
def _(node, scope):
    """Parts of tuples and lists, also in indices, unpacking and return values: swapped or dropped."""
    if isinstance(node, (ast.Tuple, ast.List)):
        for elts in _swaps(node.elts):
            yield changed(node, elts=elts)
        for elts in _without_one(node.elts):
            if elts:
                yield changed(node, elts=elts)
    elif isinstance(node, ast.Dict):
        for values in _swaps(node.values):
            yield changed(node, values=values)


# ------------------------------------------------------------------------------ statements


@mutator("statement dropped")
def _(node, scope):
    if isinstance(node, ast.stmt) and not isinstance(node, (ast.FunctionDef, ast.Pass)):
        yield []


@mutator("return too early")
def _(node, scope):
    """The last return moves to the end of a loop's body."""
    if not isinstance(node, ast.FunctionDef) or not isinstance(node.body[-1], ast.Return):
        return
    loops = [inner for inner in ast.walk(node) if isinstance(inner, (ast.For, ast.While))]
    for i, loop in enumerate(loops):
        function = copy.deepcopy(node)
        last = function.body[-1]
        [inner for inner in ast.walk(function) if isinstance(inner, (ast.For, ast.While))][i].body.append(
            last
        )
        function.moved_into = line_of(loop)
        yield function
