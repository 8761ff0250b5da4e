"""The verdict on one exercise: what the judge found, as data that can be stored and shown."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class GroupResult:
    """One group of cases. `points`: what it is worth, 0 for hint-only; `passed`: all cases right."""

    key: str
    points: int
    passed: bool


@dataclass(frozen=True)
class Failure:
    """The first case that went wrong.

    Attributes:
        group: key of its group.
        call: the call with its shapes, such as "zero_pad(X: float64 (2, 5, 3, 4), pad=2)".
        what: what came back and what was expected.
        frames: the learner's own lines that an exception passed through, ready to print.
    """

    group: str
    call: str
    what: str
    frames: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What a learner's function earned, and why.

    Attributes:
        topic, exercise: names.
        outcome: "right" (every group that takes points passed), "partly right", "wrong", "not started"
            (the stub is still there), "missing" (no such function), or "not judged" (`reason` says why).
        points, max_points: whole points.
        groups: in the contract's order.
        failure: the first failure, of a group with points if there is one; None if all pass.
        misconception: the name of the mistake that reproduces the learner's results, or "".
        exact: whether it reproduces all of them, or only the first failure.
        working: earlier exercises of which a working version was bound in place of the learner's.
        reason: why it was not judged, or "".
    """

    topic: str
    exercise: str
    outcome: str
    points: int
    max_points: int
    groups: tuple[GroupResult, ...] = ()
    failure: Failure | None = None
    misconception: str = ""
    exact: bool = True
    working: tuple[str, ...] = ()
    reason: str = ""

    @property
    def right(self) -> bool:
        """Whether all the points are earned."""
        return self.outcome == "right"

    def to_dict(self) -> dict[str, Any]:
        """As plain dicts and lists, for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Verdict:
        """What `to_dict` gave. Raises TypeError or KeyError for anything else."""
        failure = data["failure"]
        if failure is not None:
            failure = Failure(**{**failure, "frames": tuple(failure["frames"])})
        groups = tuple(GroupResult(**group) for group in data["groups"])
        return cls(**{**data, "groups": groups, "failure": failure, "working": tuple(data["working"])})


def not_judged(topic: str, exercise: str, max_points: int, reason: str) -> Verdict:
    """A verdict of no points for an exercise that could not be judged. `reason`: one sentence."""
    return Verdict(topic, exercise, "not judged", 0, max_points, reason=reason)
