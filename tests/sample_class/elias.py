"""Half done: a mean where the loss is a sum, right triplets, then the rest that the lesson proposes, and no door yet."""
# topic Face_Recognition
# expect triplet_loss 0, semi_hard_triplets 22, choose_threshold 0, verify 0, who_is_it 0
# expect hint: triplet_loss mean_for_the_sum

# %% triplet_loss
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred[0], y_pred[1], y_pred[2]
    near = tf.reduce_sum(tf.square(anchor - positive), axis=-1)
    far = tf.reduce_sum(tf.square(anchor - negative), axis=-1)
    return tf.reduce_mean(tf.maximum(near - far + alpha, 0.0))

# %% semi_hard_triplets
def semi_hard_triplets(encodings, labels, alpha=0.2):
    triplets = []
    for a in range(len(labels)):
        for p in range(a):
            if labels[a] == labels[p]:
                near = np.sum((encodings[a] - encodings[p]) ** 2)
                for n in range(len(labels)):
                    if labels[n] != labels[a]:
                        for one, other in ((a, p), (p, a)):
                            if near < np.sum((encodings[one] - encodings[n]) ** 2) < near + alpha:
                                triplets.append([one, other, n])
    return triplets
