@main enum DeployerProgram { static func main() {} }
