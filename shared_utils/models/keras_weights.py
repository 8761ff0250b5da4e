"""Networks with the weights that Keras offers: from its cache, or else downloaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import keras


def with_weights_of_keras(build: Callable[..., keras.Model], **options) -> keras.Model:
    """Build a network of `keras.applications` with its weights for ImageNet.

    Args:
        build: such as `keras.applications.VGG19`.
        options: for it, besides `weights`.

    Raises:
        ConnectionError: the weights are not in Keras' cache and cannot be downloaded; says what to do.
    """
    try:
        return build(**options, weights="imagenet")
    except Exception as error:
        # Keras raises a bare Exception for a failed download, and ValueError or OSError for a damaged file.
        reason = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise ConnectionError(
            f"The weights that Keras offers for ImageNet could not be had ({reason}). They are not in Keras' "
            "cache (usually ~/.keras/models), and the download failed. Connect to the internet and try "
            'again, or use the weights of the course, which need no connection: weights="bundled".'
        ) from error
