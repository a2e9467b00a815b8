"""Reads and writes safetensors files with numpy alone (little-endian machines; no bf16)."""

import json
import struct

import numpy as np

DTYPES = {"F64": np.float64, "F32": np.float32, "F16": np.float16, "I64": np.int64, "I32": np.int32, "U8": np.uint8, "BOOL": np.bool_}
NAMES = {np.dtype(v): k for k, v in DTYPES.items()}


def read(path):
    """{name: array} of every tensor in the file."""
    with open(path, "rb") as file:
        blob = file.read()
    (length,) = struct.unpack_from("<Q", blob)
    header = json.loads(blob[8:8 + length])
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        data = np.frombuffer(blob[8 + length + begin:8 + length + end], dtype=DTYPES[entry["dtype"]])
        tensors[name] = data.reshape(entry["shape"]).copy()
    return tensors


def write(path, tensors):
    header, offset = {}, 0
    arrays = {name: np.array(x, order="C") for name, x in tensors.items()}
    for name, x in arrays.items():
        header[name] = {"dtype": NAMES[x.dtype], "shape": list(x.shape), "data_offsets": [offset, offset + x.nbytes]}
        offset += x.nbytes
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)    # the data starts on a multiple of 8
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for x in arrays.values():
            file.write(x.tobytes())
