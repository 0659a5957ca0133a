"""What an exception of a learner's program means, in both languages."""

import re
from typing import Final

from tutor.grading.verdict import ProgramError
from tutor.language import Text
from tutor.sandbox.run import Raised, RunStoppedError, StopReason

_Rule = tuple[str, str, Text]

# The first rule whose type and message pattern match explains the error; groups fill {0}, {1} …
_RULES: Final[list[_Rule]] = [
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
        r"expected ':'",
        Text(
            uz="Bu satr oxirida ikki nuqta (:) boʻlishi kerak.",
            en="This line needs a colon (:) at its end.",
        ),
    ),
    (
        "IndentationError|TabError",
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
            en="Python cannot read this line. Check brackets, colons and quotes; sometimes the mistake is one line above.",
        ),
    ),
    (
        "NameError|UnboundLocalError",
        r"name '(\w+)' is not defined",
        Text(
            uz="“{0}” nomi hali yoʻq. Imlosini tekshiring: balki boshqacha yozilgan yoki hali yaratilmagan.",
            en="The name “{0}” does not exist yet. Check its spelling: it may be written differently, or not made yet.",
        ),
    ),
    (
        "UnboundLocalError",
        r"variable '(\w+)'",
        Text(
            uz="“{0}” funksiya ichida qiymat olishidan oldin ishlatilgan.",
            en="“{0}” is used inside the function before it gets a value there.",
        ),
    ),
    (
        "ValueError",
        r"matmul:.*size (\d+) is different from (\d+)",
        Text(
            uz="Matritsalar koʻpaymaydi: chapdagining ustunlari soni ({1}) oʻngdagining satrlari soniga ({0}) teng "
            "boʻlishi kerak. Shakllarni print(a.shape) bilan koʻring; balki .T yetishmayotgandir.",
            en="These matrices cannot be multiplied: the left one's columns ({1}) must equal the right one's rows ({0}). "
            "Look at the shapes with print(a.shape); perhaps a .T is missing.",
        ),
    ),
    (
        "ValueError",
        r"shapes (\([^)]*\)) and (\([^)]*\)) not aligned",
        Text(
            uz="Matritsalar koʻpaymaydi: {0} va {1} shakllari mos emas. Balki .T yetishmayotgandir.",
            en="These matrices cannot be multiplied: the shapes {0} and {1} do not fit. Perhaps a .T is missing.",
        ),
    ),
    (
        "ValueError",
        r"operands could not be broadcast together with shapes (.+?)\s*$",
        Text(
            uz="Bu massivlarning shakllari bir-biriga mos emas: {0}. Amaldan oldin ularni print(a.shape) bilan koʻring.",
            en="The shapes of these arrays do not fit each other: {0}. Print a.shape of each before the operation.",
        ),
    ),
    (
        "RuntimeError",
        r"mat1 and mat2 shapes cannot be multiplied \((.+?) and (.+?)\)",
        Text(
            uz="Matritsalar koʻpaymaydi: {0} va {1}. nn.Linear-ning kirish oʻlchami X-ning ustunlari soniga teng boʻlsin.",
            en="These matrices cannot be multiplied: {0} and {1}. The input size of nn.Linear must be the columns of X.",
        ),
    ),
    (
        "RuntimeError",
        r"element 0 of tensors does not require grad",
        Text(
            uz="backward() uchun gradient yoʻli yoʻq: loss parametrlardan hisoblanmagan yoki .detach(), .item(), "
            "no_grad() yoʻlni uzib qoʻygan.",
            en="backward() has no path to follow: the loss was not computed from the parameters, or .detach(), .item() "
            "or no_grad() cut the path.",
        ),
    ),
    (
        "RuntimeError",
        r"expected scalar type (\w+) but found (\w+)|must have the same dtype, but got (\w+) and (\w+)",
        Text(
            uz="Tenzorlarning turlari har xil. Kirish uchun .float(), sinf raqamlari uchun .long() kerak.",
            en="The tensors have different types. Inputs need .float(), class ids need .long().",
        ),
    ),
    (
        "RuntimeError",
        r"Trying to backward through the graph a second time",
        Text(
            uz="backward() bitta loss uchun ikki marta chaqirildi. Har qadamda loss-ni qaytadan hisoblang.",
            en="backward() was called twice for one loss. Compute the loss anew in every step.",
        ),
    ),
    (
        "ZeroDivisionError",
        r"",
        Text(
            uz="Nolga boʻlindi. Maxraj qayerda nol boʻlishi mumkinligini oʻylab koʻring.",
            en="Something was divided by zero. Think about where the divisor can become zero.",
        ),
    ),
    (
        "IndexError",
        r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)",
        Text(
            uz="{1}-oʻqda {2} ta element bor, {0}-indeks esa undan tashqarida. Sanash 0 dan boshlanadi.",
            en="Axis {1} has {2} entries; index {0} lies outside. Counting starts at 0.",
        ),
    ),
    (
        "IndexError",
        r"",
        Text(
            uz="Indeks chegaradan tashqarida. Sanash 0 dan boshlanadi: n ta elementning oxirgisi n − 1.",
            en="The index lies outside. Counting starts at 0: the last of n entries is n − 1.",
        ),
    ),
    (
        "KeyError",
        r"(.+)",
        Text(
            uz="Lugʻatda {0} kaliti yoʻq. Kalitlar vazifadagidek yozilganini tekshiring.",
            en="The dict has no key {0}. Check that the keys are written as in the task.",
        ),
    ),
    (
        "TypeError",
        r"(\w+)\(\) (?:missing (\d+) required|takes (\d+) positional)",
        Text(
            uz="{0} funksiyasi boshqa sondagi argument bilan chaqirildi. Vazifadagi argumentlar tartibini solishtiring.",
            en="{0} was called with another number of arguments. Compare with the arguments in the task.",
        ),
    ),
    (
        "TypeError",
        r"unsupported operand type\(s\) for (.+?): '(\w+)' and '(\w+)'",
        Text(
            uz="{0} amali {1} va {2} turlari orasida ishlamaydi. None boʻlsa, biror funksiyada return unutilgan.",
            en="The operation {0} does not work between {1} and {2}. If one is NoneType, a return was forgotten somewhere.",
        ),
    ),
    (
        "TypeError",
        r"'(\w+)' object is not (callable|subscriptable|iterable)",
        Text(
            uz="{0} turidagi qiymatni bunday ishlatib boʻlmaydi. Balki qavs ortiqcha yoki return unutilgan.",
            en="A value of type {0} cannot be used in this way. Perhaps brackets are too many, or a return was forgotten.",
        ),
    ),
    (
        "TypeError",
        r"",
        Text(
            uz="Qiymatning turi bu amalga mos emas. Turini print(type(x)) bilan koʻring.",
            en="The type of a value does not fit this operation. Look at it with print(type(x)).",
        ),
    ),
    (
        "AttributeError",
        r"'?([\w.]+)'? (?:object )?has no attribute '(\w+)'",
        Text(
            uz="{0} ichida “{1}” yoʻq. Imlosini tekshiring.",
            en="{0} has no “{1}”. Check the spelling.",
        ),
    ),
    (
        "ModuleNotFoundError|ImportError",
        r"No module named '([\w.]+)'",
        Text(
            uz="Bu mashqda “{0}” kutubxonasi yoʻq. Vazifada ruxsat etilgan kutubxonalar bilan yozing.",
            en="The library “{0}” does not exist in this exercise. Write it with the libraries that the task allows.",
        ),
    ),
    (
        "PermissionError",
        r"",
        Text(
            uz="Bu yerda fayllar, tarmoq va boshqa dasturlar yopiq. Dasturga faqat hisoblash kerak.",
            en="Files, the network and other programs are closed here. The program only has to compute.",
        ),
    ),
    (
        "RecursionError",
        r"",
        Text(
            uz="Funksiya oʻzini toʻxtovsiz chaqiryapti. Qachon toʻxtashi kerakligini yozing.",
            en="The function calls itself without end. Write when it has to stop.",
        ),
    ),
    (
        "MemoryError",
        r"",
        Text(
            uz="Xotira yetmadi: juda katta massiv yaratilgan yoki roʻyxat toʻxtovsiz oʻsgan.",
            en="There was not enough memory: an array is too large, or a list grew without end.",
        ),
    ),
    (
        "FloatingPointError|OverflowError",
        r"",
        Text(
            uz="Son juda katta boʻlib ketdi. exp() ga katta son berilmayaptimi?",
            en="A number became too large. Is a large number given to exp()?",
        ),
    ),
    (
        "EOFError",
        r"",
        Text(
            uz="input() bu yerda ishlamaydi: kiritadigan odam yoʻq. Qiymatlarni kodning oʻziga yozing.",
            en="input() does not work here: nobody types. Write the values into the code.",
        ),
    ),
    (
        "SystemExit|KeyboardInterrupt",
        r"",
        Text(
            uz="Dastur oʻzini toʻxtatdi (exit). Tekshirish uchun u oxirigacha ishlashi kerak.",
            en="The program ended itself (exit). To be checked it has to run to its end.",
        ),
    ),
    (
        "Unsendable",
        r"(.+)",
        Text(
            uz="Natija oddiy son, massiv, roʻyxat yoki lugʻat boʻlishi kerak, lekin bu: {0}.",
            en="The result must be a number, an array, a list or a dict, but it is {0}.",
        ),
    ),
    (
        "AssertionError",
        r"",
        Text(
            uz="assert sharti bajarilmadi.",
            en="The condition of an assert does not hold.",
        ),
    ),
]

