"""Drawing of the two modes of BatchNorm."""

from parts import box

from shared_utils.drawing import SOFT_INK, Card, draw_grid, tone


def batch_norm_modes() -> Card:
    """In training the batch gives mean and variance; in inference the moving averages do."""
    card = Card(760, 366, "The two modes of BatchNorm")
    for row, title in enumerate(("training", "inference")):
        y = 96 + 180 * row
        card.text(32, y - 60, title, 15, bold=True, align="left")
        numbers = [[2, 4, 6, 8]] if row == 0 else [[8]]
        grid = draw_grid(card, 40, y - 17, numbers, "input", cell=34)
        box(card, 374, y, "minus mean,\ndivided by spread", "filter", 150)
        result = [["−1.34", "−0.45", "0.45", "1.34"]] if row == 0 else [["7.79"]]
        result_grid = draw_grid(card, 510, y - 22, result, "output", cell=46, text_size=12)
        card.arrow((grid.right + 8, y), (296, y))
        card.arrow((452, y), (result_grid.x - 6, y))
    moving = tone("padding")
    card.rectangle(246, 166, 256, 50, fill=moving.fill, line=moving.line, radius=10)
    card.text(374, 182, "moving averages", 13, bold=True)
    card.text(374, 201, "mean 0.05, variance 1.04", 13)
    card.text(192, 60, "the batch: mean 5, variance 5", 12, tone("input").text)
    card.arrow((330, 124), (330, 163), tone("gradient").line)
    card.text(318, 144, "a hundredth of it", 12, tone("gradient").text, align="right")
    card.arrow((374, 218), (374, 246), moving.text)
    card.text(388, 232, "used here", 12, SOFT_INK, align="left")
    card.text(600, 142, "with the mean and variance of the batch", 12, SOFT_INK)
    card.text(600, 322, "with the averages, which stay as they are", 12, SOFT_INK)
    return card
