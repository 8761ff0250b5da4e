"""Every word that a learner reads about the exercises of Neural_Style_Transfer.

A hint reads: "This is what you get when <mistake>: <look>."
"""

from . import content_cost, gram_matrix, layer_style_cost, style_cost, total_cost, train_step

_MODULES = (content_cost, gram_matrix, layer_style_cost, style_cost, total_cost, train_step)
TEXTS = {name: texts for module in _MODULES for name, texts in module.TEXTS.items()}
