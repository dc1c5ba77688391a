#!/bin/sh
# Generates Sources/BenchAPI/Generated from proto/bench.proto, with the same generators as the services.
# Needs protoc (Debian: protobuf-compiler).
set -eu

here=$(cd "$(dirname "$0")" && pwd)
generator=$(cd "$here/../../proto/generator" && pwd)
command -v protoc >/dev/null || { echo "generate.sh: protoc not found: install protobuf-compiler" >&2; exit 69; }

for product in protoc-gen-swift protoc-gen-reddytalk-rpc; do
  swift build --quiet --package-path "$generator" --product "$product" >&2
done
tools=$(swift build --package-path "$generator" --show-bin-path)

protoc --proto_path="$here/proto" \
  --plugin="$tools/protoc-gen-swift" \
  --plugin="$tools/protoc-gen-reddytalk-rpc" \
  --swift_out="$here/Sources/BenchAPI/Generated" \
  --swift_opt=Visibility=Public,UseAccessLevelOnImports=true,FileNaming=DropPath \
  --reddytalk-rpc_out="$here/Sources/BenchAPI/Generated" \
  bench.proto
