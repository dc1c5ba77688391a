/// What `--help` says.
enum HelpText {
  /// The options of a service's program, one setting an entry.
  static func text(of name: ServiceName, keys: [ConfigurationKey]) -> String {
    var text = """
      \(name) \(ProductVersion.current): a service of the ReddyTalk training pipeline

      usage: \(name) [--help] [--version] [--<setting> <value>]...

      Settings come from the command line, then the environment, then the settings file.


      """
    for key in keys {
      text += "  \(key.option), \(key.name)\n"
      let defaultValue = key.defaultValue.map { " (default: \($0))" } ?? ""
      text += "      \(key.summary)\(key.isSecret ? " (secret)" : "")\(defaultValue)\n"
    }
    return text
  }
}
