"""What the recipes share: stages of a training, the schedule of the step, progress, the command line."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ..datasets.errors import DataError

if TYPE_CHECKING:
    import keras

#: The share of a stage in which the step grows to its largest; after that it falls as a cosine.
WARM_UP = 0.1


@dataclass(frozen=True)
class Stage:
    """Epochs at one size of picture (n_H, n_W) with one largest step."""

    size: tuple[int, int]
    epochs: int
    step: float

    def __str__(self) -> str:
        return f"{self.size[0]}x{self.size[1]}:{self.epochs}:{self.step:g}"


def parse_stages(text: str, divisor: int = 1) -> list[Stage]:
    """Return the stages that a text such as "48x80:40:0.004,96x160:30:0.002" names.

    Args:
        text: stages with commas between them, each HEIGHTxWIDTH:EPOCHS:STEP.
        divisor: what heights and widths must be divisible by.

    Raises:
        ValueError: it is not so; says which stage and why.
    """
    stages = []
    for part in (part.strip() for part in text.split(",")):
        try:
            size, epochs, step = part.split(":")
            n_H, n_W = (int(n) for n in size.split("x"))
            stage = Stage((n_H, n_W), int(epochs), float(step))
        except ValueError:
            raise ValueError(
                f"The stage {part!r} is not HEIGHTxWIDTH:EPOCHS:STEP, such as 48x80:40:0.004."
            ) from None
        if min(n_H, n_W) < 1 or n_H % divisor or n_W % divisor:
            raise ValueError(f"The stage {part!r} needs a height and a width divisible by {divisor}.")
        if stage.epochs < 1 or not 0 < stage.step < 1:
            raise ValueError(f"The stage {part!r} needs at least one epoch, and a step between 0 and 1.")
        stages.append(stage)
    return stages


def step_schedule(stage: Stage, batches: int) -> keras.optimizers.schedules.LearningRateSchedule:
    """Return the step over a stage: it grows from 0 in the first tenth, then falls to 0 as half a cosine.

    Args:
        stage: its largest step and its epochs.
        batches: in an epoch.
    """
    import keras

    total = stage.epochs * batches
    growing = int(WARM_UP * total)
    if not growing:
        return keras.optimizers.schedules.CosineDecay(stage.step, total)
    return keras.optimizers.schedules.CosineDecay(
        0.0, total - growing, warmup_target=stage.step, warmup_steps=growing
    )


class Training(Protocol):
    """What `train` needs of a training.

    Attributes:
        stages: all of them; `stage` and `epoch` count from 0 and say which comes next; `done` that none does.
        batches: in an epoch.
        history: a record of each epoch done, a dict of numbers with "seconds".
    """

    stages: list[Stage]
    stage: int
    epoch: int
    batches: int
    history: list[dict]

    @property
    def done(self) -> bool:
        """Whether no epoch is left."""

    def run_epoch(self, advance: Callable[[], None]) -> dict:
        """Run the next epoch, call `advance` after each batch, and return the epoch's record."""

    def save(self, path: Path) -> None:
        """Write all that going on needs."""

    def resume(self, path: Path) -> bool:
        """Go on from what `save` wrote; False if there is nothing that can be read."""


def train(training: Training, checkpoint: Path, console: Console, resume: bool = True) -> None:
    """Run all epochs that are left, with a progress bar, and keep a checkpoint after each."""
    if resume and training.resume(checkpoint):
        console.print(f"Going on after {len(training.history)} epochs, from {checkpoint}.")
    columns = [TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()]
    with Progress(*columns, console=console) as progress:
        total = sum(stage.epochs for stage in training.stages) * training.batches
        task = progress.add_task("", total=total, completed=len(training.history) * training.batches)
        while not training.done:
            stage, epoch = training.stages[training.stage], training.epoch + 1
            progress.update(task, description=f"{stage}, epoch {epoch}")
            record = training.run_epoch(lambda: progress.advance(task))
            training.save(checkpoint)
            numbers = [f"{key} {value:.4f}" for key, value in record.items() if isinstance(value, float)]
            progress.print(f"{stage}, epoch {epoch}: {', '.join(numbers)}")


def recipe_parser(command: str, about: str, stages: str, seed: int, out: Path) -> argparse.ArgumentParser:
    """Return the command line that all recipes have: --stages, --seed, --out, --resume and --no-resume."""
    parser = argparse.ArgumentParser(prog=command, description=about)
    parser.add_argument(
        "--stages", default=stages, help="HEIGHTxWIDTH:EPOCHS:STEP,... (default: %(default)s)"
    )
    parser.add_argument("--seed", type=int, default=seed, help="of all chance (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=out, help="the file of weights (default: %(default)s)")
    parser.add_argument(
        "--resume",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="go on from the checkpoint of the same settings in build/models",
    )
    return parser


def run_recipe(recipe: Callable[[Console], Mapping[str, Any]]) -> int:
    """Run a recipe, show its held-out numbers, return the exit status: 2 for bad input, 130 when stopped."""
    console = Console()
    try:
        facts = recipe(console)
    except (ValueError, DataError) as error:
        console.print(str(error), markup=False, highlight=False)
        return 2
    except KeyboardInterrupt:
        console.print("Stopped. The same command goes on after the last whole epoch.")
        return 130
    console.print_json(json.dumps(facts["held_out"]))
    return 0
