"""Where everything in the face of an identity lies: the happy world's curves, moved to be its own.

Geometry, paint and beard read these curves, so that colour and shape agree.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from .faces_identity import Identity
from .faces_mood import Mood
from .faces_wear import Wear
from .happy_face import Face


class IdentityFace(Face):
    """The landmarks and curves of an identity with one expression; heights are in head units."""

    def __init__(self, who: Identity, mood: Mood, wear: Wear):
        dressed = dataclasses.replace(
            who.person,
            glasses=wear.glasses,
            frame=wear.frame,
            shirt=wear.shirt,
            cloth=wear.second,
            collar=wear.collar,
            pattern=wear.pattern,
        )
        super().__init__(dressed, mood.expression, mood.brow_raise)
        s = who.shape
        self.shape, self.closed = s, mood.eyes_closed
        self.brow_z += s["brow_height"]
        self.mouth_z += s["mouth_height"]
        self.mouth_width *= s["mouth_width"]
        self.lid_upper *= s["eye_open"]
        if mood.eyes_closed:
            # The lids meet a little below the middle.
            self.lid_lower = 0.26 * self.eye_radius
            self.lid_upper = -self.lid_lower

    def colored_as(self, color: str) -> IdentityFace:
        """The same face whose person has hair of this colour: for brows and beard."""
        other = object.__new__(IdentityFace)
        other.__dict__.update(self.__dict__, person=dataclasses.replace(self.person, hair_color=color))
        return other

    def in_eye(self, x, z):
        """Signed depth in the opening of the eyes (negative: inside); closed eyes have no inside."""
        depth = super().in_eye(x, z)
        return np.maximum(depth, 0) if self.closed else depth

    def brow(self, x):
        """Height and half thickness of the brows at |x|, and how much of them is there (0 to 1)."""
        height, thickness, there = super().brow(x)
        along = np.clip((np.abs(x) - (self.eye_x - 0.20)) / 0.42, 0, 1)
        return height + self.shape["brow_tilt"] * (along - 0.4), thickness * self.shape["brow_weight"], there
