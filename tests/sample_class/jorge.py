"""Right answers of another make: names of his own, helper cells, lists, tensors, float64 and a named tuple."""
# topic Car_Detection
# expect iou 12, yolo_filter_boxes 18, yolo_non_max_suppression 22, yolo_eval 18, encode_scene 18, average_precision 12

# %% before iou
from collections import namedtuple
from itertools import accumulate

Found = namedtuple("Found", "scores boxes classes")

def length_shared(low1, high1, low2, high2):
    return max(0.0, float(min(high1, high2)) - float(max(low1, low2)))

# %% iou
def iou(a, b):
    shared = length_shared(a[0], a[2], b[0], b[2]) * length_shared(a[1], a[3], b[1], b[3])
    whole = sum(float(c[2] - c[0]) * float(c[3] - c[1]) for c in (a, b)) - shared
    return tf.constant(shared / whole if whole else 0.0, tf.float64)

# %% encode_scene
def encode_scene(objects, kinds, shapes, cells, number_of_kinds):
    rows, columns = cells
    empty = [0.0] * (5 + number_of_kinds)
    label = [[[list(empty) for _ in shapes] for _ in range(columns)] for _ in range(rows)]
    for (top, left, bottom, right), kind in zip(objects, kinds):
        w, h = (right - left) * columns, (bottom - top) * rows
        x, y = (left + right) * columns / 2, (top + bottom) * rows / 2
        entries = label[int(y)][int(x)]
        free = [k for k, entry in enumerate(entries) if not entry[4]]
        if free:
            best = max(free, key=lambda k: float(iou((0, 0, w, h), (0, 0, *shapes[k]))))
            entries[best] = [x % 1, y % 1, w, h, 1.0, *np.eye(number_of_kinds)[kind]]
    return tf.constant(label, tf.float64)

# %% yolo_filter_boxes
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    n = box_class_probs.shape[-1]
    table = (box_confidence.astype("float64") * box_class_probs).reshape(-1, n)
    rows = [(max(row), box, int(row.argmax())) for row, box in zip(table, boxes.reshape(-1, 4)) if max(row) >= threshold]
    return Found([row[0] for row in rows], np.array([row[1] for row in rows], "float64").reshape(-1, 4), [row[2] for row in rows])

# %% yolo_non_max_suppression
def yolo_non_max_suppression(s, b, c, max_boxes=10, iou_threshold=0.5):
    s, b, c = np.array(s), np.array(b).reshape(-1, 4), np.array(c, dtype=int)
    kept = []
    for i in sorted(range(len(s)), key=lambda i: s[i], reverse=True):
        if all(c[i] != c[j] or iou(b[i], b[j]).numpy() <= iou_threshold for j in kept):
            kept.append(i)
    del kept[max_boxes:]
    return Found(tf.gather(s, kept) if kept else [], tf.constant(b[np.array(kept, int)], tf.float64), tuple(c[i] for i in kept))

# %% yolo_eval
def yolo_eval(out, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    xy, wh, sure, p = (np.array(part, dtype="float64") for part in out)
    found = yolo_filter_boxes(yolo_boxes_to_corners(xy, wh), sure, p, score_threshold)
    return yolo_non_max_suppression(
        found.scores, scale_boxes(found.boxes, image_shape), found.classes, max_boxes=max_boxes, iou_threshold=iou_threshold
    )

# %% average_precision
def average_precision(s, m, n):
    marks = [bool(mark) for _, mark in sorted(zip(s, m), key=lambda two: two[0], reverse=True)]
    precision = [right / k for k, right in enumerate(accumulate(marks), 1)]
    return sum(max(precision[k:]) for k, mark in enumerate(marks) if mark) / n
