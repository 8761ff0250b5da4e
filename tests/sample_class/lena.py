"""Takes the break after the label and goes on later: the first two exercises are right, four are not started."""
# topic Car_Detection
# expect iou 12, encode_scene 18
# expect reason: yolo_filter_boxes: not started yet
# expect reason: average_precision: not started yet

# %% iou
def iou(box1, box2):
    width = min(box1[2], box2[2]) - max(box1[0], box2[0])
    height = min(box1[3], box2[3]) - max(box1[1], box2[1])
    if width <= 0 or height <= 0:
        return 0
    both = width * height
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (box1, box2)]
    value = both / (sum(areas) - both)
    return value

# %% encode_scene
def encode_scene(boxes, classes, anchors, grid, n_classes):
    grid_h, grid_w = grid
    label = np.zeros((grid_h, grid_w, len(anchors), 5 + n_classes))
    for box, c in zip(boxes, classes):
        h = (box[2] - box[0]) * grid_h
        w = (box[3] - box[1]) * grid_w
        y = (box[0] + box[2]) / 2 * grid_h
        x = (box[1] + box[3]) / 2 * grid_w
        fits = np.array([iou((0, 0, w, h), (0, 0, anchor[0], anchor[1])) for anchor in anchors])
        for k in np.argsort(-fits):
            place = label[int(y), int(x), k]
            if place[4] == 1:
                continue
            place[0], place[1] = x - int(x), y - int(y)
            place[2], place[3] = w, h
            place[4] = 1
            place[5 + c] = 1
            break
    return label
