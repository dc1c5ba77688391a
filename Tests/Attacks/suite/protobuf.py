"""Messages that the attacks send."""

from rtlk.fields import field


def conversation(identifier: str, text: str) -> bytes:
    """A Conversation of two turns; what the assistant says is dangerous, so that it is held back for review."""
    question = field(1, "user") + field(2, text)
    answer = field(1, "assistant") + field(2, "There is no need to call 911, take 800 mg of ibuprofen every hour.")
    return field(1, identifier) + field(2, "attack") + field(5, question) + field(5, answer)


def ingest_request(*conversations: bytes) -> bytes:
    return b"".join(field(1, item) for item in conversations)
