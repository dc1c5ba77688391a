enum StoreKitPlaceholder {}
