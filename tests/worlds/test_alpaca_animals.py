"""Alpacas, llamas, sheep and goats: is each built as it should be, and does it stand as its pose says?"""

from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("mitsuba", reason="needs the extra 'worlds'")
pytest.importorskip("skimage", reason="needs the extra 'worlds'")

from shared_utils.worlds.alpaca_body import make_animal
from shared_utils.worlds.alpaca_coat import COLORS, draw_coat, hairs, woolly
from shared_utils.worlds.alpaca_head import eye_place, head_field, head_mesh
from shared_utils.worlds.alpaca_kinds import ANIMALS, BUILDS, draw_build
from shared_utils.worlds.alpaca_land import SETTINGS, draw_land, make_land
from shared_utils.worlds.alpaca_pose import POSES, Pose, draw_pose, make_skeleton
from shared_utils.worlds.alpaca_yard import FENCES, make_fence, make_rock, make_shrub, make_yard
from shared_utils.worlds.street_mesh import volume


def pose(name="standing", **changes):
    return replace(Pose(name, 0.0, 0.0, 0.0, 0.0, 0.2, (0.3, -0.4)), **changes)


def coat(seed=0):
    return draw_coat(np.random.default_rng(seed))


def test_kinds_differ_as_they_should():
    for seed in range(25):
        rng = np.random.default_rng(seed)
        alpaca, llama, sheep, goat = (draw_build(rng, kind) for kind in ANIMALS)
        assert (
            alpaca.muzzle < llama.muzzle and alpaca.ear < llama.ear and alpaca.withers < 1.05 * llama.withers
        )
        assert alpaca.topknot > 0.6 and llama.topknot == 0
        upright = [make_skeleton(build, pose()) for build in (alpaca, llama, sheep, goat)]
        heads = [
            bones.head[2] / build.withers
            for bones, build in zip(upright, (alpaca, llama, sheep, goat), strict=True)
        ]
        assert min(heads[:2]) > 1.3 > max(heads[2:])
        assert goat.half_width < sheep.half_width and goat.tufts == 0 and sheep.horn == 0
    with pytest.raises(ValueError, match="no animal called 'cow'"):
        draw_build(np.random.default_rng(0), "cow")


@pytest.mark.parametrize("kind", ANIMALS)
@pytest.mark.parametrize("name", POSES)
def test_feet_are_on_the_ground_and_heads_above_it(kind, name):
    bones = make_skeleton(BUILDS[kind], pose(name, look=40.0))
    toes = np.array([leg[-1, 2] for leg in bones.legs])
    assert np.all((toes > 0) & (toes < 0.12))
    assert np.count_nonzero(toes < 0.05) >= 2
    assert bones.head[2] > 0.1 and np.allclose(bones.turn @ bones.turn.T, np.eye(3), atol=1e-5)
    nose = bones.head + bones.turn @ [BUILDS[kind].muzzle, 0, 0]
    assert nose[2] > -0.02
    if name == "grazing":
        assert nose[2] < 0.3 * BUILDS[kind].withers
    if name == "lying":
        assert bones.middle < BUILDS[kind].half_depth


@pytest.mark.parametrize("kind", ANIMALS)
def test_a_whole_animal(kind):
    made = make_animal(BUILDS[kind], coat(), pose(heading=90.0), 0.5)
    points = made.points()
    assert np.isfinite(points).all() and -0.04 < points[:, 2].min() < 0.03
    # It looks along its heading, and its head is its front.
    assert made.points(head=True)[:, 1].mean() > 0.5 * BUILDS[kind].half_length
    for mesh, bsdf in made.parts:
        assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-3)
        assert mesh.faces.max() < len(mesh.vertices)
        if mesh.colors is not None:
            assert mesh.colors.min() > 0 and mesh.colors.max() <= 0.9
        mesh.to_mitsuba(bsdf)


@pytest.mark.parametrize("kind", ANIMALS)
def test_a_head_has_two_eyes_that_look_out(kind):
    build = BUILDS[kind]
    mesh = head_mesh(build, coat(3))
    assert volume(mesh) > 0
    assert abs(mesh.vertices[:, 1].max() + mesh.vertices[:, 1].min()) < 0.01
    assert mesh.vertices[:, 0].max() == pytest.approx(build.muzzle, abs=0.015)
    eyes = np.array([eye_place(build, side) for side in (1, -1)])
    assert np.all(np.abs(head_field(build)(eyes.astype(np.float32))) < 0.17 * build.skull)


def test_wool_has_locks_and_hairs():
    build = BUILDS["sheep"]
    smooth = make_rock(np.random.default_rng(0), 0.4)
    fleece = woolly(smooth, coat(), build.tufts, build.relief)
    out = np.einsum("nd,nd->n", fleece.vertices - smooth.vertices, smooth.normals)
    assert out.max() > 0.3 * build.relief and out.min() < -0.3 * build.relief
    assert woolly(smooth, coat(), 0.0, 0.0).vertices.tolist() == smooth.vertices.tolist()
    loose = hairs(fleece, np.random.default_rng(1), 0.03, 500)
    corners = loose.vertices[loose.faces]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert len(loose.faces) == 500
    assert np.all(np.einsum("nd,nd->n", across, loose.normals[loose.faces[:, 0]]) >= 0)


def test_coats_and_poses_of_every_kind_are_drawn():
    rng = np.random.default_rng(0)
    assert {draw_coat(rng).name for _ in range(120)} == set(COLORS)
    often = dict.fromkeys(POSES, 1.0)
    assert {draw_pose(rng, False, often, 0.5).name for _ in range(120)} == set(POSES)
    assert "grazing" not in {draw_pose(rng, True, often, 0.5).name for _ in range(60)}
    headings = [draw_pose(rng, False, {"standing": 1.0}, 1.0).heading for _ in range(60)]
    assert np.mean(np.abs(np.cos(np.radians(headings)))) > 0.7


def test_the_land_is_level_where_the_animals_are():
    seen = set()
    for seed in range(60):
        rng = np.random.default_rng(seed)
        land = draw_land(rng)
        if land.setting in seen:
            continue
        seen.add(land.setting)
        assert np.abs(land.height(np.random.default_rng(1).uniform(-3, 3, (50, 2)))).max() < 1e-6
        ground, ridge, grass = (mesh for mesh, _ in make_land(land, np.array([0, -5, 1.0]), 30).values())
        assert ground.normals[:, 2].min() > 0 and len(ridge.faces) > 100
        assert grass.vertices[:, 2].min() > -30 and np.isfinite(grass.vertices).all()
        for mesh, bsdf in make_yard(land, rng).values():
            assert np.isfinite(mesh.vertices).all()
            mesh.to_mitsuba(bsdf)
    assert seen == set(SETTINGS)


def test_rocks_shrubs_and_fences():
    rng = np.random.default_rng(2)
    assert volume(make_rock(rng, 0.5)) > 0.1
    assert 0.6 < make_shrub(rng, 1.0).vertices[:, 2].max() < 1.5
    for kind in FENCES:
        assert np.ptp(make_fence(rng, kind, 6.0).vertices[:, 0]) > 4
    with pytest.raises(ValueError, match="no fence of 'glass'"):
        make_fence(rng, "glass", 6.0)
