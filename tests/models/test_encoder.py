"""The face encoder: its weights and numbers, pictures of all kinds, and encoders of a user's own."""

import numpy as np
import pytest
from PIL import Image

from shared_utils.datasets import DataError, load_faces
from shared_utils.models import (
    build_encoder,
    cards,
    encoder,
    encoder_faces,
    img_to_encoding,
    pretrained_encoder,
    weights,
)
from shared_utils.models.encoder_faces import held_out_scores

FACTS = weights.read_model_facts(encoder.FACTS)


def test_the_facts_fit_the_file_and_the_budget():
    arrays = weights.read_weights(encoder.FILE, FACTS)
    assert FACTS["arrays"] == len(arrays) and FACTS["bytes"] < 2.5e6
    assert sum(array.size for array in arrays.values()) == FACTS["parameters"]
    assert FACTS["made_by"] == encoder_faces.COMMAND and FACTS["licence"] == "CC BY 4.0"
    assert FACTS["version"] == encoder_faces.VERSION and FACTS["seed"] == encoder_faces.SEED
    assert ",".join(FACTS["stages"]) == encoder_faces.STAGES


def test_the_numbers_that_the_course_promises():
    held_out = FACTS["held_out"]
    test, door = held_out["verification"]["test"], held_out["door"]
    assert held_out["threshold"] == 0.7 and test["people"] == 30
    assert test["auc"] >= 0.99 and test["false_accepts"] <= 0.03 and test["false_rejects"] <= 0.03
    assert door["people"] == 12 and door["recognised"] >= 0.95 and door["turned_away"] >= 0.95


def test_the_card_says_what_the_facts_say():
    card = (cards.CARDS / "encoder_faces.md").read_text(encoding="utf-8")
    assert cards.renewed(card, FACTS) == card, "run python -m shared_utils.models.cards"
    assert FACTS["sha256"] in card


@pytest.mark.slow
def test_the_numbers_can_be_repeated():
    again = held_out_scores(pretrained_encoder(), load_faces())
    for name, scores in FACTS["held_out"]["verification"].items():
        assert again["verification"][name] == pytest.approx(scores, abs=2e-3)
    assert again["door"] == pytest.approx(FACTS["held_out"]["door"], abs=0.02)


