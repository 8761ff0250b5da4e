"""How Keras writes operations, and how a graph does: the tables and the small translations."""

from __future__ import annotations

import itertools
from typing import Any

import keras
import numpy as np

from .model_graph import rounded

_CONV = ("filters", "kernel_size", "strides", "padding", "dilation_rate", "groups", "use_bias")
_POOL = ("pool_size", "strides", "padding")
_NORM = ("axis", "epsilon", "center", "scale")
LAYERS: dict[str, tuple[str, ...]] = {
    "Conv1D": _CONV,
    "Conv2D": _CONV,
    "Conv3D": _CONV,
    "Conv2DTranspose": (*_CONV[:5], "output_padding", "use_bias"),
    "DepthwiseConv2D": ("kernel_size", "strides", "padding", "depth_multiplier", "dilation_rate", "use_bias"),
    "SeparableConv2D": (*_CONV[:5], "depth_multiplier", "use_bias"),
    "Dense": ("units", "use_bias"),
    "BatchNormalization": _NORM,
    "LayerNormalization": _NORM,
    "MaxPooling2D": _POOL,
    "AveragePooling2D": _POOL,
    "GlobalAveragePooling2D": ("keepdims",),
    "GlobalMaxPooling2D": ("keepdims",),
    "ZeroPadding2D": ("padding",),
    "Cropping2D": ("cropping",),
    "UpSampling2D": ("size", "interpolation"),
    "Flatten": (),
    "Reshape": ("target_shape",),
    "Permute": ("dims",),
    "Concatenate": ("axis",),
    "Add": (),
    "Subtract": (),
    "Multiply": (),
    "Average": (),
    "Maximum": (),
    "Minimum": (),
    "UnitNormalization": ("axis",),
    "Identity": (),
    "Dropout": ("rate",),
    "SpatialDropout2D": ("rate",),
    "GaussianNoise": ("stddev",),
    "RandomFlip": ("mode",),
    "RandomRotation": ("factor", "fill_mode"),
    "RandomZoom": ("height_factor", "width_factor", "fill_mode"),
    "RandomTranslation": ("height_factor", "width_factor", "fill_mode"),
    "RandomContrast": ("factor",),
    "RandomBrightness": ("factor",),
}
"""The layers that are read in full, with the attributes that matter."""

_ACTIVATIONS = {
    "relu", "relu6", "sigmoid", "tanh", "elu", "leaky_relu", "silu", "gelu", "softplus", "softsign",
    "selu", "hard_sigmoid", "exponential", "linear",
}  # fmt: skip
_SAME_ACTIVATION = {"swish": "silu", "softmax_v2": "softmax", "exp": "exponential", "identity": "linear"}
TWO_TENSORS = {"Add", "Subtract", "Multiply", "Maximum", "Minimum"}


def plain_config(value: Any) -> Any:
    """A config value as the graph has it: tuples, Python numbers, short text."""
    if isinstance(value, (list, tuple)) or type(value).__name__ == "ListWrapper":
        return tuple(plain_config(part) for part in list(value)[:16])
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return rounded(value)
    return value if value is None else str(value)[:200]


def pooling_config(function: Any) -> dict[str, Any]:
    """The config of a pooling layer that does what a `keras.ops.max_pool` or `average_pool` does."""
    size, strides = (
        (value, value) if isinstance(value, int) else value
        for value in (function.pool_size, function.strides or function.pool_size)
    )
    config = {"pool_size": size, "strides": strides, "padding": function.padding}
    return {key: plain_config(value) for key, value in config.items()}


def positive_axis(axis: Any, rank: int) -> Any:
    """An axis, or several, counted from the front."""
    if isinstance(axis, (list, tuple)):
        return tuple(positive_axis(one, rank) for one in axis)
    return axis + rank if isinstance(axis, int) and axis < 0 else axis


def activation_of_layer(layer: Any) -> tuple[str, dict[str, Any]]:
    """The operation for an activation layer: its name and config."""
    match type(layer).__name__:
        case "ReLU":
            slope, top, threshold = (
                float(value or 0) for value in (layer.negative_slope, layer.max_value, layer.threshold)
            )
            if (slope, threshold) == (0, 0) and layer.max_value in (None, 6):
                return ("relu6" if top else "relu"), {}
            if layer.max_value is None and threshold == 0:
                return "leaky_relu", {"negative_slope": rounded(slope)}
            return "layer ReLU", {"negative_slope": slope, "max_value": top, "threshold": threshold}
        case "LeakyReLU":
            return "leaky_relu", {"negative_slope": rounded(layer.negative_slope)}
        case "ELU":
            return "elu", {"alpha": rounded(layer.alpha)}
        case "Softmax":
            return "softmax", {"axis": plain_config(layer.axis)}
    return activation_of_function(layer.activation)


def activation_of_function(function: Any) -> tuple[str, dict[str, Any]]:
    """The operation for the `activation` of a layer: its name and config."""
    if isinstance(function, keras.layers.Layer):
        if type(function).__name__ in ("ReLU", "LeakyReLU", "ELU", "Softmax", "Activation"):
            return activation_of_layer(function)
        return f"layer {type(function).__name__}", {}
    name = getattr(function, "__name__", type(function).__name__)
    name = _SAME_ACTIVATION.get(name, name)
    library = (getattr(function, "__module__", None) or "").startswith(("keras.", "tensorflow."))
    if library and name == "softmax":
        return "softmax", {"axis": -1}
    if library and name in _ACTIVATIONS:
        config = {
            "leaky_relu": {"negative_slope": 0.2},
            "elu": {"alpha": 1.0},
            "gelu": {"approximate": False},
        }
        return name, config.get(name, {})
    return f"function {name}"[:100], {}


def affine_of(name: str, arguments: list[Any]) -> tuple[float, float] | None:
    """Scale and offset of an operation between one tensor and one number."""
    if name not in ("Add", "Subtract", "Multiply", "Divide", "TrueDivide") or len(arguments) != 2:
        return None
    tensor_first = hasattr(arguments[0], "_keras_history")
    other = arguments[1] if tensor_first else arguments[0]
    try:
        number = np.asarray(other, dtype=float)
    except (TypeError, ValueError):
        return None
    if number.shape != () or not np.isfinite(number):
        return None
    number = float(number)
    match name:
        case "Add":
            return 1.0, number
        case "Subtract":
            return (1.0, -number) if tensor_first else (-1.0, number)
        case "Multiply":
            return number, 0.0
    return (1.0 / number, 0.0) if tensor_first and number else None


def over_pixels(axis: Any) -> bool:
    """Whether axes are height and width of a batch of images."""
    return isinstance(axis, (list, tuple)) and sorted(positive_axis(a, 4) for a in axis) == [1, 2]


def pads_pixels(function: Any, arguments: list[Any]) -> bool:
    """Whether a `keras.ops.pad` puts zeros around height and width only."""
    widths = plain_config(function.pad_width)
    value = arguments[1] if len(arguments) > 1 else None
    return len(widths) == 4 and widths[0] == widths[3] == (0, 0) and value in (None, 0)


def constants(arguments: list[Any]) -> dict[str, Any]:
    """Arguments that are no tensors, as short text."""
    plain = [str(value)[:60] for value in _flat(arguments) if not hasattr(value, "_keras_history")]
    return {"arguments": tuple(plain[:8])} if plain else {}


def _flat(values: Any) -> Any:
    nested = ((_flat(v) if isinstance(v, (list, tuple)) else (v,)) for v in values)
    return itertools.chain.from_iterable(nested)
