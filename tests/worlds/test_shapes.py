"""Distance fields against what they must be, and the meshes made of them."""

import numpy as np
import pytest

pytest.importorskip("mitsuba", reason="needs the extra 'worlds'")
pytest.importorskip("skimage", reason="needs the extra 'worlds'")

from shared_utils.worlds import shapes


def points(count=400, reach=3.0):
    return np.random.default_rng(0).uniform(-reach, reach, (count, 3)).astype(np.float32)


def brute_cone(p, a, b, r_a, r_b):
    """The capsule's distance with the definition written out: nearest point on the axis."""
    a, b = np.asarray(a, float), np.asarray(b, float)
    along = np.clip([(x - a) @ (b - a) / ((b - a) @ (b - a)) for x in p.astype(float)], 0, 1)
    return np.array(
        [np.linalg.norm(x - a - h * (b - a)) - r_a - h * (r_b - r_a) for x, h in zip(p, along, strict=True)]
    )


@pytest.mark.parametrize("far", [0.0, 30.0])
def test_cone_is_the_distance_to_its_axis(far):
    p = points() + np.float32(far)
    a, b = (far - 1, far, far), (far + 0.5, far + 2, far + 1)
    expected = brute_cone(p, a, b, 0.4, 0.2)
    assert np.allclose(shapes.cone(a, b, 0.4, 0.2)(p), expected, atol=2e-3)


def test_a_point_like_cone_is_a_sphere():
    p = points()
    assert np.allclose(shapes.cone((1, 0, 0), (1, 0, 0), 0.5)(p), shapes.sphere((1, 0, 0), 0.5)(p), atol=1e-4)


def test_box_is_exact_outside_and_inside():
    field = shapes.box((0, 0, 0), (1, 2, 3))
    p = np.float32([(2, 0, 0), (2, 3, 0), (0, 0, 0), (0, 1.9, 0)])
    assert np.allclose(field(p), [1, np.sqrt(2), -1, -0.1], atol=1e-6)


def test_rounding_keeps_the_size_of_a_box():
    field = shapes.box((0, 0, 0), (1, 1, 1), rounding=0.3)
    assert np.allclose(field(np.float32([(1, 0, 0), (0, -1, 0)])), 0, atol=1e-6)
    assert field(np.float32([(1, 1, 1)]))[0] > 0.1


def test_ellipsoid_has_its_radii_along_its_turned_axes():
    turn = np.float32([(0, -1, 0), (1, 0, 0), (0, 0, 1)])  # x to y
    field = shapes.ellipsoid((0, 0, 1), (3, 2, 1), turn)
    on = np.float32([(0, 3, 1), (2, 0, 1), (0, 0, 2)])
    assert np.allclose(field(on), 0, atol=1e-5)
    assert field(np.float32([(0, 0, 1)]))[0] == -1


@pytest.mark.parametrize("blend", [0.0, 0.3])
def test_union_subtract_intersect(blend):
    a, b, p = shapes.sphere((0, 0, 0), 1), shapes.sphere((0.8, 0, 0), 0.6), points()
    d_a, d_b = a(p), b(p)
    both = shapes.union(a, b, blend=blend)(p)
    assert np.all(both <= np.minimum(d_a, d_b) + 1e-6)
    assert np.all(both >= np.minimum(d_a, d_b) - blend / 4 - 1e-6)
    less, common = shapes.subtract(a, b, blend)(p), shapes.intersect(a, b, blend)(p)
    assert np.all(less >= np.maximum(d_a, -d_b) - 1e-6)
    assert np.all(common >= np.maximum(d_a, d_b) - 1e-6)
    clear = np.abs(np.abs(d_a) - np.abs(d_b)) > blend + 1e-6
    assert np.allclose(both[clear], np.minimum(d_a, d_b)[clear])
    assert clear.sum() > 50


def test_place_turns_then_moves():
    turn = np.float32([(0, -1, 0), (1, 0, 0), (0, 0, 1)])
    placed = shapes.place(shapes.sphere((1, 0, 0), 0.5), turn, (0, 0, 2))
    assert placed(np.float32([(0, 1, 2)]))[0] == pytest.approx(-0.5)


