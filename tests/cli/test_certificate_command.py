"""`tutor certificate` as a process: asked for too early, made, verified."""

from pathlib import Path

from cli_runner import Tutor

from tutor.progress.events import Event
from tutor.progress.store import ProgressStore


def pass_everything(home: Path) -> None:
    store = ProgressStore.open(home)
    store.record(Event.attempt("add", "", {"passed": True}, lesson="sums"))
    store.close()


def test_what_is_missing_is_told_until_it_is_earned(tutor: Tutor, tmp_path: Path) -> None:
    early = tutor("certificate", "--svg", tmp_path / "c.svg")
    assert (early.returncode, early.stderr) == (1, "")
    assert "add" in early.stdout
    assert not (tmp_path / "c.svg").exists()
    pass_everything(tutor.home)
    nameless = tutor("certificate")
    assert nameless.returncode == 2
    assert "--name" in nameless.stderr
    made = tutor("certificate", "--name", "Ali <&> Vali", "--svg", tmp_path / "c.svg", "--text", tmp_path / "c.txt")
    assert (made.returncode, made.stderr) == (0, "")
    again = tutor("certificate", "--plain", "--lang", "uz")
    assert "Ali <&> Vali" in again.stdout
    assert again.stdout.isascii()
    tutor("progress", "export", tmp_path / "p.json")
    for name in ("c.svg", "c.txt"):
        verified = tutor("certificate", "--verify", tmp_path / name, "--progress", tmp_path / "p.json")
        assert verified.returncode == 0
        assert "gives the same code" in verified.stdout
    alone = tutor("certificate", "--verify", tmp_path / "c.svg").stdout
    assert "This is no signature" in alone


def test_bad_input_is_one_sentence(tutor: Tutor, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    pass_everything(tutor.home)
    for arguments, said in (
        (["nope"], "no part “nope”"),
        (["--verify", tmp_path / "mine.txt"], "is no certificate"),
        (["--verify", "/nowhere"], "could not be read"),
        (["--name", "A", "--text", tmp_path / "mine.txt"], "left alone"),
        (["--name", "A", "--text", tmp_path / "mine.txt" / "x"], "could not be written"),
        (["--name", " \t"], "no name"),
        (["--progress", tmp_path / "mine.txt"], "not a progress file"),
    ):
        done = tutor("certificate", *arguments)  # type: ignore[arg-type]
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert said in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"
