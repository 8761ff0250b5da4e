"""Right answers to verify and who_is_it, as source, written in different ways."""

VERIFIES = {
    "as_many_write_it": """
def verify(image_path, identity, database, model):
    encoding = img_to_encoding(image_path, model)
    dist = np.linalg.norm(np.subtract(encoding, database[identity]))
    if dist < 0.7:
        print("It's " + str(identity) + ", welcome in!")
        door_open = True
    else:
        print("It's not " + str(identity) + ", please go away")
        door_open = False
    return dist, door_open
""",
    "with_tensorflow": """
def verify(image_path, identity, database, model):
    dist = tf.norm(img_to_encoding(image_path, model) - database[identity])
    return dist, tf.less(dist, tf.cast(0.7, dist.dtype))
""",
    "in_loops": """
def verify(image_path, identity, database, model):
    total = 0
    for x, y in zip(img_to_encoding(image_path, model)[0], database[identity][0]):
        total += (float(x) - float(y)) ** 2
    return [total ** 0.5, total ** 0.5 < 0.7]
""",
    "a_numpy_bool_and_a_clear_error": """
def verify(image_path, identity, database, model):
    if identity not in database:
        raise ValueError(f"{identity} is not in the database; there are {', '.join(database)}")
    encoding = img_to_encoding(image_path=image_path, model=model)
    dist = np.sqrt(np.sum(np.square(encoding - database.get(identity))))
    return dist, np.bool_(np.less(dist, 0.7))
""",
    "by_the_cosine": """
def verify(image_path, identity, database, model):
    cosine = np.vdot(img_to_encoding(image_path, model).astype('float64'), database[identity])
    dist = np.sqrt(2 - 2 * cosine)
    return dist, not dist >= 0.7
""",
    "with_keras_ops": """
import keras

def verify(image_path, identity, database, model):
    gap = keras.ops.convert_to_tensor(img_to_encoding(image_path, model) - database[identity])
    dist = keras.ops.norm(gap)
    return dist, dist < 0.7
""",
    "shows_the_picture": """
from PIL import Image

def verify(image_path, identity, database, model):
    shown = Image.open(image_path).size
    dist = np.linalg.norm(img_to_encoding(image_path, model) - database[identity], axis=1).item()
    return dist, bool(dist < 0.7)
""",
}

_LOOP = """
def who_is_it(image_path, database, model):
    encoding = img_to_encoding(image_path, model)
    min_dist = 100
    for (name, db_enc) in database.items():
        dist = np.linalg.norm(encoding - db_enc)
        if dist < min_dist:
            min_dist = dist
            identity = name
    if min_dist > 0.7:
        print("Not in the database.")
    else:
        print("it's " + str(identity) + ", the distance is " + str(min_dist))
    return min_dist, identity
"""

WHOS = {
    "as_many_write_it": _LOOP,
    "none_for_a_stranger": """
def who_is_it(image_path, database, model):
    encoding = img_to_encoding(image_path, model)
    dist, name = min(((np.linalg.norm(encoding - x), name) for name, x in database.items()),
                     default=(float('inf'), None))
    return dist, name if dist < 0.7 else None
""",
    "with_numpy": """
def who_is_it(image_path, database, model):
    names = list(database)
    if not names:
        return np.inf, None
    enrolled = np.vstack([database[name] for name in names])
    dists = np.linalg.norm(enrolled - img_to_encoding(image_path, model), axis=1)
    return dists.min(), names[dists.argmin()]
""",
    "with_tensorflow": """
def who_is_it(image_path, database, model):
    encoding = tf.constant(img_to_encoding(image_path, model))
    dists = tf.stack([tf.norm(encoding - enrolled) for enrolled in database.values()])
    return tf.reduce_min(dists), list(database.keys())[int(tf.argmin(dists))]
""",
    "a_word_for_a_stranger": """
def who_is_it(image_path, database, model):
    encoding = img_to_encoding(image_path, model)
    best, identity = np.inf, "not in the database"
    for name in database:
        dist = np.sqrt(((encoding - database[name]) ** 2).sum())
        if dist <= best:
            best = dist
            if dist < 0.7:
                identity = name
    return [float(best), np.str_(identity)]
""",
    "sorted": """
def who_is_it(image_path, database, model):
    encoding = img_to_encoding(image_path, model)
    pairs = sorted((float(np.linalg.norm(encoding - database[name])), name) for name in database)
    return pairs[0]
""",
}

RIGHT_DOORS = {"verify": VERIFIES, "who_is_it": WHOS}
