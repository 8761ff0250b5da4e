"""Every word that a learner reads about the exercises of Transfer_Learning.

A hint reads: "This is what you get when <mistake>: <look>."
"""

from . import alpaca_model, data_augmenter, fine_tuning_setup, separable_ratio, unfreeze_from

_MODULES = (data_augmenter, separable_ratio, alpaca_model, unfreeze_from, fine_tuning_setup)
TEXTS = {name: texts for module in _MODULES for name, texts in module.TEXTS.items()}
