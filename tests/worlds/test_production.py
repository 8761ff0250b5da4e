"""Many pictures: parts, resuming, damage, packing. A small stand-in world keeps it quick."""

import io
import json
import os
import subprocess
import sys
import time
import types

import numpy as np
import pytest

pytest.importorskip("mitsuba", reason="needs the extra 'worlds'")
pytest.importorskip("skimage", reason="needs the extra 'worlds'")

import h5py
from PIL import Image

from shared_utils.worlds import camera, packing, production, sheet
from shared_utils.worlds.rendering import Scene, render_masks


def ball_scene(rng, label):
    place = [float(rng.uniform(-0.2, 0.2)), 0.0, 0.0]
    return Scene(
        shapes={
            "sky": {"type": "constant"},
            "ball": {"type": "sphere", "center": place, "radius": 0.3 + 0.5 * label},
        },
        sensor=camera.sensor((0, -5, 0), (0, 0, 0), 30),
        shot=camera.Shot(),
        factors={"x": place[0], "kind": "big" if label else "small", "number": 7},
        labels=("ball",),
    )


@pytest.fixture
def world(monkeypatch):
    """A world of small and big balls in the place of signs."""
    made = types.SimpleNamespace(
        NAME="signs",
        VERSION=1,
        SEED=3,
        SPP=1,
        CLASSES=("small", "big"),
        SPLITS={"train": 14, "test": 4},
        make_scene=ball_scene,
        rendered=[],
    )

    def count(rng, label):
        made.rendered.append(label)
        return ball_scene(rng, label)

    made.make_scene = count
    monkeypatch.setattr(production, "load_world", lambda name: made)
    return made


def render(tmp_path, count=14, split="train", **options):
    return production.render_split("signs", split, count, tmp_path, **{"size": 16, "workers": 1, **options})


def parts(tmp_path):
    return sorted(tmp_path.rglob("*.npz"))


def test_pictures_have_labels_in_turn_and_factors(world, tmp_path):
    made = render(tmp_path)
    assert made.x.shape == (14, 16, 16, 3)
    assert made.x.dtype == np.uint8
    assert made.y.tolist() == [0, 1] * 7
    assert made.factors["x"].dtype == np.float32
    assert made.factors["number"].dtype == np.int64
    assert made.factors["kind"].tolist() == [b"small", b"big"] * 7
    assert next(production.rows(made)) == (
        0,
        {"x": pytest.approx(float(made.factors["x"][0])), "kind": "small", "number": 7},
    )


def test_the_same_again_is_taken_from_the_parts(world, tmp_path):
    first = render(tmp_path)
    assert len(world.rendered) == 14
    again = render(tmp_path)
    assert len(world.rendered) == 14
    assert np.array_equal(first.x, again.x)


def test_other_settings_are_other_pictures(world, tmp_path):
    first = render(tmp_path, count=4)
    for options in ({"seed": 4}, {"size": 20}, {"spp": 2}, {"split": "test"}):
        other = render(tmp_path, count=4, **options)
        assert other.x.shape != first.x.shape or not np.array_equal(first.x, other.x)
    assert len(world.rendered) == 20


def test_a_picture_does_not_depend_on_how_the_work_is_divided(world, tmp_path, monkeypatch):
    first = render(tmp_path / "a")
    monkeypatch.setattr(production, "PART", 5)
    other = render(tmp_path / "b")
    assert np.array_equal(first.x, other.x)


def test_an_interrupted_render_goes_on(world, tmp_path):
    whole = render(tmp_path / "whole")
    world.rendered.clear()
    scene = world.make_scene

    def stop(rng, label):
        if len(world.rendered) == 8:
            raise KeyboardInterrupt
        return scene(rng, label)

    world.make_scene = stop
    with pytest.raises(KeyboardInterrupt):
        render(tmp_path / "cut")
    assert [path.name for path in parts(tmp_path / "cut")] == ["train_00000_00006.npz"]
    world.make_scene = scene
    resumed = render(tmp_path / "cut")
    # The six finished ones were kept; the two of the part that was cut off were not.
    assert len(world.rendered) == 8 + 14 - 6
    assert np.array_equal(resumed.x, whole.x)
    assert not list(tmp_path.rglob("*.draft"))


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "html", "other pictures"])
def test_a_damaged_part_is_rendered_again(world, tmp_path, damage):
    whole = render(tmp_path)
    world.rendered.clear()
    path = parts(tmp_path)[1]
    content = bytearray(path.read_bytes())
    if damage == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif damage == "flipped":
        content[400] ^= 255
        path.write_bytes(content)
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "html":
        path.write_text("<html>sorry</html>")
    else:
        memory = io.BytesIO()
        np.savez(memory, x=np.zeros((6, 8, 8, 3), np.uint8), y=np.zeros(6, int), factors="[]")
        path.write_bytes(memory.getvalue())
    again = render(tmp_path)
    assert len(world.rendered) == 6
    assert np.array_equal(again.x, whole.x)


def test_a_picture_that_fails_is_named(world, tmp_path):
    def fail(rng, label):
        raise ZeroDivisionError("a finger of no length")

    world.make_scene = fail
    with pytest.raises(production.RenderError, match=r"picture 0 of train .seed 3.*a finger of no length"):
        render(tmp_path)
    assert not parts(tmp_path)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"count": 0}, "count is 0"),
        ({"size": 0}, "size is 0"),
        ({"spp": -1}, "spp is -1"),
        ({"workers": 0}, "workers is 0"),
        ({"seed": -1}, "seed is -1"),
        ({"split": "dev"}, "no split 'dev'. Its splits are train, test"),
    ],
)
def test_bad_arguments(world, tmp_path, options, message):
    with pytest.raises(ValueError, match=message):
        render(tmp_path, **options)
    assert not list(tmp_path.iterdir())


