"""The things of the street world: on the ground, of their size, well shaded, the same from the same seed."""

import functools

import numpy as np
import pytest

pytest.importorskip("mitsuba")
pytest.importorskip("skimage")

from shared_utils.worlds import street_mesh as mesh
from shared_utils.worlds import street_solids as solids
from shared_utils.worlds.street_buildings import make_building
from shared_utils.worlds.street_decals import decal, project, rectangle
from shared_utils.worlds.street_furniture import (
    make_bin,
    make_bus_shelter,
    make_container,
    make_fence,
    make_lamp_post,
    make_traffic_light,
    make_utility_pole,
    make_wall,
)
from shared_utils.worlds.street_people import make_pedestrian
from shared_utils.worlds.street_plants import make_bush, make_hedge, make_tree
from shared_utils.worlds.street_signs import SIGNS, make_sign, picture
from shared_utils.worlds.street_vehicles import KINDS, make_vehicle

MAKERS = {
    **{kind: functools.partial(make_vehicle, kind=kind) for kind in KINDS},
    "pedestrian": make_pedestrian,
    "sign": make_sign,
    "lamp post": make_lamp_post,
    "utility pole": make_utility_pole,
    "traffic light": make_traffic_light,
    "tree": make_tree,
    "bush": make_bush,
    "hedge": functools.partial(make_hedge, length=4.0),
    "building": functools.partial(make_building, width=12.0, depth=9.0),
    "fence": functools.partial(make_fence, length=5.0),
    "wall": functools.partial(make_wall, length=5.0),
    "container": make_container,
    "bus shelter": make_bus_shelter,
    "bin": make_bin,
}
LABELS = {
    **{kind: {10} for kind in KINDS},
    "pedestrian": {4}, "sign": {5, 12}, "lamp post": {5}, "utility pole": {5}, "traffic light": {5},
    "tree": {9}, "bush": {9}, "hedge": {9}, "building": {1}, "fence": {2}, "wall": {11},
    "container": {3}, "bus shelter": {3}, "bin": {3},
}  # fmt: skip
# The least and the greatest length, width and height; along x and y for all but vehicles.
SIZES = {
    "hatchback": ((3.7, 1.7, 1.4), (4.4, 2.25, 1.8)),
    "saloon": ((4.3, 1.75, 1.35), (5.1, 2.3, 1.7)),
    "van": ((5.0, 1.9, 2.1), (5.9, 2.4, 2.6)),
    "truck": ((7.7, 2.4, 2.5), (9.2, 3.0, 3.7)),
    "bus": ((10.0, 2.5, 3.0), (12.2, 3.0, 3.6)),
    "pedestrian": ((0.25, 0.15, 1.04), (1.3, 1.5, 2.4)),
    "sign": ((0.75, 0.15, 2.3), (1.25, 0.35, 3.3)),
    "lamp post": ((0.25, 0.25, 5.9), (2.8, 0.8, 8.9)),
    "utility pole": ((1.5, 0.3, 7.0), (2.3, 1.0, 9.2)),
    "traffic light": ((0.5, 0.5, 3.4), (0.7, 0.8, 4.4)),
    "tree": ((1.5, 1.5, 4.4), (9.0, 9.0, 12.0)),
    "bush": ((0.6, 0.6, 0.4), (2.6, 2.6, 2.3)),
    "hedge": ((3.9, 0.5, 0.6), (4.5, 1.3, 1.9)),
    "building": ((12.0, 9.0, 3.3), (13.0, 11.2, 31.0)),
    "fence": ((4.9, 0.05, 1.1), (5.1, 0.3, 1.95)),
    "wall": ((5.0, 0.2, 0.85), (5.2, 0.6, 1.75)),
    "container": ((1.2, 0.9, 0.9), (4.0, 1.8, 1.6)),
    "bus shelter": ((3.2, 1.4, 2.3), (4.9, 2.0, 2.8)),
    "bin": ((0.5, 0.6, 0.9), (0.8, 0.8, 1.3)),
}
SEEDS = range(6)


@functools.cache
def thing(name: str, seed: int) -> mesh.Thing:
    return MAKERS[name](np.random.default_rng(seed))


@pytest.mark.parametrize("name", MAKERS)
def test_everything_stands_on_the_ground_and_states_its_size(name):
    for seed in SEEDS:
        made = thing(name, seed)
        low, high = made.bounds()
        assert made.kind == name
        assert abs(low[2]) < 1e-4
        extent = (high - low)[[1, 0, 2] if name in KINDS else [0, 1, 2]]
        np.testing.assert_allclose(made.size, extent, atol=1e-3)
        least, greatest = SIZES[name]
        assert (extent >= least).all() and (extent <= greatest).all(), (name, seed, extent)


@pytest.mark.parametrize("name", [*KINDS, "pedestrian", "container", "bus shelter", "bin"])
def test_what_takes_up_room_is_centred(name):
    for seed in SEEDS:
        low, high = thing(name, seed).bounds()
        assert np.abs(low + high)[:2].max() < 2e-3


