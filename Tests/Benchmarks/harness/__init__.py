"""Runs the benchmark's peers in turn and compares them."""
