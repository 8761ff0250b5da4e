"""The shapes of what is worn: glasses, hats with the hair under them, clothes."""

from __future__ import annotations

import numpy as np

from .faces_face import IdentityFace
from .faces_warp import moved
from .faces_wear import Wear
from .happy_hair import AXES
from .happy_head import skull
from .happy_mesh import Part, mesh_on_axes, sheet, vertex_part
from .happy_parts import clothes, glasses
from .shapes import Mesh, smooth_min

# How thick a hat's cloth and the hair under it may be.
_CLOTH, _UNDER = 0.045, 0.02


def worn_parts(face: IdentityFace, wear: Wear) -> list[Part]:
    """The parts of all that is worn; `face` knows the clothes and the glasses already."""
    return [*_on_head(glasses(face), face), *_on_head(_hat(face, wear), face), clothes(face)]


def _on_head(parts: list[Part], face: IdentityFace) -> list[Part]:
    for part in parts:
        part.mesh = moved(part.mesh, face, features=False)
    return parts


def _above_edge(points: np.ndarray, edge: float) -> np.ndarray:
    """Height above the edge of a hat, which lies lower at the back."""
    return points[:, 2] - edge - 0.10 * points[:, 1]


def under_hat(mesh: Mesh, face: IdentityFace, wear: Wear) -> Mesh:
    """Hair pressed flat where the hat covers it; what hangs below, and a tail at the back, stays."""
    if wear.hat == "none":
        return mesh
    points = mesh.vertices
    over = np.maximum(skull(points, face) - _UNDER, 0)
    share = np.clip((_above_edge(points, wear.hat_edge) + 0.06) / 0.08, 0, 1)
    share = share * np.clip((0.7 - points[:, 1]) / 0.2, 0, 1)
    middle = np.array([0, 0.12, 0.2], np.float32)
    out = points - middle
    away = np.linalg.norm(out, axis=1)
    mesh.vertices = (middle + out * (1 - share * over / np.maximum(away, 1e-6))[:, None]).astype(np.float32)
    return mesh


def _hat(face: IdentityFace, wear: Wear) -> list[Part]:
    if wear.hat == "none":
        return []
    beanie = wear.hat == "beanie"

    def field(points: np.ndarray) -> np.ndarray:
        above, head = _above_edge(points, wear.hat_edge), skull(points, face)
        # Tight at its edge, loose above.
        cloth = _CLOTH * np.clip(0.35 + above / 0.16, 0.35, 1) + 0.1 * np.clip(above - 0.15, 0, 1)
        crown = np.maximum(head - cloth, -above)
        if not beanie:
            return crown.astype(np.float32)
        band = np.maximum(head - cloth - 0.016, np.abs(above - 0.10) - 0.10)
        return smooth_min(crown, band, 0.03).astype(np.float32)

    mesh = mesh_on_axes(field, AXES)
    around = np.arctan2(mesh.vertices[:, 0], mesh.vertices[:, 1] - 0.1)
    color = np.array(wear.hat_color)
    if beanie:
        return [vertex_part(mesh, color * (1 + 0.16 * np.sin(40 * around))[:, None], 0.9)]
    return [vertex_part(mesh, color, 0.9), vertex_part(_peak(face, wear), 0.85 * color, 0.9)]


def _peak(face: IdentityFace, wear: Wear) -> Mesh:
    """The peak of a cap: a sheet from the front of its edge, bent down at the sides."""
    angle, out = np.meshgrid(np.linspace(-1.05, 1.05, 25), np.linspace(0, 1, 7))
    reach = 0.42 * np.sqrt(np.maximum(np.cos(1.45 * angle), 0)) * out
    across = 0.70 * face.person.width + _CLOTH
    x, y = across * np.sin(angle), 0.12 - (0.80 + _CLOTH) * np.cos(angle)
    z = wear.hat_edge + 0.10 * y + 0.03 - 0.04 * out - 0.16 * x**2 * (0.3 + out)
    return sheet(np.stack([x, y - reach, z], -1))
