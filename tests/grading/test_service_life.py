"""How the service begins and ends: found, started, shared, killed, replaced, refused to strangers."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from service_process import PATIENCE, ServiceProcess, descendants, is_gone

from tutor import paths
from tutor.grading import client as client_module
from tutor.grading.client import GradingClient, ServiceUnavailableError

ENDLESS = "print('begun')\nwhile True: pass\n"


def service_of(socket: Path) -> int:
    """Return the process that holds the lock beside a socket."""
    inode = socket.with_suffix(".lock").stat().st_ino
    for line in Path("/proc/locks").read_text().splitlines():
        fields = line.split()
        if fields[1] == "FLOCK" and fields[5].endswith(f":{inode}"):
            return int(fields[4])
    raise LookupError(socket)


async def shut_down(client: GradingClient, pid: int) -> None:
    family = descendants(pid)
    await client.ask("shutdown")
    await client.closed()
    assert all(map(is_gone, [pid, *family]))


async def test_a_client_starts_the_service_and_the_next_one_finds_it(home: Path) -> None:
    first = await GradingClient.connect()
    pid = service_of(paths.service_socket())
    second = await GradingClient.connect()
    assert service_of(paths.service_socket()) == pid
    assert first.isolation == second.isolation
    assert first.connected
    await second.close()
    assert not second.connected
    await shut_down(first, pid)
    assert not paths.service_socket().exists()


async def test_clients_that_start_at_the_same_time_get_one_service(home: Path) -> None:
    clients = await asyncio.gather(*[GradingClient.connect() for _ in range(5)])
    answers = await asyncio.gather(*[c.ask("run", source="x = 1", runtime="numpy") for c in clients])
    assert [answer["exit"] for answer in answers] == [0] * 5
    status = await asyncio.gather(*[c.ask("status") for c in clients])
    assert len({s["zygotes"]["numpy"]["pid"] for s in status}) == 1
    for client in clients[1:]:
        await client.close()
    await shut_down(clients[0], service_of(paths.service_socket()))


async def test_the_socket_is_for_this_user_alone(service: ServiceProcess) -> None:
    assert service.socket.stat().st_mode & 0o077 == 0
    assert service.socket.parent.stat().st_mode & 0o077 == 0


async def test_killing_the_service_is_noticed_and_the_next_client_starts_another(home: Path) -> None:
    client = await GradingClient.connect()
    pid = service_of(paths.service_socket())
    stream = client.stream("run", source=ENDLESS, runtime="numpy", seconds=600)
    async for event in stream:
        if event["event"] == "output":
            break
    family = descendants(pid)
    assert len(family) >= 2
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(ServiceUnavailableError) as gone:
        await stream.__anext__()
    assert gone.value.text.uz != gone.value.text.en
    assert all(map(is_gone, family))
    with pytest.raises(ServiceUnavailableError):
        await client.ask("status")
    await client.close()
    again = await GradingClient.connect()
    assert (await again.ask("run", source="x = 1", runtime="numpy"))["exit"] == 0
    await shut_down(again, service_of(paths.service_socket()))


async def test_a_zygote_that_is_killed_is_replaced(service: ServiceProcess) -> None:
    client = await GradingClient.connect(service.socket)
    await client.ask("prepare", runtime="numpy")
    zygote = (await client.ask("status"))["zygotes"]["numpy"]["pid"]
    os.kill(zygote, signal.SIGKILL)
    while "numpy" in (await client.ask("status"))["zygotes"]:
        pass
    assert (await client.ask("run", source="x = 1", runtime="numpy"))["exit"] == 0
    assert (await client.ask("status"))["zygotes"]["numpy"]["pid"] != zygote
    await client.close()


async def test_a_program_is_not_blamed_for_a_zygote_that_is_killed_under_it(service: ServiceProcess) -> None:
    client = await GradingClient.connect(service.socket)
    async for event in client.stream("run", source=ENDLESS, runtime="numpy", seconds=600):
        if event["event"] == "output":
            os.kill((await client.ask("status"))["zygotes"]["numpy"]["pid"], signal.SIGKILL)
    assert (event["event"], event["code"]) == ("failed", "no-sandbox")
    await client.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_with_clients_connected_and_jobs_under_way(home: Path, number: signal.Signals) -> None:
    service = ServiceProcess()
    client = await GradingClient.connect(service.socket)
    events = []
    async for event in client.stream("run", source=ENDLESS, runtime="numpy", seconds=600):
        events.append(event["event"])
        if event["event"] == "output":
            family = descendants(service.pid)
            service.process.send_signal(number)
    assert events[-1] == "cancelled"
    assert service.process.wait(PATIENCE) == 0
    assert all(map(is_gone, family))
    assert not service.socket.exists()
    await client.close()


async def test_it_ends_when_nobody_is_there(home: Path) -> None:
    service = ServiceProcess("--idle", "0.2")
    assert service.process.wait(PATIENCE) == 0
    assert not service.socket.exists()


async def test_it_stays_while_somebody_is_there(home: Path) -> None:
    service = ServiceProcess("--idle", "0.5")
    client = await GradingClient.connect(service.socket)
    finished = await client.ask("run", source="import time\ntime.sleep(1)", runtime="numpy")
    assert finished["exit"] == 0
    assert service.process.poll() is None
    await client.close()
    assert service.process.wait(PATIENCE) == 0


async def test_a_service_of_another_build_is_replaced(
    service: ServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = await GradingClient.connect(service.socket)  # connected to the old one all the time
    upgraded = _after_an_upgrade(service.socket)
    monkeypatch.setattr(client_module, "build_id", upgraded)
    monkeypatch.setattr(client_module, "build_on_disk", upgraded)
    client = await GradingClient.connect(service.socket)
    assert service.process.wait(PATIENCE) == 0
    assert not other.connected
    pid = service_of(service.socket)
    assert pid != service.pid
    await other.close()
    await shut_down(client, pid)


async def test_an_older_client_says_that_it_is_old_and_leaves_the_new_service_to_others(
    service: ServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "build_id", lambda: "the build before")
    with pytest.raises(ServiceUnavailableError) as raised:
        await GradingClient.connect(service.socket)
    assert raised.value.text.en.startswith("Ustoz has been updated")
    assert service.process.poll() is None
    assert service_of(service.socket) == service.pid


def _after_an_upgrade(socket: Path):  # noqa: ANN202 - a stand-in for a function
    """Return a build id that the service running now does not have, and the next one does."""
    true_id = client_module.build_id()
    old = service_of(socket)

    def build_id() -> str:
        try:
            os.kill(old, 0)
            running = service_of(socket) == old
        except (LookupError, ProcessLookupError):
            running = False
        return "another build" if running else true_id

    return build_id


async def test_a_second_service_gives_way(service: ServiceProcess) -> None:
    command = [sys.executable, "-m", "tutor.grading.service", str(service.socket)]
    assert subprocess.run(command, timeout=PATIENCE).returncode == 0
    client = await GradingClient.connect(service.socket)
    assert service_of(service.socket) == service.pid
    await client.close()


async def test_a_socket_left_behind_is_no_obstacle(home: Path) -> None:
    service = ServiceProcess()
    family = descendants(service.pid)
    service.kill()
    assert all(map(is_gone, family))
    assert service.socket.exists()
    client = await GradingClient.connect()
    await shut_down(client, service_of(service.socket))


async def test_a_service_that_cannot_start_says_why(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module.sys, "executable", "/bin/false")
    with pytest.raises(ServiceUnavailableError) as caught:
        await GradingClient.connect()
    assert "tutor doctor" in caught.value.text.en
    assert "tutor doctor" in caught.value.text.uz
    monkeypatch.setattr(client_module.sys, "executable", "/nowhere/python")
    with pytest.raises(ServiceUnavailableError, match="No such file"):
        await GradingClient.connect()


async def test_a_socket_that_is_none(home: Path) -> None:
    path = paths.service_socket()
    path.mkdir()
    with pytest.raises(ServiceUnavailableError):
        await GradingClient.connect()


STRANGER = """\
import socket, sys
s = socket.socket(socket.AF_UNIX)
s.settimeout(60)
s.connect(sys.argv[1])
try:
    s.sendall(b'{"id": 1, "op": "status"}\\n')
    print(len(s.recv(9999)))
