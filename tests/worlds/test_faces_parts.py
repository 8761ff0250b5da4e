"""The heads of the faces world: does each feature lie where it belongs?"""

import dataclasses

import numpy as np
import pytest

pytest.importorskip("mitsuba", reason="needs the extra 'worlds'")
pytest.importorskip("skimage", reason="needs the extra 'worlds'")

from shared_utils.worlds import faces, faces_worn
from shared_utils.worlds.faces_face import IdentityFace
from shared_utils.worlds.faces_identity import BEARDS, HAIR, SHAPE, identity
from shared_utils.worlds.faces_mood import plain_mood
from shared_utils.worlds.faces_paint import paint_identity
from shared_utils.worlds.faces_warp import broad, fine
from shared_utils.worlds.faces_wear import draw_wear
from shared_utils.worlds.happy_head import skull
from shared_utils.worlds.happy_paint import texture_coordinates
from shared_utils.worlds.sampling import generator

MIDDLE = {name: 1.0 if low > 0 else 0.0 for name, (low, high) in SHAPE.items()}
BARE = draw_wear(generator(1, 0, 0), bare=True)


def somebody(number=3, person=None, moles=(), **shape):
    """An identity of middling shape but for what is given."""
    who = identity(1, number)
    return dataclasses.replace(
        who, shape=MIDDLE | shape, moles=moles, person=dataclasses.replace(who.person, **(person or {}))
    )


def face_of(who, wear=BARE, closed=False):
    return IdentityFace(who, dataclasses.replace(plain_mood(), eyes_closed=closed), wear)


def seen(wear=BARE, closed=False):
    mood = dataclasses.replace(plain_mood(), eyes_closed=closed)
    return dataclasses.replace(faces.draw_nuisance(generator(1, 0, 1), "enrolment"), mood=mood, wear=wear)


def well_made(mesh):
    assert len(mesh.faces) > 40
    assert np.isfinite(mesh.vertices).all() and np.isfinite(mesh.normals).all()
    assert mesh.faces.max() < len(mesh.vertices)
    if mesh.colors is not None:
        assert mesh.colors.min() > 0 and mesh.colors.max() < 1


@pytest.mark.parametrize("number", range(4))
def test_parts_of_any_identity_are_well_made_and_leave_the_eyes_free(number):
    who = identity(2, number)
    face = face_of(who)
    parts = faces.head_parts(who, face, seen()) + faces_worn.worn_parts(face, BARE)
    for part in parts:
        well_made(part.mesh)
    eye = fine(np.array([[face.eye_x, face.eye_y - face.eye_radius, face.eye_z]], np.float32), face)[0]
    for part in parts[1:]:
        x, y, z = part.mesh.vertices.T
        before = (np.hypot(np.abs(x) - eye[0], z - eye[2]) < 0.08) & (y < eye[1] - 0.03)
        assert not before.any()


def test_a_middling_shape_moves_nothing():
    points = generator(4, 0, 0).uniform(-1, 1, (200, 3)).astype(np.float32)
    face = face_of(somebody(crown=0.0, ears_out=0.0))
    np.testing.assert_allclose(fine(points, face), points, atol=1e-6)


@pytest.mark.parametrize("number", range(3))
def test_both_halves_of_a_face_are_moved_alike(number):
    points = generator(4, 0, 1).uniform(-1, 1, (200, 3)).astype(np.float32)
    face = face_of(identity(3, number))
    mirror = np.array([-1, 1, 1], np.float32)
    for move in (fine, broad):
        np.testing.assert_allclose(move(points * mirror, face), move(points, face) * mirror, atol=1e-6)
    moved = fine(points, face)
    assert np.linalg.norm(moved - points, axis=1).max() < 0.4


def moves(name, value, point):
    """How far a number of the shape moves a point."""
    at = np.array([point], np.float32)
    return fine(at, face_of(somebody(**{name: value})))[0] - at[0]


def test_each_number_of_a_shape_moves_its_own_feature():
    face = face_of(somebody())
    eye = (face.eye_x + 0.13, -0.65, face.eye_z)
    tip, chin = (0.0, -0.88, face.nose_z), (0.0, -0.6, face.chin_z + 0.1)
    crown, temple = (0.0, 0.1, 1.0), (0.65, 0.0, 0.38)
    assert moves("eye_slant", 9.0, eye)[2] > 0.01
    assert moves("nose_tip", 0.05, tip)[2] > 0.03
    assert moves("nose_forward", 0.08, tip)[1] < -0.05
    assert moves("nose_hump", 0.05, (0.0, -0.75, 0.5 * (face.nose_z + face.eye_z)))[1] < -0.03
    assert moves("chin_forward", 0.06, chin)[1] < -0.04
    assert moves("crown", 0.1, crown)[2] > 0.05
    assert moves("temples", 0.06, temple)[0] > 0.03
    assert moves("jaw_angle", 0.1, (0.5, -0.2, 0.62 * face.chin_z))[0] > 0.03
    assert moves("ears_out", 1.0, (0.85, 0.1, -0.1))[0] > 0.03
    assert np.abs(moves("nose_tip", 0.05, chin)).max() < 0.005


