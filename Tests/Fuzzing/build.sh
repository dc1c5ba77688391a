#!/usr/bin/env bash
# Builds the fuzzer: optimised, with assertions, libFuzzer and AddressSanitizer. Prints the program's path.
#
#     SCRATCH    the folder for what is built (.build beside this file)
set -euo pipefail

swift=${SWIFT:-swift}
package=$(cd "$(dirname "$0")" && pwd)
flags=(-c release --package-path "$package" --scratch-path "${SCRATCH:-$package/.build}" --product Fuzzer
  -Xswiftc -sanitize=fuzzer,address -Xswiftc -parse-as-library
  -Xswiftc -enable-testing -Xswiftc -assert-config -Xswiftc Debug)

"$swift" build "${flags[@]}" >&2
echo "$("$swift" build "${flags[@]}" --show-bin-path)/Fuzzer"
