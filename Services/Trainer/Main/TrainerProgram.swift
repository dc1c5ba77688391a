import ServiceKit
import Trainer

@main
enum TrainerProgram {
  static func main() async {
    await ServiceProgram.run(TrainerService.self)
  }
}
