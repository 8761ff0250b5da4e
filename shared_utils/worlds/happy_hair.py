"""Hair, beards and what covers the head: shells over the skull with a hairline, shaped by style."""

from __future__ import annotations

import numpy as np

from .happy_head import head_field, skull
from .happy_mesh import mesh_on_axes, mirrored, uneven_axis, vertex_part, without
from .happy_paint import beard_area
from .happy_person import HAIR_COLORS
from .shapes import cone, ellipsoid, smooth_min, sphere

# The hairline seen from the side: for a height z, hair begins behind this y.
HAIRLINE_Z = (-0.9, -0.62, -0.3, 0.02, 0.10, 0.28, 0.48, 0.60, 0.68, 0.8)
HAIRLINE_Y = (0.60, 0.42, 0.24, 0.16, -0.20, -0.40, -0.46, -0.58, -0.75, -1.3)

AXES = (
    uneven_axis((-1.25, 1.25, 0.052)),
    uneven_axis((-1.2, 1.35, 0.055)),
    uneven_axis((-1.75, 1.55, 0.055)),
)


def _before_hairline(points, raised=0.0):
    """Positive in front of the hairline, where no hair grows."""
    x, y, z = points.T
    corners = 0.05 * np.clip(1 - np.abs(np.abs(x) - 0.38) / 0.15, 0, 1)  # the temples lie a little higher
    return (np.interp(z - raised - corners, HAIRLINE_Z, HAIRLINE_Y) - y).astype(np.float32)


def _strands(points, seed, count=23, curl=0.0):
    """Waves of about -1 to 1 that run from the crown down: locks of hair."""
    x, y, z = points.T
    rng = np.random.default_rng(seed)
    around = np.arctan2(x, y - 0.1)
    bend = curl * np.sin(5 * z + rng.uniform(0, 6))
    a, b = rng.uniform(0, 6, 2)
    return 0.6 * np.sin(count * around + a + bend) + 0.4 * np.sin((1.9 * count) * around + b + 2.1 * z)


def _bumps(points, seed, size):
    """Rounded curls of about -1 to 1."""
    rng = np.random.default_rng(seed)
    q = points / size
    total = np.zeros(len(points), np.float32)
    for _ in range(3):
        direction = rng.normal(size=(3, 3))
        direction *= 2.6 / np.linalg.norm(direction, axis=1, keepdims=True)
        total += np.prod(np.sin(q @ direction.T + rng.uniform(0, 6, 3)), 1)
    return np.clip(total, -1, 1)


def _shell(points, face, thickness, raised=0.0, blend=0.04):
    """The hair's basic volume: a shell over the skull behind the hairline."""
    return -smooth_min(-(skull(points, face) - thickness), -0.75 * _before_hairline(points, raised), blend)


def _fringe(points, face, thickness, low, slant):
    x, y, z = points.T
    d = np.maximum(
        skull(points, face) - thickness,
        (low + slant * x + 0.022 * np.sin(31 * x) * np.sin(11 * x + 1) - z) * 0.8,
    )
    return np.maximum(d, np.maximum(y + 0.25, np.abs(x) - 0.56))


def _curtains(points, face, bottom, flare):
    """Hair that hangs at both sides and behind, down to a height."""
    p = face.person
    q = mirrored(points)
    side = cone((0.66 * p.width, 0.10, 0.25), (0.68 * p.width + flare, 0.05, bottom + 0.14), 0.17, 0.15)(q)
    back = ellipsoid((0, 0.42, bottom / 2), (0.68 + flare, 0.42, abs(bottom) / 2 + 0.45))(points)
    d = smooth_min(side, back, 0.15)
    return without(d, points[:, 1] + 0.32, 0.03)


