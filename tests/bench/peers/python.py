"""One peer of the benchmark: python.py <name> <workload as JSON>.

Says its version, then that it has done its first step; then answers every line on stdin with ms per step.
"""
import json
import os
import sys
import time

name, workload = sys.argv[1], json.loads(sys.argv[2])
layers, m, hidden_activation = workload["layers"], workload["examples"], workload["activation"]
REPETITION_S = 0.15

import numpy as np  # noqa: E402  after the environment that the parent has set

random = np.random.default_rng(1)
dtype = np.float64 if name.endswith("float64") else np.float32
X = random.random((layers[0], m)).astype(dtype)
Y = (np.arange(m) % 3 == 0).astype(dtype).reshape(1, m)
L = len(layers) - 1
ALPHA = 0.0075


def numpy_step():
    """The course's loop: forward, cost, backward, update."""
    W, b = [None], [None]
    for l in range(1, L + 1):
        W.append((random.standard_normal((layers[l], layers[l - 1])) / np.sqrt(layers[l - 1])).astype(dtype))
        b.append(np.zeros((layers[l], 1), dtype))
    g = np.tanh if hidden_activation == "tanh" else lambda Z: np.maximum(0, Z)

    def step():
        A = [X]
        Z = [None]
        for l in range(1, L + 1):
            Z.append(W[l] @ A[l - 1] + b[l])
            A.append(g(Z[l]) if l < L else 1 / (1 + np.exp(-Z[l])))
        np.sum(np.maximum(Z[L], 0) - Z[L] * Y + np.log1p(np.exp(-np.abs(Z[L])))) / m
        dZ = A[L] - Y
        for l in range(L, 0, -1):
            dW, db = dZ @ A[l - 1].T / m, dZ.sum(axis=1, keepdims=True) / m
            if l > 1:
                dA = W[l].T @ dZ
                dZ = dA * (1 - A[l - 1] ** 2) if hidden_activation == "tanh" else dA * (Z[l - 1] > 0)
            W[l] -= dtype(ALPHA) * dW
            b[l] -= dtype(ALPHA) * db

    return step


def sklearn_step():
    from sklearn.linear_model import SGDClassifier  # noqa: F401  so that a missing package shows before the first step
    from sklearn.neural_network import MLPClassifier

    model = MLPClassifier(
        hidden_layer_sizes=tuple(layers[1:-1]), activation=hidden_activation, solver="sgd", alpha=0,
        batch_size=m, learning_rate_init=ALPHA, momentum=0, shuffle=False,
    )
    rows, labels = np.ascontiguousarray(X.T), Y.ravel().astype(int)
    return lambda: model.partial_fit(rows, labels, classes=[0, 1])


def torch_step():
    import torch

    threads = int(os.environ["BENCH_THREADS"])
    torch.set_num_threads(threads)
    units = []
    for l in range(1, L + 1):
        units.append(torch.nn.Linear(layers[l - 1], layers[l]))
        if l < L:
            units.append(torch.nn.Tanh() if hidden_activation == "tanh" else torch.nn.ReLU())
    model = torch.nn.Sequential(*units)
    optimizer = torch.optim.SGD(model.parameters(), lr=ALPHA)
    loss = torch.nn.BCEWithLogitsLoss()
    rows, labels = torch.from_numpy(np.ascontiguousarray(X.T)), torch.from_numpy(np.ascontiguousarray(Y.T))

    def step():
        optimizer.zero_grad()
        loss(model(rows), labels).backward()
        optimizer.step()

    return step


def version():
    if name.startswith("numpy"):
        return np.__version__
    return __import__("torch" if name == "PyTorch" else "sklearn").__version__


step = {"numpy float32": numpy_step, "numpy float64": numpy_step, "scikit-learn": sklearn_step, "PyTorch": torch_step}[name]()
print(json.dumps({"version": version()}), flush=True)
step()
print(json.dumps({"ready": True}), flush=True)
for _ in sys.stdin:
    # The first wakes threads and caches, unless it takes so long itself that this is nothing.
    start = time.perf_counter()
    step()
    elapsed, steps = time.perf_counter() - start, 1
    if elapsed < REPETITION_S:
        start, steps = time.perf_counter(), 0
        while True:
            step()
            steps += 1
            elapsed = time.perf_counter() - start
            if elapsed >= REPETITION_S:
                break
    print(elapsed / steps * 1000, flush=True)