@pytest.mark.parametrize("name", ["sign", "lamp post", "utility pole", "traffic light", "tree"])
def test_what_has_a_foot_has_it_at_the_origin(name):
    for seed in SEEDS:
        points = np.concatenate([part.mesh.vertices for part in thing(name, seed).parts])
        foot = points[points[:, 2] < 0.01]
        assert np.abs(foot[:, :2].min(0) + foot[:, :2].max(0)).max() < 0.05
        assert np.hypot(*foot[:, :2].T).max() < 0.35


@pytest.mark.parametrize("name", MAKERS)
def test_parts_are_labelled_and_well_formed(name):
    for seed in SEEDS:
        parts = thing(name, seed).parts
        assert {part.label for part in parts} == LABELS[name]
        for part in parts:
            shape = part.mesh
            assert np.isfinite(shape.vertices).all()
            assert np.abs(np.linalg.norm(shape.normals, axis=1) - 1).max() < 1e-3
            assert shape.faces.max() < len(shape.vertices)
            assert shape.vertices.dtype == shape.normals.dtype == np.float32
            assert shape.faces.dtype == np.uint32
            if shape.colors is not None:
                assert shape.colors.shape == shape.vertices.shape
                assert shape.colors.min() >= 0 and shape.colors.max() <= 1.0


@pytest.mark.parametrize("name", [name for name in MAKERS if name not in ("tree", "bush", "hedge")])
def test_normals_look_to_the_side_that_the_faces_turn_to(name):
    for seed in SEEDS:
        for part in thing(name, seed).parts:
            corners = part.mesh.vertices[part.mesh.faces].astype(float)
            area = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
            size = np.linalg.norm(area, axis=1)
            facing = np.einsum("ij,ij->i", area, part.mesh.normals[part.mesh.faces].sum(1)) > 0
            # Slivers of marching cubes may disagree, where one layer of clothes ends on another.
            assert size[~facing].sum() <= 3e-3 * size.sum()


@pytest.mark.parametrize("name", [*KINDS, "pedestrian", "utility pole", "fence", "bin", "container"])
def test_closed_things_are_right_side_out(name):
    for seed in SEEDS:
        assert all(mesh.volume(part.mesh) > 0 for part in thing(name, seed).parts)


@pytest.mark.parametrize("kind", KINDS)
def test_wheels_touch_the_ground_at_four_corners(kind):
    for seed in SEEDS:
        made = thing(kind, seed)
        points = np.concatenate([part.mesh.vertices for part in made.parts])
        touching = points[points[:, 2] < 0.01]
        for x in (-1, 1):
            for y in (-1, 1):
                assert ((touching[:, 0] * x > 0.5) & (touching[:, 1] * y > 0.5)).any()


@pytest.mark.parametrize("kind", KINDS)
def test_a_vehicle_has_its_red_lamps_behind(kind):
    for seed in SEEDS:
        gloss = thing(kind, seed).parts[0].mesh
        red = np.abs(gloss.colors - (0.5, 0.008, 0.006)).max(1) < 1e-3
        assert red.any() and gloss.vertices[red, 1].max() < 0
        assert sum(len(part.mesh.faces) for part in thing(kind, seed).parts) < 9000


@pytest.mark.parametrize("name", MAKERS)
def test_the_same_seed_gives_the_same_thing_and_another_gives_another(name):
    first, again, other = thing(name, 3), MAKERS[name](np.random.default_rng(3)), thing(name, 4)
    for one, two in zip(first.parts, again.parts, strict=True):
        np.testing.assert_array_equal(one.mesh.vertices, two.mesh.vertices)
        np.testing.assert_array_equal(one.mesh.faces, two.mesh.faces)
    assert first.size != other.size or any(
        one.mesh.vertices.shape != two.mesh.vertices.shape
        or (one.mesh.colors is not None and not np.array_equal(one.mesh.colors, two.mesh.colors))
        for one, two in zip(first.parts, other.parts, strict=True)
    )


def test_every_sign_has_a_face_of_its_own():
    faces = [picture(name).tobytes() for name in SIGNS]
    assert len(set(faces)) == len(SIGNS)


def test_the_front_of_a_sign_looks_towards_minus_y():
    for seed in SEEDS:
        face = thing("sign", seed).parts[0].mesh
        np.testing.assert_allclose(face.normals, np.broadcast_to((0, -1, 0), face.normals.shape), atol=1e-6)
        # The picture is upright and not mirrored: u grows with x, v shrinks with z.
        for axis, column, sign in ((0, 0, 1), (2, 1, -1)):
            assert np.corrcoef(face.vertices[:, axis], sign * face.coordinates[:, column])[0, 1] > 0.999


def test_an_unknown_vehicle_is_refused():
    with pytest.raises(ValueError, match=r"no vehicle called 'tram'.*hatchback"):
        make_vehicle(np.random.default_rng(0), "tram")


