#!/bin/sh
# Fails when Shared/API/Generated is not what proto/generate.sh makes of the contracts.
#
# usage: proto/check-generated.sh            compares digests of inputs and outputs; builds nothing
#        proto/check-generated.sh --full     generates anew (builds the generators) and compares
#        proto/check-generated.sh --digest   prints the digests that are recorded
set -eu

proto=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$proto")
cd "$root"

digests() {
  { find proto/reddytalk -name '*.proto'
    find proto/generator/Sources -name '*.swift'
    find Shared/API/Generated -name '*.swift'
    echo proto/generator/Package.swift
    echo proto/generate.sh
  } | LC_ALL=C sort | xargs sha256sum
}

stale() {
  echo "check-generated: Shared/API/Generated is stale ($1): run proto/generate.sh and commit the result" >&2
  exit 1
}

case "${1:-}" in
  --digest)
    digests ;;
  --full)
    made=$(mktemp -d)
    trap 'rm -rf "$made"' EXIT
    "$proto/generate.sh" --output "$made"
    diff -r "$made" Shared/API/Generated >&2 || stale "the generators make something else" ;;
  "")
    digests | diff proto/generated.sha256 - >&2 || stale "an input or output differs from the record" ;;
  *)
    sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
    exit 64 ;;
esac
