"""Nine points of a loss surface along imported directions: `gacfas landscape --directions` against plain torch.

    .deps/venv/bin/python -m pip install h5py pillow
    .deps/venv/bin/python tests/reference/nine_points.py RUN [--program build/release/bin/gacfas] [--data-root FOLDER]

Draws filter-normalised directions with torch's generator, writes them with h5py as tomgoldstein/loss-landscape does (one
dataset a parameter, in the order of the network's parameters; then once more in the order of the authors' network, which has
torchvision's unused head before its own), lets the program measure the corners, the middles of the edges and the centre of
[-1, 1] x [-0.5, 1], and computes the same points here: weights, config and faces.csv are read from the run, faces are decoded
by Pillow, every point is the network with its parameters replaced, losses are means over domains. Prints each point and the
largest relative difference. Exit code: 0 within 1e-5, 1 not, 2 bad usage. The run is copied first and not written to.
"""

import argparse
import csv
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

import numpy as np
import torch
import torch.nn.functional as F

import safetensors_io
from bench_step import Network
from landscape_point import normalise

TOLERANCE = 1e-5
MEAN, DEVIATION = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
IMAGENET_CLASSES = 1000


def setting(config, key, default=None):
    """Value of `key: value` in a config.yaml, where the key stands on a line of its own."""
    found = re.search(rf"^\s+{key}:\s*(\S.*?)\s*$", config, re.MULTILINE)
    if not found and default is None:
        sys.exit(f"config.yaml has no {key}")
    return found.group(1).strip("\"'") if found else default


def decoded(path, side):
    """[3, S, S]: resized (bilinear, antialiased), normalised."""
    from PIL import Image
    image = Image.open(path).convert("RGB").resize((side, side), Image.BILINEAR)
    levels = torch.from_numpy(np.asarray(image).copy()).permute(2, 0, 1).float()
    return (levels / 255 - torch.tensor(MEAN)[:, None, None]) / torch.tensor(DEVIATION)[:, None, None]


def write_directions(path, axes, names, authors):
    import h5py
    with h5py.File(path, "w") as file:
        for group, axis in zip(("xdirection", "ydirection"), axes):
            tensors = [axis[name] for name in names]
            if authors:    # model.fc.weight, model.fc.bias before fc.weight
                unused = np.random.default_rng(1).standard_normal((IMAGENET_CLASSES, tensors[-1].shape[1])).astype(np.float32)
                tensors[-1:-1] = [unused, np.zeros(IMAGENET_CLASSES, np.float32)]
            for i, tensor in enumerate(tensors):
                file.create_dataset(f"{group}/{i}", data=tensor)


def measured(program, run, directions, data_root):
    """(x, y, loss [iy, ix], rows of faces.csv) of the program."""
    import h5py
    shutil.rmtree(run / "landscape", ignore_errors=True)
    command = [*shlex.split(program), "landscape", str(run), "--directions", str(directions), "--x", "-1:1:3", "--y", "-0.5:1:3",
               "--set", f"data.root={data_root}", "--set", "system.device=cpu"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"the program failed: {done.stderr.strip()}")
    (surface,) = (run / "landscape").glob("*/surface.h5")
    with h5py.File(surface) as file:
        x, y, loss = (np.array(file[name]) for name in ("xcoordinates", "ycoordinates", "train_loss"))
    with open(surface.parent / "faces.csv", newline="") as file:
        return x, y, loss, list(csv.DictReader(file))


def directly(network, weights, axes, x, y, rows, data_root, side, scale):
    """Losses [iy, ix]."""
    faces = torch.stack([decoded(data_root / row["path"], side) for row in rows])
    labels = torch.tensor([float(row["label"]) for row in rows])
    domains = sorted({row["domain"] for row in rows})
    members = [torch.tensor([row["domain"] == domain for row in rows]) for domain in domains]
    losses = np.zeros((len(y), len(x)))
    with torch.no_grad():
        for iy, b in enumerate(y):
            for ix, a in enumerate(x):
                for name, parameter in network.named_parameters():
                    change = float(a) * torch.from_numpy(axes[0][name]) + float(b) * torch.from_numpy(axes[1][name])
                    parameter.copy_(torch.from_numpy(weights[name]) + change)
                logits = torch.cat([network(part)[1][:, 0] for part in faces.split(32)])
                each = F.binary_cross_entropy_with_logits(scale * logits, labels, reduction="none").double()
                losses[iy, ix] = np.mean([each[member].mean().item() for member in members])
    return losses


def compare(order, x, y, found, expected):
    print(f"directions in {order}:")
    for iy, b in enumerate(y):
        for ix, a in enumerate(x):
            print(f"  ({a:5.2f}, {b:5.2f})  program {found[iy, ix]:.9f}  torch {expected[iy, ix]:.9f}")
    worst = float(np.max(np.abs(found - expected) / np.abs(expected)))
    print(f"  largest relative difference {worst:.1e}")
    return worst


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("run", type=pathlib.Path)
    parser.add_argument("--program", default="build/release/bin/gacfas")
    parser.add_argument("--data-root", type=pathlib.Path, help="default: that of the run")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    try:
        import h5py, PIL    # noqa: F401
    except ImportError as fault:
        sys.stderr.write(f"{fault}. Install it: {sys.executable} -m pip install h5py pillow\n")
        sys.exit(2)
    config = (options.run / "config.yaml").read_text()
    if setting(config, "loss", "bce") != "bce":
        sys.exit("only for runs with train.loss bce")
    weights = safetensors_io.read(options.run / "weights" / "last.safetensors")
    network = Network(weights["model.conv1.weight"].shape[0]).eval()
    network.load_state_dict({name: torch.from_numpy(weights[name]) for name in network.state_dict() if name in weights}, strict=False)
    names = [name for name, _ in network.named_parameters()]
    torch.manual_seed(options.seed)
    axes = [normalise({name: torch.randn(weights[name].shape).numpy() for name in names}, weights) for _ in range(2)]
    data_root = options.data_root or pathlib.Path(setting(config, "root"))
    side, scale = int(setting(config, "image_size", "256")), float(setting(config, "logit_scale", "12"))
    worst, expected = 0.0, None
    with tempfile.TemporaryDirectory() as folder:
        run = pathlib.Path(folder) / "run"
        shutil.copytree(options.run, run, ignore=shutil.ignore_patterns("landscape", "checkpoints", "lock"))
        for authors, order in ((False, f"the order of {len(names)} parameters"), (True, f"the authors' order of {len(names) + 2}")):
            directions = pathlib.Path(folder) / "directions.h5"
            write_directions(directions, axes, names, authors)
            x, y, found, rows = measured(options.program, run, directions, data_root)
            if expected is None:
                expected = directly(network, weights, axes, x, y, rows, data_root, side, scale)
            worst = max(worst, compare(order, x, y, found, expected))
    print(f"torch {torch.__version__}; {len(rows)} faces of {side} pixels; {'within' if worst <= TOLERANCE else 'NOT within'} {TOLERANCE}")
    sys.exit(0 if worst <= TOLERANCE else 1)


if __name__ == "__main__":
    main()
