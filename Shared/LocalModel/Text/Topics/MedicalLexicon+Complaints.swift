extension MedicalLexicon {
  /// Complaints, where they are, and what is asked about them.
  static let complaintTopics: [Topic] = [
    Topic(
      "pain",
      "pain*|hurt*|ache|aches|achy|aching|sore|soreness|throb*|tender|burning|stinging|agony|killing"
    ),
    Topic(
      "fever", "fever*|temp|temperature|chills|sweats|feverish|100|101|102|103|104", "night sweats"),
    Topic(
      "cold", "cold|flu|covid|sniffle*|runny|stuffy|congest*|sneez*|sinus*|snot|phlegm|mucus|nasal"),
    Topic("cough", "cough*|bronchitis|pneumonia|wheez*|croup|hack*"),
    Topic("throat", "throat|strep|tonsil*|swallow*|hoarse|voice|laryngitis|gland*"),
    Topic("ear", "ear|ears|earache|earwax|hearing|ringing|tinnitus"),
    Topic("eye", "eye|eyes|eyelid|vision|pinkeye|stye|contacts|blurry|conjunctivitis", "pink eye"),
    Topic("headache", "headache*|migraine*", "head hurts|pounding|pain"),
    Topic("dizziness", "dizz*|vertigo|lightheaded|spinning|woozy|faint*|balance"),
    Topic(
      "stomach",
      "stomach|belly|tummy|abdom*|nause*|vomit*|diarrhea|constipat*|bloat*|heartburn|reflux|cramp*|gas|indigestion|"
        + "puk*|threw|queasy|poop*|stool|bowel*|hemorrhoid*|ibs"),
    Topic("urinary", "pee|peeing|urin*|uti|bladder|kidney*", "bathroom"),
    Topic(
      "skin",
      "rash|rashes|itch*|skin|eczema|hives|acne|mole|moles|blister*|psoriasis|wart*|ringworm|fungus|sunburn|bump|bumps|"
        + "spots|flaky|pimple*|boil|cyst|athletes|shingles|lice|scab*|bruis*"),
    Topic(
      "wound", "wound|cut|stitches|scrape*|burn|burned|splinter|nail|bandage|pus|ooz*|infected|scar"
    ),
    Topic("bite", "bite|bit|bitten|tick|spider|stung|sting|mosquito|bedbug*"),
    Topic(
      "joint",
      "knee*|hip|hips|elbow*|wrist*|ankle*|joint*|arthritis|gout|sprain*|twisted|rolled|tendon*|rotator"
    ),
    Topic(
      "back", "back ~2 pain|hurts|out|spasm*|ache*|sore", "backache|sciatica|spine|disc",
      "lower back", "neck"),
    Topic("foot", "foot|feet|toe*|toenail*|heel|plantar|ingrown"),
    Topic("hand", "hand|hands|finger*|thumb|carpal"),
    Topic("arm or leg", "arm|arms|leg|legs|calf|thigh|shin|shoulder*|muscle*"),
    Topic("chest", "chest|heart|palpitation*|breath*|lung*|rib|ribs"),
    Topic("swelling", "swell*|swollen|puffy|lump|lumps|mass"),
    Topic("numbness", "numb*|tingl*|weak|weakness|tremor*|shak*|twitch*"),
    Topic("fatigue", "tired|fatigue*|exhaust*|wiped|energy|sluggish|rundown"),
    Topic("sleep", "sleep*|insomnia|apnea|snor*|awake"),
    Topic(
      "mood",
      "anxi*|depress*|panic|stress*|mood|sad|crying|therapist|therapy|counsel*|grief|overwhelm*|worthless|hopeless|lonely|"
        + "adhd|ptsd"),
    Topic("weight", "weight|pounds|lbs|diet|appetite|obes*|nutrition*"),
    Topic("allergy", "allerg*|pollen|hayfever|sneez*", "hay fever"),
    Topic(
      "womens health",
      "period|periods|menopaus*|hot flash*|ovar*|uter*|vagina*|yeast|pap|breast*|lump"),
    Topic(
      "pregnancy",
      "pregnan*|trimester|prenatal|ob|midwife|expecting|weeks along|breastfeed*|nursing|postpartum"),
    Topic("mens health", "prostate|testic*|erect*|ed"),
    Topic("tooth", "tooth|teeth|dental|dentist|gum|gums|jaw"),
    Topic(
      "child",
      "baby|infant|newborn|toddler|kid|kids|child|children|son|daughter|month old|grandson|granddaughter|pediatric*|daycare"
    ),
    Topic(
      "elder",
      "mom|mother|dad|father|grandma|grandmother|grandpa|grandfather|elderly|dementia|memory|forgetful|alzheimer*"
    ),
    Topic(
      "duration", "since|ago|started|lasting|lasted",
      "for ~3 days|weeks|day|week|months|month|hours|years",
      "couple|few|two|three|2|3|4|5 ~1 "
        + "days|weeks|day|hours|months"),
    Topic(
      "course", "worse|worsening|better|constant|flare*|persist*", "on and off",
      "comes ~1 and goes",
      "wont|not|isnt ~2 go|going|heal*|away|"
        + "better", "keeps ~1 coming"),
    Topic(
      "worry", "worried|worry|concern*|serious|normal|scared|nervous|dangerous|cancer",
      "should i|we", "is ~4 ok|okay|safe|normal"),
    Topic(
      "self care", "home remed*", "what ~3 do|take|try|help*", "over the counter",
      "otc|ice|heat|rest|tea|honey|humidifier|gargle"),
    Topic(
      "contagious", "contagious|exposed|exposure|quarantine|isolate|spread*",
      "go back to work|school", "return to"),
    Topic(
      "prevention",
      "prevent*|screening|mammogram*|colonoscop*|bone density|healthy|exercise|smoking|quit smoking|vaccin*"
    ),
    Topic(
      "question", "what|whats is|are|does|causes|mean|means|a|an", "how ~1 long|often|do|does|many",
      "difference between",
      "read that|online|"
        + "somewhere", "normal range|level"),
    Topic(
      "danger",
      "suddenly|sudden|worst|collaps*|unconscious|passed|911|ambulance|blue|gray|clammy|crushing|gasping|choking|seizure*|"
        + "stroke|overdose*|swallowed|suicid*|die|dying|dead|gun|knife|rope|floppy|limp|unresponsive|poison*|slurred|droop*|confused|"
        + "stabbed|shot|electrocuted|drowned|severed|purple|mottled|nodding|hunched",
      "cant|hard ~2 breath*|breathe|move|see|wake|stop|feel",
      "right now", "wont ~2 stop|wake", "on the floor", "half hour", "so much blood"),
    Topic(
      "despair", "hopeless|worthless|burden|pointless|goodbye|suicidal|cutting", "give|giving up",
      "no one|point|reason",
      "cant ~3 anymore", "better off", "end ~2 it|everything|life", "dont ~3 want ~3 live|be|wake"),
  ]
}
