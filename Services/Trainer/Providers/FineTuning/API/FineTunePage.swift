/// One page of a list.
struct FineTunePage<Element: Decodable & Sendable>: Decodable, Sendable {
  let data: [Element]
  /// Whether there is another page.
  let hasMore: Bool

  private enum CodingKeys: String, CodingKey {
    case data
    case hasMore = "has_more"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.data = try container.decode([Element].self, forKey: .data)
    self.hasMore = container.lenient(.hasMore) ?? false
  }
}
