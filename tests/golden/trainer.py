"""Writes trainer.json: costs of full-batch gradient descent by NumPy, for tests/main/engine/trainer-golden.spec.ts.

Every activation x initialisation x 0 to 3 hidden layers, and one network of all activations. The formulas are written
here a second time, from the textbook; inputs, labels and weights come from NumPy's own generator.
Run: python3 tests/golden/trainer.py > tests/golden/trainer.json   (values made with NumPy 2.4.6)
"""

import json

import numpy as np

INPUTS, EXAMPLES, DATA_SEED, WEIGHT_SEED = 5, 24, 11, 3
HIDDEN = [4, 3, 2]
LEARNING_RATE, ITERATIONS = 0.2, 50
KEPT = [0, 1, 2, 5, 10, 20, 30, 40, 50]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


G = {
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0) * 1.0),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
    "leaky-relu": (lambda z: np.where(z > 0, z, 0.01 * z), lambda z: np.where(z > 0, 1, 0.01)),
    "linear": (lambda z: z, lambda z: np.ones_like(z)),
}
SPREAD = {
    "zeros": lambda inputs, units: 0.0,
    "small": lambda inputs, units: 0.01,
    "scaled": lambda inputs, units: 1 / np.sqrt(inputs),
    "xavier": lambda inputs, units: np.sqrt(2 / (inputs + units)),
    "he": lambda inputs, units: np.sqrt(2 / inputs),
}


def data():
    random = np.random.RandomState(DATA_SEED)
    X = random.randn(EXAMPLES, INPUTS).T  # example after example
    return X, (random.rand(EXAMPLES) > 0.6).astype(float)[None]


def train(activations, initialization):
    X, Y = data()
    n = [INPUTS, *HIDDEN[: len(activations)], 1]
    random = np.random.RandomState(WEIGHT_SEED)
    W = [random.randn(n[l], n[l - 1]) * SPREAD[initialization](n[l - 1], n[l]) for l in range(1, len(n))]
    b = [np.zeros((n[l], 1)) for l in range(1, len(n))]
    costs = []
    for iteration in range(ITERATIONS + 1):
        A, Z = [X], []
        for l, (w, v) in enumerate(zip(W, b)):
            Z.append(w @ A[-1] + v)
            A.append(sigmoid(Z[-1]) if l == len(W) - 1 else G[activations[l]][0](Z[-1]))
        costs.append(np.mean(np.logaddexp(0, Z[-1]) - Y * Z[-1]))
        dZ = A[-1] - Y
        for l in reversed(range(len(W))):
            dW, db = dZ @ A[l].T / EXAMPLES, dZ.mean(axis=1, keepdims=True)
            if l > 0:
                dZ = (W[l].T @ dZ) * G[activations[l - 1]][1](Z[l - 1])
            W[l], b[l] = W[l] - LEARNING_RATE * dW, b[l] - LEARNING_RATE * db
    return [costs[i] for i in KEPT]


runs = []
for initialization in SPREAD:
    runs.append({"activations": [], "initialization": initialization})
    for activation in G:
        for depth in (1, 2, 3):
            runs.append({"activations": [activation] * depth, "initialization": initialization})
runs.append({"activations": ["tanh", "leaky-relu", "sigmoid"], "initialization": "scaled"})
for run in runs:
    run["costs"] = train(run["activations"], run["initialization"])

head = {
    "inputs": INPUTS,
    "examples": EXAMPLES,
    "dataSeed": DATA_SEED,
    "weightSeed": WEIGHT_SEED,
    "hidden": HIDDEN,
    "learningRate": LEARNING_RATE,
    "iterations": KEPT,
}
print(json.dumps({**head, "runs": runs}, indent=1))
