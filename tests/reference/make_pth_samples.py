"""Writes the checkpoints in tests/weights/samples, as torch.save makes them in its several ways.

    python tests/reference/make_pth_samples.py [tests/weights/samples]

Needs torch and numpy; the file of the safetensors package is made only where that package is installed.
The tests state the expected numbers themselves (ramps: element i of a tensor is i, or first + i).
"""

import os
import struct
import sys
import types
import zipfile
from collections import OrderedDict

import numpy as np
import torch

OUT = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..", "weights", "samples")


def ramp(*shape, first=0.0, dtype=torch.float32):
    count = int(np.prod(shape))
    return (torch.arange(count, dtype=torch.float32) + first).to(dtype).reshape(shape)


def save(name, value, **options):
    torch.save(value, os.path.join(OUT, name), **options)


def small_model():
    model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.BatchNorm1d(2))
    state = model.state_dict()
    for i, tensor in enumerate(state.values()):
        tensor.copy_(ramp(*tensor.shape, first=10.0 * i))
    model.load_state_dict(state)
    return model


def views():
    """Tensors that are not plain blocks, and two that share one."""
    block = ramp(4, 3)
    return OrderedDict(
        transposed=block.t(), part=block[1:3, ::2], same=block, channels_last=ramp(1, 2, 2, 3).to(memory_format=torch.channels_last),
        scalar=torch.tensor(5.0), empty=torch.zeros(0, 3))


class EasyDict(dict):
    """Stands for the package `easydict`, whose class of this name the authors' checkpoints hold."""


def checkpoint():
    """What the authors' training loop saves."""
    module = types.ModuleType("easydict")
    module.EasyDict = EasyDict
    EasyDict.__module__, EasyDict.__qualname__ = "easydict", "EasyDict"
    sys.modules["easydict"] = module
    args = EasyDict(protocol="ICM2O", lr=0.005, train_set=["a", "b"])
    args.__dict__["protocol"] = "ICM2O"
    model = torch.nn.Linear(2, 1, bias=False)
    model.weight.data.copy_(ramp(1, 2, first=1.0))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 5)
    model(torch.ones(1, 2)).sum().backward()
    optimizer.step()
    model.weight.data.copy_(ramp(1, 2, first=1.0))
    return {"epoch": 3, "state_dict": model.state_dict(), "optimizer": optimizer.state_dict(), "scheduler": scheduler, "args": args,
            "eva": (np.float64(0.25), np.float64(0.75))}


def from_gpu(name):
    """The file of `name`, its storages marked as from a second GPU."""
    with zipfile.ZipFile(os.path.join(OUT, name)) as source, zipfile.ZipFile(os.path.join(OUT, "gpu.pth"), "w") as target:
        for entry in source.namelist():
            data = source.read(entry)
            if entry.endswith("data.pkl"):
                data = data.replace(b"X\x03\x00\x00\x00cpu", b"X\x06\x00\x00\x00cuda:1")
            target.writestr(zipfile.ZipInfo(entry), data)


def python2():
    """As PyTorch 0.1 under Python 2 wrote it: byte strings, an OrderedDict from a list of lists, tensors and parameters built afterwards."""
    def text(value):
        return b"U" + bytes([len(value)]) + value

    def storage(key, elements):
        return b"(" + text(b"storage") + b"ctorch\nFloatStorage\n" + text(key) + text(b"cpu") + b"K" + bytes([elements]) + b"NtQ"

    def tensor(key, elements):
        return b"ctorch\nFloatTensor\n)R(" + storage(key, elements) + b"K\x00(K" + bytes([elements]) + b"t(K\x01ttb"

    def parameter(content):
        return b"ctorch.nn.parameter\nParameter\n" + content + b"\x85R(\x88\x89ccollections\nOrderedDict\n)Rtb"

    pairs = [(b"conv.weight", parameter(tensor(b"7", 2))), (b"bn.running_mean", tensor(b"9", 3))]
    state = b"ccollections\nOrderedDict\n(](" + b"".join(b"](" + text(name) + value + b"e" for name, value in pairs) + b"etR"
    magic = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19."
    system = b"\x80\x02}(" + text(b"little_endian") + b"\x88" + text(b"protocol_version") + b"M\xe9\x03u."
    keys = b"\x80\x02](" + text(b"7") + text(b"9") + b"e."
    blocks = struct.pack("<q2f", 2, 1, 2) + struct.pack("<q3f", 3, 4, 5, 6)
    with open(os.path.join(OUT, "python2.pth"), "wb") as file:
        file.write(magic + b"\x80\x02M\xe9\x03." + system + b"\x80\x02" + state + b"." + keys + blocks)


def safetensors_sample():
    try:
        from safetensors.torch import save_file
    except ImportError:
        print("package safetensors not installed: its sample is left as it is")
        return
    tensors = {"half": ramp(3, dtype=torch.bfloat16), "w": ramp(2, 2, first=1.0), "count": torch.tensor(7), "flag": torch.tensor([True, False])}
    save_file(tensors, os.path.join(OUT, "python.safetensors"), metadata={"format": "pt"})


def main():
    os.makedirs(OUT, exist_ok=True)
    kinds = [torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8]
    model = small_model()
    save("state_dict.pth", model.state_dict())
    save("legacy.pth", model.state_dict(), _use_new_zipfile_serialization=False)
    save("types.pth", {str(kind): ramp(3, dtype=kind) for kind in kinds} | {"torch.bool": torch.tensor([True, False])})
    save("views.pth", views())
    save("views_legacy.pth", views(), _use_new_zipfile_serialization=False)
    save("parameter.pth", {"net": {"w": torch.nn.Parameter(ramp(2, 2))}})
    save("one.pth", {"only": ramp(2)})
    save("protocol4.pth", OrderedDict(a=ramp(2)), pickle_protocol=4)
    save("checkpoint.pth", checkpoint())
    save("checkpoint_legacy.pth", checkpoint(), _use_new_zipfile_serialization=False)
    save("whole_model.pth", model[0])
    save("sparse.pth", {"s": torch.eye(2).to_sparse()})
    from_gpu("one.pth")
    python2()
    safetensors_sample()


if __name__ == "__main__":
    main()
