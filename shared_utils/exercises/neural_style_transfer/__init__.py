"""Neural_Style_Transfer: content and style as costs on activations, and one step that lowers both."""

from ..contract import FRAMEWORK, Topic
from .contracts import EXERCISES
from .texts import TEXTS

NAMES = {"np": "numpy", **FRAMEWORK}
"""The names that answers written elsewhere use; `vgg_model_outputs` and others are state."""

TOPIC = Topic("Neural_Style_Transfer", "Neural style transfer", EXERCISES, TEXTS, __name__, NAMES)
