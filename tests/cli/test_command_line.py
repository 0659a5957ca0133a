import re

import pytest
from cli_runner import Tutor

from tutor.cli.arguments import COMMON, Argument, Command
from tutor.cli.table import COMMANDS, GROUPS
from tutor.language import Text

# What argparse would say by itself.
ENGLISH = ("usage:", "options:", "positional", "show this help", "optional", "commands:", "arguments:", "error")


def pages() -> list[tuple[str, ...]]:
    nested = [(command.name, inner.name) for command in COMMANDS.values() for inner in command.commands]
    return [(), *((name,) for name in COMMANDS), *nested]


@pytest.mark.parametrize("page", pages(), ids=lambda page: " ".join(page) or "tutor")
def test_help_is_in_both_languages(tutor: Tutor, page: tuple[str, ...]) -> None:
    uzbek, english = (tutor(*page, "--help", "--lang", language) for language in ("uz", "en"))
    assert (uzbek.returncode, uzbek.stderr) == (english.returncode, english.stderr) == (0, "")
    assert "ishlatilishi: tutor" in uzbek.stdout
    assert "usage: tutor" in english.stdout
    assert not [word for word in ENGLISH if word in uzbek.stdout]
    assert "ishlatilishi" not in english.stdout


def test_the_overview_names_every_command_in_its_group(tutor: Tutor) -> None:
    lines = tutor("--help").stdout.splitlines()
    for group in GROUPS:
        at = lines.index(f"{group.title.en}:")
        below = "\n".join(lines[at : lines.index("", at)])
        assert all(re.search(rf"^  {command.name}\b", below, re.MULTILINE) for command in group.commands)


def test_the_overview_names_the_common_options_and_the_environment(tutor: Tutor) -> None:
    page = tutor("--help").stdout
    for word in ("--lang", "--course", "--plain", "--debug", "--version", "TUTOR_HOME", "TUTOR_LANG", "TUTOR_COURSE"):
        assert word in page


def texts() -> list[Text]:
    found: list[Text] = [group.title for group in GROUPS]

    def of(argument: Argument) -> list[Text]:
        return [argument.help]

    def visit(command: Command) -> None:
        found.append(command.summary)
        for argument in command.arguments:
            found.extend(of(argument))
        for inner in command.commands:
            visit(inner)

    for command in COMMANDS.values():
        visit(command)
    return [*found, *(text for option in COMMON for text in of(option))]


@pytest.mark.parametrize("text", texts(), ids=lambda text: text.en[:30])
def test_every_text_of_the_help_is_in_both_languages(text: Text) -> None:
    assert text.uz.strip()
    assert text.en.strip()
    assert "'" not in text.uz
    assert not any(sign in text.en for sign in "ʻʼ")


@pytest.mark.parametrize("arguments", [("--lang", "uz", "list"), ("list", "--lang", "uz"), ("list", "--lang=uz")])
def test_common_options_stand_before_or_after_the_command(tutor: Tutor, arguments: tuple[str, ...]) -> None:
    assert "Yigʻindi" in tutor(*arguments).stdout


@pytest.mark.parametrize(("value", "said"), [("fr", "TUTOR_LANG=fr"), ("\x1b[31m", "TUTOR_LANG=\\x1b[31m")])
def test_an_unknown_language_is_named_once(tutor: Tutor, value: str, said: str) -> None:
    done = tutor("list", TUTOR_LANG=value, LC_ALL="en_US.UTF-8")
    assert (done.returncode, "Sums" in done.stdout) == (0, True)
    assert done.stderr.count("\n") == 1
    assert said in done.stderr
    assert "uz" in done.stderr
    assert tutor("list", "--lang", "en", TUTOR_LANG=value).stderr == ""


def test_common_options_after_the_command_win_nothing_over_those_before(tutor: Tutor) -> None:
    done = tutor("--course", str(tutor.course), "list", "--lang", "uz", TUTOR_COURSE="/nowhere")
    assert done.returncode == 0
    assert "Yigʻindi" in done.stdout


