import RESTContract

/// Something that can be handed in: one JSON object, an element of an array, or a line.
protocol IntakeItem: Decodable, Sendable {
  /// The member that holds the array when a body is an object with an array in it.
  static var batchMember: String { get }
  /// How a client knows the item.
  var itemID: String { get }
  /// What is wrong with it that its type does not say; empty when nothing is.
  var faults: [String] { get }
}

extension ConversationBody: IntakeItem {
  static var batchMember: String { "conversations" }
  var itemID: String { self.id }
  var faults: [String] {
    var faults = self.feedback?.shapeFaults(prefix: "feedback.") ?? []
    if let category = self.category, ConversationCategory(rawValue: category) == nil {
      let known = ConversationCategory.allCases.map(\.rawValue).joined(separator: ", ")
      faults.append("category must be one of \(known), or be left out")
    }
    return faults
  }
}

extension FeedbackBody: IntakeItem {
  static var batchMember: String { "feedback" }
  var itemID: String { self.id ?? self.conversationId ?? "" }
  var faults: [String] {
    (self.conversationId ?? "").isEmpty
      ? ["conversationId is missing"] + self.shapeFaults(prefix: "")
      : self.shapeFaults(prefix: "")
  }

  fileprivate func shapeFaults(prefix: String) -> [String] {
    var faults: [String] = []
    if let vote = self.vote, vote != "up", vote != "down" {
      faults.append("\(prefix)vote must be up or down")
    }
    if let rating = self.rating, !(1...5).contains(rating) {
      faults.append("\(prefix)rating must be 1 to 5")
    }
    return faults
  }
}

/// A body with one item or many, in any of the forms that are taken. Items that cannot be read do
/// not spoil the others.
struct IntakeBatch<Item: IntakeItem>: Decodable {
  /// One item, or why it cannot be read.
  struct Attempt: Decodable {
    let result: Result<Item, any Error>

    init(from decoder: any Decoder) throws {
      self.result = Result { try Item(from: decoder) }
    }
  }

  private struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  let attempts: [Attempt]

  init(from decoder: any Decoder) throws {
    if let array = try? decoder.unkeyedContainer() {
      self.attempts = try Self.all(in: array)
      return
    }
    let member = MemberName(stringValue: Item.batchMember)
    if let object = try? decoder.container(keyedBy: MemberName.self), object.contains(member) {
      self.attempts = try Self.all(in: object.nestedUnkeyedContainer(forKey: member))
    } else {
      self.attempts = [try Attempt(from: decoder)]
    }
  }

  private static func all(in array: any UnkeyedDecodingContainer) throws -> [Attempt] {
    var array = array
    var attempts: [Attempt] = []
    while !array.isAtEnd { attempts.append(try array.decode(Attempt.self)) }
    return attempts
  }
}
