"""A colon is missing in the cell of iou, a test cell is deleted and a cell of her own fails: only iou is lost."""
# topic Car_Detection
# expect iou 0, encode_scene 18, yolo_non_max_suppression 22, yolo_eval 18
# expect flags: repaired
# expect reason: there is no function `iou`
# expect reason: Judged with a working version of `iou`
# expect reason: `encode_scene_test` was missing; it was put back
# fill right
# change delete encode_scene_test

# %% iou [text]
r"""
def iou(box1, box2)
    left, right = max(box1[0], box2[0]), min(box1[2], box2[2])
    top, bottom = max(box1[1], box2[1]), min(box1[3], box2[3])
    both = max(0, right - left) * max(0, bottom - top)
    return both / (area(box1) + area(box2) - both)
"""

# %% after iou_test
print(iou((1, 1, 5, 4), (3, 2, 7, 5)))

# %% encode_scene
def encode_scene(boxes, classes, anchors, grid, n_classes):
    label = np.zeros((*grid, len(anchors), 5 + n_classes))
    for (y1, x1, y2, x2), c in zip(boxes * [*grid, *grid], classes):
        row, y = divmod((y1 + y2) / 2, 1)
        column, x = divmod((x1 + x2) / 2, 1)
        size = (0, 0, x2 - x1, y2 - y1)
        for k in sorted(range(len(anchors)), key=lambda k: -iou(size, (0, 0, *anchors[k]))):
            place = label[int(row), int(column), k]
            if place[4] == 0:
                place[:5] = x, y, x2 - x1, y2 - y1, 1
                place[5 + c] = 1
                break
    return label
