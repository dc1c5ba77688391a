#!/usr/bin/env bash
# Shows that the fuzzer finds bugs: plants each of Planted/*.patch in a copy of the sources, one at a time,
# and expects a crash in time. The first line of a patch names the target and what is planted.
#
#     plant.sh [PATCH...]
#
#     SECONDS_EACH   how long each bug may stay hidden (60)
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
seconds=${SECONDS_EACH:-60}
patches=("$@")
[ ${#patches[@]} -gt 0 ] || patches=("$here"/Planted/*.patch)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/tree
mkdir -p "$tree/Shared" "$tree/Tests/RPCTransportTests" "$tree/Tests/Fuzzing" "$tree/proto"
cp -a "$root/Shared/RPC" "$tree/Shared/RPC"
cp -a "$root/Tests/RPCTransportTests/Fuzzing" "$tree/Tests/RPCTransportTests/Fuzzing"
cp -a "$root/proto/vectors" "$tree/proto/vectors"
cp -a "$here"/{Package.swift,Sources,Corpus,seed.py,build.sh,fuzz.sh} "$tree/Tests/Fuzzing/"
[ ! -e "$here/Package.resolved" ] || cp "$here/Package.resolved" "$tree/Tests/Fuzzing/"
git init -q "$tree"
# What the packages below the protocol need minutes for is built already.
export SCRATCH=$here/.build

status=0
for patch in "${patches[@]}"; do
  name=$(basename "$patch" .patch)
  target=$(sed -n '1s/^Target: //p' "$patch")
  [ -n "$target" ] || { echo "plant: $patch does not say 'Target: NAME' in its first line" >&2; exit 65; }
  if ! git -C "$tree" apply --check "$patch"; then
    echo "plant: $patch does not apply to the sources as they are now; make it anew" >&2
    exit 65
  fi
  git -C "$tree" apply "$patch"
  fuzzer=$("$tree/Tests/Fuzzing/build.sh" 2>"$work/build.log") || {
    cat "$work/build.log" >&2
    echo "plant: the sources with $name do not build" >&2
    exit 70
  }
  began=$(date +%s%N)
  if FUZZER=$fuzzer SECONDS_EACH=$seconds "$tree/Tests/Fuzzing/fuzz.sh" "$target" >"$work/log" 2>&1; then
    echo "plant: $name was NOT found by $target within $seconds s"
    status=1
  elif grep -q '^replay: ' "$work/log"; then
    printf 'plant: %s was found by %s after %d ms: %s\n' "$name" "$target" \
      $((($(date +%s%N) - began) / 1000000)) \
      "$(grep -aE -m1 'Fatal error|ERROR' "$work/log" | sed -E 's/^.*(Fatal error|ERROR): //' | cut -c1-120)"
  else
    echo "plant: the fuzzer failed for another reason:" >&2
    tail -20 "$work/log" >&2
    exit 70
  fi
  git -C "$tree" apply -R "$patch"
done
exit $status
