"""The keys of the history and of the curves of the last runs."""

from typing import Final

from tutor.language import Text
from tutor.tui.keys.key import Key

_HISTORY = Text(uz="Tarix", en="History")
_CURVES = Text(uz="Egri chiziqlar", en="Curves")

# fmt: off
HISTORY_KEYS: Final[tuple[Key, ...]] = (
    Key("history", "alt+h", "history",
        Text(uz="Tarix", en="History"),
        Text(uz="Tarix: shu dastur bilan oldingi urinishlar va bajarishlar",
             en="History: earlier attempts and runs of this program"),
        _HISTORY),
    Key("past-read", "enter,t", "read",
        Text(uz="Oʻqish", en="Read"),
        Text(uz="Oʻsha paytdagi dasturni oʻqish (oʻzgarmaydi)", en="Read the program as it was (it stays as it is)"),
        _HISTORY, shown=True, priority=False),
    Key("past-view", "tab", "next_view",
        Text(uz="Koʻrinish", en="View"),
        Text(uz="Farq, natija va dastur orasida aylanish", en="Go round difference, result and program"),
        _HISTORY, shown=True, priority=False),
    Key("past-restore", "r", "restore",
        Text(uz="Qaytarish", en="Restore"),
        Text(uz="Uni muharrirga qaytarib olish; hozirgisining nusxasi saqlanadi",
             en="Take it back into the editor; a copy of the present one is kept"),
        _HISTORY, shown=True, priority=False),
    Key("past-leave", "escape,left", "leave",
        Text(uz="Orqaga", en="Back"),
        Text(uz="Roʻyxatga, undan dasturga qaytish", en="Back to the list, and from there to the program"),
        _HISTORY, shown=True, priority=False),
    Key("past-against", "b", "against",
        Text(uz="Oldingisi", en="Before"),
        Text(uz="Hozirgi dastur bilan yoki undan oldingisi bilan solishtirish",
             en="Compare with the present program, or with the one before it"),
        _HISTORY, shown=True, priority=False),
    Key("past-look", "right", "look",
        Text(uz="Ichiga", en="Look inside"),
        Text(uz="Koʻrsatilgan narsaga oʻtish va uni varaqlash", en="Go to what is shown, to scroll it"),
        _HISTORY, priority=False),
)

CURVE_KEYS: Final[tuple[Key, ...]] = (
    Key("last-runs", "alt+v", "last_runs",
        Text(uz="Egri chiziqlar", en="Curves"),
        Text(uz="Oxirgi bajarishlarning egri chiziqlari bitta grafikda", en="Curves of the last runs on one plot"),
        _CURVES),
    Key("curves-metric", "m", "next_metric",
        Text(uz="Boshqa son", en="Other number"),
        Text(uz="Boshqa sonni chizish: yoʻqotish, aniqlik …", en="Plot another number: loss, accuracy …"),
        _CURVES, shown=True, priority=False),
    Key("curves-log", "l", "log_scale",
        Text(uz="Log", en="Log"),
        Text(uz="Logarifmik oʻq, yana bossangiz oddiy oʻq", en="A logarithmic axis, or back to a plain one"),
        _CURVES, shown=True, priority=False),
    Key("curves-engine", "c", "engine",
        Text(uz="NumPy, PyTorch", en="NumPy, PyTorch"),
        Text(uz="Shu masalani NumPy va PyTorch bilan ham oʻqitib, qoʻshib chizish",
             en="Train the same task with NumPy and PyTorch as well, and add their curves"),
        _CURVES, shown=True, priority=False),
    Key("curves-words", "d", "describe",
        Text(uz="Soʻz bilan", en="In words"),
        Text(uz="Grafikni soʻz bilan aytish", en="Tell in words what the plot shows"),
        _CURVES, shown=True, priority=False),
    Key("curves-leave", "escape", "leave",
        Text(uz="Orqaga", en="Back"),
        Text(uz="Dasturga qaytish", en="Back to the program"),
        _CURVES, shown=True, priority=False),
)
# fmt: on
