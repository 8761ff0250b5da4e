"""Masks and boxes: that they say what is to be seen, of scenes whose answer is known."""

import dataclasses

import numpy as np
import pytest

pytest.importorskip("mitsuba", reason="needs the extra 'worlds'")
pytest.importorskip("skimage", reason="needs the extra 'worlds'")

from shared_utils.worlds import camera, masks, street
from shared_utils.worlds.rendering import Scene, Seen, Solid
from shared_utils.worlds.sampling import generator
from shared_utils.worlds.street_layout import KERB, Place
from shared_utils.worlds.street_light import draw_daylight
from shared_utils.worlds.street_plan import draw_street
from shared_utils.worlds.street_solids import box

SIZE = (60, 100)
# Looks along +y from the origin; 90 degrees wide, so at 10 m the picture is 20 m wide and 12 m high.
AHEAD = camera.sensor((0, 0, 0), (0, 1, 0), 90)


def cube(center, half=1.0):
    return box(np.subtract(center, half), np.add(center, half))


def scene(*things):
    """A scene of cubes: (center, half, class, owner); owners count from 0."""
    solids = [Solid(cube(center, half), label, owner) for center, half, label, owner in things]
    seen = [Seen(0, 10.0 + owner) for owner in range(1 + max(solid.owner for solid in solids))]
    return Scene(shapes={}, sensor=AHEAD, shot=camera.Shot(), factors={}, solids=solids, seen=seen)


def test_a_cube_ahead_is_where_it_must_be():
    mask, objects = masks.render_truth(scene(((0, 11, 0), 1, 10, 0)), SIZE)
    # Its front is at 10 m: 2 of 20 m wide, so 10 pixels, in the middle.
    assert mask.shape == SIZE
    assert mask.dtype == np.uint8
    assert objects["box"].tolist() == [[25, 45, 35, 55]]
    assert (mask[25:35, 45:55] == 10).all()
    assert np.count_nonzero(mask) == 100
    assert objects["visible"].tolist() == [100]
    assert objects["occluded"].tolist() == [0]
    assert objects["truncated"].tolist() == [0]
    assert objects["distance"].tolist() == [10]


def test_left_is_left_and_up_is_up():
    _, objects = masks.render_truth(scene(((-4, 11, 2), 1, 10, 0)), SIZE)
    _, _, y2, x2 = objects["box"][0]
    assert x2 < 50
    assert y2 <= 30


def test_what_stands_in_front_hides_its_share():
    # At half the distance, the left half of the far cube's front is behind the near one.
    hidden = scene(((0, 11, 0), 1, 10, 0), ((-1, 6, 0), 1, 1, -1))
    mask, objects = masks.render_truth(hidden, SIZE)
    assert objects["occluded"][0] == pytest.approx(0.5, abs=0.01)
    assert objects["truncated"][0] == 0
    assert objects["box"].tolist() == [[25, 50, 35, 55]]
    assert (mask == 1).any()


def test_what_reaches_out_of_the_picture_is_truncated():
    # At 10 m the picture ends at x = 10 m. The cube's front reaches from 9 to 11, and its side, which is seen
    # too, to 9 m at a distance of 12: as 7.5 at 10. So 1 of 3.5 is out, and the side is a little lower.
    _, objects = masks.render_truth(scene(((10, 11, 0), 1, 10, 0)), SIZE)
    assert objects["truncated"][0] == pytest.approx(0.3, abs=0.03)
    assert objects["occluded"][0] == 0
    assert objects["box"][0, 3] == SIZE[1]


def test_what_is_beside_and_behind_the_camera_does_no_harm():
    long = scene(((2, 0, 0), 1, 10, 0))
    for solid in long.solids:
        solid.mesh.vertices[:, 1] *= 8
    mask, objects = masks.render_truth(long, SIZE)
    assert (mask == 10).any()
    assert 0.3 < objects["truncated"][0] < 1


def test_objects_out_of_sight_are_left_out():
    unseen = scene(((0, 6, 0), 2, 1, -1), ((0, 14, 0), 1, 10, 0), ((0, -9, 0), 1, 10, 1))
    mask, objects = masks.render_truth(unseen, SIZE)
    assert (mask == 1).any()
    assert not (mask == 10).any()
    assert {name: len(values) for name, values in objects.items()} == dict.fromkeys(objects, 0)
    assert objects["box"].shape == (0, 4)


def test_a_picture_without_objects_has_a_mask():
    mask, objects = masks.render_truth(scene(((0, 11, 0), 1, 9, -1)), SIZE)
    assert (mask == 9).sum() == 100
    assert objects["kind"].dtype == np.int64


