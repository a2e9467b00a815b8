"""One point of a loss surface in plain Python, written in two ways, on faces that are decoded already.

`ReferencePoint` is the procedure of tomgoldstein/loss-landscape with what it does at every grid point: the weights of the
point are summed on the CPU in NumPy, tensor by tensor, theta0 + (a * x + b * y); every parameter gets a new tensor; the
data set goes through a DataLoader in batches of 128 with nothing shuffled; eval mode and no gradients; each batch gives
its mean loss and its count of right answers, both fetched at once, and the means are weighted by the batch's size.
Decoding, reading the direction file again at every point and MPI are left out: all in its favour.

`FoldedPoint` is what one would write for speed: channels-last, batch norm folded into the convolutions (weights and both
directions are scaled once, for batch norm stays where it is), one flat buffer of weights, inference mode, one
synchronisation a point.

Faces: images [N, 3, S, S] float32, labels [N] (1 = live). The loss is the binary cross entropy of s * cosine, mean over faces.
"""

import numpy as np
import torch
import torch.nn.functional as F

LOGIT_SCALE = 12.0
EPSILON = 1e-5    # of batch norm


def normalise(direction, weights):
    """Filter-wise (Li et al. 2018), biases and batch norm ignored: {name: float32 array}."""
    result = {}
    for name, d in direction.items():
        w = weights[name]
        if d.ndim <= 1:
            result[name] = np.zeros_like(d)
            continue
        axes = tuple(range(1, d.ndim))
        size = lambda t: np.sqrt((t.astype(np.float64) ** 2).sum(axes, keepdims=True))
        result[name] = (d * (size(w) / (size(d) + 1e-10))).astype(np.float32)
    return result


class ReferencePoint:
    name = "reference procedure"

    def __init__(self, network, weights, x, y, images, labels):
        self.network, self.names = network.eval(), [n for n, _ in network.named_parameters()]
        self.weights = [torch.from_numpy(weights[n]) for n in self.names]
        self.x, self.y = [x[n] for n in self.names], [y[n] for n in self.names]
        data = torch.utils.data.TensorDataset(images, labels)
        self.loader = torch.utils.data.DataLoader(data, batch_size=128, shuffle=False)

    def measure(self, a, b):
        changes = [d0 * a + d1 * b for d0, d1 in zip(self.x, self.y)]
        for p, w, d in zip(self.network.parameters(), self.weights, changes):
            p.data = w + torch.from_numpy(d).type(torch.FloatTensor)
        total, correct, count = 0.0, 0, 0
        with torch.no_grad():
            for images, labels in self.loader:
                _, logits = self.network(images)
                loss = F.binary_cross_entropy_with_logits(LOGIT_SCALE * logits[:, 0], labels.float())
                total += loss.item() * len(labels)
                correct += ((logits[:, 0] >= 0) == (labels == 1)).sum().item()
                count += len(labels)
        return total / count


def convolutions():
    """(name, batch norm, stride, padding) of every convolution of the network, in the order of torchvision."""
    yield "model.conv1", "model.bn1", 2, 3
    for stage in range(1, 5):
        for block in range(2):
            prefix, stride = f"model.layer{stage}.{block}", 2 if stage > 1 and block == 0 else 1
            yield f"{prefix}.conv1", f"{prefix}.bn1", stride, 1
            yield f"{prefix}.conv2", f"{prefix}.bn2", 1, 1
            if stage > 1 and block == 0:
                yield f"{prefix}.downsample.0", f"{prefix}.downsample.1", stride, 0


class FoldedPoint:
    name = "Python, folded, channels-last"

    def __init__(self, state, x, y, images, labels, batch):
        state = {n: torch.as_tensor(v) for n, v in state.items()}
        self.settings, self.biases, sources = {}, {}, ([], [], [])
        for conv, norm, stride, padding in convolutions():
            scale = state[f"{norm}.weight"] / torch.sqrt(state[f"{norm}.running_var"] + EPSILON)
            self.settings[conv] = (stride, padding)
            self.biases[conv] = state[f"{norm}.bias"] - scale * state[f"{norm}.running_mean"]
            for part, source in zip(sources, (state, x, y)):
                part.append(torch.as_tensor(source[f"{conv}.weight"]) * scale[:, None, None, None])
        for part, source in zip(sources, (state, x, y)):
            part.append(torch.as_tensor(source["fc.weight"]))
        orders = [t.contiguous(memory_format=torch.channels_last) if t.ndim == 4 else t for t in sources[0]]
        self.flat = [torch.cat([self.in_order(t) for t in part]) for part in sources]
        self.point = self.flat[0].clone()
        self.views, place = {}, 0
        for name, t in zip([*self.settings, "fc"], orders):
            self.views[name] = self.point[place:place + t.numel()].as_strided(t.shape, t.stride())
            place += t.numel()
        images = images.contiguous(memory_format=torch.channels_last)
        self.batches = list(zip(images.split(batch), labels.float().split(batch)))

    @staticmethod
    def in_order(t):
        return t.permute(0, 2, 3, 1).reshape(-1) if t.ndim == 4 else t.reshape(-1)

    def conv(self, name, x):
        stride, padding = self.settings[name]
        return F.conv2d(x, self.views[name], self.biases[name], stride, padding)

    def features(self, x):
        x = F.max_pool2d(self.conv("model.conv1", x).relu_(), 3, 2, 1)
        for stage in range(1, 5):
            for block in range(2):
                prefix = f"model.layer{stage}.{block}"
                y = self.conv(f"{prefix}.conv2", self.conv(f"{prefix}.conv1", x).relu_())
                y += self.conv(f"{prefix}.downsample.0", x) if stage > 1 and block == 0 else x
                x = y.relu_()
        return x.mean((2, 3))

    @torch.inference_mode()
    def measure(self, a, b):
        torch.mul(self.flat[1], a, out=self.point)
        self.point.add_(self.flat[2], alpha=b).add_(self.flat[0])
        losses = []
        for images, targets in self.batches:
            logits = F.normalize(self.features(images)) @ F.normalize(self.views["fc"]).T
            losses.append(F.binary_cross_entropy_with_logits(LOGIT_SCALE * logits[:, 0], targets, reduction="none"))
        return torch.cat(losses).double().mean().item()
