"""The command palette, whatever is typed while it opens or closes."""

from textual.command import CommandList, CommandPalette

from tutor.tui.leaving import LeavingScreen


class TutorPalette(CommandPalette, LeavingScreen[None]):
    """Textual's palette, without a name of its own: the next one may be opened while this one is still closing."""

    def _action_command_list(self, action: str) -> None:
        """Turn the pages of the list only when it has its lines."""
        if self.query_one(CommandList).scrollable_content_region or not action.startswith("page_"):
            super()._action_command_list(action)
