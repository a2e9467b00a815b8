"""Compares `gacfas trace-step` with gacfas_reference.py, tensor by tensor. Exit code: 0 equal, 1 not, 2 bad usage.

    .deps/venv/bin/python tests/reference/check_trace.py build/release/bin/gacfas                        one step of random input
    .deps/venv/bin/python tests/reference/check_trace.py build/release/bin/gacfas --matrix small         every minimiser and variant
    .deps/venv/bin/python tests/reference/check_trace.py build/release/bin/gacfas --set train.minimizer=sagm \\
        --weights w.safetensors --batch b.safetensors --precision both                                   given input

fp64: the program must write exactly the reference's tensors, each within 1e-8 of it (largest difference over the largest
value). fp32: the whole direction must have a cosine of 0.999 (erm) or 0.98 (others) with the fp64 reference; near the
ascending point a ReLU or a pooling window may decide otherwise in fp32, so fp64 is the proof.
"""

import argparse
import shlex
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

import safetensors_io
from gacfas_reference import Settings, batch_norms, parameter_shapes, step

TOLERANCE = 1e-8
FIELDS = {
    "train.minimizer": "minimizer", "train.loss": "loss", "train.logit_scale": "logit_scale", "train.erm_scale": "erm_scale",
    "train.lambda_contrast": "lambda_contrast", "gac.rho": "rho", "gac.eta": "eta", "gac.alpha": "alpha",
    "gac.adaptive": "adaptive", "gac.variant": "variant",
}


def settings_from(assignments, source_domains):
    """The reference's settings of a list of `key=value`."""
    settings = Settings(source_domains=source_domains)
    for assignment in assignments:
        key, _, text = assignment.partition("=")
        if key not in FIELDS:
            sys.exit(f"check_trace.py: --set {key}: not a setting of a traced step; known: {', '.join(FIELDS)}")
        number = isinstance(getattr(settings, FIELDS[key]), float)
        settings = replace(settings, **{FIELDS[key]: float(text) if number else text})
    return settings


def random_weights(width, classes, seed):
    """Kaiming-like weights in fp32 with batch norms away from 1 and 0: {name: array}."""
    random = np.random.default_rng(seed)
    weights = {}
    for name, shape in parameter_shapes(width, classes).items():
        if len(shape) > 1:
            weights[name] = random.normal(size=shape) * np.sqrt(2 / np.prod(shape[1:]))
        else:
            weights[name] = random.normal(1.0 if name.endswith("weight") else 0.0, 0.1, shape)
    for name, channels in batch_norms(width).items():
        weights[f"{name}.running_mean"] = random.normal(0, 0.1, channels)
        weights[f"{name}.running_var"] = random.uniform(0.5, 1.5, channels)
    weights = {name: x.astype(np.float32) for name, x in weights.items()}
    return weights | {f"{name}.num_batches_tracked": np.int64(7) for name in batch_norms(width)}


