"""What a learner's process sees of the machine: libraries, this interpreter, and parts of our package."""

from __future__ import annotations

import os
import site
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

_SYSTEM = ("/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin", "/etc/ld.so.cache", "/etc/localtime")
_PLACES = ("/mnt", "/media", "/srv", "/opt", "/var/tmp", "/run", "/tmp")

#: What a learner's process sees of the package: what lessons use, and the half of the graders that calls.
#: No judge, no contracts, no references, no misconceptions.
PACKAGE_PARTS = (
    "__init__.py",
    "lessons.py",
    "datasets",
    "drawing",
    "models",
    "graders/__init__.py",
    "graders/keras_operations.py",
    "graders/keras_values.py",
    "graders/model_graph.py",
    "graders/model_numbers.py",
    "graders/model_reading.py",
    "graders/model_rebuild.py",
    "graders/probe.py",
    "graders/values.py",
    "graders/wire.py",
    "classroom/__init__.py",
    "classroom/child.py",
)

#: Modules that a call imports by name: networks made for an exercise, stand-ins, readers. Their packages are
#: shown empty, since the true ones import contracts.
NAMED_MODULES = (
    "exercises/face_recognition/encoders.py",
    "exercises/neural_style_transfer/calling.py",
    "exercises/neural_style_transfer/networks.py",
    "exercises/transfer_learning/models.py",
    "exercises/transfer_learning/reading.py",
    "exercises/transfer_learning/stand_ins.py",
)


class IsolationError(OSError):
    """The platform does not close a process off; the text says at which step."""


@dataclass(frozen=True)
class View:
    """What a learner's process will see of the machine.

    Attributes:
        shown: files and folders, read-only and at their own paths.
        package: our package, of which `PACKAGE_PARTS` and `NAMED_MODULES` are shown.
        place: an existing folder where the new root is put together; nothing that is shown lies below it.
    """

    shown: tuple[str, ...]
    package: str
    place: str


def machine_view() -> View:
    """The libraries of this interpreter and of the system, and the parts of our package."""
    package = str(Path(__file__).resolve().parent.parent)
    paths = sysconfig.get_paths()
    libraries = {
        sys.prefix, sys.base_prefix, sys.exec_prefix, *site.getsitepackages(),
        *(paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")),
    }  # fmt: skip
    libraries |= {path for path in sys.path if Path(path).name in ("site-packages", "dist-packages")}
    libraries |= {str(Path(path).resolve()) for path in libraries}
    shown = sorted(path for path in {*_SYSTEM, *libraries} - {"/"} if os.path.lexists(path))
    shown = [path for path in shown if not any(_below(path, other) for other in shown)]
    needed = [*shown, package]
    places = (p for p in _PLACES if Path(p).is_dir() and not any(_below(n, p) or n == p for n in needed))
    place = next(places, "")
    if not place:
        raise IsolationError("there is no folder to put a root together in")
    return View(tuple(shown), package, place)


def _below(path: str, folder: str) -> bool:
    return path.startswith(folder.rstrip("/") + "/")
