"""Files of weights: what packing writes, and what loading refuses."""

import hashlib
import json
import time
from types import SimpleNamespace

import numpy as np
import pytest

from shared_utils.datasets import DataError
from shared_utils.models.weights import load_weights, pack_weights, read_model_facts, read_weights

ARRAYS = {
    "000_first_kernel": np.linspace(-1, 1, 24, dtype=np.float32).reshape(3, 8),
    "001_first_bias": np.arange(8, dtype=np.float32),
}
POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a21\nsize 13271\n"


@pytest.fixture
def packed(tmp_path):
    """A folder with good weights, and their facts."""
    return tmp_path, pack_weights(tmp_path / "net.h5", ARRAYS, {"name": "net"})


def refused(call, place, *words):
    with pytest.raises(DataError) as caught:
        call()
    text = str(caught.value)
    assert text.startswith(f"{place}: "), text
    for word in (*words, "git checkout -- shared_utils/models/files/"):
        assert word in text, text


def test_what_is_packed_is_read_as_float16_in_order(packed):
    folder, facts = packed
    assert read_model_facts("net.json", folder) == facts
    arrays = read_weights("net.h5", facts, folder)
    assert list(arrays) == list(ARRAYS)
    for name, array in arrays.items():
        assert array.dtype == np.float16 and np.abs(array - ARRAYS[name]).max() < 1e-3


def test_the_facts_hold_the_hash_the_size_and_the_licence(packed):
    folder, facts = packed
    content = (folder / "net.h5").read_bytes()
    assert facts["sha256"] == hashlib.sha256(content).hexdigest() and facts["bytes"] == len(content)
    assert facts["name"] == "net" and facts["arrays"] == 2 and facts["licence"] == "CC BY 4.0"


def test_the_same_weights_give_the_same_bytes_and_leave_no_drafts(packed, tmp_path):
    folder, facts = packed
    time.sleep(1.1)  # HDF5 counts in seconds
    assert pack_weights(tmp_path / "again.h5", ARRAYS, {})["sha256"] == facts["sha256"]
    assert sorted(path.name for path in folder.iterdir()) == ["again.h5", "again.json", "net.h5", "net.json"]


@pytest.mark.parametrize("value", [np.nan, np.inf, 1e6])
def test_values_that_float16_cannot_hold_are_not_packed(tmp_path, value):
    with pytest.raises(ValueError, match="000_kernel has values that float16 cannot hold"):
        pack_weights(tmp_path / "net.h5", {"000_kernel": np.array([0, value], np.float32)}, {})
    assert not list(tmp_path.iterdir())


def test_a_missing_file_is_refused(packed):
    folder, facts = packed
    refused(lambda: read_weights("no.h5", facts, folder), folder / "no.h5", "There is no such file")
    refused(lambda: read_model_facts("no.json", folder), folder / "no.json", "There is no such file")


def test_bad_content_is_refused(packed):
    folder, facts = packed
    path = folder / "net.h5"
    good = path.read_bytes()
    changed = bytearray(good)
    changed[-1] ^= 1
    for content, words in (
        (good[:-100], ["cut short", f"{len(good) - 100:,} of {len(good):,} bytes"]),
        (POINTER, ["Git LFS pointer", "git lfs pull"]),
        (b"", ["empty"]),
        (b"<!DOCTYPE html><html></html>", ["web page"]),
        (bytes(changed), ["changed since it was made"]),
        (good + b"x", ["changed since it was made"]),
    ):
        path.write_bytes(content)
        refused(lambda: read_weights("net.h5", facts, folder), path, *words)


def test_a_file_with_the_right_hash_that_is_no_hdf5_is_refused(packed):
    folder, _ = packed
    content = b"some text"
    (folder / "net.h5").write_bytes(content)
    facts = {"sha256": hashlib.sha256(content).hexdigest()}
    refused(lambda: read_weights("net.h5", facts, folder), folder / "net.h5", "not a file of weights")


@pytest.mark.parametrize(
    "text, words",
    [("{", "not a valid JSON"), ("[]", "incomplete"), (json.dumps({"sha256": 3}), "incomplete")],
)
def test_bad_facts_are_refused(packed, text, words):
    folder, _ = packed
    (folder / "net.json").write_text(text)
    refused(lambda: read_model_facts("net.json", folder), folder / "net.json", words)


@pytest.mark.parametrize(
    "shapes, words",
    [([(3, 8)], "holds 2 weights, and the network has 1"), ([(3, 8), (4,)], "weight 1 has the shape (8,)")],
)
def test_weights_of_another_network_are_refused(packed, shapes, words):
    folder, facts = packed
    model = SimpleNamespace(weights=[np.zeros(shape) for shape in shapes])
    refused(
        lambda: load_weights(model, "net.h5", facts, folder), folder / "net.h5", "not of this network", words
    )


def test_a_model_gets_them_as_float32(packed):
    folder, facts = packed
    got = []
    model = SimpleNamespace(weights=list(ARRAYS.values()), set_weights=got.extend)
    load_weights(model, "net.h5", facts, folder)
    assert [array.dtype for array in got] == [np.float32] * 2 and got[1].tolist() == list(range(8))
