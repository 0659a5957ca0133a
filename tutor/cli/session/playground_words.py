"""What can be said in the playground's lines."""

from typing import Final

from tutor.cli.session.words import Word
from tutor.language import Text, verbatim

_NUMBER = Text(uz="RAQAM", en="NUMBER")
_KNOB = Text(uz="RAQAM [QIYMAT]", en="NUMBER [VALUE]")

_ALL: Final = (
    Word(
        "train",
        Text(uz="oʻqit", en="train"),
        Text(
            uz="shuncha epoxa oʻqitish (100); Ctrl+C toʻxtatadi", en="train that many epochs (100); Ctrl+C stops it"
        ),
        Text(uz="[EPOXA]", en="[EPOCHS]"),
    ),
    Word(
        "settings",
        Text(uz="sozlamalar", en="settings"),
        Text(uz="sozlamalar va qiymatlari", en="the settings and their values"),
    ),
    Word(
        "more",
        Text(uz="koʻp", en="more"),
        Text(uz="sozlamaning keyingi qiymati", en="a setting’s next value"),
        _NUMBER,
    ),
    Word(
        "less",
        Text(uz="kam", en="less"),
        Text(uz="sozlamaning oldingi qiymati", en="a setting’s value before"),
        _NUMBER,
    ),
    Word(
        "set",
        Text(uz="qoʻy", en="set"),
        Text(
            uz="sozlamaga qiymat berish; qiymatsiz: mumkin boʻlganlari",
            en="give a setting a value; without one: those that are possible",
        ),
        _KNOB,
    ),
    Word(
        "picture",
        Text(uz="rasm", en="picture"),
        Text(uz="rasmlarni soʻz bilan aytish", en="tell the pictures in words"),
    ),
    Word(
        "neuron",
        Text(uz="neyron", en="neuron"),
        Text(
            uz="neyronga yaqindan qarash; raqamsiz: chiqishga",
            en="look closely at a neuron; without numbers: at the output",
        ),
        Text(uz="[QATLAM NEYRON]", en="[LAYER NEURON]"),
    ),
    Word("challenge", Text(uz="topshiriq", en="challenge"), Text(uz="keyingi topshiriq", en="the next challenge")),
    Word(
        "restart",
        Text(uz="qayta", en="restart"),
        Text(uz="oʻsha vaznlardan qayta boshlash", en="begin again from the same weights"),
    ),
    Word(
        "save",
        Text(uz="saqla", en="save"),
        Text(uz="tarmoqni Python dasturi qilib saqlash", en="save the network as a Python program"),
        verbatim("numpy|torch"),
    ),
    Word("help", Text(uz="yordam", en="help"), Text(uz="shu roʻyxat", en="this list")),
    Word("quit", Text(uz="chiqish", en="quit"), Text(uz="tajriba maydonidan chiqish", en="leave the playground")),
)

PLAYGROUND_WORDS: Final = {word.id: word for word in _ALL}
