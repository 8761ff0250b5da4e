"""The warm process: imports TensorFlow once, then forks a closed-off process for every submission.

Started by `warm` with two sockets: one that is closed when it must end, and one on which runners connect.
It runs no learner's code and holds nothing that a learner may not see: no judge, no contracts, no secret. For
each message of a runner, with four file descriptors, it forks

    process 1 of new namespaces (`_guard`): builds the root, watches memory, ends everything in time
        the learner's process (`child`): an ordinary user, under limits

The descriptors are: requests and answers of the protocol in `child`, what is printed outside cells, and the
lifeline. Bytes on the lifeline are orders, `INTERRUPT`; its end means that everything must end. So nothing
outlives whoever holds the other end, however that goes.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import selectors
import shutil
import signal
import socket
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Any

from . import child, isolation
from .view import machine_view

READY, INTERRUPT, MEMORY = b"ready", b"i", b"m"
DESCRIPTORS = 4
MESSAGE_BYTES = 65536
_WATCH_SECONDS = 0.2

_MODULES = (
    "h5py", "matplotlib.pyplot", "numpy", "pandas", "PIL.Image", "scipy.ndimage", "scipy.signal",
    "sklearn.datasets", "sklearn.linear_model", "tensorflow", "tensorflow.keras.applications.mobilenet_v2",
    "tensorflow.keras.initializers", "tensorflow.keras.layers", "tensorflow.keras.models",
    "shared_utils.datasets", "shared_utils.drawing", "shared_utils.graders.keras_values",
    "shared_utils.graders.model_reading", "shared_utils.graders.model_rebuild", "shared_utils.lessons",
    "shared_utils.models",
)  # fmt: skip


def main(control: int, listener: int) -> None:
    """Import what notebooks use, then serve until the control socket is closed. Never returns."""
    home = Path.cwd()
    try:
        _serve(control, socket.socket(fileno=listener))
    finally:
        shutil.rmtree(home, ignore_errors=True)
        os._exit(0)  # without the exit handlers of what was imported


def _serve(control: int, listener: socket.socket) -> None:
    view = machine_view()
    shell = child.make_shell()
    _import_all()
    gc.collect()
    gc.freeze()  # objects that are never looked at again are never copied, and their pages are shared
    isolation.adopt_orphans()
    number = os.getpid()
    with selectors.DefaultSelector() as selector:
        selector.register(control, selectors.EVENT_READ)
        selector.register(listener, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select():
                _bury_the_dead()
                if key.fileobj is control:
                    return
                if key.fileobj is listener:
                    connection, _ = listener.accept()
                    connection.send(READY)
                    selector.register(connection, selectors.EVENT_READ)
                    continue
                number += 1
                if not _fork(key.fileobj, view, number, shell):
                    selector.unregister(key.fileobj)
                    key.fileobj.close()


def _fork(connection: socket.socket, view: Any, number: int, shell: Any) -> bool:
    """Fork a session for one message; False when there will be no more of them."""
    try:
        message, descriptors, _, _ = socket.recv_fds(connection, MESSAGE_BYTES, DESCRIPTORS)
    except OSError:
        return False
    if not message:
        return False
    process = os.fork()
    if process == 0:
        with contextlib.suppress(BaseException):  # the forked copy never comes back into the loop
            _start(json.loads(message), descriptors, view, number, shell)
        os._exit(1)
    for one in descriptors:
        os.close(one)
    return True


def _bury_the_dead() -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _import_all() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in _MODULES:
            with contextlib.suppress(ImportError):  # an extra that is not installed
                importlib.import_module(name)


def _start(settings: dict[str, Any], descriptors: list[int], view: Any, number: int, shell: Any) -> None:
    """Leave the machine, then fork the guard, which is process 1 of the new namespaces."""
    requests, answers, printed, lifeline = descriptors
    os.setsid()
    os.dup2(printed, 2)
    try:
        user = isolation.learners_user(number)
        isolation.enter_namespaces()
        if os.fork() == 0:
            _guard(settings, (requests, answers, printed, lifeline), view, user, shell)
    except OSError as error:
        os.write(2, f"it could not be closed off: {error}".encode())


def _guard(settings: dict[str, Any], descriptors: tuple[int, ...], view: Any, user: int, shell: Any) -> None:
    """Build the root, fork the learner's process, and end everything when it or the lifeline ends."""
    requests, answers, printed, lifeline = descriptors
    try:
        isolation.build_root(view, settings["folder"], user)
        own = isolation.anonymous_memory()
        learner = os.fork()
        if learner == 0:
            os.close(lifeline)
            _learn(settings, requests, answers, printed, user, shell)
    except OSError as error:
        os.write(2, f"it could not be closed off: {error}".encode())
        os._exit(1)
    isolation.keep_to_oneself()
    for one in (requests, answers, printed):
        os.close(one)
    os.dup2(os.open(os.devnull, os.O_RDWR), 2)
    with contextlib.suppress(BaseException):
        _watch(learner, lifeline, settings["memory_bytes"], own)
    isolation.end_all()
    os._exit(0)


def _watch(learner: int, lifeline: int, memory_bytes: int, own: int) -> None:
    """Return when the learner's process has ended, the lifeline has, or too much memory is in use."""
    ended = os.pidfd_open(learner)
    while True:
        ready, _, _ = select.select([ended, lifeline], [], [], _WATCH_SECONDS)
        _bury_orphans(learner)
        if ended in ready:
            return
        if lifeline in ready:
            order = os.read(lifeline, 1)
            if order != INTERRUPT:
                return
            with contextlib.suppress(ProcessLookupError):
                os.kill(learner, signal.SIGINT)
        if isolation.memory_in_use(own) > memory_bytes:
            os.write(lifeline, MEMORY)
            return


def _bury_orphans(learner: int) -> None:
    """Process 1 inherits what the learner's process leaves behind."""
    with contextlib.suppress(ChildProcessError):
        while (found := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)) is not None:
            if found.si_pid == learner:
                return
            os.waitpid(found.si_pid, 0)


def _learn(
    settings: dict[str, Any], requests: int, answers: int, printed: int, user: int, shell: Any
) -> None:
    """Become the learner's process."""
    try:
        os.setsid()
        for old, new in ((requests, 0), (answers, 1), (printed, 2)):
            os.dup2(old, new)
        os.closerange(3, 4096)
        isolation.become_learner(user, settings["processor_seconds"])
        os.environ.update(
            HOME=isolation.HOME,
            USERPROFILE=isolation.HOME,
            IPYTHONDIR=isolation.HOME,
            MPLCONFIGDIR=isolation.HOME,
            TMPDIR=isolation.TEMPORARY,
        )
        tempfile.tempdir = None
    except OSError as error:
        os.write(2, f"it could not be closed off: {error}".encode())
        os._exit(1)
    child.main(shell)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
