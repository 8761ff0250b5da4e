"""What stands in for Keras's MobileNetV2 while an answer is judged: the small one, with the bundled weights.

Nothing is downloaded, and answers written for the weights of ImageNet are judged as they are. What an answer
asked for is not written down: the model shows it, in its input, its layers and the values of its weights.
`pretrained_mobilenet_v2` needs no stand-in of its own, since it builds the network through Keras.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

if "tensorflow" not in sys.modules:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras.applications
import numpy as np
import tensorflow.keras.applications.mobilenet_v2  # noqa: F401  (before anything stands in for anything)

from ...models import pretrained_mobilenet_v2
from ...models.mobilenet import ALPHA, FACTS, FILE
from ...models.weights import FILES, read_model_facts, read_weights

if TYPE_CHECKING:
    import keras

_of_keras = keras.applications.MobileNetV2


def mobilenet_v2_of_the_course(
    input_shape: Any = None,
    alpha: float = 1.0,
    include_top: bool = True,
    weights: Any = "imagenet",
    input_tensor: Any = None,
    pooling: str | None = None,
    classes: int = 1000,
    classifier_activation: Any = "softmax",
    name: str | None = None,
) -> keras.Model:
    """What `keras.applications.MobileNetV2` gives, with our channels, and our weights for any but none.

    Raises:
        ValueError: weights are asked for with a top, which ours do not have; and what Keras raises.
    """
    if weights is not None and include_top:
        pretrained_mobilenet_v2((224, 224, 3), include_top=True)  # raises, and says why
    named = {} if name is None else {"name": name}
    model = _of_keras(
        input_shape=input_shape,
        alpha=ALPHA,
        include_top=include_top,
        weights=None,
        input_tensor=input_tensor,
        pooling=pooling,
        classes=classes,
        classifier_activation=classifier_activation,
        **named,
    )
    if weights is not None:
        for layer in model.layers:
            for weight in layer.weights:
                if f"{layer.name}_{weight.name}" in bundled_arrays():
                    weight.assign(bundled_arrays()[f"{layer.name}_{weight.name}"])
    return model


@cache
def bundled_arrays() -> dict[str, np.ndarray]:
    """The bundled weights, float32, in their order, by the names of layer and weight."""
    arrays = read_weights(FILE, read_model_facts(FACTS, FILES), FILES)
    return {name.partition("_")[2]: array.astype(np.float32) for name, array in arrays.items()}
