"""Pictures with masks and boxes: made in parts, packed, shown. A small stand-in world keeps it quick."""

import io
import json
import time
import types

import numpy as np
import pytest

pytest.importorskip("mitsuba", reason="needs the extra 'worlds'")
pytest.importorskip("skimage", reason="needs the extra 'worlds'")

import h5py
from PIL import Image

from shared_utils.worlds import camera, packing, production, sheet
from shared_utils.worlds.rendering import Scene, Seen, Solid
from shared_utils.worlds.sampling import generator
from shared_utils.worlds.street_solids import box

SIZE = (16, 24)


def make_view(seed, split, index):
    """A picture with `index % 3` cubes."""
    rng = generator(seed, split, index)
    solids, seen = [], []
    for owner in range(index % 3):
        middle = np.array([3.0 * owner - 1.5, 8.0, rng.uniform(-0.5, 0.5)])
        solids.append(Solid(box(middle - 1, middle + 1), 1 + owner, owner))
        seen.append(Seen(owner, float(8 + owner)))
    floor = box((-9, 0, -3), (9, 30, -2))
    solids.append(Solid(floor, 3, -1))
    white = {"type": "diffuse"}
    shapes = {f"solid_{i}": solid.mesh.to_mitsuba(white) for i, solid in enumerate(solids)}
    return Scene(
        shapes={"sky": {"type": "constant"}, **shapes},
        sensor=camera.sensor((0, 0, 0), (0, 1, 0), 90),
        shot=camera.Shot(),
        factors={"number": index, "place": float(rng.uniform())},
        solids=solids,
        seen=seen,
    ), rng


@pytest.fixture
def world(monkeypatch):
    made = types.SimpleNamespace(
        NAME="street",
        VERSION=1,
        SEED=3,
        SPP=1,
        SIZE=SIZE,
        CLASSES=("none", "one", "two", "floor"),
        KINDS=("first", "second"),
        SPLITS={"train": 14, "test": 4},
        rendered=[],
    )

    def count(seed, split, index):
        made.rendered.append(index)
        return make_view(seed, split, index)

    made.make_view = count
    monkeypatch.setattr(production, "load_world", lambda name: made)
    return made


def render(tmp_path, count=14, split="train", **options):
    return production.render_split("street", split, count, tmp_path, **{"workers": 1, **options})


def test_pictures_have_the_worlds_size_masks_and_objects(world, tmp_path):
    made = render(tmp_path)
    assert made.x.shape == (14, *SIZE, 3)
    assert made.y.shape == (14, *SIZE)
    assert made.y.dtype == np.uint8
    assert made.objects["picture"].tolist() == [i for i in range(14) for _ in range(i % 3)]
    assert made.objects["kind"].tolist() == [k for i in range(14) for k in range(i % 3)]
    assert made.objects["box"].shape == (len(made.objects["kind"]), 4)
    for picture, kind, (y1, x1, y2, x2) in zip(
        made.objects["picture"], made.objects["kind"], made.objects["box"], strict=True
    ):
        assert (made.y[picture] == 1 + kind).sum() == (made.y[picture, y1:y2, x1:x2] == 1 + kind).sum() > 0
    assert [label for label, _ in production.rows(made)] == list(range(14))


def test_the_same_again_is_taken_from_the_parts(world, tmp_path):
    first, again = render(tmp_path), render(tmp_path)
    assert len(world.rendered) == 14
    assert np.array_equal(first.y, again.y)
    assert all(np.array_equal(first.objects[name], again.objects[name]) for name in first.objects)
    other = render(tmp_path, size=(12, 18))
    assert other.x.shape == (14, 12, 18, 3)
    assert len(world.rendered) == 28


def test_an_interrupted_render_goes_on(world, tmp_path):
    whole = render(tmp_path / "whole")
    world.rendered.clear()
    view = world.make_view

    def stop(seed, split, index):
        if len(world.rendered) == 8:
            raise KeyboardInterrupt
        return view(seed, split, index)

    world.make_view = stop
    with pytest.raises(KeyboardInterrupt):
        render(tmp_path / "cut")
    world.make_view = view
    resumed = render(tmp_path / "cut")
    assert len(world.rendered) == 8 + 14 - 6
    assert np.array_equal(resumed.x, whole.x)
    assert np.array_equal(resumed.y, whole.y)
    assert all(np.array_equal(resumed.objects[name], whole.objects[name]) for name in whole.objects)