@pytest.mark.parametrize("arguments", [("--version",), ("list", "--version"), ("progress", "export", "--version")])
def test_version(tutor: Tutor, arguments: tuple[str, ...]) -> None:
    from tutor import __version__

    done = tutor(*arguments)
    assert (done.returncode, done.stdout) == (0, f"Ustoz {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "uzbek", "english"),
    [
        (("chek", "add"), "Balki: check?", "Did you mean check?"),
        (("frobnicate",), "degan buyruq yoʻq", "There is no command"),
        (("--lang",), "qiymat kerak", "needs a value"),
        (("list", "--what"), "--what degan argument yoʻq", "does not take --what"),
        (("list", "--json=3"), "qiymat olmaydi", "takes no value"),
        (("progress", "explode"), "Tanlang: export, import", "Choose from export, import"),
        (("progress", "export"), "FAYL berilmagan", "FILE is missing"),
        (("run", "a.py", "--seconds", "soon"), "son kerak", "needs a number"),
    ],
)
def test_usage_errors_are_in_the_language(tutor: Tutor, arguments: tuple[str, ...], uzbek: str, english: str) -> None:
    for language, words in (("uz", uzbek), ("en", english)):
        done = tutor(*arguments, TUTOR_LANG=language)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr
        assert "--help" in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_an_unknown_language_is_a_usage_error(tutor: Tutor) -> None:
    done = tutor("list", "--lang", "fr")
    assert done.returncode == 2
    assert "uz, en" in done.stderr


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({"TUTOR_LANG": "uz", "LC_ALL": "en_US.UTF-8"}, "Yigʻindi"),
        ({"TUTOR_LANG": "", "LC_ALL": "en_US.UTF-8"}, "Sums"),
        ({"TUTOR_LANG": "", "LC_ALL": "uz_UZ.UTF-8"}, "Yigʻindi"),
        ({"TUTOR_LANG": "", "LC_ALL": "C.UTF-8"}, "Yigʻindi"),
    ],
)
def test_the_language_comes_from_the_environment(tutor: Tutor, environment: dict[str, str], word: str) -> None:
    assert word in tutor("list", **environment).stdout


def test_the_language_chosen_on_the_screen_counts_before_the_locale(tutor: Tutor) -> None:
    tutor.home.mkdir()
    (tutor.home / "view.json").write_text('{"language": "uz"}')
    assert "Yigʻindi" in tutor("list", TUTOR_LANG="", LC_ALL="en_US.UTF-8").stdout
    assert "Sums" in tutor("list", TUTOR_LANG="en", LC_ALL="en_US.UTF-8").stdout


def test_a_latin_1_terminal_gets_ascii_instead_of_a_crash(tutor: Tutor) -> None:
    done = tutor("list", "--lang", "uz", PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Yig'indi" in done.stdout


def test_debug_shows_the_traceback_and_nothing_else_does(tutor: Tutor) -> None:
    assert "Traceback" not in tutor("check", "nothing").stderr
    assert "Traceback" in tutor("check", "nothing", "--debug").stderr


def test_without_a_terminal_the_tutor_says_what_to_do(tutor: Tutor) -> None:
    done = tutor()
    assert (done.returncode, done.stdout) == (2, "")
    assert "tutor list" in done.stderr


def test_plain_alone_shows_the_commands(tutor: Tutor) -> None:
    done = tutor("--plain", "--lang", "uz")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "check MASHQ" in done.stdout


def test_a_full_disk_under_the_output_is_one_sentence(tutor: Tutor) -> None:
    done = tutor.shell("$tutor list > /dev/full; echo $?")
    assert done.stdout == "3\n"
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["list", "--help", "doctor --json", "list --json"])
def test_a_closed_pipe_is_quiet(grader: Tutor, command: str) -> None:
    done = grader.shell(f"$tutor {command} | true")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
