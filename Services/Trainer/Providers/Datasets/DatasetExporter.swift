import Crypto
import FoundationEssentials

/// Writes the records of a snapshot as the files that a trainer reads.
struct DatasetExporter: Sendable {
  /// Why there are no files.
  enum Failure: Error, Hashable, CustomStringConvertible {
    /// No record could be written in the format.
    case nothingToLearn(omitted: [ExportedDataset.Omission: Int], format: DatasetFormat)
    /// The files would not be taken, or must not be given away.
    case unusable([DatasetFinding])

    var description: String {
      switch self {
      case .nothingToLearn(let omitted, let format):
        let reasons = omitted.sorted { $0.key.rawValue < $1.key.rawValue }
          .map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
        return "no record of the snapshot can be written as \(format.rawValue) (\(reasons));"
          + " choose another datasetFormat or collect other conversations"
      case .unusable(let findings):
        return "the data file is not usable: "
          + findings.prefix(5).map(\.description).joined(separator: "; ")
          + (findings.count > 5 ? "; and \(findings.count - 5) more" : "")
      }
    }
  }

  let format: DatasetFormat
  /// Of the groups, for validation.
  let validationShare: Double
  let seed: Int
  let rules: DatasetRules

  /// Writes the files into a directory and checks them.
  ///
  /// - Throws: `Failure`, `DatasetFileWriter.Failure`.
  func export(_ records: [TrainingRecord], to directory: URL) throws -> ExportedDataset {
    var omitted: [ExportedDataset.Omission: Int] = [:]
    let samples = self.samples(of: records, omitted: &omitted)
    let split = DatasetSplit(samples, share: self.validationShare, seed: self.seed)
    guard !split.training.isEmpty else {
      throw Failure.nothingToLearn(omitted: omitted, format: self.format)
    }
    let training = try self.write(split.training, named: "train", to: directory)
    let validation =
      split.validation.isEmpty
      ? nil : try self.write(split.validation, named: "validation", to: directory)
    if self.format == .shareGPT || self.format == .alpaca {
      try self.writeIndex(hasValidation: validation != nil, to: directory)
    }
    let findings = try DatasetValidator(format: self.format, rules: self.rules)
      .findings(training: training.path, validation: validation?.path)
    let faults = findings.filter(\.code.isFatal)
    guard faults.isEmpty else { throw Failure.unusable(self.naming(faults, split)) }
    return ExportedDataset(
      format: self.format.rawValue, training: training, validation: validation,
      omitted: Dictionary(uniqueKeysWithValues: omitted.map { ($0.key.rawValue, $0.value) }),
      truncated: findings.count { $0.code == .tooManyTokens })
  }

  /// The findings with the records they are about, which can be corrected or rejected in the Collector.
  private func naming(_ findings: [DatasetFinding], _ split: DatasetSplit) -> [DatasetFinding] {
    // Of plain text, a conversation has several lines.
    guard self.format != .text else { return findings }
    return findings.map { finding in
      var finding = finding
      let samples = finding.file.hasPrefix("train.") ? split.training : split.validation
      if samples.indices.contains(finding.line - 1) {
        finding.recordID = samples[finding.line - 1].recordID
      }
      return finding
    }
  }

  private func samples(
    of records: [TrainingRecord], omitted: inout [ExportedDataset.Omission: Int]
  ) -> [DatasetSample] {
    var seen: Set<SHA256Digest> = []
    return records.compactMap { record in
      guard let sample = DatasetSample(record) else {
        omitted[.nothingToLearn, default: 0] += 1
        return nil
      }
      guard let line = self.format.line(sample) else {
        omitted[self.format.isPreference ? .noPreference : .nothingToLearn, default: 0] += 1
        return nil
      }
      // The same words on both sides of the split would make validation flatter itself.
      guard seen.insert(DatasetValidator.normalizedDigest(of: line)).inserted else {
        omitted[.duplicate, default: 0] += 1
        return nil
      }
      return sample
    }
  }

  private func write(
    _ samples: [DatasetSample], named name: String, to directory: URL
  ) throws -> DatasetFileWriter.Finished {
    let writer = try DatasetFileWriter(
      directory.appending(path: "\(name).\(self.format.fileExtension)"))
    for sample in samples {
      if let line = self.format.line(sample) { try writer.append(line) }
    }
    return try writer.finish()
  }

  /// What LLaMA-Factory finds its files by.
  private func writeIndex(hasValidation: Bool, to directory: URL) throws {
    let names = ["train"] + (hasValidation ? ["validation"] : [])
    let entries = names.map { name in
      let file = ("file_name", JSONLine.string("\(name).\(self.format.fileExtension)"))
      let formatting = self.format == .shareGPT ? "sharegpt" : "alpaca"
      return (
        name: name, value: JSONLine.object([file, ("formatting", JSONLine.string(formatting))])
      )
    }
    let writer = try DatasetFileWriter(directory.appending(path: "dataset_info.json"))
    try writer.append(JSONLine.object(entries))
    _ = try writer.finish()
  }
}
