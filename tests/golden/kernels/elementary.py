"""Values of sigmoid, tanh and log(1 + e^x) to 60 digits, for tests/main/engine/kernels/wasm-elementary.spec.ts.

    python3 elementary.py > elementary.json        (mpmath 1.3)

Each row is [x, y, rest]: y the nearest float64 to f(x), and f(x) = y + rest, so that an error can be told in fractions
of a unit in the last place. Every x is a float32 number: the same table serves both precisions.
"""
import json
import random
import struct

from mpmath import exp, log1p, mp, mpf, tanh

mp.dps = 60


def float32(x):
    return struct.unpack("f", struct.pack("f", x))[0]


def sigmoid(x):
    return 1 / (1 + exp(-x))


def softplus(x):
    return log1p(exp(x))


def points(ranges):
    """Random numbers: uniform in each range, and with uniform exponents down to the smallest float32 numbers."""
    numbers = random.Random(7)
    values = [numbers.uniform(low, high) for low, high, count in ranges for _ in range(count)]
    values += [numbers.choice((-1, 1)) * 2 ** numbers.uniform(-140, 4) for _ in range(120)]
    return sorted({float32(x) for x in values})


def table(f, xs):
    rows = []
    for x in xs:
        exact = f(mpf(x))
        y = float(exact)
        rows.append([x, y, float(exact - mpf(y))])
    return rows


print(
    json.dumps(
        {
            "sigmoid": table(sigmoid, points([(-745, -40, 60), (-40, 40, 260), (-1, 1, 80)])),
            "tanh": table(tanh, points([(-22, 22, 260), (-1, 1, 160), (-0.2, 0.2, 60)])),
            "softplus": table(softplus, points([(-745, -40, 60), (-40, 40, 260), (-1, 1, 80)])),
        }
    )
    .replace("], [", "],\n[")
)
