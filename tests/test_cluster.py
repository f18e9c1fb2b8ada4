"""Rendering on a Dask cluster: the same bytes as here, also when a worker is lost half-way."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from samples import MakeSite, article, run
from site_samples import tree

from newsgen import executors
from newsgen.errors import NewsgenError
from newsgen.publishing.output import Draft, Publication

ARTICLES = 450
"""More than are worth other processes."""


class Cluster:
    """A scheduler and two workers on this machine, each in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.processes: list[subprocess.Popen[str]] = []
        self.folder = folder
        said = self.start(
            "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", until=r"tcp://(\S+)"
        )
        self.address = f"dask://{said}"
        self.workers = [self.worker(), self.worker()]

    def worker(self) -> subprocess.Popen[str]:
        options = ("--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
        self.start("dask_worker", f"tcp://{self.address[7:]}", *options, until="Registered to")
        return self.processes[-1]

    def start(self, program: str, *options: str, until: str) -> str:
        """Start a program of Dask's and wait until it says `until`; what that found."""
        command = [sys.executable, "-m", f"distributed.cli.{program}", *options]
        process = subprocess.Popen(command, cwd=self.folder, stderr=subprocess.PIPE, text=True)  # noqa: S603  # Dask's own command
        self.processes.append(process)
        assert process.stderr
        for line in process.stderr:
            if found := re.search(until, line):
                return found[found.lastindex or 0]
        pytest.fail(f"{program} ended before it was ready")

    def stop(self) -> None:
        for process in self.processes:
            process.kill()
            process.communicate()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path)
    yield made
    made.stop()


def many(count: int = ARTICLES) -> dict[str, str]:
    return {
        f"content/a{n}.md": article(f"Text *{n}*.", title=f"Article {n}", section="Local", tags=f"[t{n % 9}]")
        for n in range(count)
    }


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # Dask's own, about versions of what it uses
def test_a_cluster_gives_the_same_bytes_also_when_a_worker_is_lost(
    make_site: MakeSite, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site(many())
    run(site, output=site / "here")
    run(site, output=site / "whole", executor=cluster.address)
    assert tree(site / "whole") == tree(site / "here")
    drafted = []
    draft = Publication.draft

    def killing(self: Publication, number: int, path: str, data: bytes) -> Draft:
        drafted.append(path)
        if len(drafted) == ARTICLES // 3:
            os.kill(cluster.workers[0].pid, signal.SIGKILL)
        return draft(self, number, path, data)

    monkeypatch.setattr(Publication, "draft", killing)
    run(site, output=site / "halved", executor=cluster.address)
    assert cluster.workers[0].wait(timeout=60) == -signal.SIGKILL
    assert len(drafted) > ARTICLES
    assert sum(path.endswith(".html") for path in drafted[: ARTICLES // 3]) > ARTICLES // 6, "pages are half-way then"
    assert tree(site / "halved") == tree(site / "here")


@pytest.mark.filterwarnings("ignore")  # as above
def test_a_scheduler_that_is_lost_is_told(
    make_site: MakeSite, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = Publication.draft

    def killing(self: Publication, number: int, path: str, data: bytes) -> Draft:
        cluster.processes[0].kill()
        return draft(self, number, path, data)

    monkeypatch.setattr(Publication, "draft", killing)
    with pytest.raises(NewsgenError, match=r"^dask://[\d.:]+:1: its scheduler was lost during the build; start "):
        run(make_site(many()), executor=cluster.address)


@pytest.mark.filterwarnings("ignore")  # as above
def test_a_result_counts_whose_worker_is_lost_the_moment_after(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributed import Client  # noqa: PLC0415  # much to load, for this test alone

    gather: Any = Client._gather

    async def losing(self: Client, futures: Any, *args: Any, **kwargs: Any) -> Any:
        found = await gather(self, futures, *args, **kwargs)
        for future in futures:
            future._state.lose()
        return found

    monkeypatch.setattr(Client, "_gather", losing)
    with executors.cluster(cluster.address) as runner:
        assert runner.executor.submit(divmod, 7, 2).result(60) == (3, 1)
        with pytest.raises(ZeroDivisionError):
            runner.executor.submit(divmod, 7, 0).result(60)


def test_an_address_that_is_none_is_refused(make_site: MakeSite) -> None:
    site = make_site({"content/a.md": article()})
    with pytest.raises(
        NewsgenError, match=r"^127\.0\.0\.1:1:1: this is no address of a cluster; write dask://HOST:PORT$"
    ):
        run(site, executor="127.0.0.1:1")


def test_a_cluster_needs_dask(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NewsgenError, match="Dask is not installed; install newsgen with its extra `dask`"):
        run(make_site({"content/a.md": article()}), executor="dask://127.0.0.1:1")
