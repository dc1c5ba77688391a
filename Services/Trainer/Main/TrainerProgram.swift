import ServiceKit
import Trainer

@main
enum TrainerProgram {
  static func main() async {
    if TrialProgram.isWanted { await TrialProgram.run() }
    await ServiceProgram.run(TrainerService.self)
  }
}
