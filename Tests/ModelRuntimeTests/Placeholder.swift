enum ModelRuntimeTestsPlaceholder {}
