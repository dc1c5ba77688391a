enum LocalModelTestsPlaceholder {}
