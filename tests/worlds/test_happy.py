import dataclasses

import numpy as np
import pytest

pytest.importorskip("mitsuba", reason="needs the extra worlds: pip install -e '.[worlds]'")

from shared_utils.worlds import happy, happy_hair, happy_parts
from shared_utils.worlds.happy_face import Face
from shared_utils.worlds.happy_head import head_field, head_mesh
from shared_utils.worlds.happy_paint import paint_face, texture_coordinates
from shared_utils.worlds.happy_person import BEARDS, GLASSES, HAIR_STYLES, SMILES, Pose, draw_expression
from shared_utils.worlds.materials import draw_skin
from shared_utils.worlds.rendering import render_picture
from shared_utils.worlds.sampling import generator

STRAIGHT = Pose(turn=0, nod=0, tilt=0, gaze_x=0, gaze_z=0, brow_raise=0)


def face_of(index=0, smiling=True, expression=None, **person):
    rng = generator(7, 0, index)
    drawn = happy.draw(rng, int(smiling))
    shown = drawn.expression
    while expression is not None and shown.name != expression:
        shown = draw_expression(rng, smiling)
    return Face(dataclasses.replace(drawn.person, **person), shown)


def well_made(mesh):
    assert len(mesh.faces) > 50
    assert np.isfinite(mesh.vertices).all() and np.isfinite(mesh.normals).all()
    assert mesh.faces.max() < len(mesh.vertices)
    if mesh.colors is not None:
        assert mesh.colors.min() > 0 and mesh.colors.max() < 1


def test_a_turn_moves_the_nose_to_the_right_of_the_picture():
    nose, crown = np.array([0, -1, 0]), np.array([0, 0, 1])
    assert (happy.rotation(dataclasses.replace(STRAIGHT, turn=20)) @ nose)[0] > 0.3
    assert (happy.rotation(dataclasses.replace(STRAIGHT, nod=20)) @ nose)[2] < -0.3
    assert (happy.rotation(dataclasses.replace(STRAIGHT, tilt=20)) @ crown)[0] > 0.3
    turn = happy.rotation(Pose(20, -10, 15, 0, 0, 0))
    np.testing.assert_allclose(turn @ turn.T, np.eye(3), atol=1e-6)
    assert np.linalg.det(turn) == pytest.approx(1)


def seen_at(points, camera):
    """Where points lie in a picture of 64 pixels: right and down from its middle."""
    to_camera = np.linalg.inv(np.array(camera["to_world"].matrix, float))
    x, y, z = (np.asarray(points, float) @ to_camera[:3, :3].T + to_camera[:3, 3]).T
    return np.stack([-x, -y], 1) / z[:, None] / np.tan(np.radians(camera["fov"] / 2)) * 32


def test_pictures_are_cut_out_around_eyes_and_mouth():
    places = []
    for index in range(60):
        drawn = happy.draw(generator(8, 0, index), index % 2)
        face = Face(drawn.person, drawn.expression, drawn.pose.brow_raise)
        turn = happy.rotation(drawn.pose)
        camera = happy.camera(face, turn, drawn)
        marks = np.array([(0, -0.70, face.eye_z), (0, -0.74, face.mouth_z)], np.float32)
        places.append(seen_at((marks - happy.PIVOT) @ turn.T + happy.PIVOT, camera))
    places = np.array(places)
    assert places.std(0).min() > 1.5 and places.std(0).max() < 3.5
    eyes, mouth = places.mean(0)
    assert abs(eyes[0]) < 1 and abs(mouth[0]) < 1
    assert 17 < mouth[1] - eyes[1] < 23
    assert eyes[1] < -2 and mouth[1] > 12


@pytest.mark.parametrize("index", range(3))
@pytest.mark.parametrize("smiling", [False, True])
def test_the_head_lies_on_its_field_and_is_symmetric_but_for_the_mouth(index, smiling):
    face = face_of(index, smiling)
    face.expression = dataclasses.replace(face.expression, skew=0.0)
    field = head_field(face)
    mesh = head_mesh(face)
    well_made(mesh)
    assert np.quantile(np.abs(field(mesh.vertices)), 0.95) < 0.01
    points = mesh.vertices[::50]
    np.testing.assert_allclose(field(points), field(points * [-1, 1, 1]), atol=1e-4)


@pytest.mark.parametrize("smiling", [False, True])
@pytest.mark.parametrize("index", range(5))
def test_the_corners_of_the_mouth_say_what_the_label_says(index, smiling):
    face = face_of(index, smiling)
    corners = face.mouth_centre(np.array([-face.mouth_width, face.mouth_width])).mean()
    raised = corners - face.mouth_centre(np.array([0.0]))[0]
    assert raised == pytest.approx(face.expression.lift)
    assert raised > 0.1 if smiling else raised < 0.03


