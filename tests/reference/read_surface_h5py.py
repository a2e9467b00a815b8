"""Reads a surface and its directions with h5py as tomgoldstein/loss-landscape's plot scripts do, and writes a direction
file back: read_surface_h5py.py SURFACE DIRECTIONS COPY. Prints one JSON line."""

import json
import sys

import h5py
import numpy as np

surface, directions, copy = sys.argv[1:]
with h5py.File(surface, "r") as f:
    x, y = np.array(f["xcoordinates"][:]), np.array(f["ycoordinates"][:])
    loss, accuracy = np.array(f["train_loss"][:]), np.array(f["train_acc"][:])
    directory = f["dir_file"][()]
    attributes = {name: f.attrs[name] for name in f.attrs}
with h5py.File(directions, "r") as f, h5py.File(copy, "w") as out:
    for group in ("xdirection", "ydirection"):
        for name in f[group]:
            out.create_dataset(group + "/" + name, data=np.array(f[group][name]))
    tensors = len(f["xdirection"])
print(json.dumps({
    "x": x.tolist(), "y": y.tolist(), "loss": loss.tolist(), "percent": accuracy.tolist(), "tensors": tensors,
    "dir_file": directory.decode() if isinstance(directory, bytes) else str(directory),
    "model_hash": str(attributes["model_hash"]),
}))
