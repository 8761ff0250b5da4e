"""The probe: calls a learner's function and returns what happened as plain data.

It runs beside the learner's code and knows nothing about right answers: it imports no judge, of the
exercises only what a call names, and, until a value asks for it, no TensorFlow.
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
import itertools
import linecache
import random
import re
import sys
import tempfile
import textwrap
import traceback
import types
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

import numpy as np

from .values import (
    MAX_INT_BITS,
    Call,
    Frame,
    Made,
    ModelValue,
    Opaque,
    Optimizer,
    Picture,
    Plain,
    Reply,
    Rows,
    SymbolicInput,
    Tensor,
    Variable,
)

MAX_TEXT, MAX_DEPTH, MAX_PARTS = 2000, 16, 100_000
MAX_OUTPUTS = 100
_FRAMEWORKS = {"tensorflow", "keras", "jax", "torch"}
_COPY_OF_AUTOGRAPH = "__autograph_generated_file"
_LINE_OF_USER_CODE = re.compile(r' +File "(.*)", line (\d+), in (\S+)')
_NEEDS_FRAMEWORK = (Tensor, Variable, SymbolicInput, ModelValue, Optimizer)


def answer(call: Call, namespace: MutableMapping[str, Any], function: Any = None) -> Reply:
    """Make one call in a learner's namespace and report it.

    Args:
        call: what to call, with what.
        namespace: the learner's names; state and working versions are bound in it during the call
            and taken out again.
        function: the function itself when it is at hand; looked up by name otherwise.

    Returns:
        A reply; an exception in the learner's code is a reply too. KeyboardInterrupt passes
        through, so that a person or a runner can stop a call.
    """
    with _folder_for_pictures(call):
        if call.weightless and "keras" in sys.modules:
            reply = _answer(call, namespace, function)
            if reply.status not in ("raised", "refused"):
                return reply
            call = replace(call, weightless=False)  # it may have wanted the weights: what it says then counts
        return _answer(call, namespace, function)


def _answer(call: Call, namespace: MutableMapping[str, Any], function: Any) -> Reply:
    if function is None:
        if call.function not in namespace:
            return Reply("no such name")
        function = namespace[call.function]
    if not callable(function):
        return Reply("not a function", message=type(function).__name__)
    try:
        arguments = {key: to_live(value) for key, value in enumerate(call.positional)}
        arguments |= {key: to_live(value) for key, value in call.keyword.items()}
        bound = state = {name: to_live(value) for name, value in call.state.items()}
        function = _fresh(function, state)
        bound = bound | {
            name: _fresh(_compile_working(name, source), state) for name, source in call.working.items()
        }
        bound |= {
            name: import_named(target)
            for name, target in call.names.items()
            if not _still_there(namespace.get(name), target)
        }
        if bound:  # a tf.function that the learner's function calls has old values in its trace, too
            fresh = {name: _fresh(value, state) for name, value in namespace.items()}
            bound = {name: new for name, new in fresh.items() if new is not namespace[name]} | bound
        through = partial(import_named(call.through), function) if call.through else function
    except Exception as error:  # our own fault, or a missing framework: say so, blame nobody
        return Reply("refused", message=f"the inputs could not be made: {_one_line(error)}")
    positional = [arguments[i] for i in range(len(call.positional))]
    keyword = {key: arguments[key] for key in call.keyword}
    with (
        _names_bound(namespace, bound),
        _stood_in(call.stand_ins, namespace),
        _same_chance(),
        _weights_left_out(call.weightless),
    ):
        try:
            result = through(*positional, **keyword)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # SystemExit too: a call of exit() is the learner's
            if isinstance(error, NotImplementedError) and _raised_in(error, function):
                return replace(_raised(error), status="not implemented")
            return _raised(error)
    try:
        # Symbolic outputs are read against the symbolic inputs that this call was given.
        inputs = [a for a, v in zip(arguments.values(), _values_of(call), strict=True) if _is_symbolic(v)]
        plain = to_plain(result, inputs)
        if call.reader and type(plain) is ModelValue and plain.form == "model" and plain is not result:
            facts = to_plain(import_named(call.reader)(result, list(arguments.values())))
            plain = replace(plain, weights=(), facts=facts)
        after = tuple(
            None if isinstance(value, (SymbolicInput, ModelValue, Made)) else to_plain(argument)
            for argument, value in zip(arguments.values(), _values_of(call), strict=True)
        )
    except (Exception, SystemExit) as error:  # odd objects run the learner's code while they are read
        return Reply("refused", message=f"the answer could not be read: {_one_line(error)}")
    return Reply("returned", plain, after)


def namespace_of(function: Any) -> dict[str, Any]:
    """The names that a function sees, through decorators and `tf.function`; {} when it has none."""
    inner = getattr(function, "python_function", function)
    with contextlib.suppress(ValueError):
        inner = inspect.unwrap(inner)
    return getattr(inner, "__globals__", {})


def import_named(target: str) -> Any:
    """The module "package.module", or what is called `name` in it for "package.module:name"."""
    module, _, name = target.partition(":")
    imported = importlib.import_module(module)
    return getattr(imported, name) if name else imported


def _still_there(value: Any, target: str) -> bool:
    """Whether a name that the lesson gave still stands for a module, a class or a function."""
    return callable(value) if ":" in target else isinstance(value, types.ModuleType)


def _values_of(call: Call) -> list[Plain]:
    return [*call.positional, *call.keyword.values()]


def _is_symbolic(value: Plain) -> bool:
    return isinstance(value, SymbolicInput)


def to_live(value: Plain) -> Any:
    """The object that a learner's function is given for a plain value. Arrays are copies."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, (tuple, list)):
        return type(value)(to_live(part) for part in value)
    if isinstance(value, dict):
        return {key: to_live(part) for key, part in value.items()}
    if isinstance(value, Picture):
        return _write_picture(value)
    if isinstance(value, Made):
        return import_named(value.target)(**to_live(value.arguments))
    if isinstance(value, _NEEDS_FRAMEWORK):
        from . import keras_values

        return keras_values.to_live(value)
    return value


