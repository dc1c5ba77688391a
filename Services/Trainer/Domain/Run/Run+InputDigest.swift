import Crypto
import FoundationEssentials
import Hexadecimal

extension Run {
  /// SHA-256 in hex over everything that a step of this run depends on.
  func inputDigest(of step: RunStep) -> String {
    var inputs = [step.rawValue, self.id.rawValue]
    switch step {
    // Nothing is added for a dataset of its own: journals of before reproductions stay valid.
    case .takeSnapshot: inputs += self.request.reproduces.map { [$0.snapshot.rawValue] } ?? []
    case .stop: break
    case .train:
      let parameters = self.request.parameters
      inputs += [
        self.request.provider, self.snapshot?.id.rawValue ?? "", self.baseline?.rawValue ?? "",
        "\(parameters.batchSize)", "\(parameters.epochs)", "\(parameters.learningRate)",
        "\(parameters.warmupSteps)", "\(parameters.maxSequenceLength)",
        "\(parameters.validationSplit)", "\(parameters.earlyStoppingPatience)",
        "\(parameters.medicalSpecialization)",
      ]
    case .startEvaluation:
      inputs += [self.evaluationKey, self.modelVersionID?.rawValue ?? ""]
    case .awaitEvaluation: inputs += [self.evaluationID?.rawValue ?? ""]
    case .startDeployment:
      inputs += [self.deploymentKey, self.modelVersionID?.rawValue ?? ""]
    case .awaitDeployment: inputs += [self.deploymentID?.rawValue ?? ""]
    }
    // The separator cannot appear in an input, so that no two lists give one text.
    return SHA256.hash(data: Data(inputs.joined(separator: "\u{0}").utf8)).hexadecimal
  }
}
