"""CNN_Foundations: convolution and pooling by hand, then with Keras."""

from ..contract import Topic
from .contracts import EXERCISES
from .texts import TEXTS

TOPIC = Topic("CNN_Foundations", "Convolutional networks: the foundations", EXERCISES, TEXTS, __name__)
