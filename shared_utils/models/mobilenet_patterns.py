"""The recipe of the network to transfer from: train MobileNetV2 on procedural pictures, and pack its weights.

    course data render creatures
    python -m shared_utils.models.mobilenet_patterns

It draws patterns first, and keeps them in build/models; the weights go there too, and `--out` puts them
elsewhere. It keeps a checkpoint after each epoch: stop it when you like, and the same command goes on. At
the end it answers the questions about pictures that it has not seen, and probes the features on signs, happy
and alpaca, beside those of random networks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from .. import datasets
from ..datasets import DataSet
from .checkpoints import BUILD, checkpoint_path
from .creatures import read_creatures, with_mirrored
from .mobilenet import FILE, NAME, build_mobilenet
from .mobilenet_training import MobilenetTraining, right_answers
from .mobilenet_variation import CELL
from .patterns import kept_patterns
from .patterns.making import VERSION as PATTERNS
from .probes import probe
from .questioned import Questioned, commonest_answers, joined
from .recipes import Stage, parse_stages, recipe_parser, run_recipe, train
from .weights import FILES, named_weights, pack_weights

if TYPE_CHECKING:
    import keras

VERSION, SEED = 2, 2026
COMMAND = "python -m shared_utils.models.mobilenet_patterns"
STAGES = "64x64:5:0.003,96x96:4:0.002,128x128:2:0.001"
#: After that: mostly creatures, in smaller batches, with less weight on the edges.
LATER_STAGES = "96x96:24:0.002,96x96:24:0.002"
LATER_PATTERNS, LATER_BATCH, LATER_EDGES = 1_800, 16, 1.0

#: Patterns to learn from and to validate with, and the size of all pictures.
COUNT, COUNT_VALIDATION, SIZE = 12_000, 1_000, 128
#: How often an epoch shows each creature: there are fewer of them, since they take longer to make.
TIMES = 2
CREATURES = Path("build/worlds/creatures.h5")

#: The tasks that the features are probed on, and the size (n_H, n_W) that their pictures are brought to.
TASKS = {"signs": (96, 96), "happy": (96, 96), "alpaca": (128, 128)}
#: Random networks that the features are compared with.
RANDOM = 3


@dataclass(frozen=True)
class Act:
    """A part of the training: what it learns from, in which stages; see `MobilenetTraining`."""

    pictures: Questioned
    stages: list[Stage]
    batch: int = 32
    edge_weight: float = 5.0


def make(
    acts: Sequence[Act],
    validation: Questioned,
    tasks: Mapping[str, tuple[DataSet, tuple[int, int]]],
    seed: int = SEED,
    out: Path = FILES / FILE,
    *,
    build: Path = BUILD,
    resume: bool = True,
    console: Console | None = None,
) -> dict:
    """Train, measure and pack.

    Args:
        acts: the parts of the training, in order; each goes on with the weights of the one before. They have
            the same questions.
        validation: other pictures of the same kinds.
        tasks: data sets to probe the features on, by name, and the size that each is brought to.
        seed: of all chance.
        out: the file of weights; the facts go beside it, as JSON.
        build: the folder of checkpoints.
        resume: whether a checkpoint of the same settings is taken up.
        console: where progress is shown; nowhere by default.

    Returns:
        The facts about the weights.
    """
    console = console or Console(quiet=True)
    history, settings, weights = [], {}, None
    for act in acts:
        settings = {
            "version": [VERSION, PATTERNS],
            "stages": [str(stage) for stage in act.stages],
            "seed": seed,
            "pictures": [len(act.pictures), len(act.pictures.shown), *act.pictures.x.shape[1:3]],
        } | ({"batch": act.batch, "edges": act.edge_weight, "after": settings} if settings else {})
        training = MobilenetTraining(
            act.pictures,
            validation,
            act.stages,
            seed,
            batch=act.batch,
            edge_weight=act.edge_weight,
            start=weights,
        )
        train(training, checkpoint_path(NAME, settings, build), console, resume)
        history += training.history
        weights = training.model.get_weights()
    console.print("Probing the features.")
    facts = _pack(training, [stage for act in acts for stage in act.stages], history, tasks, out)
    console.print(f"Wrote {out}: {facts['bytes']:,} bytes.")
    return facts


def _pack(training: MobilenetTraining, stages: list[Stage], history: list[dict], tasks, out: Path) -> dict:
    arrays = named_weights(training.base)
    # What is measured is what is shipped: the weights as float16 holds them.
    training.base.set_weights([array.astype(np.float16).astype(np.float32) for array in arrays.values()])
    weights = training.base.get_weights()
    answers = right_answers(training.model, training.validation)
    facts = {
        "name": NAME,
        "version": VERSION,
        "seed": training.seed,
        "made_by": COMMAND,
        "trained_on": "patterns (`shared_utils/models/patterns`) and creatures "
        "(`shared_utils/worlds/creatures.py`)",
        "parameters": training.base.count_params(),
        "stages": [str(stage) for stage in stages],
        "kept": "the last epoch",
        "minutes": round(sum(record["seconds"] for record in history) / 60, 1),
        "held_out": {
            "questions": {
                "pictures": len(training.validation),
                "right": {name: round(share, 4) for name, share in answers.items()},
                "commonest": {
                    name: round(share, 4) for name, share in commonest_answers(training.validation).items()
                },
            },
            "probes": {name: probes(weights, *task) for name, task in tasks.items()},
        },
    }
    return pack_weights(out, arrays, facts)


def probes(weights: list[np.ndarray], data: DataSet, size: tuple[int, int]) -> dict:
    """Return what linear probes on a data set say of a network, and of random ones.

    Args:
        weights: of the network without a top.
        data: the task.
        size: (n_H, n_W) that its pictures are brought to.
    """
    pretrained = probe(_network(size, weights), data)
    random = [probe(_network(size, None, seed), data)["errors"] for seed in range(RANDOM)]
    mean = float(np.mean(random))
    return {
        "size": list(size),
        "pictures": pretrained["pictures"],
        "errors": pretrained["errors"],
        "errors_random": random,
        "accuracy": round(1 - pretrained["errors"] / pretrained["pictures"], 4),
        "accuracy_random": round(1 - mean / pretrained["pictures"], 4),
        "ratio": round(pretrained["errors"] / mean, 3) if mean else None,
    }


def _network(size: tuple[int, int], weights: list[np.ndarray] | None, seed: int = 0) -> keras.Model:
    import keras

    keras.utils.set_random_seed(seed)
    base = build_mobilenet((*size, 3))
    if weights is not None:
        base.set_weights(weights)
    return base


def learned(
    count: int, seed: int, creatures: Path, build: Path, console: Console
) -> tuple[Questioned, Questioned, Questioned]:
    """Draw patterns and read creatures: those of the first act, of the second, and those to validate with.

    Patterns that were drawn before are read from the folder `build`.
    """
    columns = [TextColumn("Drawing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()]
    animals, other_animals = read_creatures(creatures)
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=count + COUNT_VALIDATION)
        options = {"processes": os.cpu_count() or 1, "advance": lambda n: progress.advance(task, n)}
        patterns = kept_patterns(count, SIZE, seed, build, **options)
        other_patterns = kept_patterns(COUNT_VALIDATION, SIZE, seed + 1, build, **options)
    few = replace(
        patterns, **{name: getattr(patterns, name)[:LATER_PATTERNS] for name in ("x", "masks", "answers")}
    )
    return (
        joined(patterns, replace(animals, times=TIMES)),
        joined(few, with_mirrored(animals)),
        joined(other_patterns, other_animals),
    )


def main(arguments: list[str] | None = None) -> int:
    """Run the recipe from the command line; see `--help`."""
    about = __doc__.split("\n", 1)[0]
    parser = recipe_parser(COMMAND, about, STAGES, SEED, BUILD / FILE)
    parser.add_argument(
        "--later", default=LATER_STAGES, help="stages of the second act (default: %(default)s)"
    )
    parser.add_argument("--patterns", type=int, default=COUNT, help="to learn from (default: %(default)s)")
    parser.add_argument("--creatures", type=Path, default=CREATURES, help="rendered (default: %(default)s)")
    options = parser.parse_args(arguments)

    def recipe(console: Console) -> dict:
        stages, later = parse_stages(options.stages, CELL), parse_stages(options.later, CELL)
        tasks = {name: (getattr(datasets, f"load_{name}")(), size) for name, size in TASKS.items()}
        first, second, validation = learned(options.patterns, options.seed, options.creatures, BUILD, console)
        acts = [Act(first, stages), Act(second, later, LATER_BATCH, LATER_EDGES)]
        return make(
            acts, validation, tasks, options.seed, options.out, resume=options.resume, console=console
        )

    return run_recipe(recipe)


if __name__ == "__main__":
    sys.exit(main())
