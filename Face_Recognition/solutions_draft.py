# %% [markdown]
r"""
The solutions as the lesson is to show them, until there is a lesson. The cells have the tags of `lesson.py`.
"""

# %% tags=["setup"]
import numpy as np
import tensorflow as tf


# %%
def img_to_encoding(image_path, model):
    """The encoding (1, 128) of the picture in a file, L2-normalised."""
    n_H, n_W = model.input_shape[1:3]
    picture = tf.keras.utils.load_img(image_path, target_size=(n_H, n_W))
    return model.predict_on_batch(np.array(picture, dtype=np.float32)[np.newaxis] / 255)


# %% tags=["exercise"]
def triplet_loss(y_true, y_pred, alpha=0.2):
    """The triplet loss of a batch.

    y_pred: anchor, positive and negative, each (m, 128); y_true is not used. Returns a single number.
    """
    ### BEGIN SOLUTION
    anchor, positive, negative = y_pred
    to_positive = tf.reduce_sum(tf.square(anchor - positive), axis=-1)
    to_negative = tf.reduce_sum(tf.square(anchor - negative), axis=-1)
    loss = tf.reduce_sum(tf.maximum(to_positive - to_negative + alpha, 0.0))
    ### END SOLUTION
    return loss


# %% tags=["exercise"]
def semi_hard_triplets(encodings, labels, alpha=0.2):
    """All semi-hard triplets: index triples (anchor, positive, negative).

    encodings: (m, 128); labels: (m,), who is on each picture. Returns a list of triples.
    """
    ### BEGIN SOLUTION
    m = len(labels)
    triplets = []
    for a in range(m):
        d = np.sum((encodings - encodings[a]) ** 2, axis=1)
        for p in range(m):
            if p == a or labels[p] != labels[a]:
                continue
            for n in range(m):
                if labels[n] != labels[a] and d[p] < d[n] < d[p] + alpha:
                    triplets.append((a, p, n))
    ### END SOLUTION
    return triplets


# %% tags=["exercise"]
def choose_threshold(distances, same, max_far):
    """The largest threshold with a false-accept rate of at most max_far.

    distances: (n,); same: (n,), whether a pair shows the same person. Returns a single number.
    """
    ### BEGIN SOLUTION
    different = distances[~same]
    best = 0.0
    for threshold in np.sort(distances):
        far = np.mean(different < threshold)
        if far <= max_far:
            best = threshold
    ### END SOLUTION
    return best


# %% tags=["exercise"]
def verify(image_path, identity, database, model):
    """Whether the person on a picture is the one whose name is given.

    database: encodings (1, 128) by name. Returns dist, door_open.
    """
    ### BEGIN SOLUTION
    encoding = img_to_encoding(image_path, model)
    dist = np.linalg.norm(encoding - database[identity])
    door_open = dist < 0.7
    ### END SOLUTION
    return dist, door_open


# %% tags=["exercise"]
def who_is_it(image_path, database, model):
    """Who of the people in the database is on a picture: None for a stranger.

    database: encodings (1, 128) by name. Returns min_dist, identity.
    """
    ### BEGIN SOLUTION
    encoding = img_to_encoding(image_path, model)
    min_dist, identity = np.inf, None
    for name, enrolled in database.items():
        dist = np.linalg.norm(encoding - enrolled)
        if dist < min_dist:
            min_dist, identity = dist, name
    if min_dist >= 0.7:
        identity = None
    ### END SOLUTION
    return min_dist, identity
