"""The words about layer_gradient_norms."""

from ...contract import ExerciseTexts, Hint

_COST = "the cost is the cross-entropy of the probabilities, averaged over the batch"
_NORM = "the L2 norm is the root of the sum of the squares: tf.norm"

_LAYER_GRADIENT_NORMS = ExerciseTexts(
    summary="Measure how much of the gradient arrives at each convolution.",
    shapes="model, x (m, n_H, n_W, n_C), y (m,) → one number per Conv2D, from the input to the output",
    groups={
        "basic": "a plain network of three convolutions",
        "other_networks": "five convolutions of other sizes and strides, some without a bias",
        "shortcuts": "a network with shortcuts, and a batch of one picture",
        "batch_norm": "a network with BatchNormalization",
    },
    hints={
        "sum_over_the_batch": Hint(
            "the cost is summed over the batch",
            "take the mean; tape.gradient of several costs adds them up too",
        ),
        "not_in_training_mode": Hint(
            "the model does not run in training mode", "call model(x, training=True), as training does"
        ),
        "sum_over_the_batch_and_not_in_training_mode": Hint(
            "the costs of the batch are summed, and the model does not run in training mode",
            "take the mean of the costs, and call model(x, training=True)",
        ),
        "softmax_twice": Hint(
            "the probabilities are taken for logits, and go through a second softmax",
            "the model ends in a softmax: use a cross-entropy of probabilities, from_logits=False",
        ),
        "gradient_of_the_output": Hint("the gradient is that of the model's output", _COST),
        "gradient_of_the_mean_output": Hint("the gradient is that of the mean output", _COST),
        "squared_error": Hint("the cost is the squared error", _COST),
        "probability_for_its_logarithm": Hint(
            "the cost is the probability of the right class, without the logarithm",
            "cross-entropy is minus the logarithm of that probability",
        ),
        "binary_cross_entropy": Hint(
            "each class is taken as a yes-or-no question of its own (binary cross-entropy)",
            "use the categorical one: sparse_categorical_crossentropy",
        ),
        "all_variables": Hint(
            "there is a number for every weight and bias of the model",
            "keep the kernels of its Conv2D layers",
        ),
        "all_kernels": Hint(
            "the Dense layer has a number too", "keep the layers with isinstance(layer, Conv2D)"
        ),
        "biases_as_numbers_of_their_own": Hint(
            "the biases have numbers of their own", "ask for the gradient of layer.kernel only"
        ),
        "biases_included": Hint(
            "each number is the norm of kernel and bias together", "take the kernel alone: layer.kernel"
        ),
        "biases_only": Hint(
            "the numbers belong to the biases", "take layer.kernel, which is layer.weights[0]"
        ),
        "first_convolution_left_out": Hint(
            "the first convolution has no number",
            "model.layers begins with the input, not with a convolution",
        ),
        "last_convolution_left_out": Hint(
            "the last convolution has no number", "look for a slice such as [:-1]"
        ),
        "weights_for_gradients": Hint(
            "the norms are those of the weights", "take the norm of what tape.gradient returns"
        ),
        "gradients_of_the_picture": Hint(
            "the gradient is that of the picture", "ask for the gradient of the kernels"
        ),
        "no_root": Hint("the squares are summed and no root is taken", _NORM),
        "sum_of_absolute_values": Hint("the absolute values are summed", _NORM),
        "mean_of_absolute_values": Hint("the absolute values are averaged", _NORM),
        "largest_absolute_value": Hint("the largest absolute value is taken", _NORM),
        "root_of_the_mean": Hint("the squares are averaged, not summed, before the root", _NORM),
        "mean_of_squares": Hint("the squares are averaged and no root is taken", _NORM),
        "mean_with_signs": Hint("the gradients are averaged, and plus and minus cancel", _NORM),
        "sum_with_signs": Hint("the gradients are summed, and plus and minus cancel", _NORM),
        "divided_by_the_number_of_weights": Hint(
            "each norm is divided by the number of weights", "return the norm itself"
        ),
        "relative_to_the_weights": Hint(
            "each norm is divided by the norm of the weights", "return the norm itself"
        ),
        "relative_to_the_largest": Hint(
            "the norms are divided by the largest one", "return the norms themselves"
        ),
        "logarithms": Hint("the logarithms of the norms are returned", "return the norms themselves"),
        "one_norm_per_filter": Hint(
            "there is a norm for each filter", "one number per layer: take the norm over all axes"
        ),
        "from_the_output_to_the_input": Hint(
            "the numbers come in the order of the way back",
            "the first number belongs to the layer next to the input",
        ),
        "one_number_for_all": Hint("there is one norm for all layers together", "return a list of norms"),
        "mean_of_the_norms": Hint("the norms are averaged to one number", "return a list of norms"),
        "last_norm_only": Hint(
            "only the last norm comes back", "collect the norms in a list; look where the return stands"
        ),
        "returns_the_gradients": Hint("the gradients come back, not their norms", "take tf.norm of each"),
        "dict_of_norms": Hint("the norms come back in a dict", "return a list of numbers"),
    },
)

TEXTS = {"layer_gradient_norms": _LAYER_GRADIENT_NORMS}
