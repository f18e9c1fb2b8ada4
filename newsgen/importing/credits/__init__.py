"""Picture credits: a caption's line split into what the picture shows and who made it."""

from newsgen.importing.credits.forms import Credited
from newsgen.importing.credits.splitting import is_counted, is_labelled, join, may_have_credit, split

__all__ = ["Credited", "is_counted", "is_labelled", "join", "may_have_credit", "split"]
