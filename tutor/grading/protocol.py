"""What the grading service and its clients say to each other: JSON objects, one a line, over a Unix socket.

A client sends requests `{"id": 1, "op": …}`; the service answers with events `{"id": 1, "event": …}` that carry
the request's id, any number of them, the last being one of `FINAL_EVENTS`. Requests run side by side; closing
the connection cancels what it asked for.

Requests, their fields, and the events that answer them (* any number of times):

hello     version → hello (version, isolation: layers that hold, missing: layers that do not)
prepare   runtime → ready; starts the zygote that a lesson will need
check     course, exercise, source, learner, device
          → queued* (position), started, notice*, output*, metric*, figure*, checking* (name, title), verdict (verdict)
run       source, runtime, learner, seconds, memory_mb, device, prefers_gpu
          → queued*, started, notice*, output*, metric*, figure*, finished (exit: 0, 1 or null, error, seconds)
compare   course, exercise, source, learner, earlier → queued*, started, comparing* (who: learner, earlier, numpy or torch),
          comparison (comparison); for a program that passes. `earlier` is the learner's own program of the exercise that
          the comparison puts beside, if any
cancel    job: the id of a request of this connection → cancelled; the job itself ends with cancelled too
status    → status (running, waiting, uptime, zygotes)
shutdown  → bye

`output` carries `stream` (`stdout`, `stderr`) and `text`, made safe to paint; `metric` carries `step` and `values`;
`figure` carries `figure`, the object that `tutor.figures.render` draws. `failed` carries `code` and `message`
({"uz", "en"}): the request could not be carried out (unknown exercise, broken course, no sandbox). `notice` carries a
`message` that the learner should see once (a NumPy program that was to run on a GPU runs on the processor).
`device` is `auto`, `cpu`, `cuda` or `mps`; for a run without one, `cpu`. With `prefers_gpu` a run on `auto` gets a GPU where
there is one, as the check of an exercise that prefers it does.
"""

from typing import Any, Final

Message = dict[str, Any]

PROTOCOL_VERSION: Final = 1

FINAL_EVENTS: Final = frozenset(
    {"hello", "ready", "verdict", "finished", "comparison", "cancelled", "status", "bye", "failed"}
)

SHOWN_EVENTS: Final = frozenset({"output", "metric", "figure"})
"""Events that put something before the learner's eyes: what sent one cannot be done again as if nothing had happened."""

MAX_LINE: Final = 16 << 20
"""Longest message in bytes, either way."""

MAX_SOURCE: Final = 64_000
"""Longest program in characters that is run or checked."""
