"""What the much-used names of torch do."""

from typing import Final

from tutor.language import Text

_RELU = Text(uz="ReLU: manfiylar oʻrniga nol", en="ReLU: zero in place of what is negative")
_SIGMOID = Text(uz="Sigmoida: qiymatni 0 va 1 orasiga oʻtkazadi", en="Sigmoid: brings values between 0 and 1")
_TANH = Text(uz="Giperbolik tangens: −1 va 1 orasida", en="Hyperbolic tangent, between −1 and 1")
_SOFTMAX = Text(
    uz="Ballarni yigʻindisi 1 boʻlgan ehtimollarga aylantiradi", en="Turns scores into probabilities that sum to 1"
)
_CROSS_ENTROPY = Text(uz="Tasniflash yoʻqotishi; softmax oʻzida bor", en="Loss of classification; softmax is inside")
_MSE = Text(uz="Xatolar kvadratining oʻrtachasi", en="Mean of the squared errors")
_BCE = Text(uz="Ikki sinf yoʻqotishi; sigmoida oʻzida bor", en="Loss for two classes; the sigmoid is inside")
_DROPOUT = Text(
    uz="Oʻqitishda ayrim neyronlarni tasodifan oʻchiradi", en="Switches off random neurons while training"
)

# fmt: off
TEXTS: Final = {
    "torch": Text(uz="PyTorch: tenzorlar va gradientlar", en="PyTorch: tensors and gradients"),
    "torch.cat": Text(uz="Tenzorlarni mavjud oʻq boʻyicha ulaydi", en="Joins tensors along an axis that they have"),
    "torch.float32": Text(uz="4 baytli kasr son turi", en="Type of numbers with 4 bytes"),
    "torch.from_numpy": Text(uz="NumPy massividan tenzor, xotirasi umumiy",
                             en="A tensor that shares an array’s memory"),
    "torch.long": Text(uz="Butun son turi (int64): yorliqlar uchun", en="Type of whole numbers (int64), for labels"),
    "torch.manual_seed": Text(uz="Tasodifiy sonlarni takrorlanadigan qiladi", en="Makes random numbers repeat"),
    "torch.nn": Text(uz="Qatlamlar va yoʻqotish funksiyalari", en="Layers and loss functions"),
    "torch.nn.functional": Text(uz="Qatlamlar funksiya koʻrinishida", en="The layers as functions"),
    "torch.no_grad": Text(uz="Bu blokda gradient uchun hech narsa yozilmaydi",
                          en="Nothing is recorded for gradients in this block"),
    "torch.optim": Text(uz="Optimallashtiruvchilar", en="Optimizers"),
    "torch.rand": Text(uz="0 va 1 orasidagi tasodifiy sonlar", en="Random numbers between 0 and 1"),
    "torch.randn": Text(uz="Normal taqsimotdan tasodifiy sonlar", en="Random numbers, normally distributed"),
    "torch.randint": Text(uz="Tasodifiy butun sonlar", en="Random whole numbers"),
    "torch.randperm": Text(uz="0 dan n − 1 gacha, aralashtirilgan", en="0 to n − 1, shuffled"),
    "torch.relu": _RELU,
    "torch.sigmoid": _SIGMOID,
    "torch.softmax": _SOFTMAX,
    "torch.tensor": Text(uz="Roʻyxatdan tenzor yasaydi", en="Makes a tensor from a list"),
    "torch.Tensor.backward": Text(uz="Gradientlarni orqaga tarqatadi", en="Sends the gradients backwards"),
    "torch.Tensor.detach": Text(uz="Gradient yozuvidan uzilgan tenzor",
                                en="A tensor cut off from the gradients’ record"),
    "torch.Tensor.float": Text(uz="float32 turiga oʻtkazadi", en="Turns into float32"),
    "torch.Tensor.grad": Text(uz="backward() dan keyingi gradient", en="The gradient after backward()"),
    "torch.Tensor.long": Text(uz="int64 turiga oʻtkazadi", en="Turns into int64"),
    "torch.Tensor.numpy": Text(uz="NumPy massivi, xotirasi umumiy", en="A NumPy array that shares the memory"),
    "torch.Tensor.permute": Text(uz="Oʻqlarni boshqa tartibda qoʻyadi", en="Puts the axes in another order"),
    "torch.Tensor.requires_grad_": Text(uz="Gradient hisoblansin deb belgilaydi", en="Asks for a gradient"),
    "torch.Tensor.size": Text(uz="Har bir oʻqning uzunligi", en="Length of each axis"),
    "torch.Tensor.to": Text(uz="Boshqa turga yoki qurilmaga oʻtkazadi", en="To another type or device"),
    "torch.Tensor.unsqueeze": Text(uz="Uzunligi 1 boʻlgan oʻq qoʻshadi", en="Adds an axis of length 1"),
    "torch.Tensor.view": Text(uz="Oʻsha elementlar, boshqa shaklda", en="The same elements in another shape"),
    "torch.Tensor.zero_": Text(uz="Joyida nolga aylantiradi", en="Becomes zero in place"),
    "torch.nn.BCEWithLogitsLoss": _BCE,
    "torch.nn.BatchNorm1d": Text(uz="Toʻplam boʻyicha normallashtiradi", en="Normalizes over the batch"),
    "torch.nn.Conv2d": Text(uz="Rasmlar uchun konvolyutsiya qatlami", en="Convolution layer for pictures"),
    "torch.nn.CrossEntropyLoss": _CROSS_ENTROPY,
    "torch.nn.Dropout": _DROPOUT,
    "torch.nn.Flatten": Text(uz="Har bir misolni bitta vektorga yoyadi", en="Makes each example one vector"),
    "torch.nn.Linear": Text(uz="Chiziqli qatlam: x @ Wᵀ + b", en="Linear layer: x @ Wᵀ + b"),
    "torch.nn.MaxPool2d": Text(uz="Har bir darchadan eng kattasini oladi", en="Takes the largest of each window"),
    "torch.nn.Module": Text(uz="Hamma qatlam va tarmoqlarning asosi", en="The base of all layers and networks"),
    "torch.nn.Module.eval": Text(uz="Sinash holatiga oʻtkazadi (dropout oʻchadi)",
                                 en="Sets the mode for testing (no dropout)"),
    "torch.nn.Module.parameters": Text(uz="Oʻqitiladigan hamma parametr", en="All parameters that are trained"),
    "torch.nn.Module.train": Text(uz="Oʻqitish holatiga oʻtkazadi", en="Sets the mode for training"),
    "torch.nn.Module.zero_grad": Text(uz="Gradientlarni oʻchiradi", en="Clears the gradients"),
    "torch.nn.MSELoss": _MSE,
    "torch.nn.Parameter": Text(uz="Oʻqitiladigan tenzor", en="A tensor that is trained"),
    "torch.nn.ReLU": _RELU,
    "torch.nn.Sequential": Text(uz="Qatlamlarni ketma-ket ulaydi", en="Layers one after the other"),
    "torch.nn.Sigmoid": _SIGMOID,
    "torch.nn.Tanh": _TANH,
    "torch.nn.functional.binary_cross_entropy_with_logits": _BCE,
    "torch.nn.functional.cross_entropy": _CROSS_ENTROPY,
    "torch.nn.functional.dropout": _DROPOUT,
    "torch.nn.functional.log_softmax": Text(uz="softmax ning logarifmi, barqaror hisoblangan",
                                        en="Logarithm of softmax, computed stably"),
    "torch.nn.functional.mse_loss": _MSE,
    "torch.nn.functional.one_hot": Text(uz="Sinf raqamidan 0 va 1 lar vektori",
                                        en="A vector of 0 and 1 from a class number"),
    "torch.nn.functional.relu": _RELU,
    "torch.nn.functional.softmax": _SOFTMAX,
    "torch.optim.Adam": Text(uz="Adam: har bir vaznga oʻz qadami", en="Adam: each weight has its own step"),
    "torch.optim.AdamW": Text(uz="Vazn kichraytirishi alohida boʻlgan Adam", en="Adam with weight decay kept apart"),
    "torch.optim.SGD": Text(uz="Gradient tushish; impuls bilan ham", en="Gradient descent, with momentum if asked"),
    "torch.optim.Optimizer.step": Text(uz="Vaznlarni gradient boʻyicha yangilaydi",
                                       en="Updates the weights by their gradients"),
    "torch.optim.Optimizer.zero_grad": Text(uz="Gradientlarni oʻchiradi", en="Clears the gradients"),
    "torch.utils.data.DataLoader": Text(uz="Maʼlumotlarni kichik toʻplamlarga boʻlib beradi",
                                        en="Gives the data in mini-batches"),
    "torch.utils.data.TensorDataset": Text(uz="Tenzorlardan maʼlumotlar toʻplami", en="A dataset of tensors"),
}
# fmt: on
