"""The visual language of the course: palette, settings for plots, and cards to draw on.

Lessons use `use_course_style` and the functions `show_...`. Drawing scripts use `Card`, the grids and the
palette.
"""

from .animation import save_animation
from .boxes import BOX_COLOURS, show_boxes, show_precision_recall
from .card import Card
from .grids import (
    CHANNEL_SHIFT,
    Grid,
    draw_block,
    draw_grid,
    frame_corner_block,
    frame_window,
    measure,
    number_text,
)
from .masks import STREET_COLOURS, paint_mask, show_class_scores, show_masks
from .palette import CARD, INK, MEANINGS, SOFT_INK, Tone, tone
from .picture_set import PictureSet
from .plots import course_settings, show_pictures, use_course_style
from .results import show_confusion, show_curves, show_gallery

__all__ = [
    "BOX_COLOURS",
    "CARD",
    "CHANNEL_SHIFT",
    "INK",
    "MEANINGS",
    "SOFT_INK",
    "STREET_COLOURS",
    "Card",
    "Grid",
    "PictureSet",
    "Tone",
    "course_settings",
    "draw_block",
    "draw_grid",
    "frame_corner_block",
    "frame_window",
    "measure",
    "number_text",
    "paint_mask",
    "save_animation",
    "show_boxes",
    "show_class_scores",
    "show_confusion",
    "show_curves",
    "show_gallery",
    "show_masks",
    "show_pictures",
    "show_precision_recall",
    "tone",
    "use_course_style",
]