_ANY: Final = Text(
    uz="Dastur shu satrda xato bilan toʻxtadi.",
    en="The program stopped with an error at this line.",
)

_STOPPED: Final[dict[StopReason, Text]] = {
    StopReason.TIME_LIMIT: Text(
        uz="Dastur {seconds} soniyada tugamadi va toʻxtatildi. Sikl toʻxtaydimi? Qadamlar soni juda koʻp emasmi?",
        en="The program did not finish within {seconds} seconds and was stopped. Does the loop end? Are there too "
        "many steps?",
    ),
    StopReason.MEMORY_LIMIT: Text(
        uz="Dastur juda koʻp xotira ishlatdi va toʻxtatildi.",
        en="The program used too much memory and was stopped.",
    ),
    StopReason.OUTPUT_LIMIT: Text(
        uz="Dastur juda koʻp matn chiqardi va toʻxtatildi. print siklning ichida emasmi?",
        en="The program printed too much and was stopped. Is there a print inside a loop?",
    ),
    StopReason.BAD_ANSWER: Text(
        uz="Dasturning javobini oʻqib boʻlmadi: u tekshiruvchi bilan aloqani buzgan.",
        en="The program's answer could not be read: it broke the connection to the grader.",
    ),
    StopReason.EXITED: Text(
        uz="Dastur javob bermasdan oʻzini tugatdi (os._exit yoki shunga oʻxshash).",
        en="The program ended itself without an answer (os._exit or the like).",
    ),
    StopReason.KILLED: Text(
        uz="Dastur {detail} signali bilan qulab tushdi.",
        en="The program crashed with the signal {detail}.",
    ),
    StopReason.CANCELLED: Text(
        uz="Dastur toʻxtatildi.",
        en="The program was stopped.",
    ),
}


