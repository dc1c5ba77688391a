"""What a rude server's reports must say of the client, case by case."""

from collections import Counter

from .checks import Mismatch, check

Reports = list[dict]


def of(reports: Reports, event: str) -> Reports:
    return [report for report in reports if report["event"] == event]


def opens(reports: Reports) -> dict[int, int]:
    """Calls that each connection brought."""
    return dict(Counter(report["connection"] for report in of(reports, "open")))


def goaway(reports: Reports) -> None:
    check("the connections that calls came on", sorted(opens(reports)), [1, 2])
    check("calls of the second", opens(reports)[2], 1)


def two_calls_on_one_connection(reports: Reports) -> None:
    check("calls of each connection", opens(reports), {1: 2})


def ping(reports: Reports) -> None:
    two_calls_on_one_connection(reports)
    check("calls whose PINGs were all answered", len(of(reports, "ponged")), 2)


def max_streams(reports: Reports) -> None:
    check("calls of each connection", opens(reports), {1: 15})
    check("most calls open at once", max(report["open"] for report in of(reports, "open")), 1)


def connection_backoff(reports: Reports) -> None:
    check("connections", len(of(reports, "connected")), 1)


def ended_by_client(reports: Reports) -> None:
    check("calls of each connection", opens(reports), {1: 1})
    check("the client's GOAWAY", [report["reason"] for report in of(reports, "closed")], ["PROTOCOL"])


JUDGES = {
    "goaway": goaway,
    "rst_after_header": two_calls_on_one_connection,
    "rst_during_data": two_calls_on_one_connection,
    "rst_after_data": two_calls_on_one_connection,
    "ping": ping,
    "max_streams": max_streams,
    "connection_backoff": connection_backoff,
    "server_compressed_unary": ended_by_client,
    "server_compressed_streaming": ended_by_client,
}


def judge(case: str, reports: Reports) -> Mismatch | None:
    """What is wrong with the reports, or None."""
    try:
        check("breaches of the protocol", [report["text"] for report in of(reports, "violated")], [])
        JUDGES[case](reports)
    except Mismatch as mismatch:
        return Mismatch(f"by the server's report, {mismatch.expected}", mismatch.found)
    return None
