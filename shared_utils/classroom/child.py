"""The learner's process: runs the cells of one submission and lets the probe call its functions.

Started by `runner` as `python -I -m shared_utils.classroom.child`, with requests on its standard
input and answers on its standard output. It imports no judge, no exercises and no references.

A frame is eight bytes of length and a value in the wire format. Requests are dicts:
    {"do": "start", ...settings}                 once, first
    {"do": "run", "source": str}                 run a cell
    {"do": "call", "call": Call}                 call a function through the probe
    {"do": "compare", "ours": ..., "theirs": ...} do two graphs compute the same? No learner's code runs then
and the answers {"number": int, ...} carry the number of the request.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import struct
import sys
import types
from pathlib import Path
from typing import Any, BinaryIO

from ..graders import wire
from ..graders.probe import answer, own_frames
from ..graders.values import Reply

LENGTH = struct.Struct("<Q")


class CappedWriter:
    """A text stream that keeps the first `limit` characters of each cell and drops the rest."""

    encoding = "utf-8"

    def __init__(self, name: str, store: list[tuple[str, str]], budget: dict[str, int]):
        self.name, self._store, self._budget = name, store, budget

    def write(self, text: str) -> int:
        """Keep what fits. Returns the length, as every stream does."""
        text = str(text)
        keep = text[: max(self._budget["left"], 0)]
        self._budget["left"] -= len(text)
        if keep:
            self._store.append((self.name, keep))
        return len(text)

    def writelines(self, lines) -> None:
        """Write each line."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Nothing to do."""

    def isatty(self) -> bool:
        """Not a terminal."""
        return False

    def fileno(self) -> int:
        """The process's own output, which the runner reads and drops."""
        return 1

    @property
    def cut(self) -> bool:
        """Whether something was dropped."""
        return self._budget["left"] < 0


class LearnerProcess:
    """The IPython shell of one submission and what it is asked to do."""

    def __init__(self, requests: BinaryIO, replies: BinaryIO, shell: Any = None):
        self.shell = shell
        self.requests, self.replies = requests, replies
        self.running = False
        self.store: list[tuple[str, str]] = []
        self.budget = {"left": 0}
        self.output_characters = 10_000

    def serve(self) -> None:
        """Answer requests until the input ends."""
        signal.signal(signal.SIGINT, self._interrupt)
        number = 0
        while (request := self._read()) is not None:
            try:
                result = self._handle(request)
            except KeyboardInterrupt:
                result = {"interrupted": True}
            number += 1
            self._write({"number": number, **result})

    def _interrupt(self, signum, frame):
        if self.running:
            raise KeyboardInterrupt

    def _read(self) -> dict[str, Any] | None:
        header = self.requests.read(LENGTH.size)
        if len(header) < LENGTH.size:
            return None
        (length,) = LENGTH.unpack(header)
        return wire.decode(self.requests.read(length))

    def _write(self, value: dict[str, Any]) -> None:
        data = wire.encode(value)
        self.replies.write(LENGTH.pack(len(data)) + data)
        self.replies.flush()

    def _handle(self, request: dict[str, Any]) -> dict[str, Any]:
        match request["do"]:
            case "start":
                return self._start(request)
            case "run":
                return self._run(request["source"])
            case "call":
                return self._call(request["call"])
            case "compare":
                return _compare(request["ours"], request["theirs"])
        raise ValueError(f"unknown request {request['do']!r}")

    def _start(self, settings: dict[str, Any]) -> dict[str, Any]:
        _keep_descendants()
        _set_limits(settings)
        self.output_characters = settings["output_characters"]
        sys.modules["public_tests"] = _silent_public_tests(settings["visible_tests"])
        self.shell = self.shell or make_shell()
        # Last on the path: a module handed in beside the notebook is found, but shadows nothing.
        sys.path.append(str(Path.cwd()))
        return {"pid": os.getpid()}

    @contextlib.contextmanager
    def _captured(self):
        self.store.clear()
        self.budget["left"] = self.output_characters
        out = CappedWriter("stdout", self.store, self.budget)
        err = CappedWriter("stderr", self.store, self.budget)
        before = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = out, err
        self.running = True
        try:
            yield out
        finally:
            self.running = False
            sys.stdout, sys.stderr = before

    def _run(self, source: str) -> dict[str, Any]:
        with self._captured() as out:
            result = self.shell.run_cell(source, store_history=True, silent=False)
        error = result.error_before_exec or result.error_in_exec
        return {
            "output": _joined(self.store),
            "cut": out.cut,
            "interrupted": isinstance(error, KeyboardInterrupt),
            "error": None if error is None else _describe(error),
        }

    def _call(self, call) -> dict[str, Any]:
        reply = Reply("timed out")
        with contextlib.suppress(KeyboardInterrupt), self._captured():
            reply = answer(call, self.shell.user_ns)
        try:
            wire.encode(reply)
        except wire.WireError as error:
            reply = Reply(
                "refused", message=f"the answer is too large or of a kind that cannot be read: {error}"
            )
        return {"reply": reply}


