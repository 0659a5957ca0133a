"""Messages above the footer."""

from driving import MakeApp, screen_text, settle

from tutor.language import verbatim


async def test_a_message_of_any_length_is_seen_to_its_end(make_app: MakeApp) -> None:
    app = make_app("doubling", "why")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        for length in range(74, 81):
            path = f"/{length}".ljust(length - len("To run it: python ") - 4, "x") + ".end"
            app.tell(verbatim(f"To run it: python {path}"))
            await settle(pilot)
            assert ".end" in screen_text(app).replace("\n", "").split(f"/{length}", 1)[-1], length
            app.clear_notifications()
            await settle(pilot)