def test_masks_tell_shapes_apart():
    scene = ball_scene(np.random.default_rng(0), 1)
    mask, depth = render_masks(scene, 32)
    assert set(np.unique(mask)) == {-1, 0}
    # A ball of radius 0.8, five away, in a view 2.68 wide there: its share of the picture.
    assert (mask == 0).mean() == pytest.approx(np.pi * 0.8**2 / 2.68**2, rel=0.1)
    assert depth[mask == 0].min() == pytest.approx(4.2, abs=0.05)


def pack(path, splits, **options):
    return packing.pack(path, "signs", 1, 3, ("small", "big"), splits, "a test", **options)


def test_packing_keeps_pictures_labels_and_factors(world, tmp_path):
    splits = {"train": render(tmp_path), "test": render(tmp_path, 4, "test")}
    facts = pack(tmp_path / "out" / "signs.h5", splits, quality=100)
    assert json.loads((tmp_path / "out" / "signs.json").read_text()) == facts
    assert facts["splits"] == {"train": 14, "test": 4}
    assert facts["shape"] == [16, 16, 3]
    assert not list((tmp_path / "out").glob("*.draft"))
    with h5py.File(tmp_path / "out" / "signs.h5") as file:
        assert file.attrs["name"] == "signs"
        assert file["list_classes"][:].tolist() == [0, 1]
        labels = file["train_set_y"][:]
        assert labels.dtype == np.int64
        assert sorted(labels) == sorted(splits["train"].y)
        assert labels.tolist() != splits["train"].y.tolist()  # in an order of its own
        assert [kind == b"big" for kind in file["train_factors/kind"][:]] == list(labels == 1)
        # Every stored picture is nearest to one of the same label, once each.
        found = []
        for content, label in zip(file["train_set_x"][:], labels, strict=True):
            picture = np.asarray(Image.open(io.BytesIO(content.tobytes()))).astype(int)
            nearest = int(np.abs(splits["train"].x.astype(int) - picture).mean((1, 2, 3)).argmin())
            assert splits["train"].y[nearest] == label
            found.append(nearest)
        assert sorted(found) == list(range(14))


def test_packing_at_another_time_gives_the_same_bytes(world, tmp_path):
    splits = {"train": render(tmp_path)}
    facts = []
    for name in ("a", "b"):
        facts.append(pack(tmp_path / name / "signs.h5", splits))
        time.sleep(1.1)  # times in a file are in seconds
    assert facts[0] == facts[1]
    first, second = ((tmp_path / name / "signs.h5").read_bytes() for name in ("a", "b"))
    assert first == second


def test_packed_files_keep_to_the_layout_of_hdf5_1_10(world, tmp_path):
    """The latest layout of a newer HDF5 is one that an older HDF5 cannot read."""
    with packing._file_in(io.BytesIO()) as file:
        bounds = file.id.get_access_plist().get_libver_bounds()
    assert bounds == (h5py.h5f.LIBVER_V110, h5py.h5f.LIBVER_V110)
    pack(tmp_path / "signs.h5", {"train": render(tmp_path, 2)})
    signature, superblock = b"\x89HDF\r\n\x1a\n", b"\x03"
    assert (tmp_path / "signs.h5").read_bytes().startswith(signature + superblock)


def test_a_sheet_has_a_place_for_each_picture(tmp_path):
    x = np.arange(5, dtype=np.uint8)[:, None, None, None] * np.full((1, 64, 64, 3), 50, np.uint8)
    image = sheet.contact_sheet(x, [f"number {i}" for i in range(5)], columns=3)
    pixels = np.asarray(image)
    for value in (50, 100, 150, 200):
        assert (pixels == value).all(-1).sum() >= 128 * 128
    sheet.save_whole(image, tmp_path / "new" / "sheet.png")
    assert Image.open(tmp_path / "new" / "sheet.png").size == image.size
    with pytest.raises(ValueError, match="one label a picture"):
        sheet.contact_sheet(x, ["one"])


ENDLESS = """
import os, time
from pathlib import Path
from shared_utils.worlds import production

def endless(job):
    for _ in range(3000):
        Path(f"{os.getpid()}.worker").touch()
        time.sleep(0.1)

production.render_part = endless
if __name__ == "__main__":
    next(production._run([None, None], 2))
"""


@pytest.mark.slow
def test_workers_end_when_the_render_is_killed(tmp_path):
    (tmp_path / "endless.py").write_text(ENDLESS, encoding="utf-8")
    paths = os.pathsep.join(path for path in sys.path if path)
    render = subprocess.Popen(
        [sys.executable, "endless.py"], cwd=tmp_path, env=os.environ | {"PYTHONPATH": paths}
    )
    deadline = time.monotonic() + 120
    while len(workers := list(tmp_path.glob("*.worker"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    render.kill()
    render.wait()
    assert len(workers) == 2

    def beats():
        return [path.stat().st_mtime_ns for path in workers]

    seen, quiet_since = beats(), time.monotonic()
    while time.monotonic() - quiet_since < 3 and time.monotonic() < deadline:
        time.sleep(0.2)
        if seen != (seen := beats()):
            quiet_since = time.monotonic()
    assert time.monotonic() - quiet_since >= 3
