"""What can be said in the line-mode session: one table, from which its help is made as well."""

from typing import Final

from tutor.cli.session.words import Topic, Word
from tutor.language import Text, verbatim

_NUMBER = Text(uz="RAQAM", en="NUMBER")
_LINES = Text(uz="SATR[-SATR]", en="LINE[-LINE]")
_VALUE = Text(uz="[NOM QIYMAT]", en="[NAME VALUE]")

TOPICS: Final = (
    Topic(
        Text(uz="Dars", en="Lesson"),
        (
            Word("next", Text(uz="keyingi", en="next"), Text(uz="keyingi qadam", en="the next step")),
            Word("back", Text(uz="oldingi", en="back"), Text(uz="oldingi qadam", en="the step before")),
            Word("text", Text(uz="matn", en="text"), Text(uz="qadam matnini yana oʻqish", en="read the step again")),
            Word(
                "steps",
                Text(uz="qadamlar", en="steps"),
                Text(uz="darsning qadamlari va holati", en="the lesson's steps and how far they are"),
            ),
            Word(
                "go",
                Text(uz="bor", en="go"),
                Text(uz="shu raqamli qadamga oʻtish", en="go to the step of a number"),
                _NUMBER,
            ),
            Word("lessons", Text(uz="darslar", en="lessons"), Text(uz="barcha darslar", en="all lessons")),
            Word(
                "open",
                Text(uz="och", en="open"),
                Text(uz="darsni ochish: raqami yoki nomi bilan", en="open a lesson, by its number or id"),
                Text(uz="DARS", en="LESSON"),
            ),
            Word(
                "where",
                Text(uz="qayerda", en="where"),
                Text(uz="qaysi dars va qadam, nima qolgan", en="which lesson and step this is, and what is open"),
            ),
        ),
    ),
    Topic(
        Text(uz="Kod", en="Code"),
        (
            Word(
                "code",
                Text(uz="kod", en="code"),
                Text(uz="kodni satr raqamlari bilan oʻqish", en="read the code with line numbers"),
                Text(uz="[SATR[-SATR]]", en="[LINE[-LINE]]"),
            ),
            Word(
                "change",
                Text(uz="almashtir", en="change"),
                Text(uz="satr oʻrniga boshqasini yozish", en="put other text in place of a line"),
                Text(uz="SATR MATN", en="LINE TEXT"),
            ),
            Word(
                "insert",
                Text(uz="qoʻsh", en="insert"),
                Text(
                    uz="satrdan oldin yozish; yolgʻiz nuqta tugatadi",
                    en="write before a line; a lone full stop ends it",
                ),
                Text(uz="[SATR]", en="[LINE]"),
            ),
            Word(
                "delete", Text(uz="oʻchir", en="delete"), Text(uz="satrlarni oʻchirish", en="take lines out"), _LINES
            ),
            Word(
                "undo",
                Text(uz="bekor", en="undo"),
                Text(uz="oxirgi oʻzgarishni bekor qilish", en="take the last change back"),
            ),
            Word(
                "edit",
                Text(uz="tahrir", en="edit"),
                Text(uz="kodni oʻz muharriringizda ochish", en="open the code in your own editor"),
            ),
            Word(
                "run",
                Text(uz="bajar", en="run"),
                Text(uz="dasturni ishga tushirish; Ctrl+C toʻxtatadi", en="run the program; Ctrl+C stops it"),
            ),
            Word("check", Text(uz="tekshir", en="check"), Text(uz="yechimni tekshirish", en="check the solution")),
            Word(
                "watch",
                Text(uz="kuzat", en="watch"),
                Text(
                    uz="fayl saqlangan sari tekshirish; Ctrl+C tugatadi",
                    en="check whenever the file is saved; Ctrl+C ends it",
                ),
            ),
            Word("hint", Text(uz="ishora", en="hint"), Text(uz="keyingi ishora", en="the next hint")),
            Word(
                "solution",
                Text(uz="yechim", en="solution"),
                Text(uz="yechimni izohi bilan oʻqish", en="read the solution and why it works"),
            ),
            Word(
                "compare",
                Text(uz="solishtir", en="compare"),
                Text(
                    uz="oʻqitishni NumPy va PyTorch bilan solishtirish",
                    en="compare the training with NumPy and PyTorch",
                ),
            ),
            Word(
                "reset",
                Text(uz="boshidan", en="reset"),
                Text(
                    uz="boshlangʻich kodga qaytish (nusxa qoladi)", en="go back to the starting code (a copy is kept)"
                ),
            ),
            Word(
                "knobs",
                Text(uz="sozlagich", en="knobs"),
                Text(
                    uz="namunaning qiymatlari; qiymat bersangiz, oʻzgartirib ishga tushiradi",
                    en="a demo's values; with a value, change it and run",
                ),
                _VALUE,
            ),
            Word(
                "history",
                Text(uz="tarix", en="history"),
                Text(uz="urinishlaringiz: farqi, qaytarib olish", en="your attempts: what changed, take one back"),
                verbatim("[--diff N | --restore N]"),
            ),
        ),
    ),
    Topic(
        Text(uz="Test va roʻyxat", en="Quiz and list"),
        (
            Word(
                "answer",
                Text(uz="javob", en="answer"),
                Text(uz="savolga javob; raqamning oʻzi ham yetadi", en="answer a question; the number alone will do"),
                Text(uz="RAQAM…", en="NUMBER…"),
            ),
            Word(
                "tick",
                Text(uz="belgila", en="tick"),
                Text(
                    uz="roʻyxat bandini belgilash yoki belgisini olish",
                    en="tick an item of the list, or take the tick away",
                ),
                _NUMBER,
            ),
        ),
    ),
    Topic(
        Text(uz="Boshqalar", en="More"),
        (
            Word(
                "search",
                Text(uz="qidir", en="search"),
                Text(uz="darslardan qidirish", en="search the lessons"),
                Text(uz="SOʻZ…", en="WORD…"),
            ),
            Word(
                "glossary",
                Text(uz="lugʻat", en="glossary"),
                Text(uz="atamalar lugʻati", en="the glossary"),
                Text(uz="[SOʻZ]", en="[WORD]"),
            ),
            Word(
                "play",
                Text(uz="tajriba", en="play"),
                Text(uz="tajriba maydoni, soʻz bilan", en="the playground, in words"),
            ),
            Word(
                "source",
                Text(uz="kutubxona", en="source"),
                Text(uz="kutubxona kodi", en="the library's source"),
                Text(uz="[NOM]", en="[NAME]"),
            ),
            Word(
                "progress",
                Text(uz="natijalar", en="progress"),
                Text(uz="natijalaringiz; export FAYL, import FAYL", en="your progress; export FILE, import FILE"),
                verbatim("[export|import …]"),
            ),
            Word(
                "certificate",
                Text(uz="sertifikat", en="certificate"),
                Text(uz="kursni bitirish sertifikati", en="the certificate of completion"),
            ),
            Word(
                "settings",
                Text(uz="sozlamalar", en="settings"),
                Text(uz="sozlamalarni koʻrish va oʻzgartirish", en="see and change settings"),
                _VALUE,
            ),
            Word(
                "language",
                Text(uz="til", en="language"),
                Text(uz="oʻzbekcha yoki inglizcha", en="Uzbek or English"),
                verbatim("uz|en"),
            ),
            Word(
                "pictures",
                Text(uz="rasmlar", en="pictures"),
                Text(
                    uz="grafiklarni belgilar bilan ham chizish yoki faqat soʻz bilan aytish",
                    en="draw plots with characters as well, or tell them in words alone",
                ),
                Text(uz="ha|yoʻq", en="on|off"),
            ),
            Word(
                "doctor",
                Text(uz="tekshiruv", en="doctor"),
                Text(uz="kompyuter hammasiga tayyormi", en="is everything right on this computer"),
            ),
            Word(
                "tutor",
                verbatim("tutor"),
                Text(
                    uz="tutor buyrugʻi, javoblarda qanday yozilgan boʻlsa",
                    en="a command of tutor, as its answers name it",
                ),
                Text(uz="BUYRUQ…", en="COMMAND…"),
            ),
            Word("help", Text(uz="yordam", en="help"), Text(uz="shu roʻyxat", en="this list")),
            Word(
                "quit",
                Text(uz="chiqish", en="quit"),
                Text(uz="chiqish; hammasi saqlangan", en="quit; everything is saved"),
            ),
        ),
    ),
)

WORDS: Final = {word.id: word for topic in TOPICS for word in topic.words}
