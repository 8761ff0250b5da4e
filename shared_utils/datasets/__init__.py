"""The course's data sets: one loader each, for the bundled data or for your own files of the same form.

Importing it is cheap; TensorFlow is imported only by `DataSet.as_tf`.
"""

from .data_set import DataSet, Split
from .errors import DataError
from .happy import load_happy
from .signs import load_signs

__all__ = ["DataError", "DataSet", "Split", "load_happy", "load_signs"]
