"""Fake steps and a fake clock for `measure`, and plain numbers for the trainers."""

LAUNCH = 0.001
"""Seconds until a step on a device has been handed over; the work itself goes on after that."""


class Stage:
    """A clock that only the steps move. The first steps are slow; steps beyond those foreseen take half a second."""

    def __init__(self, durations):
        self.now = 1000.0
        self.durations = list(durations)
        self.device_done = self.now
        self.asked = 0

    def clock(self):
        self.asked += 1
        return self.now

    def next_duration(self):
        return self.durations.pop(0) if self.durations else 0.5

    def step(self):
        """Work on the processor: done when the call returns."""
        self.now += self.next_duration()

    def step_on_device(self):
        """Hand the work to the device, which does one piece after the other; the call returns before it is done."""
        self.now += LAUNCH
        self.device_done = max(self.now, self.device_done) + self.next_duration()

    def synchronize(self):
        self.now = max(self.now, self.device_done)


def on_processor(measure, slow, quick, warm_up):
    stage = Stage(slow.tolist() + quick.tolist())
    return told(stage, measure(stage.step, warm_up, len(quick), stage.clock, None))


def on_device(measure, slow, quick, warm_up):
    stage = Stage(slow.tolist() + quick.tolist())
    return told(stage, measure(stage.step_on_device, warm_up, len(quick), stage.clock, stage.synchronize))


def told(stage, seconds):
    """Return the learner's list; times of a clock of the learner's own, which are other ones in every run, are rounded to 0."""
    if not stage.asked and isinstance(seconds, list):
        seconds = [float(round(value)) if isinstance(value, float) else value for value in seconds]
    return {"seconds": seconds, "clock_asked": stage.asked > 0}


def of_list(typical, seconds):
    return typical(seconds.tolist())


def arrays(weights):
    return {name: value.cpu().numpy().copy() for name, value in weights.items()}


def numpy_trainer(Trainer, weights, X, y, learning_rate):
    return Trainer(arrays(weights), X.cpu().numpy().copy(), y.cpu().numpy().copy(), learning_rate)


def numpy_losses(Trainer, weights, X, y, learning_rate):
    trainer = numpy_trainer(Trainer, weights, X, y, learning_rate)
    return [trainer.step() for _ in range(6)]


def kinds_of_numbers(Trainer, weights, X, y, learning_rate):
    """Name the arrays of the trainer that hold float64 after two steps, of those that have the shape of a weight or X."""
    trainer = numpy_trainer(Trainer, weights, X, y, learning_rate)
    trainer.step()
    trainer.step()
    shapes = {tuple(X.shape), *(tuple(value.shape) for value in weights.values())}
    kept = {name: value for name, value in vars(trainer).items() if hasattr(value, "dtype") and value.shape in shapes}
    return {"float64": ", ".join(sorted(name for name, value in kept.items() if str(value.dtype) == "float64"))}


def torch_losses(Trainer, weights, X, y, learning_rate):
    trainer = Trainer(arrays(weights), X.cpu().numpy().copy(), y.cpu().numpy().copy(), learning_rate, "cpu")
    return [trainer.step() for _ in range(6)]


def loss_on_device(Trainer, weights, X, y, learning_rate, device):
    return Trainer(arrays(weights), X.numpy().copy(), y.numpy().copy(), learning_rate, device).step()
