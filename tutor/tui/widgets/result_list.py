"""The list below a line in which one types: it never takes the focus, and repaints only the cells that change."""

from tutor.tui.widgets.changed_lines import ChangedLines
from tutor.tui.widgets.choice_list import ChoiceList


class ResultList(ChangedLines, ChoiceList, can_focus=False):
    """A ChoiceList that another widget is typed into."""
