"""The parts of a person besides head and hair: eyeballs, teeth, tongue, glasses, clothes."""

from __future__ import annotations

import numpy as np

from .happy_face import Face
from .happy_mesh import (
    Part,
    ball,
    join,
    mesh_on_axes,
    mirrored,
    sheet,
    tube,
    uneven_axis,
    vertex_part,
)
from .happy_person import IRIS_COLORS, Pose
from .shapes import cone, ellipsoid, smooth_min

# Where the iris and the pupil end, in radians about the axis of the eye.
_IRIS, _PUPIL = 0.60, 0.29


def eyeball(face: Face, side: int, pose: Pose) -> Part:
    """The eyeball on the left (-1) or right (1) of the picture, turned to where the pose looks."""
    p = face.person
    angle = np.concatenate([np.linspace(0, 0.8, 33), np.linspace(0.85, 2.2, 16)])
    a, t = np.meshgrid(angle, np.linspace(0, 2 * np.pi, 40, endpoint=False), indexing="ij")
    radius = face.eye_radius * (1 + 0.03 * np.exp(-((a / 0.35) ** 2)))  # the cornea bulges
    local = np.stack([np.sin(a) * np.cos(t), -np.cos(a), np.sin(a) * np.sin(t)], -1) * radius[..., None]
    gx, gz = np.radians(pose.gaze_x - 2.0 * side), np.radians(pose.gaze_z)
    yaw = np.array([[np.cos(gx), -np.sin(gx), 0], [np.sin(gx), np.cos(gx), 0], [0, 0, 1]])
    pitch = np.array([[1, 0, 0], [0, np.cos(gz), np.sin(gz)], [0, -np.sin(gz), np.cos(gz)]])
    mesh = sheet(local @ (yaw @ pitch).T + (side * face.eye_x, face.eye_y, face.eye_z), closed=True)
    colors = np.empty((*a.shape, 3))
    colors[:] = np.array([0.63, 0.60, 0.57]) * (1 - 0.06 * p.worn)
    iris = a < _IRIS
    colors[iris] = IRIS_COLORS[p.iris]
    colors[iris] *= (1 + 0.25 * np.sin(t * 17) * np.sin(t * 7))[iris][:, None]
    colors[iris & (a > _IRIS - 0.07)] *= 0.35
    colors[a < _PUPIL] = 0.004
    colors = colors.reshape(-1, 3)
    # The light in an eye: pictures this small lose the reflection of a lamp, and a look without one is dull.
    dx = mesh.vertices[:, 0] - side * face.eye_x - 0.3 * face.eye_radius
    dz = mesh.vertices[:, 2] - face.eye_z - 0.3 * face.eye_radius
    colors[(np.hypot(dx, dz) < 0.022) & (mesh.vertices[:, 1] < face.eye_y)] = 0.95
    return vertex_part(mesh, colors, 0.12, 0.6)


def _row_of_teeth(face: Face, low, high, inset: float) -> Part:
    """Teeth on the arc behind the lips between two heights, functions of x."""
    x = np.linspace(-0.94, 0.94, 49) * face.mouth_width
    up = np.linspace(0, 1, 7)[:, None]
    z = low(x) + up * (high(x) - low(x))
    y = face.mouth_front(x) + inset + 0.9 * x**2 - 0.015 * np.sin(np.pi * up)
    mesh = sheet(np.stack([np.broadcast_to(x, z.shape), y, z], -1))
    white = np.array([0.82, 0.78, 0.70]) * (1 - 0.22 * face.person.worn)
    gaps = np.abs((x / 0.056) % 1 - 0.5) * 2 > 0.9
    shade = (1 - 0.28 * gaps) * (1 - 0.35 * (x / face.mouth_width) ** 4) * (1 - 0.2 * np.abs(up - 0.5))
    return vertex_part(mesh, white * shade.reshape(-1, 1), 0.25, 0.5)


def teeth(face: Face) -> list[Part]:
    """The upper teeth, and the lower ones where they are bared; none if the expression hides them."""
    e = face.expression
    if not e.teeth:
        return []
    bite = min(0.085, 0.75 * (e.upper + e.lower))
    rows = [
        _row_of_teeth(face, lambda x: face.mouth_upper(x) - bite, lambda x: face.mouth_upper(x) + 0.03, 0.07)
    ]
    if e.name == "bared":
        rows.append(
            _row_of_teeth(
                face, lambda x: face.mouth_lower(x) - 0.03, lambda x: face.mouth_upper(x) - bite, 0.085
            )
        )
    return rows


