"""The mutation test of the graders: break the lesson's solutions in every small way; they must lose points.

    python -m tests.mutation                                all topics, all exercises
    python -m tests.mutation CNN_Foundations conv_forward   one exercise
    python -m tests.mutation --sample 20                    twenty mutants of each exercise

Run it from the repository root. A mutant is a solution with one small change (`mutators.py`). It is judged on
the hidden cases of a fixed secret and should lose points (`trial.py`), in a worker process with limits on
time and memory (`workers.py`). One that keeps all its points falls into one of three kinds:

- *the same*: it answers exactly as the solution on many random inputs, wider than the hidden cases;
- *equivalent*: it is listed in `survivors.toml` as right although some answer differs (in its rounding, say);
- a *survivor*: it is wrong and gets through. `survivors.toml` lists those we live with, each with its reason.

Exercises where less than 98 % of the wrong mutants lose points fail the run, and so do survivors that are
not listed, and entries of the list that are no survivors any more. An entry names the topic, the exercise,
the line of code and what becomes of it, so it still fits when other lines move.

A topic may have a module in `topics/`, named like its package in `shared_utils.exercises`, with a `SETTINGS`
of the class `settings.TopicSettings`: inputs wider than the hidden cases (without them no mutant counts as
the same), mutators of its own, names that the solutions need, and what makes heavy exercises light.
"""
