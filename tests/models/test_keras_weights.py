"""The weights that Keras offers: only when asked for, and with a way out when they cannot be had."""

from functools import partial

import pytest

from shared_utils.models import pretrained_mobilenet_v2, vgg_features

NETWORKS = {
    "mobilenet": partial(pretrained_mobilenet_v2, (96, 96, 3)),
    "vgg": partial(vgg_features, ["block1_conv1", "block2_conv1"]),
}
pytestmark = [pytest.mark.slow, pytest.mark.parametrize("network", NETWORKS)]


def _downloads_fail_with(failure, monkeypatch):
    from keras.src.utils import file_utils

    def fail(*arguments, **options):
        raise failure

    monkeypatch.setattr(file_utils, "get_file", fail)


@pytest.mark.parametrize(
    "failure", [Exception("URL fetch failure on https://x: None"), OSError(), ValueError("Incomplete file")]
)
def test_a_failed_download_offers_the_bundled_weights(network, failure, monkeypatch):
    _downloads_fail_with(failure, monkeypatch)
    with pytest.raises(ConnectionError, match='weights="bundled"') as caught:
        NETWORKS[network](weights="imagenet")
    assert (str(failure) or "OSError") in str(caught.value) and caught.value.__cause__ is failure


def test_nothing_is_downloaded_unless_asked_for(network, monkeypatch):
    _downloads_fail_with(AssertionError("a download"), monkeypatch)
    NETWORKS[network]()
    NETWORKS[network](weights=None)
