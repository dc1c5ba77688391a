/// Why a command is ended from outside.
enum StopCause: Hashable, Sendable {
  /// What was learned is not usable.
  case diverged(reason: String)
  /// Going on would not make it better.
  case enough(reason: String)
  /// It no longer does anything.
  case stalled(minutes: Double)
  /// Its time is over.
  case timeLimit(hours: Double)
  /// The disk is nearly full.
  case diskFloor(freeBytes: Int64)
  /// It holds more memory than it may.
  case memory(residentBytes: Int64)
}

extension StopCause: CustomStringConvertible {
  var description: String {
    switch self {
    case .diverged(let reason), .enough(let reason): reason
    case .stalled(let minutes):
      "it showed no output and no progress for \(DecimalText.of(minutes)) minutes"
    case .timeLimit(let hours): "it took longer than the \(DecimalText.of(hours)) hours it may"
    case .diskFloor(let bytes): "only \(bytes >> 20) MiB are left on its disk"
    case .memory(let bytes): "it holds \(bytes >> 20) MiB of memory, more than it may"
    }
  }
}
