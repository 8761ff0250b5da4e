"""Right answers in the style of most tutorials: full marks, and a word about the stranger who gets a name."""
# topic Face_Recognition
# expect triplet_loss 20, semi_hard_triplets 22, choose_threshold 18, verify 20, who_is_it 20
# expect hint: who_is_it a_name_for_a_stranger
# fill right

# %% triplet_loss
def triplet_loss(y_true, y_pred, alpha = 0.2):
    anchor, positive, negative = y_pred[0], y_pred[1], y_pred[2]
    # Step 1: Compute the (encoding) distance between the anchor and the positive
    pos_dist = tf.reduce_sum(tf.square(tf.subtract(anchor, positive)), axis=-1)
    # Step 2: Compute the (encoding) distance between the anchor and the negative
    neg_dist = tf.reduce_sum(tf.square(tf.subtract(anchor, negative)), axis=-1)
    # Step 3: subtract the two previous distances and add alpha.
    basic_loss = tf.add(tf.subtract(pos_dist, neg_dist), alpha)
    # Step 4: Take the maximum of basic_loss and 0.0. Sum over the training examples.
    loss = tf.reduce_sum(tf.maximum(basic_loss, 0.0))
    return loss

# %% semi_hard_triplets
def semi_hard_triplets(encodings, labels, alpha=0.2):
    m = len(labels)
    triplets = set()
    for i in range(m):
        for j in range(m):
            for k in range(m):
                if i != j and labels[i] == labels[j] and labels[i] != labels[k]:
                    pos_dist = np.sum(np.square(encodings[i] - encodings[j]))
                    neg_dist = np.sum(np.square(encodings[i] - encodings[k]))
                    if pos_dist < neg_dist and neg_dist < pos_dist + alpha:
                        triplets.add((i, j, k))
    return triplets

# %% verify
def verify(image_path, identity, database, model):
    # Step 1: Compute the encoding for the image.
    encoding = img_to_encoding(image_path, model)
    # Step 2: Compute distance with identity's image
    dist = np.linalg.norm(tf.subtract(database[identity], encoding))
    # Step 3: Open the door if dist < 0.7, else don't open
    if dist < 0.7:
        print("It's " + str(identity) + ", welcome in!")
        door_open = True
    else:
        print("It's not " + str(identity) + ", please go away")
        door_open = False
    return dist, door_open

# %% who_is_it
def who_is_it(image_path, database, model):
    encoding = img_to_encoding(image_path, model)
    min_dist = float("inf")
    identity = None
    for (name, db_enc) in database.items():
        dist = np.linalg.norm(tf.subtract(db_enc, encoding))
        if dist < min_dist:
            min_dist = dist
            identity = name
    if min_dist > 0.7:
        print("Not in the database.")
    else:
        print("it's " + str(identity) + ", the distance is " + str(min_dist))
    return min_dist, identity
