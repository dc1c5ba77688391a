extension SeedUtterances {
  static let coverageVerification = [
    "do you take my insurance",
    "does my plan cover an MRI",
    "is the doctor in network with Aetna",
    "how much is my copay for a specialist",
    "I have new insurance and need to update my card",
    "do you accept Medicare or Medicaid",
    "what will I owe out of pocket, I have a high deductible",
    "please verify my coverage before my visit",
    "is my lab work covered by my plan",
    "does my insurance pay for physical therapy",
    "are vaccines covered by my plan",
    "my job changed insurance, will you still be in network",
    "is this visit covered or do I have to pay",
    "I have two plans, which one is used first",
  ]

  static let preAuthorization = [
    "I need prior authorization for a procedure",
    "has my preauthorization been approved yet",
    "the insurance wants an approval before my scan",
    "who sends the prior authorization, you or the specialist",
    "my prior auth was turned down, what can we do",
    "how long does the authorization take",
    "do I need approval from my plan before surgery",
    "the insurance company needs clinical notes for the approval",
    "my authorization runs out and I have more sessions",
    "is pre certification required for this test",
    "the plan wants me to try another treatment first",
    "please submit the authorization for my infusion",
  ]

  static let billingQuestions = [
    "I got a bill I don't understand, can you explain the charge",
    "why was I charged twice for the same visit",
    "can I set up a payment plan for my balance",
    "can you send me an itemized bill",
    "I lost my job and have no insurance, is there financial help",
    "I paid my bill but it still shows a balance due",
    "how can I pay my bill",
    "why is there a fee on my statement",
    "I can't afford this bill",
    "a collection agency called me about your bill",
    "how much would the visit cost if I pay myself",
    "I want a receipt for my payment",
    "I was billed for a visit I did not have",
    "the statement says I owe a copay that I already paid",
    "I got a bill for the ambulance from last year",
    "the emergency room visit was billed twice",
  ]

  static let claims = [
    "my claim was denied, what should I do",
    "I want to appeal a claim denial",
    "the insurance says the claim was never submitted",
    "I need a superbill to get reimbursed",
    "my explanation of benefits does not match your bill",
    "what is the status of my claim",
    "the claim was rejected for a wrong code",
    "can you resubmit the claim to my insurance",
    "how do I file a claim myself",
    "my insurance refused to pay for my visit",
    "was the claim for my last visit sent to my plan",
    "they need more information before they process the claim",
    "the claim for my emergency visit was denied",
  ]
}