@pytest.fixture(scope="module")
def empty():
    """A straight street on which nothing stands."""
    for number in range(100):
        road = draw_street(generator(3, 1000, number), number)
        if abs(road.curve) < 1e-6 and road.theirs == road.ours == 1:
            return dataclasses.replace(road, places=[], woods=[], crossings=())
    raise AssertionError("no straight street")


def seen_with(road, *places):
    view = street.View(lane=road.lane / 2, aside=0.0, height=1.5, pitch=1.0, yaw=0.0, fov=70.0)
    day = draw_daylight(np.random.default_rng(1))
    made = street.compose(road, 50.0, day, view, list(places), camera.Shot())
    mask, objects = masks.render_truth(made, (96, 160))
    return made, mask, objects


def test_a_street_is_road_below_and_sky_above_with_its_lines_and_sidewalks(empty):
    _, mask, objects = seen_with(empty)
    names = np.array(street.CLASSES)
    # Straight ahead at the bottom is the road; the sky has no class.
    assert names[mask[-1, 80]] == "roads"
    assert names[mask[0, 80]] == "none"
    assert set(names[np.unique(mask)]) == {"none", "road lines", "roads", "sidewalks", "vegetation"}
    # The middle line is at our left, the sidewalk further right than the edge line.
    lines = np.flatnonzero(names[mask[70]] == "road lines")
    assert (lines < 80).any()
    walk = np.flatnonzero(names[mask[62]] == "sidewalks")
    assert walk.max() > lines.max()
    assert len(objects["kind"]) == 0


@pytest.mark.parametrize("kind", ["hatchback", "bus"])
def test_a_vehicle_ahead_stands_on_the_road_and_its_box_holds_its_pixels(empty, kind):
    at = Place(kind, 66.0, empty.lane / 2, 0.0, 0.0, (), 3)
    made, mask, objects = seen_with(empty, at)
    y, x = np.nonzero(mask == 10)
    assert objects["box"].tolist() == [[y.min(), x.min(), y.max() + 1, x.max() + 1]]
    assert objects["visible"].tolist() == [len(y)]
    assert objects["kind"].tolist() == [street.KINDS.index(kind)]
    assert objects["distance"][0] == pytest.approx(16.0)
    assert made.factors["vehicles"] == 1
    low = min(solid.mesh.vertices[:, 2].min() for solid in made.solids if solid.owner == 0)
    assert low == pytest.approx(0.0, abs=0.03)
    # Below its middle there is road.
    assert mask[y.max() + 1, 80] == 7


def test_people_stand_on_the_sidewalk(empty):
    d = sum(empty.right.walk) / 2
    made, mask, objects = seen_with(empty, Place("pedestrian", 72.0, d, 0.0, KERB, (), 5))
    assert objects["kind"].tolist() == [5]
    low = min(solid.mesh.vertices[:, 2].min() for solid in made.solids if solid.owner == 0)
    assert low == pytest.approx(KERB, abs=0.03)
    assert (mask == 4).sum() == objects["visible"][0]


def test_the_box_of_a_sign_is_that_of_its_plate(empty):
    d = empty.right.kerb + 0.5
    _, mask, objects = seen_with(empty, Place("sign", 62.0, d, 0.0, KERB, (), 2))
    y, x = np.nonzero(mask == 12)
    assert objects["box"].tolist() == [[y.min(), x.min(), y.max() + 1, x.max() + 1]]
    assert (mask == 5).any()


def test_things_too_far_to_be_labelled_are_left_out(empty):
    d = empty.right.kerb + 0.5
    made, mask, _ = seen_with(
        empty, Place("sign", 50 + 60.0, d, 0.0, KERB, (), 2), Place("saloon", 50 + 95.0, 1.7, 0, 0, (), 1)
    )
    assert not np.isin(mask, (5, 10, 12)).any()
    assert not made.seen


def test_a_picture_repeats_to_the_byte_whatever_was_made_before():
    first = masks.render_view(street, 9, 1, 3, (24, 40), 2)
    masks.render_view(street, 9, 0, 0, (24, 40), 1)
    again = masks.render_view(street, 9, 1, 3, (24, 40), 2)
    assert first[0].shape == (24, 40, 3)
    assert first[0].dtype == np.uint8
    assert np.array_equal(first[0], again[0])
    assert np.array_equal(first[1], again[1])
    assert first[2] == again[2]
    assert all(np.array_equal(first[3][name], again[3][name]) for name in first[3])
    other = masks.render_view(street, 10, 1, 3, (24, 40), 2)
    assert not np.array_equal(first[0], other[0])
    # It is a picture, neither black nor burnt out.
    assert 40 < first[0].mean() < 215
