"""`tutor play` where there is no full screen."""

import pytest
from cli_runner import Tutor


@pytest.mark.parametrize(("language", "words"), [("uz", "toʻliq ekran"), ("en", "full screen")])
def test_plain_output_cannot_show_it_and_says_so(tutor: Tutor, language: str, words: str) -> None:
    done = tutor("play", "--lang", language, "--debug")
    assert done.returncode == 2
    assert "tutor --help" in done.stderr
    done = tutor("play", "--plain", "--lang", language)
    assert done.returncode == 3
    assert words.replace("ʻ", "'") in done.stderr.replace("ʻ", "'")
