#!/usr/bin/env bash
# Runs the protocol's tests under a sanitizer; any report fails.
#
#     sanitize.sh thread|address
#
#     SCRATCH    the folder for what is built (.build-thread or .build-address beside this file)
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
sanitizer=${1:?thread or address}
scratch=${SCRATCH:-$here/.build-$sanitizer}

export TSAN_OPTIONS="suppressions=$here/thread.supp halt_on_error=0 exitcode=66 second_deadlock_stack=1"
export ASAN_OPTIONS="detect_leaks=0 exitcode=66"
export SWIFT_BACKTRACE=enable=no
skipped=()
if [ "$sanitizer" = thread ]; then
  # The compiler hands the sanitizer the address of a random number generator without a byte, which is none.
  skipped=(--skip BackoffPolicyTests/fullJitter)
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
code=0
"${SWIFT:-swift}" test --package-path "$here" --scratch-path "$scratch" --sanitize="$sanitizer" \
  "${skipped[@]}" >"$log" 2>&1 || code=$?
reports=$(grep -acE 'WARNING: ThreadSanitizer|ERROR: (Thread|Address)Sanitizer' "$log" || true)
grep -aE 'Test run with' "$log" | tail -1 | sed "s/^[^T]*/$sanitizer: /" || true
echo "$sanitizer: $reports reports"
if [ "$code" -ne 0 ] || [ "$reports" -ne 0 ]; then
  grep -aE '^SUMMARY: ' "$log" | sort | uniq -c >&2 || true
  grep -aE -m1 -A40 'WARNING: ThreadSanitizer|ERROR: (Thread|Address)Sanitizer' "$log" >&2 || true
  grep -aE 'error:|✘' "$log" | head -40 >&2 || true
  exit 1
fi
