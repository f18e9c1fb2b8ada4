"""Pelican's settings for the benchmark."""

SITENAME = "The Benchmark Post"
SITEURL = "https://post.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
ARTICLE_PATHS = ["articles"]
STATIC_PATHS = ["images"]
THEME = "theme"
DEFAULT_PAGINATION = 20
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{slug}/index.html"
YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/index.html"
FEED_ALL_RSS = "feed.xml"
FEED_ALL_ATOM = None
CATEGORY_FEED_RSS = "category/{slug}/feed.xml"
CATEGORY_FEED_ATOM = None
TAG_FEED_RSS = "tag/{slug}/feed.xml"
AUTHOR_FEED_RSS = "author/{slug}/feed.xml"
AUTHOR_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
# By default the second page of «writer 1» has the address of «writer 12».
PAGINATION_PATTERNS = ((1, "{url}", "{save_as}"), (2, "{name}/page/{number}/", "{name}/page/{number}/index.html"))
