"""The recipe of the detector: train it on the street data set, measure it, and pack its weights.

    course data render street --seed 2027 --out build/worlds/street_2027.h5
    course data render street --seed 2028 --out build/worlds/street_2028.h5
    python -m shared_utils.models.yolo_street --more build/worlds/street_2027.h5 build/worlds/street_2028.h5

It learns from the training pictures of the bundled data set, and from those of the files that `--more`
names: of other streets, rendered by the same world. The weights go to build/models; `--out` puts them
elsewhere, and `load_yolo(path=...)` reads them. It keeps a checkpoint after each epoch: stop it when you
like, and the same command goes on. The validation pictures chose the settings; the test pictures are looked
at once, at the end.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rich.console import Console

from ..datasets import SegmentedDataSet, SegmentedSplit, load_street
from .checkpoints import BUILD, checkpoint_path
from .recipes import Stage, parse_stages, recipe_parser, run_recipe, train
from .weights import FILES, named_weights, pack_weights
from .yolo import DIVISOR, FILE, build_yolo
from .yolo_street_training import LEAST, MOST_HIDDEN, N_VEHICLES, YoloTraining, evaluate

NAME, VERSION, SEED = "yolo_street", 1, 2026
STAGES = "192x320:80:0.002"
MORE = ("build/worlds/street_2027.h5", "build/worlds/street_2028.h5")
COMMAND = f"python -m shared_utils.models.yolo_street --more {' '.join(MORE)}"

#: The first so many test pictures also get a number of their own: few enough that a test can repeat it.
SAMPLE = 8


def make(
    data: SegmentedDataSet,
    more: Sequence[SegmentedSplit],
    stages: list[Stage],
    seed: int = SEED,
    out: Path = FILES / FILE,
    *,
    build: Path = BUILD,
    resume: bool = True,
    console: Console | None = None,
) -> dict:
    """Train, measure and pack.

    Args:
        data: pictures with objects of 7 kinds, and the splits train, validation and test.
        more: further pictures to learn from.
        stages: what is trained, in order, all at one size.
        seed: of all chance.
        out: the file of weights; the facts go beside it, as JSON.
        build: the folder of checkpoints.
        resume: whether a checkpoint of the same settings is taken up.
        console: where progress is shown; nowhere by default.

    Returns:
        The facts about the weights.

    Raises:
        ValueError: the stages have several sizes.
    """
    console = console or Console(quiet=True)
    splits = [data.train, *more]
    settings = {
        "version": VERSION,
        "stages": [str(stage) for stage in stages],
        "seed": seed,
        "pictures": [len(split) for split in splits],
    }
    training = YoloTraining(splits, data.validation, stages, seed)
    train(training, checkpoint_path(NAME, settings, build), console, resume)
    facts = _pack(training, data, sum(len(split) for split in more), out)
    console.print(f"Wrote {out}: {facts['bytes']:,} bytes.")
    return facts


def _pack(training: YoloTraining, data: SegmentedDataSet, more: int, out: Path) -> dict:
    arrays = named_weights(training.model)
    # What is measured is what is shipped: weights and anchors as the files hold them.
    model = build_yolo(training.size)
    model.set_weights([array.astype(np.float16).astype(np.float32) for array in arrays.values()])
    anchors = training.anchors.round(4)
    held_out = {}
    for name in ("validation", "test"):
        split = getattr(data, name)
        split = split if split.size == training.size else split.resized(*training.size)
        precisions = {rule: evaluate(model, anchors, split, rule) for rule in (True, False)}
        held_out[name] = {
            "pictures": len(split),
            "mean_ap": _mean(precisions[True]),
            "mean_ap_all": _mean(precisions[False]),
            "ap": {kind: _rounded(v) for kind, v in zip(data.kinds, precisions[True], strict=True)},
            "ap_all": {kind: _rounded(v) for kind, v in zip(data.kinds, precisions[False], strict=True)},
            "first": {
                "pictures": SAMPLE,
                "mean_ap": _mean(evaluate(model, anchors, split.take(slice(0, SAMPLE)))),
            },
        }
    facts = {
        "name": NAME,
        "version": VERSION,
        "seed": training.seed,
        "made_by": COMMAND if more else COMMAND.partition(" --more")[0],
        "trained_on": f"{data.name}: {data.source}" + (f", and {more:,} pictures more" if more else ""),
        "parameters": training.model.count_params(),
        "stages": [str(stage) for stage in training.stages],
        "kept": "the last epoch",
        "minutes": round(sum(record["seconds"] for record in training.history) / 60, 1),
        "backend": _backend(),
        "size": list(training.size),
        "anchors": anchors.tolist(),
        "classes": list(data.kinds),
        "counts": {"least": LEAST, "most_hidden": MOST_HIDDEN, "iou": 0.5, "vehicles": N_VEHICLES},
        "held_out": held_out,
    }
    return pack_weights(out, arrays, facts)


def _backend() -> str:
    """What Keras ran on."""
    import keras

    return keras.backend.backend()


def _mean(precisions: np.ndarray) -> float | None:
    vehicles = precisions[:N_VEHICLES]
    return None if np.isnan(vehicles).all() else _rounded(float(np.nanmean(vehicles)))


def _rounded(value: float) -> float | None:
    """A number as the facts have it; JSON knows no nan."""
    return None if np.isnan(value) else round(float(value), 4)


def main(arguments: list[str] | None = None) -> int:
    """Run the recipe from the command line; see `--help`."""
    about = __doc__.split("\n", 1)[0]
    parser = recipe_parser("python -m shared_utils.models.yolo_street", about, STAGES, SEED, BUILD / FILE)
    parser.add_argument(
        "--more",
        nargs="*",
        default=[],
        metavar="FILE",
        help="more streets to learn from, such as " + " ".join(MORE),
    )
    options = parser.parse_args(arguments)

    def recipe(console: Console) -> dict:
        stages = parse_stages(options.stages, DIVISOR)
        more = [load_street(path, splits=("train",)).train for path in options.more]
        return make(
            load_street(), more, stages, options.seed, options.out, resume=options.resume, console=console
        )

    return run_recipe(recipe)


if __name__ == "__main__":
    sys.exit(main())
