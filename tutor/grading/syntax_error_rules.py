"""What it means when Python cannot read a program, by the type and message of the error (Python 3.11 to 3.14)."""

from typing import Final

from tutor.grading.rule_matching import Rule
from tutor.language import Text

RULES: Final[list[Rule]] = [
    (
        "SyntaxError",
        r"'?(.)?'? was never closed",
        Text(
            uz="Ochilgan {0} qavsi yopilmagan. Shu satrdan boshlab qavslarni sanab chiqing.",
            en="The bracket {0} was opened and never closed. Count the brackets from this line on.",
        ),
    ),
    (
        "SyntaxError",
        r"closing parenthesis '(.)' does not match opening parenthesis '(.)'",
        Text(
            uz="Ochilgan qavs {1}, yopilgani esa {0}. Qavslar bir xil turda boʻlishi kerak.",
            en="The bracket {1} was opened, but {0} closes it. Both must be of the same kind.",
        ),
    ),
    (
        "SyntaxError",
        r"unmatched '(.)'",
        Text(
            uz="Bu {0} qavsi ochilmagan: u ortiqcha, yoki undan oldin ochuvchi qavs yetishmaydi.",
            en="This {0} closes nothing: it is one too many, or the opening bracket before it is missing.",
        ),
    ),
    (
        "SyntaxError",
        r"unterminated triple-quoted",
        Text(
            uz="Uchta qoʻshtirnoq bilan ochilgan matn yopilmagan.",
            en="The text that three quotes open is never closed by three others.",
        ),
    ),
    (
        "SyntaxError",
        r"unterminated (?:f-)?string",
        Text(
            uz="Qoʻshtirnoq ochilgan, lekin shu satrda yopilmagan. Matn oxiriga ham oʻsha qoʻshtirnoqni qoʻying.",
            en="A quote is opened and not closed in this line. Put the same quote at the end of the text.",
        ),
    ),
    (
        "SyntaxError",
        r"expected ':'",
        Text(
            uz="Bu satr oxirida ikki nuqta (:) boʻlishi kerak.",
            en="This line needs a colon (:) at its end.",
        ),
    ),
    (
        "SyntaxError",
        r"expected '\('",
        Text(
            uz="Funksiya nomidan keyin qavslar kerak, argument boʻlmasa ham: def f():",
            en="The name of a function is followed by brackets, even without arguments: def f():",
        ),
    ),
    (
        "SyntaxError",
        r"[Mm]aybe you meant '==|perhaps you meant \"==\"",
        Text(
            uz="Bitta = nomga qiymat beradi. Tenglikni tekshirish uchun == yozing.",
            en="A single = gives a value to a name. To ask whether two things are equal, write ==.",
        ),
    ),
    (
        "SyntaxError",
        r"cannot (?:assign to|delete) (.+)",
        Text(
            uz="= belgisining chap tomonida nom turishi kerak: bunga qiymat berib boʻlmaydi.",
            en="A name must stand on the left of =: a value cannot be given to this.",
        ),
    ),
    (
        "SyntaxError",
        r"forgot a comma",
        Text(
            uz="Ikki qiymat orasida vergul yoki amal belgisi yetishmayotganga oʻxshaydi.",
            en="It looks as if a comma or an operator is missing between two values.",
        ),
    ),
    (
        "SyntaxError",
        r"Missing parentheses in call to '(\w+)'",
        Text(
            uz="{0} soʻzidan keyin qavslar kerak: {0}(...).",
            en="{0} needs parentheses: {0}(...).",
        ),
    ),
    (
        "SyntaxError",
        r"invalid (?:non-printable )?character .*?(U\+[0-9A-F]+)",
        Text(
            uz="Python kodida bunday belgi ({0}) ishlatilmaydi; u koʻpincha boshqa joydan nusxa olganda kelib qoladi. "
            "Uni klaviaturadan qayta yozing.",
            en="Python’s code has no such character ({0}); it often comes with a text that was copied. Type it anew.",
        ),
    ),
    (
        "SyntaxError",
        r"invalid (?:decimal|hexadecimal|octal|binary|imaginary) literal",
        Text(
            uz="Nom raqamdan boshlanmaydi, koʻpaytirish esa * bilan yoziladi: 2 * x.",
            en="A name does not begin with a digit, and a product is written with *: 2 * x.",
        ),
    ),
    (
        "SyntaxError",
        r"leading zeros",
        Text(
            uz="Butun son noldan boshlanmaydi: 01 emas, 1.",
            en="A whole number does not begin with a zero: 1, not 01.",
        ),
    ),
    (
        "SyntaxError",
        r"'(return|yield|await)' outside",
        Text(
            uz="{0} faqat funksiya ichida ishlaydi. Chekinishni tekshiring: satr def blokidan chiqib ketgan boʻlishi mumkin.",
            en="{0} works only inside a function. Look at the indentation: the line may have left the block of its def.",
        ),
    ),
    (
        "SyntaxError",
        r"'(break|continue)' (?:outside|not properly in) loop",
        Text(
            uz="{0} faqat sikl (for, while) ichida ishlaydi. Chekinishni tekshiring.",
            en="{0} works only inside a loop (for, while). Look at the indentation.",
        ),
    ),
    (
        "SyntaxError",
        r"expected 'except' or 'finally' block",
        Text(
            uz="try blokidan keyin except yoki finally bloki kerak.",
            en="A try block is followed by an except or a finally block.",
        ),
    ),
    (
        "SyntaxError",
        r"expected 'else' after 'if' expression",
        Text(
            uz="Bir satrlik if oxirida else ham kerak: a if shart else b.",
            en="An if inside a line needs its else: a if condition else b.",
        ),
    ),
    (
        "SyntaxError",
        r"positional argument follows keyword argument",
        Text(
            uz="Nomsiz argumentlar avval, nomlilari (a=1) keyin yoziladi.",
            en="Arguments without a name come first, those with one (a=1) after them.",
        ),
    ),
    (
        "SyntaxError",
        r"(?:non-default argument|parameter without a default) follows",
        Text(
            uz="Qiymati oldindan berilgan parametrlar (a=1) oxirida turadi.",
            en="Parameters with a value of their own (a=1) come last.",
        ),
    ),
    (
        "SyntaxError",
        r"duplicate (?:argument|parameter) '(\w+)'|keyword argument repeated: (\w+)",
        Text(
            uz="Bir argument ikki marta yozilgan: {0}{1}.",
            en="An argument is written twice: {0}{1}.",
        ),
    ),
    (
        "SyntaxError",
        r"unexpected character after line continuation",
        Text(
            uz="Satr oʻrtasida \\ turibdi. Boʻlish belgisi /, \\ esa faqat satr oxirida yoziladi.",
            en="There is a \\ in the middle of the line. To divide, write /; a \\ stands only at the end of a line.",
        ),
    ),
    (
        "SyntaxError",
        r"f-string: ",
        Text(
            uz="f-matn ichidagi {{…}} qavslari buzilgan: har bir {{ yopilsin va ichida ifoda boʻlsin.",
            en="The {{…}} inside the f-string are not right: each {{ is closed, with an expression in it.",
        ),
    ),
    (
        "IndentationError",
        r"expected an indented block after (?:'(\w+)' statement|(?:function|class) definition)? ?.*line (\d+)",
        Text(
            uz="{1}-satrdagi blok boʻsh: ikki nuqtadan keyingi satrlar toʻrt boʻsh joy bilan boshlanadi.",
            en="The block of line {1} is empty: the lines after its colon begin with four spaces.",
        ),
    ),
    (
        "IndentationError",
        r"unexpected indent",
        Text(
            uz="Bu satr boshida ortiqcha boʻsh joy bor: undan oldin blok ochilmagan (ikki nuqta yoʻq).",
            en="This line begins with spaces that do not belong there: no block was opened before it (no colon).",
        ),
    ),
    (
        "IndentationError",
        r"unindent does not match",
        Text(
            uz="Satrning chekinishi yuqoridagi hech bir blokka mos emas. Uni oʻz bloki satrlari bilan bir xil qiling.",
            en="The line’s indentation fits no block above it. Begin it where the lines of its block begin.",
        ),
    ),
    (
        "TabError",
        r"",
        Text(
            uz="Satrlar boshida tab va boʻsh joy aralashgan. Faqat boʻsh joy ishlating (har bir daraja uchun toʻrtta).",
            en="Tabs and spaces are mixed at the start of lines. Use spaces only, four for each level.",
        ),
    ),
    (
        "IndentationError",
        r"",
        Text(
            uz="Satr boshidagi boʻsh joylar mos emas. Bitta blokdagi satrlar bir xil chekinish bilan boshlanadi.",
            en="The spaces at the start of the line do not fit. Lines of one block begin with the same indentation.",
        ),
    ),
    (
        "SyntaxError",
        r"",
        Text(
            uz="Python bu satrni oʻqiy olmadi. Qavslar, ikki nuqta va qoʻshtirnoqlarni tekshiring; "
            "xato baʼzan bir satr yuqorida boʻladi.",
            en="Python cannot read this line. Check brackets, colons and quotes; sometimes the mistake is one "
            "line above.",
        ),
    ),
]
