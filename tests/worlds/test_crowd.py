"""The crowd world: further people of the same kind as in the faces world, and none of them."""

import numpy as np
import pytest

from shared_utils.worlds import crowd, faces
from shared_utils.worlds.faces_identity import identity


def test_each_person_has_as_many_pictures_and_the_first_pictures_show_many():
    made = [crowd.make_picture(crowd.SEED, 0, index) for index in (0, 1, crowd.IDENTITIES)]
    assert [number for _, _, number in made] == [0, 1, 0]
    assert crowd.SPLITS["train"] == crowd.IDENTITIES * crowd.PICTURES
    assert made[0][0].factors["identity"] == made[2][0].factors["identity"] == 0
    assert made[0][0].factors["turn"] != made[2][0].factors["turn"]


def test_nobody_is_of_the_faces_world():
    assert crowd.SEED != faces.SEED
    theirs = {identity(faces.SEED, number).person.width for number in range(len(faces.CLASSES))}
    ours = {identity(crowd.SEED, number).person.width for number in range(crowd.IDENTITIES)}
    assert len(ours) == crowd.IDENTITIES and not ours & theirs


@pytest.mark.parametrize(("split", "index"), [(0, -1), (0, 2400), (1, 0)])
def test_a_picture_that_is_none_is_refused(split, index):
    with pytest.raises(IndexError, match="no picture"):
        crowd.make_picture(crowd.SEED, split, index)


def test_pictures_are_as_large_as_those_of_the_faces_world():
    assert crowd.SIZE == faces.SIZE == (96, 96) and len(crowd.CLASSES) == crowd.IDENTITIES
    assert crowd.caption(3, {"expression": "smile"}) == "passer-by 3: smile"
    assert np.unique(crowd.CLASSES).size == crowd.IDENTITIES
