import json

import pytest
from cli_runner import Tutor
from terminal import Terminal

SECTIONS = {"terminal", "device", "isolation", "service", "storage", "versions"}


def test_the_report_as_json(grader: Tutor) -> None:
    done = grader("doctor", "--json")
    report = json.loads(done.stdout)
    assert done.stderr == ""
    assert report["ok"] is (done.returncode == 0)
    found = {finding["name"]: finding for finding in report["findings"]}
    assert {name.partition(".")[0] for name in found} == SECTIONS
    assert len(found) == len(report["findings"])
    for finding in found.values():
        assert finding["title"].keys() == finding["value"].keys() == {"uz", "en"}
        assert (finding["state"] == "attention") is (finding["advice"] is not None)
    assert found["service.answers"]["state"] == "ok"
    assert found["service.program"]["state"] == "ok"
    assert found["storage.database"]["value"]["en"] == str(grader.home / "progress.db")


def test_the_report_in_both_languages(grader: Tutor) -> None:
    uzbek, english = (Terminal(grader, "doctor", "--lang", language).text for language in ("uz", "en"))
    for word in ("Qurilma", "Himoya qatlamlari", "80 × 40", "Hammasi joyida."):
        assert word in uzbek
    for word in ("Device", "Isolation", "80 × 40", "All is fine."):
        assert word in english


@pytest.mark.slow
def test_a_poor_terminal_needs_attention(grader: Tutor) -> None:
    terminal = Terminal(grader, "doctor", "--plain", rows=20, columns=70, TERM="dumb", PYTHONIOENCODING="latin-1")
    assert terminal.returncode == 1
    assert terminal.output.isascii()
    for advice in ("export TERM=xterm-256color", "Enlarge the window to 80 x 24", "export LC_ALL=C.UTF-8"):
        assert advice in " ".join(terminal.text.split())


@pytest.mark.slow
def test_a_home_that_cannot_be_written_needs_attention(grader: Tutor) -> None:
    done = grader("doctor", "--json", TUTOR_HOME="/proc/nowhere", XDG_RUNTIME_DIR="/proc")
    report = json.loads(done.stdout)
    attention = {finding["name"] for finding in report["findings"] if finding["state"] == "attention"}
    assert done.returncode == 1
    assert {"storage.home", "storage.database", "service.answers"} <= attention


@pytest.mark.slow
def test_a_course_that_is_not_there_needs_attention(grader: Tutor) -> None:
    done = grader("doctor", "--course", "/nowhere")
    assert done.returncode == 1
    assert "/nowhere/course.yaml" in done.stdout
