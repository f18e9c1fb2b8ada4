"""What many tests start from: the settings of a site, an article, and what a command said."""

import subprocess

SETTINGS = "title: The Test Post\nbase_url: https://post.example/\ntimezone: Europe/Berlin\nsections: [Local, World]\n"
"""The least that a site of the tests has in its newsgen.yml."""


class Result:
    """What a command said, and its exit code."""

    def __init__(self, done: subprocess.CompletedProcess[str]) -> None:
        self.code = done.returncode
        self.out = done.stdout
        self.err = done.stderr


def article(body: str = "The text.", **head: object) -> str:
    """An article file; values of `head` are YAML in one line."""
    lines = {"title": "A title", "date": "2026-03-02T06:30:00+01:00", **head}
    return (
        "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items() if value is not None) + f"---\n\n{body}\n"
    )
