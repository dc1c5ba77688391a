"""What the protocol must reach, as ratios within one run."""

from __future__ import annotations

from dataclasses import dataclass
from collections.abc import Callable

from .runs import Results

RATE = ["calls_per_s"]
CPU = ["client_cpu_s_per_1e6", "server_cpu_s_per_1e6"]
RSS = ["client_rss_mb", "server_rss_mb"]


@dataclass(frozen=True)
class Bar:
    """A figure and its bound."""

    what: str
    bound: float
    at_least: bool
    measure: Callable[[Results], float | None]

    def verdict(self, results: Results) -> tuple[str, str]:
        """PASS, FAIL or SKIP, and the line that says why."""
        value = self.measure(results)
        relation = ">=" if self.at_least else "<="
        if value is None:
            return "SKIP", f"{self.what} {relation} {self.bound:g}: not measured"
        holds = value >= self.bound if self.at_least else value <= self.bound
        return "PASS" if holds else "FAIL", f"{self.what} {relation} {self.bound:g}: {value:.2f}"


def ratio(
    case: str, keys: list[str], peer: str, over: str = "ours", to_case: str | None = None
) -> Callable[[Results], float | None]:
    """A peer's figure against another's in the same rounds."""
    return lambda results: results.ratio((case, over), (to_case or case, peer), keys)


def most_memory(peer: str) -> Callable[[Results], float | None]:
    """The most that a side had resident in any case."""

    def measure(results: Results) -> float | None:
        cases = [case for case, name in results.runs if name == peer]
        figures = [results.median(case, peer, key) for case in cases for key in RSS]
        return max((figure for figure in figures if figure is not None), default=None)

    return measure


def growth(case: str, base: str, peer: str) -> Callable[[Results], float | None]:
    """How much more a side had resident in a case than in another."""

    def measure(results: Results) -> float | None:
        differences = []
        for key in RSS:
            above, below = results.median(case, peer, key), results.median(base, peer, key)
            if above is None or below is None:
                return None
            differences.append(above - below)
        return max(differences)

    return measure


BARS = [
    Bar("unary_c64: calls/s over grpc-cpp", 2, True, ratio("unary_c64", RATE, "grpc-cpp")),
    Bar("unary_c64: calls/s over grpc-swift", 16, True, ratio("unary_c64", RATE, "grpc-swift")),
    Bar("unary_c64: CPU of both sides over grpc-cpp", 0.5, False,
        ratio("unary_c64", CPU, "grpc-cpp")),
    Bar("unary_c64: TLS calls/s over plaintext", 0.6, True,
        ratio("unary_c64", RATE, "ours", over="ours-tls")),
    Bar("unary_c1@hot: p50 over nio-echo", 1.3, False,
        ratio("unary_c1@hot", ["p50_us"], "nio-echo")),
    Bar("unary_c512: calls/s over unary_c64", 1, True,
        ratio("unary_c512", RATE, "ours", to_case="unary_c64")),
    Bar("stream: messages/s over grpc-cpp", 4, True, ratio("stream", RATE, "grpc-cpp")),
    Bar("stream: resident MiB more than unary_c64", 2, False, growth("stream", "unary_c64", "ours")),
    Bar("blob64k_c16: calls/s over grpc-cpp", 1.2, True, ratio("blob64k_c16", RATE, "grpc-cpp")),
    Bar("resident MiB of a side, any case", 20, False, most_memory("ours")),
    Bar("resident MiB of a side, any case, TLS", 20, False, most_memory("ours-tls")),
]
