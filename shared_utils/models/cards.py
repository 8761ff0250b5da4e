"""The model cards' numbers: the tables in `cards/<name>.md` that follow from the facts beside the weights.

`python -m shared_utils.models.cards` writes them anew between their markers, and leaves the rest as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..datasets.errors import DataError
from .weights import read_model_facts

CARDS = Path(__file__).resolve().parent / "cards"
BEGIN, END = "<!-- {part}: made by python -m shared_utils.models.cards -->", "<!-- end of {part} -->"

#: The networks that have a card, and facts of the same name.
NAMES = ("mobilenet_patterns", "unet_street", "yolo_street", "encoder_faces", "vgg_textures")


def renewed(card: str, facts: Mapping[str, Any]) -> str:
    """Return the card with the tables that the facts give now.

    Args:
        card: its text, with markers for the parts "facts" and "scores".
        facts: what `read_model_facts` returns.

    Raises:
        DataError: the card lacks a marker.
    """
    for part, text in {"facts": facts_table(facts), "scores": scores_table(facts["held_out"])}.items():
        begin, end = BEGIN.format(part=part), END.format(part=part)
        before, found_begin, rest = card.partition(begin)
        _, found_end, after = rest.partition(end)
        if not (found_begin and found_end):
            raise DataError(
                f"cards/{facts['name']}.md",
                f"The marks of the part {part} are missing.",
                f"Add {begin} and {end}.",
            )
        card = f"{before}{begin}\n\n{text}\n\n{end}{after}"
    return card


def facts_table(facts: Mapping[str, Any]) -> str:
    """The facts as a Markdown table."""
    rows = {
        "Name, version": f"{facts['name']}, version {facts['version']}",
        "Parameters": f"{facts['parameters']:,}",
        "Trained on": facts["trained_on"],
        "Stages": ", ".join(f"`{stage}`" for stage in facts["stages"]) + " (size : epochs : largest step)",
        "Kept": facts["kept"],
        "Time": f"{facts['minutes']:g} minutes" + (f", {facts['backend']}" if "backend" in facts else ""),
        "File": f"`files/{facts['name']}.h5`, {facts['bytes'] / 1e6:.2f} MB, {facts['dtype']}",
        "SHA-256": f"`{facts['sha256']}`",
        "Made by": f"`{facts['made_by']}`, seed {facts['seed']}",
        "Licence": facts["licence"],
    }
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows.items())])


def scores_table(held_out: Mapping[str, Mapping[str, Any]]) -> str:
    """The held-out scores as a Markdown table: of masks, boxes, probes, an encoder, or styles."""
    if "styles" in held_out:
        return _styles_table(held_out["styles"])
    if "probes" in held_out:
        return _probes_table(held_out)
    if "verification" in held_out:
        return _verification_table(held_out)
    first = next(iter(held_out.values()))
    return _detection_table(held_out) if "ap" in first else _segmentation_table(held_out)


def _segmentation_table(held_out: Mapping[str, Mapping[str, Any]]) -> str:
    """A row for each score of the whole, and one for each class."""
    splits = list(held_out.values())
    lines = _head(list(held_out), splits)
    for key, words in (("pixel_accuracy", "pixel accuracy"), ("mean_iou", "mean IoU")):
        lines.append(f"| **{words}** | {' | '.join(f'**{split[key]:.3f}**' for split in splits)} |")
    for name in splits[0]["iou"]:
        lines.append(f"| IoU of {name} | {' | '.join(_number(split['iou'][name]) for split in splits)} |")
    return "\n".join(lines)


def _detection_table(held_out: Mapping[str, Mapping[str, Any]]) -> str:
    """Average precision, with the rule about which objects count and without, a row for each kind."""
    splits = list(held_out.values())
    lines = _head([f"{name}{of}" for name in held_out for of in ("", ", all objects")], splits, each=2)
    cells = [f"**{_number(split[key])}**" for split in splits for key in ("mean_ap", "mean_ap_all")]
    lines.append(f"| **mean AP of the vehicles** | {' | '.join(cells)} |")
    for name in splits[0]["ap"]:
        cells = [_number(split[key][name]) for split in splits for key in ("ap", "ap_all")]
        lines.append(f"| AP of {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _probes_table(held_out: Mapping[str, Mapping[str, Any]]) -> str:
    """A row for each task that features were probed on, then one for each question of the pretraining."""
    lines = [
        "| linear probe on | size | test pictures | errors | errors, random weights | ratio |",
        "|---| ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, task in held_out["probes"].items():
        n_H, n_W = task["size"]
        random = ", ".join(map(str, task["errors_random"]))
        lines.append(
            f"| {name} | {n_H} x {n_W} | {task['pictures']} | **{task['errors']}** | {random} "
            f"| **{_number(task['ratio'])}** |"
        )
    questions = held_out["questions"]
    lines += [
        "",
        f"| question about {questions['pictures']:,} new pictures | right answers "
        "| always the commonest answer |",
        "|---| ---: | ---: |",
        *(
            f"| {name.replace('_', ' ')} | {share:.3f} | {questions['commonest'][name]:.3f} |"
            for name, share in questions["right"].items()
        ),
    ]
    return "\n".join(lines)


def _verification_table(held_out: Mapping[str, Any]) -> str:
    """Rates over all pairs of pictures of people whom the encoder never saw, then the door."""
    splits, door, threshold = held_out["verification"], held_out["door"], held_out["threshold"]
    lines = _head(list(splits), list(splits.values()))
    lines.insert(2, f"| people | {' | '.join(str(split['people']) for split in splits.values())} |")
    for key, words in {
        "auc": "**area under the ROC curve**",
        "equal_error": "equal-error rate",
        "equal_error_at": "at the distance",
        "false_accepts": f"**false accepts at {threshold:g}**",
        "false_rejects": f"**false rejects at {threshold:g}**",
    }.items():
        lines.append(f"| {words} | {' | '.join(f'{split[key]:.4f}' for split in splits.values())} |")
    lines += [
        "",
        f"| at the door, below {threshold:g} | share |",
        "|---| ---: |",
        f"| staff recognised, {door['pictures']} pictures of {door['people']} | {door['recognised']:.3f} |",
        f"| the one of them who fares worst | {door['least_recognised']:.3f} |",
        f"| staff taken for somebody else | {door['mistaken']:.3f} |",
        f"| strangers turned away, of {door['pictures_of_strangers']} pictures | {door['turned_away']:.3f} |",
    ]
    return "\n".join(lines)


def _styles_table(styles: Mapping[str, Any]) -> str:
    """How often the nearest piece of another painting has the same style, a row for each way to measure."""
    random = {kind: ", ".join(map(_number, shares)) for kind, shares in styles["right_random"].items()}
    rows = {
        "**this network**": {kind: f"**{_number(share)}**" for kind, share in styles["right"].items()},
        "random networks": random,
        "colours alone, no network": {kind: _number(share) for kind, share in styles["right_pixels"].items()},
    }
    lines = [
        f"| nearest of {styles['pieces']} pieces has the same style | in colour | in grey |",
        "|---| ---: | ---: |",
    ]
    return "\n".join(lines + [f"| {name} | {row['colour']} | {row['grey']} |" for name, row in rows.items()])


def _head(names: list[str], splits: list[Mapping[str, Any]], each: int = 1) -> list[str]:
    counts = [str(split["pictures"]) for split in splits for _ in range(each)]
    return [
        f"| | {' | '.join(names)} |",
        f"|---|{' ---: |' * len(names)}",
        f"| pictures | {' | '.join(counts)} |",
    ]


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def main() -> int:
    """Write the tables of every card anew. Returns the exit code."""
    for name in NAMES:
        path = CARDS / f"{name}.md"
        try:
            text = renewed(path.read_text(encoding="utf-8"), read_model_facts(f"{name}.json"))
        except DataError as error:
            print(error, file=sys.stderr)
            return 1
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
