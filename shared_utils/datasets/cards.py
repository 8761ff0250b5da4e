"""The data cards' facts: the tables in `cards/<name>.md` that follow from the files.

`python -m shared_utils.datasets.cards` writes them anew between their markers, and leaves the rest as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from .bundled import read_facts, read_verified
from .catalogue import DATA_SETS, read_splits
from .data_set import Spec, Split
from .errors import DataError
from .people import FacesSpec
from .segmented import SegmentedSpec, SegmentedSplit
from .segmented_tables import classes_table, objects_table

CARDS = Path(__file__).resolve().parent / "cards"
BEGIN, END = "<!-- {part}: made by python -m shared_utils.datasets.cards -->", "<!-- end of {part} -->"


def renewed(card: str, spec: Spec) -> str:
    """Return the card with the tables that the bundled file has now.

    Args:
        card: its text, with markers for the parts "facts" and "factors", and of segmented pictures also for
            "classes" and "objects".
        spec: of the data set.

    Raises:
        DataError: the file is missing or changed, or the card lacks a marker.
    """
    facts = read_facts(spec.facts)
    splits = read_splits(spec, read_verified(spec.file, facts))
    parts = {"facts": facts_table(facts, spec), "factors": factors_table(splits["train"])}
    if isinstance(spec, SegmentedSpec):
        parts |= {"classes": classes_table(splits, spec), "objects": objects_table(splits, spec)}
    for part, text in parts.items():
        begin, end = BEGIN.format(part=part), END.format(part=part)
        before, found_begin, rest = card.partition(begin)
        _, found_end, after = rest.partition(end)
        if not (found_begin and found_end):
            raise DataError(
                f"cards/{spec.name}.md",
                f"The marks of the part {part} are missing.",
                f"Add {begin} and {end}.",
            )
        card = f"{before}{begin}\n\n{text}\n\n{end}{after}"
    return card


def facts_table(facts: Mapping[str, Any], spec: Spec) -> str:
    """The facts as a Markdown table."""
    counts = ", ".join(f"{count:,} {split}" for split, count in facts["splits"].items())
    total = sum(facts["splits"].values())
    rows = {
        "Name, version": f"{facts['name']}, version {facts['version']}",
        "What it shows": spec.title,
        "Pictures": f"{total:,}: {counts}",
        "Form": f"{' x '.join(map(str, facts['shape']))}, {facts['dtype']}, RGB",
        **_labels(facts, spec),
        "File": f"`files/{spec.file}`, {facts['bytes'] / 1e6:.2f} MB",
        "SHA-256": f"`{facts['sha256']}`",
        "Made by": f"`{facts['made_by']}`, seed {facts['seed']}",
        "Licence": facts["licence"],
    }
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows.items())])


def _labels(facts: Mapping[str, Any], spec: Spec) -> dict[str, str]:
    """What is known of a picture: a class, or a mask of classes and objects."""
    if isinstance(spec, FacesSpec):
        groups = [f"{g.people} {split} ({g.pictures} each)" for split, g in spec.groups.items()]
        return {"People, pictures": f"{len(facts['classes'])}: {', '.join(groups)}; nobody is in two splits"}
    classes = ", ".join(facts["classes"])
    if not isinstance(spec, SegmentedSpec):
        return {"Classes": f"{classes}; of equal size in each split"}
    n_H, n_W = facts["shape"][:2]
    objects = ", ".join(f"{count:,} {split}" for split, count in facts["objects"].items())
    return {
        "Masks": f"{n_H} x {n_W}, {facts['dtype']}, the class of each pixel",
        "Classes": f"0 to {len(facts['classes']) - 1}: {classes}",
        "Objects": f"{sum(facts['objects'].values()):,}: {objects}",
        "Kinds": ", ".join(facts["kinds"]),
    }


def factors_table(split: Split | SegmentedSplit) -> str:
    """How the factors vary over a split, as a Markdown table."""
    rows = [f"| `{name}` | {_spread(values)} |" for name, values in sorted(split.factors.items())]
    return "\n".join(["| factor | in the training pictures |", "|---|---|", *rows])


def _spread(values: np.ndarray) -> str:
    """Words, and whole numbers of few kinds, with their shares; other numbers with their range and mean."""
    kinds, counts = np.unique(values, return_counts=True)
    if values.dtype.kind in "US" or (values.dtype.kind in "iub" and len(kinds) <= 6):
        order = np.argsort(-counts, kind="stable") if values.dtype.kind in "US" else range(len(kinds))
        words = [str(kind).replace("_", " ") or "empty" for kind in kinds]
        return ", ".join(f"{words[i]} {counts[i] / len(values):.0%}" for i in order)
    low, high, mean = (
        f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
        for value in (values.min(), values.max(), values.mean())
    )
    return f"{low} to {high}, mean {mean}"


def main() -> int:
    """Write the tables of every card anew. Returns the exit code."""
    for spec in DATA_SETS.values():
        path = CARDS / f"{spec.name}.md"
        try:
            text = renewed(path.read_text(encoding="utf-8"), spec)
        except DataError as error:
            print(error, file=sys.stderr)
            return 1
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
