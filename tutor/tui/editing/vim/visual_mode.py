"""Visual mode: what is marked first and changed then."""

from dataclasses import replace

from tutor.tui.editing.vim.buffer import Place, Refused
from tutor.tui.editing.vim.command import Command, Shape
from tutor.tui.editing.vim.insert_mode import InsertMode
from tutor.tui.editing.vim.state import Mode
from tutor.tui.editing.vim.text_objects import text_object


class VisualMode(InsertMode):
    """What marks, and what is done with it."""

    def _begin_to_mark(self, mode: Mode) -> None:
        self.mode = mode
        self.anchor = self._place = self.buffer.cursor

    def _mark_object(self, kind: str, name: str, count: int) -> None:
        place = self._place
        lines = self.buffer.lines
        if self.anchor < place:  # what is marked already grows
            row, column = place
            place = (row, column + 1) if column + 1 < len(lines[row]) else (min(row + 1, len(lines) - 1), 0)
        start, end, reach = text_object(lines, place, name, count, around=kind == "a")
        if reach == "exclusive":
            end = (end[0], end[1] - 1) if end[1] > 0 else (end[0] - 1, max(0, len(lines[end[0] - 1]) - 1))
            if end < start:
                raise Refused
        self.mode = "visual-line" if reach == "lines" else "visual"
        if self.anchor >= self._place:
            self.anchor = start
        self._place = end
        self.buffer.move(end)

    def _marked_shape(self, *, lines: bool) -> tuple[Place, Shape]:
        start, end = sorted((self.anchor, self._place))
        rows = end[0] - start[0] + 1
        if lines:
            return (start[0], 0), Shape(rows, 0, True)
        columns = end[1] + 1 if rows > 1 else end[1] - start[1] + 1
        return start, Shape(rows, columns, False)

    def _change_marked(self, command: Command, key: str) -> None:
        whole = self.mode == "visual-line" or key in ("D", "C", "Y")
        if key in ("J", ">", "<"):
            whole = True
        place, shape = self._marked_shape(lines=whole)
        start = min(self.anchor, self._place)
        self._leave()
        stays = key == "J" or (key in ("y", "Y") and self._place[0] < self.anchor[0])
        self.buffer.move(start if stays else place)
        self._do(replace(command, key=key.lower() if key in ("D", "C", "Y") else key, shape=shape))

    def _put_over_marked(self, command: Command) -> None:
        held = self._changes.registers.get(command.register.lower())
        if held is None:
            raise Refused
        place, shape = self._marked_shape(lines=self.mode == "visual-line")
        self._leave()
        with self._changes.one_step():
            self.buffer.move(place)
            rows = len(self.buffer.lines)
            span = self._execution.span(Command("d", shape=shape))
            at_line_end = not shape.lines and span.end[1] >= len(self.buffer.lines[span.end[0]])
            at_text_end = shape.lines and span.end[0] == rows - 1
            self._changes.delete(span, "", whole_lines=False)
            deleted, self._changes.registers[""] = self._changes.registers[""], held
            row, column = self.buffer.cursor
            if not held.text:
                return
            if shape.lines and not held.lines:
                text, place = f"{held.text * command.times}\n", (row, 0)
                if at_text_end:  # nothing is left below: it goes behind what is above
                    text, place, row = f"\n{text[:-1]}", (row, len(self.buffer.lines[row])), row + 1
                self._changes.insert(text, place)
                self.buffer.move((row, 0))
            elif held.lines and not shape.lines:
                self.buffer.replace((row, column), (row, column), "\n" + held.text * command.times)
                self.buffer.move((row + 1, 0))
            else:
                if not shape.lines and at_line_end and column >= len(self.buffer.lines[row]):
                    self.buffer.move((row, max(0, column - 1)))
                    self._changes.put("", command.times, before=not self.buffer.lines[row])
                else:
                    self._changes.put("", command.times, before=not at_text_end)
            self._changes.registers[""] = deleted
