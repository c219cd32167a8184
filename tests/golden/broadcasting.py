"""What NumPy makes of two shapes: broadcasting.json, read by tests/main/workers/lessons/broadcasting.spec.ts.

    /usr/bin/python3 tests/golden/broadcasting.py > tests/golden/broadcasting.json

Every pair of some shapes of 0 to 4 axes is added; some pairs of one and two axes are multiplied with np.dot. Of each, the
result's shape or the whole text of the ValueError, the space at its end included.
"""
import json

import numpy as np

ADDED = [(), (1,), (3,), (4,), (1, 4), (3, 1), (3, 4), (4, 3), (5, 3, 1), (1, 1, 4), (2, 3, 4), (2, 1, 3, 4), (7, 5, 1, 4)]
MULTIPLIED = [(3,), (2,), (2, 3), (3, 2), (1, 3), (3, 1)]


def outcome(operation, a, b):
    try:
        return {"shape": list(np.shape(operation(np.ones(a), np.ones(b))))}
    except ValueError as refusal:
        return {"error": str(refusal)}


def cases(name, operation, shapes):
    return [{"operation": name, "a": list(a), "b": list(b), **outcome(operation, a, b)} for a in shapes for b in shapes]


every = cases("add", np.add, ADDED) + cases("product", np.dot, MULTIPLIED)
print("{\n" + f'"numpy": "{np.__version__}",\n"cases": [\n' + ",\n".join(json.dumps(case) for case in every) + "\n]\n}")
