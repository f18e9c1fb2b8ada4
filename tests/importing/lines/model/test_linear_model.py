import os
import subprocess
import sys
from typing import get_args

from newsgen.importing.lines.model import forms, linear_model
from newsgen.importing.lines.neighbours import look
from newsgen.importing.lines.shapes import blocks
from newsgen.importing.records import Role


def test_the_weights_are_of_known_roles_and_forms() -> None:
    weights = linear_model.weights()
    assert set(weights.roles) <= set(get_args(Role))
    assert set(weights.forms) == set(forms.NAMES)
    assert all(0 < share < 1 for share in weights.forms.values())


def test_chances_are_those_of_one_line_among_all_roles() -> None:
    lines = ("The ferry is back.", "", "The pier. (Ada Holm/AP Photo)", "", "It sails.")
    seen = look(blocks(lines))
    for opinion in linear_model.judge(seen):
        assert abs(sum(opinion.chances.values()) - 1) < 1e-9
    assert linear_model.judge(seen)[1].form == "a credit in brackets"


def test_reasons_are_features_that_speak_for_the_role() -> None:
    seen = look(blocks(("What happens now?", "The ferry is back, the harbour office said.")))
    (first, _) = linear_model.judge(seen)
    assert all(linear_model.weights().roles["subhead"][name] > 0 for name in linear_model.strongest(first, "subhead"))


def test_an_empty_dump_has_no_opinions() -> None:
    assert linear_model.judge([]) == []


def test_the_opinion_is_the_same_to_the_last_digit_in_every_process() -> None:
    lines = ("The ferry is back", "it can be steered from the shore (no crew)", "Ada Holm waits at the pier on Monday")
    code = (
        "from newsgen.importing.lines import neighbours, shapes\n"
        "from newsgen.importing.lines.model import linear_model\n"
        f"print([o.chances for o in linear_model.judge(neighbours.look(shapes.blocks({lines!r})))])"
    )
    said = {
        subprocess.run(  # noqa: S603  # our own command
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in range(1, 5)
    }
    assert len(said) == 1
