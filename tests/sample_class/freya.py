"""Odd but right: helper cells, a class, old wrong tries that she keeps, and a line printed for every comparison."""
# topic Face_Recognition
# expect triplet_loss 20, semi_hard_triplets 22, choose_threshold 18, verify 20, who_is_it 20
# expect flags: none

# %% before triplet_loss
import math
from itertools import product

def squared_distance(u, v):
    total = 0.0
    for x, y in zip(u, v):
        total += (float(x) - float(y)) ** 2
    return total

# %% before triplet_loss
squared_distance([3, 4], [0, 0])

# %% triplet_loss
def triplet_loss(y_true, y_pred, alpha=0.2):
    return 0  # for now

def triplet_loss(y_true, y_pred, alpha=0.2):
    total = 0
    for a, p, n in zip(y_pred[0], y_pred[1], y_pred[2]):
        lack = squared_distance(a, p) - squared_distance(a, n) + alpha
        print("this triplet lacks", round(lack, 3))
        if lack > 0:
            total += lack
    print("sum", total)
    return total

# %% after triplet_loss
why = """Why does this one fail below?  float(x) has no gradient.  TODO ask"""
triplet_loss(None, [[[1, 0]], [[0.8, 0.6]], [[0.96, -0.28]]])

# %% semi_hard_triplets
def semi_hard_triplets(encodings, labels, alpha=0.2):
    m = len(labels)
    table = [[squared_distance(encodings[i], encodings[j]) for j in range(m)] for i in range(m)]
    found = []
    for i, j, k in product(range(m), repeat=3):
        ok = i != j and labels[i] == labels[j] and labels[i] != labels[k]
        print(i, j, k, labels[i], labels[j], labels[k], ok)
        if ok and 0 < table[i][k] - table[i][j] < alpha:
            found = found + [(i, j, k)]
    return found

# %% choose_threshold
def choose_threshold(distances, same, max_far):
    pairs = sorted(zip(distances.tolist(), same.tolist()))
    strangers = [d for d, s in pairs if not s]
    for d in reversed(strangers):
        let_in = len([x for x in strangers if x < d])
        print(d, "lets in", let_in, "of", len(strangers))
        if let_in / len(strangers) <= max_far:
            return d

# %% verify
class Door:
    threshold = 0.7

    def opens(self, dist):
        print("opens" if dist < self.threshold else "stays shut", dist)
        return dist < self.threshold

def verify(image_path, identity, database, model):
    one, other = img_to_encoding(image_path, model)[0], database[identity][0]
    dist = math.sqrt(squared_distance(one, other))
    return [dist, Door().opens(dist)]

# %% who_is_it
def who_is_it(image_path, database, model):
    best = (float("inf"), None)
    for name in database:
        dist, door_open = verify(image_path, name, database, model)
        print("...", name, dist, door_open)
        if dist < best[0]:
            best = (dist, name)
    return best if best[0] < Door.threshold else (best[0], None)
