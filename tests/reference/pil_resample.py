#!/usr/bin/env python3
"""Writes pil_resample.json: Pillow's own numbers for resizing, rotation and colour blending of a formula-drawn image.

    python3 -m venv /tmp/pil && /tmp/pil/bin/pip install pillow numpy && /tmp/pil/bin/python pil_resample.py

The tests draw the same image by the same formula and compare (tests/data/tst_PillowNumbers.cpp).
"""
import json
import pathlib

import numpy as np
import PIL
from PIL import Image, ImageEnhance


def picture(width, height):
    y, x = np.mgrid[0:height, 0:width]
    planes = [(7 * x + 13 * y) % 256, (x * x + 3 * y * y) % 251, (x // 4 + y // 4) % 2 * 200 + 20]
    return Image.fromarray(np.stack(planes, -1).astype(np.uint8))


def numbers(image):
    """Rows of RGB bytes, hexadecimal."""
    return np.asarray(image).tobytes().hex()


def resize(width, height, size, name, box=None):
    image = picture(width, height)
    if box:
        left, top, w, h = box
        image = image.crop((left, top, left + w, top + h))
    kind = {"bicubic": Image.BICUBIC, "bilinear": Image.BILINEAR}[name]
    return {"width": width, "height": height, "size": size, "filter": name, "box": box or [0, 0, width, height],
            "pixels": numbers(image.resize((size, size), kind))}


resizes = [
    resize(w, h, size, name, box)
    for w, h, size, box in [(40, 31, 24, None), (17, 17, 24, None), (24, 24, 24, None), (60, 45, 16, None),
                            (40, 31, 12, [5, 3, 20, 26]), (40, 31, 20, [30, 20, 10, 11]), (40, 31, 16, [7, 9, 1, 1])]
    for name in ("bicubic", "bilinear")
]
rotations = [
    {"width": w, "height": h, "degrees": degrees,
     "pixels": numbers(picture(w, h).rotate(degrees, resample=Image.BICUBIC))}
    for w, h, angles in [(24, 24, (0, 90, 180, -33.3, 12.345, 179.9, 0.01)), (25, 25, (45, -90, -179.9))]
    for degrees in angles
]
blends = [
    {"kind": kind.__name__, "factor": factor, "width": 20, "height": 12,
     "pixels": numbers(kind(picture(20, 12)).enhance(factor))}
    for kind in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color)
    for factor in (0.0, 0.6, 1.0, 1.37)
]
out = pathlib.Path(__file__).with_suffix(".json")
table = {"pillow": PIL.__version__, "resize": resizes, "rotate": rotations, "blend": blends}
lines = json.dumps(table, separators=(",", ":")).replace('{"', '\n{"')
out.write_text(lines.strip() + "\n")
