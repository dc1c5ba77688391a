"""The RPC protocol in Python, written from proto/PROTOCOL.md, for tests of other implementations."""
