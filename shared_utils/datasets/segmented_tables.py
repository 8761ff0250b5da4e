"""Tables about segmented pictures, as Markdown: the share of each class, and the objects of each kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from .segmented import SegmentedSpec, SegmentedSplit
from .segmented_checks import class_shares, pictures_with


def classes_table(splits: Mapping[str, SegmentedSplit], spec: SegmentedSpec) -> str:
    """For each class the share of the pixels, and in how many pictures it occurs, split by split."""
    n = len(spec.class_names)
    shares = {name: class_shares(split, n) for name, split in splits.items()}
    pictures = {name: pictures_with(split, n) for name, split in splits.items()}
    head = [
        "class",
        "name",
        *(f"pixels, {name}" for name in splits),
        *(f"pictures, {name}" for name in splits),
    ]
    rows = (
        [
            str(index),
            name,
            *(_percent(shares[split][index]) for split in splits),
            *(str(pictures[split][index]) for split in splits),
        ]
        for index, name in enumerate(spec.class_names)
    )
    return _table(head, rows, left=2)


def objects_table(splits: Mapping[str, SegmentedSplit], spec: SegmentedSpec) -> str:
    """For each kind of object how many there are, split by split, and how well they can be seen in train."""
    head = ["kind", *splits, "median box (pixels)", "median distance (m)", "half hidden or more"]
    rows = []
    for kind, name in enumerate(spec.kinds):
        counts = [str(np.count_nonzero(split.objects.kind == kind)) for split in splits.values()]
        objects = next(iter(splits.values())).objects
        chosen = objects.kind == kind
        if not chosen.any():
            rows.append([name, *counts, "-", "-", "-"])
            continue
        y1, x1, y2, x2 = objects.box[chosen].T
        rows.append(
            [
                name,
                *counts,
                f"{np.median(y2 - y1):.0f} x {np.median(x2 - x1):.0f}",
                f"{np.median(objects.distance[chosen]):.0f}",
                f"{np.mean(objects.occluded[chosen] >= 0.5):.0%}",
            ]
        )
    return _table(head, rows, left=1)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %" if share >= 0.01 else f"{100 * share:.2f} %"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], left: int) -> str:
    """A Markdown table; all columns but the first `left` are set to the right."""
    rule = ["---"] * left + ["---:"] * (len(head) - left)
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))
