"""What a topic may set for the mutation of its solutions."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from shared_utils.exercises import Case, Topic

from .mutators import Mutator


@dataclass(frozen=True)
class TopicSettings:
    """The settings of one topic.

    Attributes:
        wide: by exercise, a generator of one random valid input: `(rng) -> Case`. It covers all that the
            contract allows, not only what the hidden cases try.
        wide_calls: how many of them a mutant has to answer like the solution to count as the same.
        names: Python text that makes the names which the lesson's set-up cell provides.
        mutators: more mutators, by kind; see `mutators.py`.
        prepare: called with the namespace after the solutions are defined in it. The place to make models
            narrow: bind a smaller backbone, or wrap a function that takes a width.
        choose_cases: from an exercise's name and its drawn cases to those that are used. The place to leave
            out cases that take long; each group should keep one.
        memory_gb: of address space that a worker may use.
        seconds: processor time that one mutant may use before it counts as never ending.
    """

    wide: Mapping[str, Callable[[np.random.Generator], Case]] = field(default_factory=dict)
    wide_calls: int = 300
    names: str = "import numpy as np"
    mutators: Mapping[str, Mutator] = field(default_factory=dict)
    prepare: Callable[[dict[str, Any]], None] | None = None
    choose_cases: Callable[[str, list], Iterable] | None = None
    memory_gb: float = 4
    seconds: float = 10


def settings_of(topic: Topic) -> TopicSettings:
    """The settings in `topics/<package>.py`, or the plain ones when the topic has no such module."""
    module = f"{__package__}.topics.{topic.package.rpartition('.')[2]}"
    if importlib.util.find_spec(module) is None:
        return TopicSettings()
    return importlib.import_module(module).SETTINGS
