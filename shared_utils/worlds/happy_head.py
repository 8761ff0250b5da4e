"""The head: a signed distance field made of smooth unions, meshed finely only where a face needs it."""

from __future__ import annotations

import numpy as np

from .happy_mesh import mesh_on_axes, mirrored, uneven_axis, without
from .shapes import cone, ellipsoid, smooth_min, sphere


def distance_to_segment(x, z, a, b):
    """Distance in the frontal plane, and the fraction along the segment."""
    ax, az, bx, bz = *a, *b
    h = np.clip(((x - ax) * (bx - ax) + (z - az) * (bz - az)) / ((bx - ax) ** 2 + (bz - az) ** 2), 0, 1)
    return np.hypot(x - ax - h * (bx - ax), z - az - h * (bz - az)), h


def skull(points, face):
    """Cranium, jaw and neck without features: what hair and hats follow as well."""
    p = face.person
    d = ellipsoid((0, 0.12, 0.26), (0.70 * p.width, 0.82, 0.74))(points)
    jaw = ellipsoid((0, -0.16, -0.34 * p.chin), (0.575 * p.width * p.jaw, 0.56, 0.63 * p.chin))(points)
    return smooth_min(d, jaw, 0.22)


def head_field(face):
    """Signed distance to the head, as a function of points (N, 3)."""
    p, e = face.person, face.expression

    def field(points):
        q = mirrored(points)
        x, y, z = points.T
        d = skull(points, face)
        neck = cone((0, 0.22, -0.7), (0, 0.3, -1.7), 0.30 * p.width * (1 - 0.15 * p.childlike), 0.36)(points)
        d = smooth_min(d, neck, 0.12)
        chin_r = 0.15 + 0.05 * p.jaw
        d = smooth_min(d, sphere((0, -0.50, face.chin_z + chin_r * 0.95), chin_r)(points), 0.16)
        # Muzzle and cheeks.
        d = smooth_min(d, ellipsoid((0, -0.50, face.mouth_z), (0.34, 0.21, 0.22))(points), 0.12)
        up = 0.09 * e.smile
        cheek_r = 0.17 + 0.06 * p.cheeks + 0.035 * e.smile
        cheek = (0.37 * p.width + 0.03 * e.smile, -0.45 - 0.025 * e.smile, face.nose_z + 0.03 + up)
        d = smooth_min(d, sphere(cheek, cheek_r)(q), 0.14)
        # Brow ridge and sockets.
        ridge = cone((0.08, -0.63, face.brow_z - 0.02), (0.42, -0.52, face.brow_z - 0.02), 0.07, 0.06)(q)
        d = smooth_min(d, ridge, 0.10 + 0.05 * (1 - p.brow))
        eye = (face.eye_x, face.eye_y, face.eye_z)
        d = without(d, sphere((face.eye_x, face.eye_y - 0.16, face.eye_z - 0.01), 0.16)(q), 0.10)
        # Nose.
        w = p.nose_width
        bridge = cone((0, -0.66, face.eye_z + 0.02), (0, -0.82, face.nose_z + 0.05), 0.06, 0.085 * w)(points)
        d = smooth_min(d, bridge, 0.10)
        tip = sphere((0, -0.845 - 0.03 * p.nose_length, face.nose_z + 0.02), 0.088 * w)(points)
        d = smooth_min(d, tip, 0.05)
        d = smooth_min(d, sphere((0.085 * w, -0.775, face.nose_z - 0.005), 0.06 * w)(q), 0.04)
        d = without(d, ellipsoid((0.05 * w, -0.84, face.nose_z - 0.065), (0.028 * w, 0.04, 0.03))(q), 0.02)
        # Ears: a disc with a hollow.
        ear = (0.71 * p.width, 0.10, face.eye_z - 0.13)
        size = 0.19 * p.ears
        d = smooth_min(d, ellipsoid(ear, (0.07, 0.12 * p.ears, size))(q), 0.05)
        d = without(
            d, ellipsoid((ear[0] + 0.06, ear[1] - 0.03, ear[2] + 0.02), (0.05, 0.06, 0.6 * size))(q), 0.04
        )
        # The fold from nose to mouth, deeper with a smile and with age.
        depth = 0.028 * e.smile + 0.02 * p.worn
        if depth > 0.003:
            off, along = distance_to_segment(q[:, 0], z, *face.fold())
            front = np.clip(-y * 3 - 0.6, 0, 1)
            d = d + depth * front * np.exp(-((off / 0.035) ** 2)) * (1 - 0.5 * along)
        # Lids over the eyeballs, then the opening.
        d = smooth_min(d, sphere(eye, face.eye_radius * 1.08)(q), 0.06)
        opening = np.maximum(face.in_eye(x, z) * 0.8, y - face.eye_y)
        d = without(d, opening, 0.012)
        # Lips, then the mouth.
        upper_z, lower_z = face.lip_centres(x)
        upper_r, lower_r = face.lip_radii(x)
        front = y - face.mouth_front(x)
        reach = np.maximum(np.abs(x) - face.mouth_width, 0)
        for middle, radius, forward in ((upper_z, upper_r, 0.0), (lower_z, lower_r, 0.0)):
            off = np.sqrt(((z - middle) * 0.9) ** 2 + (front - forward) ** 2 + reach**2) - radius
            d = smooth_min(d, off, 0.03)
        cavity = np.maximum(face.in_mouth(x, z) * 0.75, np.maximum(front - 0.3, np.abs(x) - face.mouth_width))
        return without(d, cavity, 0.015).astype(np.float32)

    return field


def head_mesh(face, fine=0.022):
    """The head as a mesh; `fine` is the grid's step about eyes and mouth."""
    c, m = 3.2 * fine, 1.7 * fine
    axes = (
        uneven_axis((-0.98, -0.52, c), (-0.52, 0.52, fine), (0.52, 0.98, c)),
        uneven_axis((-1.12, -0.42, m * 0.8), (-0.42, 1.05, c)),
        uneven_axis((-1.75, -1.1, c), (-1.1, -0.9, m), (-0.9, 0.28, fine), (0.28, 1.15, c)),
    )
    return mesh_on_axes(head_field(face), axes)
