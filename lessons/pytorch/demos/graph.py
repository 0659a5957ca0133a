"""The graph that PyTorch notes down while it computes, and the slopes that backward() finds in it."""

import time

import torch

from tutor import show

# Change these and run again, or turn their knobs.
W = 2.0
X = 3.0
FREEZE = "nothing"  # nothing, w, z: what gets detached
PAUSE = 0.8  # seconds between the way forward and the way back

leaves = {
    "w": torch.tensor(W, requires_grad=FREEZE != "w"),
    "x": torch.tensor(X),
    "b": torch.tensor(1.0, requires_grad=True),
    "y": torch.tensor(4.0),
}
w, x, b, y = leaves.values()
p = w * x
z = p + b
if FREEZE == "z":
    z = z.detach()
e = z - y
L = e**2

nodes = {**leaves, "p": p, "z": z, "e": e, "L": L}
names = list(nodes)
operations = ["", "", "", "", "*", "+", "-", "**2"]
edges = [(0, 4), (1, 4), (4, 5), (2, 5), (5, 6), (3, 6), (6, 7)]


def picture():
    show(
        "expression-graph",
        names=names,
        operations=operations,
        values=[node.item() for node in nodes.values()],
        edges=edges,
        gradients=[node.grad.item() if node.grad is not None else None for node in nodes.values()],
    )


for node in nodes.values():
    if node.requires_grad:
        node.retain_grad()  # PyTorch keeps the slopes of w and b only, unless it is asked
picture()
time.sleep(PAUSE)

print("node  value  in the graph  made by")
for name, node in nodes.items():
    made_by = type(node.grad_fn).__name__ if node.grad_fn is not None else "-"
    print(f"{name:4}  {node.item():5.1f}  {node.requires_grad!s:12}  {made_by}")

if L.requires_grad:
    L.backward()
    picture()
    for name in ("w", "b"):
        print(f"{name}.grad = {leaves[name].grad}")
else:
    print("L is not in the graph: there is no way back, and backward() would raise an error")
