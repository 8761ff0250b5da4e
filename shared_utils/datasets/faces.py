"""The faces data set: people who do not exist, many pictures of each, and a door with staff and strangers."""

from __future__ import annotations

import os

from .people import FacesDataSet, FacesSpec, Group, names_of_people
from .people_loading import load_people

STAFF = ("Amal", "Ayo", "Dara", "Deniz", "Jun", "Kai", "Kiran", "Noa", "Robin", "Sasha", "Sol", "Tui")

GROUPS = {
    "train": Group("train", 150, 15),
    "validation": Group("validation", 20, 10),
    "test": Group("test", 30, 10),
    "staff": Group("staff", len(STAFF), 9),
    "strangers": Group("stranger", 30, 2),
}

FACES = FacesSpec(
    name="faces",
    title="people who do not exist, many pictures of each",
    class_names=names_of_people(GROUPS, STAFF),
    file="faces.h5",
    facts="faces.json",
    variable="COURSE_FACES",
    shape=(96, 96, 3),
    splits=tuple(GROUPS),
    groups=GROUPS,
)


def load_faces(
    path: str | os.PathLike[str] | None = None, *, size: tuple[int, int] | None = None
) -> FacesDataSet:
    """Load the faces data set: people who do not exist. The label of a picture is the number of the person.

    >>> faces = load_faces()
    >>> X_train, Y_train = faces.train   # uint8 (2250, 96, 96, 3), int64 (2250,): 150 people, 15 each
    >>> faces.test                       # 30 other people, 10 each; faces.validation: 20 people
    >>> badges = faces.badges            # {"Amal": uint8 (96, 96, 3), ...}: 12 people, as they enrol
    >>> faces.door.factors["name"]       # who is on the 96 pictures of the same 12 people at the door
    >>> faces.strangers                  # 30 people who are not enrolled, 2 pictures each at the door

    People are numbered through all splits, and nobody is in two of them: who was learned from is never
    measured with. `faces.class_names[label]` is what somebody is called. `faces.staff` has badges and door
    pictures together. Each call returns new arrays, which you may change.

    Args:
        path: your own files in place of the bundled ones; the environment variable COURSE_FACES does
            the same. It is one of these:

            - a folder that holds a folder for each person, named as you like: JPEG, PNG, WebP or BMP of any
              size, in colour or grey, at least two of each person. Each is cut to its central square and
              resized to 96 x 96; nothing looks for the face. A tenth of the people becomes the validation
              split and a fifth the test split, at least two people each, by a hash of their names. At least
              six people are needed.
            - a folder that holds the folders `train`, `validation`, `test`, or some of them, which hold a
              folder for each person: divide people yourself.
            - in both of these also the folders `staff` and `strangers`, which hold a folder for each person.
              On the badge of one of the staff is the picture called `badge`, or else the first by name; all
              others are pictures at the door. Of a stranger one picture will do.
            - an HDF5 file with `train_set_x` (uint8 (m, 96, 96, 3)) and `train_set_y` (m numbers of people),
              or the same with `validation`, `test`, `staff` or `strangers`, or several of them. No number may
              be in two splits. Where numbers are left out, people are numbered anew, from 0 on. What
              `course data render faces --seed 5 --out FILE` writes is such a file: other people.

            Splits that are not there are missing: asking for them raises an error.
        size: (n_H, n_W) of all pictures, 96 x 96 by default. Photographs are cut to these proportions and
            resized; other pictures are 96 x 96 first and then averaged over areas, which stretches them if
            it is no square.

    Returns:
        a FacesDataSet: `train`, `validation`, `test`, `staff`, `strangers` and `door`, each with `x`, `y` and
        `factors`; `badges`; `class_names`; `as_tf`.

    Raises:
        DataError: the files cannot be used; says which, why, and what to do.
        ValueError: `size` is not two whole numbers of at least 1.
    """
    return load_people(FACES, path, size)
