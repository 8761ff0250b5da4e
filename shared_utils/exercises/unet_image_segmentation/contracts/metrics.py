"""The contracts of the metrics on masks. Masks are whole numbers, a class a pixel."""

from ...contract import Exercise

class_iou = Exercise("class_iou", "(y_true, y_pred, n_classes)", returns="iou")

mean_iou = Exercise("mean_iou", "(y_true, y_pred, n_classes)", returns="mean", uses=("class_iou",))

dice = Exercise("dice", "(y_true, y_pred, n_classes)", returns="scores")
