"""The recipe of the U-Net's warm start: train it on the street data set, measure it, and pack its weights.

    python -m shared_utils.models.unet_street

It trains in stages, small pictures first, and keeps a checkpoint after each epoch: stop it when you like, and
the same command goes on. Of the epochs of the last stage it keeps the weights with the best mean IoU on the
validation pictures. The test pictures are looked at once, at the end.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from rich.console import Console

from ..datasets import SegmentedDataSet, load_street
from .checkpoints import BUILD, checkpoint_path
from .recipes import Stage, parse_stages, recipe_parser, run_recipe, train
from .unet import DIVISOR, FILE
from .unet_street_training import SIZE, UnetTraining, evaluate
from .weights import FILES, named_weights, pack_weights

NAME, VERSION, SEED = "unet_street", 2, 2026
COMMAND = "python -m shared_utils.models.unet_street"
STAGES = "32x48:20:0.006,48x80:40:0.005,96x160:60:0.003"

#: The first so many test pictures also get a number of their own: few enough that a test can repeat it.
SAMPLE = 4


def make(
    data: SegmentedDataSet,
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
        data: pictures of 13 classes with the splits train, validation and test.
        stages: what is trained, in order.
        seed: of all chance.
        out: the file of weights; the facts go beside it, as JSON.
        build: the folder of checkpoints.
        resume: whether a checkpoint of the same settings is taken up.
        console: where progress is shown; nowhere by default.

    Returns:
        The facts about the weights.
    """
    console = console or Console(quiet=True)
    settings = {
        "version": VERSION,
        "stages": [str(stage) for stage in stages],
        "seed": seed,
        "pictures": len(data.train),
    }
    training = UnetTraining(data.train, data.validation, stages, seed)
    train(training, checkpoint_path(NAME, settings, build), console, resume)
    facts = _pack(training, data, out)
    console.print(f"Wrote {out}: {facts['bytes']:,} bytes.")
    return facts


def _pack(training: UnetTraining, data: SegmentedDataSet, out: Path) -> dict:
    training.model.set_weights(training.best)
    arrays = named_weights(training.model)
    # What is measured is what is shipped: the weights as float16 holds them.
    shipped = [array.astype(np.float16).astype(np.float32) for array in arrays.values()]
    held_out = {}
    for name in ("validation", "test"):
        split = getattr(data, name).resized(*SIZE)
        scores = evaluate(shipped, split)
        iou = {c: _rounded(v) for c, v in zip(data.class_names, scores["iou"], strict=True)}
        held_out[name] = {
            "pictures": len(split),
            "pixel_accuracy": _rounded(scores["pixel_accuracy"]),
            "mean_iou": _rounded(scores["mean_iou"]),
            "iou": iou,
        }
        sample = evaluate(shipped, split.take(slice(0, SAMPLE)))
        held_out[name]["first"] = {"pictures": SAMPLE, "pixel_accuracy": _rounded(sample["pixel_accuracy"])}
    judged = [record for record in training.history if "mean_iou" in record]
    best = max(judged, key=lambda record: record["mean_iou"])
    facts = {
        "name": NAME,
        "version": VERSION,
        "seed": training.seed,
        "made_by": COMMAND,
        "trained_on": f"{data.name}: {data.source}",
        "parameters": training.model.count_params(),
        "stages": [str(stage) for stage in training.stages],
        "kept": f"epoch {best['epoch'] + 1} of the last stage, the best on the validation pictures",
        "minutes": round(sum(record["seconds"] for record in training.history) / 60, 1),
        "size": list(SIZE),
        "held_out": held_out,
    }
    return pack_weights(out, arrays, facts)


def _rounded(value: float) -> float | None:
    """A number as the facts have it; JSON knows no nan."""
    return None if np.isnan(value) else round(value, 4)


def main(arguments: list[str] | None = None) -> int:
    """Run the recipe from the command line; see `--help`."""
    about = __doc__.split("\n", 1)[0]
    options = recipe_parser(COMMAND, about, STAGES, SEED, BUILD / FILE).parse_args(arguments)

    def recipe(console: Console) -> dict:
        stages = parse_stages(options.stages, DIVISOR)
        data = load_street()
        return make(data, stages, options.seed, options.out, resume=options.resume, console=console)

    return run_recipe(recipe)


if __name__ == "__main__":
    sys.exit(main())