def test_curves_follow_the_identity():
    plain, own = face_of(somebody()), face_of(somebody(brow_weight=1.6, brow_height=0.04, mouth_width=1.15))
    x = np.array([plain.eye_x])
    assert own.brow(x)[0] > plain.brow(x)[0] and own.brow(x)[1] > 1.5 * plain.brow(x)[1]
    assert own.mouth_width == pytest.approx(1.15 * plain.mouth_width)
    tilted = face_of(somebody(brow_tilt=0.04))
    ends = np.array([plain.eye_x - 0.2, plain.eye_x + 0.22])
    assert np.diff(tilted.brow(ends)[0]) > np.diff(plain.brow(ends)[0]) + 0.03


def test_closed_eyes_hide_the_eyeballs():
    who = somebody()
    face = face_of(who, closed=True)
    x, z = np.meshgrid(np.linspace(0, 0.7, 60), np.linspace(-0.3, 0.3, 60))
    assert face.in_eye(x, z).min() > -0.002
    assert len(faces.head_parts(who, face, seen())) == len(faces.head_parts(who, face_of(who), seen())) - 2


@pytest.mark.parametrize("kind", ["round", "square"])
@pytest.mark.parametrize("number", range(3))
def test_glasses_stand_before_the_eyes(kind, number):
    who = identity(2, number)
    wear = dataclasses.replace(BARE, glasses=kind)
    face = face_of(who, wear)
    worn = faces_worn.worn_parts(face, wear)
    assert len(worn) == len(faces_worn.worn_parts(face_of(who), BARE)) + 1
    rims = worn[0].mesh.vertices[np.abs(worn[0].mesh.vertices[:, 0]) < face.eye_x]
    head = faces.head_parts(who, face, seen(wear))[0].mesh.vertices
    lids = head[(np.abs(np.abs(head[:, 0]) - face.eye_x) < 0.08) & (np.abs(head[:, 2] - face.eye_z) < 0.08)]
    assert rims[:, 1].max() < lids[:, 1].min() + 0.05


@pytest.mark.parametrize("hat", ["beanie", "cap"])
@pytest.mark.parametrize("style", ["afro", "bun", "long", "short", "bald"])
def test_hats_sit_above_the_brows_and_cover_the_hair(hat, style):
    who = somebody(person={"hair": style})
    wear = dataclasses.replace(BARE, hat=hat)
    face = face_of(who, wear)
    parts = faces_worn.worn_parts(face, wear)[:-1]
    for part in parts:
        well_made(part.mesh)
        front = part.mesh.vertices[part.mesh.vertices[:, 1] < -0.5]
        assert front[:, 2].min() > face.eye_z + face.eye_radius
    for part in faces.head_parts(who, face, seen(wear))[-1:]:
        if style != "bald":
            _, y, z = part.mesh.vertices.T
            covered = part.mesh.vertices[(z > 0.62) & (y < 0.4)]
            assert not len(covered) or skull(covered, face).max() < 0.09


def test_hair_has_the_shade_of_its_identity():
    shades = {}
    for shade in (0.7, 1.4):
        who = somebody(person={"hair": "short", "hair_color": "brown"}, hair_shade=shade)
        shades[shade] = faces.head_parts(who, face_of(who), seen())[-1].mesh.colors.mean()
    assert shades[1.4] > 1.6 * shades[0.7]
    assert not {"hijab", "beanie"} & set(HAIR) and "moustache" not in BEARDS


def painted(who, x, z):
    painting = paint_identity(who, face_of(who))
    assert painting.dtype == np.float32 and painting.min() > 0 and painting.max() < 1
    u, v = texture_coordinates(np.array([[x, -0.8, z]]))[0]
    return painting[int(v * painting.shape[0]), int(u * painting.shape[1])]


def test_moles_are_painted_on_skin():
    person = {"freckles": False, "beard": "none"}
    plain, marked = somebody(person=person), somebody(person=person, moles=((0.4, -0.3, 0.02),))
    assert painted(marked, 0.4, -0.3).sum() < 0.6 * painted(plain, 0.4, -0.3).sum()
    np.testing.assert_array_equal(painted(marked, -0.4, -0.3), painted(plain, -0.4, -0.3))
    # A mole where the eye is leaves it as it is.
    eye = face_of(plain).eye_x
    on_eye = somebody(person=person, moles=((eye, 0.0, 0.02),))
    np.testing.assert_array_equal(painted(on_eye, eye, 0.0), painted(plain, eye, 0.0))


def test_brows_have_their_own_color_and_the_neck_has_none_of_the_beard():
    who = somebody(person={"hair_color": "white", "beard": "stubble"})
    face = face_of(who)
    height = float(face.brow(np.array([face.eye_x]))[0][0])
    dark = painted(dataclasses.replace(who, brow_color="black"), face.eye_x, height)
    light = painted(dataclasses.replace(who, brow_color="white"), face.eye_x, height)
    assert dark.sum() < 0.6 * light.sum()
    np.testing.assert_allclose(painted(who, 0.1, face.chin_z - 0.1), who.skin.base, atol=1e-5)