def to_plain(value: Any, symbolic_inputs: list[Any] | None = None) -> Plain:
    """What a learner's function returned, as plain data; Opaque where it is nothing that may cross.

    NumPy scalars become arrays of shape (). Tuples and lists keep their kind, but those of Keras tensors
    become one graph, so that it is seen which layers they share; depth and the number of parts are limited.
    """
    return _Reader(symbolic_inputs or []).read(value, 0)


class _Reader:
    def __init__(self, symbolic_inputs: list[Any]):
        self.symbolic_inputs = symbolic_inputs
        self.parts = 0

    def read(self, value: Any, depth: int) -> Plain:
        self.parts += 1
        if depth > MAX_DEPTH or self.parts > MAX_PARTS:
            return Opaque("nested", "nested too deeply or in too many parts")
        if type(value) is int and value.bit_length() > MAX_INT_BITS:
            return Opaque("int", f"a whole number of {value.bit_length()} bits")
        if value is None or type(value) in (bool, int, float, complex):
            return value
        if type(value) in (ModelValue, Rows):  # a misconception that was written down as data
            return value
        if isinstance(value, str):
            return str(value)[:MAX_TEXT]
        if isinstance(value, (np.ndarray, np.generic)):
            return _plain_array(np.array(value, subok=False))
        if isinstance(value, (tuple, list)):
            if 1 < len(value) <= MAX_OUTPUTS and all(map(_is_keras_tensor, value)):
                from . import keras_values

                return keras_values.outputs_to_plain(value, self.symbolic_inputs)
            kind = tuple if isinstance(value, tuple) else list
            return kind(self.read(part, depth + 1) for part in self._some(value))
        if isinstance(value, dict):
            return {str(key): self.read(part, depth + 1) for key, part in self._some(value.items())}
        if isinstance(value, (set, frozenset)):
            return _plain_set([self.read(part, depth + 1) for part in self._some(value)])
        if any(_library(kind) in _FRAMEWORKS for kind in type(value).__mro__):
            from . import keras_values

            return keras_values.to_plain(value, self.symbolic_inputs)
        return Opaque(type(value).__name__)

    def _some(self, parts: Iterable[Any]) -> Iterable[Any]:
        return itertools.islice(parts, max(0, MAX_PARTS - self.parts) + 1)


def _library(kind: type) -> str:
    return str(getattr(kind, "__module__", "")).partition(".")[0]


def _is_keras_tensor(value: Any) -> bool:
    return any(kind.__name__ == "KerasTensor" and _library(kind) == "keras" for kind in type(value).__mro__)


def _plain_array(array: np.ndarray) -> Plain:
    if array.dtype.kind not in "biufc":
        return Opaque("ndarray", f"an array of dtype {array.dtype}")
    wide = {"f": np.float64, "c": np.complex128}.get(array.dtype.kind)
    return array.astype(wide) if wide and array.dtype.itemsize > np.dtype(wide).itemsize else array


def _plain_set(parts: list[Plain]) -> Plain:
    rows = [part for part in parts if isinstance(part, tuple) and part and all(map(_is_whole, part))]
    if len(rows) < len(parts) or len({len(row) for row in rows}) > 1:
        return Opaque("set")
    numbers = sorted(tuple(map(int, row)) for row in rows)
    return Rows(np.array(numbers, dtype=np.int64).reshape(len(rows), -1 if rows else 0))