def random_batch(faces, size, source_domains, absent, seed):
    """Every present domain has faces of both labels where there are enough; the two views differ a little."""
    random = np.random.default_rng(seed + 1)
    present = [k for k in range(source_domains) if k != absent]
    domains = np.array([present[i % len(present)] for i in range(faces)])
    labels = np.array([(i // len(present)) % 2 for i in range(faces)])
    view = random.normal(size=(faces, 3, size, size)) + domains[:, None, None, None] / 2 + labels[:, None, None, None] / 3
    images = np.concatenate([view, view + 0.3 * random.normal(size=view.shape)])
    return {"images": images.astype(np.float32), "labels": labels.astype(np.int64), "domains": domains.astype(np.int64)}


def run_program(program, weights, batch, arguments, folder):
    """The trace that the program writes; its message as an error if it fails."""
    paths = {name: str(Path(folder) / f"{name}.safetensors") for name in ("weights", "batch", "out")}
    safetensors_io.write(paths["weights"], weights)
    safetensors_io.write(paths["batch"], batch)
    command = shlex.split(program) + ["trace-step"] + [x for name, path in paths.items() for x in (f"--{name}", path)] + arguments
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        raise RuntimeError(f"exit code {result.returncode}: {(result.stderr or result.stdout).strip()}\n  {shlex.join(command)}")
    return safetensors_io.read(paths["out"])


def compare_names_and_types(found, expected, float_type):
    faults = [f"missing {name}" for name in sorted(expected.keys() - found.keys())]
    faults += [f"not expected {name}" for name in sorted(found.keys() - expected.keys())]
    for name in expected.keys() & found.keys():
        if found[name].size != expected[name].size or (expected[name].ndim and found[name].shape != expected[name].shape):
            faults.append(f"{name} has shape {found[name].shape} where {expected[name].shape} is expected")
        if found[name].dtype != (float_type if expected[name].dtype.kind == "f" else np.int64):
            faults.append(f"{name} has type {found[name].dtype}")
        if not np.isfinite(found[name]).all():
            faults.append(f"{name} is not finite")
    return faults


def relative_error(found, expected):
    difference = np.abs(found.reshape(-1).astype(np.float64) - expected.reshape(-1)).max()
    return difference / max(np.abs(expected).max(), 1e-12)


def compare_fp64(found, expected):
    errors = {name: relative_error(found[name], expected[name]) for name in expected}
    worst = max(errors, key=errors.get)
    too_far = sum(error > TOLERANCE for error in errors.values())
    return too_far == 0, f"{len(errors)} tensors, worst {errors[worst]:.1e} ({worst})" + (f", {too_far} beyond {TOLERANCE:.0e}" if too_far else "")


def compare_fp32(found, expected, minimizer):
    names = [name for name in expected if name.startswith("direction.")]
    a, b = (np.concatenate([x[name].reshape(-1).astype(np.float64) for name in names]) for x in (found, expected))
    cosine = a @ b / (np.linalg.norm(a) * np.linalg.norm(b))
    least = 0.999 if minimizer == "erm" else 0.98
    return cosine >= least, f"cosine of the direction {cosine:.6f} (at least {least})"


def check(label, options, weights, batch, assignments, source_domains):
    """Runs both sides on one input, in each precision asked for; prints a line each; True if they agree."""
    settings = settings_from(assignments, source_domains)
    tensors = {name: torch.from_numpy(np.asarray(x)) for name, x in (weights | batch).items()}
    trace = step(tensors, tensors["images"], tensors["labels"], tensors["domains"], settings).trace
    expected = {name: x.numpy() for name, x in trace.items()}
    arguments = [x for assignment in assignments for x in ("--set", assignment)]
    arguments += ["--set", f"model.width={weights['model.conv1.weight'].shape[0]}", "--set", f"model.image_size={batch['images'].shape[-1]}"]
    if source_domains != 3:
        arguments += ["--set", f"data.train=[{', '.join(f'domain{k}' for k in range(source_domains))}]"]
    good = True
    for precision in ("fp64", "fp32") if options.precision == "both" else (options.precision,):
        try:
            with tempfile.TemporaryDirectory() as folder:
                found = run_program(options.program, weights, batch, arguments + ["--precision", precision], folder)
            faults = compare_names_and_types(found, expected, np.float64 if precision == "fp64" else np.float32)
            if faults:
                agree, text = False, "; ".join(faults[:5]) + (f"; and {len(faults) - 5} more" if len(faults) > 5 else "")
            elif precision == "fp64":
                agree, text = compare_fp64(found, expected)
            else:
                agree, text = compare_fp32(found, expected, settings.minimizer)
        except RuntimeError as error:
            agree, text = False, str(error)
        print(f"{'ok  ' if agree else 'FAIL'} {precision} {label}: {text}", flush=True)
        good = good and agree
    return good


def random_case(label, options, assignments, source_domains=3, absent=None):
    settings = settings_from(assignments, source_domains)
    weights = random_weights(options.width, 2 if settings.loss == "ce" else 1, options.seed)
    batch = random_batch(options.faces, options.image_size, source_domains, absent, options.seed)
    return check(label, options, weights, batch, assignments, source_domains)


def matrix(size):
    """(label, settings, K, absent domain) of every case."""
    methods = [[f"train.minimizer={m}"] for m in ("erm", "sam", "sam-domain", "sagm", "gac-fas")]
    methods.append(["train.minimizer=gac-fas", "gac.variant=released"])
    extras = [["train.loss=ce", "train.logit_scale=32"], ["gac.adaptive=true", "gac.eta=0.01"], ["gac.adaptive=false", "gac.alpha=0.01"]]
    cases = [([], 3, None)]
    if size == "small":
        cases += [(m, 3, absent) for m in methods for absent in (None, 1)]
        cases += [(methods[0] + ["train.erm_scale=2"], 3, None), (methods[4] + extras[0], 3, None)]
        cases += [(m, sources, None) for m in methods[4:] for sources in (2, 4)]
    else:
        cases += [(m, sources, absent) for m in methods for sources in (2, 3, 4) for absent in (None, *range(sources))]
        cases += [(m + extra, 3, absent) for m in methods for extra in extras for absent in (None, 0)]
        cases += [(methods[0] + ["train.erm_scale=2"], 3, None), (methods[4] + ["gac.rho=0", "gac.alpha=0"], 3, None)]
    for assignments, sources, absent in cases:
        label = " ".join(assignments) or "defaults"
        label += f" K={sources}" + ("" if absent is None else f" without domain {absent}")
        yield label, assignments, sources, absent


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", help="path of gacfas")
    parser.add_argument("--weights", help="safetensors file; random weights without it")
    parser.add_argument("--batch", help="safetensors file with images, labels, domains; random without it")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="a setting, for both sides")
    parser.add_argument("--matrix", choices=("small", "full"), help="loop over minimisers, variants, losses, absent domains, K")
    parser.add_argument("--precision", choices=("fp64", "fp32", "both"), default="fp64")
    parser.add_argument("--source-domains", type=int, default=3, help="K")
    parser.add_argument("--absent", type=int, help="domain left out of the random batch")
    parser.add_argument("--width", type=int, default=8)
    parser.add_argument("--image-size", type=int, default=64)
    parser.add_argument("--faces", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if bool(options.weights) != bool(options.batch):
        parser.error("--weights and --batch go together")
    if options.matrix:
        if options.weights or options.set:
            parser.error("--matrix chooses its own input and settings")
        results = [random_case(label, options, *case) for label, *case in matrix(options.matrix)]
    elif options.weights:
        given = safetensors_io.read(options.weights), safetensors_io.read(options.batch)
        results = [check("given input", options, *given, options.set, options.source_domains)]
    else:
        results = [random_case(" ".join(options.set) or "defaults", options, options.set, options.source_domains, options.absent)]
    print(f"{sum(results)} of {len(results)} agree")
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
