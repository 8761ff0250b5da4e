"""The maximum outside of the sum, distances that are not squared, and the last person below 0.7: all have names."""
# topic Face_Recognition
# expect triplet_loss 8, semi_hard_triplets 0, verify 20, who_is_it 13
# expect hint: triplet_loss max_of_the_sum, semi_hard_triplets distances_not_squared
# expect hint: verify opens_at_the_threshold_too, who_is_it last_below_or_none
# fill right

# %% triplet_loss
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    terms = tf.reduce_sum((anchor - positive) ** 2 - (anchor - negative) ** 2, axis=-1) + alpha
    return tf.maximum(tf.reduce_sum(terms), 0.0)

# %% semi_hard_triplets
def semi_hard_triplets(encodings, labels, alpha=0.2):
    triplets = []
    for a in range(len(labels)):
        d = np.linalg.norm(encodings - encodings[a], axis=1)
        for p in range(len(labels)):
            if p == a or labels[p] != labels[a]:
                continue
            for n in range(len(labels)):
                if labels[n] != labels[a] and d[p] < d[n] < d[p] + alpha:
                    triplets.append((a, p, n))
    return triplets

# %% verify
def verify(image_path, identity, database, model):
    dist = np.linalg.norm(img_to_encoding(image_path, model) - database[identity])
    return dist, bool(dist <= 0.7)

# %% who_is_it
def who_is_it(image_path, database, model):
    encoding = img_to_encoding(image_path, model)
    min_dist, identity = np.inf, None
    for name in database:
        dist = np.linalg.norm(encoding - database[name])
        if dist < 0.7:
            min_dist, identity = dist, name
    return min_dist, identity
