@main enum CLIProgram { static func main() {} }
