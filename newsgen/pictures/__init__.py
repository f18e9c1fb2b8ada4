"""Pictures: read a file's metadata, plan its derivatives, and make them.

`metadata.read` and `derivatives.plan` decide everything without decoding a pixel; `making.make` and `workers.make_all`
write the files into a cache, under the names that `plan` has chosen.
"""

FOLDER = "media"
"""The output folder of pictures, including drawn ones."""
