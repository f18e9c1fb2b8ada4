"""The files that hosts and crawlers look for at the site's root, and the redirects from former addresses."""

from collections.abc import Iterator
from functools import partial

import msgspec

from newsgen import context, languages, slugs
from newsgen.config import Config
from newsgen.model import Article
from newsgen.site import sitemaps, urls
from newsgen.site.edition import Edition
from newsgen.site.recipes import Recipe
from newsgen.site.views import Views

ROBOTS, MANIFEST, HEADERS, REDIRECTS = "robots.txt", "site.webmanifest", "_headers", "_redirects"
NO_JEKYLL = ".nojekyll"
"""Keeps GitHub Pages from building the site again, which leaves out files that begin with an underscore."""

_HOUR, _YEAR = 3_600, 31_536_000
_PAPER = "#fcfcfb"
"""The default theme's background colour, which a phone shows while the front page loads."""


def files(edition: Edition, view: Views) -> Iterator[Recipe]:
    """The files at the site's root."""
    config = view.config
    texts = {
        ROBOTS: f"User-agent: *\nAllow: /\n\nSitemap: {urls.absolute(sitemaps.INDEX, config)}\n",
        MANIFEST: _manifest(config),
        HEADERS: _headers(config),
        REDIRECTS: _redirects(edition, config),
        NO_JEKYLL: "",
    }
    for name, text in texts.items():
        yield view.recipe(name, "", partial(context.TextFile, text), parts=text)


def redirects(edition: Edition, view: Views) -> Iterator[Recipe]:
    """A page at each former address that redirects to the article's new one, or to the author's page."""
    for article, file, alias in _aliases(edition, view.config):
        make = partial(_redirect, article, file, view)
        yield view.recipe(alias, "redirect.html", make, articles=(article,), origin=article.path)


def _redirect(article: Article, file: str, view: Views) -> context.RedirectPage:
    return context.RedirectPage(
        site=view.site,
        title=article.title,
        language=article.language,
        direction=languages.direction(article.language),
        target=urls.href(file, view.config),
        canonical=urls.absolute(file, view.config),
    )


def security_policy(config: Config) -> str:
    """The Content-Security-Policy that every page of the default theme obeys."""
    # Search runs in WebAssembly, which `script-src` governs.
    scripts = "'self' 'wasm-unsafe-eval'" if config.search else "'self'"
    rules = (
        "default-src 'none'",
        f"script-src {scripts}",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
    return "; ".join(rules)


def _manifest(config: Config) -> str:
    """The web app manifest (W3C), with the default theme's icons."""
    root = config.base_path
    manifest = {
        "id": root,
        "name": config.title,
        "short_name": config.title,
        "description": config.description or config.tagline,
        "lang": config.language,
        "dir": "auto",
        "start_url": root,
        "scope": root,
        "display": "browser",
        "theme_color": _PAPER,
        "background_color": _PAPER,
        "icons": [
            {"src": f"{root}favicon.svg", "sizes": "any", "type": "image/svg+xml"},
            {"src": f"{root}apple-touch-icon.png", "sizes": "180x180", "type": "image/png"},
        ],
    }
    return msgspec.json.format(msgspec.json.encode(manifest)).decode() + "\n"


def _headers(config: Config) -> str:
    """Headers in the format that Netlify, Cloudflare Pages and others read.

    Where two rules match a path, hosts join the values of a header. So `Cache-Control` is only in rules that do not
    overlap, and pages keep the hosts' default: a browser may store them, but revalidates them each time.
    """
    root = config.base_path
    rules = {
        f"{root}*": {
            "Content-Security-Policy": security_policy(config),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy": "same-origin",
        },
        # A picture's name follows from its content, so the file at an address never changes.
        f"{root}media/*": {"Cache-Control": f"public, max-age={_YEAR}, immutable"},
        f"{root}css/*": {"Cache-Control": f"public, max-age={_HOUR}"},
        f"{root}js/*": {"Cache-Control": f"public, max-age={_HOUR}"},
        f"{root}feed.json": {"Content-Type": "application/feed+json; charset=utf-8"},
        f"{root}{MANIFEST}": {"Content-Type": "application/manifest+json"},
    }
    lines = []
    for path, headers in rules.items():
        lines += [path, *(f"  {name}: {value}" for name, value in headers.items())]
    return "\n".join(lines) + "\n"


def _redirects(edition: Edition, config: Config) -> str:
    """Redirects in the format that Netlify, Cloudflare Pages and others read: from, to, and the status."""
    rows = []
    for _, file, alias in _aliases(edition, config):
        old, new = (urls.ascii_only(urls.href(f, config)) for f in (alias, file))
        rows.append(f"{old} {new} 301\n")
    return "".join(sorted(set(rows)))


def _aliases(edition: Edition, config: Config) -> Iterator[tuple[Article, str, str]]:
    """For each former address: the article or profile, its output file, and that of the former address."""
    for article in (article for article in edition.everything if article.aliases):
        file = urls.article_file(article, config)
        for alias in dict.fromkeys(map(slugs.address_file, article.aliases)):
            if alias != file:
                yield article, file, alias
