"""Times one point of a loss surface: the C++ program against plain Python on the same wheel, interleaved.

    .deps/venv/bin/python tests/reference/bench_landscape.py --pairs 10
        [--program build/release/bin/gacfas-bench] [--width 64 --image-size 256 --faces 48 --batch 32]

Same weights, faces, directions and coordinates for all; landscape_point.py says what the two Python ways are. Each round
measures one point with every participant, the order turning from round to round; medians, and the ratio of each pair's
seconds in between. The program answers a line `ALPHA BETA` with its seconds and the mean loss. Also told: the largest
relative difference of the losses, and how soon a 51 x 51 surface of a small network shows as a whole. `./studio bench
landscape` calls this. The program's bf16 preview takes part where the processor computes in bfloat16.
"""

import argparse
import os
import pathlib
import shlex
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
import torch

import safetensors_io
from bench_step import Network
from landscape_point import FoldedPoint, ReferencePoint, normalise


def draw(options):
    """Weights with batch-norm statistics of the drawn faces, faces, and a filter-normalised plane."""
    torch.manual_seed(1)
    network = Network(options.width)
    for parameter in network.parameters():
        if parameter.ndim == 4:
            torch.nn.init.kaiming_normal_(parameter, mode="fan_out", nonlinearity="relu")
    images = torch.randn(options.faces, 3, options.image_size, options.image_size)
    labels, domains = torch.arange(options.faces) // 3 % 2, torch.arange(options.faces) % 3
    with torch.no_grad():
        for _ in range(20):    # the running statistics settle
            network.train()(images[:4])
    state = {n: t.numpy().copy() for n, t in network.state_dict().items()}
    names = [n for n, _ in network.named_parameters()]
    x, y = (normalise({n: torch.randn(state[n].shape).numpy() for n in names}, state) for _ in range(2))
    return network.eval(), state, images, labels, domains, x, y


class Python:
    def __init__(self, point):
        self.name, self.point = point.name, point

    def run(self, a, b):
        start = time.perf_counter()
        loss = self.point.measure(a, b)
        return time.perf_counter() - start, loss

    def close(self):
        pass


class Program:
    def __init__(self, name, command):
        self.name = name
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, a, b):
        self.process.stdin.write(f"{a!r} {b!r}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"{self.name} ended before it answered (exit code {self.process.wait()})")
        seconds, loss = answer.split()
        return float(seconds), float(loss)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def compare(participants, pairs):
    """{name: [(seconds, loss)]}; the points spiral through the plane, all participants at the same ones."""
    measured = {p.name: [] for p in participants}
    for p in participants:
        p.run(0.1, 0.1)
    for i in range(pairs):
        a, b = 0.1 * (i + 1) / pairs, -0.1 * i / pairs
        turn = i % len(participants)
        for p in participants[turn:] + participants[:turn]:
            measured[p.name].append(p.run(a, b))
    return measured


def has_bf16():
    """Whether the processor multiplies bfloat16 (AVX-512 BF16, AMX)."""
    try:
        flags = pathlib.Path("/proc/cpuinfo").read_text()
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags


BOUNDS = {    # of the program's exact mode: at most so much of the time, largest relative difference of the losses
    "Python, folded, channels-last": (1.03, 1e-5), "reference procedure": (1 / 1.3, 1e-5)}
PREVIEW_TIMES = 1.6


def verdict(name, ratio, difference):
    if name == "program, preview":
        return f" (asked for: exact at least {PREVIEW_TIMES} times the preview's time: {'met' if ratio >= PREVIEW_TIMES else 'NOT met'})"
    if name not in BOUNDS:
        return ""
    most, apart = BOUNDS[name]
    return f" (asked for: at most {most:.3f} and {apart:.0e}: {'met' if ratio <= most and difference <= apart else 'NOT met'})"


def report(measured, against):
    ours = measured[against]
    for name, points in measured.items():
        seconds = [s for s, _ in points]
        line = f"{name:30} median {statistics.median(seconds):.3f} s a point, {min(seconds):.3f} to {max(seconds):.3f}"
        if name != against:
            ratio = statistics.median(o / s for (o, _), (s, _) in zip(ours, points))
            difference = max(abs(o - p) / abs(p) for (_, o), (_, p) in zip(ours, points))
            line += f"; {against} takes {ratio:.3f} of it ({1 / ratio:.2f} times as fast), losses differ by {difference:.1e} at most" + verdict(name, ratio, difference)
        print(line, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--width", type=int, default=64)
    parser.add_argument("--image-size", type=int, default=256)
    parser.add_argument("--faces", type=int, default=48)
    parser.add_argument("--batch", type=int, default=32, help="of the program and of folded Python; the reference has 128")
    parser.add_argument("--pairs", type=int, default=10, help="rounds; each measures one point with every participant")
    parser.add_argument("--threads", type=int, default=0, help="0: torch's choice")
    parser.add_argument("--program", default="build/release/bin/gacfas-bench")
    parser.add_argument("--modes", default="exact,preview" if has_bf16() else "exact", help="of the program, with commas: exact, preview (bf16; default: where the processor has it)")
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    network, state, images, labels, domains, x, y = draw(options)
    with tempfile.TemporaryDirectory() as folder:
        inputs = str(pathlib.Path(folder) / "inputs.safetensors")
        parts = {f"weights.{n}": v for n, v in state.items()} | {f"x.{n}": v for n, v in x.items()} | {f"y.{n}": v for n, v in y.items()}
        safetensors_io.write(inputs, parts | {"images": images.numpy(), "labels": labels.numpy(), "domains": domains.numpy()})
        command = [*shlex.split(options.program), "point", "--inputs", inputs, "--batch", str(options.batch), "--threads", str(options.threads)]
        programs = [Program("program" if mode == "exact" else f"program, {mode}", command + ([] if mode == "exact" else [f"--{mode}"])) for mode in options.modes.split(",")]
        folded = FoldedPoint(state, x, y, images, labels, options.batch)
        participants = [*programs, Python(folded), Python(ReferencePoint(network, state, x, y, images, labels))]
        print(f"torch {torch.__version__}, {torch.get_num_threads()} threads, width {options.width}, {options.faces} faces of {options.image_size}, {options.pairs} pairs, load {os.getloadavg()[0]:.1f}")
        measured = compare(participants, options.pairs)
        for p in participants:
            p.close()
    report(measured, "program")
    print(f"load {os.getloadavg()[0]:.1f}", flush=True)
    subprocess.run([*shlex.split(options.program), "picture", "--width", "8", "--image-size", "64", "--points-faces", "24", "--threads", "1"], check=True)


if __name__ == "__main__":
    main()
