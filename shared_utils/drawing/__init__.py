"""The visual language of the course: palette, settings for plots, and cards to draw on.

Lessons use `use_course_style` and `show_pictures`. Drawing scripts use `Card` and the palette.
"""

from .palette import CARD, INK, MEANINGS, SOFT_INK, Tone, tone
from .plots import course_settings, show_pictures, use_course_style

__all__ = [
    "CARD",
    "INK",
    "MEANINGS",
    "SOFT_INK",
    "Tone",
    "course_settings",
    "show_pictures",
    "tone",
    "use_course_style",
]
