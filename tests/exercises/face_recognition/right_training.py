"""Right answers to triplet_loss, semi_hard_triplets and choose_threshold, as source, in different ways."""

LOSSES = {
    "as_many_write_it": """
def triplet_loss(y_true, y_pred, alpha = 0.2):
    anchor, positive, negative = y_pred[0], y_pred[1], y_pred[2]
    pos_dist = tf.reduce_sum(tf.square(tf.subtract(anchor, positive)), axis=-1)
    neg_dist = tf.reduce_sum(tf.square(tf.subtract(anchor, negative)), axis=-1)
    basic_loss = tf.add(tf.subtract(pos_dist, neg_dist), alpha)
    loss = tf.reduce_sum(tf.maximum(basic_loss, 0.0))
    return loss
""",
    "with_numpy": """
def triplet_loss(y_true, y_pred, alpha=0.2):
    a, p, n = y_pred
    terms = ((a - p) ** 2).sum(axis=1) - ((a - n) ** 2).sum(axis=1) + alpha
    return np.maximum(terms, 0).sum()
""",
    "in_loops": """
def triplet_loss(y_true, y_pred, alpha=0.2):
    loss = 0
    for a, p, n in zip(*y_pred):
        term = sum((float(x) - float(y)) ** 2 for x, y in zip(a, p)) + alpha
        term -= sum((float(x) - float(y)) ** 2 for x, y in zip(a, n))
        loss += max(term, 0)
    return loss
""",
    "with_the_backend": """
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    terms = K.sum(K.square(anchor - positive), axis=-1) - K.sum(K.square(anchor - negative), axis=-1) + alpha
    return K.sum(K.maximum(terms, 0.0))
""",
    "with_keras_ops": """
import keras

def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = (keras.ops.convert_to_tensor(part) for part in y_pred)
    gap = keras.ops.sum((anchor - positive) ** 2 - (anchor - negative) ** 2, axis=1)
    return keras.ops.sum(keras.ops.relu(gap + alpha))
""",
    "norms_squared": """
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    near, far = tf.norm(anchor - positive, axis=-1), tf.norm(anchor - negative, axis=-1)
    return float(tf.reduce_sum(tf.nn.relu(near ** 2 - far ** 2 + alpha)))
""",
    "as_a_tf_function": """
@tf.function
def triplet_loss(y_true, y_pred, alpha=0.2):
    a, p, n = [tf.convert_to_tensor(part) for part in y_pred]
    squared = lambda one, other: tf.einsum('mi,mi->m', one - other, one - other)
    return tf.reduce_sum(tf.maximum(squared(a, p) + alpha - squared(a, n), 0))
""",
}

TRIPLETS = {
    "in_loops": """
def semi_hard_triplets(encodings, labels, alpha=0.2):
    def d(i, j):
        return float(((encodings[i] - encodings[j]) ** 2).sum())

    found = []
    for a in range(len(labels)):
        for p in range(len(labels)):
            for n in range(len(labels)):
                if a != p and labels[a] == labels[p] and labels[a] != labels[n]:
                    if d(a, p) < d(a, n) < d(a, p) + alpha:
                        found.append([a, p, n])
    return found
""",
    "as_a_set": """
def semi_hard_triplets(encodings, labels, alpha=0.2):
    m = range(len(labels))
    d = np.linalg.norm(encodings[:, None] - encodings, axis=-1) ** 2
    return {(a, p, n) for n in m for p in m for a in m
            if a != p and labels[a] == labels[p] != labels[n] and 0 < d[a, n] - d[a, p] < alpha}
""",
    "with_numpy": """
def semi_hard_triplets(encodings, labels, alpha=0.2):
    squared = 2 - 2 * encodings @ encodings.T
    same = labels[:, None] == labels[None, :]
    pairs = same & ~np.eye(len(labels), dtype=bool)
    gap = squared[:, None, :] - squared[:, :, None]
    return np.argwhere(pairs[:, :, None] & ~same[:, None, :] & (gap > 0) & (gap < alpha))
""",
    "with_tensorflow": """
def semi_hard_triplets(encodings, labels, alpha=0.2):
    squared = tf.reduce_sum(tf.square(encodings[:, None] - encodings[None]), axis=-1)
    same = tf.equal(labels[:, None], labels[None, :])
    pairs = tf.logical_and(same, tf.logical_not(tf.eye(len(labels), dtype=tf.bool)))
    gap = squared[:, None, :] - squared[:, :, None]
    mask = pairs[:, :, None] & ~same[:, None, :] & (gap > 0) & (gap < alpha)
    return tf.where(mask)
""",
    "backwards_as_arrays": """
def semi_hard_triplets(encodings, labels, alpha=0.2):
    found = []
    for n in reversed(range(len(labels))):
        for a in np.flatnonzero(labels != labels[n]):
            far = np.sum(np.square(encodings[a] - encodings[n]))
            for p in np.flatnonzero(labels == labels[a]):
                near = np.sum(np.square(encodings[a] - encodings[p]))
                if p != a and near < far < near + alpha:
                    found.append(np.array([a, p, n]))
    return tuple(found)
""",
    "a_tensor_of_floats": """
def semi_hard_triplets(encodings, labels, alpha=0.2):
    rows = []
    for a, (x, person) in enumerate(zip(encodings, labels)):
        away = tf.reduce_sum((encodings - x) ** 2, axis=1).numpy()
        for p in np.where(labels == person)[0]:
            for n in np.where((labels != person) & (away > away[p]) & (away < away[p] + alpha))[0]:
                if a != p:
                    rows.append((a, p, n))
    return tf.constant(rows, dtype=tf.float32, shape=(len(rows), 3))
""",
}

THRESHOLDS = {
    "tries_every_distance": """
def choose_threshold(distances, same, max_far):
    best = 0
    for t in distances:
        wrong = sum(1 for d, s in zip(distances, same) if d < t and not s)
        if wrong / sum(1 for s in same if not s) <= max_far and t > best:
            best = t
    return best
""",
    "sorts_the_different": """
def choose_threshold(distances, same, max_far):
    different = sorted(d for d, s in zip(distances, same) if not s)
    return float(different[int(max_far * len(different))])
""",
    "with_numpy": """
def choose_threshold(distances, same, max_far):
    different = distances[np.logical_not(same)]
    rates = (different[None, :] < distances[:, None]).mean(axis=1)
    return distances[rates <= max_far].max()
""",
    "with_a_quantile": """
def choose_threshold(distances, same, max_far):
    different = np.sort(distances[~same])
    k = int(np.floor(max_far * different.size))
    return np.partition(different, k)[k]
""",
    "with_tensorflow": """
def choose_threshold(distances, same, max_far):
    different = tf.boolean_mask(distances, tf.logical_not(same))
    accepted = tf.cast(different[None, :] < different[:, None], tf.float32)
    allowed = tf.reduce_mean(accepted, axis=1) <= max_far
    return tf.reduce_max(tf.boolean_mask(different, allowed))
""",
    "just_below_the_next_one": """
def choose_threshold(distances, same, max_far):
    order = np.argsort(distances)
    false_accepts = 0
    for i in order:
        if not same[i]:
            if (false_accepts + 1) / np.sum(~same) > max_far:
                return distances[i].item()
            false_accepts += 1
""",
}

RIGHT_TRAINING = {
    "triplet_loss": LOSSES,
    "semi_hard_triplets": TRIPLETS,
    "choose_threshold": THRESHOLDS,
}
