"""Draw every picture of this topic: `python Residual_Networks/images/draw.py`.

Names on the command line draw only those, for example `draw.py resnet50.svg`.
The script writes beside itself and repeats to the byte with the same version of matplotlib.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import draw_blocks
import draw_depth
import draw_inception
import draw_norms

from shared_utils.drawing import Card

HERE = Path(__file__).parent

DRAWINGS: dict[str, Callable[[], Card]] = {
    "deeper_copy.svg": draw_depth.deeper_copy,
    "gradient_chain.svg": draw_depth.gradient_chain,
    "batch_norm_modes.svg": draw_norms.batch_norm_modes,
    "shortcut.svg": draw_depth.shortcut,
    "identity_block.svg": draw_blocks.identity_block,
    "convolutional_block.svg": draw_blocks.convolutional_block,
    "resnet50.svg": draw_blocks.resnet50,
    "one_by_one.svg": draw_inception.one_by_one,
    "inception.svg": draw_inception.inception,
}


def draw(name: str, folder: Path = HERE) -> Path:
    """Draw one picture into the folder and return its path; texts that touch or leave it are an error."""
    if name not in DRAWINGS:
        raise KeyError(f"no drawing {name!r}; there are: {', '.join(DRAWINGS)}")
    card = DRAWINGS[name]()
    problems = card.layout_problems()
    if problems:
        raise ValueError(f"{name}: " + "; ".join(problems))
    path = folder / name
    card.save(path)
    return path


def main(names: list[str]) -> None:
    """Draw the named pictures, or all."""
    for name in names or DRAWINGS:
        path = draw(name)
        print(f"{name}  {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
