import Testing

@testable import Trainer

@Suite("Training parameters")
struct TrainingParametersTests {
  @Test("The defaults are the specification's")
  func defaults() {
    let parameters = TrainingParameters.defaults
    #expect(parameters.batchSize == 16)
    #expect(parameters.epochs == 3)
    #expect(parameters.learningRate == 0.0001)
    #expect(parameters.warmupSteps == 100)
    #expect(parameters.maxSequenceLength == 2048)
    #expect(parameters.validationSplit == 0.2)
    #expect(parameters.earlyStoppingPatience == 2)
    #expect(parameters.medicalSpecialization)
    #expect(parameters.violations.isEmpty)
  }

  struct Bound: Sendable, CustomTestStringConvertible {
    let field: String
    let set: @Sendable (inout TrainingParameters, Double) -> Void
    let allowed: [Double]
    let forbidden: [Double]
    let range: String

    var testDescription: String { self.field }
  }

  static let bounds: [Bound] = [
    Bound(
      field: "batchSize", set: { $0.batchSize = Int($1) }, allowed: [1, 1024],
      forbidden: [0, -1, 1025], range: "1 to 1024"),
    Bound(
      field: "epochs", set: { $0.epochs = Int($1) }, allowed: [1, 1000], forbidden: [0, 1001],
      range: "1 to 1000"),
    Bound(
      field: "learningRate", set: { $0.learningRate = $1 }, allowed: [1e-8, 1],
      forbidden: [0, -0.1, 1.01, .nan, .infinity], range: "1e-08 to 1.0"),
    Bound(
      field: "warmupSteps", set: { $0.warmupSteps = Int($1) }, allowed: [0, 1_000_000],
      forbidden: [-1, 1_000_001], range: "0 to 1000000"),
    Bound(
      field: "maxSequenceLength", set: { $0.maxSequenceLength = Int($1) }, allowed: [8, 131_072],
      forbidden: [7, 131_073], range: "8 to 131072"),
    Bound(
      field: "validationSplit", set: { $0.validationSplit = $1 }, allowed: [0, 0.5],
      forbidden: [-0.01, 0.51, .nan], range: "0.0 to 0.5"),
    Bound(
      field: "earlyStoppingPatience", set: { $0.earlyStoppingPatience = Int($1) },
      allowed: [0, 1000], forbidden: [-1, 1001], range: "0 to 1000"),
  ]

  @Test("A value outside its range is named with the range", arguments: Self.bounds)
  func ranges(bound: Bound) {
    for value in bound.allowed {
      var parameters = TrainingParameters.defaults
      bound.set(&parameters, value)
      #expect(parameters.violations.isEmpty, "\(value)")
    }
    for value in bound.forbidden {
      var parameters = TrainingParameters.defaults
      bound.set(&parameters, value)
      #expect(parameters.violations.map(\.field) == [bound.field], "\(value)")
      #expect(parameters.violations.map(\.allowed) == [bound.range])
    }
  }

  @Test("Every wrong value is named at once")
  func several() {
    var parameters = TrainingParameters.defaults
    parameters.epochs = 0
    parameters.validationSplit = 2
    let error = TrainerError.invalidParameters(parameters.violations)
    #expect(
      error.description
        == "epochs is 0, but must be 1 to 1000; validationSplit is 2.0, but must be 0.0 to 0.5")
  }

  @Test("Overrides replace what they name and nothing else")
  func overrides() {
    var overrides = ParameterOverrides()
    #expect(overrides.applied(to: .defaults) == .defaults)
    overrides.epochs = 7
    overrides.medicalSpecialization = false
    let parameters = overrides.applied(to: .defaults)
    #expect(parameters == TrainingParameters(epochs: 7, medicalSpecialization: false))
  }
}
