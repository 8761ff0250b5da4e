"""The figures of the page about a class, as inline SVG that follows the page's colours, light or dark.

Everything that comes from outside is escaped. A figure never relies on colour: states have patterns too. The
colours stand in the page's style sheet: importing the palette would bring Matplotlib along.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

from .class_summary import STATES
from .report import number

WIDTH, HEIGHT = 560, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 14, 38, 44
MOST_SQUARES = 24
"""Columns of at most so many submissions show each as a square."""

STATE_WORDS = {
    "full": "all points", "part": "a part", "none": "no points", "not started": "not started",
    "not judged": "not judged",
}  # fmt: skip
"""The states in words."""


def state_patterns() -> str:
    """Definitions that the bars refer to; they stand in the page once."""
    lines = {
        "full": "",
        "part": '<path d="M-2 2 2 -2 M0 8 8 0 M6 10 10 6" class="mark"/>',
        "none": '<path d="M1 1 7 7 M7 1 1 7" class="mark"/>',
        "not started": '<circle cx="4" cy="4" r="1.5" class="dot"/>',
        "not judged": '<path d="M0 4 8 4" class="line"/>',
    }
    patterns = "".join(
        f'<pattern id="state-{_key(state)}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" class="state {_key(state)}"/>{marks}</pattern>'
        for state, marks in lines.items()
    )
    return f'<svg width="0" height="0" class="patterns" aria-hidden="true"><defs>{patterns}</defs></svg>'


def state_bar(counts: Mapping[str, int], width: int = 300, height: int = 18) -> str:
    """A bar whose parts are the states of an exercise. The numbers stand beside it, so it has no text."""
    total = sum(counts.values()) or 1
    parts, x = [], 0.0
    for state in STATES:
        wide = width * counts[state] / total
        if wide:
            parts.append(
                f'<rect x="{x:.2f}" width="{wide:.2f}" height="{height}" fill="url(#state-{_key(state)})"/>'
            )
            x += wide
    return (
        f'<svg class="bar" viewBox="0 0 {width} {height}" aria-hidden="true" focusable="false">'
        f'{"".join(parts)}<rect class="frame" width="{width}" height="{height}"/></svg>'
    )


def swatch(state: str) -> str:
    """A small sample of a state's pattern, for the legend."""
    return (
        '<svg class="swatch" viewBox="0 0 24 16" aria-hidden="true" focusable="false">'
        f'<rect width="24" height="16" fill="url(#state-{_key(state)})"/>'
        '<rect class="frame" width="24" height="16"/></svg>'
    )


Totals = Sequence[tuple[str, float]]
"""(student, points), sorted by points."""


def bins_of(totals: Totals, maximum: float) -> list[tuple[float, float, list[tuple[str, float]]]]:
    """(from, to, submissions) of each column: at most twenty, of a round width; the last includes its end."""
    step = next(one for one in _round_numbers() if maximum / one <= 20)
    count = max(1, math.ceil(maximum / step))
    columns: list[list[tuple[str, float]]] = [[] for _ in range(count)]
    for student, points in totals:
        columns[min(max(int(points // step), 0), count - 1)].append((student, points))
    return [(i * step, min((i + 1) * step, maximum), column) for i, column in enumerate(columns)]


def histogram(totals: Totals, maximum: float, title: str, words: str) -> str:
    """How points are distributed.

    Args:
        totals: (student, points), sorted.
        maximum: points of the topic.
        title: of the figure; words: what it shows, for those who do not see it.
    """
    bins = bins_of(totals, maximum)
    tallest = max((len(column) for _, _, column in bins), default=0)
    top = max(_ceiling(tallest), 1)
    wide, high = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM

    def x(points: float) -> float:
        return _LEFT + wide * points / maximum

    def y(count: float) -> float:
        return _TOP + high * (1 - count / top)

    parts = [
        f'<svg class="figure" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(words)}">'
        f'<text class="title" x="{_LEFT}" y="14">{escape(title)}</text>'
    ]
    for count in _ticks(top, 4):
        parts.append(
            f'<path class="grid" d="M{_LEFT} {y(count):.1f}H{WIDTH - _RIGHT}"/>'
            f'<text class="tick end" x="{_LEFT - 7}" y="{y(count) + 4:.1f}">{number(count)}</text>'
        )
    for start, end, column in bins:
        left, right = x(start) + 1, x(end) - 1
        if tallest > MOST_SQUARES:
            if column:
                top_edge, label = y(len(column)), f"{len(column)} submissions"
                parts.append(_rect(left, top_edge, right - left, y(0) - top_edge, label))
            continue
        for i, (student, points) in enumerate(column):
            label = f"{student}: {number(points)} points"
            parts.append(_rect(left, y(i + 1) + 0.75, right - left, y(0) - y(1) - 1.5, label))
    ends = [*_ticks(maximum, 6)]
    if maximum - ends[-1] > maximum / 25:
        ends.append(maximum)
    for points in ends:
        parts.append(
            f'<path class="axis" d="M{x(points):.1f} {y(0):.1f}v5"/>'
            f'<text class="tick middle" x="{x(points):.1f}" y="{y(0) + 18:.1f}">{number(points)}</text>'
        )
    parts.append(f'<path class="axis" d="M{_LEFT} {y(0):.1f}H{WIDTH - _RIGHT}"/>')
    if totals:
        parts.append(_median_line(x(median(totals)), y(0), median(totals)))
    x_middle, y_middle = _LEFT + wide / 2, _TOP + high / 2
    parts.append(
        f'<text class="label middle" x="{x_middle}" y="{HEIGHT - 6}">points, of {number(maximum)}</text>'
        f'<text class="label middle" transform="translate(12 {y_middle}) rotate(-90)">submissions</text>'
        "</svg>"
    )
    return "".join(parts)


def median(totals: Totals) -> float:
    """The points that half of the submissions have at least. `totals`: sorted, not empty."""
    return totals[len(totals) // 2][1]


def _median_line(x: float, bottom: float, points: float) -> str:
    anchor, shift = ("end", -5) if x > WIDTH / 2 else ("start", 5)  # so that the words stay inside
    return (
        f'<path class="median" d="M{x:.1f} {_TOP - 4}V{bottom:.1f}"/>'
        f'<text class="note {anchor}" x="{x + shift:.1f}" y="{_TOP + 2}">'
        f"half have {number(points)} or more</text>"
    )


def _rect(x: float, y: float, width: float, height: float, label: str) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" width="{max(width, 0.5):.1f}" height="{max(height, 0.5):.1f}"'
    return f'<rect class="unit" {place}><title>{escape(label)}</title></rect>'


def _round_numbers():
    """1, 2, 5, 10, 20, 50 ..."""
    for power in range(12):
        for digit in (1, 2, 5):
            yield digit * 10**power


def _ticks(top: float, most: int) -> list[float]:
    """Round numbers from 0 to at most `top`, about `most` of them."""
    step = next(one for one in _round_numbers() if top / one <= most)
    return [i * step for i in range(int(top // step) + 1)]


def _ceiling(count: int) -> int:
    """The end of the axis for columns up to `count`, with a little room above."""
    step = next(one for one in _round_numbers() if count / one <= 4)
    return max(4, step * math.ceil((count + 0.5) / step))


def _key(state: str) -> str:
    return state.replace(" ", "-")
