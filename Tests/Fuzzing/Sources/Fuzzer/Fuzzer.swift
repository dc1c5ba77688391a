internal import CLibFuzzer
internal import Glibc
internal import ProtocolFuzzing

/// The target that this process runs, which `FUZZ_TARGET` names.
private let target: FuzzTarget = {
  guard let name = getenv("FUZZ_TARGET"), let target = FuzzTarget(rawValue: String(cString: name))
  else {
    let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
    fatalError("set FUZZ_TARGET to one of: \(names)")
  }
  return target
}()

/// The program: libFuzzer over one target. Its own `main` is not used, because the package manager
/// gives that of a program another name.
@main
enum Fuzzer {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(LLVMFuzzerRunDriver(&count, &arguments, testOneInput))
  }
}

/// What libFuzzer calls with every input. A property that does not hold is a crash to it.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do throws(FuzzFinding) {
    try target.run(Array(UnsafeBufferPointer(start: data, count: count)))
  } catch {
    fatalError("\(target.rawValue): \(error)")
  }
  return 0
}

/// What libFuzzer calls to make a new input of an old one: its own mutations half of the time, and
/// for the targets that read frames otherwise changes of whole frames, without which hardly an input
/// gets beyond the first.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(
  _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ maxSize: Int, _ seed: CUnsignedInt
) -> Int {
  var random = SplitMix64(seed: UInt64(seed))
  let readsFrames = target == .frames || target == .connection || target == .splits
  guard readsFrames, getenv("FUZZ_PLAIN") == nil, random.next() % 2 == 0 else {
    return LLVMFuzzerMutate(data, size, maxSize)
  }
  var input = StreamInput(Array(UnsafeBufferPointer(start: data, count: size)))
  for _ in 0...Int(random.next() % 3) { input.mutate(using: &random, mutateBytes) }
  let bytes = input.encoded.prefix(maxSize)
  _ = UnsafeMutableBufferPointer(start: data, count: maxSize).update(fromContentsOf: bytes)
  return bytes.count
}

/// libFuzzer's own mutations of a part of the input.
private func mutateBytes(_ bytes: inout [UInt8]) {
  let most = bytes.count + 32
  let count = bytes.count
  bytes += Array(repeating: 0, count: most - count)
  let newCount = bytes.withUnsafeMutableBufferPointer {
    LLVMFuzzerMutate($0.baseAddress, count, most)
  }
  bytes.removeLast(most - newCount)
}
