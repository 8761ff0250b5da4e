"""A wheel of the course's library, to hand out beside the bundles: built offline, from a copy."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

from packaging.version import Version

from .files import write_if_changed

#: What a wheel is made of. A copy is built: setuptools leaves folders of its own where it works.
_FILES = ("pyproject.toml", "README.md", "LICENSE", "LICENSE-CONTENT")
_PACKAGE = "shared_utils"
_SETUPTOOLS = "77"
#: 1980-01-01, the oldest time that a wheel, which is a zip, can hold: the same files give the same bytes.
_TIME = "315532800"


class PackageError(Exception):
    """The wheel cannot be built; the text says why and what to do."""


def build_wheel(root: Path, folder: Path) -> Path:
    """Build a wheel of `shared_utils`, data and networks included, into `folder`; return its path.

    Needs setuptools in this environment, and no network.

    Raises:
        PackageError: setuptools is missing or too old, or it fails.
    """
    root, folder = Path(root), Path(folder)
    _check_setuptools()
    with tempfile.TemporaryDirectory(prefix="course-wheel-") as place:
        copy, made = Path(place) / "source", Path(place) / "made"
        copy.mkdir()
        for name in _FILES:
            if (root / name).is_file():
                shutil.copyfile(root / name, copy / name)
        shutil.copytree(root / _PACKAGE, copy / _PACKAGE, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
        command += ["--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(made), str(copy)]
        run = subprocess.run(
            command, capture_output=True, text=True, env={**os.environ, "SOURCE_DATE_EPOCH": _TIME}
        )
        wheels = sorted(made.glob("*.whl")) if made.is_dir() else []
        if run.returncode or len(wheels) != 1:
            last = "\n".join((run.stderr or run.stdout).strip().splitlines()[-5:])
            raise PackageError(f"pip could not build the wheel of {_PACKAGE}:\n{last}")
        write_if_changed(folder / wheels[0].name, wheels[0].read_bytes())
        return folder / wheels[0].name


def _check_setuptools() -> None:
    try:
        version = metadata.version("setuptools")
    except metadata.PackageNotFoundError:
        version = None
    if version is None or Version(version) < Version(_SETUPTOOLS):
        have = f"it is {version}" if version else "there is none"
        raise PackageError(
            f"A wheel needs setuptools {_SETUPTOOLS} or newer in this environment, and {have}. Run: "
            f'python -m pip install "setuptools>={_SETUPTOOLS}"'
        )
