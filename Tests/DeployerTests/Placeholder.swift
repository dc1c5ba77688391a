enum DeployerTestsPlaceholder {}