def _is_whole(number: Plain) -> bool:
    return type(number) is int or (isinstance(number, np.ndarray) and number.dtype.kind in "iu")


def _fresh(function: Any, state: Mapping[str, Any]) -> Any:
    """The function as if it were defined now: not traced, and with state as the defaults of its name."""
    # An already traced tf.function keeps the globals of its first trace, so it is made anew.
    # Its type is looked at first: to ask any object for an attribute may run anything.
    kind = type(function)
    if kind is types.FunctionType:
        return _with_defaults(function, state)
    if kind.__name__ != "Function" or _library(kind) != "tensorflow":
        return function
    import tensorflow as tf

    inner = function.python_function
    return tf.function(
        _counted_anew(_with_defaults(inner, state)) if type(inner) is types.FunctionType else inner
    )


def _counted_anew(function: types.FunctionType) -> types.FunctionType:
    """A copy whose code differs by a constant that nobody reads.

    TensorFlow counts how often it traces a code, and warns of many: here, and later, when the learner calls
    the function.
    """
    code = function.__code__.replace(co_consts=(*function.__code__.co_consts, object()))
    return _rebuilt(function, code, function.__defaults__, function.__kwdefaults__)


def _with_defaults(function: types.FunctionType, state: Mapping[str, Any]) -> types.FunctionType:
    """A function whose parameters with a name of the state, and a default, have the state for it."""
    code, defaults = function.__code__, function.__defaults__ or ()
    by_position = code.co_varnames[code.co_argcount - len(defaults) : code.co_argcount]
    by_keyword = function.__kwdefaults__ or {}
    if not {*by_position, *by_keyword} & set(state):
        return function
    values = tuple(state.get(name, value) for name, value in zip(by_position, defaults, strict=True))
    return _rebuilt(
        function, code, values, {name: state.get(name, value) for name, value in by_keyword.items()}
    )


def _rebuilt(
    function: types.FunctionType, code: types.CodeType, defaults: tuple | None, by_keyword: dict | None
) -> types.FunctionType:
    new = types.FunctionType(code, function.__globals__, function.__name__, defaults, function.__closure__)
    new.__kwdefaults__ = by_keyword
    vars(new).update(vars(function))
    return new


def _compile_working(name: str, source: str) -> Any:
    """A working version of an earlier exercise, with libraries and nothing of the learner's."""
    scope: dict[str, Any] = {"np": np}
    if "tf." in source or "tfl." in source or "keras" in source:
        import keras
        import tensorflow as tf

        scope |= {"tf": tf, "tfl": tf.keras.layers, "K": tf.keras.backend, "keras": keras}
    exec(_compiled(f"<working version of {name}>", source), scope)
    return scope[name]


@lru_cache(maxsize=64)
def _compiled(filename: str, source: str) -> types.CodeType:
    """The same code each time: TensorFlow's autograph reads its source, and keeps what it made of it."""
    install_line_cache(filename, source)
    return compile(source, filename, "exec")


@contextlib.contextmanager
def _names_bound(namespace: MutableMapping[str, Any], bound: dict[str, Any]) -> Iterator[None]:
    """Bind names for a while; afterwards the namespace is as before, whatever happened."""
    absent = object()
    before = {name: namespace.get(name, absent) for name in bound}
    namespace.update(bound)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is absent:
                namespace.pop(name, None)
            else:
                namespace[name] = value


@contextlib.contextmanager
def _stood_in(stand_ins: Mapping[str, str], namespace: MutableMapping[str, Any]) -> Iterator[None]:
    """Put functions in place of others for a while: in all modules, and in the learner's namespace."""
    # A stand-in is imported before it is put anywhere, so that it finds what it stands in for.
    pairs = [(import_named(new), import_named(old), old.partition(":")[2]) for old, new in stand_ins.items()]
    try:
        for new, old, name in pairs:
            _exchange(old, new, name, namespace)
        yield
    finally:
        for new, old, name in pairs:  # also where it was imported meanwhile
            _exchange(new, old, name, namespace)


def _exchange(old: Any, new: Any, name: str, namespace: MutableMapping[str, Any]) -> None:
    """Bind `new` where `old` is bound: under its name in modules, under any name in the namespace."""
    for module in list(sys.modules.values()):
        if isinstance(module, types.ModuleType) and vars(module).get(name) is old:
            vars(module)[name] = new
    for key, value in list(namespace.items()):
        if value is old:
            namespace[key] = new


