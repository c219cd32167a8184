"""Writes evaluation.json: rates, curves, areas and calibration by scikit-learn, the paired test by SciPy.

For tests/shared/domain/evaluation/*.spec.ts and tests/main/engine/losses.spec.ts. The labels and probabilities are made
here, some rounded so that there are ties; the values are what scikit-learn says of them.
Run: /usr/bin/python3 tests/golden/evaluation.py > tests/golden/evaluation.json   (Debian's python3-sklearn 1.2.1)
"""

import json

import numpy as np
from scipy.stats import binomtest
from sklearn import metrics
from sklearn.calibration import calibration_curve

random = np.random.RandomState(7)


def noisy(m, share, decimals):
    labels = (random.rand(m) < share).astype(int)
    z = 1.3 * (labels - 0.5) + random.randn(m)
    return labels, np.round(1 / (1 + np.exp(-z)), decimals)


CASES = {
    "noise": noisy(40, 0.5, 6),
    "ties": noisy(40, 0.4, 1),
    "few positives": noisy(50, 0.1, 3),
    "perfect": (np.array([0, 0, 1, 1, 1]), np.array([0.1, 0.2, 0.6, 0.8, 0.9])),
    "upside down": (np.array([1, 1, 0, 0, 0]), np.array([0.1, 0.2, 0.6, 0.8, 0.9])),
    "one answer for all": (np.array([1, 0, 1, 0, 0]), np.full(5, 0.5)),
    "saturated": (np.array([1, 0, 1, 0]), np.array([1.0, 0.0, 0.0, 1.0])),
}


def rates(labels, scores, threshold):
    answers = (scores > threshold).astype(int)
    tn, fp, fn, tp = metrics.confusion_matrix(labels, answers, labels=[0, 1]).ravel()
    precision, recall, f1, _ = metrics.precision_recall_fscore_support(
        labels, answers, labels=[1, 0], zero_division=0
    )
    return {
        "threshold": threshold,
        "confusion": {"tp": int(tp), "fp": int(fp), "tn": int(tn), "fn": int(fn)},
        "accuracy": metrics.accuracy_score(labels, answers),
        "precision": precision.tolist(),  # of label 1, of label 0; 0 stands for a division by zero
        "recall": recall.tolist(),
        "f1": f1.tolist(),
    }


def case(name, labels, scores):
    fpr, tpr, cuts = metrics.roc_curve(labels, scores, drop_intermediate=False)
    precision, recall, pr_cuts = metrics.precision_recall_curve(labels, scores)
    true_share, mean = calibration_curve(labels, scores, n_bins=10)
    return {
        "name": name,
        "labels": labels.tolist(),
        "probabilities": scores.tolist(),
        "at": [rates(labels, scores, t) for t in (0.0, 0.25, 0.5, 0.7, 1.0)],
        "roc": {"fpr": fpr.tolist(), "tpr": tpr.tolist(), "thresholds": cuts[1:].tolist()},
        "auc": metrics.roc_auc_score(labels, scores),
        "precisionRecall": {
            "precision": precision[::-1].tolist(),
            "recall": recall[::-1].tolist(),
            "thresholds": pr_cuts[::-1].tolist(),
        },
        "averagePrecision": metrics.average_precision_score(labels, scores),
        "calibration": {"positiveShare": true_share.tolist(), "meanProbability": mean.tolist()},
        "brier": metrics.brier_score_loss(labels, scores),
    }


def log_loss_case():
    z = np.round(random.randn(30) * 4, 3)
    labels = (random.rand(30) < 0.5).astype(int)
    return {
        "z": z.tolist(),
        "labels": labels.tolist(),
        "logLoss": metrics.log_loss(labels, 1 / (1 + np.exp(-z))),
    }


PAIRS = [(0, 0), (1, 0), (5, 0), (6, 0), (4, 7), (7, 4), (1, 10), (10, 10), (40, 61), (300, 371), (1500, 1100)]

print(
    json.dumps(
        {
            "cases": [case(name, *data) for name, data in CASES.items()],
            "logLoss": log_loss_case(),
            "pairs": [
                {"onlyFirst": b, "onlySecond": c, "p": binomtest(b, b + c).pvalue if b + c else 1.0}
                for b, c in PAIRS
            ],
        }
    )
)
