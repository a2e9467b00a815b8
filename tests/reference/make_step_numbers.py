"""Writes step_numbers.json: what each minimiser's step gives on a tiny model in fp64, by gacfas_reference.py.

    .deps/venv/bin/python tests/reference/make_step_numbers.py

Inputs follow the closed formula of formula.py, so a test in any language recomputes them without files. Whole gradients
are too long to commit: each vector over all parameters is kept as its digest (formula.py), `direction` as one short digest
[norm, dot with probe 0] a tensor besides. Compare a norm with a relative tolerance, a dot with |x| * sqrt(n) times it.
"""

import json
from dataclasses import asdict
from pathlib import Path

import torch

from formula import digest, joined, make_images, make_weights, value
from gacfas_reference import Settings, batch_norms, dot, norm, parameter_shapes, step, vector

HEADER = {
    "about": "Expected results of one training step; regenerate with tests/reference/make_step_numbers.py",
    "value": "value(t, i) = mix((t * 0x9E3779B1 + i) mod 2^32) * 2^-31 - 1; mix(h), 32-bit unsigned: h ^= h >> 16; "
             "h *= 0x85EBCA6B; h ^= h >> 13; h *= 0xC2B2AE35; h ^= h >> 16. i runs row-major.",
    "parameters": "t = place in `names`; convolution sqrt(6 / (in*kh*kw)) * value; fc.weight sqrt(1 / in) * value; "
                  "batch-norm weight 1 + 0.3 * value; bias 0.1 * value",
    "buffers": "batch norm b: running_mean 0.1 * value(500 + b), running_var 1 + 0.3 * value(600 + b), num_batches_tracked 5",
    "images": "[2B, 3, S, S] = 1.5 * value(1000, i), B = number of labels, S = image_size; both views share labels and domains",
    "digest": "[|x|, x . value(2000, i), x . value(2001, i), x . value(2002, i)] over the parameters joined in order of `names`",
    "direction_tensors": "per tensor, in order of `names`: [|x|, x . value(2000, i)], i within the tensor",
    "buffers_after": "digest over running_mean and running_var of batch norm 0, 1, ... joined",
    "ascended": "per ascending point: loss there (all domains; sam-domain: its own), cosine of the gradient there to g, its norm",
}

FACES = {"labels": [1, 0, 1, 0, 1, 0, 1], "domains": [0, 1, 2, 0, 1, 2, 2]}
NO_FIRST = {"labels": [1, 0, 1, 0, 1, 0, 1], "domains": [2, 1, 2, 1, 1, 2, 2]}
NO_MIDDLE = {"labels": [1, 0, 1, 0, 1, 0, 1], "domains": [0, 2, 2, 0, 0, 2, 2]}
ONE_ONLY = {"labels": [1, 0, 1, 0, 1, 0, 1], "domains": [1, 1, 1, 1, 1, 1, 1]}
TWO = {"labels": [1, 0, 0, 1, 1, 0], "domains": [0, 1, 0, 1, 1, 0]}
FOUR = {"labels": [1, 0, 1, 0, 1, 0, 1, 1], "domains": [3, 1, 2, 0, 1, 2, 0, 3]}
STRONG = {"alpha": 0.005}    # the authors' 2e-4 would hide a wrong alpha term in the last digits

