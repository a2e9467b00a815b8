"""Times one ERM and one GAC-FAS training step in plain Python, alone or against the C++ program, interleaved.

    .deps/venv/bin/python tests/reference/bench_step.py --pairs 10 --minimizers gac-fas
        [--against "build/release/bin/gacfas-bench step --minimizer {minimizer} --width 64 --image-size 256 --faces 6"]

A step is everything from a batch in memory (fp32, already in the layout of the model) to the updated weights: forward and
backward passes, ascents, SGD with momentum and weight decay. It is written the way one would write it for speed: one
forward for all losses at theta, the graph kept between their backwards, weights moved in place, foreach operations.
GAC-FAS with K domains costs K + 1 forwards and 2 K + 1 backwards, ERM one of each.

Line protocol of --against: the program reads lines `step` from its standard input, runs one step for each and answers
with its seconds, one number on a line of its own, flushed; it ends at the end of its input. Every participant is warmed
up once, then each round runs one step of every participant, the order turning from round to round.

--check compares both steps with gacfas_reference.py in fp64 on a small model and times nothing.
"""

import argparse
import shlex
import statistics
import subprocess
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

LAYOUTS = {"nchw": torch.contiguous_format, "channels-last": torch.channels_last}
LOGIT_SCALE, LAMBDA, RHO, ETA, ALPHA = 12.0, 0.2, 0.1, 0.0, 2e-4
LR, HEAD_LR_SCALE, MOMENTUM, WEIGHT_DECAY = 0.005, 10, 0.9, 1e-4


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.downsample = None
        if stride != 1 or inputs != outputs:
            self.downsample = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)), inplace=True)
        y = self.bn2(self.conv2(y))
        y += x if self.downsample is None else self.downsample(x)
        return F.relu(y, inplace=True)


