"""The list that the modules of this package add to."""

from ...contract import Misconceptions

wrong = Misconceptions()
