"""A saved web page, what is in it, and how it is read."""

import json
import re

FILLER = (
    "The port said on Monday that the ferry would sail again after eleven months of repairs to the old wooden pier. ",
    "Crews worked through the winter to replace four hundred piles, some of which had stood there for ninety years. ",
    "Passengers who had driven around the bay since the storm said they would be on the first boat of the morning. ",
)


LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "The Harbour"},
        {
            "@type": "NewsArticle",
            "headline": "The night ferry returns",
            "datePublished": "2026-02-27T06:30:00+0100",
            "dateModified": "2026-02-27T09:00:00+01:00",
            "author": [{"@type": "Person", "name": "Jo Ash"}, {"name": "Kim Lee"}],
            "publisher": {"name": "The Harbour"},
            "articleSection": "local",
            "keywords": ["ferries", "piers"],
            "inLanguage": "de-DE",
        },
    ],
}


PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>The night ferry returns | The Harbour</title><link rel="canonical" href="https://harbour.example/night-ferry">
<script type="application/ld+json">{json.dumps(LD)}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>The night ferry returns</h1><p class="byline">By Jo Ash and Kim Lee</p>
<figure><img src="ferry_files/ferry.jpg" data-src="https://harbour.example/i/ferry.jpg" alt="A white ferry">
<figcaption>The ferry at the pier. (Jo Ash/Coast Pictures)</figcaption></figure>
<p>{FILLER[0] * 2}</p><p>{FILLER[1]} It cost 1. more than <b>planned</b>. <a href="/pier">More on the pier</a>.</p>
<h2>What comes next</h2><p>{FILLER[2] * 2}</p><ul><li>{FILLER[0]}</li><li>{FILLER[1]}</li></ul>
<div class="share">Share on Facebook</div></article><aside class="related"><h3>Other stories</h3>
<figure><img src="x.jpg"><figcaption>Another story</figcaption></figure></aside>
<footer><p>About us</p></footer></body></html>"""


def page(data: object = None, head: str = "", text: str = "", byline: str = "By Jo Ash and Kim Lee") -> str:
    """The page with JSON-LD of its own, more in its head, more in the midst of its text, and another byline."""
    said = LD if data is None else data
    changed = re.sub(r"(ld\+json\">).*?(</script>)", lambda m: m[1] + json.dumps(said) + m[2], PAGE)
    changed = changed.replace("By Jo Ash and Kim Lee", byline).replace("</head>", f"{head}</head>")
    return changed.replace("<h2>What", f"{text}<h2>What")


BARE = {"@type": "NewsArticle", "headline": "The night ferry returns"}


QUOTATION = "We waited for a year, and it was worth every single day of it."


MORE = (
    "The oldest of the boats was built in the year of the great storm and has carried four million people since then.",
    "Her sister was sold to an island in the north and came back after the war with another name and a new engine.",
    "The third was to be the fastest of them, but the money was gone before anybody had ordered the second engine.",
)


PICTURE = '<img src="pier.jpg" alt="The pier">'
