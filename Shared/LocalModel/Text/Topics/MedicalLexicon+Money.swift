extension MedicalLexicon {
  /// Coverage, authorisation, bills and claims.
  static let moneyTopics: [Topic] = [
    Topic(
      "coverage",
      "insurance|insured|insurer*|coverage|cover|covered|covers|covering|plan|plans|policy|benefits|"
        + "eligib*|carrier*", "member ~1 id|number|card", "group number",
      "take|accept ~3 insurance|plan"),
    Topic(
      "insurer", "aetna|cigna|humana|bcbs|kaiser|tricare|anthem|uhc|molina|ambetter|centene|oscar",
      "blue cross|shield", "united healthcare|health", "ppo|hmo|epo|pos"),
    Topic("medicare", "medicare|medigap|advantage|supplement", "part a|b|c|d"),
    Topic("medicaid", "medicaid|chip|medi"),
    Topic(
      "network", "network|innetwork|inn|oon", "in|out network|of",
      "accept|accepts|take ~4 aetna|cigna|humana|"
        + "medicare|medicaid|insurance|plan|bcbs|anthem|it"),
    Topic("insurance card", "insurance|new|id|lost|photo|copy ~2 card", "card"),
    Topic(
      "new insurance",
      "new|changed|change|changing|switched|switching|update|different|updated ~4 insurance|plan|"
        + "coverage|job|employer", "lost ~3 insurance|coverage|job",
      "cobra|uninsured|marketplace|obamacare",
      "no insurance", "self ~1 pay", "open enrollment", "turned|turning ~1 26"),
    Topic(
      "two plans", "secondary|primary|both|two|dual ~3 insurance|insurances|plan|plans|coverage",
      "coordination of benefits"),
    Topic(
      "authorization", "preauth*|precert*|authoriz*|preapprov*|auth|auths",
      "prior|pre ~1 auth*|approv*|cert*",
      "approved|approval|approve", "medical|medically necessity|necessary", "peer ~1 to", "pending"),
    Topic("referral", "referral*|referred|refer"),
    Topic(
      "bill", "bill|bills|billed|billing|invoice*|statement|statements", "account number",
      "charge|charged|charges|"
        + "overcharg*"),
    Topic(
      "explain charge",
      "explain|understand|what|why ~6 bill|charge|charged|charges|fee|eob|code|statement",
      "facility fee", "itemized|itemised|superbill|breakdown"),
    Topic(
      "duplicate", "twice|double|duplicate|again|already ~5 billed|bill|charge|charged|paid|pay",
      "overcharg*"),
    Topic(
      "payment", "pay|paying|paid|payment*|owe|owed|balance|credit|receipt*|hsa|fsa|autopay",
      "past due", "late fee"),
    Topic(
      "payment plan", "payment plan|plans|arrangement", "installment*|installments",
      "afford|hardship|struggling",
      "cant ~3 pay|"
        + "afford", "financial assistance|aid|help", "sliding scale", "charity", "monthly"),
    Topic("collections", "collections|collector|collection|credit score|lawyer"),
    Topic("refund", "refund*|overpaid|reimburs*", "money back"),
    Topic(
      "estimate", "cost|costs|price|estimate|expensive|quote", "how much", "out ~1 of ~1 pocket",
      "good faith"),
    Topic("copay", "copay*|coinsurance|deductible*|premium*"),
    Topic("claim", "claim|claims|submitted|resubmit*|filed|filing|eob", "explanation of benefits"),
    Topic(
      "denial", "denied|denial|deny|reject*|appeal*|declined", "not covered",
      "wont|refus* ~3 pay|cover"),
    Topic(
      "coding", "cpt|icd|coded|coding|code|codes|miscoded",
      "preventive|preventative|wellness ~6 billed|charge*|code*"),
    Topic("accident claim", "workers comp|compensation", "car|auto accident", "accident|liability"),
    Topic("imaging", "mri|ct|xray|ultrasound|scan|imaging|mammogram|echo|dexa|pet", "x ray*"),
    Topic("lab", "lab|labs|bloodwork|labwork|quest|labcorp|biopsy", "blood work|test*|draw"),
    Topic(
      "procedure",
      "colonoscopy|surgery|procedure|operation|endoscopy|injection*|infusion|therapy|sleep study",
      "physical therapy"),
    Topic(
      "equipment", "cpap|wheelchair|walker|crutches|brace|oxygen|pump|orthotic*|equipment|supplies"),
  ]
}
