"""A whole course in lines: what the screen offers, said by words."""

import signal
import subprocess
from pathlib import Path

from cli_runner import Tutor
from terminal import Terminal

from tutor.cli.session.code_actions import CODE_ACTIONS
from tutor.cli.session.lesson_actions import LESSON_ACTIONS
from tutor.cli.session.other_actions import OTHER_ACTIONS
from tutor.cli.session.vocabulary import TOPICS, WORDS
from tutor.cli.session.words import found, nearest
from tutor.language import LANGUAGES


def said(tutor: Tutor, *lines: str, language: str = "en", **environment: str) -> str:
    """Return what a session says to these lines."""
    done = tutor("session", "--lang", language, stdin="".join(f"{line}\n" for line in lines), **environment)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def test_every_word_does_something_and_has_a_name_of_its_own_in_both_languages() -> None:
    actions = {**LESSON_ACTIONS, **CODE_ACTIONS, **OTHER_ACTIONS}
    assert actions.keys() == WORDS.keys()
    for language in LANGUAGES:
        names = [word.name[language] for word in WORDS.values()]
        assert len(set(names)) == len(names)
        for word in WORDS.values():
            assert found(word.name[language], WORDS.values(), language) == [word]
    assert sum(len(topic.words) for topic in TOPICS) == len(WORDS)


def test_words_are_found_however_they_are_typed() -> None:
    words = WORDS.values()
    assert [word.id for word in found("O'CHIR", words, "uz")] == ["delete"]
    assert [word.id for word in found("qoʻsh", words, "en")] == ["insert"]
    assert [word.id for word in found("gl", words, "en")] == ["glossary"]
    assert {word.id for word in found("c", words, "en")} >= {"code", "check", "change"}
    assert found("zzz", words, "en") == []
    assert nearest("chekc", words, "en")[0] == "check"


def test_a_learner_goes_through_a_lesson_in_lines(grader: Tutor, tmp_path: Path) -> None:
    home = Tutor(tmp_path / "home", grader.course)
    solution = (grader.course / "sums" / "add" / "solution.py").read_text(encoding="utf-8").splitlines()
    text = said(
        home,
        *("open 1", "next", "run", "knobs STEPS 2", "next"),
        *("hint", "delete 1-6", "code", "check"),
        *("insert", *solution, ".", "check", "solution", "back", "next"),
        *("next", "2", "1", "next", "1", "where", "lessons", "progress"),
    )
    assert "Step 1 of 5. Why" in text
    assert "STEPS" in text
    assert "The loss" in text or "loss" in text  # the demo's plot, in words
    assert "The first hint." in text
    assert "The program is empty." in text
    assert "Correct" in text or "passed: all" in text
    assert "Not this time. The right answer: 1." in text
    assert "1 of 2 questions right" in text
    assert "I can add arrays. (ticked)" in text
    assert "The exercises of this lesson are done." in text
    assert "Sums (sums): 1 of 1 exercises done" in text
    assert "⣿" not in text
    assert "┤" not in text


def test_lines_are_changed_and_changes_taken_back(tutor: Tutor) -> None:
    text = said(
        tutor,
        *("open sums", "go 3", "delete 1-2", "insert 1", "x = 1", "  y = 2", ".", "change 2     z = 3"),
        *("code 1-2", "undo", "code 2", "undo", "undo", "undo", "reset", "no", "code 1"),
    )
    assert "1: x = 1\n2:     z = 3\n" in text
    assert "2:   y = 2\n" in text
    assert "There is no change to take back." in text
    starter = (tutor.course / "sums" / "add" / "starter.py").read_text(encoding="utf-8")
    assert (tutor.home / "work" / "add.py").read_text(encoding="utf-8") == starter


