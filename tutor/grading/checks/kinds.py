"""Which probe judges which kind of check."""

from tutor.course import checks
from tutor.grading.bench import Bench, Probe
from tutor.grading.checks.device import DeviceProbe
from tutor.grading.checks.expression import ExpressionProbe
from tutor.grading.checks.function import FunctionProbe
from tutor.grading.checks.gradient import GradientProbe
from tutor.grading.checks.module import ModuleProbe
from tutor.grading.checks.objects import ObjectProbe
from tutor.grading.checks.parameter_count import ParameterCountProbe
from tutor.grading.checks.printed import OutputProbe
from tutor.grading.checks.property import PropertyProbe
from tutor.grading.checks.shown import FigureProbe
from tutor.grading.checks.speed import SpeedProbe
from tutor.grading.checks.training import TrainingProbe
from tutor.grading.checks.value import ValueProbe


def probe_of(check: checks.Check, bench: Bench) -> Probe:
    """Draw a check's inputs and return what judges programs with them.

    Raises:
        ArithmeticError, LookupError, TypeError, ValueError: they cannot be drawn as the exercise describes them.
        BrokenExerciseError: the author's programs do not do what the check asks of them.

    """
    match check:
        case checks.FunctionCheck():
            return FunctionProbe(check, bench)
        case checks.GradientCheck():
            return GradientProbe(check, bench)
        case checks.PropertyCheck():
            return PropertyProbe(check, bench)
        case checks.DeviceCheck():
            return DeviceProbe(check, bench)
        case checks.ObjectCheck():
            return ObjectProbe(check, bench)
        case checks.ExpressionCheck():
            return ExpressionProbe(check, bench)
        case checks.ModuleCheck():
            return ModuleProbe(check, bench)
        case checks.ParameterCountCheck():
            return ParameterCountProbe(check, bench)
        case checks.TrainingCheck():
            return TrainingProbe(check, bench)
        case checks.OutputCheck():
            return OutputProbe(check, bench)
        case checks.FigureCheck():
            return FigureProbe(check, bench)
        case checks.ValueCheck():
            return ValueProbe(check, bench)
        case checks.SpeedCheck():
            return SpeedProbe(check, bench)