def test_teeth_show_only_behind_lips_that_open():
    assert happy_parts.teeth(face_of(expression="closed")) == []
    assert len(happy_parts.teeth(face_of(expression="laugh"))) == 1
    assert len(happy_parts.teeth(face_of(smiling=False, expression="bared"))) == 2
    face = face_of(expression="laugh")
    row = happy_parts.teeth(face)[0].mesh.vertices
    assert (row[:, 1] > face.mouth_front(row[:, 0])).all()
    assert (np.abs(row[:, 0]) < face.mouth_width).all()


def test_the_painting_lies_right_way_up_on_the_head():
    face = face_of(expression="closed", beard="none", lipstick=False)
    painting = paint_face(face, draw_skin(np.random.default_rng(0), 0.2), np.random.default_rng(0))
    assert painting.dtype == np.float32 and painting.min() > 0 and painting.max() < 1
    height, width = painting.shape[:2]

    def at(x, z):
        u, v = texture_coordinates(np.array([[x, -0.8, z]]))[0]
        return painting[int(v * height), int(u * width)]

    cheek, lip = at(0.2, face.mouth_z + 0.2), at(0.0, face.lip_centres(np.zeros(1))[1][0])
    brow = at(face.eye_x, face.brow(np.array([face.eye_x]))[0][0])
    assert lip[1] / lip[0] < 0.85 * cheek[1] / cheek[0]
    assert brow.sum() < 0.6 * cheek.sum()
    # The lips of a smile rise towards the corners in the painting too: +x is right, +z up.
    x = 0.8 * face.mouth_width
    assert at(x, face.mouth_centre(np.array([x]))[0])[0] < 0.75 * cheek[0]
    assert at(x, face.mouth_centre(np.array([0.0]))[0] - 0.05)[0] > 0.75 * cheek[0]


def hides_mouth_or_eyes(vertices, face):
    x, y, z = vertices.T
    low = face.mouth_centre(np.array([0.0]))[0] - face.expression.lower - 0.02
    return ((np.abs(x) < face.mouth_width) & (y < -0.6) & (z > low) & (z < face.eye_z + 0.05)).any()


@pytest.mark.parametrize("style", HAIR_STYLES)
def test_hair_of_every_style_leaves_the_face_free(style):
    for index in (1, 2):
        face = face_of(index, hair=style)
        parts = happy_hair.hair(face)
        assert bool(parts) == (style != "bald")
        for part in parts:
            well_made(part.mesh)
            assert not hides_mouth_or_eyes(part.mesh.vertices, face)


@pytest.mark.parametrize("kind", BEARDS)
def test_beards_leave_the_lips_free(kind):
    face = face_of(3, expression="teeth", beard=kind)
    parts = happy_hair.beard(face)
    assert bool(parts) == (kind not in ("none", "stubble"))
    for part in parts:
        well_made(part.mesh)
        field = head_field(face)
        x, _, z = part.mesh.vertices.T
        proud = field(part.mesh.vertices) > 0.005
        assert proud.any()
        upper, lower = face.lip_centres(x)
        lips = (z < upper) & (z > lower) & (np.abs(x) < 0.9 * face.mouth_width)
        assert not (proud & lips).any()


@pytest.mark.parametrize("kind", GLASSES)
def test_glasses_stand_before_the_eyes(kind):
    face = face_of(4, glasses=kind)
    parts = happy_parts.glasses(face)
    assert bool(parts) == (kind != "none")
    for part in parts:
        well_made(part.mesh)
        rims = part.mesh.vertices[np.abs(part.mesh.vertices[:, 0]) < face.eye_x]
        assert (rims[:, 1] < face.eye_y - face.eye_radius).all()


def test_eyes_look_where_the_pose_looks():
    face = face_of(5)
    straight, aside = (
        happy_parts.eyeball(face, 1, dataclasses.replace(STRAIGHT, gaze_x=gaze)).mesh for gaze in (0, 20)
    )

    def pupil(mesh):
        return mesh.vertices[mesh.colors.max(1) < 0.01].mean(0)

    assert pupil(aside)[0] > pupil(straight)[0] + 0.2 * face.eye_radius
    assert pupil(straight)[1] < face.eye_y - 0.9 * face.eye_radius


@pytest.mark.slow
def test_ten_pictures_rendered_twice_are_the_same_to_the_byte():
    pictures = {}
    for _ in range(2):
        for index in range(10):
            picture, label, factors = render_picture(happy, 11, 1, index, size=32, spp=2)
            assert picture.shape == (32, 32, 3) and picture.dtype == np.uint8
            assert label == index % 2 == int(factors["expression"] in SMILES)
            again = pictures.setdefault(index, (picture, factors))
            assert again[0].tobytes() == picture.tobytes()
            assert again[1] == factors
    assert len({picture.tobytes() for picture, _ in pictures.values()}) == 10
