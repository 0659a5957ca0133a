from pathlib import Path

from cli_runner import Tutor, WriteProgram
from PIL import Image
from test_run_command import LOGGING


def test_plot_and_figures_are_saved_beside_each_other(grader: Tutor, program: WriteProgram, tmp_path: Path) -> None:
    folder = tmp_path / "report" / "pictures"
    path = program(LOGGING)
    for _ in range(2):
        done = grader("run", path, "--save-figures", str(folder), "--lang", "uz")
        assert done.returncode == 0
    stem = Path(path).stem
    wanted = {
        f"{stem}-{kind}{n}.{end}"
        for kind in ("plot", "curves", "confusion-matrix")
        for n in ("", "-2")
        for end in ("svg", "png")
    }
    assert {path.name for path in folder.iterdir()} == wanted
    assert done.stderr.count("Saqlandi: ") == 6
    assert "yoʻqotish (loss)" in (folder / f"{stem}-plot.svg").read_text(encoding="utf-8")
    assert Image.open(folder / f"{stem}-curves.png").size == (1600, 1000)


def test_where_there_is_nothing_to_save_or_no_room_it_is_said(
    grader: Tutor, program: WriteProgram, tmp_path: Path
) -> None:
    done = grader("run", program("print(1)\n"), "--save-figures", str(tmp_path))
    assert done.returncode == 0
    assert "There is no figure to save" in done.stderr
    done = grader("run", program(LOGGING), "--save-figures", "/proc/nowhere")
    assert done.returncode == 3
    assert "could not be saved in /proc/nowhere" in done.stderr
    assert "Traceback" not in done.stderr
