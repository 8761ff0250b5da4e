"""What the builder has to say: findings, one line each, and the error that stops a build."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong, where it is, and the command that mends it (empty: edit the named line).

    `path` is relative to the repository root where there is one, `line` counts from 1 (0: the whole file),
    `severity` is "error" or "warning".
    """

    path: str
    line: int
    rule: str
    message: str
    command: str = ""
    severity: str = "error"

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        warning = "warning: " if self.severity == "warning" else ""
        mend = f" Run: {self.command}" if self.command else ""
        return f"{place}: {warning}{self.message} [{self.rule}]{mend}"


class LessonError(Exception):
    """A lesson that cannot be built or executed; `findings` says why, one line each."""

    def __init__(self, findings: Iterable[Finding], details: str = ""):
        self.findings = list(findings)
        self.details = details
        super().__init__(
            "\n".join(str(finding) for finding in self.findings) + (f"\n{details}" if details else "")
        )


def errors_of(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that stop a build: the errors, without the warnings."""
    return [finding for finding in findings if finding.severity == "error"]


def shown_path(path: Path, root: Path | None) -> str:
    """Return `path` as messages show it: relative to `root` with forward slashes, else its last two parts."""
    path = Path(path)
    if root is not None and path.resolve().is_relative_to(Path(root).resolve()):
        return path.resolve().relative_to(Path(root).resolve()).as_posix()
    return "/".join(path.parts[-2:])
