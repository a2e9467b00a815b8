"""Writes loss_numbers.json: the losses by direct loops over rows, in Python's own double precision, without torch.

    python3 tests/reference/make_loss_numbers.py

Inputs by value(t, i) of formula.py (repeated here so that nothing but the standard library is used), stated per case:
features z[row][j] = value(t, row * dim + j), cosine logits[row][c] = value(t, row * classes + c). Rows are images: the
first half view one, the second half view two, labels and domains given per face.
"""

import json
import math
from pathlib import Path

TEMPERATURE, BASE_TEMPERATURE = 0.1, 0.07
BALANCED = {"labels": [1, 0, 1, 0, 1, 0], "domains": [0, 0, 1, 1, 2, 2]}
UNEVEN = {"labels": [1, 1, 0, 1, 0, 1, 1, 0], "domains": [0, 0, 0, 2, 2, 0, 2, 0]}
ONE_CLASS = {"labels": [1, 1, 1, 1], "domains": [1, 1, 1, 1]}
ONE_FACE = {"labels": [0], "domains": [0]}


def value(t, i):
    h = (t * 0x9E3779B1 + i) % 2 ** 32
    h = (h ^ h >> 16) * 0x85EBCA6B % 2 ** 32
    h = (h ^ h >> 13) * 0xC2B2AE35 % 2 ** 32
    return (h ^ h >> 16) * 2.0 ** -31 - 1.0


def sup_con(z, ids):
    """Mean over rows i of -(0.1 / 0.07) * mean over positives p of log(exp(s_ip) / sum_{a != i} exp(s_ia)), s = cos / 0.1."""
    def cosine(a, b):
        return math.fsum(x * y for x, y in zip(a, b)) / math.sqrt(math.fsum(x * x for x in a) * math.fsum(y * y for y in b))

    rows = range(len(z))
    losses = []
    for i in rows:
        denominator = math.log(math.fsum(math.exp(cosine(z[i], z[a]) / TEMPERATURE) for a in rows if a != i))
        terms = [cosine(z[i], z[p]) / TEMPERATURE - denominator for p in rows if p != i and ids[p] == ids[i]]
        losses.append(-TEMPERATURE / BASE_TEMPERATURE * math.fsum(terms) / len(terms))
    return math.fsum(losses) / len(losses)


def image_loss(logits, label, scale):
    if len(logits) == 1:    # binary: -log of the probability given to the true label
        probability = 1 / (1 + math.exp(-scale * logits[0]))
        return -math.log(probability if label == 1 else 1 - probability)
    return -scale * logits[label] + math.log(math.fsum(math.exp(scale * x) for x in logits))


def domain_losses(logits, labels, domains, scale, sources):
    """l_k = (1/K) * mean over the domain's images; None for an absent domain."""
    losses = []
    for k in range(sources):
        own = [image_loss(logits[i], labels[i], scale) for i in range(len(labels)) if domains[i] == k]
        losses.append(math.fsum(own) / len(own) / sources if own else None)
    return losses


def matrix(t, rows, columns):
    return [[value(t, i * columns + j) for j in range(columns)] for i in range(rows)]


def contrastive_case(name, t, faces, dim):
    labels, domains = faces["labels"] * 2, faces["domains"] * 2
    ids = [10 * d + y for d, y in zip(domains, labels)]
    return {"name": name, "t": t, "dim": dim, **faces, "loss": sup_con(matrix(t, len(labels), dim), ids)}


def classification_case(name, t, faces, loss, scale, sources):
    labels, domains, classes = faces["labels"] * 2, faces["domains"] * 2, 1 if loss == "bce" else 2
    values = domain_losses(matrix(t, len(labels), classes), labels, domains, scale, sources)
    return {"name": name, "t": t, "loss": loss, "logit_scale": scale, "source_domains": sources, **faces, "domain_losses": values}


def main():
    document = {
        "header": {
            "about": "Losses by direct loops in double precision; regenerate with tests/reference/make_loss_numbers.py",
            "value": "value(t, i) as in step_numbers.json; row-major; labels and domains per face, both views share them",
            "sup_con": "features [2B, dim] = value(t, i), not yet normalised; temperature 0.1, base 0.07, without lambda",
            "classification": "cosine logits [2B, 1 (bce) or 2 (ce)] = value(t, i); l_k with its 1/K, null where absent",
        },
        "sup_con": [
            contrastive_case("three balanced domains", 3000, BALANCED, 8),
            contrastive_case("uneven classes, a domain absent", 3001, UNEVEN, 5),
            contrastive_case("a single class", 3002, ONE_CLASS, 16),
            contrastive_case("a single face in two views", 3003, ONE_FACE, 4),
        ],
        "classification": [
            classification_case("bce", 3100, BALANCED, "bce", 12.0, 3),
            classification_case("bce, uneven, a domain absent", 3101, UNEVEN, "bce", 16.0, 3),
            classification_case("bce, four sources, one present", 3102, ONE_CLASS, "bce", 12.0, 4),
            classification_case("ce", 3103, BALANCED, "ce", 32.0, 3),
            classification_case("ce, uneven, two absent of four", 3104, UNEVEN, "ce", 12.0, 4),
        ],
    }
    Path(__file__).with_name("loss_numbers.json").write_text(json.dumps(document, indent=1) + "\n")


if __name__ == "__main__":
    main()
