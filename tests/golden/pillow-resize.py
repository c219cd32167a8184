"""Golden values for tests/main/imaging: what Pillow makes of small synthetic pictures.

Run with Pillow (9.4 was used): python3 pillow-resize.py > pillow-resize.json
The input is a formula, so that only results are stored. `level` is repeated in tests/main/imaging/golden-picture.ts.
"""
import json
import sys

from PIL import Image, ImageOps

FILTERS = {
    "bilinear": Image.Resampling.BILINEAR,
    "bicubic": Image.Resampling.BICUBIC,
    "lanczos": Image.Resampling.LANCZOS,
}


def level(row, column, channel):
    """Edges, ramps and a checker: everything that makes filters ring."""
    ramp = 37 * row + 91 * column + 53 * channel + 7 * row * column
    return 255 * ((row // 3 + column // 4) % 2) if channel == 0 else ramp % 256


def picture(width, height, channels):
    data = bytes(level(r, c, k) for r in range(height) for c in range(width) for k in range(channels))
    return Image.frombytes("L" if channels == 1 else "RGB", (width, height), data)


# (width, height) → (width, height): down, up, odd, one axis only, to and from one pixel, extreme shapes.
SIZES = [
    ((31, 23), (7, 5)), ((5, 4), (16, 13)), ((17, 9), (9, 17)), ((13, 11), (13, 4)), ((13, 11), (6, 11)),
    ((40, 3), (3, 3)), ((9, 9), (1, 1)), ((1, 1), (4, 3)), ((2, 37), (5, 2)), ((64, 48), (8, 8)),
]
FITS = [((31, 20), 8), ((20, 31), 8), ((21, 20), 7), ((9, 3), 5), ((100, 9), 6), ((8, 8), 8), ((5, 8), 16)]


def resized():
    for (before, after) in SIZES:
        for channels in (1, 3):
            for name, resampling in FILTERS.items():
                out = picture(*before, channels).resize(after, resampling)
                yield {"from": before, "to": after, "channels": channels, "filter": name, "hex": out.tobytes().hex()}


def fitted():
    for ((width, height), size) in FITS:
        for name, resampling in FILTERS.items():
            image = picture(width, height, 3)
            side = min(width, height)
            left, top = (width - side) // 2, (height - side) // 2
            cover = image.crop((left, top, left + side, top + side)).resize((size, size), resampling)
            contain = ImageOps.pad(image, (size, size), resampling, color=(10, 200, 30))
            stretch = image.resize((size, size), resampling)
            for fit, out in (("cover", cover), ("contain", contain), ("stretch", stretch)):
                yield {"from": (width, height), "size": size, "filter": name, "fit": fit, "hex": out.tobytes().hex()}


def greyed():
    """convert("L") of 216 colours."""
    steps = (0, 1, 76, 128, 254, 255)
    colours = [(r, g, b) for r in steps for g in steps for b in steps]
    image = Image.new("RGB", (len(colours), 1))
    image.putdata(colours)
    return {"steps": steps, "hex": image.convert("L").tobytes().hex()}


def pasted():
    """A colour laid over a background with every alpha."""
    above = Image.new("RGB", (256, 1), (200, 13, 255))
    alpha = Image.frombytes("L", (256, 1), bytes(range(256)))
    below = Image.new("RGB", (256, 1), (7, 130, 64))
    below.paste(above, mask=alpha)
    return {"above": (200, 13, 255), "below": (7, 130, 64), "hex": below.tobytes().hex()}


json.dump({"resized": list(resized()), "fitted": list(fitted()), "greyed": greyed(), "pasted": pasted()}, sys.stdout)
