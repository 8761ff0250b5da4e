"""Every word that a learner reads about the exercises of CNN_Foundations.

A hint reads: "This is what you get when <mistake>: <look>."
"""

from . import (
    convolution,
    convolution_backward,
    convolutional_model,
    happy_model,
    numbers,
    padding,
    pooling,
    pooling_backward,
    single_step,
)

_MODULES = (
    numbers,
    padding,
    single_step,
    convolution,
    pooling,
    convolution_backward,
    pooling_backward,
    happy_model,
    convolutional_model,
)
TEXTS = {name: texts for module in _MODULES for name, texts in module.TEXTS.items()}
