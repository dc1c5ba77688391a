#!/bin/sh
# Generates Shared/API/Generated from the contracts in proto/, and records what it was made from.
# Needs protoc (Debian: protobuf-compiler) and the Swift toolchain.
#
# usage: proto/generate.sh [--output DIRECTORY]   DIRECTORY gets the files instead; nothing is recorded
set -eu

proto=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$proto")
output=$root/Shared/API/Generated
record=yes
if [ "${1:-}" = --output ]; then
  output=$2
  record=no
fi

command -v protoc >/dev/null || { echo "generate.sh: protoc not found: install protobuf-compiler" >&2; exit 69; }

for product in protoc-gen-swift protoc-gen-reddytalk-rpc; do
  swift build --quiet --package-path "$proto/generator" --product "$product" >&2
done
tools=$(swift build --package-path "$proto/generator" --show-bin-path)

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
cd "$proto"
# shellcheck disable=SC2046 # contract paths hold no spaces
protoc --proto_path=. \
  --plugin="$tools/protoc-gen-swift" \
  --plugin="$tools/protoc-gen-reddytalk-rpc" \
  --swift_out="$made" \
  --swift_opt=Visibility=Public,UseAccessLevelOnImports=true,FileNaming=DropPath \
  --reddytalk-rpc_out="$made" \
  $(find reddytalk -name '*.proto' | LC_ALL=C sort)

# mktemp makes a private directory; the files take the usual permissions.
mkdir -p "$output"
rm -f "$output"/*.swift
for file in "$made"/*.swift; do
  install -m 0644 "$file" "$output/"
done
if [ "$record" = yes ]; then
  "$proto/check-generated.sh" --digest >"$proto/generated.sha256"
fi
