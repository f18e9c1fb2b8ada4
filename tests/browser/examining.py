"""What holds for every page of every site, seen in a real browser."""

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Page, Request

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHIFT = """() => new Promise(done => {
    let total = 0;
    new PerformanceObserver(list => { for (const e of list.getEntries()) total += e.value; })
        .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(total), 100);
})"""
MOVED = """() => new Promise(done => {
    const told = [];
    const place = rect => [rect.x, rect.y, rect.width, rect.height].join();
    const say = ({node, previousRect: from, currentRect: to}) =>
        `${node?.nodeName} ${node?.className} from ${place(from)} to ${place(to)}`;
    const tell = entry => told.push(entry.startTime, ...entry.sources.map(say));
    new PerformanceObserver(list => list.getEntries().forEach(tell))
        .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(told.join('; ')), 100);
})"""
"""What moved, from where to where, and how many milliseconds after the start."""


def examine(page: Page, url: str, *, missing: bool = False, steady: bool = True) -> None:
    """The page at `url` is whole and accessible, and stands alone; it does not move while it loads if it is `steady`.

    One that is `missing` has the status 404.
    """
    said: list[str] = []
    requests: list[Request] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: requests.append(request))  # noqa: PLW0108  # it cannot mark a built-in
    answer = page.goto(url, wait_until="load")
    accessible(page)  # first, since the network may come to rest meanwhile
    page.wait_for_load_state("networkidle")
    assert answer
    assert answer.status == (404 if missing else 200)
    if missing:  # the browser itself reports the page's own status
        said = [words for words in said if "404" not in words]
    assert said == []
    assert {urlsplit(r.url).netloc for r in requests if not r.url.startswith("data:")} == {urlsplit(url).netloc}
    assert page.context.cookies() == []
    assert page.evaluate(SIDEWAYS) <= 0, "the page scrolls sideways"
    if steady:
        moved = page.evaluate(SHIFT) != 0 and page.evaluate(MOVED)
        assert not moved, f"the page shifts while it loads: {moved}"


def accessible(page: Page) -> None:
    """What `page` shows now breaks no rule of WCAG 2.2 AA, and no best practice."""
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.response["violations"] == [], found.generate_report()
