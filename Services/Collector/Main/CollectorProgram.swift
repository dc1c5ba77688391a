import Collector
import ServiceKit

/// The `collector` executable.
@main
enum CollectorProgram {
  static func main() async { await ServiceProgram.run(CollectorService.self) }
}
