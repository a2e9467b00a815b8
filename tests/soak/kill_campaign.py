"""Kills trainings and landscapes with SIGKILL at random moments and checks that nothing but the work in flight is lost.

    python3 tests/soak/kill_campaign.py build/release/bin/gacfas [--kills 100] [--seed 1] [--keep DIR]

By hand, not in CI: takes a few minutes. Half of the kills hit a training, half a landscape, each of which is started again
until its kills are used up, and then runs to its end. Checked: every restart finds a readable run; a training goes on from
the newest checkpoint, so that no more than the steps since then are done twice; the finished run has the weights and
evaluations of one that was never interrupted, byte for byte; a landscape's journal never loses a recorded point, and
the finished surface equals an uninterrupted one. Exit code 1 when anything differs.
"""

import argparse
import csv
import pathlib
import random
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zlib

POINTS = 15
SMALL = ["model.width=4", "model.image_size=32", "train.batch_size=8", "train.epochs=12", "train.minimizer_warming=1",
         "train.warming_epochs=0", "evaluate.every=2", "evaluate.last=2", f"landscape.points={POINTS}", "landscape.faces=8"]

JOURNAL_MAGIC = b"GACFASJ1"


class Failure(Exception):
    pass


def run(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failure(f"exit {done.returncode}: {' '.join(map(str, command))}\n{done.stderr.strip()}")
    return done


def kill_after(command, seconds):
    """True when the process was killed, False when it had ended by itself; then it must have ended well."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        _, errors = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return True
    if process.returncode != 0:
        raise Failure(f"exit {process.returncode}: {' '.join(map(str, command))}\n{errors.strip()}")
    return False


def newest_checkpoint(run_folder):
    steps = [int(re.search(r"step_(\d+)", file.name)[1]) for file in (run_folder / "checkpoints").glob("step_*.safetensors")]
    return max(steps, default=0)


def recorded_steps(run_folder):
    file = run_folder / "steps.csv"
    if not file.exists():
        return 0
    whole = [line for line in file.read_text().splitlines(keepends=True) if line.endswith("\n")]
    return int(whole[-1].split(",")[0]) if len(whole) > 1 else 0


def without_times(file):
    with open(file, newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [{key: value for key, value in row.items() if key != "seconds"} for row in rows]


def campaign_of_training(gacfas, start, folder, reference, kills, whole_seconds, chance):
    """Starts as often as it takes; a run that ends before its kills are used up is begun anew."""
    killed = runs = lost_most = 0
    while True:
        begun = folder.exists()
        command = [gacfas, "train", "--resume", folder] if begun else start
        if killed >= kills:
            run(command)
        elif kill_after(command, chance.uniform(0.02, whole_seconds)):
            killed += 1
            if folder.exists():
                lost_most = max(lost_most, recorded_steps(folder) - newest_checkpoint(folder))
            continue
        compare_trainings(folder, reference)
        runs += 1
        if killed >= kills:
            return killed, runs, lost_most
        shutil.rmtree(folder)


def compare_trainings(folder, reference):
    for name in ("steps.csv", "evaluations.csv"):
        if without_times(folder / name) != without_times(reference / name):
            raise Failure(f"{folder / name} differs from an uninterrupted run")
    for name in ("last", "best"):
        mine, other = (tensors(place / "weights" / f"{name}.safetensors") for place in (folder, reference))
        if mine != other:
            raise Failure(f"the {name} weights differ from an uninterrupted run")


def tensors(file):
    """Everything of a safetensors file behind its header."""
    data = file.read_bytes()
    return data[8 + struct.unpack("<Q", data[:8])[0]:]


def journal_records(file):
    """Number of intact records of a journal, the header with its magic among them: for each u32 length, payload,
    CRC-32 of both. A journal that was just begun may be empty."""
    data, place, count = file.read_bytes(), 0, 0
    if len(data) >= 12 and data[4:12] != JOURNAL_MAGIC:
        raise Failure(f"{file} does not begin as a journal does")
    while place + 8 <= len(data):
        length = struct.unpack_from("<I", data, place)[0]
        end = place + 4 + length
        if end + 4 > len(data) or zlib.crc32(data[place:end]) != struct.unpack_from("<I", data, end)[0]:
            break
        place, count = end + 4, count + 1
    return count


def campaign_of_landscape(gacfas, run_folder, kills, whole_seconds, chance):
    command = [gacfas, "landscape", run_folder]
    killed, before = 0, 0
    while killed < kills:
        if not kill_after(command, chance.uniform(0.02, whole_seconds)):
            shutil.rmtree(run_folder / "landscape")
            before = 0
            continue
        killed += 1
        for journal in run_folder.glob("landscape/*/points.journal"):
            now = journal_records(journal)
            if now < before:
                raise Failure(f"{journal}: {before} records before a kill, {now} after it")
            before = now
    run(command)
    file = next(run_folder.glob("landscape/*/points.journal"))
    if journal_records(file) != 1 + POINTS * POINTS:
        raise Failure(f"{file}: {journal_records(file)} records instead of {1 + POINTS * POINTS}")
    return killed


def compare_surfaces(folder, reference):
    """The weights are the same and so is the order of the points: the whole journals must be."""
    mine, other = (next(place.glob("landscape/*/points.journal")).read_bytes() for place in (folder, reference))
    if mine != other:
        raise Failure("the surface differs from an uninterrupted one")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gacfas", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path, help="work here and leave everything")
    options = parser.parse_args()
    place = options.keep or pathlib.Path(tempfile.mkdtemp(prefix="gacfas-kills-"))
    place.mkdir(parents=True, exist_ok=True)
    chance = random.Random(options.seed)
    config = pathlib.Path(__file__).resolve().parents[2] / "configs" / "demo" / "gac-fas.yaml"
    run([options.gacfas, "demo-data", "--out", place / "faces", "--clients", "4"])
    settings = [word for setting in SMALL for word in ("--set", setting)] + ["--set", f"data.root={place / 'faces'}"]
    start = [options.gacfas, "train", config, *settings, "--out"]

    reference, folder = place / "reference", place / "killed"
    begun = time.monotonic()
    run([*start, reference])
    training_seconds = time.monotonic() - begun
    half = options.kills // 2
    killed, runs, lost = campaign_of_training(options.gacfas, [*start, folder], folder, reference, half, training_seconds, chance)
    print(f"training: {killed} kills over {runs} runs, 0 unreadable, all equal to the uninterrupted run; "
          f"at most {lost} steps done twice (the checkpoint interval is two epochs)")

    begun = time.monotonic()
    run([options.gacfas, "landscape", reference])
    landscape_seconds = time.monotonic() - begun
    killed = campaign_of_landscape(options.gacfas, folder, options.kills - half, landscape_seconds, chance)
    compare_surfaces(folder, reference)
    print(f"landscape: {killed} kills, no recorded point lost, the journal equal to the uninterrupted one")
    if not options.keep:
        shutil.rmtree(place)


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit(f"kill_campaign: {failure}")
