def judge_state(arguments, result):
    """Return "" where the module's tensors moved with it and only its layer is trained."""
    if result["left"]:
        return "left", {"names": result["left"]}
    return ("trained", {"names": result["trained"]}) if result["trained"] else ""
