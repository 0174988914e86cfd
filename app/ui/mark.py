"""The word by which pyside6-lupdate finds texts in tables; Qt's own returns `object` to type checkers."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - lupdate reads the context from the source
    """The English text as it is; it is translated where it is shown."""
    return text
