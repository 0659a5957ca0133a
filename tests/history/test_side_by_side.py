"""Two programs in rows: every line of each is there, in its order, beside what it became."""

from hypothesis import given
from hypothesis import strategies as st

from tutor.history.side_by_side import changes, side_by_side

PROGRAMS = st.lists(st.sampled_from(["a = 1", "a = 2", "b", "", "print(a)"]), max_size=9).map("\n".join)


@given(PROGRAMS, PROGRAMS)
def test_every_line_has_its_place(left: str, right: str) -> None:
    rows = side_by_side(left, right)
    for lines, source in (([row.left for row in rows], left), ([row.right for row in rows], right)):
        there = [line for line in lines if line is not None]
        assert [line.text for line in there] == source.splitlines()
        assert [line.number for line in there] == list(range(1, len(there) + 1))
    assert all(row.left and row.right and row.left.text == row.right.text for row in rows if row.kind == "same")
    assert bool(changes(rows)) == (left.splitlines() != right.splitlines())


def test_a_changed_line_stands_beside_what_it_became() -> None:
    rows = side_by_side("import x\nreturn 1 + z\nend", "import x\ny = 2\nreturn 1 - z\nend\nmore")
    assert [row.kind for row in rows] == ["same", "right", "changed", "same", "right"]
    changed = rows[2]
    assert changed.left is not None
    assert changed.right is not None
    assert [changed.left.text[slice(*word)] for word in changed.left.words] == ["+"]
    assert [changed.right.text[slice(*word)] for word in changed.right.words] == ["-"]
    assert changes(rows) == [1, 4]
