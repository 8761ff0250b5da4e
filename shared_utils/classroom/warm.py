"""The warm runner: one process imports TensorFlow, and every session is a closed-off fork of it (Linux).

See `zygote` for the other side, and `isolation` for what a learner's process can see and do.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .cold import environment, python_command
from .isolation import obstacle
from .session import GRACE_SECONDS, Limits, PipeSession

READY_SECONDS = 120.0
MESSAGE_BYTES = 65536
_INTERRUPT, _MEMORY = b"i", b"m"


class NotWarm(RuntimeError):
    """This platform has no warm, closed-off processes; the text says why."""


class WarmRunner:
    """Starts closed-off forks of a process that has imported everything."""

    isolation = (
        "namespaces: files, processes, network and users of its own; limits on memory, processes, time, "
        "files and output"
    )
    isolates = True

    def __init__(self):
        """Start the process, if its forks can be closed off; it imports for some seconds. Raises NotWarm."""
        found = obstacle()
        if found:
            raise NotWarm(found)
        self._process: subprocess.Popen | None = None
        self._start()

    def start(self, folder: Path, visible_tests: Sequence[str], limits: Limits) -> WarmSession:
        """Fork a session. Raises RuntimeError if it does not come up, with what it said."""
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._start()  # it was killed, as when memory ran out
        self._wait_until_ready()
        return WarmSession(self._control, Path(folder).resolve(), visible_tests, limits)

    def close(self) -> None:
        """End the warm process; sessions end by themselves."""
        if self._process is not None:
            self._control.close()
            self._process.kill()
            self._process.wait()
            self._process = None
            shutil.rmtree(self._home, ignore_errors=True)

    def _start(self) -> None:
        self._home = tempfile.mkdtemp(prefix="course-home-")
        self._ready = False
        self._control, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = subprocess.Popen(
            python_command("zygote", str(other.fileno())),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self._home,
            env=environment(self._home) | {"TF_NUM_INTRAOP_THREADS": "1", "TF_NUM_INTEROP_THREADS": "1"},
            pass_fds=[other.fileno()],
        )
        other.close()

    def _wait_until_ready(self) -> None:
        if self._ready:
            return
        ready, _, _ = select.select([self._control], [], [], READY_SECONDS)
        self._ready = bool(ready and self._control.recv(MESSAGE_BYTES))
        if not self._ready:
            self.close()
            raise RuntimeError("the warm process did not start")


class WarmSession(PipeSession):
    """A session in a closed-off fork."""

    def __init__(self, control: socket.socket, folder: Path, visible_tests: Sequence[str], limits: Limits):
        requests_read, requests = os.pipe()
        answers, answers_write = os.pipe()
        printed, printed_write = os.pipe()
        self._lifeline, other = socket.socketpair()
        settings: dict[str, Any] = {
            "folder": str(folder),
            "memory_bytes": limits.memory_bytes,
            "processor_seconds": 2 * limits.notebook_seconds,
        }
        theirs = [requests_read, answers_write, printed_write, other.fileno()]
        try:
            socket.send_fds(control, [json.dumps(settings).encode()], theirs)
        except OSError as error:
            for one in (requests, answers, printed):
                os.close(one)
            raise RuntimeError(f"the warm process is gone: {error}") from error
        finally:
            for one in theirs[:3]:
                os.close(one)
            other.close()
        pipes = os.fdopen(requests, "wb"), os.fdopen(answers, "rb"), os.fdopen(printed, "rb")
        self._begin(*pipes, visible_tests, limits)

    def _interrupt(self) -> None:
        with contextlib.suppress(OSError):
            self._lifeline.send(_INTERRUPT)

    def _kill(self) -> None:
        self.alive = False
        with contextlib.suppress(OSError):
            self._lifeline.shutdown(socket.SHUT_WR)

    def _clean_up(self) -> None:
        """Wait for the guard, which ends every process of the session before it ends itself."""
        with contextlib.suppress(OSError):
            self._lifeline.settimeout(5 * GRACE_SECONDS)
            while said := self._lifeline.recv(16):
                self.out_of_memory = self.out_of_memory or _MEMORY in said
        self._lifeline.close()
