"""`python -m tutor.playground`: serves one playground on standard input and output until its input ends."""

from tutor.playground.server import serve

if __name__ == "__main__":
    serve()
