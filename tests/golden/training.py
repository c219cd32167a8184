"""Writes training.json: training as NumPy does it, for tests/main/engine/training-golden.spec.ts.

Every optimizer with full batch and mini-batches, L2, dropout, class weights, every schedule, squared cost. The formulas
are written here a second time, from the textbook; inputs, labels, weights, orders and masks come from NumPy's own
generator, seeded with the number of the run scrambled by MurmurHash3's finaliser.
Run: python3 tests/golden/training.py > tests/golden/training.json   (values made with NumPy 2.4.6)
"""

import json

import numpy as np

INPUTS, EXAMPLES, DATA_SEED, SEED = 5, 24, 11, 3
HIDDEN = [4, 3]
ITERATIONS, BATCH = 22, 5  # 5 updates an epoch, the last of 4 examples; the fifth epoch ends early
BETA_1, BETA_2, RMSPROP_BETA, EPSILON = 0.9, 0.999, 0.9, 1e-8
SALT = {"shuffle": 0x73687566, "dropout": 0x64726F70}  # "shuf", "drop"


def scramble(word):
    word ^= word >> 16
    word = word * 0x85EBCA6B % 2**32
    word ^= word >> 13
    word = word * 0xC2B2AE35 % 2**32
    return word ^ word >> 16


def seed_of(name, number):
    return scramble((scramble(SEED ^ SALT[name]) + number) % 2**32)


def order_of(epoch):
    return np.random.RandomState(seed_of("shuffle", epoch)).permutation(EXAMPLES)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def data(output):
    random = np.random.RandomState(DATA_SEED)
    X = random.randn(EXAMPLES, INPUTS).T  # example after example
    labels = (random.rand(EXAMPLES) > 0.6).astype(float)
    return X, labels[None] if output == "sigmoid" else (2 * X[:1] - X[1:2] + labels)


def initial():
    n = [INPUTS, *HIDDEN, 1]
    random = np.random.RandomState(SEED)
    W = [random.randn(n[l], n[l - 1]) / np.sqrt(n[l - 1]) for l in range(1, len(n))]
    return W, [np.zeros((n[l], 1)) for l in range(1, len(n))]


def masks(iteration, m, keep):
    if keep == 1:
        return [np.ones((units, m)) for units in HIDDEN]
    random = np.random.RandomState(seed_of("dropout", iteration))
    return [(random.rand(units, m) < keep) / keep for units in HIDDEN]


def class_weights(labels, balanced):
    """n_samples / (n_classes * np.bincount(y)), scikit-learn's "balanced"."""
    if not balanced:
        return np.ones_like(labels)
    counts = np.bincount(labels[0].astype(int))
    return (EXAMPLES / (2 * counts))[labels.astype(int)]


def forward(W, b, X, D):
    """tanh in both hidden layers. Returns what each layer reads, tanh of each hidden layer, and Z of the output."""
    read, hidden = [X], []
    for l in range(len(HIDDEN)):
        hidden.append(np.tanh(W[l] @ read[-1] + b[l]))
        read.append(hidden[-1] * D[l])
    return read, hidden, W[-1] @ read[-1] + b[-1]


def cost_of(W, Z, Y, weights, output, l2):
    loss = np.logaddexp(0, Z) - Y * Z if output == "sigmoid" else (Z - Y) ** 2 / 2
    return np.mean(weights * loss) + l2 / (2 * EXAMPLES) * sum(np.sum(w**2) for w in W)


