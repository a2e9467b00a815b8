"""The training loader of a Python user, for `gacfas-bench loader --against`: torchvision's transforms and DataLoader with
PIL, the work of core/data/FaceLoader on the same files. One thread, no worker processes.

  torchvision_loader.py ROOT SIZE BATCH

Answers lines on standard input:
  train SECONDS FOLDER            faces and CPU seconds of the training loader over ROOT/FOLDER
  test SECONDS FOLDER             faces and CPU seconds with the test transform
  pixels LEFT TOP WIDTH HEIGHT DEGREES FILE OUT   RGB bytes of a crop, resized (bicubic) and turned, to OUT
"""
import glob
import math
import os
import random
import sys
import time

import PIL
import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset

# pip may have given torchvision's CUDA build beside torch's CPU build. It then cannot load its own operators, which no
# transform uses, and stumbles over their shapes alone.
register_fake, torch.library.register_fake = torch.library.register_fake, lambda *_, **__: lambda function: function
import torchvision  # noqa: E402

torch.library.register_fake = register_fake
from torchvision import transforms  # noqa: E402
from torchvision.transforms import InterpolationMode  # noqa: E402
from torchvision.transforms import functional as F  # noqa: E402

MEAN, DEVIATION = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]


class Cutout:
    """A box with a side from a Beta(1, 1) draw, filled with its mean colour, every second time."""

    def __call__(self, image):
        if random.random() >= 0.5:
            return image
        height, width = image.shape[1:]
        part = math.sqrt(1 - random.random())
        x, y = random.randrange(width), random.randrange(height)
        half_w, half_h = int(width * part) // 2, int(height * part) // 2
        box = image[:, max(y - half_h, 0):y + half_h, max(x - half_w, 0):x + half_w]
        if box.numel():
            box[:] = box.mean(dim=(1, 2), keepdim=True)
        return image


class Faces(Dataset):
    def __init__(self, folder, split, transform, views):
        self.files = sorted(glob.glob(os.path.join(folder, "*", split, "*", "*", "*.jpg")))
        self.transform, self.views = transform, views

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        image = Image.open(self.files[i]).convert("RGB")
        return [self.transform(image) for _ in range(self.views)]


def rate(dataset, batch, shuffle, seconds):
    """Faces and CPU seconds; the first batch only warms up."""
    faces, start = 0, None
    while start is None or time.process_time() - start < seconds:
        for views in DataLoader(dataset, batch_size=batch, shuffle=shuffle):
            if start is None:
                start = time.process_time()
                continue
            faces += views[0].shape[0]
            if time.process_time() - start >= seconds:
                break
    return f"{faces} {time.process_time() - start}"


def pixels(left, top, width, height, degrees, file, size):
    image = Image.open(file).convert("RGB")
    image = F.resized_crop(image, top, left, height, width, [size, size], InterpolationMode.BICUBIC)
    return F.rotate(image, degrees, InterpolationMode.BICUBIC).tobytes()


def main():
    root, size, batch = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(1)
    end = [transforms.ToTensor(), transforms.Normalize(MEAN, DEVIATION)]
    train = transforms.Compose([
        transforms.RandomResizedCrop(size, interpolation=InterpolationMode.BICUBIC), transforms.RandomHorizontalFlip(),
        transforms.RandomRotation(180, interpolation=InterpolationMode.BICUBIC), *end, Cutout()])
    test = transforms.Compose([transforms.Resize((size, size)), *end])
    print(f"torchvision {torchvision.__version__}, Pillow {PIL.__version__}, torch {torch.__version__}", flush=True)
    for line in sys.stdin:
        command, *arguments = line.rstrip("\n").split("\t")
        if command == "pixels":
            *numbers, file, out = arguments
            left, top, width, height = map(int, numbers[:4])
            with open(out, "wb") as target:
                target.write(pixels(left, top, width, height, float(numbers[4]), file, size))
            print("done", flush=True)
        else:
            split, transform, views = ("train", train, 2) if command == "train" else ("*", test, 1)
            faces = Faces(os.path.join(root, arguments[1]), split, transform, views)
            print(rate(faces, batch, command == "train", float(arguments[0])), flush=True)


if __name__ == "__main__":
    main()
