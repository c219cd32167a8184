"""Golden values for tests/main/imaging/decode: small files written by Pillow, and the pixels that Pillow reads from them.

Run with Pillow (9.4 was used, libjpeg-turbo 2.1, libwebp 1.2): python3 pillow-decode.py > pillow-decode.json
Lossy formats keep their pixels (RGBA, base64) so that a difference can be measured; the others keep a SHA-256.
"""
import base64
import hashlib
import io
import json
import math
import sys

from PIL import Image

WIDTH, HEIGHT = 27, 19


def level(row, column, channel):
    wave = math.sin(column / (3 + channel)) + math.cos(row / (4 - channel * 0.5))
    return int(128 + 60 * wave + (row * column * 13 + channel * 5) % 7)


def picture(mode):
    channels = len(Image.new(mode, (1, 1)).getbands())
    data = bytes(level(r, c, k) for r in range(HEIGHT) for c in range(WIDTH) for k in range(channels))
    return Image.frombytes(mode, (WIDTH, HEIGHT), data)


def sixteen_bit():
    data = b"".join((257 * level(r, c, 0) - r).to_bytes(2, "little") for r in range(HEIGHT) for c in range(WIDTH))
    return Image.frombytes("I;16", (WIDTH, HEIGHT), data)


RGB, GREY, RGBA, CMYK = picture("RGB"), picture("L"), picture("RGBA"), picture("CMYK")
PALETTE = RGB.quantize(90)
BILEVEL = GREY.convert("1")
GREY_ALPHA = Image.merge("LA", (GREY, RGBA.getchannel("A")))


def files():
    for name, subsampling in (("444", 0), ("422", 1), ("420", 2)):
        yield f"jpeg {name}", RGB, "JPEG", {"subsampling": subsampling, "quality": 80}
        yield f"jpeg cmyk {name}", CMYK, "JPEG", {"subsampling": subsampling, "quality": 80}
    yield "jpeg progressive", RGB, "JPEG", {"progressive": True, "quality": 70}
    yield "jpeg coarse", RGB, "JPEG", {"quality": 12}
    yield "jpeg grey", GREY, "JPEG", {"quality": 85}
    yield "jpeg grey progressive", GREY, "JPEG", {"progressive": True}
    yield "jpeg cmyk progressive", CMYK, "JPEG", {"progressive": True, "subsampling": 0}
    yield "jpeg cmyk progressive 420", CMYK, "JPEG", {"progressive": True, "subsampling": 2}
    yield "webp lossy", RGB, "WEBP", {"quality": 75}
    yield "webp lossy alpha", RGBA, "WEBP", {"quality": 75}
    yield "webp lossless", RGB, "WEBP", {"lossless": True}
    yield "webp animated", RGB, "WEBP", {"save_all": True, "append_images": [RGB.rotate(180)], "lossless": True}
    yield "png rgb", RGB, "PNG", {}
    yield "png rgba", RGBA, "PNG", {}
    yield "png grey", GREY, "PNG", {}
    yield "png grey alpha", GREY_ALPHA, "PNG", {}
    yield "png palette", PALETTE, "PNG", {}
    yield "png 16 bit", sixteen_bit(), "PNG", {}
    yield "gif", PALETTE, "GIF", {"interlace": 0}
    yield "gif interlaced", PALETTE, "GIF", {"interlace": 1}
    yield "gif transparent", PALETTE, "GIF", {"transparency": 5}
    yield "gif animated", PALETTE, "GIF", {"save_all": True, "append_images": [RGB.rotate(180).quantize(90)]}
    yield "gif few colours", RGB.quantize(3), "GIF", {}
    for mode, image in (("rgb", RGB), ("grey", GREY), ("palette", PALETTE), ("bilevel", BILEVEL)):
        yield f"bmp {mode}", image, "BMP", {}
    for compression in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"):
        for mode, image in (("rgb", RGB), ("grey", GREY), ("cmyk", CMYK), ("palette", PALETTE), ("bilevel", BILEVEL)):
            yield f"tiff {mode} {compression}", image, "TIFF", {"compression": compression}
    yield "tiff rgba", RGBA, "TIFF", {"compression": "tiff_lzw"}
    yield "tiff differenced", RGB, "TIFF", {"compression": "tiff_lzw", "tiffinfo": {317: 2}}
    yield "tiff 16 bit", sixteen_bit(), "TIFF", {}


def rgba_of(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    if image.mode in ("I", "I;16"):  # Pillow clips these to white; the high byte is the meaning that Descent documents
        levels = image.convert("I").getdata()
        image = Image.frombytes("L", image.size, bytes(level >> 8 for level in levels))
    rgba = image.convert("RGBA")
    clear = Image.new("RGBA", rgba.size)  # what nobody sees has no colour
    return Image.composite(rgba, clear, rgba.getchannel("A").point(lambda alpha: 255 if alpha else 0)).tobytes()


def entries():
    for name, image, kind, options in files():
        out = io.BytesIO()
        image.save(out, kind, **options)
        rgba = rgba_of(out.getvalue())
        entry = {"name": name, "file": base64.b64encode(out.getvalue()).decode()}
        is_lossy = kind == "JPEG" or "lossy" in name
        if is_lossy:
            entry["rgba"] = base64.b64encode(rgba).decode()
        else:
            entry["sha256"] = hashlib.sha256(rgba).hexdigest()
        yield entry


json.dump({"width": WIDTH, "height": HEIGHT, "files": list(entries())}, sys.stdout)
