"""Every word that a learner reads about the exercises of Unet_image_segmentation.

A hint reads: "This is what you get when <mistake>: <look>."
"""

from . import conv_block, metrics, unet_model, upsampling_block

_MODULES = (metrics, conv_block, upsampling_block, unet_model)
TEXTS = {name: texts for module in _MODULES for name, texts in module.TEXTS.items()}
