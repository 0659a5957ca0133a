"""What the exceptions of Python and NumPy mean, by their type and message."""

from typing import Final

from tutor.grading.rule_matching import Rule
from tutor.language import Text

RULES: Final[list[Rule]] = [
    (
        "NameError|UnboundLocalError",
        r"name '(\w+)' is not defined",
        Text(
            uz="“{0}” nomi hali yoʻq. Imlosini tekshiring: balki boshqacha yozilgan yoki hali yaratilmagan.",
            en="The name “{0}” does not exist yet. Check its spelling: it may be written differently, or not "
            "made yet.",
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
            uz="Matritsalar koʻpaymaydi: chapdagining ustunlari soni ({1}) oʻngdagining qatorlari soniga ({0}) teng "
            "boʻlishi kerak. Shakllarni print(a.shape) bilan koʻring; balki .T yetishmayotgan yoki ortiqchadir.",
            en="These matrices cannot be multiplied: the left one's columns ({1}) must equal the right one's rows ({0}). "
            "Look at the shapes with print(a.shape); perhaps a .T is missing, or one is too many.",
        ),
    ),
    (
        "ValueError",
        r"shapes (\([^)]*\)) and (\([^)]*\)) not aligned",
        Text(
            uz="Matritsalar koʻpaymaydi: {0} va {1} shakllari mos emas. Balki .T yetishmayotgan yoki ortiqchadir.",
            en="These matrices cannot be multiplied: the shapes {0} and {1} do not fit. Perhaps a .T is missing, or "
            "one is too many.",
        ),
    ),
    (
        "ValueError",
        r"operands could not be broadcast together with shapes (.+?)\s*$",
        Text(
            uz="Bu massivlarning shakllari bir-biriga mos emas: {0}. Amaldan oldin ularni print(a.shape) bilan "
            "koʻring.",
            en="The shapes of these arrays do not fit each other: {0}. Print a.shape of each before the operation.",
        ),
    ),
    (
        "ValueError",
        r"truth value of an array",
        Text(
            uz="Massivda koʻp qiymat bor, shuning uchun u if va while shartida, max() va min() ichida oʻzi tura "
            "olmaydi. Shartga .any() yoki .all() bilan bitta True yoki False bering; max(0, a) oʻrniga np.maximum(a, 0).",
            en="An array holds many values, so it cannot stand by itself in if and while, or in max() and min(). "
            "Give a condition one True or False with .any() or .all(); in place of max(0, a) write np.maximum(a, 0).",
        ),
    ),
    (
        "ValueError",
        r"cannot reshape array of size (\d+) into shape (\(.+?\))",
        Text(
            uz="{0} ta elementni {1} shakliga joylab boʻlmaydi: shakldagi sonlar koʻpaytmasi {0} boʻlishi kerak.",
            en="{0} entries do not fit the shape {1}: its numbers multiplied must give {0}.",
        ),
    ),
    (
        "ValueError",
        r"inhomogeneous shape",
        Text(
            uz="Roʻyxatning qatorlari har xil uzunlikda, shuning uchun undan massiv yasab boʻlmaydi.",
            en="The rows of the list differ in length, so no array can be made of it.",
        ),
    ),
    (
        "ValueError",
        r"(?:too many|not enough) values to unpack",
        Text(
            uz="Tenglikning chap tomonidagi nomlar soni oʻngdagi qiymatlar soniga teng emas.",
            en="There are not as many names on the left of = as there are values on the right.",
        ),
    ),
    (
        "AxisError",
        r"axis (-?\d+) is out of bounds for array of dimension (\d+)",
        Text(
            uz="Massivda {1} ta oʻq bor, {0}-oʻq esa yoʻq. Oʻqlar 0 dan sanaladi.",
            en="The array has {1} axes; there is no axis {0}. Axes are counted from 0.",
        ),
    ),
    (
        "LinAlgError",
        r"Singular matrix",
        Text(
            uz="Bu matritsaning teskarisi yoʻq: qatorlaridan biri qolganlaridan kelib chiqadi.",
            en="This matrix has no inverse: one of its rows follows from the others.",
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
            uz="{0} funksiyasi boshqa sondagi argument bilan chaqirildi. Vazifadagi argumentlar tartibini "
            "solishtiring.",
            en="{0} was called with another number of arguments. Compare with the arguments in the task.",
        ),
    ),
    (
        "TypeError",
        r"unsupported operand type\(s\) for (.+?): '(\w+)' and '(\w+)'",
        Text(
            uz="{0} amali {1} va {2} turlari orasida ishlamaydi. NoneType boʻlsa, balki biror "
            "funksiyada return unutilgan yoki `.grad` hali boʻsh.",
            en="The operation {0} does not work between {1} and {2}. If one is NoneType, perhaps a function lacks its "
            "return, or `.grad` is still empty.",
        ),
    ),
    (
        "TypeError",
        r"'(\w+)' object is not (callable|subscriptable|iterable)",
        Text(
            uz="{0} turidagi qiymatni bunday ishlatib boʻlmaydi. Balki qavs ortiqcha yoki return unutilgan.",
            en="A value of type {0} cannot be used in this way. Perhaps brackets are too many, or a return was "
            "forgotten.",
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
        "AttributeError|ImportError",
        r"module 'numpy' has no attribute 'erf'|cannot import name 'erf' from 'numpy'",
        Text(
            uz="NumPy-da erf yoʻq. U math-da bor, lekin bitta sonni oladi: math.erf(son). Massivning har bir soni uchun "
            "alohida chaqiring.",
            en="NumPy has no erf. Python's math has one, which takes a single number: math.erf(number). Call it for each "
            "number of the array.",
        ),
    ),
    (
        "AttributeError|ImportError",
        r"module 'numpy' has no attribute '(sigmoid|softmax|relu|gelu|one_hot|accuracy|mse)'"
        r"|cannot import name '(sigmoid|softmax|relu|gelu|one_hot|accuracy|mse)' from 'numpy'",
        Text(
            uz="NumPy-da tayyor “{0}{1}” yoʻq: uni NumPy amallaridan oʻzingiz yozasiz.",
            en="NumPy has no ready-made “{0}{1}”: you write it yourself from NumPy's operations.",
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
        r"No module named 'tutor\.engine[\w.]*'|cannot import name 'engine' from 'tutor'",
        Text(
            uz="Bu dasturda tutor.engine-dan foydalanib boʻlmaydi: bu mashqda uning ishini oʻzingiz yozasiz. "
            "Uning kodini oʻqish: tutor source",
            en="This program may not use tutor.engine: in this exercise you write what it does yourself. "
            "To read its source: tutor source",
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
        "ImportError",
        r"cannot import name '(\w+)' from '([\w.]+)'",
        Text(
            uz="{1} ichida “{0}” yoʻq. Imlosini tekshiring.",
            en="{1} has no “{0}”. Check the spelling.",
        ),
    ),
    (
        "PermissionError|FileNotFoundError",
        r"",
        Text(
            uz="Bu yerda fayllar, tarmoq va boshqa dasturlar yopiq. Dasturga faqat hisoblash kerak.",
            en="Files, the network and other programs are closed here. The program only has to compute.",
        ),
    ),
    (
        "RuntimeError",
        r"can't start new thread",
        Text(
            uz="Bu yerda yangi oqim (thread) ochilmaydi: dastur bitta oqimda hisoblaydi.",
            en="No new thread can be started here: a program computes in one thread.",
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
        r"a value of type (?:generator|map|filter|zip|range_iterator|list_iterator)",
        Text(
            uz="Natija generator (yield, map, zip …): undan qiymatlar hali olinmagan. Uni roʻyxatga aylantiring: list(…).",
            en="The result is a generator (yield, map, zip …), from which no values have been taken yet. Make a list of it: "
            "list(…).",
        ),
    ),
    (
        "Unsendable",
        r"a value of type (.+)",
        Text(
            uz="Natija oddiy son, massiv, roʻyxat yoki lugʻat boʻlishi kerak, lekin uning turi: {0}.",
            en="The result must be a number, an array, a list or a dict, but its type is {0}.",
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
