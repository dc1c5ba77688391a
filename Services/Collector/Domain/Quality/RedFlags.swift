/// Ways in which patients describe emergencies, and how an answer must react.
///
/// Written from the triage topics of the specification (chest pain, breathing, allergic reaction,
/// stroke, bleeding, poisoning, mental-health crisis, children, pregnancy), in patients' words.
enum RedFlags {
  /// What the patient says: each entry alone calls for an escalation.
  static let phrases = PhraseSet([
    // Heart
    "chest .. pain|pains|pressure|tight|tightness|tightening|heavy|heaviness",
    "chest .. squeezing|crushing|hurts|hurting",
    "pain|pressure|tightness|squeezing .. in|on .. chest", "elephant .. chest", "heart attack",
    "crushing .. chest", "squeezing .. chest", "jaw .. left arm",
    "left arm .. numb|pain|hurts|aches",
    // Breathing
    "cant|cannot|unable|struggling|hard .. breathe|breath", "trouble|difficulty|problems breathing",
    "gasping", "not breathing", "stopped breathing", "isnt breathing",
    "lips .. blue|purple|gray|grey",
    "blue|purple lips", "turning|turned|going blue", "choking", "wheezing .. cant|bad|badly|hard",
    // Allergic reaction
    "throat .. closing|swelling|swollen|tight|tightening|closed",
    "tongue .. swelling|swollen|fat|thick|huge",
    "face .. swelling|swollen|puffed", "lips .. swelling|swollen|puffy|huge",
    "anaphylaxis|anaphylactic",
    "hives .. wheezing|breathe|breathing|throat|vomiting|coughing", "epipen|epi",
    // Stroke and brain
    "face|mouth .. drooping|droopy|crooked|drooped|lopsided|sagging", "slurred|slurring",
    "talking|speaking gibberish|funny|nonsense", "cant .. speak|talk", "one side .. numb|weak|body",
    "worst headache", "thunderclap", "having .. stroke",
    "seizure|seizing|seizures|convulsing|convulsions",
    "unconscious|unresponsive", "wont|cant|doesnt .. wake", "passed|passing out",
    "blacked|blacking out",
    "fainted|collapsed", "floppy|limp .. wake|baby|feed|bottle", "baby .. floppy|limp",
    // Bleeding and injury
    "bleeding .. wont|cant|not|doesnt .. stop", "wont|cant stop .. bleeding|nosebleed|blood",
    "blood .. everywhere|pouring|gushing|spurting", "gushing|spurting|pouring blood",
    "vomiting|throwing|puking|coughing .. blood", "soaking .. pad|pads",
    "hit .. head .. vomiting|confused|sleepy|threw",
    "stabbed|gunshot", "bone .. sticking", "electrocuted|shocked .. outlet", "severe burn",
    // Poisoning
    "overdose|overdosed|overdosing",
    "took|taken|swallowed|ate|drank|drunk .. all .. pills|bottle|them|tablets",
    "took|taken .. too many",
    "swallowed|drank|ate|drunk|swallow .. bleach|pods|pod|battery|magnet|magnets|antifreeze",
    "swallowed|drank|ate|drunk|swallow .. cleaner|poison|drano|detergent|kerosene",
    "accidentally took|swallowed|ate|drank", "nodding off", "hard .. stay|wake awake|up|him|her",
    "cant .. stay awake", "breathing .. slow|slowly|shallow|fast|hard",
    "pain .. unbearable|excruciating",
    "unbearable|excruciating pain", "lost .. sight|vision", "curtain .. eye",
    "whole bottle .. pills|tylenol|tablets|advil", "took .. whole bottle", "carbon monoxide",
    // Crisis
    "kill|killing|hurt|hurting|harm|harming|cut|cutting myself|herself|himself|themselves",
    "suicide|suicidal",
    "end it|everything|myself|things all|tonight|now", "end my life", "ending .. life",
    "want|wanna to die|disappear",
    "wanna die", "dont want .. live|alive|exist|wake|anymore|around", "better off without me|dead",
    "no reason to live", "goodbye note|letter|letters", "not .. safe .. myself",
    "dont .. be here anymore",
    // Children and pregnancy
    "newborn .. fever", "week|weeks|month|months old .. fever", "pregnant .. bleeding|blood",
    "bleeding .. pregnant",
    "water .. broke|broken", "cord .. out|hanging", "baby .. not moving", "not moving .. baby",
    // Other
    "stiff neck .. fever", "fever .. stiff neck", "heat stroke", "snake .. bit|bite|bitten",
    "drowned|drowning",
    "fruity breath", "ketones .. high|large|moderate|dark", "testicle .. pain|twisted|hurts",
    "confused .. fever",
    "fever .. confused",
  ])

  /// What an answer to a red flag must hold.
  static let escalations = PhraseSet([
    "911", "988", "999", "112",
    "emergency room|department|care|number|services|help|line|medical|now", "er",
    "ambulance", "poison control|center|help", "paramedics", "crisis lifeline|line|counselor",
    "nearest hospital",
    "1 800 222 1222", "emergency",
  ])

  /// Sends the patient somewhere soon without an emergency call: enough where a flag is faint.
  static let urgency = PhraseSet([
    "urgent care", "right away", "immediately", "right now", "same day",
    "nurse .. now|call|line|today|right",
    "seen today", "today", "triage",
  ])
}
