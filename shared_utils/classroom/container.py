"""The container runner: a fresh process in a container, for machines that forbid namespaces of one's own.

It serves where an ordinary user may not make namespaces but Docker or Podman may. The image is empty and made
here, so nothing is fetched: libraries and the parts of our package are bound read-only, as in `isolation`.
"""

from __future__ import annotations

import contextlib
import io
import secrets
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from . import isolation
from .cold import environment, python_command
from .session import Limits, PipeSession
from .view import NAMED_MODULES, PACKAGE_PARTS, machine_view

IMAGE = "open-cnn-course-empty:1"
_ENGINES = ("podman", "docker")
_SECONDS = 60.0
_GIVEN = "/given"


class NoContainer(RuntimeError):
    """There is no container engine that works; the text says why."""


class ContainerRunner:
    """Starts a container for every session."""

    isolates = True

    def __init__(self, engines: Sequence[str] = _ENGINES):
        """Find an engine, make the empty image and try one session. Raises NoContainer."""
        if sys.platform != "linux":
            raise NoContainer("containers run Linux, which has other programs than this platform")
        self._home = tempfile.TemporaryDirectory(prefix="course-home-", ignore_cleanup_errors=True)
        Path(self._home.name).chmod(0o755)
        found = [engine for engine in engines if shutil.which(engine)]
        reasons = [f"there is no {' or '.join(engines)}"] if not found else []
        for self.engine in found:
            try:
                self._make_image()
                with tempfile.TemporaryDirectory(prefix="course-work-") as folder:
                    self.start(Path(folder), [], Limits()).close()
                return
            except (RuntimeError, OSError, subprocess.SubprocessError) as error:
                reasons.append(f"{self.engine}: {str(error)[-300:]}")
        self.close()
        raise NoContainer("; ".join(reasons))

    @property
    def isolation(self) -> str:
        """What closes a session off."""
        return f"a container of {self.engine}: files, processes and network of its own, limits on both"

    def start(self, folder: Path, visible_tests: Sequence[str], limits: Limits) -> ContainerSession:
        """Start a container. Raises RuntimeError if it does not come up, with what it said."""
        return ContainerSession(self.engine, Path(self._home.name), folder, visible_tests, limits)

    def close(self) -> None:
        """Remove the folder that the containers share."""
        self._home.cleanup()

    def _make_image(self) -> None:
        known = subprocess.run(
            [self.engine, "image", "inspect", IMAGE], capture_output=True, timeout=_SECONDS
        )
        if known.returncode == 0:
            return
        empty = io.BytesIO()
        tarfile.open(fileobj=empty, mode="w").close()
        subprocess.run(
            [self.engine, "import", "-", IMAGE],
            input=empty.getvalue(),
            capture_output=True,
            check=True,
            timeout=_SECONDS,
        )


class ContainerSession(PipeSession):
    """A session in a container of its own."""

    def __init__(self, engine: str, home: Path, folder: Path, visible_tests: Sequence[str], limits: Limits):
        self._engine, self._name = engine, f"course-{secrets.token_hex(8)}"
        _readable(folder)
        self._process = subprocess.Popen(
            [*_command(engine, self._name, home, folder, limits), *python_command("container")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        process = self._process
        self._begin(process.stdin, process.stdout, process.stderr, visible_tests, limits)

    def _interrupt(self) -> None:
        self._tell("kill", "--signal", "INT")

    def _kill(self) -> None:
        if self.alive or self._process.poll() is None:
            self.alive = False
            self._tell("rm", "--force")
            with contextlib.suppress(OSError):
                self._process.kill()

    def _clean_up(self) -> None:
        self._process.wait()

    def _tell(self, *order: str) -> None:
        with contextlib.suppress(subprocess.SubprocessError, OSError):
            subprocess.run([self._engine, *order, self._name], capture_output=True, timeout=_SECONDS)


def _command(engine: str, name: str, home: Path, folder: Path, limits: Limits) -> list[str]:
    view = machine_view()
    empty = home / "empty.py"
    empty.touch()
    # /bin is a link to /usr/bin today, and in an empty image there are no links.
    binds = {path: str(Path(path).resolve()) for path in view.shown}
    binds |= {f"{view.package}/{part}": f"{view.package}/{part}" for part in PACKAGE_PARTS}
    for part in NAMED_MODULES:
        for parent in list(Path(part).parents)[:-1]:
            binds[f"{view.package}/{parent}/__init__.py"] = str(empty)
        binds[f"{view.package}/{part}"] = f"{view.package}/{part}"
    for one in ("container", "isolation", "view", "syscalls", "cold", "session"):
        binds[f"{view.package}/classroom/{one}.py"] = f"{view.package}/classroom/{one}.py"
    size = f"size={isolation.WRITABLE_BYTES},mode=1777"
    variables = environment(isolation.HOME) | {"MPLCONFIGDIR": isolation.TEMPORARY}
    return [
        engine, "run", "--rm", "--interactive", f"--name={name}", "--network=none", "--read-only",
        *(["--read-only-tmpfs=false"] if engine == "podman" else []),
        "--cap-drop=ALL", "--security-opt=no-new-privileges", "--user=65534:65534",
        f"--pids-limit={isolation.PROCESSES}", f"--memory={limits.memory_bytes}",
        f"--memory-swap={limits.memory_bytes}",
        f"--ulimit=nofile={isolation.OPEN_FILES}:{isolation.OPEN_FILES}", "--ulimit=core=0:0",
        "--ulimit=nproc=4096:4096",
        f"--ulimit=cpu={int(2 * limits.notebook_seconds)}",
        *(f"--tmpfs={place}:{size}" for place in (isolation.TEMPORARY, isolation.HOME, isolation.FOLDER)),
        f"--workdir={isolation.FOLDER}",
        f"--volume={folder}:{_GIVEN}:ro",
        *(f"--volume={source}:{target}:ro" for target, source in binds.items()),
        *(f"--env={key}={value}" for key, value in variables.items()),
        IMAGE,
    ]  # fmt: skip


def _readable(folder: Path) -> None:
    """Let the container's user read the copy of the submission."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def main() -> None:
    """In the container: copy the submission to where it may be written, then serve."""
    from . import child

    for path in Path(_GIVEN).iterdir():
        copy = shutil.copytree if path.is_dir() else shutil.copyfile
        copy(path, Path(isolation.FOLDER) / path.name)
    child.main()
