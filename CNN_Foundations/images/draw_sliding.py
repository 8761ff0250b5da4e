"""The filter slides over the 6 by 6 image: the animation, and a still that shows three of its positions."""

from example import IMAGE, VERTICAL, slide

from shared_utils.drawing import SOFT_INK, Card, draw_grid, frame_window, number_text, tone

OUTPUT = slide(IMAGE, VERTICAL)
FIRST_STEPS = 1.8  # seconds for each row of the first window, which is added up slowly
STEP = 1.5
PAUSE = 5.0
PALE = "#EFF8F4"  # a cell of the output that is still empty


def sliding_filter() -> tuple[list[Card], list[float]]:
    """The cards of the animation and the seconds each one stays."""
    positions = [(h, w) for h in range(OUTPUT.shape[0]) for w in range(OUTPUT.shape[1])]
    cards = [_moment(0, 0, rows_added) for rows_added in (1, 2)]
    cards += [_moment(h, w, 3) for h, w in positions]
    seconds = [FIRST_STEPS] * 3 + [STEP] * (len(positions) - 2) + [PAUSE]
    return cards, seconds


def _moment(h: int, w: int, rows_added: int) -> Card:
    """One picture of the animation: the window at (h, w) with `rows_added` of its rows added up."""
    card = Card(760, 424, "A filter slides over an image")
    image = draw_grid(card, 36, 54, IMAGE.tolist(), "input", cell=38)
    weights = draw_grid(card, 340, 111, VERTICAL.tolist(), "filter", cell=38)
    done = [[_value_so_far(row, column, h, w, rows_added) for column in range(4)] for row in range(4)]
    fills = [[PALE if value is None else tone("output").fill for value in row] for row in done]
    output = draw_grid(card, 548, 80, done, "output", cell=44, text_size=16, fills=fills)
    frame_window(card, image, h, w, 3)
    frame_window(card, output, h, w, 1, "output")
    if not (h or w):
        y = image.y + (rows_added - 1) * image.cell
        card.rectangle(image.x + 5, y + 6, 104, 26, line=tone("filter").text, dashed=True, radius=6, level=4)
    headings = ((image, "image, 6 × 6", "input"), (weights, "filter, 3 × 3", "filter"))
    for grid, words, meaning in (*headings, (output, "output, 4 × 4", "output")):
        card.text(grid.middle[0], 30, words, 15, tone(meaning).text, bold=True)
    card.text((image.right + weights.x) / 2, 168, "∗", 24, SOFT_INK)
    card.text((weights.right + output.x) / 2, 168, "=", 24, SOFT_INK)
    _sums(card, h, w, rows_added)
    return card


def _value_so_far(row: int, column: int, h: int, w: int, rows_added: int) -> int | None:
    """What stands in one cell of the output while the window is at (h, w)."""
    if (row, column) < (h, w) or ((row, column) == (h, w) and rows_added == 3):
        return int(OUTPUT[row, column])
    return None


def _sums(card: Card, h: int, w: int, rows_added: int) -> None:
    """The products of the window row by row, the sum of each row, and the running sum."""
    top, step = 312, 27
    for x, words in ((172, "products, row by row"), (397, "sum of the row"), (636, "running sum")):
        card.text(x, top, words, 13, SOFT_INK, bold=True)
    running = 0
    for row in range(rows_added):
        y = top + step * (row + 1)
        pixels, factors = IMAGE[h + row, w : w + 3], VERTICAL[row]
        products = [f"{p} · {_factor(q)}" for p, q in zip(pixels, factors, strict=True)]
        for column, product in enumerate(products):
            card.text((76, 160, 258)[column], y, product, 15)
        for x in (118, 202):
            card.text(x, y, "+", 15, SOFT_INK)
        row_sum = int(pixels @ factors)
        running += row_sum
        card.text(397, y, number_text(row_sum), 15)
        last = row == 2
        card.text(636, y, number_text(running), 16 if last else 15, tone("output").text, bold=last)


def _factor(value: int) -> str:
    """A weight as it stands in a product: a negative one in brackets."""
    return f"({number_text(value)})" if value < 0 else number_text(value)


def three_positions() -> Card:
    """The window at three places, the sum for each, and where the sums stand in the output."""
    card = Card(760, 304, "Three positions of the filter")
    moments = (("A", 0, 0, 28), ("B", 0, 1, 212), ("C", 3, 3, 396))
    output = draw_grid(card, 586, 78, OUTPUT.tolist(), "output", cell=36, text_size=13)
    card.text(output.middle[0], 30, "output", 15, tone("output").text, bold=True)
    for letter, h, w, x in moments:
        image = draw_grid(card, x, 54, IMAGE.tolist(), "input", cell=26, text_size=12)
        frame_window(card, image, h, w, 3)
        card.text(image.middle[0], 30, letter, 16, bold=True)
        window = IMAGE[h : h + 3, w : w + 3]
        card.text(image.middle[0], 238, " + ".join(f"({a}−{c})" for a, _, c in window), 13)
        card.text(image.middle[0], 264, f"= {number_text(OUTPUT[h, w])}", 15, tone("output").text, bold=True)
        frame_window(card, output, h, w, 1, "output", line_width=3)
    for letter, h, w, _ in moments:
        x = output.centre(h, w)[0]
        card.text(x, output.y - 13 if h == 0 else output.bottom + 15, letter, 14, bold=True)
    return card
