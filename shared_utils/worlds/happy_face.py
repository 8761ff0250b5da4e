"""Where everything in a face lies: landmarks, the curves of mouth, eyes and brows, as functions of x.

The face looks towards -y; x runs to the viewer's right and z up, in head units (chin at -1, crown at 1).
Geometry (happy_head), paint (happy_paint) and hair (happy_hair) all read the same curves, so that colour and
shape agree.
"""

from __future__ import annotations

import numpy as np


class Face:
    """The landmarks and curves of one person (`happy_person.Person`) with one expression."""

    def __init__(self, person, expression, brow_raise=0.0):
        p, e = person, expression
        self.person, self.expression = p, e
        self.chin_z = -1.0 * p.chin
        self.eye_z = 0.0 - 0.07 * p.childlike
        span = self.eye_z - self.chin_z
        self.nose_z = self.eye_z - 0.36 * span * p.nose_length
        self.mouth_z = self.eye_z - 0.63 * span
        self.brow_z = self.eye_z + 0.235 * p.eye_size + 0.05 * brow_raise - 0.045 * e.frown
        # Eyes.
        self.eye_x = 0.315 * p.eye_distance * (0.5 + 0.5 * p.width)
        self.eye_radius = 0.165 * p.eye_size
        self.eye_y = -0.585
        self.eye_width = 0.96 * self.eye_radius
        self.lid_upper = self.eye_radius * (0.54 + 0.10 * brow_raise - 0.12 * p.worn - 0.10 * e.squint)
        self.lid_lower = self.eye_radius * (0.48 - 0.30 * e.squint)
        if e.name == "surprised":
            self.lid_upper, self.lid_lower = 0.86 * self.eye_radius, 0.6 * self.eye_radius
        # Mouth.
        self.mouth_width = 0.27 * e.width * (0.6 + 0.4 * p.width) * (1 - 0.06 * p.childlike)
        self.lip = 0.05 * p.lips * e.fullness * (1 - 0.25 * p.worn)

    def mouth_t(self, x):
        """x as a fraction of the mouth's half width: -1 and 1 are the corners."""
        return np.clip(x / self.mouth_width, -1.35, 1.35)

    def mouth_centre(self, x):
        """Height of the line where the lips meet."""
        e, t = self.expression, self.mouth_t(x)
        bend = np.abs(t) ** 1.8 * e.lift - 0.3 * max(e.lift, 0.0)
        return self.mouth_z + bend + e.skew * t

    def _opening(self, t):
        rest = np.maximum(1 - t**2, 0)
        roundness = self.expression.roundness
        return roundness * np.sqrt(rest) + (1 - roundness) * rest

    def mouth_upper(self, x):
        """Height of the upper edge of the opening."""
        return self.mouth_centre(x) + (self.expression.upper + 0.004) * self._opening(self.mouth_t(x))

    def mouth_lower(self, x):
        """Height of the lower edge of the opening."""
        return self.mouth_centre(x) - (self.expression.lower + 0.004) * self._opening(self.mouth_t(x))

    def lip_radii(self, x):
        """Half the thickness of the upper and the lower lip."""
        rest = np.maximum(1 - np.abs(self.mouth_t(x)) ** 2.6, 0)
        dip = 1 - 0.22 * np.exp(-((x / 0.035) ** 2))  # the notch under the nose
        return self.lip * (0.12 + 0.68 * rest * dip), self.lip * (0.12 + 0.88 * rest)

    def lip_centres(self, x):
        """Height of the middle of the upper and of the lower lip."""
        upper, lower = self.lip_radii(x)
        return self.mouth_upper(x) + 0.75 * upper, self.mouth_lower(x) - 0.75 * lower

    def mouth_front(self, x):
        """y of the lips: the teeth behind them stand on an arc."""
        return -0.70 - 0.02 * self.person.lips + 0.62 * np.asarray(x) ** 2 + 0.02 * self.expression.smile

    def in_mouth(self, x, z):
        """Signed depth below the edges of the opening (negative: inside), in the frontal plane."""
        return np.maximum(z - self.mouth_upper(x), self.mouth_lower(x) - z)

    def in_eye(self, x, z):
        """The same for the opening of the eyes, by symmetry for both."""
        dx = np.abs(x) - self.eye_x
        rise = 0.10 * self.eye_radius * dx / self.eye_width  # the outer corner a little higher
        t = np.clip(dx / self.eye_width, -1.2, 1.2)
        upper = self.lid_upper * (1 - np.abs(t - 0.06) ** 2.2)
        lower = self.lid_lower * (1 - np.abs(t + 0.05) ** 2.0)
        dz = z - self.eye_z - rise
        return np.maximum(dz - upper, -lower - dz)

    def fold(self):
        """End points (x, z) of the fold from the nose to beside the mouth, on the right-hand side."""
        lift = self.expression.lift
        corner = (self.mouth_width + 0.075, self.mouth_centre(self.mouth_width) - 0.03 - 0.2 * max(lift, 0))
        return (0.12 * self.person.nose_width, self.nose_z + 0.04), corner

    def brow(self, x):
        """Height and half thickness of the brows at |x|, and how much of them is there (0 to 1)."""
        e, p = self.expression, self.person
        t = (np.abs(x) - (self.eye_x - 0.20)) / 0.42  # 0 inside, 1 outside
        arch = 0.05 * np.sin(np.pi * np.clip(t, 0, 1) ** 1.3) - 0.02 * t
        frown = -0.06 * e.frown * (1 - np.clip(t, 0, 1)) ** 2
        thickness = (0.018 + 0.028 * p.brow) * (1 - 0.55 * np.clip(t, 0, 1))
        there = np.clip((t + 0.02) / 0.08, 0, 1) * np.clip((1.02 - t) / 0.1, 0, 1)
        return self.brow_z + arch + frown, thickness, there
