"""What is imported when the first frame is painted: nothing that it does not show."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import json, sys
from pathlib import Path
from textual.driver import Driver
from tutor.course.manifest import load_manifest
from tutor.progress.view_state import ViewState
from tutor.progress.workspace import Workspace
from tutor.tui.app import TutorApp
from tutor.tui.run import _open_store

course, home = Path(sys.argv[1]), Path(sys.argv[2])


class Probe(TutorApp):
    def _display(self, screen, renderable):
        super()._display(screen, renderable)
        if renderable is not None and len(screen.children) > 2:
            strips = screen._compositor.render_strips()
            text = "\\n".join(strip.text for strip in strips)
            if sys.argv[3] in text:
                print(json.dumps(sorted(sys.modules)))
                sys.stdout.flush()
                import os
                os._exit(0)


app = Probe(
    load_manifest(course), Workspace(home / "work"), open_store=_open_store,
    view_state=ViewState.load(home / "view.json"), language="en", welcome=sys.argv[4] or None,
)
app.run(headless=True, size=(80, 24))
"""

HEAVY = ("numpy", "torch", "pydantic", "sqlalchemy", "plotext", "asyncssh", "aiohttp")


def imported_at_first_frame(course: Path, home: Path, expected: str, welcome: str = "") -> set[str]:
    command = [sys.executable, "-c", PROGRAM, str(course), str(home), expected, welcome]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120, env=os.environ)
    assert result.returncode == 0, result.stderr
    return set(json.loads(result.stdout))


@pytest.mark.parametrize("heavy", HEAVY)
def test_the_list_of_lessons_needs_nothing_heavy(course: Path, home: Path, heavy: str) -> None:
    modules = imported_at_first_frame(course, home, "Doubling")
    assert heavy not in modules
    assert "tutor.tui.screens.home" in modules


def test_the_list_of_lessons_needs_neither_editor_nor_markdown_nor_pictures(course: Path, home: Path) -> None:
    modules = imported_at_first_frame(course, home, "Doubling")
    for unneeded in ("tutor.tui.screens.lesson", "tutor.figures.render", "tutor.grading.client", "tree_sitter"):
        assert unneeded not in modules


def test_the_very_first_frame_needs_nothing_that_it_does_not_show(course: Path, home: Path) -> None:
    modules = imported_at_first_frame(course, home, "Qaysi tilda", "language")
    unneeded = {
        *HEAVY,
        "tutor.tui.screens.home",
        "tutor.tui.screens.lesson",
        "tutor.tui.screens.settings",
        "tree_sitter",
    }
    assert modules & unneeded == set()


def test_the_learners_code_needs_nothing_heavy_either(course: Path, home: Path) -> None:
    (home / "work").mkdir()
    (home / "work" / "double.py").write_text("mine = 1\n", encoding="utf-8")
    (home / "view.json").write_text(json.dumps({"lesson": "doubling", "steps": {"doubling": "double"}}))
    modules = imported_at_first_frame(course, home, "mine")
    assert modules & {*HEAVY, "tutor.figures.render", "tutor.grading.client"} == set()
    assert "tutor.tui.screens.lesson" in modules
