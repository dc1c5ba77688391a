extension KeyedDecodingContainer {
  /// A member; nil when it is absent, null or of another form.
  func lenient<Value: Decodable>(_ key: Key) -> Value? {
    try? self.decodeIfPresent(Value.self, forKey: key)
  }
}
