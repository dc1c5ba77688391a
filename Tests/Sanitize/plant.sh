#!/usr/bin/env bash
# Shows that `make sanitize` finds races: plants each of Planted/*.patch in a copy of the sources, and expects
# ThreadSanitizer to report it.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/Shared" "$tree/Tests"
cp -a "$root/Shared/RPC" "$root/Shared/PKI" "$tree/Shared/"
cp -a "$root/proto" "$tree/proto"
for folder in ConformanceCases RPCCoreTests RPCTransportTests TestSupport Fuzzing/Corpus Fuzzing/FailCases; do
  mkdir -p "$tree/Tests/$(dirname "$folder")"
  cp -a "$root/Tests/$folder" "$tree/Tests/$folder"
done
mkdir "$tree/Tests/Sanitize"
cp -a "$here"/{Package.swift,Sources,Tests,proto,sanitize.sh,thread.supp} "$tree/Tests/Sanitize/"
[ ! -e "$here/Package.resolved" ] || cp "$here/Package.resolved" "$tree/Tests/Sanitize/"
git init -q "$tree"
# What the packages below the protocol need minutes for is built already.
export SCRATCH=$here/.build-thread

status=0
for patch in "$here"/Planted/*.patch; do
  name=$(basename "$patch" .patch)
  if ! git -C "$tree" apply "$patch"; then
    echo "plant: $patch does not apply to the sources as they are now; make it anew" >&2
    exit 65
  fi
  if "$tree/Tests/Sanitize/sanitize.sh" thread >"$tree/log" 2>&1; then
    echo "plant: $name was NOT reported"
    status=1
  elif grep -qE '^thread: [1-9][0-9]* reports' "$tree/log"; then
    echo "plant: $name: $(grep -E '^thread: [0-9]+ reports' "$tree/log")"
    grep -E 'SUMMARY: ' "$tree/log" | sed -E 's/^ *//; s/ in .*//' | head -3
  else
    echo "plant: the tests failed for another reason:" >&2
    tail -20 "$tree/log" >&2
    exit 70
  fi
  git -C "$tree" apply -R "$patch"
done
exit $status
