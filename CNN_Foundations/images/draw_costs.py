"""Drawing of what a layer costs: 32 filters of 5 by 5 directly, and through a bottleneck."""

from shared_utils.drawing import SOFT_INK, Card, Grid, draw_block, tone

SIDE, DEPTH = 72, 5  # pixels of a block's front, and of the step between its sheets


def bottleneck() -> Card:
    """Two ways from 192 channels to 32, with the multiplications of each step."""
    card = Card(760, 444, "A bottleneck of 16 channels")
    card.text(32, 30, "directly", 15, bold=True, align="left")
    start, end = _volume(card, 48, 102, 10, "input"), _volume(card, 520, 102, 4, "output")
    _step(card, start, end, 10, "32 filters of 5 × 5 × 192", "120.4 million")
    card.text(32, 230, "through a bottleneck", 15, bold=True, align="left")
    start, end = _volume(card, 48, 302, 10, "input"), _volume(card, 520, 302, 4, "output")
    middle = _volume(card, 306, 302, 2, "padding")
    _step(card, start, middle, 10, "16 of 1 × 1 × 192", "2.4 million")
    _step(card, middle, end, 2, "32 of 5 × 5 × 16", "10.0 million")
    for y in (102, 302):
        card.text(84, y + SIDE + 16, "28 × 28 × 192", 13, tone("input").text)
        card.text(556, y + SIDE + 16, "28 × 28 × 32", 13, tone("output").text)
        card.text(682, y + 16, "multiplications", 12, SOFT_INK)
    card.text(342, 302 + SIDE + 16, "28 × 28 × 16", 13, tone("padding").text)
    card.text(682, 102 + 40, "120.4 million", 15, tone("output").text, bold=True)
    card.text(682, 302 + 40, "12.4 million", 15, tone("output").text, bold=True)
    card.text(32, 418, "The blocks are not drawn to scale.", 12, SOFT_INK, align="left")
    return card


def _volume(card: Card, x: float, y: float, sheets: int, meaning: str) -> Grid:
    """Draw a block of sheets without cells; more sheets stand for more channels."""
    return draw_block(card, x, y, 1, 1, sheets, meaning, cell=SIDE, shift=DEPTH)


def _step(card: Card, start: Grid, end: Grid, sheets: int, filters: str, count: str) -> None:
    """Draw the arrow of one layer, its filters above and its multiplications below."""
    left = start.right + DEPTH * (sheets - 1) + 10
    card.arrow((left, start.middle[1]), (end.x - 10, start.middle[1]), tone("filter").text)
    middle = (left + end.x - 10) / 2
    card.text(middle, start.middle[1] - 18, filters, 12, tone("filter").text)
    card.text(middle, start.middle[1] + 18, count, 13)
