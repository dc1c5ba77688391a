import Gateway
import ServiceKit

/// The Gateway's program.
@main
enum GatewayProgram {
  static func main() async {
    await ServiceProgram.run(GatewayService.self)
  }
}
