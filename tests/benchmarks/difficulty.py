"""How hard the bundled pictures are: a lesson's own networks, trained again from several random starts.

Runs the cells of the lesson as they stand, with other random seeds, and reads accuracies or IoUs on the test
pictures from the names that they leave behind. Run from the repository root, with seeds if you like:

    python tests/benchmarks/difficulty.py CNN_Foundations 1 2 3 4 5

Prints a line for each seed, then mean, standard deviation and range. Five seeds of a topic take about ten
minutes on two cores.
"""

import contextlib
import io
import os
import sys
import time
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["MPLBACKEND"] = "agg"

import numpy as np

from shared_utils.builder.lesson import read_lesson, without_markers
from shared_utils.datasets.street import STREET

ROOT = Path(__file__).parents[2]
SEED_CALL = "tf.keras.utils.set_random_seed(1)"
#: A generator of a training's own, at the top level of its cell.
GENERATOR = "\nrng = np.random.default_rng(1)"
#: A lesson's switch for trainings that take too long for it.
SWITCH = "TRAIN_THE_OTHERS = "
#: For each topic: the heading where the networks begin, and what to read off, in percent.
TOPICS = {
    "CNN_Foundations": (
        "## Part 2",
        {
            "happy, linear": "100 * linear_faces.score(flat(faces_to_test[0]), faces_to_test[1])",
            "happyModel": "100 * np.mean((p_smiling > 0.5) == faces_to_test[1])",
            "signs, linear": "100 * linear_signs.score(flat(signs_to_test[0]), signs_to_test[1])",
            "convolutional_model": "100 * np.mean(p_signs.argmax(axis=1) == signs_to_test[1])",
        },
    ),
    "Residual_Networks": (
        "## 8. Against a plain twin",
        {
            "residual": "100 * test_accuracy['residual']",
            "plain twin": "100 * test_accuracy['plain']",
            "residual - plain": "100 * (test_accuracy['residual'] - test_accuracy['plain'])",
        },
    ),
    "Face_Recognition": (
        "## 1. Two questions at a door",
        {
            "AUC, one minute of training": "100 * auc_of(*curves['one minute of training'])",
            "AUC, the bundled encoder": "100 * auc_of(*curves['the bundled encoder'])",
            "AUC, pixels": "100 * auc_of(*curves['pixels'])",
        },
    ),
    "Transfer_Learning": (
        "## 1. Three hundred pictures",
        {
            "without augmentation": "100 * by_heart.evaluate(test.x.astype('float32'), test.y, verbose=0)[1]",
            **{
                name: f"100 * np.mean((logits[{name!r}] > 0) == test.y)"
                for name in ("from scratch", "frozen", "fine-tuned")
            },
            "frozen - from scratch": "100 * (np.mean((logits['frozen'] > 0) == test.y)"
            " - np.mean((logits['from scratch'] > 0) == test.y))",
        },
    ),
    "Unet_image_segmentation": (
        "## 1. From one label to many",
        {
            f"{network}, {what}": f"100 * {value.format(iou)}"
            for network, iou in {
                "U-Net": "unet_iou",
                "without skips": "other_iou['without skips']",
                "cross-entropy": "other_iou['cross-entropy']",
                "weighted": "other_iou['weighted']",
            }.items()
            for what, value in {
                "mean IoU": "np.nanmean({0})",
                **{name: f"{{0}}[{number}]" for number, name in enumerate(STREET.class_names)},
            }.items()
        },
    ),
}


def run_lesson(topic: str, seed: int) -> tuple[dict[str, float], dict[str, float]]:
    """Run a lesson's cells with another seed. Returns percentages by name, and seconds by training cell."""
    heading, wanted = TOPICS[topic]
    cells = read_lesson(ROOT / topic / "lesson.py").cells
    start = next(i for i, cell in enumerate(cells) if not cell.is_code and heading in cell.source)
    namespace, seconds = {"__name__": "__main__"}, {}
    for index, cell in enumerate(cells):
        # Before the networks only what defines something is needed.
        if not cell.is_code or cell.role == "test" or (index < start and cell.role in ("demo", "train")):
            continue
        source = without_markers(cell.source)[0]
        if cell.role == "train" and SEED_CALL not in source:
            raise SystemExit(f"{topic}/lesson.py:{cell.line}: this training does not say {SEED_CALL}.")
        for call in (SEED_CALL, GENERATOR):
            source = source.replace(call, call.replace("(1)", f"({seed})"))
        source = source.replace(f"{SWITCH}False", f"{SWITCH}True")
        begin = time.perf_counter()
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, topic, "exec"), namespace)
        if cell.role == "train":
            seconds[f"line {cell.line}"] = time.perf_counter() - begin
    return {name: float(eval(text, namespace)) for name, text in wanted.items()}, seconds


def main(topic: str, *seeds: str) -> None:
    """Print the table."""
    if topic not in TOPICS:
        raise SystemExit(f"There are no networks to train in {topic!r}; choose one of {', '.join(TOPICS)}.")
    os.chdir(ROOT / topic)
    sys.path.insert(0, str(ROOT / topic))
    rows = []
    for seed in map(int, seeds or range(1, 6)):
        accuracies, seconds = run_lesson(topic, seed)
        rows.append(accuracies)
        shown = ", ".join(f"{name} {value:.1f}" for name, value in accuracies.items())
        times = ", ".join(f"{name} {value:.0f} s" for name, value in seconds.items())
        print(f"seed {seed}: {shown} (training: {times})", flush=True)
    print(f"\n{'':24}{'mean':>8}{'std':>8}{'lowest':>8}{'highest':>9}")
    for name in rows[0]:
        values = np.array([row[name] for row in rows])
        spread = values.std(ddof=1) if len(values) > 1 else float("nan")
        print(f"{name:24}{values.mean():8.1f}{spread:8.1f}{values.min():8.1f}{values.max():9.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:] or ["CNN_Foundations"])
