"""Files of Keras 2 with the full network of YOLO version 2, read weight by weight."""

import json

import h5py
import numpy as np
import pytest

from shared_utils.datasets import DataError
from shared_utils.models import load_yolo
from shared_utils.models.yolo_darknet import _read_layers

#: (filter size, channels in, channels out) of the 23 convolutions of Darknet-19 with its passage, as
#: yolov2.cfg lists them; the 21st is the passage, the 22nd sees it (4 * 64) and the 20th (1024).
CONVOLUTIONS = [
    *((3, 3, 32), (3, 32, 64), (3, 64, 128), (1, 128, 64), (3, 64, 128), (3, 128, 256), (1, 256, 128)),
    *((3, 128, 256), (3, 256, 512), (1, 512, 256), (3, 256, 512), (1, 512, 256), (3, 256, 512)),
    *((3, 512, 1024), (1, 1024, 512), (3, 512, 1024), (1, 1024, 512), (3, 512, 1024), (3, 1024, 1024)),
    *((3, 1024, 1024), (1, 512, 64), (3, 1280, 1024), (1, 1024, 8)),
]
#: How many places a side each of them gives: five poolings halve it, the last of them after the passage.
SIDES = [608, 304, *[152] * 3, *[76] * 3, *[38] * 5, *[19] * 7, 38, 19, 19]
ROLES = ("gamma", "beta", "moving_mean", "moving_variance")
#: Keras of today cannot read it: the code of a Lambda layer is that of another Python.
CONFIG = {"class_name": "Model", "config": {"name": "model_1", "layers": [{"class_name": "Lambda"}]}}


def layers_of_keras_2(n_norms=22, first=1):
    """Names of layers, each with its weights: name to (shape, value). Their values tell them apart."""
    layers = {"input_1": {}, "space_to_depth_x2": {}}
    for number, (f, n_in, n_out) in enumerate(CONVOLUTIONS):
        name = f"conv2d_{number + first}" if number + first else "conv2d"
        layers[name] = {f"{name}/kernel:0": ((f, f, n_in, n_out), number + 1)}
        if number == 22:
            layers[name][f"{name}/bias:0"] = ((n_out,), 0.5)
        elif number < n_norms:
            norm = name.replace("conv2d", "batch_normalization")
            layers[norm] = {
                f"{norm}/{role}:0": ((n_out,), number + 1 + place / 8) for place, role in enumerate(ROLES)
            }
    return layers


def write(path, layers, group="model_weights"):
    """Write a file in the layout of Keras 2; arrays of one value each, which take no space."""
    with h5py.File(path, "w") as file:
        file.attrs["keras_version"] = b"2.1.5"
        file.attrs["backend"] = b"tensorflow"
        file.attrs["model_config"] = json.dumps(CONFIG).encode()
        weights = file.create_group(group) if group else file
        weights.attrs["layer_names"] = [name.encode() for name in layers]
        for name, arrays in layers.items():
            layer = weights.create_group(name)
            layer.attrs["weight_names"] = [weight.encode() for weight in arrays]
            for weight, (shape, value) in arrays.items():
                layer.create_dataset(weight, shape, "f4", fillvalue=value)


@pytest.fixture
def files(tmp_path):
    """A path for the network; `load()` loads it, with 1 anchor and 3 classes."""
    (tmp_path / "anchors.txt").write_text("0.57273, 0.677385")
    (tmp_path / "classes.txt").write_text("car\nbus\nsign\n")
    path = tmp_path / "yolo.h5"
    return path, lambda: load_yolo(
        path, anchors=path.parent / "anchors.txt", classes=path.parent / "classes.txt"
    )


def refused(load, path, *words):
    with pytest.raises(DataError) as caught:
        load()
    text = str(caught.value)
    assert text.startswith(f"{path}: "), text
    for word in words:
        assert word in text, text


