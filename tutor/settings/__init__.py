"""What the learner may choose: one schema, from which the screen, the command and the file's reading are made.

Nothing but the standard library is used.
"""

from tutor.settings.schema import SCHEMA, setting
from tutor.settings.setting import Choice, Setting, Value
from tutor.settings.settings import Settings

__all__ = ["SCHEMA", "Choice", "Setting", "Settings", "Value", "setting"]