def raised(error: Raised) -> ProgramError:
    """Explain an exception by its type, its message and the line of the learner's own program."""
    explanation = _ANY
    for types, pattern, text in _RULES:
        match = re.search(pattern, error.message, re.DOTALL)
        if match and re.fullmatch(types, error.type):
            groups = [group or "" for group in match.groups()]
            explanation = Text(uz=text.uz.format(*groups), en=text.en.format(*groups))
            break
    return ProgramError(error.type, error.message, error.line, error.code, explanation)


def stopped(error: RunStoppedError, seconds: float) -> ProgramError:
    """Explain why a program was ended, or ended itself; `seconds` is the time it was allowed."""
    text = _STOPPED[error.reason].format(seconds=f"{seconds:g}", detail=error.detail)
    return ProgramError(str(error.reason), error.detail, None, None, text)


def in_a_sentence(error: ProgramError) -> Text:
    """Return the error as a check's message: where, what, and what it means."""
    original = f"{error.type}: {error.message}" if error.message else error.type
    if error.line is None:
        return Text(uz=f"{original}. {error.explanation.uz}", en=f"{original}. {error.explanation.en}")
    return Text(
        uz=f"{error.line}-satr: {original}\n  {error.source or ''}\n{error.explanation.uz}",
        en=f"Line {error.line}: {original}\n  {error.source or ''}\n{error.explanation.en}",
    )
