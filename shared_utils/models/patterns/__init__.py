"""Procedural pictures to learn from: shapes, textures, light and clutter, with all that can be asked."""

from .making import kept_patterns, make_patterns
from .scenes import QUESTIONS, Scene, scene

__all__ = ["QUESTIONS", "Scene", "kept_patterns", "make_patterns", "scene"]
