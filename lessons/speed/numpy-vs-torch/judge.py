def judge_kinds(arguments, result):
    """Return "" where no weight and no batch became float64."""
    return ("float64", {"names": result["float64"]}) if result["float64"] else ""
