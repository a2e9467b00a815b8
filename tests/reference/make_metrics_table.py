"""Writes metrics_table.json: ROC and AUC of sets of scores by scikit-learn, for the tests of core/metrics.

    python3 tests/reference/make_metrics_table.py

Needs numpy and scikit-learn; the table names the versions that made it. Scores are quotients of whole numbers, so that
JSON carries them without rounding, and few enough to tie. The DeLong variance is a double loop over all pairs, exact
in fractions; nothing of it is scikit-learn's.
"""

import json
import random
from fractions import Fraction
from pathlib import Path

import numpy
import sklearn
from sklearn.metrics import roc_auc_score, roc_curve

CASES = {  # name: seed, live, spoof, distinct scores, shift of the live ones
    "no ties": (1, 40, 50, 100000, 20000),
    "many ties": (2, 30, 25, 7, 1),
    "every score one of two": (3, 12, 9, 2, 0),
    "few of each": (4, 2, 3, 10, 3),
    "one live": (5, 1, 20, 30, 4),
    "one of each": (6, 1, 1, 5, 0),
    "classes apart": (7, 10, 10, 8, 9),
    "the wrong way round": (8, 10, 10, 8, -9),
    "uneven": (9, 15, 400, 64, 25),
}


def draw(seed, live, spoof, distinct, shift):
    source = random.Random(seed)
    labels = [1] * live + [0] * spoof
    scores = [(source.randrange(distinct) + shift * label) / 16 for label in labels]
    order = list(range(len(labels)))
    source.shuffle(order)
    return [labels[i] for i in order], [scores[i] for i in order]


def kernel(live, spoof):
    return Fraction(1) if live > spoof else Fraction(1, 2) if live == spoof else Fraction(0)


def delong_variance(labels, scores):
    live = [s for s, label in zip(scores, labels) if label]
    spoof = [s for s, label in zip(scores, labels) if not label]
    if len(live) < 2 or len(spoof) < 2:
        return None
    v10 = [sum(kernel(x, y) for y in spoof) / len(spoof) for x in live]
    v01 = [sum(kernel(x, y) for x in live) / len(live) for y in spoof]

    def of_mean(values):
        mean = sum(values) / len(values)
        return sum((v - mean) ** 2 for v in values) / (len(values) - 1) / len(values)

    return float(of_mean(v10) + of_mean(v01))


def case(name):
    labels, scores = draw(*CASES[name])
    fpr, tpr, thresholds = roc_curve(labels, scores, drop_intermediate=False)
    return {"name": name, "labels": labels, "scores": scores, "fpr": list(fpr), "tpr": list(tpr),
            "thresholds": [None if numpy.isinf(t) else t for t in thresholds],
            "auc": roc_auc_score(labels, scores), "delong_variance": delong_variance(labels, scores)}


def main():
    table = {"made_by": f"scikit-learn {sklearn.__version__}, numpy {numpy.__version__}",
             "cases": [case(name) for name in CASES]}
    Path(__file__).with_name("metrics_table.json").write_text(json.dumps(table, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")


if __name__ == "__main__":
    main()
