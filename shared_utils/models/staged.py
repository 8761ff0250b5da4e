"""What all trainings in stages share: counting epochs, and being stopped and taken up again."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from .checkpoints import load_checkpoint, save_checkpoint
from .recipes import Stage

if TYPE_CHECKING:
    import keras


class StagedTraining:
    """A training that can be stopped after any epoch and taken up again; `recipes.Training` says more.

    A subclass sets `batches`, makes `model` and `optimiser` in `_start_stage`, and ends its `run_epoch` with
    `_end_epoch`.

    Attributes:
        model, optimiser: those of the present stage.
    """

    model: keras.Model
    optimiser: keras.optimizers.Optimizer
    batches: int

    def __init__(self, stages: list[Stage], seed: int):
        self.stages, self.seed = stages, seed
        self.stage, self.epoch = 0, 0
        self.history: list[dict] = []

    @property
    def done(self) -> bool:
        """Whether no epoch is left."""
        return self.stage == len(self.stages)

    def _start_stage(self, weights: list[np.ndarray] | None) -> None:
        """Make the model and the optimiser of the present stage; random weights for None."""
        raise NotImplementedError

    def _end_epoch(self, record: dict, began: float) -> dict:
        """Note the record of an epoch that began then (`time.perf_counter`), and go on to the next one."""
        record["seconds"] = round(time.perf_counter() - began, 1)
        self.history.append(record)
        self.epoch += 1
        if self.epoch == self.stages[self.stage].epochs:
            self.stage, self.epoch = self.stage + 1, 0
            if not self.done:
                self._start_stage(self.model.get_weights())
        return record

    def _groups(self) -> dict[str, list[np.ndarray]]:
        """The arrays that a checkpoint holds."""
        optimiser = [np.asarray(variable) for variable in self.optimiser.variables]
        return {"weights": self.model.get_weights(), "optimiser": optimiser}

    def _take_up(self, groups: dict[str, list[np.ndarray]]) -> None:
        """Set the arrays of a checkpoint; stage and epoch are set already."""
        if self.done:
            # The network may depend on the stage: it is that of the last one.
            self.stage -= 1
            self._start_stage(groups["weights"])
            self.stage += 1
            return
        self._start_stage(groups["weights"])
        for variable, value in zip(self.optimiser.variables, groups["optimiser"], strict=True):
            variable.assign(value)

    def save(self, path: Path) -> None:
        """Write all that `resume` needs."""
        facts = {"stage": self.stage, "epoch": self.epoch, "history": self.history}
        save_checkpoint(path, facts, self._groups())

    def resume(self, path: Path) -> bool:
        """Go on from what `save` wrote; return False if there is nothing that can be read."""
        stored = load_checkpoint(path)
        if stored is None:
            return False
        facts, groups = stored
        self.stage, self.epoch, self.history = facts["stage"], facts["epoch"], facts["history"]
        self._take_up(groups)
        return True