def tongue(face: Face) -> list[Part]:
    """The tongue, where the mouth is open wide enough to show it."""
    e = face.expression
    if e.lower < 0.05:
        return []
    radii = (0.62 * face.mouth_width, 0.16, 0.45 * e.lower)
    low = float(face.mouth_lower(np.float32(0)))
    mesh = ball((0, float(face.mouth_front(0)) + 0.22, low + 0.02), radii)
    return [vertex_part(mesh, (0.40, 0.11, 0.11), 0.35)]


def glasses(face: Face) -> list[Part]:
    """Two rims, a bridge and two arms, for who wears them."""
    p = face.person
    if p.glasses == "none":
        return []
    t = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    round_ = p.glasses == "round"
    rx, rz = (0.235, 0.225) if round_ else (0.255, 0.18)
    rx = min(rx * (0.8 + 0.2 * p.eye_size), face.eye_x - 0.055)
    power = 1.0 if round_ else 0.55
    rim_x = np.sign(np.cos(t)) * np.abs(np.cos(t)) ** power * rx
    rim_z = np.sign(np.sin(t)) * np.abs(np.sin(t)) ** power * rz - 0.02
    y = face.eye_y - face.eye_radius - 0.075
    inner, outer, temple = face.eye_x + 0.01 - rx, face.eye_x + 0.01 + rx, 0.745 * p.width
    pieces = []
    for side in (-1, 1):
        x = side * (face.eye_x + 0.01) + rim_x
        rim = np.stack([x, y + 0.22 * x**2, face.eye_z + rim_z], -1)
        pieces.append(tube(rim, 0.017 if round_ else 0.024))
        hinge = (side * outer, y + 0.22 * outer**2, face.eye_z + 0.05)
        corner = (side * max(outer + 0.05, temple), -0.38, face.eye_z + 0.05)
        ear = (side * temple, 0.06, face.eye_z + 0.02)
        arm = np.concatenate([np.linspace(hinge, corner, 6), np.linspace(corner, ear, 8)[1:]])
        pieces.append(tube(arm, 0.016, closed=False))
    s = np.linspace(-1, 1, 9)
    over = 1 - s**2
    bridge = np.stack([s * inner, y + 0.02 - 0.03 * over, face.eye_z + 0.02 + 0.04 * over], -1)
    pieces.append(tube(bridge, 0.014, closed=False))
    return [vertex_part(join(*pieces), p.frame, 0.25, 0.6)]


_COLLARS = {"round": (-1.14, 0.05), "high": (-0.98, 0.07), "open": (-1.22, 0.04)}  # top and thickness


def clothes(face: Face) -> Part:
    """Shoulders in a shirt with a collar; they do not turn with the head."""
    p = face.person
    wide = (0.86 + 0.12 * p.jaw) * (1 - 0.22 * p.childlike)
    top, thick = _COLLARS[p.collar]

    def field(points):
        x, y, z = points.T
        d = cone((0, 0.28, -1.42), (wide, 0.34, -1.70), 0.28, 0.27)(mirrored(points))
        d = smooth_min(d, ellipsoid((0, 0.15, -2.05), (wide * 1.05, 0.55, 0.75))(points), 0.2)
        ring = np.hypot(x, (y - 0.24) * 0.95)
        tall = np.maximum(np.abs(z - top + 0.12) - 0.12, 0)
        return smooth_min(d, np.hypot(ring - 0.40, tall) - thick, 0.06).astype(np.float32)

    axes = (
        uneven_axis((-1.45, 1.45, 0.06)),
        uneven_axis((-0.62, 0.85, 0.06)),
        uneven_axis((-2.3, -0.85, 0.045)),
    )
    mesh = mesh_on_axes(field, axes)
    x, y, z = mesh.vertices.T
    colors = np.full((len(x), 3), p.shirt)
    if p.pattern == "stripes":
        colors[np.sin(z * 26) > 0] *= 0.45
    elif p.pattern == "collar":
        colors[(np.hypot(x, y - 0.24) < 0.5) & (z > -1.27)] = p.cloth
    return vertex_part(mesh, colors, 0.85, turns=False)
