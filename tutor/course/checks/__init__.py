"""The kinds of check that an exercise can ask for, as its author writes them.

How each is judged lies in `tutor.grading.checks`; authors need only this package. Every check has an `id`
(shown in reports), a `title`, and optionally a `hint` that follows when it fails.
"""

from typing import Annotated

from pydantic import Field

from tutor.course.checks.base import CheckBase, EdgeCase, OnArguments, Sizes, Tolerance
from tutor.course.checks.calls import FunctionCheck, GradientCheck, PropertyCheck
from tutor.course.checks.devices import DeviceCheck
from tutor.course.checks.networks import ModuleCheck, ParameterCountCheck
from tutor.course.checks.objects import CallStep, ExpressionCheck, ObjectCheck, ReadStep, SetStep
from tutor.course.checks.programs import FigureCheck, OutputCheck, SpeedCheck, ValueCheck
from tutor.course.checks.training import TrainingCheck

Check = Annotated[
    FunctionCheck
    | GradientCheck
    | PropertyCheck
    | DeviceCheck
    | ObjectCheck
    | ExpressionCheck
    | ModuleCheck
    | ParameterCountCheck
    | TrainingCheck
    | OutputCheck
    | FigureCheck
    | ValueCheck
    | SpeedCheck,
    Field(discriminator="kind"),
]

__all__ = [
    "CallStep",
    "Check",
    "CheckBase",
    "DeviceCheck",
    "EdgeCase",
    "ExpressionCheck",
    "FigureCheck",
    "FunctionCheck",
    "GradientCheck",
    "ModuleCheck",
    "ObjectCheck",
    "OnArguments",
    "OutputCheck",
    "ParameterCountCheck",
    "PropertyCheck",
    "ReadStep",
    "SetStep",
    "Sizes",
    "SpeedCheck",
    "Tolerance",
    "TrainingCheck",
    "ValueCheck",
]