@pytest.mark.slow
def test_encodings_are_unit_vectors_and_the_size_is_free():
    model = build_encoder((48, 64, 3), size=16)
    encodings = model(np.random.default_rng(0).random((3, 48, 64, 3), np.float32)).numpy()
    assert encodings.shape == (3, 16) and encodings.dtype == np.float32
    assert np.linalg.norm(encodings, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.abs(encodings[0] - encodings[1]).max() > 1e-3


@pytest.mark.slow
def test_damaged_weights_are_refused(tmp_path, monkeypatch):
    for name in (encoder.FILE, encoder.FACTS):
        (tmp_path / name).write_bytes((weights.FILES / name).read_bytes())
    monkeypatch.setattr(encoder, "FILES", tmp_path)
    path = tmp_path / encoder.FILE
    path.write_bytes(path.read_bytes()[:-1000])
    with pytest.raises(DataError, match="cut short"):
        pretrained_encoder()


@pytest.fixture(scope="module")
def model():
    return build_encoder((32, 24, 3), size=8, filters=(4, 4))


def _saved(folder, mode, size, name="face.png"):
    rng = np.random.default_rng(4)
    channels = {"RGB": 3, "RGBA": 4, "L": 1}[mode]
    values = rng.integers(0, 256, (*size, channels), np.uint8)
    Image.fromarray(values[..., 0] if mode == "L" else values, mode).save(folder / name)
    return folder / name, values


@pytest.mark.slow
def test_a_picture_of_the_models_size_is_only_scaled(model, tmp_path):
    path, values = _saved(tmp_path, "RGB", (32, 24))
    encoding = img_to_encoding(str(path), model)
    assert encoding.shape == (1, 8) and encoding.dtype == np.float32
    assert encoding == pytest.approx(model.predict_on_batch(values[None] / np.float32(255)), abs=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
@pytest.mark.parametrize("size", [(32, 24), (70, 41), (9, 9)])
def test_pictures_of_every_kind_and_size_have_an_encoding(model, tmp_path, mode, size):
    path, _ = _saved(tmp_path, mode, size)
    encoding = img_to_encoding(path, model)
    assert encoding.shape == (1, 8) and np.linalg.norm(encoding) == pytest.approx(1, abs=1e-5)


@pytest.mark.slow
def test_what_is_transparent_is_laid_on_white(model, tmp_path):
    path, values = _saved(tmp_path, "RGBA", (32, 24))
    share = values[..., 3:] / 255
    laid = np.round(values[..., :3] * share + 255 * (1 - share)).astype(np.float32)
    assert img_to_encoding(path, model) == pytest.approx(model.predict_on_batch(laid[None] / 255), abs=1e-2)


@pytest.mark.slow
@pytest.mark.parametrize(
    "content, words",
    [
        (None, "no such file"),
        (b"", "empty"),
        (b"<!DOCTYPE html><html>no</html>", "HTML|web page"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n", "LFS"),
        (b"not a picture at all, but some text", "not a picture"),
    ],
)
def test_files_that_are_no_pictures_are_named(model, tmp_path, content, words):
    path = tmp_path / "kai.png"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError, match=f"(?is)kai.png.*({words})"):
        img_to_encoding(str(path), model)


@pytest.mark.slow
@pytest.mark.parametrize("wrong", [None, "encoder.keras"])
def test_what_is_no_model_is_refused(tmp_path, wrong):
    path, _ = _saved(tmp_path, "RGB", (32, 24))
    with pytest.raises(TypeError, match="give an encoder"):
        img_to_encoding(path, wrong)


def _keras_model(shape, outputs=8, activation=None):
    import keras

    inputs = keras.Input(shape)
    hidden = keras.layers.GlobalAveragePooling2D()(keras.layers.Conv2D(4, 3)(inputs))
    return keras.Model(inputs, keras.layers.Dense(outputs, activation)(hidden))


@pytest.mark.slow
@pytest.mark.parametrize("ending", [None, ".keras", ".h5"])
def test_an_encoder_of_ones_own_tells_its_sizes_and_is_made_to_give_unit_vectors(tmp_path, ending):
    mine = _keras_model((160, 140, 3), outputs=32)
    given = mine
    if ending:
        given = tmp_path / f"mine{ending}"
        mine.save(given)
    model = pretrained_encoder(model=given)
    assert model.input_shape == (None, 160, 140, 3) and model.output_shape == (None, 32)
    x = np.random.default_rng(0).random((2, 160, 140, 3), np.float32)
    raw = mine.predict_on_batch(x)
    unit = raw / np.linalg.norm(raw, axis=1, keepdims=True)
    assert model.predict_on_batch(x) == pytest.approx(unit, abs=1e-5)


@pytest.mark.slow
def test_models_that_are_no_encoders_are_refused():
    import keras

    for shape, words in (
        ((3, 96, 96), "channels last"),
        ((96, 96, 1), "1 channels"),
        ((None, None, 3), "large"),
    ):
        with pytest.raises(DataError, match=words):
            pretrained_encoder(_keras_model(shape) if shape != (3, 96, 96) else _channels_first())
    a, b = keras.Input((8, 8, 3)), keras.Input((8, 8, 3))
    with pytest.raises(DataError, match="2 inputs"):
        pretrained_encoder(keras.Model([a, b], keras.layers.Add()([a, b])))
    with pytest.raises(DataError, match="output has the shape"):
        pretrained_encoder(keras.Model(a, keras.layers.Conv2D(4, 3)(a)))
    with pytest.raises(DataError, match="output has the shape"):
        pretrained_encoder(_keras_model((96, 96, 3), outputs=1))
    with pytest.raises(DataError, match=r"(?s)0 inputs.*begin it with keras\.Input"):
        pretrained_encoder(keras.Sequential([keras.layers.Dense(3)]))


def _channels_first():
    import keras

    inputs = keras.Input((3, 96, 96))
    return keras.Model(inputs, keras.layers.Dense(8)(keras.layers.Flatten()(inputs)))


@pytest.mark.slow
def test_files_that_are_no_encoders_are_named(tmp_path):
    with pytest.raises(TypeError, match="path of its file"):
        pretrained_encoder(model=3)
    with pytest.raises(DataError, match="no such file"):
        pretrained_encoder(model=tmp_path / "none.keras")
    (tmp_path / "text.keras").write_text("no network, but some text")
    with pytest.raises(DataError, match="zip archive"):
        pretrained_encoder(model=tmp_path / "text.keras")
    for name, content in (("page.h5", b"<html>not found</html>"), ("cut.keras", b"PK\x03\x04 and no more")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(DataError, match=name):
            pretrained_encoder(model=str(tmp_path / name))
