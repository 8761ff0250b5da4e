"""Equality within the tolerance of the dtype, scalars of any make, and differences in words."""

import numpy as np
import pytest

from shared_utils.graders.compare import coarsest_float, describe, difference, number
from shared_utils.graders.values import ModelValue, Opaque, Picture, Rows, Tensor, Variable

RNG = np.random.default_rng(0)
A = RNG.normal(size=(2, 3))


@pytest.mark.parametrize(
    "received",
    [A.copy(), Tensor(A), Variable(A), A.astype(np.float32), A * (1 + 1e-9), A.astype(np.complex128)],
    ids=["same", "tensor", "variable", "float32", "rounding", "complex"],
)
def test_equal_arrays(received):
    assert difference(A, received) is None


@pytest.mark.parametrize(
    ("dtype", "fine", "coarse"), [("f8", 1e-9, 1e-5), ("f4", 1e-5, 1e-2), ("f2", 1e-3, 0.1)]
)
def test_the_tolerance_follows_the_dtype_that_came_back(dtype, fine, coarse):
    # float16 answers to float64 inputs count as float32: nobody is asked for half precision.
    if dtype == "f2":
        assert difference(A.astype("f2"), (A * 1.001).astype("f2"), coarsest=2) is None
        assert difference(A.astype("f2"), (A * 1.1).astype("f2"), coarsest=2)
        return
    assert difference(A, (A * (1 + fine)).astype(dtype)) is None
    assert difference(A, (A * (1 + coarse)).astype(dtype))


def test_the_tolerance_follows_the_dtype_that_went_in():
    assert difference(A, A * (1 + 1e-5), coarsest=8)
    assert difference(A, A * (1 + 1e-5), coarsest=4) is None


def test_the_tolerance_follows_the_dtype_that_is_expected():
    """A mean computed in float32 and handed on as a Python float is right where float32 is expected."""
    assert difference(np.array(0.3, np.float32), 0.3 * (1 + 1e-6)) is None
    assert difference(np.array(0.3), 0.3 * (1 + 1e-6))
    assert difference(A.astype(np.float32), A * (1 + 1e-5)) is None
    assert difference(A.astype(np.float16), A * (1 + 1e-3))


def test_small_errors_next_to_large_values_are_rounding():
    assert difference(np.array([1e6, 0.0]), np.array([1e6, 1e-3])) is None
    assert difference(np.array([1.0, 0.0]), np.array([1.0, 1e-3]))


def test_zero_is_zero():
    assert difference(np.zeros(3), np.zeros(3)) is None
    assert difference(np.zeros(3), np.full(3, 1e-3))


def test_nan_and_infinity():
    nan = np.array([1.0, np.nan, np.inf])
    assert difference(nan, nan.copy()) is None
    assert difference(nan, np.array([1.0, np.nan, -np.inf]))
    assert difference(np.array([1.0, 2.0]), np.array([1.0, np.nan]))
    assert difference(nan, np.array([1.0, 2.0, np.inf]))
    assert difference(np.nan, np.nan) is None


@pytest.mark.parametrize(
    "received",
    [2, 2.0, np.array(2), np.array(2.0, np.float32), Tensor(np.array(2.0)), Variable(np.array(2)), 2 + 0j],
)
def test_scalars_of_any_make(received):
    assert difference(2.0, received) is None
    assert difference(np.array(2.0), received) is None


@pytest.mark.parametrize(
    "received", [np.array([2.0]), np.array([[[2.0]]]), [2.0], (2.0,), "2", None, {"a": 2}]
)
def test_what_is_not_a_scalar(received):
    assert difference(2.0, received) is not None


@pytest.mark.parametrize(
    "received", [[1, 2.0], (1.0, np.array(2.0)), np.array([1, 2]), Tensor(np.array([1.0, 2.0], np.float32))]
)
def test_a_list_of_numbers_of_any_make(received):
    assert difference([1.0, 2.0], received) is None


