import Foundation
import RESTContract
import Rainbow

/// Prints results: JSON for programs, tables and colour for people.
package struct Output: Sendable {
  package let isJSON: Bool

  package init(isJSON: Bool) {
    self.isJSON = isJSON
  }

  /// Prints `value` as JSON, or what `text` prints for people.
  package func show(_ value: some Encodable, _ text: () -> Void) throws {
    guard self.isJSON else { return text() }
    let encoder = RESTCoding.makeEncoder()
    encoder.outputFormatting.insert(.prettyPrinted)
    self.line(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// Prints one line at once, so that a reader on a pipe sees it when it happens.
  package func line(_ text: String = "") {
    print(text)
    fflush(nil)
  }

  /// Prints rows under a header.
  package func table(_ header: [String], _ rows: [[String]]) {
    guard !rows.isEmpty else { return }
    let widths = header.indices.map { column in
      ([header] + rows).map { Self.visibleWidth($0[column]) }.max() ?? 0
    }
    self.line(Self.row(header.map { $0.bold }, widths))
    for row in rows { self.line(Self.row(row, widths)) }
  }

  private static func row(_ cells: [String], _ widths: [Int]) -> String {
    let padded = zip(cells, widths).map { cell, width in
      cell + String(repeating: " ", count: max(0, width - Self.visibleWidth(cell)))
    }
    return padded.joined(separator: "  ").trimmingTrailingSpaces()
  }

  /// Characters that take room on the screen: colour codes do not.
  private static func visibleWidth(_ text: String) -> Int {
    Rainbow.extractEntry(for: text).plainText.count
  }
}

extension String {
  fileprivate func trimmingTrailingSpaces() -> String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
