/// Linear warm-up to the peak rate, then linear decay to a twentieth of it.
package struct LearningRateSchedule: Sendable {
  /// Internal rate per unit of the parameter `learningRate`.
  ///
  /// Fine-tuning rates are meant for dense pre-trained networks; AdaGrad on sparse, normalised
  /// features wants rates around 0.5. The factor makes the product's default, 1e-4, that rate.
  package static let scale = 5000.0

  /// Share of the peak that is left at the last step.
  private static let floor = 0.05

  /// Warm-up never takes more than this share of all steps, or a small dataset would not be
  /// trained at its peak rate at all.
  package static let largestWarmupShare = 0.5

  /// The peak, in the scale of the parameter.
  private let peak: Double
  /// Steps that rise.
  package let warmupSteps: Int
  /// Steps in all.
  private let totalSteps: Int

  package init(parameters: ModelTrainingParameters, totalSteps: Int) {
    self.peak = parameters.learningRate
    self.totalSteps = max(1, totalSteps)
    self.warmupSteps = min(
      parameters.warmupSteps, Int(Double(totalSteps) * Self.largestWarmupShare))
  }

  /// The rate of a step counted from 0, in the scale of the parameter.
  package func rate(at step: Int) -> Double {
    if step < self.warmupSteps {
      return self.peak * Double(step + 1) / Double(self.warmupSteps + 1)
    }
    let decaySteps = max(1, self.totalSteps - self.warmupSteps)
    let done = min(1, Double(step - self.warmupSteps) / Double(decaySteps))
    return self.peak * (1 - (1 - Self.floor) * done)
  }
}
