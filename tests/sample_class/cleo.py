"""A mistake in each: no axis, hard negatives too, `<=` at the threshold, a squared distance, FRmodel for `model`."""
# topic Face_Recognition
# expect triplet_loss 0, semi_hard_triplets 0, choose_threshold 0, verify 0, who_is_it 17
# expect hint: triplet_loss no_axis, semi_hard_triplets hard_ones_too
# expect hint: choose_threshold accepted_at_the_threshold_too
# expect hint: verify squared_distance, who_is_it the_global_model

# %% triplet_loss
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred[0], y_pred[1], y_pred[2]
    pos = tf.reduce_sum(tf.square(anchor - positive))
    neg = tf.reduce_sum(tf.square(anchor - negative))
    return tf.maximum(pos - neg + alpha, 0.0)

# %% semi_hard_triplets
def semi_hard_triplets(encodings, labels, alpha=0.2):
    triplets = []
    for a in range(len(labels)):
        d = np.sum((encodings - encodings[a]) ** 2, axis=1)
        for p in range(len(labels)):
            for n in range(len(labels)):
                if p != a and labels[p] == labels[a] and labels[n] != labels[a] and d[n] < d[p] + alpha:
                    triplets.append((a, p, n))
    return triplets

# %% choose_threshold
def choose_threshold(distances, same, max_far):
    threshold = 0
    for t in sorted(distances):
        if np.mean(distances[~same] <= t) <= max_far:
            threshold = t
    return threshold

# %% verify
def verify(image_path, identity, database, model):
    encoding = img_to_encoding(image_path, model)
    dist = np.sum((encoding - database[identity]) ** 2)
    return dist, dist < 0.7

# %% who_is_it
def who_is_it(image_path, database, model):
    encoding = img_to_encoding(image_path, FRmodel)
    min_dist, identity = np.inf, None
    for name, enrolled in database.items():
        dist = np.linalg.norm(encoding - enrolled)
        if dist < min_dist:
            min_dist, identity = dist, name
    if min_dist >= 0.7:
        identity = None
    return min_dist, identity
