"""The recipe of the face encoder: train it on the faces data set, measure it, and pack its weights.

    course data render crowd
    python -m shared_utils.models.encoder_faces

The first command renders 600 further people, from whom it learns besides the 150 of the data set. The second
keeps a checkpoint after each epoch: stop it when you like, and it goes on. The validation people show how it
comes along. The test people, the staff and the strangers are looked at once, at the end.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from rich.console import Console

from ..datasets import FacesDataSet, Split, load_faces
from ..datasets.errors import DataError
from .checkpoints import BUILD, checkpoint_path
from .encoder import FILE, NAME
from .encoder_training import ALPHA, BEYOND, WITHIN, EncoderTraining, encode
from .recipes import Stage, parse_stages, recipe_parser, run_recipe, train
from .verification_scores import THRESHOLD, door_scores, verification_scores
from .weights import FILES, named_weights, pack_weights

VERSION, SEED = 1, 2026
COMMAND = "python -m shared_utils.models.encoder_faces"
STAGES = "64x64:55:0.003,96x96:40:0.0015,96x96:80:0.0015"
#: Where `course data render crowd` writes.
CROWD = Path("build") / "worlds" / "crowd.h5"


def load_crowd(path: Path = CROWD) -> Split:
    """Return the pictures of the crowd, uint8 (m, 96, 96, 3), and the numbers of their people, from 0 on.

    Raises:
        DataError: they are not rendered yet, or the file is damaged.
    """
    if not path.is_file():
        raise DataError(
            path, "The crowd is not rendered yet.", "Run `course data render crowd` (10 minutes)."
        )
    return load_faces(path).train


def together(one: Split, other: Split) -> Split:
    """Return the pictures of two splits of people who have nobody in common, numbered one after the other."""
    after = int(one.y.max()) + 1
    return Split(np.concatenate([one.x, other.x]), np.concatenate([one.y, other.y + after]))


def make(
    data: FacesDataSet,
    crowd: Split,
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
        data: faces with the splits train, validation, test, staff and strangers.
        crowd: pictures of further people to learn from.
        stages: what is trained, in order: the first as a classifier, all others with triplets.
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
        "pictures": [len(data.train.y), len(crowd.y)],
        "margins": [ALPHA, WITHIN, BEYOND],
    }
    training = EncoderTraining(together(data.train, crowd), data.validation, stages, seed)
    train(training, checkpoint_path(NAME, settings, build), console, resume)
    facts = _pack(training, data, out)
    console.print(f"Wrote {out}: {facts['bytes']:,} bytes.")
    return facts


def _pack(training: EncoderTraining, data: FacesDataSet, out: Path) -> dict:
    model = training.encoder
    arrays = named_weights(model)
    # What is measured is what is shipped: the weights as float16 holds them.
    model.set_weights([array.astype(np.float16).astype(np.float32) for array in arrays.values()])
    facts = {
        "name": NAME,
        "version": VERSION,
        "seed": training.seed,
        "made_by": COMMAND,
        "trained_on": f"{data.name}: {data.source}; and the crowd of {CROWD}",
        "parameters": model.count_params(),
        "stages": [str(stage) for stage in training.stages],
        "kept": "the weights after the last epoch",
        "minutes": round(sum(record["seconds"] for record in training.history) / 60, 1),
        "size": list(model.input_shape[1:3]),
        "held_out": held_out_scores(model, data),
    }
    return pack_weights(out, arrays, facts)


def held_out_scores(model, data: FacesDataSet) -> dict:
    """Return how well an encoder does: `verification` of validation and test people, and at the `door`."""
    verification = {}
    for name in ("validation", "test"):
        split = getattr(data, name)
        scores = verification_scores(encode(model, split.x), split.y)
        counts = {"people": len(np.unique(split.y)), "pictures": len(split.y)}
        verification[name] = counts | {key: round(value, 4) for key, value in scores.items()}
    names = list(data.badges)
    door, strangers = data.door, data.strangers
    numbers = np.array([names.index(name) for name in door.factors["name"]])
    enrolled = encode(model, np.stack([data.badges[name] for name in names]))
    scores = door_scores(enrolled, encode(model, door.x), numbers, encode(model, strangers.x))
    counts = {"people": len(names), "pictures": len(door.y), "pictures_of_strangers": len(strangers.y)}
    return {
        "threshold": THRESHOLD,
        "verification": verification,
        "door": counts | {key: round(value, 4) for key, value in scores.items()},
    }


def main(arguments: list[str] | None = None) -> int:
    """Run the recipe from the command line; see `--help`."""
    about = __doc__.split("\n", 1)[0]
    options = recipe_parser(COMMAND, about, STAGES, SEED, BUILD / FILE).parse_args(arguments)

    def recipe(console: Console) -> dict:
        stages = parse_stages(options.stages)
        return make(
            load_faces(),
            load_crowd(),
            stages,
            options.seed,
            options.out,
            resume=options.resume,
            console=console,
        )

    return run_recipe(recipe)


if __name__ == "__main__":
    sys.exit(main())
