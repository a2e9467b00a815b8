"""GAC-FAS and its relatives written down a second time, in plain Python and torch: the check on the C++ engine.

One call of `step` is one optimiser step of one minimiser, traced: it returns every tensor that `gacfas trace-step`
writes. Nothing here is fast or in place; every formula stands once, as in the method's statement:

    l_k = (1/K) mean over domain k's images of CE(y, s * cosine logit)          L = sum_k l_k
    F   = lambda * SupCon(z / |z|)                                              g = sum_k grad l_k
    gac-fas     eps_k = rho T^2 g_k / (|T g_k| + 1e-16) - alpha g               d = g + grad F + mean_k grad L(theta + eps_k)
    sam         eps   = rho T^2 g   / (|T g|   + 1e-16)                         d = grad L(theta + eps) + grad F
    sam-domain  eps_k = rho T^2 g_k / (|T g_k| + 1e-16)                         d = sum_k grad l_k(theta + eps_k) + grad F
    sagm        eps   = rho T^2 g   / (|T g|   + 1e-16) - alpha g               d = g + grad L(theta + eps) + grad F
    erm                                                                         d = erm_scale * g + grad F

All tensors of `weights` are named as in the weight files: `model.conv1.weight`, ..., `model.bn1.running_mean`, ..., `fc.weight`.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F

BATCH_NORM_MOMENTUM = 0.1
MINIMIZERS = ("erm", "sam", "sam-domain", "sagm", "gac-fas")


@dataclass(frozen=True)
class Settings:
    """The options a step depends on, with the defaults of `gacfas`."""

    minimizer: str = "gac-fas"
    loss: str = "bce"               # bce: one output; ce: two outputs, class 1 = live
    source_domains: int = 3         # K, whether or not all of them are in the batch
    logit_scale: float = 12.0       # s
    lambda_contrast: float = 0.2    # lambda
    erm_scale: float = 1.0
    rho: float = 0.1
    eta: float = 0.0
    alpha: float = 2e-4
    adaptive: str = "auto"          # auto: true for gac-fas, false for the others
    variant: str = "paper"          # paper | released; concerns gac-fas alone

    @property
    def is_adaptive(self):
        return self.minimizer == "gac-fas" if self.adaptive == "auto" else self.adaptive == "true"


@dataclass
class Step:
    trace: dict       # name -> tensor, as trace-step writes them
    ascended: dict    # k -> loss at the ascending point (L; for sam-domain l_k)


# ---------------------------------------------------------------------------------------------------------------- model

def batch_norm_names(prefix):
    return [f"{prefix}.weight", f"{prefix}.bias"]


def blocks():
    """(name, stage 0..3, has a downsampling path) of ResNet-18's eight blocks, in order."""
    return [(f"model.layer{stage + 1}.{i}", stage, stage > 0 and i == 0) for stage in range(4) for i in range(2)]


def parameter_shapes(width, classes):
    """Trainable tensors in torchvision's order, then the head: {name: shape}."""
    shapes = {"model.conv1.weight": (width, 3, 7, 7)}
    shapes |= {name: (width,) for name in batch_norm_names("model.bn1")}
    inputs = width
    for block, stage, downsample in blocks():
        outputs = width << stage
        shapes[f"{block}.conv1.weight"] = (outputs, inputs, 3, 3)
        shapes |= {name: (outputs,) for name in batch_norm_names(f"{block}.bn1")}
        shapes[f"{block}.conv2.weight"] = (outputs, outputs, 3, 3)
        shapes |= {name: (outputs,) for name in batch_norm_names(f"{block}.bn2")}
        if downsample:
            shapes[f"{block}.downsample.0.weight"] = (outputs, inputs, 1, 1)
            shapes |= {name: (outputs,) for name in batch_norm_names(f"{block}.downsample.1")}
        inputs = outputs
    shapes["fc.weight"] = (classes, inputs)
    return shapes


def batch_norms(width):
    """Batch-norm layers in order: {prefix: channels}."""
    return {name.removesuffix(".bias"): shape[0] for name, shape in parameter_shapes(width, 1).items() if name.endswith(".bias")}