@pytest.mark.parametrize("damage", ["no masks", "no objects", "other size"])
def test_a_part_that_lacks_something_is_rendered_again(world, tmp_path, damage):
    whole = render(tmp_path)
    world.rendered.clear()
    path = sorted(tmp_path.rglob("*.npz"))[1]
    with np.load(path) as stored:
        kept = {name: stored[name] for name in stored.files}
    if damage == "no masks":
        kept["y"] = np.zeros(6, np.int64)
    elif damage == "no objects":
        kept = {name: value for name, value in kept.items() if not name.startswith("objects_")}
    else:
        kept["y"] = kept["y"][:, 1:]
    np.savez(path, **kept)
    again = render(tmp_path)
    assert len(world.rendered) == 6
    assert np.array_equal(again.y, whole.y)


def test_bad_sizes_are_refused(world, tmp_path):
    with pytest.raises(ValueError, match="size is 0"):
        render(tmp_path, size=(0, 8))


def pack(path, splits):
    return packing.pack(
        path, "street", 1, 3, ("none", "one", "two", "floor"), splits, "a test", 100, ("a", "b")
    )


def test_packing_keeps_masks_and_objects_with_their_pictures(world, tmp_path):
    splits = {"train": render(tmp_path), "test": render(tmp_path, 4, "test")}
    facts = pack(tmp_path / "street.h5", splits)
    assert json.loads((tmp_path / "street.json").read_text()) == facts
    assert facts["kinds"] == ["a", "b"]
    assert facts["objects"] == {"train": len(splits["train"].objects["kind"]), "test": 3}
    assert facts["shape"] == [*SIZE, 3]
    made = splits["train"]
    with h5py.File(tmp_path / "street.h5") as file:
        numbers = file["train_factors/number"][:]
        assert sorted(numbers) == list(range(14))
        assert numbers.tolist() != list(range(14))
        for place, content in enumerate(file["train_set_y"][:]):
            image = Image.open(io.BytesIO(content.tobytes()))
            assert image.mode == "L"
            assert np.array_equal(np.asarray(image), made.y[numbers[place]])
        stored = {name: values[:] for name, values in file["train_objects"].items()}
    assert (np.diff(stored["picture"]) >= 0).all()
    assert stored["box"].dtype == stored["visible"].dtype == np.int64
    assert stored["occluded"].dtype == stored["truncated"].dtype == stored["distance"].dtype == np.float32
    for place, number in enumerate(numbers):
        here, there = stored["picture"] == place, made.objects["picture"] == number
        for name in set(stored) - {"picture"}:
            assert np.array_equal(stored[name][here], made.objects[name][there])


def test_packing_at_another_time_gives_the_same_bytes(world, tmp_path):
    splits = {"train": render(tmp_path)}
    for name in ("a", "b"):
        pack(tmp_path / f"{name}.h5", splits)
        time.sleep(1.1)  # times in a file are in seconds
    assert (tmp_path / "a.h5").read_bytes() == (tmp_path / "b.h5").read_bytes()


def test_a_sheet_shows_each_picture_with_its_mask_and_boxes(world, tmp_path):
    made = render(tmp_path)
    shown = sheet.with_masks(made.x, made.y, made.objects)
    assert shown.shape == (14, 16, 36, 3)
    assert np.array_equal(shown[:, :, :24], made.x)
    # Half its size, at the top: the floor in the floor's colour.
    assert (shown[0, 7, 24:] == sheet.MASK_COLORS[3]).all()
    image = sheet.contact_sheet(shown, ["a"] * 14, columns=4)
    assert image.width > 4 * 36
    assert image.width > image.height


def test_squares_are_laid_out_as_before():
    image = sheet.contact_sheet(np.zeros((6, 64, 64, 3), np.uint8), ["a"] * 6)
    assert image.size == (3 * (128 + 8) + 8, 2 * (128 + 8 + 13) + 8)
