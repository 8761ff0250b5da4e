"""Training the detector on the street data set: variation, cost, epochs that can be resumed, scores."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from ..datasets import SegmentedSplit
from .detection_scores import Boxes, average_precisions
from .recipes import Stage, step_schedule
from .staged import StagedTraining
from .yolo import CELL, N_ANCHORS, N_CLASSES, build_yolo, read_output
from .yolo_boxes import anchors_of, label_of, suppressed
from .yolo_reading import yolo_boxes_to_corners

if TYPE_CHECKING:
    import keras

BATCH = 8
THREADS = 2
WEIGHT_DECAY = 0.002
CLIP = 5.0

#: What the parts of the cost weigh.
BOX, CONFIDENCE, KIND = 2.0, 1.0, 2.0
#: The confidence of an object is taught as 0.7 + 0.3 IoU, so that boxes that fit badly come behind.
#: (YOLO teaches the IoU alone.)
IOU_SHARE = 0.3

#: An object is asked for in training if its box has so many pixels a side and no more of it is hidden ...
LEAST_TAUGHT, MOST_HIDDEN_TAUGHT = 8, 0.8
#: ... and must be found in the test from here on.
LEAST, MOST_HIDDEN = 12, 0.7
#: The kinds 0 to 4 are vehicles.
N_VEHICLES = 5

#: Shares of pictures that are cut to a part, and that are made smaller on a grey ground; the smallest share.
CUT_SHARE, CUT_LEAST = 0.5, 0.6
SHRUNK_SHARE, SHRUNK_LEAST = 0.25, 0.7
GREY = 115
#: Of an object at least so much must be left by the cut for it to be asked for.
LEFT = 0.4

#: Scores below this are not looked at, nor more boxes a picture; suppression within a kind.
LEAST_SCORE, MOST_BOXES, IOU_THRESHOLD = 0.02, 60, 0.5


def objects_of(split: SegmentedSplit, least: int, most_hidden: float) -> list[Boxes]:
    """Return the objects of each picture, and which of them count.

    Raises:
        ValueError: the pictures come without objects.
    """
    if split.objects is None:
        raise ValueError("The pictures have masks but no objects, and a detector learns from objects.")
    found = []
    for number in range(len(split)):
        objects = split.objects.of(number)
        sides = (objects.box[:, 2:] - objects.box[:, :2]).min(axis=1, initial=10**6)
        counts = (sides >= least) & (objects.occluded <= most_hidden)
        found.append(Boxes(objects.box.astype(float), objects.kind, counts=counts))
    return found


def varied(picture: np.ndarray, objects: Boxes, rng: np.random.Generator) -> tuple[np.ndarray, Boxes]:
    """Return a random version of a picture and its objects: enlarged or shrunk, mirrored, in other light.

    Args:
        picture: uint8 (n_H, n_W, 3).
        objects: what is in it, with `counts`; boxes in pixels.
        rng: where chance comes from.

    Returns:
        float32 (n_H, n_W, 3) from 0 to 1, and the objects that are left in it.
    """
    n_H, n_W = picture.shape[:2]
    size, boxes = np.array([n_H, n_W, n_H, n_W]), objects.boxes
    chance = rng.random()
    if chance < CUT_SHARE:
        height = rng.uniform(CUT_LEAST, 1)
        width = min(height * rng.uniform(0.9, 1.1), 1)
        top, left = rng.uniform(0, 1 - height) * n_H, rng.uniform(0, 1 - width) * n_W
        part = (left, top, left + width * n_W, top + height * n_H)
        image = Image.fromarray(picture).resize((n_W, n_H), Image.Resampling.BILINEAR, box=part)
        picture, boxes = np.asarray(image), (boxes - (top, left) * 2) / ((height, width) * 2)
    elif chance < CUT_SHARE + SHRUNK_SHARE:
        share = rng.uniform(SHRUNK_LEAST, 1)
        height, width = round(share * n_H), round(share * n_W)
        top, left = rng.integers(n_H - height + 1), rng.integers(n_W - width + 1)
        image = Image.fromarray(picture).resize((width, height), Image.Resampling.BILINEAR)
        picture = np.full_like(picture, GREY)
        picture[top : top + height, left : left + width] = image
        boxes = boxes * ((height / n_H, width / n_W) * 2) + (top, left) * 2
    if rng.random() < 0.5:
        picture = picture[:, ::-1]
        boxes = boxes[:, [0, 3, 2, 1]] * (1, -1, 1, -1) + (0, n_W, 0, n_W)
    clipped = np.clip(boxes, 0, size)
    sides = clipped[:, 2:] - clipped[:, :2]
    left = sides.prod(axis=1) / (boxes[:, 2:] - boxes[:, :2]).prod(axis=1)
    counts = objects.counts & (left >= LEFT) & (sides >= LEAST_TAUGHT - 1).all(axis=1)
    seen = (sides >= 1).all(axis=1)
    gains = rng.uniform(0.75, 1.25) * rng.uniform(0.9, 1.1, 3)
    x = picture * (gains / 255).astype(np.float32) + np.float32(rng.uniform(-0.12, 0.12))
    if rng.random() < 0.3:
        grey = x.mean(axis=2, keepdims=True)
        x = grey + (x - grey) * np.float32(rng.uniform(0, 1.6))
    return np.clip(x, 0, 1), Boxes(clipped[seen], objects.kinds[seen], counts=counts[seen])


def yolo_cost(anchors: np.ndarray, grid: tuple[int, int], n_classes: int) -> Callable:
    """Return the cost of a batch: of labels as `label_of` makes them, and the network's output.

    A sum of three parts, each divided by the number of objects: 1 - GIoU of the boxes (Rezatofighi et al.,
    "Generalized Intersection over Union", 2019), the cross-entropy of the confidence at all places that
    count, and the cross-entropy of the kind.
    """
    from keras import ops

    rows, columns = np.mgrid[: grid[0], : grid[1]]
    corners = np.stack([columns, rows], axis=-1)[:, :, None].astype(np.float32)
    sizes = anchors.astype(np.float32)

    def cost(label, output):
        output = ops.reshape(output, (-1, *grid, len(anchors), 5 + n_classes))
        there, taught = label[..., 4], label[..., -1]
        xy, wh = ops.sigmoid(output[..., :2]) + corners, ops.exp(ops.clip(output[..., 2:4], -6, 6)) * sizes
        true_xy, true_wh = label[..., :2] + corners, label[..., 2:4]
        low, high, true_low, true_high = (
            xy - wh / 2,
            xy + wh / 2,
            true_xy - true_wh / 2,
            true_xy + true_wh / 2,
        )
        both = ops.prod(ops.relu(ops.minimum(high, true_high) - ops.maximum(low, true_low)), axis=-1)
        either = ops.prod(wh, axis=-1) + ops.prod(true_wh, axis=-1) - both
        hull = ops.prod(ops.maximum(high, true_high) - ops.minimum(low, true_low), axis=-1)
        giou = both / either - (hull - either) / hull
        logit = output[..., 4]
        wanted = there * (1 - IOU_SHARE + IOU_SHARE * ops.stop_gradient(both / either))
        entropy = ops.relu(logit) - logit * wanted + ops.log1p(ops.exp(-ops.abs(logit)))
        kind = -ops.sum(label[..., 5:-1] * ops.log_softmax(output[..., 5:], axis=-1), axis=-1)
        parts = BOX * there * (1 - giou) + CONFIDENCE * taught * entropy + KIND * there * kind
        return ops.sum(parts) / ops.maximum(ops.sum(there), 1)

    return cost


class YoloTraining(StagedTraining):
    """A training that can be stopped after any epoch and taken up again; `recipes.Training` says more.

    Attributes:
        model: the network.
        anchors: float64 (n_anchors, 2), in cells; those of the first of the splits to learn from.
    """

    def __init__(
        self, train: Sequence[SegmentedSplit], validation: SegmentedSplit, stages: list[Stage], seed: int
    ):
        sizes = {stage.size for stage in stages}
        if len(sizes) != 1:
            raise ValueError("All stages must have one size of picture: the anchors are for one.")
        self.size = sizes.pop()
        super().__init__(stages, seed)
        train = [split if split.size == self.size else split.resized(*self.size) for split in train]
        self.validation = validation if validation.size == self.size else validation.resized(*self.size)
        self.x = [picture for split in train for picture in split.x]
        self.objects = [one for split in train for one in objects_of(split, LEAST_TAUGHT, MOST_HIDDEN_TAUGHT)]
        boxes = np.concatenate([one.boxes[one.counts] for one in self.objects[: len(train[0])]])
        self.anchors = anchors_of((boxes[:, 2:] - boxes[:, :2])[:, ::-1] / CELL, N_ANCHORS)
        self.grid = self.size[0] // CELL, self.size[1] // CELL
        self.batches = -(-len(self.x) // BATCH)
        self._start_stage(None)

    def _start_stage(self, weights: list[np.ndarray] | None) -> None:
        import keras

        keras.utils.set_random_seed(self.seed)
        self.model = build_yolo(self.size)
        if weights is not None:
            self.model.set_weights(weights)
        rate = step_schedule(self.stages[self.stage], self.batches)
        self.optimiser = keras.optimizers.AdamW(rate, weight_decay=WEIGHT_DECAY, global_clipnorm=CLIP)
        self.optimiser.exclude_from_weight_decay(var_names=["gamma", "beta", "bias"])
        cost = yolo_cost(self.anchors, self.grid, N_CLASSES)
        # Compiled code is slower on a CPU.
        jit = "auto" if keras.backend.backend() != "tensorflow" else False
        self.model.compile(self.optimiser, cost, jit_compile=jit)
        self.optimiser.build(self.model.trainable_variables)

    def run_epoch(self, advance: Callable[[], None] = lambda: None) -> dict:
        """Learn from each picture once, call `advance` after each batch, and return the epoch's record."""
        began = time.perf_counter()
        # All chance of an epoch comes from these numbers, so that one that is taken up again is the same.
        rng = np.random.default_rng([self.seed, self.stage, self.epoch])
        order, seeds, costs = rng.permutation(len(self.x)), rng.integers(2**62, size=len(self.x)), []
        with ThreadPoolExecutor(THREADS) as pool:
            for start in range(0, len(order), BATCH):
                part = slice(start, start + BATCH)
                examples = pool.map(self._example, order[part], seeds[part])
                x, y = (np.stack(arrays) for arrays in zip(*examples, strict=True))
                costs.append(float(self.model.train_on_batch(x, y)))
                advance()
        record = {"stage": self.stage, "epoch": self.epoch, "cost": float(np.mean(costs))}
        if self.epoch + 1 == self.stages[self.stage].epochs:
            precisions = evaluate(self.model, self.anchors, self.validation)
            record["mean_ap"] = float(np.nanmean(precisions[:N_VEHICLES]))
        return self._end_epoch(record, began)

    def _example(self, number: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
        x, objects = varied(self.x[number], self.objects[number], np.random.default_rng(seed))
        cells = objects.boxes / CELL
        return x, label_of(cells, objects.kinds, objects.counts, self.anchors, self.grid, N_CLASSES)


def detections(model: keras.Model, anchors: np.ndarray, x: np.ndarray, batch: int = 8) -> list[Boxes]:
    """Return what a network finds in pictures, uint8 (m, n_H, n_W, 3), as the lesson reads it."""
    size, found = np.array([*x.shape[1:3]] * 2), []
    for start in range(0, len(x), batch):
        part = x[start : start + batch].astype(np.float32) / np.float32(255)
        xy, wh, confidence, probabilities = read_output(np.asarray(model.predict_on_batch(part)), anchors)
        corners, scores = yolo_boxes_to_corners(xy, wh) * size, confidence * probabilities
        for one_corners, one_scores in zip(corners, scores, strict=True):
            best, kinds = one_scores.max(axis=-1), one_scores.argmax(axis=-1)
            keep = best >= LEAST_SCORE
            boxes, best, kinds = one_corners[keep], best[keep], kinds[keep]
            kept = suppressed(boxes, best, kinds, IOU_THRESHOLD)[:MOST_BOXES]
            found.append(Boxes(boxes[kept], kinds[kept], scores=best[kept]))
    return found


def evaluate(model: keras.Model, anchors: np.ndarray, split: SegmentedSplit, rule: bool = True) -> np.ndarray:
    """Return the average precision of each kind at an IoU of 0.5; nan for one that does not occur.

    Args:
        model, anchors: the detector.
        split: pictures of the network's size, with objects.
        rule: whether objects smaller than 12 x 12 pixels or hidden by more than 70 % do not count.
    """
    truth = objects_of(split, LEAST if rule else 0, MOST_HIDDEN if rule else 1.0)
    return average_precisions(detections(model, anchors, split.x), truth, N_CLASSES)
