"""XOR: yashirin qatlamda 8 ta neyron, faollashtirish — tanh."""

import torch
import torch.nn as nn

TEZLIK = 0.1
QADAMLAR = 250


class XorNet(nn.Module):
    """Ikki qatlamli tarmoq; logit qaytaradi."""

    def __init__(self, yashirin: int = 8) -> None:
        super().__init__()
        self.hidden = nn.Linear(2, yashirin)
        self.output = nn.Linear(yashirin, 1)

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        faollik = self.hidden(X)
        faollik = torch.tanh(faollik)
        return self.output(faollik)


def bitta_qadam(tarmoq, optimallovchi, yoʻqotish, X, y):
    optimallovchi.zero_grad()
    qiymat = yoʻqotish(tarmoq(X), y)
    qiymat.backward()
    optimallovchi.step()
    return qiymat.detach()


def train(X, y, seed):
    torch.random.manual_seed(seed)
    tarmoq = XorNet()
    optimallovchi = torch.optim.Adam([{"params": tarmoq.parameters()}], lr=TEZLIK)
    yoʻqotish = nn.BCEWithLogitsLoss(reduction="mean")
    tarix = [bitta_qadam(tarmoq, optimallovchi, yoʻqotish, X, y) for _ in range(QADAMLAR)]
    print("oxirgi yoʻqotish:", float(tarix[-1]))  # kichik boʻlishi kerak
    return tarmoq
