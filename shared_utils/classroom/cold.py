"""The cold runner: a fresh Python process for every submission. It works everywhere and isolates little."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import psutil

from .session import Limits, PipeSession

_PACKAGES = Path(__file__).resolve().parents[2]
_PROGRAM = (
    "import sys; sys.path.insert(0, {!r}); from shared_utils.classroom import {} as module; del sys.path[0]; "
    "module.main({})"
)


class ColdRunner:
    """Starts a fresh process for every session."""

    isolation = "none: a process of its own under limits, which sees the files and the network of the machine"
    isolates = False

    def start(self, folder: Path, visible_tests: Sequence[str], limits: Limits) -> ColdSession:
        """Start a process. Raises RuntimeError if it does not come up, with what it said."""
        return ColdSession(Path(folder), visible_tests, limits)

    def close(self) -> None:
        """Nothing to do."""


class ColdSession(PipeSession):
    """A session in a process of its own."""

    def __init__(self, folder: Path, visible_tests: Sequence[str], limits: Limits):
        self._home = tempfile.TemporaryDirectory(prefix="course-home-", ignore_cleanup_errors=True)
        self._process = subprocess.Popen(
            python_command("child"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env=environment(self._home.name),
            start_new_session=True,
        )
        process = self._process
        self._begin(process.stdin, process.stdout, process.stderr, visible_tests, limits)

    def _interrupt(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            if os.name == "posix":
                self._process.send_signal(signal.SIGINT)

    def _kill(self) -> None:
        """End the process and what it started, in other process groups and sessions too."""
        self.alive = False
        descendants = []
        with contextlib.suppress(psutil.Error):
            if self._process.poll() is None:
                process = psutil.Process(self._process.pid)
                process.suspend()  # so that it starts nothing more meanwhile
                descendants = process.children(recursive=True)
        if os.name == "posix":
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
        for process in descendants:
            with contextlib.suppress(psutil.Error):
                process.kill()
        with contextlib.suppress(OSError):
            self._process.kill()

    def _clean_up(self) -> None:
        self._process.wait()
        self._home.cleanup()


def python_command(module: str, argument: str = "") -> list[str]:
    """The command that runs `main` of a module beside this one, with Python isolated from the environment."""
    return [sys.executable, "-I", "-X", "utf8", "-c", _PROGRAM.format(str(_PACKAGES), module, argument)]


def environment(home: str) -> dict[str, str]:
    """Few variables, none of the instructor's."""
    keep = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
    return {name: os.environ[name] for name in keep if name in os.environ} | {
        "HOME": home,
        "USERPROFILE": home,
        "TMPDIR": home,
        "IPYTHONDIR": home,
        "MPLCONFIGDIR": _shared_matplotlib_cache(),
        "MPLBACKEND": "Agg",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "KERAS_BACKEND": "tensorflow",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def _shared_matplotlib_cache() -> str:
    """A font cache for all, or matplotlib builds one for every submission, at several seconds each."""
    folder = Path(tempfile.gettempdir()) / f"course-matplotlib-{os.getuid() if os.name == 'posix' else 'all'}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return str(folder)