def rate(alpha, schedule, iteration, epoch):
    kind = schedule["kind"]
    if kind == "step":
        return alpha * schedule["factor"] ** (epoch // schedule["everyEpochs"])
    if kind == "exponential":
        return alpha * schedule["factor"] ** epoch
    if kind == "inverse-time":
        return alpha / (1 + schedule["decay"] * epoch)
    if kind == "cosine":
        return alpha / 2 * (1 + np.cos(np.pi * iteration / ITERATIONS))
    return alpha


def update(optimizer, alpha, t, theta, gradient, V, S):
    """One parameter; V and S are its moments, changed in place. t counts from 1."""
    if optimizer == "gd":
        return theta - alpha * gradient
    if optimizer == "momentum":
        V[:] = BETA_1 * V + (1 - BETA_1) * gradient
        return theta - alpha * V
    if optimizer == "rmsprop":
        S[:] = RMSPROP_BETA * S + (1 - RMSPROP_BETA) * gradient**2
        return theta - alpha * gradient / (np.sqrt(S) + EPSILON)
    V[:] = BETA_1 * V + (1 - BETA_1) * gradient
    S[:] = BETA_2 * S + (1 - BETA_2) * gradient**2
    return theta - alpha * (V / (1 - BETA_1**t)) / (np.sqrt(S / (1 - BETA_2**t)) + EPSILON)


def train(run):
    output, keep, l2 = run["output"], run["keepProbability"], run["l2"]
    X, Y = data(output)
    weights = class_weights(Y, run["classWeights"] == "balanced")
    W, b = initial()
    moments = [(np.zeros_like(p), np.zeros_like(p)) for p in W + b]
    size = BATCH if run["batch"] != "full" else EXAMPLES
    per_epoch = -(-EXAMPLES // size)
    costs = []
    for iteration in range(ITERATIONS):
        epoch, place = divmod(iteration, per_epoch)
        chosen = order_of(epoch)[place * size : (place + 1) * size] if size < EXAMPLES else np.arange(EXAMPLES)
        x, y, w = X[:, chosen], Y[:, chosen], weights[:, chosen]
        m = len(chosen)
        D = masks(iteration, m, keep)
        read, hidden, Z = forward(W, b, x, D)
        costs.append(cost_of(W, Z, y, w, output, l2))
        dZ = w * ((sigmoid(Z) if output == "sigmoid" else Z) - y)
        dW, db = [None] * len(W), [None] * len(W)
        for l in reversed(range(len(W))):
            dW[l] = dZ @ read[l].T / m + l2 / EXAMPLES * W[l]
            db[l] = dZ.sum(axis=1, keepdims=True) / m
            if l > 0:
                dZ = (W[l].T @ dZ) * D[l - 1] * (1 - hidden[l - 1] ** 2)
        alpha = rate(run["learningRate"], run["schedule"], iteration, epoch)
        new = [
            update(run["optimizer"], alpha, iteration + 1, p, g, V, S)
            for p, g, (V, S) in zip(W + b, dW + db, moments)
        ]
        W, b = new[: len(W)], new[len(W) :]
    ones = masks(0, EXAMPLES, 1)
    final = cost_of(W, forward(W, b, X, ones)[2], Y, weights, output, l2)
    return {
        "costs": costs,
        "finalCost": final,
        "W": [w.ravel().tolist() for w in W],
        "b": [v.ravel().tolist() for v in b],
    }


RATES = {"gd": 0.3, "momentum": 0.5, "rmsprop": 0.02, "adam": 0.03}
PLAIN = {
    "optimizer": "gd",
    "batch": "full",
    "schedule": {"kind": "constant"},
    "l2": 0,
    "keepProbability": 1,
    "classWeights": "none",
    "output": "sigmoid",
}
ALL = {"l2": 0.7, "keepProbability": 0.6, "classWeights": "balanced"}
SCHEDULES = [
    {"kind": "step", "factor": 0.5, "everyEpochs": 2},
    {"kind": "exponential", "factor": 0.8},
    {"kind": "inverse-time", "decay": 0.4},
    {"kind": "cosine"},
]

changes = [{"optimizer": optimizer, "batch": batch} for optimizer in RATES for batch in ("full", BATCH)]
changes += [{"optimizer": optimizer, "batch": BATCH, **ALL} for optimizer in RATES]
changes += [{"batch": batch, name: value} for name, value in ALL.items() for batch in ("full", BATCH)]
changes += [{"batch": BATCH, "schedule": schedule} for schedule in SCHEDULES]
changes += [{"schedule": SCHEDULES[1]}]
changes += [
    {"optimizer": optimizer, "batch": batch, "output": "linear"}
    for optimizer, batch in (("gd", "full"), ("momentum", "full"), ("rmsprop", BATCH), ("adam", BATCH))
]
changes += [{"optimizer": "adam", "batch": BATCH, "output": "linear", "l2": 0.7, "keepProbability": 0.6}]

runs = []
for change in changes:
    run = {**PLAIN, **change}
    run["learningRate"] = RATES[run["optimizer"]] / (10 if run["output"] == "linear" and run["optimizer"] == "gd" else 1)
    runs.append({**run, **train(run)})

head = {
    "inputs": INPUTS,
    "examples": EXAMPLES,
    "dataSeed": DATA_SEED,
    "seed": SEED,
    "hidden": HIDDEN,
    "iterations": ITERATIONS,
    "orders": [order_of(epoch).tolist() for epoch in range(3)],
    "dropoutSeed": seed_of("dropout", 7),
    "masks": [mask.ravel().tolist() for mask in masks(7, BATCH, 0.6)],
    "classWeights": sorted(set(class_weights(data("sigmoid")[1], True).ravel().tolist())),
}
lines = ",\n".join(json.dumps(run) for run in runs)
print(json.dumps(head)[:-1] + ',\n"runs": [\n' + lines + "\n]}")
