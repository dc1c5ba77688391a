import Evaluator
import ServiceKit

@main
enum EvaluatorProgram {
  static func main() async {
    await ServiceProgram.run(EvaluatorService.self)
  }
}
