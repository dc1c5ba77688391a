enum StoreKitTestsPlaceholder {}
