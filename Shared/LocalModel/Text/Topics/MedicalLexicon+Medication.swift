extension MedicalLexicon {
  /// Medicines and what is asked about them.
  static let medicationTopics: [Topic] = [
    Topic(
      "drug",
      "*pril|*sartan|*olol|*statin|*formin|*cillin|*mycin|*floxacin|*azole|*tidine|*triptan|"
        + "*oxetine|*alopram|*zepam|*zolam|*codone|*morphone|*glutide|*gliptin|*gliflozin|*xaban|"
        + "*parin|*dipine|*semide|*thiazide|*lukast|*buterol|*solone|*cycline|*setron|*thyroxine|"
        + "*zosin|*tadine|*profen|*azepam|*traline|*faxine|*pentin|*gabalin|*barbital|*dronate|"
        + "*zodone|*pidem|*afil|*terone|*sonide|*asone|*lamine|*dopa",
      "insulin|ozempic|wegovy|mounjaro|zepbound|synthroid|zoloft|prozac|lexapro|adderall|ritalin|"
        + "vyvanse|concerta|prednisone|albuterol|ventolin|advair|symbicort|flovent|flonase|epipen*|"
        + "zpack|warfarin|coumadin|eliquis|xarelto|plavix|hctz|lasix|flomax|xanax|ativan|klonopin|"
        + "valium|ambien|viagra|cialis|tylenol|advil|motrin|aleve|aspirin|benadryl|zyrtec|claritin|"
        + "humalog|lantus|novolog|trulicity|jardiance|januvia|lithium|keppra|dilantin|lamictal|"
        + "suboxone|methadone|tramadol|percocet|norco|oxycontin|nitro|nitroglycerin|digoxin|humira|"
        + "enbrel|accutane|valtrex|bactrim|cipro|levaquin|augmentin|zofran|nexium|prilosec|pepcid|"
        + "crestor|lipitor|norvasc|cymbalta|effexor|wellbutrin|buspar|abilify|seroquel|depakote|"
        + "topamax|imitrex|plaquenil|singulair|spiriva|fosamax|paxlovid|tamiflu|melatonin"),
    Topic(
      "medication",
      "medication*|medicine*|meds|med|pill|pills|tablet*|capsule*|antibiotic*|patch|patches|"
        + "drops|ointment|steroid*|antidepressant*|opioid*|painkiller*|vitamin*|supplement*|"
        + "prescription*|rx|script|scripts|inhaler*|puffer|syringe*|pen|pens|strips",
      "blood pressure|thinner|sugar med*|pill*", "water pill*", "nose|nasal spray"),
    Topic(
      "refill",
      "refill*|renew*|refil", "no refills", "new prescription|script|rx|bottle",
      "ran|run|running|"
        + "almost|completely|nearly out", "out of ~4 refills|meds|pills|it|them|my",
      "last pill|dose|one|few|tablet", "pills|days|tablets|doses left", "need|want ~3 more",
      "call|called|send|sent ~3 in", "authorize|approve ~4 refill*"),
    Topic(
      "pharmacy",
      "pharmac*|cvs|walgreens|riteaid|costco|drugstore|dispens*|publix|kroger|walmart", "rite aid"),
    Topic(
      "pharmacy.transfer",
      "transfer|switch|change|move|send|sent|different|new|another|wrong ~5 pharmac*|cvs|walgreens|"
        + "walmart|drugstore",
      "pharmac* ~5 closed|moved|closing|never|didnt|havent|doesnt|dont|says|said",
      "never ~3 received|got", "electronically", "call|contact|fax ~3 pharmac*"),
    Topic(
      "stock",
      "stock|backorder*|shortage*|availab*|unavailable|discontinued", "out of stock",
      "dont|doesnt|not ~2 have ~4 it|any", "carry", "another brand|strength", "recall*"),
    Topic(
      "mail order", "mail ~1 order", "90|ninety|three|30|thirty ~1 day|days|month|months", "supply"),
    Topic("generic", "generic*|brand|cheaper|alternative*|substitut*|coupon|goodrx", "name brand"),
    Topic(
      "side effect", "side effect*", "reaction", "making|makes|made me",
      "since ~3 started|starting ~5 "
        + "pill*|med*|drug|taking"),
    Topic(
      "interaction",
      "interact*", "take|taking|mix|mixing|combine ~6 with|together", "together",
      "ok|okay|safe|fine ~1 to ~2 "
        + "take|drink|mix", "alcohol|beer|wine|grapefruit", "with my",
      "with|without|before food|meals"),
    Topic(
      "dose",
      "dose|doses|dosage|milligram*|mg|mcg|ml|teaspoon*|units|strength|taper*|weaning",
      "twice|once|times ~1 a|per|daily day|daily|week", "half|double|extra ~2 dose|pill|tablet",
      "how much|"
        + "many ~4 take", "before|after|at bed|bedtime|night|morning"),
    Topic(
      "missed dose", "forgot|missed|skip|skipped ~5 dose|doses|pill|pills|shot|tablet|med*|take",
      "forgot to take"),
    Topic(
      "stopping", "stop|stopped|quit|come ~2 taking|off",
      "finish|finished ~4 antibiotic*|course|pills"),
    Topic(
      "early refill", "early refill",
      "lost|stolen|spilled|dropped|vacation|travel*|trip|flight|overseas|left ~6 "
        + "pill*|med*|refill|prescription|bottle", "vacation|traveling|trip"),
    Topic(
      "controlled",
      "controlled|adderall|ritalin|vyvanse|concerta|xanax|ativan|klonopin|valium|ambien|norco|percocet|"
        + "oxycodone|hydrocodone|tramadol|suboxone|methadone|adhd|stimulant*|benzo*|opioid*"),
    Topic(
      "contraception", "birth control", "contracept*|iud|nexplanon|depo", "the pill", "plan b",
      "morning after pill"),
    Topic(
      "diabetes",
      "diabet*|insulin|sugar|sugars|glucose|a1c|metformin|cgm|dexcom|libre|lancets|strips"),
    Topic(
      "blood pressure", "blood pressure", "bp|hypertension",
      "lisinopril|losartan|amlodipine|valsartan|hctz|metoprolol"),
    Topic("blood thinner", "blood thinner*", "warfarin|coumadin|eliquis|xarelto|inr|anticoagul*"),
    Topic("thyroid", "thyroid|levothyroxine|synthroid|tsh|hypothyroid*"),
    Topic("cholesterol", "cholesterol|statin*|lipid*|*statin|lipitor|crestor|ldl"),
    Topic(
      "antibiotic",
      "antibiotic*|*cillin|*mycin|*floxacin|bactrim|zpack|augmentin|keflex|doxycycline"),
    Topic("inhaler", "inhaler*|puffer|albuterol|ventolin|asthma|nebuli*|advair|symbicort|spacer"),
  ]
}
