import Deployer
import ServiceKit

/// The `deployer` executable.
@main
enum DeployerProgram {
  static func main() async { await ServiceProgram.run(DeployerService.self) }
}
