"""The bundled street data: what the lessons rely on."""

import time
from pathlib import Path

import numpy as np
import pytest

from shared_utils.datasets import load_street
from shared_utils.datasets.cards import CARDS
from shared_utils.datasets.segmented_checks import class_shares, pictures_with

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def street():
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COURSE_STREET", raising=False)
        yield load_street()


def test_counts_and_form(street):
    assert [len(street.split(split)) for split in street.splits] == [400, 80, 80]
    for name in street.splits:
        split = street.split(name)
        assert split.size == (192, 320) and split.x.dtype == split.y.dtype == np.uint8
        assert split.factors and all(len(values) == len(split) for values in split.factors.values())
        assert 50 < split.x.mean() < 200 and split.x.std() > 30


def bytes_of(paths):
    """What these files and folders weigh in the repository."""
    files = [file for path in paths for file in ([path] if path.is_file() else path.rglob("*"))]
    return sum(file.stat().st_size for file in files if file.is_file() and "__pycache__" not in file.parts)


def test_unet_image_segmentation_keeps_to_its_10_megabytes():
    """The budget of DESIGN.md, with the street world."""
    topic, shared = ROOT / "Unet_image_segmentation", ROOT / "shared_utils"
    bundled = [*shared.glob("datasets/*/street.*"), *shared.glob("models/*/unet_street.*")]
    assert shared / "datasets" / "files" / "street.h5" in bundled
    assert bytes_of([topic, *bundled]) <= 10e6


def test_car_detection_keeps_to_its_4_megabytes():
    """The budget of DESIGN.md: the topic's folder, and the weights of its detector with facts and card."""
    bundled = [*(ROOT / "shared_utils" / "models").glob("*/yolo_street.*")]
    assert sorted(path.suffix for path in bundled) == [".h5", ".json", ".md"]
    assert bytes_of([ROOT / "Car_Detection", *bundled]) <= 4e6


def test_it_loads_fast(monkeypatch):
    monkeypatch.delenv("COURSE_STREET", raising=False)
    started = time.process_time()
    load_street(splits=("test",))
    assert time.process_time() - started < 1.5


def test_two_pictures_a_street_and_no_street_in_two_splits(street):
    seen = []
    for name in street.splits:
        numbers, counts = np.unique(street.split(name).factors["street"], return_counts=True)
        assert np.all(counts == 2)
        seen += numbers.tolist()
    assert len(set(seen)) == len(seen) == 280


def test_there_is_enough_of_everything(street):
    """A class that hardly occurs can neither be learned nor measured."""
    for name in street.splits:
        split = street.split(name)
        assert class_shares(split, 13).min() > 0.001
        assert np.all(pictures_with(split, 13) >= 0.25 * len(split))
        kinds = np.bincount(split.objects.kind, minlength=7)
        assert kinds.min() >= 0.1 * len(split), dict(zip(street.kinds, kinds.tolist(), strict=True))


def test_the_splits_are_alike(street):
    train, validation, test = (class_shares(street.split(name), 13) for name in street.splits)
    for other in (validation, test):
        assert np.all(np.abs(other - train) < 0.35 * train + 0.005)


def test_boxes_after_resizing_still_hold_their_class(street):
    small = street.test.resized(96, 160)
    classes = np.array([10, 10, 10, 10, 10, 4, 12])[small.objects.kind]
    held = [
        np.any(small.y[picture, y1:y2, x1:x2] == label)
        for picture, label, (y1, x1, y2, x2), visible in zip(
            small.objects.picture, classes, small.objects.box, small.objects.visible, strict=True
        )
        if visible >= 10
    ]
    assert np.mean(held) > 0.99


def test_the_card_says_how_hard_it_is():
    assert "(to be measured)" not in (CARDS / "street.md").read_text(encoding="utf-8")
