"""The recipe of the style network: train it on paintings, patterns and worlds, and pack its weights.

    python -m shared_utils.models.vgg_textures

It paints and draws pictures first, and keeps them in build/models; the weights go there too, and `--out` puts
them elsewhere. It keeps a checkpoint after each epoch: stop it when you like, and the same command goes on.
At the end it looks for the paintings of the same style among others that it has not seen.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ..painting import STYLES
from .checkpoints import BUILD, checkpoint_path
from .patterns import kept_patterns
from .patterns.making import VERSION as PATTERNS
from .recipes import Stage, parse_stages, recipe_parser, run_recipe, train
from .style_scores import style_scores
from .vgg import FILE, NAME
from .vgg_pictures import CUTS, StylePictures, cut, kept_paintings, style_pictures
from .vgg_pictures import VERSION as PAINTINGS
from .vgg_training import VggTraining, folded, normalise
from .weights import FILES, named_weights, pack_weights

VERSION, SEED = 1, 2026
COMMAND = "python -m shared_utils.models.vgg_textures"
STAGES = "64x64:11:0.002,96x96:5:0.001,64x64:2:0.001"
#: Of each style so many paintings are learned from, with seeds from the first number on; and so many are
#: kept for the scores. The style pictures of the course have other seeds.
EACH, EACH_HELD_OUT = 12, 3
FIRST_SEED, FIRST_HELD_OUT = 100, 200
#: Patterns to learn from, and their size.
PATTERNS_LEARNED, PATTERN_SIZE = 12_000, 128
#: Pictures, and their size, over which activations are brought to one size.
NORMALISED_OVER, NORMALISED_SIZE = 192, 128


def make(
    pictures: StylePictures,
    held_out: np.ndarray,
    stages: list[Stage],
    seed: int = SEED,
    out: Path = FILES / FILE,
    *,
    batches: int | None = None,
    build: Path = BUILD,
    resume: bool = True,
    console: Console | None = None,
) -> dict:
    """Train, measure and pack.

    Args:
        pictures: to learn from.
        held_out: other paintings, uint8 (m, n, n, 3), as many of each style, style after style.
        stages: what is trained, in order; square sizes divisible by 16.
        seed: of all chance.
        out: the file of weights; the facts go beside it, as JSON.
        batches: in an epoch; `vgg_training.BATCHES` by default.
        build: the folder of checkpoints.
        resume: whether a checkpoint of the same settings is taken up.
        console: where progress is shown; nowhere by default.

    Returns:
        The facts about the weights.
    """
    console = console or Console(quiet=True)
    settings = {
        "version": [VERSION, PATTERNS, PAINTINGS],
        "stages": [str(stage) for stage in stages],
        "seed": seed,
        "pictures": [len(pictures.paintings), len(pictures.patterns), len(pictures.worlds)],
        "batches": batches,
    }
    training = VggTraining(pictures, stages, seed, **({"batches": batches} if batches else {}))
    train(training, checkpoint_path(NAME, settings, build), console, resume)
    facts = _pack(training, held_out, out)
    console.print(f"Wrote {out}: {facts['bytes']:,} bytes.")
    return facts


def _pack(training: VggTraining, held_out: np.ndarray, out: Path) -> dict:
    network = folded(training.model)
    normalise(network, _examples(training.pictures, training.seed))
    arrays = named_weights(network)
    # What is measured is what is shipped: the weights as float16 holds them.
    network.set_weights([array.astype(np.float16).astype(np.float32) for array in arrays.values()])
    facts = {
        "name": NAME,
        "version": VERSION,
        "seed": training.seed,
        "made_by": COMMAND,
        "trained_on": "paintings (`shared_utils/painting`), patterns (`shared_utils/models/patterns`), and "
        "the pictures of street, faces and alpaca",
        "parameters": network.count_params(),
        "stages": [str(stage) for stage in training.stages],
        "kept": "the weights after the last epoch, batch normalisation folded in",
        "minutes": round(sum(record["seconds"] for record in training.history) / 60, 1),
        "held_out": {"styles": style_scores(network, held_out, len(STYLES))},
    }
    return pack_weights(out, arrays, facts)


def _examples(pictures: StylePictures, seed: int) -> np.ndarray:
    """Pieces of paintings, patterns and worlds, as many of each, in their own colours."""
    rng = np.random.default_rng([seed, NORMALISED_OVER])
    return np.stack(
        [
            cut(kind[int(rng.integers(len(kind)))], NORMALISED_SIZE, rng, (sides[1], sides[1]))
            for name, sides in CUTS.items()
            for kind in [getattr(pictures, name)]
            for _ in range(NORMALISED_OVER // len(CUTS))
        ]
    )


def learned(seed: int, build: Path, console: Console) -> tuple[StylePictures, np.ndarray]:
    """Paint and draw, or read what was made before: pictures to learn from, and held-out paintings."""
    columns = [TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()]
    with Progress(*columns, console=console) as progress:

        def options(what: str, total: int) -> dict:
            task = progress.add_task(what, total=total)
            return {"processes": os.cpu_count() or 1, "advance": lambda n: progress.advance(task, n)}

        count = (EACH + EACH_HELD_OUT) * len(STYLES)
        painting = options("Painting", count)
        paintings = kept_paintings(EACH, FIRST_SEED, build, **painting)
        held_out = kept_paintings(EACH_HELD_OUT, FIRST_HELD_OUT, build, **painting)
        drawing = options("Drawing", PATTERNS_LEARNED)
        patterns = kept_patterns(PATTERNS_LEARNED, PATTERN_SIZE, seed, build, **drawing)
    return style_pictures(paintings, patterns), held_out


def main(arguments: list[str] | None = None) -> int:
    """Run the recipe from the command line; see `--help`."""
    about = __doc__.split("\n", 1)[0]
    options = recipe_parser(COMMAND, about, STAGES, SEED, BUILD / FILE).parse_args(arguments)

    def recipe(console: Console) -> dict:
        stages = parse_stages(options.stages, 16)
        pictures, held_out = learned(options.seed, BUILD, console)
        return make(
            pictures, held_out, stages, options.seed, options.out, resume=options.resume, console=console
        )

    return run_recipe(recipe)


if __name__ == "__main__":
    sys.exit(main())
