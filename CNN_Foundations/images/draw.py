"""Draw every picture of this topic: `python CNN_Foundations/images/draw.py`.

Names on the command line draw only those, for example `draw.py strides.svg`.
The script writes beside itself and repeats to the byte with the same version of matplotlib.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import draw_costs
import draw_filters
import draw_gradients
import draw_grids
import draw_networks
import draw_numbers
import draw_pooling
import draw_sizes
import draw_sliding
import draw_volumes

from shared_utils.drawing import Card, save_animation

HERE = Path(__file__).parent

DRAWINGS: dict[str, Callable[[], Card]] = {
    "pixels_to_numbers.svg": draw_grids.pixels_to_numbers,
    "sliding_filter_still.svg": draw_sliding.three_positions,
    "edge_response.svg": draw_grids.edge_response,
    "zero_padding.svg": draw_sizes.zero_padding,
    "volume.svg": draw_volumes.volume,
    "one_step.svg": draw_grids.one_step,
    "strides.svg": draw_sizes.strides,
    "output_size.svg": draw_sizes.output_size,
    "several_filters.svg": draw_volumes.several_filters,
    "edge_filters.svg": draw_filters.edge_filters,
    "turned_filter.svg": draw_filters.turned_filter,
    "bottleneck.svg": draw_costs.bottleneck,
    "pooling.svg": draw_pooling.pooling,
    "gradient_of_one_output.svg": draw_gradients.gradient_of_one_output,
    "gradients_overlap.svg": draw_gradients.gradients_overlap,
    "border_cut_off.svg": draw_gradients.border_cut_off,
    "pooling_backward.svg": draw_pooling.pooling_backward,
    "two_ways.svg": draw_networks.two_ways,
    "happy_model.svg": draw_networks.happy_model,
    "batch_norm.svg": draw_numbers.batch_norm,
    "convolutional_model.svg": draw_networks.convolutional_model,
    "softmax.svg": draw_numbers.softmax,
    "one_and_three_axes.svg": draw_numbers.one_and_three_axes,
}
ANIMATIONS: dict[str, Callable[[], tuple[list[Card], list[float]]]] = {
    "sliding_filter.gif": draw_sliding.sliding_filter,
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