def test_the_learners_own_editor_is_opened_and_its_work_taken(tutor: Tutor, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "total = 42" > "$1"\n', encoding="utf-8")
    editor.chmod(0o700)
    text = said(tutor, "open 1", "go 3", "edit", "code", "undo", "code 1", "steps", VISUAL=str(editor))
    assert "1: total = 42\n" in text
    assert text.count("total = 42") == 1
    missing = tutor("session", stdin="open 1\ngo 3\nedit\n", VISUAL="/nowhere/editor", TUTOR_LANG="en")
    assert "There is no program" in missing.stderr


def test_a_page_that_one_goes_on_from_is_read(tutor: Tutor) -> None:
    text = said(tutor, "open 1", "next", "steps", "go 4", "steps")
    assert "1. Why (text): done" in text
    assert "2. Look (demo)\n" in text
    assert "3. Addition (exercise)\n" in text


def test_what_the_answers_name_can_be_typed_and_an_apostrophe_is_a_letter(tutor: Tutor) -> None:
    text = said(tutor, "open 1", "go 3", "tutor hint add", "text", "help", "help code")
    assert "Hint 1 of 3" in text
    assert text.count("The first hint.") == 2
    assert "> " not in text.replace("/5> ", "").replace("tutor> ", "")
    assert "Lesson: next, back, text" in text
    assert "code [LINE[-LINE]]: read the code" in text
    asked = tutor("session", stdin="glossary yig'indi o'zi\n", TUTOR_LANG="en")
    assert "is not in the glossary" in asked.stderr


def test_an_answer_that_was_right_stays_right(tutor: Tutor) -> None:
    said(tutor, "open 1", "go 4", "1", "1")
    text = said(tutor, "text", "2", "2", "steps")
    assert "Not this time." in text
    assert "4. Questions (quiz): done" in text


def test_a_quiz_counts_this_time_alone_and_takes_no_answer_after_its_end(tutor: Tutor) -> None:
    text = said(tutor, "open 1", "go 4", "1", "1", "text", "2", "1", "1")
    ends = [line for line in text.splitlines() if "The quiz is over" in line]
    assert [end.split(": ")[1].split(" questions")[0] for end in ends] == ["2 of 2", "1 of 2", "1 of 2"]
    assert text.count("Not this time.") == 1
    assert text.count("Question 1 of 2.") == 2


def test_garbage_is_answered_and_ends_nothing(tutor: Tutor) -> None:
    garbage = [
        "",
        "   ",
        "nope",
        "open 99",
        "open",
        "go x",
        "1",
        "answer",
        "\x1b[31m",
        "code 0",
        "search",
        "change 1",
    ]
    done = tutor("session", stdin="".join(f"{line}\n" for line in (*garbage, "open 1", "go 0", "tick 9", "where")))
    assert done.returncode == 0
    assert "Traceback" not in done.stdout + done.stderr
    assert "\x1b" not in done.stdout
    assert "Step 1 of 5" in done.stdout
    assert "Lesson: Sums." in done.stdout


def test_the_session_speaks_uzbek_and_the_other_language_is_kept(tutor: Tutor) -> None:
    text = said(tutor, "och 1", "keyingi", "til en", "where", language="uz")
    assert "1-qadam, jami 5 ta. Nega" in text
    assert "Lesson: Sums." in text
    assert (
        "English" in tutor("session", stdin="", TUTOR_LANG="").stdout
        or "Step 2 of 5" in tutor("session", stdin="", TUTOR_LANG="").stdout
    )


def test_a_plain_terminal_gets_ascii_and_no_control_sequences(tutor: Tutor) -> None:
    shown = Terminal(tutor, "--plain", typed="open 1\rnext\rquit\r", TERM="dumb")
    assert shown.returncode == 0
    assert b"\x1b" not in shown.output
    assert shown.output.isascii()
    assert "Step 2 of 5. Look" in shown.text


def test_without_anybody_to_type_plain_names_the_commands(tutor: Tutor) -> None:
    assert "tutor session" in tutor("--plain", stdin="").stdout or "session" in tutor("--plain", stdin="").stdout


def test_the_playground_is_played_in_lines(tutor: Tutor) -> None:
    lines = [
        "settings",
        "set 1 xor",
        "train 20",
        "more 3",
        "set 1",
        "neuron 1 1",
        "challenge",
        "save numpy",
        "picture",
    ]
    done = tutor(
        "play", "--plain", stdin="".join(f"{line}\n" for line in [*lines, "train x", "quit"]), TUTOR_LANG="en"
    )
    assert done.returncode == 0
    assert "1. Data: circles" in done.stdout
    assert "Epoch 20. Loss" in done.stdout
    assert "moons, spirals, Iris" in done.stdout
    assert "neurons <= 2" in done.stdout or "neurons ≤ 2" in done.stdout
    [saved] = (tutor.home / "playground").glob("*.py")
    assert "numpy" in saved.name
    assert "from 1 to 5000" in done.stderr


def test_watch_checks_at_every_save_and_ends_when_it_passes(grader: Tutor, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "add.py").write_text("def add(a, b):\n    return a - b\n", encoding="utf-8")
    process = grader.start("watch", "add", "--dir", folder)
    assert process.stdout is not None
    first = _until(process, "has not passed yet")
    assert "You subtracted" in first
    (folder / "add.py").write_text(
        (grader.course / "sums" / "add" / "solution.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert "passed: all" in _until(process, "passed: all")
    assert process.wait(30) == 0


def test_ctrl_c_ends_watching_with_a_word(grader: Tutor, tmp_path: Path) -> None:
    process = grader.start("watch", "add", "--dir", tmp_path)
    _until(process, "To end: Ctrl+C")
    process.send_signal(signal.SIGINT)
    printed, _ = process.communicate(timeout=60)
    assert "Watching has ended." in printed
    assert process.returncode == 0


def _until(process: "subprocess.Popen[str]", words: str) -> str:
    """Return what a process prints up to the line with these words."""
    assert process.stdout is not None
    printed = ""
    for line in process.stdout:
        printed += line
        if words in " ".join(printed.split()):
            return printed
    raise AssertionError(printed)