@pytest.mark.parametrize("make", [make_fence, make_wall, make_hedge])
def test_too_short_a_length_is_refused(make):
    for length in (0.0, -3.0, float("nan")):
        with pytest.raises(ValueError, match=rf"{make.__name__} got length"):
            make(np.random.default_rng(0), length)


def test_too_small_a_building_is_refused():
    with pytest.raises(ValueError, match="got width"):
        make_building(np.random.default_rng(0), 1.0, 8.0)
    with pytest.raises(ValueError, match="got depth"):
        make_building(np.random.default_rng(0), 8.0, 2)


CORNER = [(0, 0), (2, 0), (2, 1), (1, 1), (1, 2), (0, 2)]
SOLIDS = {
    "box": (solids.box((0, 0, 0), (1, 2, 3)), 6.0),
    "bevelled box": (solids.box((0, 0, 0), (1, 2, 3), bevel=0.1), 5.886),
    "lathe": (solids.lathe([(1, 0), (1, 2)], 64), 2 * np.pi),
    "cone": (solids.lathe([(1, 0), (0, 3)], 64), np.pi),
    "tube": (solids.tube([(0, 0, 0), (2, 0, 0)], [1, 1], 64), 2 * np.pi),
    "ball": (solids.ball((1, 2, 3), (1, 2, 3), 48, 32), 8 * np.pi),
    **{f"L along {axis}": (solids.extrude(CORNER, 0, 2, axis=axis), 6.0) for axis in range(3)},
    "clockwise outline": (solids.extrude([(0, 0), (0, 1), (1, 1), (1, 0)], 0, 2), 2.0),
}


@pytest.mark.parametrize("name", SOLIDS)
def test_solids_enclose_their_volume(name):
    solid, expected = SOLIDS[name]
    assert mesh.volume(solid) == pytest.approx(expected, rel=0.02)


def test_shading_keeps_sharp_edges_and_smooths_flat_ones():
    assert len(solids.box((0, 0, 0), (1, 1, 1)).vertices) == 24
    round_ = solids.lathe([(1, 0), (1, 1)], 32)
    side = np.abs(round_.normals[:, 2]) < 0.5
    expected = round_.vertices[side] * (1, 1, 0)
    np.testing.assert_allclose(round_.normals[side], expected, atol=0.01)
    faceted = solids.lathe([(1, 0), (1, 1)], 5)
    assert (np.unique(np.round(faceted.normals, 3), axis=0).shape[0]) == 5 + 2


def test_merge_fills_in_colours_and_coordinates():
    plain, red = solids.box((0, 0, 0), (1, 1, 1)), solids.panel((0, 0, 0), (1, 0, 0), (0, 0, 1), (1, 0, 0))
    both = mesh.merge([plain, red])
    assert both.colors[:24].min() == 1.0 and both.colors[24:, 1].max() == 0.0
    assert both.coordinates[:24].max() == 0.0 and both.coordinates[24:].max() == 1.0
    assert both.faces.max() == len(both.vertices) - 1
    with pytest.raises(ValueError, match="no mesh to merge"):
        mesh.merge([])


def test_only_a_counter_clockwise_outline_is_triangulated():
    assert solids.triangulate(np.array(CORNER)).shape == (4, 3)
    with pytest.raises(ValueError, match="runs clockwise"):
        solids.triangulate(np.array(CORNER[::-1]))


def test_a_tube_needs_a_radius_for_each_point():
    with pytest.raises(ValueError, match="as many radii as points"):
        solids.tube([(0, 0, 0), (0, 0, 1)], [1.0], 8)


@pytest.mark.parametrize("axis", range(3))
@pytest.mark.parametrize("sign", [-1, 1])
def test_a_decal_lies_on_its_side_of_the_body_and_looks_outwards(axis, sign):
    body = solids.ball((0, 0, 0), (1, 1, 1), 64, 48)
    plate = rectangle(body, (-0.2, -0.1), (0.2, 0.1), axis, sign, out=0.01, columns=5, rows=5)
    assert (plate.vertices[:, axis] * sign > 0.9).all()
    outer = plate.normals[:, axis] * sign > 0.9
    assert np.linalg.norm(plate.vertices[outer], axis=1) == pytest.approx(1.01, abs=0.006)
    # Drawn the other way round, it still looks outwards.
    flipped = decal(body, [(0.2, -0.1), (-0.2, -0.1)], [(0.2, 0.1), (-0.2, 0.1)], axis, sign)
    assert (flipped.normals[:, axis] * sign).max() > 0.9 and (flipped.normals[:, axis] * sign).min() > -0.9


def test_rays_that_miss_take_the_nearest_hit_and_all_missing_is_an_error():
    body = solids.box((0, 0, 0), (1, 1, 1))
    np.testing.assert_allclose(project(body, np.array([(0.5, 0.5), (0.5, 1.2)]), 0, 1), 1.0)
    np.testing.assert_allclose(project(body, np.array([(0.5, 0.5)]), 0, -1), 0.0)
    with pytest.raises(ValueError, match="No ray meets"):
        project(body, np.array([(5.0, 5.0)]), 0, 1)
