import Testing

/// Everything in here runs five real processes; one system at a time.
@Suite(.serialized) struct EndToEndTests {}
