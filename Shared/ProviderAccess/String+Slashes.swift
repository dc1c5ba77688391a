extension String {
  /// Without the slashes at its end, so that paths can be appended.
  var withoutTrailingSlashes: String { String(self.reversed().drop { $0 == "/" }.reversed()) }
}