except ConnectionError:
    print(0)
"""


@pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("setpriv"), reason="needs root and setpriv to be somebody else"
)
async def test_another_user_is_not_answered(home: Path) -> None:
    """Even where the file's permissions let a stranger in, the service looks at who is calling."""
    service = ServiceProcess()
    service.socket.parent.parent.chmod(0o755)
    service.socket.parent.chmod(0o755)
    service.socket.chmod(0o777)
    try:
        python = os.path.realpath("/usr/bin/python3")
        command = [python, "-c", STRANGER, str(service.socket)]
        for user, answered in (("0", True), ("65534", False)):
            asked = ["setpriv", "--reuid", user, "--clear-groups", *command]
            done = subprocess.run(asked, capture_output=True, text=True, timeout=PATIENCE)
            assert done.returncode == 0, done.stderr
            assert (int(done.stdout) > 0) is answered
    finally:
        service.socket.parent.chmod(0o700)
        with service:
            pass


async def test_the_program_text_of_the_log_is_empty_after_a_quiet_life(home: Path) -> None:
    client = await GradingClient.connect()
    pid = service_of(paths.service_socket())
    await client.ask("run", source="1 / 0", runtime="numpy")
    await client.ask("nonsense")
    await shut_down(client, pid)
    assert paths.service_socket().with_suffix(".log").read_text() == ""
