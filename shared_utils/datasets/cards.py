"""The data cards' facts: the tables in `cards/<name>.md` that follow from the files.

`python -m shared_utils.datasets.cards` writes them anew between their markers, and leaves the rest as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from .bundled import FILES, read_facts, read_verified
from .catalogue import DATA_SETS
from .data_set import Spec, Split
from .errors import DataError
from .hdf5 import read_hdf5

CARDS = Path(__file__).resolve().parent / "cards"
BEGIN, END = "<!-- {part}: made by python -m shared_utils.datasets.cards -->", "<!-- end of {part} -->"


def renewed(card: str, spec: Spec) -> str:
    """Return the card with the tables that the bundled file has now.

    Args:
        card: its text, with markers for the parts "facts" and "factors".
        spec: of the data set.

    Raises:
        DataError: the file is missing or changed, or the card lacks a marker.
    """
    facts = read_facts(spec.facts)
    splits = read_hdf5(FILES / spec.file, spec, read_verified(spec.file, facts))
    for part, text in (("facts", facts_table(facts, spec)), ("factors", factors_table(splits["train"]))):
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
        "Classes": f"{', '.join(facts['classes'])}; of equal size in each split",
        "File": f"`files/{spec.file}`, {facts['bytes'] / 1e6:.2f} MB",
        "SHA-256": f"`{facts['sha256']}`",
        "Made by": f"`{facts['made_by']}`, seed {facts['seed']}",
        "Licence": facts["licence"],
    }
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows.items())])


def factors_table(split: Split) -> str:
    """How the factors vary over a split, as a Markdown table."""
    rows = [f"| `{name}` | {_spread(values)} |" for name, values in sorted(split.factors.items())]
    return "\n".join(["| factor | in the training pictures |", "|---|---|", *rows])


def _spread(values: np.ndarray) -> str:
    """Words, and whole numbers of few kinds, with their shares; other numbers with their range and mean."""
    kinds, counts = np.unique(values, return_counts=True)
    if values.dtype.kind in "US" or (values.dtype.kind in "iub" and len(kinds) <= 6):
        order = np.argsort(-counts, kind="stable") if values.dtype.kind in "US" else range(len(kinds))
        return ", ".join(f"{str(kinds[i]).replace('_', ' ')} {counts[i] / len(values):.0%}" for i in order)
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
