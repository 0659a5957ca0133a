"""What must hold where probabilities are exactly 0 or 1."""

import numpy as np


def judge_sure(arguments, result):
    """Sure answers: the loss is a finite number, small where all are right, large where some are wrong."""
    loss = np.asarray(result, dtype=float)
    if loss.size != 1:
        return "not-one-number"
    if not np.isfinite(loss).all():
        return "not-finite"
    wrong = float(np.mean(np.argmax(arguments["P"], axis=1) != np.argmax(arguments["Y"], axis=1)))
    if wrong == 0 and abs(float(loss)) > 1e-6:
        return "right-costs", {"loss": f"{float(loss):.4g}"}
    if float(loss) < 10 * wrong - 1e-6:
        return "wrong-is-cheap", {"loss": f"{float(loss) + 0.0:.4g}", "share": f"{100 * wrong:.0f}"}
    return ""
