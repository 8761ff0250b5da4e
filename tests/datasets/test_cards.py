"""The data cards agree with the files."""

import fnmatch
import re
import tomllib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from shared_utils.datasets import cards
from shared_utils.datasets.cards import CARDS, factors_table, renewed
from shared_utils.datasets.catalogue import DATA_SETS
from shared_utils.datasets.data_set import Split
from shared_utils.datasets.signs import SIGNS

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("spec", DATA_SETS.values(), ids=list(DATA_SETS))
def test_the_tables_are_what_the_file_says(spec):
    card = (CARDS / f"{spec.name}.md").read_text(encoding="utf-8")
    assert card == renewed(card, spec), "run python -m shared_utils.datasets.cards"


@pytest.mark.parametrize("spec", DATA_SETS.values(), ids=list(DATA_SETS))
def test_a_card_is_complete(spec):
    card = (CARDS / f"{spec.name}.md").read_text(encoding="utf-8")
    assert card.startswith(f"# Data card: {spec.name}\n")
    for words in (f"load_{spec.name}(", spec.variable, "CC BY 4.0", "falls short", "How hard it is"):
        assert words in card, words
    assert "TODO" not in card, "a number is still to be filled in"
    for alt, picture in re.findall(r"!\[(.*?)\]\((.*?)\)", card):
        assert alt and Image.open(CARDS / picture).width <= 1600


def test_a_card_without_marks_is_refused(refused, monkeypatch):
    monkeypatch.setattr(cards, "read_facts", lambda name: FACTS)
    monkeypatch.setattr(cards, "read_verified", lambda name, facts: b"")
    monkeypatch.setattr(cards, "read_splits", lambda *_: {"train": SPLIT})
    refused(
        lambda: renewed("# Data card", SIGNS), "cards/signs.md", "marks of the part facts", "Add <!-- facts"
    )
    marks = "\n".join(f"{cards.BEGIN}\nold\n{cards.END}".format(part=part) for part in ("facts", "factors"))
    card = renewed(f"# Data card\n{marks}\nThe end.\n", SIGNS)
    assert "old" not in card and card.startswith("# Data card\n") and card.endswith("\nThe end.\n")
    assert "| Pictures | 1,320: 1,080 train, 120 validation, 120 test |" in card
    assert "| `hand` | left 75%, right 25% |" in card
    assert renewed(card, SIGNS) == card


SPLIT = Split(
    np.zeros((4, 64, 64, 3), np.uint8),
    np.zeros(4, np.int64),
    {
        "hand": np.array(["left", "left", "right", "left"]),
        "ring": np.array([0, 1, 0, 0]),
        "kelvin": np.array([2701.5, 8500, 5000, 3000], np.float32),
        "roll": np.array([-12, 0.5, 3, 10], np.float32),
    },
)
FACTS = {
    "name": "signs",
    "version": 1,
    "sha256": "ab",
    "bytes": 1_500_000,
    "splits": {"train": 1080, "validation": 120, "test": 120},
    "shape": [64, 64, 3],
    "dtype": "uint8",
    "classes": ["0", "1"],
    "seed": 3,
    "licence": "CC BY 4.0",
    "made_by": "course data render signs",
}


def test_factors_in_words():
    assert factors_table(SPLIT).splitlines()[2:] == [
        "| `hand` | left 75%, right 25% |",
        "| `kelvin` | 2,702 to 8,500, mean 4,800 |",
        "| `ring` | 0 75%, 1 25% |",
        "| `roll` | -12 to 10, mean 0.375 |",
    ]


def test_everything_beside_the_loaders_is_packaged():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["*"]
    folder = ROOT / "shared_utils" / "datasets"
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")]
    assert len(files) >= 4
    assert not [path for path in files if not any(fnmatch.fnmatch(path.name, p) for p in patterns)]