@pytest.mark.parametrize(
    "received", [[1, 2.0], (np.array(1.0, np.float32), np.array(2)), [Tensor(np.array(1.0)), 2]]
)
def test_an_array_with_one_axis_may_come_as_a_list_of_numbers(received):
    assert difference(np.array([1.0, 2.0]), received) is None


@pytest.mark.parametrize(
    ("received", "what"),
    [
        ([1.0], "returned shape (1,), expected shape (2,)"),
        ([], "returned shape (0,), expected shape (2,)"),
        ([1.0, 2.5], "1 of 2 values differ; the first, at [1], is 2.5, expected 2"),
        ([1.0, None], "returned a list of 2, expected float64 (2,)"),
        ([np.ones(1), 2.0], "returned a list of 2, expected float64 (2,)"),
    ],
)
def test_a_list_that_is_not_the_expected_array(received, what):
    assert difference(np.array([1.0, 2.0]), received).what == what


def test_a_list_is_no_array_with_two_axes_and_no_single_number():
    assert difference(np.ones((1, 2)), [1.0, 1.0]) and difference(np.ones(()), [1.0])


@pytest.mark.parametrize("received", [[1.0], [1.0, 2.5], np.array([2.0, 1.0]), np.array([[1.0, 2.0]]), 1.0])
def test_other_lists_of_numbers(received):
    assert difference([1.0, 2.0], received) is not None


def test_an_array_is_no_tuple_whose_parts_have_names():
    found = difference((1.0, 2.0), np.array([1.0, 2.0]), names=("dist", "door"))
    assert found.what == "returned float64 (2,), expected 2 values (dist, door)"


def test_shapes_are_named():
    found = difference(np.zeros((2, 9, 7, 4)), np.zeros((2, 9, 7, 8)))
    assert found.what == "returned shape (2, 9, 7, 8), expected shape (2, 9, 7, 4)"
    assert difference(1.0, np.zeros((1, 1, 1))).what == "returned shape (1, 1, 1), expected a single number"
    assert difference(np.zeros((2, 3)), 1.0).what == "returned a single number, expected shape (2, 3)"
    assert "shape" in difference(np.zeros((3, 1)), np.zeros((1, 3))).what
    assert difference(np.zeros((0, 3)), np.zeros((0, 3))) is None
    assert difference(np.zeros((0, 3)), np.zeros((0, 4)))


def test_bool_is_asked_for_where_it_is_expected():
    mask = np.array([True, False])
    assert difference(mask, mask.copy()) is None
    assert "bool" in difference(mask, np.array([1.0, 0.0])).what
    assert difference(True, 1.0)
    assert difference(True, np.array(True)) is None
    # where numbers are expected, True is 1
    assert difference(np.array([1.0, 0.0]), mask) is None


def test_whole_numbers_are_exact():
    assert difference(np.array([10**9]), np.array([10**9 + 1]))
    assert difference(10**9, 10**9) is None
    assert difference(np.array([3], np.uint8), np.array([3], np.int64)) is None


@pytest.mark.parametrize("received", [2**70, -(2**70), 2**900, np.inf, 1j])
def test_odd_numbers_are_different_and_no_crash(received):
    found = difference(1.0, received)
    assert found.what.startswith("returned ")
    assert difference(1, received)
    assert difference(True, received)


def test_the_first_difference_is_shown_with_its_place():
    wrong = A.copy()
    wrong[1, 2] += 1
    found = difference(A, wrong)
    assert "1 of 6 values differ; the first, at [1, 2]" in found.what
    assert number(A[1, 2]) in found.what


