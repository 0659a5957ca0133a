"""What `show` works out of its arguments before they leave the learner's program.

A figure needs numbers, and few of them: functions are called, arrays are counted and made smaller here. As
`tutor.learner`, which alone imports these modules, they work inside the sandbox and without the tutor.
"""
