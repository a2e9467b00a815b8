"""Checks gacfas_reference.py against what theory says, without any other implementation. Exit code 0: all hold.

    .deps/venv/bin/python tests/reference/self_check.py
"""

import json
import sys
from pathlib import Path

import torch

from formula import make_images, make_weights, tensor, value
from gacfas_reference import (Settings, add, cosine_logits, domain_losses, dot, features, leaves, norm, parameter_shapes,
                              scale, step, sup_con, vector)

WIDTH, SIZE = 2, 32
LABELS = torch.tensor([1, 0, 1, 0, 1, 0, 1])
DOMAINS = torch.tensor([0, 1, 2, 0, 1, 2, 2])
failures = 0


def check(what, error, tolerance):
    global failures
    error = float(error)
    good = error <= tolerance
    failures += not good
    print(f"{'ok  ' if good else 'FAIL'} {what}: {error:.1e} (at most {tolerance:.0e})")


def distance(a, b):
    """|a - b| / |b|"""
    return (norm(add(a, scale(-1, b))) / norm(b)).item()


class Problem:
    """The traced step of some settings on the small model, and its losses as functions of theta."""

    def __init__(self, domains=DOMAINS, **options):
        self.settings = Settings(**options)
        self.names = list(parameter_shapes(WIDTH, 2 if self.settings.loss == "ce" else 1))
        self.weights = make_weights(WIDTH, 2 if self.settings.loss == "ce" else 1)
        self.theta = {name: self.weights[name] for name in self.names}
        self.images, self.domains = make_images(len(LABELS), SIZE), domains
        self.trace = step(self.weights, self.images, LABELS, domains, self.settings).trace

    def vector(self, kind):
        return vector(self.trace, kind, self.names)

    def g(self):
        return add(*[self.vector(f"grad.domain.{k}") for k in range(self.settings.source_domains) if (self.domains == k).any()])

    def losses(self, theta):
        with torch.no_grad():
            z, labels, domains = features(theta, self.images), LABELS.repeat(2), self.domains.repeat(2)
            losses = domain_losses(cosine_logits(theta, z), labels, domains, self.settings)
            return losses, self.settings.lambda_contrast * sup_con(z, labels, domains)

    def slope(self, loss, theta, along, h=1e-8):
        """Central difference of loss(theta) along a vector; h small enough that no ReLU changes side."""
        return (loss(add(theta, scale(h, along))) - loss(add(theta, scale(-h, along)))) / (2 * h)


def check_finite_differences(**options):
    p = Problem(**options)
    label = " ".join(f"{k}={v}" for k, v in options.items())
    along = {name: tensor(4000 + t, shape) for t, (name, shape) in enumerate((n, x.shape) for n, x in p.theta.items())}

    def compare(what, gradient, loss, theta):
        numeric = p.slope(loss, theta, along)
        check(f"finite difference, {label}: {what}", abs(dot(gradient, along) - numeric) / (norm(gradient) * norm(along)), 1e-8)

    for k in range(p.settings.source_domains):
        compare(f"grad l_{k}", p.vector(f"grad.domain.{k}"), lambda t: p.losses(t)[0][k], p.theta)
    compare("grad F", p.vector("grad.contrastive"), lambda t: p.losses(t)[1], p.theta)
    points = {"erm": [], "sam": ["all"], "sagm": ["all"]}.get(p.settings.minimizer, range(p.settings.source_domains))
    for k in points:
        there = add(p.theta, p.vector(f"eps.{k}"))
        own = p.settings.minimizer == "sam-domain"
        compare(f"gradient at the ascending point {k}", p.vector(f"grad.ascended.{k}"),
                lambda t: p.losses(t)[0][k] if own else sum(p.losses(t)[0].values()), there)


def check_limits():
    for minimizer in ("gac-fas", "sagm", "sam", "sam-domain"):
        p = Problem(minimizer=minimizer, rho=0.0, alpha=0.0)
        times = 2 if minimizer in ("gac-fas", "sagm") else 1
        expected = add(scale(times, p.g()), p.vector("grad.contrastive"))
        check(f"rho = alpha = 0: {minimizer} gives d = {times} g + grad F", distance(p.vector("direction"), expected), 1e-12)
    p = Problem(minimizer="erm", erm_scale=2.0)
    check("erm_scale 2 gives 2 g + grad F", distance(p.vector("direction"), add(scale(2, p.g()), p.vector("grad.contrastive"))), 1e-12)