def test_tuples_and_lists_are_alike_and_parts_are_named():
    assert difference((A, 1), [A, 1.0]) is None
    found = difference((A, {"pad": 1}), (A, {"pad": 2}), names=("Z", "cache"))
    assert (found.where, found.what) == ("cache['pad']", "returned 2, expected 1")
    assert difference((1, 2), 1, names=("Z", "cache")).what == "returned 1, expected 2 values (Z, cache)"
    assert "returned 3 values, expected 2 values" in difference((1, 2), (1, 2, 3)).what


def test_dicts():
    assert difference({"a": 1, "b": A}, {"b": A, "a": 1}) is None
    assert difference({"a": 1}, {}).what == "has no key 'a'"
    assert difference({"a": 1}, {"a": 1, "b": 2}).what == "has a key 'b' that is not expected"
    assert "expected a dict" in difference({"a": 1}, [1]).what


def test_strings_and_none():
    assert difference("max", "max") is None
    assert difference("max", "min").what == "returned 'min', expected 'max'"
    assert difference(None, None) is None
    assert difference(None, A).what == "returned float64 (2, 3), expected None"
    assert difference(A, None).what == "returned None, expected float64 (2, 3)"


def test_something_else_is_called_by_its_name():
    assert difference(A, Opaque("generator")).what == "returned a generator, expected float64 (2, 3)"
    assert difference(A, Opaque("int64")).what.startswith("returned an int64, expected")
    assert "an array of dtype object" in difference(A, Opaque("ndarray", "an array of dtype object")).what
    assert difference(A, ModelValue({})).what == "returned a Keras model, expected float64 (2, 3)"
    assert difference("a", ModelValue({})).what == "returned a Keras model, expected 'a'"


def test_the_coarsest_float_is_found_in_parts():
    assert coarsest_float([A, 3, "x"]) == 8
    assert coarsest_float([A, (A.astype("f4"), 1)]) == 4
    assert coarsest_float([{"a": Tensor(A.astype("f2"))}]) == 2
    assert coarsest_float([np.zeros(2, np.int8), np.zeros(2, np.complex64)]) == 4


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (A, "float64 (2, 3)"),
        (3, "3"),
        (0.1 + 0.2, "0.3"),
        ("max", "'max'"),
        (None, "None"),
        ((1, 2), "(1, 2)"),
        ((A, A), "a tuple of 2"),
        ({"pad": 1}, "{'pad': 1}"),
        ({"a": A}, "a dict with 'a'"),
        (Tensor(A), "a tensor float64 (2, 3)"),
        (Picture("images/a.png", np.zeros((2, 2), np.uint8)), "'images/a.png'"),
        (np.array(2.5), "2.5"),
        (Rows(np.zeros((4, 3), int)), "4 rows of 3 numbers, in any order"),
        (Rows(np.zeros((0, 0), int)), "no rows"),
    ],
)
def test_values_in_a_few_words(value, text):
    assert describe(value) == text


def test_long_values_stay_short():
    assert len(describe("x" * 5000)) <= 80
    assert len(describe({"k" * 500: 1})) <= 100
    assert len(describe(2**900)) <= 100
    assert len(describe([2**900, 1])) <= 100


ROWS = Rows(np.array([(0, 1, 4), (2, 3, 0), (3, 2, 0)]))
NO_ROWS = Rows(np.zeros((0, 0), int))


@pytest.mark.parametrize(
    "received",
    [
        ROWS,
        [(3, 2, 0), (0, 1, 4), (2, 3, 0)],
        ([2, 3, 0], (0, 1, 4), np.array([3, 2, 0])),
        np.array([(3.0, 2, 0), (2, 3, 0), (0, 1, 4)]),
        Tensor(np.array([(2, 3, 0), (0, 1, 4), (3, 2, 0)])),
        [(np.array(2), np.array(3), np.array(0)), (0, 1, 4), [3, 2, 0]],
        [Tensor(np.array([2, 3, 0])), (0, 1, 4), (3, 2, 0)],
    ],
)
def test_rows_come_in_any_order_and_form(received):
    assert difference(ROWS, received) is None