def _weights_left_out(wanted: bool) -> contextlib.AbstractContextManager:
    if not wanted or "keras" not in sys.modules:
        return contextlib.nullcontext()
    from . import keras_values

    return keras_values.without_weights()


@contextlib.contextmanager
def _same_chance() -> Iterator[None]:
    """Random numbers that are the same in every call, so that no verdict is; the notebook's are kept.

    Keras draws the seeds of its layers from `random` too.
    """
    before, numpy_before = random.getstate(), np.random.get_state()  # noqa: NPY002
    random.seed(0)
    np.random.seed(0)  # noqa: NPY002
    try:
        yield
    finally:
        random.setstate(before)
        np.random.set_state(numpy_before)  # noqa: NPY002


@contextlib.contextmanager
def _folder_for_pictures(call: Call) -> Iterator[None]:
    """A folder for the files of a call: none is left in the notebook's, and no two processes meet."""
    if not any(isinstance(value, Picture) for value in _values_of(call)):
        yield
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, contextlib.chdir(folder):
        yield


def _write_picture(picture: Picture) -> str:
    from pathlib import Path

    from PIL import Image

    path = Path(picture.path)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"the path {picture.path} leaves the folder")
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture.pixels).save(path)
    return picture.path


def _raised(error: BaseException) -> Reply:
    said, _ = _without_autograph(_text(error))
    return Reply("raised", error_type=type(error).__name__, message=said[:MAX_TEXT], frames=own_frames(error))


def _text(error: BaseException) -> str:
    try:
        return str(error)[: 20 * MAX_TEXT]
    except (Exception, SystemExit):
        return ""


def _without_autograph(text: str) -> tuple[str, list[tuple[str, Frame]]]:
    """What an exception of a tf.function says, and the lines of code that autograph wrote before it.

    Autograph runs a copy of the code; it puts "in user code:", the lines of the original with their files,
    and the kind of the exception before the words of the exception.
    """
    frames: list[tuple[str, Frame]] = []
    while text.startswith("in user code:"):
        lines = text.splitlines()[2:]
        while len(lines) > 1 and (found := _LINE_OF_USER_CODE.match(lines[0])):
            file, line, function = found.groups()
            frames.append((file, Frame(function, int(line), lines[1].strip()[:200])))
            del lines[:2]
        said = textwrap.dedent("\n".join(lines)).strip()
        text = re.sub(r"^\w+:(\s|$)", "", said)
    return text, frames


def _one_line(error: BaseException) -> str:
    return f"{type(error).__name__}: {_without_autograph(_text(error))[0]}".splitlines()[0][:300]


def _raised_in(error: BaseException, function: Any) -> bool:
    """Whether the innermost frame is the function itself: the stub speaks, not something it called."""
    frames = traceback.extract_tb(error.__traceback__)
    name = getattr(getattr(function, "python_function", function), "__name__", "")
    return bool(frames) and frames[-1].name in (name, f"tf__{name}")


def is_learners_file(filename: str) -> bool:
    """Whether code comes from a notebook cell or a file beside the notebook, not from a library."""
    if filename.startswith(("<ipython-input", "<learner")) or "/ipykernel_" in filename.replace("\\", "/"):
        return True
    library = ("site-packages", "dist-packages", "shared_utils", "lib/python", "<working", "<frozen", "<__")
    parts = (*library, _COPY_OF_AUTOGRAPH)
    return not any(part in filename.replace("\\", "/") for part in parts) and filename != "<string>"


def own_frames(error: BaseException) -> tuple[Frame, ...]:
    """The learner's own lines that an exception passed through, outermost first, at most four."""
    frames: list[Frame] = []
    with contextlib.suppress(Exception):
        # Where autograph runs a copy of the code, the traceback has the copy's lines and the text the code's.
        causes = filter(None, (error.__cause__, error))
        told = [part for cause in causes for part in _without_autograph(_text(cause))[1]]
        copied = list(dict.fromkeys(frame for file, frame in told if is_learners_file(file)))
        for frame in traceback.extract_tb(error.__traceback__):
            if _COPY_OF_AUTOGRAPH in frame.filename:
                frames += [one for one in copied if one not in frames]
            elif is_learners_file(frame.filename) and frame.filename != __file__:
                line = frame.line or linecache.getline(frame.filename, frame.lineno or 0).strip()
                own = Frame(frame.name, frame.lineno or 0, line[:200])
                if not (own in copied and own in frames):
                    frames.append(own)
    return tuple(frames[-4:])


def install_line_cache(filename: str, source: str) -> None:
    """Let tracebacks show the lines of code that was compiled from text."""
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
