"""A list whose pages can be turned from the first moment on."""

from textual.widgets import OptionList


class PagedList(OptionList):
    """Textual's list fails when a page is turned before its lines have been laid out."""

    def action_page_up(self) -> None:
        """Go up a page, once there are pages."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Go down a page, once there are pages."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]
