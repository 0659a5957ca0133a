"""`tutor play` where there is no full screen."""

import pytest
from cli_runner import Tutor


@pytest.mark.parametrize(("language", "words"), [("uz", "tutor --help"), ("en", "tutor --help")])
def test_without_a_terminal_it_says_what_to_do(tutor: Tutor, language: str, words: str) -> None:
    done = tutor("play", "--lang", language, "--debug")
    assert done.returncode == 2
    assert words in done.stderr
