"""Writes numpy-random.json: what NumPy's legacy generator gives, for tests/main/engine/random/numpy-random.spec.ts.

Run: python3 tests/golden/numpy-random.py > tests/golden/numpy-random.json   (values made with NumPy 2.4.6)
"""

import json

import numpy as np

cases = []
for seed in [0, 1, 2, 3, 42, 1234567890, 4294967295]:
    random = np.random.RandomState(seed)
    case = {"seed": seed}
    # 700 pairs of words pass the generator's renewal after 624 words; only the ends are kept.
    rand = random.rand(700)
    case["rand"] = [*rand[:5], *rand[-5:]]
    # An odd number, so that a cached second value is left over; then uniform numbers in between; then the cached one.
    case["randn"] = list(random.randn(7))
    case["randBetween"] = list(random.rand(2))
    case["randnAfter"] = list(random.randn(4))
    case["permutations"] = [random.permutation(n).tolist() for n in (1, 2, 10, 64, 65)]
    case["randAtEnd"] = random.rand()
    cases.append(case)

np.random.seed(7)
many = np.random.randn(100000)
summary = {"seed": 7, "count": 100000, "sum": many.sum(), "last": many[-1]}
print(json.dumps({"numpy": np.__version__, "cases": cases, "many": summary}, indent=1))
