"""The card of the street data set: its tables, and its picture."""

import dataclasses

import numpy as np
import pytest
from PIL import Image
from street_files import SIZE, write_facts, write_street

from shared_utils.datasets import bundled, card_pictures, catalogue, load_street
from shared_utils.datasets.cards import CARDS, renewed
from shared_utils.datasets.street import STREET
from shared_utils.drawing.masks import STREET_COLOURS

SMALL = dataclasses.replace(STREET, shape=(*SIZE, 3))
COLOURS = list(STREET_COLOURS.values())


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A small file in the place of the bundled one."""
    for module in (bundled, catalogue):
        monkeypatch.setattr(module, "FILES", tmp_path)
    monkeypatch.setattr(card_pictures, "DATA_SETS", {"street": SMALL})
    write_facts(write_street(tmp_path / "street.h5"))
    return tmp_path


def test_the_colours_are_of_the_classes_in_their_order():
    assert tuple(STREET_COLOURS) == STREET.class_names


def test_all_tables_are_filled_in(files):
    card = renewed((CARDS / "street.md").read_text(encoding="utf-8"), SMALL)
    for words in (
        "| Objects | 24: 12 train, 6 validation, 6 test |",
        "| 10 | vehicles | ",
        "| hatchback | 6 | 3 | 3 |",
        "| `weather` | ",
    ):
        assert words in card
    assert renewed(card, SMALL) == card


def test_the_card_lacks_no_mark(files, refused):
    card = (CARDS / "street.md").read_text(encoding="utf-8")
    for part in ("facts", "factors", "classes", "objects"):
        spoilt = card.replace(f"<!-- end of {part} -->", "")
        refused(lambda text=spoilt: renewed(text, SMALL), "cards/street.md", f"marks of the part {part}")


def test_the_picture_has_pictures_and_masks_in_exact_colours(files):
    split = load_street(files / "street.h5").train
    sheet = np.array(card_pictures.card_picture(split, [2, 5, 0], STREET.class_names, COLOURS).convert("RGB"))
    gap, (n_H, n_W) = card_pictures.GAP, SIZE
    first = sheet[gap : gap + n_H, gap : gap + n_W].astype(int)
    assert np.abs(first - split.x[2]).mean() < 20  # noise in 240 colours; another picture gives 85
    mask = sheet[gap : gap + n_H, gap + n_W : gap + 2 * n_W]
    colours = np.array([[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in COLOURS])
    boxed = np.all(mask == 255, axis=2)
    assert np.all((mask == colours[split.y[2]]).all(axis=2) | boxed)
    y1, x1, y2, x2 = split.objects.of(2).box[0]
    assert boxed[y1, x1:x2].all() and boxed[y2 - 1, x1:x2].all() and boxed[y1:y2, x1].all()
    second = sheet[gap : gap + n_H, 2 * gap + 2 * n_W : 2 * gap + 3 * n_W].astype(int)
    assert np.abs(second - split.x[5]).mean() < 20


def test_the_choice_is_of_different_streets_and_many_classes(files):
    split = load_street(files / "street.h5").train
    split.y[:] = 0
    split.y[3, :5], split.y[3, 5:10] = 7, 9
    split.y[0, :5] = 12
    split.y[1, :5] = 7
    assert card_pictures.varied(split, 2) == [3, 0]
    chosen = card_pictures.varied(split)
    assert len(chosen) == 3 and len(set(split.factors["street"][chosen])) == 3


def test_the_command(files, capsys):
    out = files / "card.png"
    assert card_pictures.main(["street", "1", "4", "--out", str(out)]) == 0
    assert "pictures 1 4" in capsys.readouterr().out
    with Image.open(out) as picture:
        assert picture.mode == "P" and picture.width <= 1600
    assert card_pictures.main(["street", "6", "--out", str(out)]) == 1
    assert "no picture 6; the split has 0 to 5" in capsys.readouterr().err
    (files / "street.h5").unlink()
    assert card_pictures.main(["street", "--out", str(out)]) == 1
    assert "no such file" in capsys.readouterr().err


def test_the_picture_is_at_most_1600_pixels_wide():
    assert card_pictures.COLUMNS * (2 * STREET.shape[1] + card_pictures.GAP) + card_pictures.GAP <= 1600
