"""Data sets in words: the table of `course data list`, and what `course data verify` finds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rich import box
from rich.table import Table

from .bundled import read_facts
from .catalogue import class_sizes, shared_pictures, verify_bundled
from .data_set import SPLITS, DataSet, Spec
from .errors import DataError
from .loading import load
from .people import FacesSpec
from .people_checks import people_table
from .people_loading import load_people
from .segmented import SegmentedSpec, SegmentedSplit
from .segmented_checks import class_shares, missing_classes, shared_streets, wrong_boxes
from .segmented_loading import load_segmented


@dataclass(frozen=True)
class Report:
    """What a check found: whether all is well, and what to print."""

    ok: bool
    text: str


def table(specs: Iterable[Spec]) -> tuple[Table, list[str]]:
    """Return the table of the bundled data sets, and what is wrong with the facts of any."""
    shown = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    shown.add_column("name", no_wrap=True)
    shown.add_column("what it shows", min_width=11)
    for split in SPLITS:
        shown.add_column(split, justify="right", no_wrap=True)
    shown.add_column("pictures", no_wrap=True)
    shown.add_column("classes", justify="right", no_wrap=True)
    shown.add_column("MB", justify="right", no_wrap=True)
    shown.add_column("licence", no_wrap=True)
    problems = []
    for spec in specs:
        try:
            facts = read_facts(spec.facts)
            counts = [f"{facts['splits'].get(split, 0):,}" for split in SPLITS]
            pictures = "x".join(map(str, facts["shape"]))
            row = [*counts, pictures, str(len(facts["classes"])), f"{facts['bytes'] / 1e6:.2f}"]
            more = [f"{count:,} {split}" for split, count in facts["splits"].items() if split not in SPLITS]
            title = f"{spec.title} ({', '.join(more)} besides)" if more else spec.title
            shown.add_row(spec.name, title, *row, facts["licence"])
        except DataError as error:
            problems.append(str(error))
            shown.add_row(spec.name, spec.title, "?", "?", "?", "missing or damaged")
        except (KeyError, TypeError, AttributeError, ValueError):
            problems.append(f"{spec.facts}: The facts are incomplete. Run `course data verify {spec.name}`.")
            shown.add_row(spec.name, spec.title, "?", "?", "?", "missing or damaged")
    return shown, problems


def your_own(specs: Iterable[Spec]) -> str:
    """How to use files of one's own in place of the bundled ones, and which are in use now."""
    lines = ["To use files of your own in their place, give the loader a path or set its variable:"]
    for spec in specs:
        now = os.environ.get(spec.variable, "").strip()
        state = f"   (now {now})" if now else ""
        lines.append(f'  load_{spec.name}(path="...")   or   {spec.variable}=...{state}')
    lines.append("A path is an HDF5 file or a folder; the cards in shared_utils/datasets/cards say more.")
    return "\n".join(lines)


def verified(spec: Spec) -> Report:
    """Check a bundled data set, also where a variable puts a user's files in its place."""
    problems = verify_bundled(spec)
    lines = [f"{spec.name}: {problem}" for problem in problems]
    if not problems:
        facts = read_facts(spec.facts)
        counts = ", ".join(f"{count:,} {split}" for split, count in facts["splits"].items())
        size = f"{facts['bytes'] / 1e6:.2f} MB"
        lines = [f"{spec.name}: ok ({counts}; {size}; version {facts['version']})"]
    path = os.environ.get(spec.variable, "").strip()
    if path:
        lines.append(
            f"Mind: this was the bundled file. {spec.variable} is set, so load_{spec.name}() reads {path}. "
            f"Check that with `course data verify {spec.name} --path {path}`."
        )
    return Report(not problems, "\n".join(lines))


def verified_path(spec: Spec, path: Path) -> Report:
    """Check a user's own files for a data set. Classes of unequal size are shown; they are no error."""
    segmented, people = isinstance(spec, SegmentedSpec), isinstance(spec, FacesSpec)
    try:
        data = (load_segmented if segmented else load_people if people else load)(spec, path)
    except DataError as error:
        return Report(False, str(error))
    splits = {name: data.split(name) for name in data.splits}
    remarks = shared_pictures(splits)
    if segmented:
        lines = _segmented_table(splits, spec)
        remarks += [*shared_streets(splits), *missing_classes(splits, spec)]
        remarks += [problem for name, split in splits.items() for problem in wrong_boxes(name, split, spec)]
    else:
        lines = people_table(splits) if people else _class_table(data, spec)
    lines = [f"{path}: can be used as {spec.name}.", *lines, *(f"Mind: {remark}" for remark in remarks)]
    missing = [name for name in spec.splits if name not in data.splits]
    if missing:
        lines.append(f"Mind: there are no {' and no '.join(missing)} pictures.")
    return Report(True, "\n".join(lines))


def _class_table(data: DataSet, spec: Spec) -> list[str]:
    return [
        f"  {name:<10} {len(data.split(name).y):>6,} pictures; of each class "
        + ", ".join(map(str, class_sizes(data.split(name), spec)))
        for name in data.splits
    ]


def _segmented_table(splits: Mapping[str, SegmentedSplit], spec: SegmentedSpec) -> list[str]:
    lines = []
    for name, split in splits.items():
        objects = "no boxes" if split.objects is None else f"{len(split.objects):,} objects"
        n_H, n_W = split.size
        lines.append(f"  {name:<10} {len(split):>6,} pictures of {n_H} x {n_W}; {objects}; % of the pixels:")
        shares = [f"{share:.1%}".rstrip("%") for share in class_shares(split, len(spec.class_names))]
        lines.append(
            "             " + ", ".join(f"{a} {b}" for a, b in zip(spec.class_names, shares, strict=True))
        )
    return lines
