"""What the exceptions of PyTorch mean, by their type and message; they come before the general rules."""

from typing import Final

from tutor.grading.rule_matching import Rule
from tutor.language import Text

RULES: Final[list[Rule]] = [
    (
        "RuntimeError",
        r"mat1 and mat2 shapes cannot be multiplied \((.+?) and (.+?)\)",
        Text(
            uz="Matritsalar koʻpaymaydi: {0} va {1}. nn.Linear-ning kirish oʻlchami X-ning ustunlari soniga "
            "teng boʻlsin.",
            en="These matrices cannot be multiplied: {0} and {1}. The input size of nn.Linear must be the "
            "columns of X.",
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
        "RuntimeError|NotImplementedError",
        r"same dtype|scalar type \w+ but found|dtype \w+ but expected|target dtype to be|could not infer output dtype",
        Text(
            uz="Tenzorlarning turlari har xil. Kirish uchun .float(), sinf raqamlari uchun .long() kerak.",
            en="The tensors have different types. Inputs need .float(), class ids need .long().",
        ),
    ),
    (
        "RuntimeError",
        r"Only Tensors of floating point and complex dtype can require gradients",
        Text(
            uz="Butun sonlar tenzori qiyalik ololmaydi. Uni kasr sonlardan yarating: 2 emas, 2.0, yoki .float().",
            en="A tensor of whole numbers cannot have a slope. Make it of floating-point ones: 2.0, not 2, or .float().",
        ),
    ),
    (
        "RuntimeError",
        r"Expected floating point type for target with class probabilities",
        Text(
            uz="Yorliqlar (n, sinflar) shaklida, yaʼni one-hot kelgan. cross_entropy sinf raqamlarini oladi: int64, shakli (n,).",
            en="The labels have the shape (n, classes), as one-hot has. cross_entropy takes class ids: int64 of shape (n,).",
        ),
    ),
    (
        "RuntimeError",
        r"0D or 1D target tensor expected",
        Text(
            uz="Sinf raqamlarining shakli (n,) boʻlishi kerak, bu yerda oʻlcham ortiqcha: y[:, 0] yoki y.squeeze(1).",
            en="Class ids must have the shape (n,), and here is a dimension too many: y[:, 0] or y.squeeze(1).",
        ),
    ),
    (
        "AttributeError",
        r"'(float|int)' object has no attribute '(backward|grad|detach|item)'",
        Text(
            uz="Bu oddiy Python soni, grafi yoʻq: “{1}” faqat tenzorda bor. Balki .item() erta chaqirilgandir.",
            en="This is a plain Python number without a graph: only tensors have “{1}”. Perhaps .item() came too early.",
        ),
    ),
    (
        "AttributeError",
        r"'NoneType' object has no attribute '(zero_|mul_|clamp_)'",
        Text(
            uz="Bu yerda .grad hali None: yo backward() chaqirilmagan, yo tenzor oʻzgartirilmay, yangisi yaratilgan "
            "(w = w - … emas, no_grad() ichida w -= …).",
            en="Here .grad is still None: either backward() was not called, or the tensor was not changed but made anew "
            "(not w = w - …, but w -= … inside no_grad()).",
        ),
    ),
    (
        "RuntimeError",
        r"view size is not compatible",
        Text(
            uz="view faqat xotirada ketma-ket turgan sonlarni boshqa shaklda koʻrsatadi, bu tenzorniki esa (masalan, "
            "transpose dan keyin) ketma-ket emas. .reshape ishlating.",
            en="view shows another shape only of numbers that lie one after the other in memory, and this tensor's do not "
            "(after transpose, say). Use .reshape.",
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
        "RuntimeError",
        r"size of tensor a \((\d+)\) must match the size of tensor b \((\d+)\)",
        Text(
            uz="Bu tenzorlarning oʻlchamlari bir-biriga mos emas: {0} va {1}. Amaldan oldin ularni "
            "print(a.shape) bilan koʻring.",
            en="The sizes of these tensors do not fit each other: {0} and {1}. Print a.shape of each before the "
            "operation.",
        ),
    ),
    (
        "ValueError",
        r"Target size \((.+?)\) must be the same as input size \((.+?)\)\s*$",
        Text(
            uz="Yorliqlarning shakli {0}, modelning javobi esa {1} shaklida. Ular bir xil boʻlsin: .reshape "
            "yoki .squeeze yordam beradi.",
            en="The labels have the shape {0} and the model's answer {1}. They must be the same: .reshape or "
            ".squeeze helps.",
        ),
    ),
    (
        "RuntimeError",
        r"shape '(\[.+?\])' is invalid for input of size (\d+)",
        Text(
            uz="{1} ta elementni {0} shakliga joylab boʻlmaydi: shakldagi sonlar koʻpaytmasi {1} boʻlishi kerak.",
            en="{1} entries do not fit the shape {0}: its numbers multiplied must give {1}.",
        ),
    ),
    (
        "RuntimeError",
        r"to have (\d+) channels, but got (\d+) channels",
        Text(
            uz="Konvolyutsiya qatlami {0} kanal kutadi, unga esa {1} kanalli tenzor berildi. Shakl (toʻplam, "
            "kanal, balandlik, eni) tartibida boʻladi.",
            en="The convolution expects {0} channels, but the tensor has {1}. Its shape is (batch, channels, "
            "height, width).",
        ),
    ),
    (
        "IndexError",
        r"Target (\d+) is out of bounds",
        Text(
            uz="{0}-sinf uchun modelda chiqish yoʻq. Oxirgi qatlamning chiqishlari soni sinflar soniga teng "
            "boʻlsin; sinflar 0 dan sanaladi.",
            en="The model has no output for class {0}. The last layer needs one output for each class; classes "
            "are counted from 0.",
        ),
    ),
    (
        "RuntimeError",
        r"can be implicitly created only for scalar outputs",
        Text(
            uz="backward() faqat bitta sondan boshlanadi. Loss-ni .mean() yoki .sum() bilan bitta songa keltiring.",
            en="backward() starts from one number only. Make the loss one number with .mean() or .sum().",
        ),
    ),
    (
        "RuntimeError",
        r"leaf Variable that requires grad is being used in an in-place operation",
        Text(
            uz="Parametrni qoʻlda oʻzgartirish uchun uni with torch.no_grad(): bloki ichida yangilang.",
            en="To change a parameter by hand, do it inside a with torch.no_grad(): block.",
        ),
    ),
    (
        "RuntimeError",
        r"Can't call numpy\(\) on Tensor that requires grad",
        Text(
            uz="Bu tenzor gradient yoʻliga ulangan: avval .detach(), keyin .numpy() chaqiring.",
            en="This tensor is part of a gradient path: call .detach() first, then .numpy().",
        ),
    ),
    (
        "AttributeError",
        r"before Module.__init__\(\) call",
        Text(
            uz="Modulning __init__ funksiyasida birinchi boʻlib super().__init__() chaqirilishi kerak.",
            en="The module's __init__ must call super().__init__() first.",
        ),
    ),
    (
        "RuntimeError",
        r"can't allocate memory",
        Text(
            uz="Xotira yetmadi: juda katta tenzor yaratilgan yoki roʻyxat toʻxtovsiz oʻsgan.",
            en="There was not enough memory: a tensor is too large, or a list grew without end.",
        ),
    ),
    (
        "RuntimeError|AssertionError",
        r"CUDA|NVIDIA",
        Text(
            uz="Bu yerda GPU yoʻq. Kirish turgan qurilmani oling (`x.device`) yoki shunday tanlang: "
            '`device = "cuda" if torch.cuda.is_available() else "cpu"`.',
            en="There is no GPU here. Take the device of the input (`x.device`), or choose one with "
            '`device = "cuda" if torch.cuda.is_available() else "cpu"`.',
        ),
    ),
]