def features(theta, images, statistics=None):
    """z [N, 8 * width] in training mode. `statistics`, if given, collects (mean, unbiased variance) of every batch norm."""

    def conv(x, name, stride, padding):
        return F.conv2d(x, theta[f"{name}.weight"], stride=stride, padding=padding)

    def norm(x, name):
        if statistics is not None:
            statistics[name] = (x.detach().mean((0, 2, 3)), x.detach().var((0, 2, 3), unbiased=True))
        return F.batch_norm(x, None, None, theta[f"{name}.weight"], theta[f"{name}.bias"], training=True)

    x = F.relu(norm(conv(images, "model.conv1", 2, 3), "model.bn1"))
    x = F.max_pool2d(x, kernel_size=3, stride=2, padding=1)
    for block, _, downsample in blocks():
        stride = 2 if downsample else 1
        y = F.relu(norm(conv(x, f"{block}.conv1", stride, 1), f"{block}.bn1"))
        y = norm(conv(y, f"{block}.conv2", 1, 1), f"{block}.bn2")
        if downsample:
            x = norm(conv(x, f"{block}.downsample.0", stride, 0), f"{block}.downsample.1")
        x = F.relu(x + y)
    return x.mean((2, 3))


def cosine_logits(theta, z):
    return F.normalize(z, dim=1) @ F.normalize(theta["fc.weight"], dim=1).T


def updated_buffers(weights, statistics):
    """Running statistics after one training forward."""
    buffers = {}
    for name, (mean, variance) in statistics.items():
        for kind, value in (("running_mean", mean), ("running_var", variance)):
            old = weights[f"{name}.{kind}"].to(value.dtype)
            buffers[f"{name}.{kind}"] = (1 - BATCH_NORM_MOMENTUM) * old + BATCH_NORM_MOMENTUM * value
        tracked = weights.get(f"{name}.num_batches_tracked", torch.tensor(0))
        buffers[f"{name}.num_batches_tracked"] = tracked + 1
    return buffers


# --------------------------------------------------------------------------------------------------------------- losses

def image_losses(logits, labels, settings):
    """Classification loss of each image [N] from its cosine logits [N, 1 or 2]."""
    scaled = settings.logit_scale * logits
    if settings.loss == "ce":
        return F.cross_entropy(scaled, labels, reduction="none")
    return F.binary_cross_entropy_with_logits(scaled[:, 0], labels.to(scaled.dtype), reduction="none")


def domain_losses(logits, labels, domains, settings):
    """{k: l_k} for every domain present. labels, domains: one per image [N]."""
    losses = image_losses(logits, labels, settings)
    return {k: losses[domains == k].mean() / settings.source_domains
            for k in range(settings.source_domains) if (domains == k).any()}


def sup_con(z, labels, domains, temperature=0.1, base_temperature=0.07):
    """Supervised contrastive loss of the rows of z, class id = 10 * domain + label. Scalar, without lambda."""
    z = F.normalize(z, dim=1)
    ids = 10 * domains + labels
    itself = torch.eye(len(z), dtype=torch.bool)
    similarity = z @ z.T / temperature
    similarity = similarity - similarity.detach().max(dim=1, keepdim=True).values
    log_denominator = similarity.masked_fill(itself, float("-inf")).logsumexp(dim=1, keepdim=True)
    log_probability = similarity - log_denominator
    positive = ((ids[:, None] == ids[None, :]) & ~itself).to(z.dtype)
    per_row = (positive * log_probability).sum(1) / positive.sum(1)    # the other view is always a positive
    return -(temperature / base_temperature) * per_row.mean()


# ------------------------------------------------------------------------------------------------- vectors of parameters
# A vector is {parameter name: tensor}; all share the parameters' order.

def add(*vectors):
    return {name: sum(v[name] for v in vectors) for name in vectors[0]}


def scale(factor, vector):
    return {name: factor * x for name, x in vector.items()}


def norm(vector):
    return torch.sqrt(sum((x * x).sum() for x in vector.values()))


def dot(a, b):
    return sum((a[name] * b[name]).sum() for name in a)


def gradient(loss, theta):
    """grad loss over all parameters; one that the loss does not reach gets zeros."""
    found = torch.autograd.grad(loss, list(theta.values()), retain_graph=True, allow_unused=True)
    return {name: torch.zeros_like(p) if g is None else g.detach() for (name, p), g in zip(theta.items(), found)}


def leaves(theta):
    return {name: p.detach().clone().requires_grad_(True) for name, p in theta.items()}


# ------------------------------------------------------------------------------------------------------------ minimisers

def sharp_ascent(direction, theta, settings):
    """rho T^2 v / (|T v| + 1e-16); T = |theta| + eta for names with `weight`, else 1; T = 1 everywhere if not adaptive."""
    def t(name):
        if settings.is_adaptive and "weight" in name:
            return theta[name].detach().abs() + settings.eta
        return torch.ones_like(theta[name]).detach()

    factor = settings.rho / (norm({name: t(name) * v for name, v in direction.items()}) + 1e-16)
    return {name: factor * t(name) ** 2 * v for name, v in direction.items()}