def check_ascent():
    """Not adaptive: |eps| = rho along g_k. Adaptive: |eps / T| = rho, the maximum of <g_k, eps> under that constraint."""
    for adaptive in ("false", "true"):
        p = Problem(adaptive=adaptive, alpha=0.0, eta=0.01)
        t = {n: x.abs() + 0.01 if adaptive == "true" and "weight" in n else torch.ones_like(x) for n, x in p.theta.items()}
        for k in range(3):
            eps, g_k = p.vector(f"eps.{k}"), p.vector(f"grad.domain.{k}")
            length = norm({n: eps[n] / t[n] for n in eps})
            check(f"adaptive {adaptive}: |eps_{k} / T| = rho", abs(length - 0.1), 1e-12)
            best = 0.1 * norm({n: t[n] * g_k[n] for n in g_k})
            check(f"adaptive {adaptive}: <g_{k}, eps_{k}> is the largest possible", abs(dot(g_k, eps) / best - 1), 1e-12)


def check_released():
    """By hand, K = 3: alpha term 3 g_0 + 2 g_1 + g_2; third direction g_2 - g_0. Paper: g_0 + g_1 + g_2 and g_2."""
    for absent in (None, 0, 1, 2):
        domains = DOMAINS if absent is None else torch.where(DOMAINS == absent, (absent + 1) % 3, DOMAINS)
        p = Problem(domains, variant="released", rho=0.0, alpha=0.01)
        zero = scale(0, p.theta)
        g = [zero if k == absent else p.vector(f"grad.domain.{k}") for k in range(3)]
        hand = add(scale(3, g[0]), scale(2, g[1]), g[2])
        first = next(k for k in range(3) if k != absent)
        check(f"released, absent {absent}: alpha term", distance(p.vector(f"eps.{first}"), scale(-0.01, hand)), 1e-12)
        if absent != 2:
            p = Problem(domains, variant="released", rho=0.1, alpha=0.0, adaptive="false")
            third = add(g[2], scale(-1, g[0]))
            check(f"released, absent {absent}: third direction", distance(p.vector("eps.2"), scale(0.1 / norm(third), third)), 1e-12)


def check_domain_order():
    """The paper's step does not depend on how domains are numbered; the released one does."""
    for variant in ("paper", "released"):
        a = Problem(variant=variant).vector("direction")
        b = Problem((DOMAINS + 1) % 3, variant=variant).vector("direction")
        if variant == "paper":
            check("paper: domains renumbered, same direction", distance(b, a), 1e-10)
        else:
            check("released: domains renumbered, another direction", -distance(b, a), -1e-3)


def check_losses_against_loops():
    numbers = json.loads(Path(__file__).with_name("loss_numbers.json").read_text())
    for case in numbers["sup_con"]:
        labels, domains = torch.tensor(case["labels"]).repeat(2), torch.tensor(case["domains"]).repeat(2)
        loss = sup_con(tensor(case["t"], (len(labels), case["dim"])), labels, domains).item()
        check(f"SupCon, {case['name']}", abs(loss - case["loss"]) / max(abs(case["loss"]), 1e-3), 1e-12)
    for case in numbers["classification"]:
        labels, domains = torch.tensor(case["labels"]).repeat(2), torch.tensor(case["domains"]).repeat(2)
        settings = Settings(loss=case["loss"], logit_scale=case["logit_scale"], source_domains=case["source_domains"])
        losses = domain_losses(tensor(case["t"], (len(labels), 2 if case["loss"] == "ce" else 1)), labels, domains, settings)
        for k, expected in enumerate(case["domain_losses"]):
            if (expected is None) != (k not in losses):
                check(f"{case['name']}: domain {k} present", 1, 0)
            elif expected is not None:
                check(f"{case['name']}: l_{k}", abs(losses[k].item() / expected - 1), 1e-12)


def check_against_modules():
    """The functional forward and its statistics against torch's own layers: conv1 and bn1 of the stem."""
    p = Problem(minimizer="erm")
    layer = torch.nn.BatchNorm2d(WIDTH, dtype=torch.float64)
    layer.load_state_dict({k: p.weights[f"model.bn1.{k}"] for k in layer.state_dict()})
    layer(torch.nn.functional.conv2d(p.images, p.theta["model.conv1.weight"], stride=2, padding=3))
    for kind in ("running_mean", "running_var", "num_batches_tracked"):
        expected = getattr(layer, kind)
        check(f"bn1.{kind} after the step", (p.trace[f"buffer.model.bn1.{kind}"] - expected).abs().max(), 1e-14)


def main():
    torch.set_num_threads(1)    # tensors this small gain nothing from more
    check("formula: value(0, 0)", abs(float(value(0, 1)[0]) + 1), 0)
    check_losses_against_loops()
    check_against_modules()
    for minimizer in ("sam", "sam-domain", "sagm", "gac-fas"):
        check_finite_differences(minimizer=minimizer)
    check_finite_differences(loss="ce", variant="released", alpha=0.01)
    check_limits()
    check_ascent()
    check_released()
    check_domain_order()
    print(f"{failures} failed" if failures else "all hold")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
