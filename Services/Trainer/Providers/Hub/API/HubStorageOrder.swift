/// What the storage for large files answers to who wants to upload one (git-lfs, batch interface).
struct HubStorageOrder: Decodable, Sendable {
  /// Where to send something.
  struct Action: Decodable, Sendable {
    let href: String
    /// Values are texts, but for some Hubs' `chunk_size`.
    let header: [String: JSONValue]

    private enum CodingKeys: String, CodingKey {
      case href, header
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      self.href = try container.decode(String.self, forKey: .href)
      self.header = container.lenient(.header) ?? [:]
    }

    /// Size of a part, and the places of the parts in their order; nil when it is sent as a whole.
    var parts: (bytes: Int64, places: [String])? {
      guard let number = self.header["chunk_size"]?.number, let bytes = Int64(exactly: number),
        bytes > 0
      else { return nil }
      let places = self.header.compactMap { name, place -> (Int, String)? in
        guard let number = Int(name), let place = place.string else { return nil }
        return (number, place)
      }.sorted { $0.0 < $1.0 }.map(\.1)
      return (bytes, places)
    }
  }

  /// What is to be done; nothing for what is there already.
  struct Actions: Decodable, Sendable {
    let upload: Action?
    let verify: Action?
  }

  /// Why an object is not taken.
  struct Fault: Decodable, Sendable {
    let code: Int?
    let message: String?
  }

  /// One of the files.
  struct Object: Decodable, Sendable {
    let oid: String
    let actions: Actions?
    let error: Fault?
  }

  let objects: [Object]
}
