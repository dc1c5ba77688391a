import BenchKit
import Foundation

/// The benchmark of the stores: `--directory FOLDER [--rounds 5] [--seconds 2] [--audit-records 1000000]`.
///
/// One line of JSON per case on standard output; the table and the bars on standard error. The exit status is
/// 1 when a bar fails.
@main
enum StoreBenchProgram {
  static func main() {
    let arguments = Arguments.ofProcess()
    Program.run {
      let results = try await StoreBench(arguments).run()
      results.printLines()
      guard StoreBars.judge(results) else { exit(1) }
    }
  }
}
