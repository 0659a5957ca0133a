"""`python -m tutor`, and the command `tutor`."""

import sys


def main() -> None:
    """Carry out the command line and end the process with its exit code."""
    from tutor.cli.main import main as command_line

    sys.exit(command_line())


if __name__ == "__main__":
    main()
