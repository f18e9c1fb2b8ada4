"""newsgen turns article dumps into a news site."""

__version__ = "0.1.0"
