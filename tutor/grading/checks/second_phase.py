"""The second phase of training checks: predictions of the learner's own program, in a process that saw no training.

It starts afresh with nothing but the trained parameters, so that only what they hold can help.
"""

import numpy as np

from tutor.course.checks import TrainingCheck
from tutor.grading.compare import Value, normalized
from tutor.grading.program import Outcome, Program
from tutor.sandbox.outcomes import ProgramRaisedError


def predictions(
    check: TrainingCheck, program: Program, parameters: list[Value], points: list[Value]
) -> list[Outcome]:
    """Return what the program predicts for each seed's points from that seed's parameters.

    Args:
        check: says who predicts: a function of the program, or a torch module that it builds.
        program: the learner's, in a run of its own.
        parameters: what training returned for each seed, as the program gets it.
        points: the held-out X of each seed, as the program gets it.

    Raises:
        RunStoppedError: the program ended or was ended.

    """
    if check.build is None:
        return program.outcomes(check.predict, [list(call) for call in zip(parameters, points, strict=True)])
    found: list[Outcome] = []
    for state, X in zip(parameters, points, strict=True):
        try:
            run = program.run()
            module = run.ask("construct", target=check.build, arguments=[])
            run.ask("load_state_dict", handle=module, state=state)
            found += run.calls(module, [[X]])
        except ProgramRaisedError as error:
            found.append(error.raised)
    return found


def fits(prediction: Outcome, count: int, metric: str) -> bool:
    """Return whether a prediction is numbers, one for each of `count` points, or one for each point and class."""
    value = normalized(prediction)
    if not isinstance(value, np.ndarray) or value.dtype.kind not in "biuf" or value.ndim not in (1, 2):
        return False
    return value.shape[0] == count and (value.ndim == 1 or value.shape[1] == 1 or metric == "accuracy")
