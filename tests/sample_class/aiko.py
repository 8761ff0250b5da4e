"""Right answers of another make: keras.ops, one array for all triples, an argsort, and `min` over the database."""
# topic Face_Recognition
# expect triplet_loss 20, semi_hard_triplets 22, choose_threshold 18, verify 20, who_is_it 20

# %% before triplet_loss
import keras
from keras import ops

# %% triplet_loss
def triplet_loss(y_true, y_pred, alpha=0.2):
    a, p, n = map(ops.convert_to_tensor, y_pred)
    d = lambda one, other: ops.sum(ops.square(one - other), axis=1)
    return ops.sum(ops.relu(alpha + d(a, p) - d(a, n)))

# %% semi_hard_triplets
def semi_hard_triplets(encodings, labels, alpha=0.2):
    d = ((encodings[:, None, :] - encodings[None, :, :])**2).sum(axis=2)
    same = labels[:, None] == labels[None, :]
    positives = same & ~np.eye(len(labels), dtype=bool)
    inside = (d[:, :, None] < d[:, None, :]) & (d[:, None, :] < d[:, :, None] + alpha)
    a, p, n = np.where(positives[:, :, None] & ~same[:, None, :] & inside)
    return np.stack([a, p, n], axis=1)

# %% choose_threshold
def choose_threshold(distances, same, max_far):
    order = np.argsort(distances, kind="stable")
    d, wrong = distances[order], np.cumsum(~same[order])
    # how many of two people lie strictly below d[i]: equal ones do not count
    below = np.array([wrong[j - 1] if j else 0 for j in np.searchsorted(d, d)])
    return d[below / wrong[-1] <= max_far][-1]

# %% verify
def verify(image_path, identity, database, model):
    enrolled = database.get(identity)
    if enrolled is None:
        raise ValueError("who is " + identity + "?")
    dist = float(keras.ops.norm(enrolled - img_to_encoding(image_path, model)))
    return dist, dist < 0.7

# %% who_is_it
def who_is_it(image_path, database, model):
    encoding = img_to_encoding(image_path, model)
    far = lambda name: np.linalg.norm(encoding - database[name])
    if not database:
        return np.inf, None
    nearest = min(database, key=far)
    return far(nearest), nearest if far(nearest) < 0.7 else None
