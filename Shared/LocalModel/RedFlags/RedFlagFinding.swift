/// A description of urgency that the red-flag layer found in a text.
public struct RedFlagFinding: Hashable, Sendable {
  /// How soon somebody must look at it.
  public enum Urgency: Int, Hashable, Sendable, Comparable {
    /// A nurse or clinician, the same day.
    case clinician
    /// An ambulance, an emergency room, a crisis line, now.
    case emergency

    /// Less urgent first.
    public static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }
  }

  /// What kind of emergency; `nil` for the same-day rules.
  public var family: RedFlagFamily?
  /// How urgent.
  public var urgency: Urgency
}