def test_bend_raises_what_is_far_along_the_axis():
    bent = shapes.bend(shapes.cone((0, 0, -2), (0, 0, 2), 0.2), curvature=0.5)
    assert bent(np.float32([(0, 1, 2)]))[0] == pytest.approx(-0.2, abs=1e-5)


def test_a_chain_wants_a_radius_for_each_point():
    with pytest.raises(ValueError, match="as many radii as points"):
        shapes.chain([(0, 0, 0), (1, 0, 0)], [1.0])


def test_mesh_lies_on_the_surface_faces_outwards_and_is_closed():
    field = shapes.union(shapes.sphere((0, 0, 0), 1), shapes.cone((0, 0, 0), (0, 0, 3), 0.4, 0.2), blend=0.3)
    mesh = shapes.mesh_field(field, (-2, -2, -2), (2, 2, 4), 0.097)
    assert np.abs(field(mesh.vertices)).max() < 0.02
    assert np.all(field(mesh.vertices + 0.05 * mesh.normals) > field(mesh.vertices - 0.05 * mesh.normals))
    corners = mesh.vertices[mesh.faces]
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    outwards = (facing * mesh.normals[mesh.faces].mean(1)).sum(1)
    assert (outwards > 0).mean() > 0.999
    edges = np.sort(mesh.faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1)
    assert np.all(np.unique(edges, axis=0, return_counts=True)[1] == 2)


def test_leaving_out_far_blocks_changes_nothing(monkeypatch):
    field = shapes.subtract(
        shapes.ellipsoid((0, 0, 0), (2.5, 0.8, 1.5)), shapes.sphere((0, -1.5, 0), 1.2), blend=0.4
    )
    fast = shapes.mesh_field(field, (-3, -2, -2), (3, 2, 2), 0.11)
    monkeypatch.setattr(shapes, "_BLOCK", 200)  # one block: nothing is left out
    full = shapes.mesh_field(field, (-3, -2, -2), (3, 2, 2), 0.11)
    assert len(fast.vertices) == len(full.vertices)
    # Another grid size rounds the last digits otherwise.
    assert np.allclose(np.sort(fast.vertices, 0), np.sort(full.vertices, 0), atol=1e-4)


def test_a_mesh_that_is_not_there_is_an_error():
    with pytest.raises(ValueError, match="does not cross the box"):
        shapes.mesh_field(shapes.sphere((9, 0, 0), 1), (-1, -1, -1), (1, 1, 1), 0.1)


def test_a_mirrored_mesh_still_faces_outwards():
    mesh = shapes.mesh_field(shapes.sphere((0, 0, 0), 1), (-2, -2, -2), (2, 2, 2), 0.19)
    mirrored = mesh.moved(np.diag([-1.0, 1.0, 1.0]), (5, 0, 0))
    corners = mirrored.vertices[mirrored.faces]
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert np.all((facing * (corners.mean(1) - (5, 0, 0))).sum(1) > 0)


def test_soft_inside_and_mix_are_bounded():
    p = points()
    amount = shapes.soft_inside(shapes.sphere((0, 0, 0), 1), p, 0.5)
    distance = np.linalg.norm(p, axis=1) - 1
    assert np.all(amount[distance < -0.25] == 1)
    assert np.all(amount[distance > 0.25] == 0)
    mixed = shapes.mix(np.zeros((len(p), 3), np.float32), (1, 0.5, 0), amount)
    assert np.allclose(mixed[:, 0], amount)
    assert np.allclose(mixed[:, 1], amount / 2)


def test_smooth_noise_has_unit_variance_and_repeats():
    p = points(4000, 20)
    noise = shapes.smooth_noise(p, np.random.default_rng(1), 1.0)
    assert 0.7 < noise.std() < 1.4
    assert np.array_equal(noise, shapes.smooth_noise(p, np.random.default_rng(1), 1.0))
