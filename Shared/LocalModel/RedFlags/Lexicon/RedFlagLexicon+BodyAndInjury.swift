extension RedFlagLexicon {
  static let poisoning = [
    "swallow*|ate|eaten|drank|drink*|drunk|chewed|ingest*|sipped|licked|into|hold|mouth|bit ~7 $poison",
    "took|taken|swallow*|ate|eaten|downed|gulped|chugged ~4 whole|entire|all|full|rest|half|bunch|handful|lot|lots|bottle ~5 $drug|bottle|bottles|pack|them|it",
    "took|taken|swallow*|ate ~3 all ~3 of ~2 them|those|my|his|her", "empty ~3 bottle* ~8 floor|bed|next|beside|pills|unconscious|took|him|her|asleep",
    "!overdos*", "!od", "oded", "too many|much ~4 $drug", "took|taken|gave|given ~3 too many|much",
    "took|taken|gave|given|swallowed ~2 20|25|30|35|40|50|60|100|twenty|thirty|forty|fifty|dozen* ~5 $drug|them|of",
    "took|taken|gave|given|take ~7 twice|double|two|extra|triple|second ~4 dose|doses|$drug|by|accident*|already",
    "took|taken|gave|given|take ~6 wrong ~3 $drug|person|persons|one|bottle|dose",
    "accidentally|mistake|mistakenly|accident ~7 took|taken|swallowed|drank|ate|gave|double*|injected ~8 $drug|$poison|twice|wrong",
    "took|taken|gave ~5 $person|someone|dogs|cats|else|elses|husbands|wifes|moms|dads|brothers|sisters ~3 $drug ~6 mistake|accident*|instead|wrong",
    "took|taken|gave ~7 $drug ~5 mistake|accident*|twice|instead",
    "$child ~6 swallow*|ate|eaten|chewed|drank|into|found|got ~8 $drug|coin|penny|quarter|dime|pin|needle|button|toy|berries|plant|cigarette*|marble|screw|nail",
    "swallow* ~5 coin|penny|quarter|dime|nickel|pin|needle|glass|toy|marble|screw|nail|razor|bone",
    "carbon monoxide", "co alarm|detector", "gas leak|smell ~8 dizzy|headache|sick|nause*", "fumes ~8 dizzy|headache|sick|cough*|pass*|burn*",
    "mix* ~5 bleach|ammonia|chlorine|cleaners", "!poisoned", "alcohol poisoning", "snake|rattlesnake|copperhead ~3 bit*|bite",
    "bit*|bite ~4 snake|rattlesnake|copperhead|widow|recluse|scorpion", "black widow", "gave|given|used|need ~4 narcan|naloxone",
    "fentanyl|heroin|oxy*|opioid* ~8 blue|breath*|wake|wont|limp|much", "ate|eaten|swallowed ~5 mushroom*|berries|plant ~8 yard|woods|wild|sick|$vomit|garden|outside|child|son|daughter",
    "!envenen*", "tomo|tomado ~4 pastillas ~6 todas|muchas|demasiadas", "whole bottle",
  ]

  static let bleeding = [
    "bleed*|blood|nosebleed* ~9 wont|cant|not|isnt|doesnt|hasnt|never|cannot|nothing ~3 stop*|slow*|quit*|control*|clot*",
    "$not|cant|cannot|unable|nothing ~2 stop* ~5 bleed*|nosebleed*|blood", "cant|cannot ~3 control ~3 bleed*|blood",
    "blood ~4 everywhere|gush*|spurt*|pour*|squirt*|pump*|puddle|pool*|flood*|shooting|spray*", "gush*|spurt*|squirt*|pouring|spraying ~6 blood",
    "soak* ~3 through|towel*|pad*|gauze|bandage*|sheets|shirt|rag* ~8 bleed*|blood|cut|hour|nose|knife|wound|still|towel*|minutes",
    "soak* ~3 through ~4 towel*|pad|pads|gauze|bandage*|shirt|rag*|dressing", "$vomit|vomiting ~4 blood|bloody|coffee", "coffee grounds ~6 $vomit|vomit|throw*",
    "cough* ~3 blood|bloody", "spit* ~3 blood ~6 lot|clots|cough*|bright", "black|tarry ~2 stool*|poop*|bowel|diarrhea|bm",
    "stool*|poop ~5 black|tar|tarry|maroon", "bleed*|nosebleed*|cut|gash|hit ~10 $thinner", "$thinner ~12 bleed*|nosebleed*|blood|fell|head|bruis*",
    "bleed* ~2 heavily|badly|bad|out|profuse*|fast|lot|tons|severe*|everywhere|hard", "heavily|badly|profuse*|severe|severely|massive|uncontroll*|lot ~3 bleed*|hemorrhag*",
    "hemorrhag*", "deep|gaping|huge|big ~2 cut|gash|wound|laceration|slice ~8 bleed*|blood|bone|open|deep|see|head|fat|knife|saw",
    "cut|sliced|gash|chopped|sawed ~8 bone|artery|vein|tendon|muscle|fat", "!amputat*", "severed", "cut|chopped|sliced|ripped|took|tore ~3 off|tip ~5 finger|fingers|fingertip|thumb|toe|toes|hand|it",
    "finger|fingers|thumb|toe|hand|fingertip ~4 off ~4 saw|mower|knife|door|blade|machine|completely", "been|was|got|just|getting|him|her|them stabbed|shot", "gunshot", "stab wound*",
    "blood clots ~5 size|passing|big|huge|golf|large", "passing ~4 clots", "rectal bleeding ~6 heavy|lot|bright|clots|dizzy|faint*|toilet", "toilet ~4 full ~2 blood", "sangrando ~3 mucho", "no para ~3 sangr*",
  ]

  static let injury = [
    "$blow ~3 head ~14 $vomit|vomiting|confus*|passed|unconscious|knocked|dizzy|drowsy|sleepy|bleed*|blacked|cant|memory|repeating|blurry|pupil*|$thinner|throw*|weird|not|wont|remember",
    "fell|fall|fallen|falling ~12 head ~10 $vomit|confus*|passed|unconscious|bleed*|$thinner|cant|blacked|drowsy|dizzy|wont|not|blood|knocked|remember",
    "fell|fall|fallen|falls ~10 cant|cannot|unable|wont|couldnt ~3 get|move|walk|stand|feel|bear|put", "fell|fall|fallen ~5 ladder|roof|balcony|window|tree|scaffold*|stairs|horse ~10 head|back|neck|cant|bone|hip|bleed*|breath*|numb|unconscious",
    "cant|cannot ~3 get ~2 up|off ~4 floor|ground", "bone|bones ~5 stick*|poking|poke|through|showing|out|visible|exposed", "see ~4 bone", "arm|leg|wrist|ankle|foot ~4 wrong|weird|bent|backwards|sideways ~3 way|angle|direction",
    "broke|broken|fractured|snapped ~3 neck|back|hip|femur|spine|skull|pelvis", "cant|cannot ~3 move|feel ~3 legs|feet|neck|toes", "neck|spine|spinal injury|broken", "hit|struck ~3 by ~3 car|truck|bus|vehicle|van",
    "just|were|was ~5 car|motorcycle|bike ~1 accident|crash|wreck ~12 hurt*|bleed*|neck|head|chest|cant|pain*|dizzy",
    "third degree", "burn*|burnt|scald* ~10 boiling|oil|grease|chemical|acid|badly|skin|blister*|white|charred|face|fire|steam ~6 face|skin|peel*|arm|arms|leg|legs|chest|hand|hands|body|blister*|off|child|baby|neck|back|everywhere",
    "spilled|splashed|poured|pulled ~8 boiling|hot|scalding ~6 water|oil|coffee|tea|soup|grease ~12 him|her|himself|herself|skin|burn*|blister*|face|arm|chest|legs|me", "caught ~3 fire", "electrocut*", "shocked|zapped ~6 outlet|wire|power|electric*|cord",
    "bleach|chemical*|acid|drano|lye|cleaner|ammonia|lime|cement ~6 eye|eyes", "eye|eyes|eyeball ~7 chemical*|bleach|acid|punctur*|stabbed|glass|metal|shard|nail|popped|cleaner|pencil|fork",
    "nail|knife|stick|branch|pole|rod|rebar|screwdriver|arrow|glass|shard ~5 stuck|through|impaled|embedded ~5 chest|stomach|leg|foot|eye|hand|arm|neck|belly|him|her|me", "impal*",
    "!drown*", "pulled ~4 pool|lake|water|tub|bathtub|ocean|river", "underwater|submerged ~6 minute*|found|pulled|breath*", "heat stroke", "heatstroke", "hypothermi*", "!frostbite|frostbitten ~6 black|numb|fingers|toes|white|feet",
    "!raped", "!sexually assaulted", "!rape", "choked|strangled|strangling|beat|beating|punched ~2 me|her", "crush* ~6 finger|hand|leg|foot|arm|machine|under|car|press", "struck ~3 lightning", "explosion", "hit ~2 by lightning",
    "throat|neck ~3 slashed|cut|sliced", "head ~4 crack* ~2 open", "split ~4 head ~2 open", "skull ~4 crack*|dent*|soft|fractur*",
  ]

  static let acute = [
    "testic*|testes|ball|balls|scrotum|groin ~7 $severe|sudden*|swollen|twist*|swelling|agony ~8 $pain|testic*|swollen|swelling|sudden*|red|high",
    "sudden*|$severe ~5 testic*|scrotum|ball|balls", "testic* ~6 $pain|swollen|twist*", "pain* ~4 testic*",
    "$severe|10|ten|sudden ~5 $belly ~3 $pain|cramp*", "$severe ~3 $pain ~5 $belly", "$belly ~3 $pain ~5 $severe|10|ten", "$belly ~4 hard|rigid|board ~6 $pain|touch|rock|board|swollen",
    "!appendi*", "lower|bottom ~1 right ~6 $pain|stab*|sharp|tender", "right ~1 lower|side ~5 $belly|abdom* ~8 $pain|fever|$vomit|sharp", "$pain ~6 lower right",
    "numb* ~6 groin|saddle|crotch|genitals|privates|bottom|butt|inner", "lost|losing|no|lose ~2 control ~4 bladder|bowel*|pee|poop", "back pain ~12 cant ~2 pee|urinate|feel|move|control", "cant|cannot|unable ~3 pee|urinate ~8 all|hours|pain*|day|swollen|bladder|anything|since|yesterday",
    "erection ~6 hours|hour|go|down|wont", "!aortic dissection", "!aneurysm", "$not ~3 pass* ~3 gas ~8 $vomit|swollen|pain*", "!torsion", "!ectopic", "missed ~4 dialysis ~8 breath*|weak|swollen|chest|swell*",
    "think|feel|feels|feeling|know|swear ~3 im|i|shes|hes|am|going ~3 dying|die", "im|hes|shes|am|is dying", "going|gonna|about ~1 to ~1 die", "about|gonna die",
    "need|send|call*|get|calling ~3 ambulance|paramedic*|emt|emts|911|nine", "should|do|if|whether|or ~4 911|ambulance|er", "medical emergency", "something|somethings ~3 terribly|horribly|seriously wrong", "impending doom", "sense of doom", "feeling of doom",
    "necesito ~3 ambulancia", "!emergencia ~3 medica", "blood clot ~6 leg|lung|lungs|think|calf", "foot|leg|hand|arm|toes|fingers ~5 cold|white|blue|pale ~6 numb*|pulse|pain*|sudden*",
  ]
}