def _style(face):
    """The field of the person's style, and the strength and kind of its relief: (field, relief, curls)."""
    p = face.person
    seed = p.hair_seed
    rng = np.random.default_rng(seed)
    side = 1 if rng.random() < 0.5 else -1
    volume = rng.uniform(0.8, 1.25)
    high = rng.uniform(-0.06, 0.06) + 0.06 * p.worn
    low = rng.uniform(0.34, 0.48)
    fringe = rng.random() < 0.45

    def with_fringe(points, d, thickness, slant):
        return smooth_min(d, _fringe(points, face, thickness, low, slant), 0.05) if fringe else d

    def top(points, amount):
        return amount * np.clip(points[:, 2] - 0.2, 0, 0.8)

    def short(points):
        d = _shell(points, face, 0.05 * volume + top(points, 0.16 * volume), high)
        return with_fringe(points, d, 0.06, 0.15 * side)

    def parted(points):
        x = points[:, 0] * side
        lift = 0.10 * volume * np.exp(-(((x - 0.05) / 0.35) ** 2)) * np.clip(points[:, 2] - 0.3, 0, 1)
        groove = 0.06 * np.exp(-(((x + 0.30) / 0.035) ** 2)) * np.clip(points[:, 2] - 0.3, 0, 1)
        d = _shell(points, face, 0.065 * volume + lift - groove + top(points, 0.08), high)
        return smooth_min(d, _fringe(points, face, 0.09, 0.50, -0.32 * side), 0.06)

    def spiky(points):
        d = _shell(points, face, 0.05 + top(points, 0.08), high)
        tufts = np.random.default_rng(seed)
        for _ in range(22):
            a, b = tufts.uniform(0, 2 * np.pi), tufts.uniform(0.05, 0.95)
            out = np.array([np.sin(b) * np.cos(a), np.sin(b) * np.sin(a) - 0.1, np.cos(b)])
            root = np.array([0, 0.12, 0.26]) + out * np.array([0.70 * p.width, 0.82, 0.74])
            if root[1] > -0.62:
                end = root + 0.22 * volume * (out + np.array([0, -0.15, 0.4]))
                d = smooth_min(d, cone(root, end, 0.12, 0.02)(points), 0.05)
        return d

    def curly(points):
        d = _shell(points, face, 0.12 * volume + top(points, 0.10), high)
        return with_fringe(points, d, 0.13, 0.0)

    def afro(points):
        ball = ellipsoid((0, 0.20, 0.40), (0.98 * volume**0.5, 0.92, 0.86 * volume**0.5))(points)
        return without(ball, -0.9 * _before_hairline(points, high), 0.06)

    def hanging(bottom, flare):
        def field(points):
            d = _shell(points, face, 0.075 * volume, high)
            d = smooth_min(d, _curtains(points, face, bottom, flare), 0.10)
            part = 0.04 * np.exp(-(((points[:, 0] - 0.12 * side) / 0.04) ** 2)) * (points[:, 2] > 0.4)
            return with_fringe(points, d + part, 0.09, 0.10 * side)

        return field

    knot = [(0.0, 0.12, 1.16), (0.0, 0.35, 1.10), (0.42 * side, 0.25, 1.02)][rng.integers(3)]
    knot_size = rng.uniform(0.2, 0.3)

    def bun(points):
        d = _shell(points, face, 0.05, high)
        return with_fringe(points, smooth_min(d, sphere(knot, knot_size)(points), 0.06), 0.07, 0.1 * side)

    def ponytail(points):
        d = _shell(points, face, 0.055, high)
        tie, swing, end = (0, 0.75, 0.70), (0.62 * side, 0.85, 0.72), (1.0 * side, 0.55, -0.45)
        tail = smooth_min(cone(tie, swing, 0.13, 0.19)(points), cone(swing, end, 0.20, 0.05)(points), 0.1)
        return with_fringe(points, smooth_min(d, tail, 0.06), 0.07, 0.1 * side)

    def receding(points):
        d = _shell(points, face, 0.055 * volume, 0.02)
        return without(d, ellipsoid((0, -0.15, 0.95), (0.56 * p.width, 0.95, 0.60))(points), 0.05)

    def buzz(points):
        return _shell(points, face, 0.028, high, 0.02)

    fields = {
        "buzz": (buzz, 0.0, None),
        "short": (short, 0.024, None),
        "parted": (parted, 0.022, None),
        "spiky": (spiky, 0.010, None),
        "curly": (curly, 0.045, 0.10),
        "afro": (afro, 0.035, 0.08),
        "bob": (hanging(-0.62, 0.04), 0.018, None),
        "long": (hanging(-1.25, 0.10), 0.020, None),
        "bun": (bun, 0.014, None),
        "ponytail": (ponytail, 0.014, None),
        "receding": (receding, 0.014, None),
    }
    return fields[p.hair]


def hair(face):
    """The parts on top of the head: hair, a hijab or a beanie with what shows below it; none for the bald."""
    p = face.person
    if p.hair == "bald":
        return []
    if p.hair == "hijab":
        return [_hijab(face)]
    if p.hair == "beanie":
        return _beanie(face)
    field, relief, curls = _style(face)

    def relieved(points):
        d = field(points)
        if relief:
            waves = _bumps(points, p.hair_seed, curls) if curls else _strands(points, p.hair_seed)
            d = d - relief * waves
        return d.astype(np.float32)

    mesh = mesh_on_axes(relieved, AXES)

    vertices = mesh.vertices
    waves = _bumps(vertices, p.hair_seed, curls) if curls else _strands(vertices, p.hair_seed)
    fine = _strands(vertices, p.hair_seed + 1, count=61)
    color = np.array(HAIR_COLORS[p.hair_color])
    if p.hair == "buzz":
        color = color * 0.7 + 0.012
    colors = color * (1 + 0.22 * waves + 0.14 * fine)[:, None]
    return [vertex_part(mesh, colors, 0.45)]


