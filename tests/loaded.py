"""What the processes of `running` have when they start, so that none of them loads and compiles it again."""

import running  # noqa: F401  # loading these is what it is for

import newsgen.build
import newsgen.cli
import newsgen.commands.verifying
import newsgen.rendering.batches  # noqa: F401  # as above
from newsgen.importing.lines import classify
from newsgen.importing.records import Dump

# The first line that is read compiles the forms of all furniture, which takes as long as the rest of a small build.
classify.read_lines(Dump("seeds/ferry.txt", ("The ferry at the pier. (Jo Doe/AP)",)))
