#!/usr/bin/env bash
# Fuzzes every target for a time and prints what came of it.
#
#     fuzz.sh [TARGET...]       without targets: all of them
#
#     SECONDS_EACH   how long each target runs (60)
#     FUZZER         a program built already; otherwise build.sh builds one
#     LEAKS=0        passes leaks over, where the machine does not let them be looked for
#     KEEP=1         adds what reached new code to the committed corpus, minimised
#
# Fails when an input breaks a property, runs longer than 10 s, or needs more than 1 GiB. Such an input is
# left in Crashes/, with the command that replays it.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
seconds=${SECONDS_EACH:-60}
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(frames connection payloads details splits)
[[ $seconds =~ ^[1-9][0-9]*$ ]] || { echo "fuzz: SECONDS must be a whole number above 0" >&2; exit 64; }
fuzzer=${FUZZER:-$("$here/build.sh")}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/seed.py" "$work/seeds"
mkdir -p "$here/Crashes"

# A crash is reported by the fuzzer itself; iteration order must not change from run to run.
export SWIFT_BACKTRACE=enable=no SWIFT_DETERMINISTIC_HASHING=1
export ASAN_OPTIONS=quarantine_size_mb=32:detect_leaks=${LEAKS:-1}

# stat NAME FILE: a figure that libFuzzer prints at its end.
stat() { sed -n "s/^stat::$1: *//p" "$2" | tail -1; }

status=0
printf '%-11s %11s %8s %9s %7s %8s\n' target executions exec/s coverage corpus crashes
for target in "${targets[@]}"; do
  mkdir -p "$work/corpus/$target" "$work/seeds/$target" "$here/Corpus/$target" "$here/FailCases/$target"
  log=$work/$target.log
  code=0
  FUZZ_TARGET=$target "$fuzzer" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 \
    -max_len=4096 -print_final_stats=1 -artifact_prefix="$here/Crashes/$target-" \
    "$work/corpus/$target" "$here/Corpus/$target" "$here/FailCases/$target" "$work/seeds/$target" \
    >"$log" 2>&1 || code=$?
  crash=$(sed -n 's/^.*Test unit written to //p' "$log" | tail -1)
  # There is none when one of the first inputs crashes.
  last=$(grep -aE '^#[0-9]+' "$log" | tail -1 || true)
  coverage=$(sed -nE 's/.* cov: ([0-9]+) .*/\1/p' <<<"$last")
  corpus=$(sed -nE 's/.* corp: ([0-9]+)\/.*/\1/p' <<<"$last")
  printf '%-11s %11s %8s %9s %7s %8s\n' "$target" "$(stat number_of_executed_units "$log")" \
    "$(stat average_exec_per_sec "$log")" "${coverage:--}" "${corpus:--}" "$([ $code -eq 0 ] && echo 0 || echo 1)"
  if [ $code -ne 0 ]; then
    status=1
    grep -aE 'Fatal error|ERROR: |Assertion failed|Precondition failed' "$log" | cut -c1-400 >&2 \
      || tail -20 "$log" >&2
    [ -z "$crash" ] || echo "replay: FUZZ_TARGET=$target SWIFT_BACKTRACE=enable=no $fuzzer $crash" >&2
  elif [ "${KEEP:-0}" = 1 ]; then
    mkdir -p "$work/kept/$target"
    FUZZ_TARGET=$target "$fuzzer" -merge=1 -max_len=4096 "$work/kept/$target" "$here/Corpus/$target" \
      "$work/seeds/$target" "$work/corpus/$target" >"$log" 2>&1
    rm -rf "$here/Corpus/$target"
    cp -r "$work/kept/$target" "$here/Corpus/$target"
  fi
done
rmdir "$here/Crashes" 2>/dev/null || true
exit $status
