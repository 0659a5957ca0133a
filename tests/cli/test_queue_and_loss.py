"""What a command shows while it waits for its turn, and what it does when the grading service goes."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from cli_runner import Tutor, WriteProgram
from service_process import ServiceProcess, wait_for_a_running_child
from small_course import PROGRAMS, write_small_course
from terminal import Terminal

from tutor import paths
from tutor.grading.client import GradingClient

ENDLESS = "print('begun', flush=True)\nwhile True: pass\n"
WAITING = {"en": "Waiting, number 1", "uz": "Navbatda: 1"}


@pytest.fixture
def own(home: Path, tmp_path: Path) -> Tutor:
    """Return the command with a home and a service of its own."""
    return Tutor(home, write_small_course(tmp_path / "course"))


@pytest.fixture
async def afterwards(home: Path) -> AsyncIterator[None]:
    """End the service that a command has started."""
    yield
    client = await GradingClient.connect(paths.service_socket())
    await client.ask("shutdown")
    await client.closed()


@pytest.mark.parametrize("language", ["en", "uz"])
@pytest.mark.parametrize("command", ["check", "run"])
async def test_who_waits_sees_the_place_in_the_queue(
    own: Tutor, program: WriteProgram, command: str, language: str
) -> None:
    mine = str(program(PROGRAMS["add/solution.py"]))
    arguments = ["check", "add", mine] if command == "check" else ["run", mine]
    with ServiceProcess("--places", "1") as service:
        client = await GradingClient.connect(service.socket)
        occupant = client.stream("run", source=ENDLESS, runtime="numpy", learner="another", seconds=600)
        while (await anext(occupant))["event"] != "output":
            pass
        command_done = asyncio.create_task(asyncio.to_thread(Terminal, own, *arguments, TUTOR_LANG=language))
        while not (await client.ask("status"))["waiting"]:
            pass
        await occupant.aclose()
        terminal = await command_done
        await client.close()
    assert WAITING[language] in terminal.output.decode()
    assert WAITING[language] not in terminal.text
    assert terminal.returncode == 0


async def test_a_check_is_finished_though_the_service_is_killed_under_it(
    own: Tutor, program: WriteProgram, afterwards: None
) -> None:
    service = ServiceProcess()
    client = await GradingClient.connect(service.socket)
    await client.ask("prepare", runtime="numpy")
    zygote = (await client.ask("status"))["zygotes"]["numpy"]["pid"]
    mine = program(f"import os\nwhile os.getppid() == {zygote}: pass\n" + PROGRAMS["add/solution.py"])
    command = asyncio.create_task(asyncio.to_thread(own, "check", "add", mine))
    await asyncio.to_thread(wait_for_a_running_child, zygote)
    service.kill()
    done = await command
    assert (done.returncode, done.stderr) == (0, "")
    await client.close()


async def test_a_run_whose_service_is_killed_ends_with_one_sentence(own: Tutor, program: WriteProgram) -> None:
    service = ServiceProcess()
    process = await asyncio.create_subprocess_exec(
        *own.command("run", program(ENDLESS)),
        env=own.variables,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"begun\n"
    service.kill()
    rest, errors = await process.communicate()
    assert rest == b""
    assert errors.decode().strip() == "tutor: The grading service has stopped. Try again: it starts again by itself."
    assert process.returncode == 3
