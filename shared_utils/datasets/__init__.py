"""The course's data sets: one loader each, for the bundled data or for your own files of the same form.

Importing it is cheap; TensorFlow is imported only by `DataSet.as_tf`. To add a data set: a module with its
`Spec` and its loader, the file and its facts in `files/`, a card in `cards/`, the loader's name below and the
spec's in `catalogue.DATA_SETS`; then run `course data verify`. Keep this module to imports of names: so a new
data set makes no lesson stale that uses another (see `builder.inputs`).
"""

from .alpaca import load_alpaca
from .data_set import DataSet, Split
from .errors import DataError
from .faces import load_faces
from .happy import load_happy
from .objects import Objects
from .one_picture import load_picture
from .people import FacesDataSet
from .segmented import SegmentedDataSet, SegmentedSplit
from .signs import load_signs
from .street import load_street

__all__ = [
    "DataError",
    "DataSet",
    "FacesDataSet",
    "Objects",
    "SegmentedDataSet",
    "SegmentedSplit",
    "Split",
    "load_alpaca",
    "load_faces",
    "load_happy",
    "load_picture",
    "load_signs",
    "load_street",
]
