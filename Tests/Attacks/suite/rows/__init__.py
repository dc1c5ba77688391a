"""The attacks, in the order in which they are carried out."""

from . import resets, floods, sizes, credit, streams, handshakes, messages, answers  # noqa: F401
