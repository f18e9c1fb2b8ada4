"""Many pictures in processes of their own: each is made or named, whatever one of them does."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from picture_samples import jpeg, photo, png, saved, transparent
from PIL import Image

from newsgen.errors import NewsgenError, PictureError, Problem
from newsgen.pictures import workers
from newsgen.pictures.derivatives import plan
from newsgen.pictures.kept import Made
from newsgen.pictures.metadata import read
from newsgen.pictures.workers import Job, Limits, make_all

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded")  # xdist's threads, not ours


class Deadly(type(Path())):  # type: ignore[misc]  # the class of paths depends on the system
    """A path on which the process that gets it dies at once, without any Python exception, as a decoder may."""

    def __reduce__(self) -> Any:  # pickle's own signature
        return os._exit, (11,)


def job(folder: Path, name: str, data: bytes, widths: tuple[int, ...] = (48, 80)) -> Job:
    path = folder / name
    path.write_bytes(data)
    return Job(path, plan(read(path), slug=path.stem, widths=widths))


def results(jobs: list[Job], into: Path, limits: Limits | None = None) -> dict[str, Made | Problem]:
    return {done.source.name: result for done, result in make_all(jobs, into, processes=2, limits=limits)}


def names_of_problems(found: dict[str, Made | Problem]) -> dict[str, str]:
    return {name: result.what for name, result in found.items() if isinstance(result, Problem)}


def test_every_picture_is_made_and_told(tmp_path: Path) -> None:
    jobs = [job(tmp_path, f"{n}.jpg", jpeg(photo(90 + n, 60))) for n in range(5)]
    found = results(jobs, tmp_path / "out")
    assert sorted(found) == [f"{n}.jpg" for n in range(5)]
    for each in jobs:
        made = found[each.source.name]
        assert isinstance(made, Made)
        assert made.written == tuple(r.name for r in each.derivation.renditions)
        assert all(seal.holds(tmp_path / "out" / name) for name, seal in made.seals.items())


def test_no_pictures_need_no_process(tmp_path: Path) -> None:
    assert results([], tmp_path) == {}


def test_a_broken_picture_costs_itself(tmp_path: Path) -> None:
    data = bytearray(png())
    data[data.index(b"IDAT") + 20] ^= 255
    files = {"a.jpg": jpeg(), "b.png": bytes(data), "c.png": png()}
    jobs = [job(tmp_path, name, content) for name, content in files.items()]
    problems = names_of_problems(results(jobs, tmp_path / "out"))
    assert list(problems) == ["b.png"]
    assert "broken" in problems["b.png"]


def test_a_process_that_dies_costs_the_picture_that_it_had(tmp_path: Path) -> None:
    jobs = [job(tmp_path, f"{n}.jpg", jpeg(photo(90 + n, 60))) for n in range(6)]
    jobs[2] = msgspec.structs.replace(jobs[2], source=Deadly(jobs[2].source))
    found = results(jobs, tmp_path / "out")
    assert len(found) == 6
    assert list(names_of_problems(found)) == ["2.jpg"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's memory")
def test_a_picture_that_needs_too_much_memory_costs_itself(tmp_path: Path) -> None:
    large = saved(Image.new("RGBA", (5000, 4000), (9, 9, 9, 99)), "PNG")
    jobs = [job(tmp_path, "small.png", saved(transparent(), "PNG")), job(tmp_path, "large.png", large)]
    problems = names_of_problems(results(jobs, tmp_path / "out", Limits(megabytes=80)))
    assert list(problems) == ["large.png"]
    assert "80 MB of memory" in problems["large.png"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's memory")
def test_a_limit_of_the_system_is_not_blamed_on_the_picture(tmp_path: Path) -> None:
    script = (
        "import resource, sys; from pathlib import Path; from newsgen.pictures import derivatives, metadata, workers\n"
        "path = Path(sys.argv[1]); plan = derivatives.plan(metadata.read(path), slug='a', widths=(48,))\n"
        "resource.setrlimit(resource.RLIMIT_DATA, (90 << 20,) * 2)\n"
        "for _, done in workers.make_all([workers.Job(path, plan)], path.parent / 'out', processes=1): print(done)\n"
    )
    path = tmp_path / "large.png"
    path.write_bytes(saved(Image.new("RGBA", (5000, 4000), (9, 9, 9, 99)), "PNG"))
    command = [sys.executable, "-c", script, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # our own code
    assert "more than 90 MB of memory; allow newsgen 480 MB (ulimit)" in done.stdout


def test_a_process_that_ends_before_it_looks_at_a_picture_is_not_blamed_on_that(tmp_path: Path) -> None:
    class Unstarted(type(Path())):  # type: ignore[misc]  # as above
        def __reduce__(self) -> Any:
            return sys.exit, (1,)

    doomed = job(tmp_path, "a.jpg", jpeg(photo(90, 60)))
    with pytest.raises(NewsgenError, match="--jobs:1: a process that worked for it was ended"):
        results([msgspec.structs.replace(doomed, source=Unstarted(doomed.source))], tmp_path / "out")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot end a process after its processor time")
def test_a_picture_that_takes_too_long_costs_itself(tmp_path: Path) -> None:
    large = saved(Image.effect_noise((3000, 2000), 80).convert("RGB"), "TIFF")
    small = [job(tmp_path, f"{n}.jpg", jpeg(photo(64, 48))) for n in range(3)]
    jobs = [job(tmp_path, "large.tif", large, (2400,)), *small]
    problems = names_of_problems(results(jobs, tmp_path / "out", Limits(seconds=0.3)))
    assert list(problems) == ["large.tif"]
    assert "0.3 s" in problems["large.tif"]


_BROKEN_FAX = """
import sys
from pathlib import Path
from newsgen.pictures import derivatives, metadata, workers

if __name__ == "__main__":
    source = Path(sys.argv[1])
    plan = derivatives.plan(metadata.read(source), slug="fax", widths=(48,))
    print(len(list(workers.make_all([workers.Job(source, plan)], source.parent / "out", processes=1))))
"""


def test_decoders_do_not_write_to_the_terminal(tmp_path: Path) -> None:
    data = bytearray(saved(photo(mode="1"), "TIFF", compression="group4"))
    data[60:90] = b"\x37" * 30
    (tmp_path / "fax.tif").write_bytes(data)
    (tmp_path / "run.py").write_text(_BROKEN_FAX)
    command = [sys.executable, str(tmp_path / "run.py"), str(tmp_path / "fax.tif")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # our own command
    assert (done.stdout.strip(), done.stderr) == ("1", "")


def test_a_folder_that_cannot_be_written_is_not_blamed_on_a_picture(tmp_path: Path) -> None:
    """Else a full disk would take pictures off the site."""
    (tmp_path / "out").write_text("a file")
    one, said = job(tmp_path, "a.jpg", jpeg()), rf"^{tmp_path}/out:1: pictures cannot be written: File exists; "
    with pytest.raises(PictureError, match=said):
        results([one], tmp_path / "out")
    with pytest.raises(PictureError, match=said):
        workers._make_alone(one, tmp_path / "out", Limits())