@pytest.mark.parametrize(
    "received", [NO_ROWS, [], (), np.zeros(0), np.zeros((0, 3), int), Tensor(np.zeros(0))]
)
def test_no_rows_have_many_forms(received):
    assert difference(NO_ROWS, received) is None


@pytest.mark.parametrize(
    ("received", "what"),
    [
        ([(0, 1, 4), (2, 3, 0)], "returned 2 rows, expected 3; (3, 2, 0) is missing"),
        (
            [*map(tuple, ROWS.array.tolist()), (5, 6, 7)],
            "returned 4 rows, expected 3; (5, 6, 7) is one too many",
        ),
        (
            [*map(tuple, ROWS.array.tolist()), (0, 1, 4)],
            "returned 4 rows, expected 3; (0, 1, 4) is one too many",
        ),
        ([(0, 1, 4), (2, 3, 0), (3, 2)], "returned 3 rows, expected 3; (3, 2) is one too many"),
        ([], "returned 0 rows, expected 3; (0, 1, 4) is missing"),
        (np.array([0, 1, 4]), "returned int64 (3,), expected 3 rows of 3 numbers, in any order"),
        ([(0, 1, 4), 5], "returned a list of 2, expected 3 rows of 3 numbers, in any order"),
        (7, "returned 7, expected 3 rows of 3 numbers, in any order"),
        (Opaque("set"), "returned a set, expected 3 rows of 3 numbers, in any order"),
        (np.zeros((3, 3, 1)), "returned float64 (3, 3, 1), expected 3 rows of 3 numbers, in any order"),
        (Rows(np.zeros((), complex)), "returned no rows, expected 3 rows of 3 numbers, in any order"),
        (np.full((1, 3), 1j), "returned 1 row, expected 3; (1j, 1j, 1j) is one too many"),
    ],
)
def test_other_rows_differ(received, what):
    assert difference(ROWS, received).what == what


def test_rows_are_no_array():
    assert difference(np.zeros((2, 2)), Rows(np.zeros((2, 2), int))).what == (
        "returned 2 rows of 2 numbers, in any order, expected float64 (2, 2)"
    )


# ------------------------------------------------------------ answers made to use up time and memory


def test_many_rows_are_counted_and_not_compared():
    expected = Rows(np.array([[1, 2], [3, 4]]))
    for many in (
        np.zeros((2**24, 2), np.int8),
        np.zeros((2**26, 0)),
        Rows(np.zeros((10**6, 2))),
        [(1, 2)] * 20_000,
    ):
        assert "rows, expected 2" in difference(expected, many).what
    assert difference(expected, np.zeros((2, 10**6))) and difference(expected, [np.zeros(10**6)] * 2)
    assert difference(expected, [(3, 4), (1, 2)]) is None


def test_many_numbers_in_place_of_a_few_are_not_taken_apart():
    assert difference((1, 2), np.zeros(2**26, np.int8)).what == "returned int8 (67108864,), expected 2 values"


def test_no_answer_makes_comparing_fail():
    odd = [
        None,
        True,
        3**600,
        2 + 3j,
        np.nan,
        "\ud800",
        b"",
        np.zeros((1,) * 16),
        [3**600, 1j],
        {"a": 1},
        Opaque("", ""),
    ]
    odd += [
        Rows(np.zeros(3)),
        ModelValue({"operations": 1}),
        ModelValue({}, (), "x"),
        Tensor(np.zeros(0)),
        [[]],
        (),
    ]
    odd += [[value] for value in odd] + [(value, value) for value in odd] + [{"a": value} for value in odd]
    expected = [
        A,
        1.5,
        3,
        True,
        (1, 2),
        {"a": 1, "b": A},
        Rows(np.zeros((0, 0), int)),
        Rows(np.eye(2)),
        None,
        "s",
    ]
    for want in expected:
        for got in odd:
            difference(want, got)
            describe(got)
