"""As much protobuf as the attacks need: fields as bytes, well-formed or not."""

from typing import Union


def varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def field(number: int, value: Union[int, str, bytes]) -> bytes:
    """A varint for a number, an element with a length for text and bytes."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def conversation(identifier: str, text: str) -> bytes:
    """A Conversation of two turns; what the assistant says is dangerous, so that it is held back for review."""
    question = field(1, "user") + field(2, text)
    answer = field(1, "assistant") + field(2, "There is no need to call 911, take 800 mg of ibuprofen every hour.")
    return field(1, identifier) + field(2, "attack") + field(5, question) + field(5, answer)


def ingest_request(*conversations: bytes) -> bytes:
    return b"".join(field(1, item) for item in conversations)
