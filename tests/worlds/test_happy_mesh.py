import numpy as np
import pytest

pytest.importorskip("mitsuba", reason="needs the extra worlds: pip install -e '.[worlds]'")

from shared_utils.worlds import happy_mesh, shapes
from shared_utils.worlds.happy_mesh import (
    ball,
    join,
    mesh_on_axes,
    mirrored,
    sheet,
    tube,
    uneven_axis,
    without,
)


def edges_used_twice(mesh, weld=False):
    same = np.arange(len(mesh.vertices))
    if weld:  # a closed tube begins and ends with the same ring
        same = np.unique(mesh.vertices.round(5), axis=0, return_inverse=True)[1].ravel()
    edges = np.sort(same[mesh.faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2)], axis=1)
    return np.all(np.unique(edges, axis=0, return_counts=True)[1] == 2)


def test_an_uneven_axis_joins_its_pieces():
    axis = uneven_axis((0, 1, 0.5), (1, 2, 0.25))
    np.testing.assert_allclose(axis, [0, 0.5, 1, 1.25, 1.5, 1.75, 2])


AXES = (
    uneven_axis((-1.5, 0, 0.05), (0, 1.5, 0.11)),
    uneven_axis((-1.5, 1.5, 0.07)),
    uneven_axis((-1.5, -0.3, 0.1), (-0.3, 1.5, 0.06)),
)


def test_a_ball_on_an_uneven_grid_is_round_closed_and_faces_outwards():
    mesh = mesh_on_axes(shapes.sphere((0.1, 0, 0), 1.0), AXES)
    out = mesh.vertices - (0.1, 0, 0)
    np.testing.assert_allclose(np.linalg.norm(out, axis=1), 1, atol=0.01)
    assert edges_used_twice(mesh)
    assert ((mesh.normals * out).sum(1) > 0.95).all()
    a, b, c = (mesh.vertices[mesh.faces[:, i]].astype(float) for i in range(3))
    volume = np.einsum("ij,ij->", a, np.cross(b, c)) / 6
    assert volume == pytest.approx(4 / 3 * np.pi, rel=0.02)


def test_only_the_neighbourhood_of_the_surface_is_evaluated_and_nothing_is_lost(monkeypatch):
    body, cut = shapes.sphere((0, 0, 0), 1.0), shapes.sphere((0, -1, 0), 0.35)
    asked, grids = [], []

    def field(points):
        asked.append(len(points))
        return without(body(points), cut(points), 0.02)

    march = happy_mesh.marching_cubes
    monkeypatch.setattr(happy_mesh, "marching_cubes", lambda v, *a, **k: grids.append(v) or march(v, *a, **k))
    mesh_on_axes(field, AXES)
    assert sum(asked) < 0.5 * grids[0].size
    everywhere = field(np.stack(np.meshgrid(*AXES, indexing="ij"), -1).reshape(-1, 3)).reshape(grids[0].shape)
    np.testing.assert_array_equal(grids[0] > 0, everywhere > 0)


def test_closed_sheets_are_closed():
    circle = np.array([(np.cos(t), 0, np.sin(t)) for t in np.arange(0, 6.2, 0.3)])
    assert edges_used_twice(tube(circle, 0.1), weld=True)
    assert not edges_used_twice(tube(circle, 0.1, closed=False), weld=True)
    mesh = ball((1, 2, 3), (1, 2, 0.5))
    np.testing.assert_allclose((((mesh.vertices - (1, 2, 3)) / (1, 2, 0.5)) ** 2).sum(1), 1, atol=1e-5)
    plane = sheet(np.stack(np.meshgrid(np.arange(4), np.arange(3), [0], indexing="ij"), -1)[:, :, 0])
    assert len(plane.faces) == 2 * 3 * 2
    np.testing.assert_allclose(np.abs(plane.normals[:, 2]), 1)


def test_joined_meshes_keep_their_triangles_apart():
    one, two = ball((0, 0, 0), (1, 1, 1)), ball((5, 0, 0), (1, 1, 1))
    both = join(one, two)
    assert len(both.vertices) == 2 * len(one.vertices)
    np.testing.assert_array_equal(both.faces[len(one.faces) :], two.faces + len(one.vertices))


def test_mirrored_points_do_not_change_the_original():
    points = np.array([[-1.0, 2, 3]])
    np.testing.assert_array_equal(mirrored(points), [[1, 2, 3]])
    assert points[0, 0] == -1