def released_bookkeeping(domain_gradients, zero, source_domains):
    """Directions of ascent and the vector of the alpha term as the authors' released code sums them.

    A cumulative gradient is added to a running total in every round: for K = 3 the directions are g_0, g_1, g_2 - g_0
    and the total is 3 g_0 + 2 g_1 + g_2.
    """
    cumulative, total, directions = zero, zero, {}
    for k in range(source_domains):
        cumulative = add(cumulative, domain_gradients.get(k, zero))
        directions[k] = add(cumulative, scale(-1, total))
        total = add(total, cumulative)
    return {k: directions[k] for k in domain_gradients}, total


def ascents(g, domain_gradients, theta, settings):
    """{k: eps_k}, k = `all` where there is one ascending point."""
    if settings.minimizer == "erm":
        return {}
    if settings.minimizer in ("sam", "sagm"):
        directions, backwards = {"all": g}, g
    elif settings.minimizer == "gac-fas" and settings.variant == "released":
        directions, backwards = released_bookkeeping(domain_gradients, scale(0, g), settings.source_domains)
    else:
        directions, backwards = domain_gradients, g
    alpha = settings.alpha if settings.minimizer in ("sagm", "gac-fas") else 0.0
    return {k: add(sharp_ascent(v, theta, settings), scale(-alpha, backwards)) for k, v in directions.items()}


def combine(g, contrastive, ascended, settings):
    """The update direction d, before momentum and weight decay."""
    h = list(ascended.values())
    if settings.minimizer == "erm":
        return add(scale(settings.erm_scale, g), contrastive)
    if settings.minimizer in ("sam", "sam-domain"):
        return add(*h, contrastive)
    return add(g, contrastive, scale(1 / len(h), add(*h)))    # sagm (one point) and gac-fas


def step(weights, images, labels, domains, settings, dtype=torch.float64):
    """One traced step. images [2B, 3, S, S] (first B view one, last B view two), labels and domains [B]."""
    if settings.minimizer not in MINIMIZERS:
        raise ValueError(f"unknown minimizer {settings.minimizer}")
    width = weights["model.conv1.weight"].shape[0]
    classes = 2 if settings.loss == "ce" else 1
    theta = leaves({name: weights[name].to(dtype) for name in parameter_shapes(width, classes)})
    images, labels, domains = images.to(dtype), labels.repeat(2), domains.repeat(2)

    statistics = {}
    z = features(theta, images, statistics)
    losses = domain_losses(cosine_logits(theta, z), labels, domains, settings)
    contrast = settings.lambda_contrast * sup_con(z, labels, domains)
    domain_gradients = {k: gradient(loss, theta) for k, loss in losses.items()}
    contrast_gradient = gradient(contrast, theta)
    g = add(*domain_gradients.values())

    epsilons = ascents(g, domain_gradients, theta, settings)
    ascended_gradients, ascended_losses = {}, {}
    for k, epsilon in epsilons.items():
        there = leaves(add(theta, epsilon))
        losses_there = domain_losses(cosine_logits(there, features(there, images)), labels, domains, settings)
        loss = losses_there[k] if settings.minimizer == "sam-domain" else sum(losses_there.values())
        ascended_gradients[k] = gradient(loss, there)
        ascended_losses[k] = loss.item()

    trace = {f"loss.domain.{k}": loss.detach() for k, loss in losses.items()} | {"loss.contrastive": contrast.detach()}
    vectors = {f"grad.domain.{k}": v for k, v in domain_gradients.items()}
    vectors |= {"grad.contrastive": contrast_gradient}
    vectors |= {f"eps.{k}": v for k, v in epsilons.items()}
    vectors |= {f"grad.ascended.{k}": v for k, v in ascended_gradients.items()}
    vectors |= {"direction": combine(g, contrast_gradient, ascended_gradients, settings)}
    trace |= {f"{kind}.{name}": x.detach() for kind, v in vectors.items() for name, x in v.items()}
    trace |= {f"buffer.{name}": x for name, x in updated_buffers(weights, statistics).items()}
    return Step(trace, ascended_losses)


def vector(trace, kind, parameters):
    """The parameter vector of one kind (`direction`, `eps.0`, ...) in a trace."""
    return {name: trace[f"{kind}.{name}"] for name in parameters}
