"""What came of judging a notebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..graders.verdict import Verdict


@dataclass(frozen=True)
class NotebookResult:
    """What came of a submission.

    Attributes:
        verdicts: by exercise, every exercise of the topic.
        outputs: nbformat outputs by cell id, of the cells that ran.
        flags: short words for the summary, sorted.
        seconds: of wall time.
        isolated: whether the learner's code was closed off from the machine.
        learner_seconds: how much of `seconds` went by waiting for the learner's cells and calls.
        signatures: by exercise, of wrong answers that no misconception explains (see `graders.signature`).
    """

    verdicts: dict[str, Verdict]
    outputs: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    seconds: float = 0.0
    isolated: bool = True
    learner_seconds: float = 0.0
    signatures: dict[str, list[str]] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """As plain dicts and lists, for JSON."""
        return {
            "verdicts": {name: verdict.to_dict() for name, verdict in self.verdicts.items()},
            "outputs": self.outputs,
            "flags": list(self.flags),
            "seconds": round(self.seconds, 2),
            "isolated": self.isolated,
            "learner_seconds": round(self.learner_seconds, 3),
            "signatures": self.signatures,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> NotebookResult:
        """What `to_dict` gave. Raises KeyError or TypeError for anything else."""
        verdicts = {name: Verdict.from_dict(verdict) for name, verdict in data["verdicts"].items()}
        return cls(
            verdicts,
            data["outputs"],
            tuple(data["flags"]),
            data["seconds"],
            data["isolated"],
            data.get("learner_seconds", 0.0),
            data.get("signatures", {}),
        )
