"""The colours of an identity's face: the happy world's painting, and what is its own."""

from __future__ import annotations

import numpy as np

from .faces_face import IdentityFace
from .faces_identity import Identity
from .happy_paint import Canvas, paint_face


def paint_identity(who: Identity, face: IdentityFace) -> np.ndarray:
    """The painting of a face, float32 (H, W, 3) in linear RGB, first row on top (see `happy_paint`)."""
    rng = np.random.default_rng(who.paint_seed)
    canvas = Canvas(who.skin.base)
    canvas.rgb = paint_face(face.colored_as(who.brow_color), who.skin, rng)
    # The beard's shade, which is painted from the front, would reach down the neck.
    canvas.lay(np.clip((face.chin_z + 0.05 - canvas.z) / 0.05, 0, 1), who.skin.base)
    _shade_lips(canvas, face, who.shape["lip_shade"])
    for x, z, radius in who.moles:
        spot = 1 - np.clip((np.hypot(canvas.x - x, canvas.z - z) - radius) / 0.008, 0, 1)
        on_skin = (face.in_eye(canvas.x, canvas.z) > 0.04) & ~_near_lips(face, canvas)
        canvas.lay(0.85 * spot * on_skin, who.skin.base * (0.3, 0.22, 0.2))
    if face.closed:
        _close_eyes(canvas, face)
    return np.clip(canvas.rgb, 0.002, 0.95).astype(np.float32)


def _near_lips(face: IdentityFace, canvas: Canvas) -> np.ndarray:
    across = np.abs(canvas.x) < 1.1 * face.mouth_width
    return across & (face.in_mouth(canvas.x, canvas.z) < 2.2 * face.lip)


def _shade_lips(canvas: Canvas, face: IdentityFace, shade: float) -> None:
    for middle, radius in zip(face.lip_centres(canvas.x), face.lip_radii(canvas.x), strict=True):
        lip = np.clip((1.15 * radius - np.abs(canvas.z - middle)) / 0.02 + 0.5, 0, 1)
        canvas.tint(lip * (np.abs(canvas.x) < face.mouth_width), (shade, shade**2, shade**2))


def _close_eyes(canvas: Canvas, face: IdentityFace) -> None:
    """A line of lashes where the lids meet."""
    across = (np.abs(canvas.x) - face.eye_x) / face.eye_width
    line = face.eye_z - face.lid_lower * (1 - np.clip(np.abs(across), 0, 1) ** 2)
    near = np.clip((1.02 - np.abs(across)) / 0.1, 0, 1)
    canvas.lay(0.9 * near * np.exp(-(((canvas.z - line) / 0.016) ** 2)), (0.014, 0.01, 0.009))
