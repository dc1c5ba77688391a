/// Additional examples in which an emergency comes up in the middle of something else.
///
/// Patients bury the lead: "I need to move my appointment, and my chest has felt crushed since noon."
/// Every emergency conversation is joined to the opening of another one, in the same turn or in a
/// later one; the joint conversation is an emergency.
package enum EmergencyAugmentation {
  /// The additional examples; they have no answers, so that no reply is learned from them.
  package static func examples(
    from examples: [TrainingExample], training: [Int], seed: UInt64
  ) -> [TrainingExample] {
    let ordinary = training.filter {
      examples[$0].category != .emergency && examples[$0].category != nil
    }
    guard !ordinary.isEmpty else { return [] }
    var generator = SeededGenerator(seed: seed, stream: 0xa46)
    return training.compactMap { position in
      let emergency = examples[position]
      let other = examples[ordinary[generator.next(below: ordinary.count)]]
      let sameTurn = generator.next(below: 2) == 0
      guard emergency.category == .emergency,
        let alarm = emergency.messages.first(where: { $0.role == .user }),
        let opening = other.messages.first(where: { $0.role == .user })
      else { return nil }
      let joined = DialogueMessage(role: .user, content: opening.content + " " + alarm.content)
      let messages = sameTurn ? [joined] : [opening, alarm]
      return TrainingExample(
        recordID: emergency.recordID, group: emergency.group, category: .emergency,
        messages: messages, quality: emergency.quality * 0.5)
    }
  }
}
