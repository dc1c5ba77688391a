import BenchKit
import Foundation

/// The benchmark of the HTTP client. One line of JSON on standard output.
///
/// `--url URL [--seconds 3] [--warmup-s 0.5] [--in-flight 64]` asks for a document again and again;
/// `--url URL --upload FILE` sends a file once.
@main
enum HTTPBenchProgram {
  static func main() {
    let arguments = Arguments.ofProcess()
    Program.run {
      if let file = arguments.optionalText("upload") {
        print(try await UploadCase(url: arguments.text("url"), path: file).run())
      } else {
        print(try await RequestCase(arguments).run())
      }
    }
  }
}
