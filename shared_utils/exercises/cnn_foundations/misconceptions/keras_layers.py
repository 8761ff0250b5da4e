"""`keras.layers`, imported at the first use: mistakes in NumPy exercises are looked up without TensorFlow."""

from __future__ import annotations

from typing import Any


class _Lazy:
    def __init__(self, module: str):
        self._module = module

    def __getattr__(self, name: str) -> Any:
        import importlib

        return getattr(importlib.import_module(self._module), name)


keras = _Lazy("keras")
layers = _Lazy("keras.layers")
