"""Every word that a learner reads about the exercises of Residual_Networks.

A hint reads: "This is what you get when <mistake>: <look>."
"""

from . import convolutional_block, gradients, identity_block, inception, network

_MODULES = (gradients, identity_block, convolutional_block, network, inception)
TEXTS = {name: texts for module in _MODULES for name, texts in module.TEXTS.items()}
