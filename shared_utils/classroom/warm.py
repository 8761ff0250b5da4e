"""The warm runner: one process imports TensorFlow, and every session is a closed-off fork of it (Linux).

See `zygote` for the other side, and `isolation` for what a learner's process can see and do.
"""

from __future__ import annotations

import contextlib
import json
import os
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


class WarmProcess:
    """The process that imports everything once. Several runners may use it, through its `address`.

    It ends when whoever made this ends.
    """

    def __init__(self):
        """Start it, if its forks can be closed off; it imports for some seconds. Raises NotWarm."""
        found = obstacle()
        if found:
            raise NotWarm(found)
        self._home = tempfile.mkdtemp(prefix="course-home-")
        self.address = str(Path(self._home) / "warm")
        self._control, control = socket.socketpair()
        with control, socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
            listener.bind(self.address)
            listener.listen(64)
            numbers = control.fileno(), listener.fileno()
            self._process = subprocess.Popen(
                python_command("zygote", ", ".join(map(str, numbers))),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=self._home,
                env=environment(self._home) | {"TF_NUM_INTRAOP_THREADS": "1", "TF_NUM_INTEROP_THREADS": "1"},
                pass_fds=numbers,
            )

    def close(self) -> None:
        """End it; sessions end by themselves."""
        self._control.close()
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._home, ignore_errors=True)

    def __enter__(self) -> WarmProcess:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class WarmRunner:
    """Starts closed-off forks of a process that has imported everything."""

    isolation = (
        "namespaces: files, processes, network and users of its own; limits on memory, processes, time, "
        "files and output"
    )
    isolates = True

    def __init__(self, address: str = ""):
        """Use the warm process at `address`, or start one. Raises NotWarm where that cannot be."""
        self._own = None if address else WarmProcess()
        self._connection = self._connect(address or self._own.address)

    def start(self, folder: Path, visible_tests: Sequence[str], limits: Limits) -> WarmSession:
        """Fork a session. Raises RuntimeError if it does not come up, with what it said."""
        folder = Path(folder).resolve()
        try:
            self._wait_until_ready()
            return WarmSession(self._connection, folder, visible_tests, limits)
        except OSError:  # the process was killed, as when memory ran out
            self.close()
            self._own = WarmProcess()
            self._connection = self._connect(self._own.address)
            self._wait_until_ready()
            return WarmSession(self._connection, folder, visible_tests, limits)

    def close(self) -> None:
        """End what is our own; sessions end by themselves."""
        self._connection.close()
        if self._own is not None:
            self._own.close()
            self._own = None

    def _connect(self, address: str) -> socket.socket:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        connection.settimeout(READY_SECONDS)
        try:
            connection.connect(address)
        except OSError as error:
            connection.close()
            raise NotWarm(f"the warm process is away: {error}") from error
        self._ready = False
        return connection

    def _wait_until_ready(self) -> None:
        """Raises OSError when the process is gone."""
        if not self._ready:
            if not self._connection.recv(MESSAGE_BYTES):
                raise ConnectionError("the warm process is gone")
            self._ready = True


class WarmSession(PipeSession):
    """A session in a closed-off fork.

    Raises OSError when the warm process is gone, RuntimeError when the fork does not come up.
    """

    def __init__(self, connection: socket.socket, folder: Path, visible_tests: Sequence[str], limits: Limits):
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
            socket.send_fds(connection, [json.dumps(settings).encode()], theirs)
        except OSError:
            for one in (requests, answers, printed):
                os.close(one)
            raise
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
