"""The conformance cases in Python, and what runs those of every language."""
