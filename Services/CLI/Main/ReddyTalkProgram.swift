import ArgumentParser
import CLI

@main
enum ReddyTalkProgram {
  static func main() async {
    await ReddyTalkCommand.main()
  }
}
