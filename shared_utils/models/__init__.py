"""Networks that come trained with the course. Importing this package is cheap: it imports no TensorFlow.

To add a network: a module with its architecture and its `pretrained_...` function, a recipe that trains and
packs it, the file and its facts in `files/`, a card in `cards/`, and the names below. Keep this module to
imports of names: so a new network makes no lesson stale that uses another (see `builder.inputs`).
"""

from .unet import pretrained_unet, scaled_for_unet

__all__ = ["pretrained_unet", "scaled_for_unet"]