def _hijab(face):
    p = face.person

    def field(points):
        x, y, z = points.T
        d = skull(points, face) - 0.075
        drape = cone((0, 0.12, -0.55), (0, 0.15, -1.40), 0.56, 0.82)(points)
        d = smooth_min(d, drape, 0.25)
        d = d - 0.018 * np.sin(9 * np.arctan2(x, y + 0.2) + 5 * z)
        oval = np.hypot(x / (0.53 * p.width), (z - 0.5 * (0.52 + face.chin_z)) / (0.5 * (0.60 - face.chin_z)))
        return without(d, np.maximum((oval - 1) * 0.5, y), 0.05).astype(np.float32)

    axes = (
        uneven_axis((-1.15, 1.15, 0.055)),
        uneven_axis((-1.2, 1.2, 0.055)),
        uneven_axis((-2.2, 1.2, 0.055)),
    )
    mesh = mesh_on_axes(field, axes)
    return vertex_part(mesh, p.cloth, 0.8)


def _beanie(face):
    p = face.person
    rng = np.random.default_rng(p.hair_seed)
    edge = rng.uniform(0.36, 0.46)
    pompom = rng.random() < 0.4

    def field(points):
        x, y, z = points.T
        line = z - edge - 0.10 * y  # lower at the back
        around = np.arctan2(x, y - 0.1)
        cap = np.maximum(skull(points, face) - 0.09 - 0.10 * np.clip(z - 0.5, 0, 1), -line)
        band = np.maximum(skull(points, face) - 0.125, np.abs(line - 0.10) - 0.10)
        d = smooth_min(cap, band, 0.03) - 0.010 * np.sin(34 * around)
        if pompom:
            d = smooth_min(d, sphere((0, 0.2, 1.22), 0.17)(points), 0.02)
        return d.astype(np.float32)

    mesh = mesh_on_axes(field, AXES)

    vertices = mesh.vertices
    colors = np.full((len(vertices), 3), p.cloth)
    line = vertices[:, 2] - edge - 0.10 * vertices[:, 1]
    colors[(line < 0.21) | (vertices[:, 2] > 1.1)] *= rng.choice([0.5, 1.0, 1.6])
    parts = [vertex_part(mesh, colors, 0.9)]

    def below(points):
        return np.maximum(_shell(points, face, 0.05), points[:, 2] - edge - 0.12).astype(np.float32)

    mesh = mesh_on_axes(below, AXES)

    vertices = mesh.vertices
    color = np.array(HAIR_COLORS[p.hair_color]) * (1 + 0.2 * _strands(vertices, p.hair_seed))[:, None]
    return [*parts, vertex_part(mesh, color, 0.45)]


def beard(face):
    """A grown beard: the head's own field, raised where the beard grows."""
    p = face.person
    if p.beard in ("none", "stubble"):
        return []
    head = head_field(face)
    long = {"moustache": 0.05, "goatee": 0.07, "full": 0.085}[p.beard]

    def field(points):
        x, y, z = points.T
        area = beard_area(face, x, z) * np.clip(-3 * y + 0.1, 0, 1)
        area = area * np.clip((z - face.chin_z + 0.16) / 0.1, 0, 1)
        tufts = 1 + 0.25 * np.sin(60 * x + 6 * z) * np.sin(23 * z)
        return (head(points) + 0.014 - (long + 0.014) * area * tufts).astype(np.float32)

    axes = (
        uneven_axis((-0.75, 0.75, 0.03)),
        uneven_axis((-1.12, -0.40, 0.03), (-0.40, 0.15, 0.06)),
        uneven_axis((-1.25, -0.9, 0.04), (-0.9, -0.15, 0.025)),
    )
    mesh = mesh_on_axes(field, axes)
    vertices = mesh.vertices
    shade = 1 + 0.25 * np.sin(70 * vertices[:, 0] + 9 * vertices[:, 2])
    colors = np.array(HAIR_COLORS[p.hair_color]) * shade[:, None]
    return [vertex_part(mesh, colors, 0.6)]
