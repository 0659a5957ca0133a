"""The place where attacks happen, shared by all tests of attacks."""

from collections.abc import Iterator

import pytest
from battleground import Battleground, NoUnprivilegedUserError


@pytest.fixture(scope="session")
def battleground() -> Iterator[Battleground]:
    """Return a process of an unprivileged user in which attacks can be made."""
    try:
        ground = Battleground()
    except NoUnprivilegedUserError as error:
        pytest.skip(str(error))
    yield ground
    ground.close()
