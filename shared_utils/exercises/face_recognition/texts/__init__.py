"""Every word that a learner reads about the exercises of Face_Recognition.

A hint reads: "This is what you get when <mistake>: <look>."
"""

from . import choose_threshold, semi_hard_triplets, triplet_loss, verify, who_is_it

_MODULES = (triplet_loss, semi_hard_triplets, choose_threshold, verify, who_is_it)
TEXTS = {name: texts for module in _MODULES for name, texts in module.TEXTS.items()}
