"""What `course check-env` reports: this machine, the installed versions, and what is missing."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from dataclasses import dataclass
from importlib import metadata

from packaging.requirements import Requirement

DISTRIBUTION = "open-cnn-course"


@dataclass(frozen=True)
class Line:
    """One line of the report. `problem`: what to do about it, empty when all is well."""

    name: str
    value: str
    problem: str = ""


def report() -> list[Line]:
    """The machine, the packages the course needs, the bundled data, and what grading can limit."""
    return [*_machine(), *_packages(), *_data(), *_grading()]


def _machine() -> list[Line]:
    version = platform.python_version()
    known = (3, 11) <= sys.version_info[:2] <= (3, 13)
    lines = [
        Line("Python", version, "" if known else "the course needs Python 3.11 to 3.13; make .venv with one"),
        Line("platform", f"{platform.system()} {platform.machine()}"),
        Line("cores", str(os.cpu_count())),
    ]
    memory = _memory_gb()
    if memory:
        problem = "" if memory >= 3.5 else "at least 4 GB are needed"
        lines.append(Line("memory", f"{memory:.0f} GB", problem))
    for tool, needed_for in (("git", "cloning and updating the course"), ("make", "the short commands")):
        found = shutil.which(tool)
        lines.append(Line(tool, "found" if found else f"not found (only needed for {needed_for})"))
    return lines


def _memory_gb() -> float | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    except (AttributeError, ValueError, OSError):  # Windows has no such names
        return None


def _packages() -> list[Line]:
    try:
        texts = metadata.requires(DISTRIBUTION) or []
        lines = [Line(DISTRIBUTION, metadata.version(DISTRIBUTION))]
    except metadata.PackageNotFoundError:
        how = "install the course into this environment: pip install -e . (or run make)"
        return [Line(DISTRIBUTION, "not installed", how)]
    for requirement in sorted(map(Requirement, texts), key=lambda r: r.name.lower()):
        marker = requirement.marker
        if marker is None or marker.evaluate({"extra": ""}):
            lines.append(_package(requirement, needed=True))
        elif marker.evaluate({"extra": "test"}):
            lines.append(_package(requirement, needed=False))
    return lines


def _package(requirement: Requirement, needed: bool) -> Line:
    name = requirement.name
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        if not needed:
            return Line(name, "not installed (only needed for the tests)")
        return Line(name, "not installed", "pip install -r requirements.txt")
    if requirement.specifier.contains(version, prereleases=True):
        return Line(name, version)
    return Line(name, version, f"needs {requirement.specifier}: pip install -r requirements.txt")


def _data() -> list[Line]:
    """Whether the bundled data files are there and unchanged, and which others take their place."""
    try:
        from .datasets.bundled import read_facts, read_verified
        from .datasets.catalogue import DATA_SETS
        from .datasets.errors import DataError
    except ImportError:  # h5py, numpy or Pillow: reported above
        return []
    lines = []
    for spec in DATA_SETS.values():
        value, problem = "as it was made", ""
        try:
            read_verified(spec.file, read_facts(spec.facts))
        except DataError:
            value, problem = "missing or changed", f"course data verify {spec.name} says what to do"
        own = os.environ.get(spec.variable, "").strip()
        lines.append(Line(f"data: {spec.name}", f"{value}; {spec.variable}={own}" if own else value, problem))
    return lines


def _grading() -> list[Line]:
    try:
        import resource  # noqa: F401
    except ImportError:
        return [Line("limits in grading", "time only: this platform cannot limit a process's memory")]
    memory = "" if sys.platform == "linux" else " (memory is limited on Linux only)"
    return [
        Line("limits in grading", f"time, memory, file size and output{memory}"),
        Line("isolation in grading", *_isolation()),
    ]


def _isolation() -> tuple[str, str]:
    from .classroom.isolation import obstacle

    found = obstacle()
    if not found:
        return "namespaces: files, processes, network and user of its own for every submission", ""
    engines = [engine for engine in ("podman", "docker") if shutil.which(engine)]
    if sys.platform == "linux" and engines:
        return f"a container of {' or '.join(engines)} if it works; no namespaces of our own ({found})", ""
    return f"NONE: a learner's code sees your files and your network ({found})", ""


def as_text(lines: list[Line]) -> str:
    """The report as plain text for a bug report, problems marked and counted."""
    width = max(len(line.name) for line in lines)
    rows = [
        f"{line.name:<{width}}  {line.value}" + (f"   <-- {line.problem}" if line.problem else "")
        for line in lines
    ]
    problems = sum(bool(line.problem) for line in lines)
    closing = {0: "Everything that the course needs is here.", 1: "1 problem, marked with <--."}
    return "\n".join([*rows, "", closing.get(problems, f"{problems} problems, marked with <--.")])
