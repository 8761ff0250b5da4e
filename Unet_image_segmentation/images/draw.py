"""Draw every picture of this topic: `python Unet_image_segmentation/images/draw.py`.

Names on the command line draw only those, for example `draw.py unet.svg`.
The script writes beside itself and repeats to the byte with the same version of matplotlib.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import draw_metrics
import draw_networks
import draw_scenes
import draw_transposed

from shared_utils.drawing import Card, save_animation

HERE = Path(__file__).parent

DRAWINGS: dict[str, Callable[[], Card]] = {
    "one_label_or_many.svg": draw_scenes.one_label_or_many,
    "iou.svg": draw_metrics.iou,
    "accuracy_trap.svg": draw_metrics.accuracy_trap,
    "transposed_convolution.svg": draw_transposed.transposed_convolution,
    "transposed_convolution_still.svg": draw_transposed.still,
    "same_cropping.svg": draw_transposed.same_cropping,
    "why_skips.svg": draw_scenes.why_skips,
    "conv_block.svg": draw_networks.conv_block,
    "upsampling_block.svg": draw_networks.upsampling_block,
    "unet.svg": draw_networks.unet,
}
ANIMATIONS: dict[str, Callable[[], tuple[list[Card], list[float]]]] = {
    "transposed_convolution.gif": draw_transposed.animation,
}


def draw(name: str, folder: Path = HERE) -> Path:
    """Draw one picture into the folder and return its path; texts that touch or leave it are an error."""
    path = folder / name
    if name in DRAWINGS:
        card = DRAWINGS[name]()
        _check_layout(name, card)
        card.save(path)
    elif name in ANIMATIONS:
        cards, seconds = ANIMATIONS[name]()
        for card in cards:
            _check_layout(name, card)
        save_animation(path, cards, seconds)
    else:
        raise KeyError(f"no drawing {name!r}; there are: {', '.join([*DRAWINGS, *ANIMATIONS])}")
    return path


def _check_layout(name: str, card: Card) -> None:
    """Stop when the texts of a card are not clean."""
    problems = card.layout_problems()
    if problems:
        raise ValueError(f"{name}: " + "; ".join(problems))


def main(names: list[str]) -> None:
    """Draw the named pictures, or all."""
    for name in names or [*DRAWINGS, *ANIMATIONS]:
        path = draw(name)
        print(f"{name}  {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
