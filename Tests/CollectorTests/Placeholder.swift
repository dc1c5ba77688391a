enum CollectorTestsPlaceholder {}
