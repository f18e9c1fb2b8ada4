"""Pictures: what a file says about itself, which files are published for it, and the making of those.

`metadata.read` and `derivatives.plan` decide everything without decoding a pixel; `making.make` and `workers.make_all`
do the work into a cache, whose file names `plan` has given already.
"""

FOLDER = "media"
"""Where pictures lie in the output, those that are drawn among them."""
