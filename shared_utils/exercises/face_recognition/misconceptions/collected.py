"""The misconceptions of the topic; every module here adds its own to `wrong`."""

from ...contract import Misconceptions

wrong = Misconceptions()