CASES = [
    ("erm", FACES, {"minimizer": "erm"}),
    ("erm control", FACES, {"minimizer": "erm", "erm_scale": 2.0}),
    ("erm, ce", FACES, {"minimizer": "erm", "loss": "ce", "logit_scale": 32.0}),
    ("erm, a domain absent", NO_MIDDLE, {"minimizer": "erm"}),
    ("sam", FACES, {"minimizer": "sam"}),
    ("sam, adaptive, eta 0.01", FACES, {"minimizer": "sam", "adaptive": "true", "eta": 0.01}),
    ("sam, ce", FACES, {"minimizer": "sam", "loss": "ce"}),
    ("sam-domain", FACES, {"minimizer": "sam-domain"}),
    ("sam-domain, first domain absent", NO_FIRST, {"minimizer": "sam-domain"}),
    ("sagm", FACES, {"minimizer": "sagm", **STRONG}),
    ("sagm, adaptive, middle domain absent", NO_MIDDLE, {"minimizer": "sagm", "adaptive": "true", **STRONG}),
    ("gac-fas with the authors' settings", FACES, {}),
    ("gac-fas", FACES, {**STRONG}),
    ("gac-fas, eta 0.01", FACES, {"eta": 0.01, **STRONG}),
    ("gac-fas, not adaptive", FACES, {"adaptive": "false", **STRONG}),
    ("gac-fas, rho and alpha 0", FACES, {"rho": 0.0, "alpha": 0.0}),
    ("gac-fas, first domain absent", NO_FIRST, {**STRONG}),
    ("gac-fas, one domain present", ONE_ONLY, {**STRONG}),
    ("gac-fas, two sources", TWO, {"source_domains": 2, **STRONG}),
    ("gac-fas, four sources", FOUR, {"source_domains": 4, **STRONG}),
    ("gac-fas, ce", FACES, {"loss": "ce", "logit_scale": 32.0, **STRONG}),
    ("gac-fas released", FACES, {"variant": "released", **STRONG}),
    ("gac-fas released, first domain absent", NO_FIRST, {"variant": "released", **STRONG}),
    ("gac-fas released, middle domain absent", NO_MIDDLE, {"variant": "released", **STRONG}),
    ("gac-fas released, two sources", TWO, {"variant": "released", "source_domains": 2, **STRONG}),
    ("gac-fas released, four sources", FOUR, {"variant": "released", "source_domains": 4, **STRONG}),
]
WIDTH, IMAGE_SIZE = 2, 32


def run_case(name, faces, options):
    settings = Settings(**options)
    classes = 2 if settings.loss == "ce" else 1
    names = list(parameter_shapes(WIDTH, classes))
    labels, domains = torch.tensor(faces["labels"]), torch.tensor(faces["domains"])
    result = step(make_weights(WIDTH, classes), make_images(len(labels), IMAGE_SIZE), labels, domains, settings)
    trace = result.trace

    kinds = sorted({key.removesuffix(".fc.weight") for key in trace if key.endswith(".fc.weight")})
    present = [key.rsplit(".", 1)[1] for key in kinds if key.startswith("grad.domain.")]
    g = {n: sum(trace[f"grad.domain.{k}.{n}"] for k in present) for n in names}
    ascended = {}
    for k, loss in result.ascended.items():
        h = vector(trace, f"grad.ascended.{k}", names)
        ascended[str(k)] = {"loss": loss, "cosine": (dot(h, g) / (norm(h) * norm(g))).item(), "norm": norm(h).item()}
    statistics = [trace[f"buffer.{b}.{s}"] for b in batch_norms(WIDTH) for s in ("running_mean", "running_var")]
    return {
        "name": name, **faces, "settings": asdict(settings),
        "loss": {key.removeprefix("loss."): x.item() for key, x in trace.items() if key.startswith("loss.")},
        "digest": {kind: digest(joined(vector(trace, kind, names).values())) for kind in kinds},
        "direction_tensors": [digest(joined([trace[f"direction.{n}"]]), probes=1) for n in names],
        "erm_norm": norm(g).item(), "ascended": ascended,
        "buffers_after": digest(joined(statistics)),
        "num_batches_tracked": trace["buffer.model.bn1.num_batches_tracked"].item(),
    }


def one_line_each(cases):
    return ",\n".join(json.dumps(case) for case in cases)


def main():
    torch.set_num_threads(1)    # the same order of every sum on any machine
    header = {"header": HEADER, "width": WIDTH, "image_size": IMAGE_SIZE, "names": list(parameter_shapes(WIDTH, 1)),
              "check_values": [{"t": t, "i": i, "value": float(value(t, i + 1)[i])} for t, i in ((0, 0), (0, 1), (61, 7), (1000, 21503), (2002, 11000))]}
    text = json.dumps(header, indent=1).removesuffix("\n}") + ',\n "cases": [\n' + one_line_each(run_case(*c) for c in CASES) + "\n]}\n"
    json.loads(text)
    Path(__file__).with_name("step_numbers.json").write_text(text)


if __name__ == "__main__":
    main()
