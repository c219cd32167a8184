"""Writes planar.json: points of the course's planar data set, for tests/main/engine/planar.spec.ts.

Run: python3 tests/golden/planar.py > tests/golden/planar.json   (values made with NumPy 2.4.6)
"""

import json

import numpy as np

np.random.seed(1)
points = []
for j in range(2):
    t = np.linspace(j * 3.12, (j + 1) * 3.12, 200) + np.random.randn(200) * 0.2
    r = 4 * np.sin(4 * t) + np.random.randn(200) * 0.2
    points.append(np.stack([r * np.sin(t), r * np.cos(t)], axis=1))
X = np.concatenate(points)
kept = [0, 1, 57, 198, 199, 200, 201, 333, 398, 399]
print(json.dumps({"points": [{"index": i, "x": X[i, 0], "y": X[i, 1]} for i in kept], "sum": X.sum()}, indent=1))
