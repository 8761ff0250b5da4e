"""A way to expect an error about a data file."""

import pytest

from shared_utils.datasets import DataError


@pytest.fixture
def refused():
    """Expect a DataError that names the place and says each of the words; returns its text."""

    def expect(call, place, *words):
        with pytest.raises(DataError) as caught:
            call()
        text = str(caught.value)
        assert text.startswith(f"{place}: "), text
        for word in words:
            assert word in text, text
        assert caught.value._render_traceback_() == text.splitlines()
        problem, advice = caught.value.problem, caught.value.advice
        assert problem.endswith(".") and advice and len(text) < 700, text
        return text

    return expect
