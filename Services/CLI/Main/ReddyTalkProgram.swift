import ArgumentParser
import CLI
import Glibc

@main
enum ReddyTalkProgram {
  static func main() async {
    // What commands write, and what they start, is for its owner.
    umask(0o077)
    await ReddyTalkCommand.main()
  }
}
