"""The shape of a head beyond what the happy world's heads know: smooth moves of the finished meshes.

All parts of a head are moved by the same functions of place, so that what fits before fits after. `broad`
moves skull, jaw and temples, and with them hair, hats and glasses; `fine` moves nose, eyes, brows, chin and
ears as well. Points are float32 (N, 3) in head units, before the head is turned.
"""

from __future__ import annotations

import numpy as np

from .faces_face import IdentityFace
from .happy_mesh import smooth_mesh
from .shapes import Mesh


def _hill(value: np.ndarray, middle: float, width: float) -> np.ndarray:
    return np.exp(-(((value - middle) / width) ** 2))


def _step(value: np.ndarray, low: float, high: float) -> np.ndarray:
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def broad(points: np.ndarray, face: IdentityFace) -> np.ndarray:
    """Points moved with skull, temples, cheekbones and jaw."""
    s = face.shape
    x, y, z = points.T
    head = _step(z, -1.25, -0.95)  # neck and shoulders stay as they are
    wider = (
        s["temples"] * _hill(z, 0.38, 0.3)
        + s["cheekbones"] * _hill(z, face.nose_z + 0.06, 0.2)
        + s["jaw_angle"] * _hill(z, 0.62 * face.chin_z, 0.24)
    )
    deeper = 1 + (s["depth"] - 1) * head * _step(y, -0.75, 0.3)
    taller = s["crown"] * np.maximum(z - face.brow_z - 0.06, 0)
    return np.stack([x * (1 + wider * head), y * deeper, z + taller], 1).astype(np.float32)


def fine(points: np.ndarray, face: IdentityFace) -> np.ndarray:
    """Points moved with every feature of the face, and `broad`."""
    s = face.shape
    x, y, z = (axis.copy() for axis in points.T)
    ax, front = np.abs(x), _step(-y, 0.15, 0.45)
    # Eyes, and the brows with them, turn about the middle of each eye.
    near = front * _hill(np.hypot(ax - face.eye_x, 0.8 * (z - face.eye_z)), 0, 0.27)
    angle = np.radians(s["eye_slant"]) * near
    dx, dz = ax - face.eye_x, z - face.eye_z
    moved_x = np.cos(angle) * dx - np.sin(angle) * dz - dx
    moved_z = np.sin(angle) * dx + np.cos(angle) * dz - dz
    # Across, chin.
    chin = front * _hill(z, face.chin_z + 0.1, 0.22)
    out = moved_x + ax * s["chin_width"] * chin * _hill(ax, 0, 0.5)
    # The ears.
    ear = np.clip(ax - 0.66 * face.person.width, 0, 0.3) * _hill(y, 0.1, 0.22) * _hill(z, -0.08, 0.35)
    out = out + 0.6 * s["ears_out"] * ear
    # Forwards: brows, bridge, the tip, the chin.
    middle = _hill(ax, 0, 0.11 * face.person.nose_width + 0.02)
    bridge = 0.45 * face.nose_z + 0.55 * face.eye_z
    ahead = (
        s["ridge"] * front * _hill(z, face.brow_z, 0.1) * _hill(ax, 0.2, 0.3)
        + s["nose_hump"] * front * middle * _hill(z, bridge, 0.12)
        + s["nose_forward"] * front * _hill(ax, 0, 0.17) * _hill(z, face.nose_z + 0.03, 0.13)
        + s["chin_forward"] * chin * _hill(ax, 0, 0.28)
    )
    rise = moved_z + s["nose_tip"] * front * _hill(ax, 0, 0.15) * _hill(z, face.nose_z, 0.1) * _step(
        -y, 0.7, 0.85
    )
    # What moves outwards does so on both sides.
    moved = np.stack([x + np.sign(x) * out, y - ahead, z + rise], 1)
    return broad(moved, face)


def moved(mesh: Mesh, face: IdentityFace, features: bool) -> Mesh:
    """A mesh moved by `fine`, or by `broad` alone, with new normals."""
    made = smooth_mesh((fine if features else broad)(mesh.vertices, face), mesh.faces)
    made.colors, made.coordinates = mesh.colors, mesh.coordinates
    return made
