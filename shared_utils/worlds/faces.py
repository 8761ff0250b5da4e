"""The faces world: heads of people who do not exist, many pictures of each, 96 by 96.

Who somebody is (`faces_identity`) comes from a seed of its own. All else in a picture (pose, expression, what
is worn, light, background, camera) is drawn from the picture's generator, which is not told who it is for; so
neither background nor clothes tell an identity. Each parameter of an identity is drawn independently of the
others: no group of people is modelled, and nothing in these pictures says how a system that learned from them
would treat real people.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np

from . import happy, materials
from .camera import sensor
from .faces_cast import cast
from .faces_face import IdentityFace
from .faces_identity import Identity, identity
from .faces_mood import Mood, draw_mood, plain_mood
from .faces_paint import paint_identity
from .faces_roster import GROUPS, names, place
from .faces_setting import Setting, draw_badge, draw_door, draw_studio
from .faces_warp import moved
from .faces_wear import Wear, draw_wear
from .faces_worn import under_hat, worn_parts
from .happy_hair import beard, hair
from .happy_head import head_mesh
from .happy_mesh import Part
from .happy_paint import texture_coordinates
from .happy_parts import eyeball, teeth, tongue
from .rendering import Scene
from .sampling import chance, generator

NAME = "faces"
VERSION = 1
SEED = 96
# The label of a picture is the number of its identity: each split has its own.
CLASSES = names()
SPLITS = {split: group.size for split, group in GROUPS.items()}
SPP = 12
SIZE = (96, 96)
QUALITY = 74
# Other worlds whose modules this one uses.
USES = ("happy",)

# Difficulty: how often a picture is the door camera's, where the split does not settle it. Further shares and
# ranges stand in faces_identity (SHAPE, PERSON), faces_mood (TURN, EXPRESSIONS), faces_wear (GLASSES, HATS)
# and faces_setting (LIGHTS, SCALE, SHIFT).
DOOR = 0.35

# The step of the grid about eyes and mouth, in head units: a pixel is 0.03 of them.
FINE = 0.026
# What the camera is aimed at, in head units before the head is turned.
_AIM = np.array([0.0, -0.35, 0.05], np.float32)


@dataclass
class Nuisance:
    """All of a picture that is not who is in it."""

    mood: Mood
    wear: Wear
    setting: Setting

    def factors(self) -> dict[str, str | int | float]:
        """What is stored with a picture."""
        return self.mood.factors() | self.wear.factors() | self.setting.factors()


def draw_nuisance(rng: np.random.Generator, kind: str) -> Nuisance:
    """Draw a picture, all but who is in it.

    Args:
        rng: draws everything.
        kind: "studio", "door", "any" of these two, or "enrolment": frontal, neutral, bare, in good light.

    Raises:
        ValueError: if there is no such kind.
    """
    if kind not in ("studio", "door", "any", "enrolment"):
        raise ValueError(f"A picture is of kind studio, door, any or enrolment; got {kind!r}.")
    if kind == "enrolment":
        return Nuisance(plain_mood(), draw_wear(rng, bare=True), draw_badge(rng))
    at_door = kind == "door" or (kind == "any" and chance(rng, DOOR))
    setting = draw_door(rng) if at_door else draw_studio(rng)
    # At the door people look up to the camera, some of the way.
    return Nuisance(draw_mood(rng, -0.4 * setting.rise if at_door else 0.0), draw_wear(rng), setting)


def make_picture(seed: int, split: int, index: int) -> tuple[Scene, np.random.Generator, int]:
    """Picture `index` of a split: its scene, the generator of the camera's noise, its identity's number.

    Raises:
        IndexError: if there is no such split or picture.
    """
    group, number, count = place(split, index)
    kinds = {"staff": "door" if count else "enrolment", "stranger": "door"}
    rng = generator(seed, split, index)
    who = cast(seed)[number] if group.role in kinds else identity(seed, number)
    scene = compose(who, draw_nuisance(rng, kinds.get(group.role, "any")))
    scene.factors |= {"role": group.role, "name": CLASSES[number] if group.role == "staff" else ""}
    return scene, rng, number


def compose(who: Identity, seen: Nuisance) -> Scene:
    """The scene of an identity in a picture."""
    face = IdentityFace(who, seen.mood, seen.wear)
    turn = happy.rotation(seen.mood.pose)
    shapes = dict(seen.setting.shapes)
    for number, part in enumerate(head_parts(who, face, seen) + worn_parts(face, seen.wear)):
        mesh = part.mesh
        if part.turns:
            mesh = mesh.moved(translation=-happy.PIVOT).moved(rotation=turn, translation=happy.PIVOT)
        shapes[f"part_{number}"] = mesh.to_mitsuba(part.bsdf)
    # The camera meters the face, which would make all skin equally bright; some of that is taken back.
    shot = dataclasses.replace(
        seen.setting.shot, exposure=seen.setting.shot.exposure + 0.15 - 0.85 * who.person.skin
    )
    factors = who.factors() | seen.factors()
    return Scene(shapes, camera(turn, seen.setting), shot, factors, denoised=True)


def head_parts(who: Identity, face: IdentityFace, seen: Nuisance) -> list[Part]:
    """Head, eyes, mouth, hair and beard, all in the shape of the identity."""
    head = head_mesh(face, FINE)
    head.coordinates = texture_coordinates(head.vertices)
    gloss = who.skin.gloss
    # Little gloss: what shines on dark skin is the light's grey and not the skin's own colour.
    skin = materials.textured(
        paint_identity(who, face), roughness=0.66 - 0.16 * gloss, specular=0.16 + 0.12 * gloss
    )
    fine = [Part(head, skin), *teeth(face), *tongue(face), *beard(face.colored_as(who.brow_color))]
    if not face.closed:
        fine += [_shaded(eyeball(face, side, seen.mood.pose)) for side in (-1, 1)]
    for part in fine:
        part.mesh = moved(part.mesh, face, features=True)
    top = hair(face)
    for part in top:
        part.mesh.colors = np.clip(part.mesh.colors * who.shape["hair_shade"], 0.002, 0.95)
        part.mesh = moved(under_hat(part.mesh, face, seen.wear), face, features=False)
    return fine + top


def _shaded(eye: Part) -> Part:
    """An eyeball as dark as lids and lashes make it; the lamp's reflection stays."""
    colors = eye.mesh.colors
    colors[colors.max(1) < 0.9] *= 0.7
    return eye


def camera(turn: np.ndarray, setting: Setting) -> dict:
    """A camera that looks at the head, turned by `turn` (3, 3), as the setting says."""
    aim = (_AIM - happy.PIVOT) @ turn.T + happy.PIVOT
    aim = aim - np.array([setting.shift[0], 0.0, setting.shift[1]], np.float32)
    rise = np.radians(setting.rise)
    origin = aim + setting.distance * np.array([0.0, -np.cos(rise), np.sin(rise)])
    return sensor(origin, aim, setting.fov)


def caption(label: int, factors: dict[str, str | int | float]) -> str:
    """What stands below a picture on a contact sheet."""
    return f"{CLASSES[label]}: {factors['expression']}"
