extension SeedUtterances {
  static let refill = [
    "I need a refill of my blood pressure medication",
    "can you renew my prescription, I have no refills left",
    "I'm almost out of my pills, please send it to my pharmacy",
    "I lost my pills on a trip, can I get an early refill",
    "my inhaler is empty and I need a new one",
    "I took my last pill today and need more",
    "the pharmacy needs the doctor to approve my refill",
    "please refill my thyroid medicine",
    "I'm running low on my insulin",
    "can I get more of the cream I used last year",
    "I need a ninety day supply of my cholesterol pills",
    "my mother needs her heart medicine renewed",
    "what happened to the refill I asked for",
    "I need a new auto injector because mine expired, nothing happened",
    "my nitroglycerin tablets are almost gone, I have not needed any",
  ]

  static let medicationAvailability = [
    "my medication is out of stock everywhere",
    "is there a generic for this medicine",
    "I'd like to switch to a cheaper medication",
    "the pharmacy does not carry my medicine",
    "my medicine is on backorder",
    "my drug was discontinued, is there an alternative",
    "there is a shortage of my medication, what else can I take",
    "the copay for my medicine is too high, is there something cheaper",
    "do you have samples of this medicine",
    "which pharmacy has my prescription in stock",
    "my pill was recalled",
    "the pills look different, is this a different brand",
  ]

  static let pharmacyCoordination = [
    "the pharmacy says they never got my prescription",
    "can you send my prescription to a different pharmacy",
    "when will my prescription be ready for pick up",
    "the pharmacist said my doctor has to call them",
    "I need my prescription sent to mail order",
    "please change my pharmacy on file",
    "you sent my medicine to the wrong pharmacy",
    "transfer all my prescriptions to another pharmacy",
    "the pharmacy has faxed you and got no answer",
    "the pharmacy gave me the wrong bottle",
    "I'm out of town, can you send it to a pharmacy here",
    "the pharmacist has a question about my prescription",
  ]

  static let medicationQuestions = [
    "what are the side effects of this drug",
    "can I take ibuprofen with my other medications",
    "I missed a dose, should I take two",
    "should this medicine be taken with food",
    "can I stop taking my antibiotic if I feel better",
    "my dose was changed but the bottle shows the old one",
    "can I drink alcohol with this medication",
    "is it safe to take this while pregnant",
    "the new pill makes me dizzy, is that normal",
    "how much of this can I give my child",
    "I accidentally took my pill twice",
    "can I take melatonin with my other pills",
    "does this medicine make you gain weight",
    "I took my evening pill in the morning by mistake, I feel normal",
    "I feel low since the new pill but I am safe",
  ]
}
