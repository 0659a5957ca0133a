"""How many lines of code a program has: those that are not empty, no comment and no docstring."""

import ast
import io
import tokenize
from collections.abc import Iterator

_NO_CODE = frozenset(
    {
        tokenize.COMMENT,
        tokenize.NL,
        tokenize.NEWLINE,
        tokenize.INDENT,
        tokenize.DEDENT,
        tokenize.ENCODING,
        tokenize.ENDMARKER,
    }
)


def lines_of_code(source: str) -> int | None:
    """Return the lines of code of a program, without what stands under `if __name__ == "__main__":`; None if it cannot be read.

    A text over several lines is code on each of them.
    """
    try:
        tree = ast.parse(source)
        tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError):
        return None
    code = {
        line
        for token in tokens
        if token.type not in _NO_CODE
        for line in range(token.start[0], token.end[0] + 1)
    }  # fmt: skip
    return len(code.difference(*_left_out(tree), set()))


def _left_out(tree: ast.Module) -> Iterator[range]:
    """Yield the lines of docstrings, and of the part that runs only when the file is run."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if (
                isinstance(first, ast.Expr)
                and isinstance(first.value, ast.Constant)
                and type(first.value.value) is str
            ):
                yield _lines(first)
    for statement in tree.body:
        if isinstance(statement, ast.If) and ast.unparse(statement.test) in _MAIN:
            yield _lines(statement)


def _lines(node: ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


_MAIN = frozenset({"__name__ == '__main__'", "'__main__' == __name__"})