def _compare(ours: Any, theirs: Any) -> dict[str, Any]:
    from ..graders.model_graph import read_graph
    from ..graders.model_numbers import tried

    return {"same": tried(read_graph(ours), read_graph(theirs))}


def _joined(store: list[tuple[str, str]]) -> list[list[str]]:
    """Neighbouring pieces of one stream as one."""
    joined: list[list[str]] = []
    for name, text in store:
        if joined and joined[-1][0] == name:
            joined[-1][1] += text
        else:
            joined.append([name, text])
    return joined


def _describe(error: BaseException) -> dict[str, Any]:
    try:
        text = str(error)[:2000]
    except Exception:
        text = ""
    if isinstance(error, SyntaxError):
        frames = [f"line {error.lineno}: {(error.text or '').strip()}"]
    else:
        frames = [f"in {f.function}, line {f.line}: {f.source}" for f in own_frames(error)]
    return {"type": type(error).__name__, "text": text, "frames": frames}


def _silent_public_tests(names: list[str]) -> types.ModuleType:
    """In grading the judge tests; the visible tests are names that do nothing."""
    module = types.ModuleType("public_tests", "The visible tests are not run in grading.")
    for name in names:
        setattr(module, name, lambda target=None: None)
    module.__all__ = list(names)
    return module


PR_SET_CHILD_SUBREAPER = 36


def _keep_descendants() -> None:
    """Stay the parent of all that is started here, so that the runner finds and ends it (Linux)."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _set_limits(settings: dict[str, Any]) -> None:
    try:
        import resource
    except ImportError:  # Windows: the runner's time limits still hold
        return
    for kind, value in (
        (resource.RLIMIT_AS, settings["memory_bytes"]),
        (resource.RLIMIT_FSIZE, settings["file_bytes"]),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some of them
            resource.setrlimit(kind, (value, value))
    with contextlib.suppress(AttributeError, ValueError):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # too large a file is an OSError, not a death


def make_shell() -> Any:
    """IPython's shell, as a notebook's kernel has it, without history, colours and windows."""
    import linecache  # noqa: F401  (before the learner's folder is on the path)

    import numpy  # noqa: F401
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.xmode = "Plain"

    class Shell(InteractiveShell):
        def enable_gui(self, gui=None):
            """No windows here; `%matplotlib` asks for one whatever the backend."""

    shell = Shell.instance(config=config)
    shell.showtraceback = lambda *args, **kwargs: None  # errors go back as data
    shell.showsyntaxerror = lambda *args, **kwargs: None
    return shell


def main(shell: Any = None) -> None:
    """Take over standard input and output for the protocol, then serve.

    Args:
        shell: a shell that was made before; by default a new one.
    """
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)  # what a cell's subprocess prints goes where errors go, never into the protocol
    LearnerProcess(requests, replies, shell).serve()
    os._exit(0)  # whatever threads and exit handlers were left behind


if __name__ == "__main__":
    main()