class Backbone(nn.Module):
    """ResNet-18 with torchvision's names, without its head."""

    def __init__(self, width):
        super().__init__()
        self.conv1 = nn.Conv2d(3, width, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        for stage in range(4):
            inputs, outputs = width << max(stage - 1, 0), width << stage
            self.add_module(f"layer{stage + 1}", nn.Sequential(Block(inputs, outputs, 2 if stage else 1), Block(outputs, outputs, 1)))

    def forward(self, x):
        x = self.maxpool(F.relu(self.bn1(self.conv1(x)), inplace=True))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return x.mean((2, 3))


class Network(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.model = Backbone(width)
        self.fc = nn.Linear(8 * width, 1, bias=False)

    def forward(self, x):
        z = F.normalize(self.model(x))
        return z, z @ F.normalize(self.fc.weight).T


class Batch:
    """Images in their layout with what follows from labels and domains alone."""

    def __init__(self, images, labels, domains, source_domains):
        labels, domains = labels.repeat(2), domains.repeat(2)
        self.images, self.targets = images, labels.to(images.dtype)[:, None]
        member = (domains == torch.arange(source_domains)[:, None]).to(images.dtype)
        self.domain_weights = member / (source_domains * member.sum(1, keepdim=True))    # [K, 2B]; each row averages one domain
        ids = 10 * domains + labels
        self.itself = torch.eye(len(ids), dtype=torch.bool)
        positive = ((ids == ids[:, None]) & ~self.itself).to(images.dtype)
        self.positive_weights = positive / positive.sum(1, keepdim=True) / len(ids)


class Trainer:
    def __init__(self, network, minimizer, layout):
        self.network = network.to(memory_format=LAYOUTS[layout]).train()
        self.params = list(network.parameters())
        self.adaptive = [i for i, (name, _) in enumerate(network.named_parameters()) if "weight" in name]
        self.norms = [m for m in network.modules() if isinstance(m, nn.BatchNorm2d)]
        self.direction = {"erm": self.erm, "gac-fas": self.gac_fas}[minimizer]
        groups = [{"params": network.model.parameters()}, {"params": network.fc.parameters(), "lr": LR * HEAD_LR_SCALE}]
        self.optimizer = torch.optim.SGD(groups, lr=LR, momentum=MOMENTUM, weight_decay=WEIGHT_DECAY, foreach=True)

    def step(self, batch):
        for p, d in zip(self.params, self.direction(batch)):
            p.grad = d
        self.optimizer.step()

    def domain_losses(self, logits, batch):
        return batch.domain_weights @ F.binary_cross_entropy_with_logits(LOGIT_SCALE * logits, batch.targets, reduction="none").squeeze(1)

    def contrastive(self, z, batch):
        similarity = z @ z.T / 0.1
        log_probability = similarity - similarity.masked_fill(batch.itself, float("-inf")).logsumexp(1, keepdim=True)
        return -LAMBDA * 0.1 / 0.07 * (batch.positive_weights * log_probability).sum()

    def erm(self, batch):
        z, logits = self.network(batch.images)
        return torch.autograd.grad(self.domain_losses(logits, batch).sum() + self.contrastive(z, batch), self.params)

    def gac_fas(self, batch):
        z, logits = self.network(batch.images)
        losses = self.domain_losses(logits, batch)
        domain_grads = [torch.autograd.grad(loss, self.params, retain_graph=True) for loss in losses]
        direction = list(torch.autograd.grad(self.contrastive(z, batch), self.params, allow_unused=True, materialize_grads=True))
        del z, logits, losses
        g = [x.clone() for x in domain_grads[0]]
        for more in domain_grads[1:]:
            torch._foreach_add_(g, more)
        torch._foreach_add_(direction, g)
        self.track_statistics(False)
        with torch.no_grad():
            home = [p.clone() for p in self.params]
            for g_k in domain_grads:
                torch._foreach_add_(self.params, self.ascent(g_k, home, g))
                with torch.enable_grad():
                    _, logits = self.network(batch.images)
                    h_k = torch.autograd.grad(self.domain_losses(logits, batch).sum(), self.params)
                torch._foreach_add_(direction, h_k, alpha=1 / len(domain_grads))
                torch._foreach_copy_(self.params, home)
        self.track_statistics(True)
        return direction

    def ascent(self, g_k, home, g):
        """rho T^2 g_k / (|T g_k| + 1e-16) - alpha g"""
        t = torch._foreach_add(torch._foreach_abs([home[i] for i in self.adaptive]), ETA)
        eps, adaptive = list(g_k), [g_k[i] for i in self.adaptive]
        scaled = torch._foreach_mul(adaptive, t)
        for i, x in zip(self.adaptive, scaled):
            eps[i] = x
        norm = torch.linalg.vector_norm(torch.stack(torch._foreach_norm(eps)))
        torch._foreach_mul_(scaled, t)    # eps holds these very tensors
        eps = torch._foreach_mul(eps, RHO / (norm + 1e-16))
        torch._foreach_add_(eps, g, alpha=-ALPHA)
        return eps

    def track_statistics(self, on):
        for m in self.norms:
            m.track_running_stats = on


class PythonStep:
    def __init__(self, minimizer, layout, options):
        torch.manual_seed(1)
        self.name = f"Python {layout}"
        images = torch.randn(2 * options.faces, 3, options.image_size, options.image_size)
        faces = torch.arange(options.faces)
        self.batch = Batch(images.to(memory_format=LAYOUTS[layout]), faces % 2, faces * options.source_domains // options.faces, options.source_domains)
        self.trainer = Trainer(Network(options.width), minimizer, layout)

    def run(self):
        start = time.perf_counter()
        self.trainer.step(self.batch)
        return time.perf_counter() - start

    def close(self):
        pass


class ProgramStep:
    def __init__(self, command):
        self.name = "program"
        self.process = subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self):
        self.process.stdin.write("step\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"the program ended before it answered (exit code {self.process.wait()})")
        return float(answer)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def compare(minimizer, options):
    participants = [PythonStep(minimizer, layout, options) for layout in options.layouts]
    if options.against:
        participants.append(ProgramStep(options.against.replace("{minimizer}", minimizer)))
    seconds = {p.name: [] for p in participants}
    for p in participants:
        p.run()
    for i in range(options.pairs):
        turn = i % len(participants)
        for p in participants[turn:] + participants[:turn]:
            seconds[p.name].append(p.run())
    for p in participants:
        p.close()
    last = participants[-1].name
    for name, times in seconds.items():
        line = f"{minimizer:8} {name:22} median {statistics.median(times):.3f} s, {min(times):.3f} to {max(times):.3f}"
        if name != last:
            line += f"; {last} / this = {statistics.median(seconds[last]) / statistics.median(times):.3f}"
        print(line, flush=True)


def check():
    """This file's steps against the reference: the same direction and statistics in fp64, for both layouts."""
    from formula import make_images, make_weights
    from gacfas_reference import Settings, step
    weights, images = make_weights(2, 1), make_images(7, 32)
    labels, domains = torch.tensor([1, 0, 1, 0, 1, 0, 1]), torch.tensor([0, 1, 2, 0, 1, 2, 2])
    worst = 0.0
    for minimizer in ("erm", "gac-fas"):
        expected = step(weights, images, labels, domains, Settings(minimizer=minimizer)).trace
        for layout, memory_format in LAYOUTS.items():
            network = Network(2).double()
            network.load_state_dict(weights)
            trainer = Trainer(network, minimizer, layout)
            direction = trainer.direction(Batch(images.to(memory_format=memory_format), labels, domains, 3))
            found = {f"direction.{n}": d for (n, _), d in zip(network.named_parameters(), direction)}
            found |= {f"buffer.{n}": b for n, b in network.named_buffers()}
            error = max(((x - expected[n]).abs().max() / expected[n].abs().max()).item() for n, x in found.items())
            print(f"{minimizer} {layout}: largest relative difference {error:.1e}")
            worst = max(worst, error)
    return 0 if worst < 1e-9 else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--width", type=int, default=64)
    parser.add_argument("--image-size", type=int, default=256)
    parser.add_argument("--faces", type=int, default=6, help="faces in the batch, each seen in two views")
    parser.add_argument("--source-domains", type=int, default=3)
    parser.add_argument("--minimizers", type=lambda s: s.split(","), default=["erm", "gac-fas"])
    parser.add_argument("--layouts", type=lambda s: s.split(","), default=list(LAYOUTS))
    parser.add_argument("--pairs", type=int, default=10, help="rounds; each runs one step of every participant")
    parser.add_argument("--against", help="command of the other program; {minimizer} is filled in")
    parser.add_argument("--threads", type=int, default=0, help="torch threads here; 0: torch's choice")
    parser.add_argument("--check", action="store_true", help="compare with the reference instead of timing")
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    if options.check:
        sys.exit(check())
    print(f"torch {torch.__version__}, {torch.get_num_threads()} threads, width {options.width}, {2 * options.faces} images of {options.image_size}")
    for minimizer in options.minimizers:
        compare(minimizer, options)


if __name__ == "__main__":
    main()