@pytest.mark.slow
def test_weights_find_their_layers_by_number_and_the_passage_is_space_to_depth(files):
    """One test for all that needs the network: it has 50 million parameters."""
    import tensorflow as tf

    path, load = files
    layers = layers_of_keras_2()
    names = sorted(layers)
    assert names.index("conv2d_21") < names.index("conv2d_3")
    write(path, {name: layers[name] for name in names})
    assert path.stat().st_size < 200_000
    detector = load()
    assert repr(detector) == "Yolo(input 608 x 608, grid 19 x 19, 1 anchors, 3 classes)"
    for number, (f, n_in, n_out) in enumerate(CONVOLUTIONS, start=1):
        layer = detector.model.get_layer(f"conv_{number}")
        weights = layer.weights
        assert layer.output.shape == (None, SIDES[number - 1], SIDES[number - 1], n_out)
        assert weights[0].shape == (f, f, n_in, n_out) and (weights[0].numpy() == number).all()
        if number == 23:
            assert (weights[1].numpy() == 0.5).all()
        else:
            norm = dict(zip(ROLES, detector.model.get_layer(f"norm_{number}").weights, strict=True))
            for place, role in enumerate(ROLES):
                assert norm[role].name == role and (norm[role].numpy() == number + place / 8).all()

    (rearranged,) = [layer for layer in detector.model.layers if type(layer).__name__ == "Rearranged"]
    x = np.random.default_rng(0).normal(size=(2, 4, 6, 5)).astype(np.float32)
    assert np.array_equal(rearranged(x), tf.nn.space_to_depth(x, 2))
    assert rearranged.output.shape == (None, 19, 19, 256)
    # What the passage brings comes first, as the original has it.
    (concatenation,) = [layer for layer in detector.model.layers if type(layer).__name__ == "Concatenate"]
    assert [x.shape[-1] for x in concatenation.input] == [256, 1024]


@pytest.mark.parametrize("group", ["model_weights", None])
def test_the_first_of_a_kind_has_no_number_and_files_of_weights_alone_are_read(files, group):
    path, _ = files
    layers, kinds = layers_of_keras_2(first=0), ("conv2d", "batch_normalization")
    write(path, {f"{kind}{n}": layers[f"{kind}{n}"] for n in ("_10", "_2", "") for kind in kinds}, group)
    convolutions, normalisations = _read_layers(path, "a reason")
    assert [kernel[0, 0, 0, 0] for (kernel,) in convolutions] == [1, 3, 11]
    assert [[array[0] for array in arrays] for arrays in normalisations] == [
        [n, n + 1 / 8, n + 2 / 8, n + 3 / 8] for n in (1, 3, 11)
    ]
    assert all(array.dtype == np.float32 for arrays in normalisations for array in arrays)


@pytest.mark.slow
@pytest.mark.parametrize(
    "layers, words",
    [
        (layers_of_keras_2(n_norms=21), ["21 layers of the kind norm", "YOLO version 2 has 22"]),
        (dict([*layers_of_keras_2().items()][:-1]), ["22 layers of the kind conv", "has 23"]),
        ({}, ["0 layers of the kind conv"]),
    ],
)
def test_another_number_of_layers_is_refused(files, layers, words):
    path, load = files
    write(path, layers)
    refused(load, path, "Keras cannot read it as a model", *words)


@pytest.mark.slow
def test_weights_of_another_shape_are_refused(files):
    path, load = files
    layers = layers_of_keras_2()
    layers["conv2d_1"]["conv2d_1/kernel:0"] = (3, 3, 3, 16), 1
    write(path, layers)
    refused(load, path, "Layer 1 of the kind conv", "(3, 3, 3, 16)", "(3, 3, 3, 32)")


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["names", "weights", "layer"])
def test_a_list_of_layers_with_gaps_is_refused(files, damage):
    path, load = files
    write(path, layers_of_keras_2())
    with h5py.File(path, "a") as file:
        group = file["model_weights"]
        if damage == "names":
            del group.attrs["layer_names"]
        elif damage == "weights":
            del group["conv2d_3/conv2d_3/kernel:0"]
        else:
            del group["conv2d_3"]
    refused(load, path, "no list of layers with weights", "whole")
