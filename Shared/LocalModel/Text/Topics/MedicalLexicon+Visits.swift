extension MedicalLexicon {
  /// Visits and the calendar, the office and its papers.
  static let visitTopics: [Topic] = [
    Topic("appointment", "appointment*|appt*|visit*|slot|slots|opening|openings|booking*"),
    Topic(
      "booking", "schedul*|book|booked|booking",
      "make|set|get|need|want|like|have ~4 appointment|appt|visit|slot",
      "come|get|fit|squeeze ~2 in", "be seen",
      "see ~3 doctor|dr|dentist|someone|provider|nurse|"
        + "pediatrician|gyn|specialist", "set ~2 up",
      "next|first|earliest|soonest available|opening|appointment|slot"),
    Topic(
      "rescheduling", "reschedul*|resched|postpone*|rebook*",
      "move|change|push|switch|swap ~6 appointment|appt|"
        + "visit|time|day|date|slot|physical|checkup|consult",
      "different|another|earlier|later|other|better ~1 day|time|"
        + "date|week|slot|one", "cant|cannot ~3 make ~2 it|my|the", "something came up",
      "double booked", "push back"),
    Topic(
      "cancelling", "cancel*", "wont|not|cant ~3 coming|come|make",
      "dont need ~4 appointment|anymore"),
    Topic(
      "confirming", "confirm*|reminder*|remind", "when|what|which ~4 appointment|appt|visit",
      "what time", "still on",
      "calendar|ical|google|outlook", "upcoming"),
    Topic(
      "late or missed", "late|noshow|missed|stuck|traffic|delayed", "no show", "running late",
      "grace period"),
    Topic(
      "same day", "today|tonight|asap|urgent*", "same day", "right away|now", "as soon ~1 as",
      "walk ~1 in|ins",
      "this morning|"
        + "afternoon", "squeeze ~2 in", "sooner"),
    Topic(
      "waitlist", "waitlist|waiting|cancellation", "wait list",
      "earlier ~2 opening|slot|appointment"),
    Topic(
      "new patient", "new patient*", "first ~1 visit|time", "new ~3 area|town|here",
      "accepting|taking ~2 new|patients",
      "register|"
        + "registration|establish"),
    Topic(
      "telehealth", "telehealth|virtual|video|zoom|telemedicine|phone ~1 visit|appointment",
      "over the phone"),
    Topic(
      "physical", "physical|physicals|checkup|annual|yearly|wellness|routine", "check ~1 up",
      "well ~1 child|baby|visit|woman",
      "sports|school|camp ~1 physical|form", "pap|mammogram"),
    Topic("vaccine", "vaccin*|shot|shots|immuniz*|booster|flu|tetanus|hpv|shingles|rsv|mmr|titers"),
    Topic(
      "follow up", "followup|recheck", "follow ~1 up", "post ~1 op",
      "after surgery|discharge|hospital|er", "stitches|sutures"),
    Topic("recurring", "recurring|weekly|monthly|series|every ~1 week|month", "back to back"),
    Topic(
      "specialist",
      "specialist*|dermatolog*|cardiolog*|neurolog*|orthoped*|gastro*|endocrin*|urolog*|rheumatolog*|"
        + "allergist|ent|podiatr*|psychiatr*|therapist|counselor|oncolog*|gynecolog*|obgyn|ophthalm*|pulmon*|surgeon|nephrolog*|"
        + "hematolog*", "second opinion"),
    Topic(
      "time of day", "morning*|afternoon*|evening*|weekend*|noon|am|pm|oclock|saturday*|lunchtime",
      "after work|school"),
    Topic(
      "weekday", "monday*|tuesday*|wednesday*|thursday*|friday*|sunday*|tomorrow",
      "next|this week|month"),
    Topic("transport", "ride|transportation|uber|drive|driving|bus|wheelchair|van"),
    Topic(
      "hours", "hours|closed|closing|closes|holiday*", "what time ~4 open|close", "are ~2 open",
      "open ~4 saturday*|weekend*|sunday*|"
        + "late|christmas|thanksgiving|today"),
    Topic(
      "location",
      "address|directions|parking|park|located|location*|elevator|floor|building|suite|landmark|entrance",
      "where ~3 you|office"),
    Topic(
      "records", "records|chart|copies|release|transfer ~4 records", "medical record*",
      "vaccination|immunization record*"),
    Topic(
      "portal", "portal|password|login|mychart|username|app|website|locked", "log ~1 in", "sign in"),
    Topic(
      "paperwork",
      "form|forms|fmla|paperwork|disability|letter|excuse|note|certificate|signature|fax|faxed|jury",
      "work|school|doctors note", "fill ~2 out"),
    Topic("results", "result|results|report", "test|lab|mri|biopsy result*", "hear back"),
    Topic(
      "contact data", "update|change|changed ~5 address|phone|number|name|email|pronoun*|contact",
      "moved", "new address|number"),
    Topic(
      "language",
      "interpreter|translat*|spanish|english|language|asl|deaf|speak|speaks|hablo|espanol"),
    Topic("accessibility", "wheelchair|accessib*|ramp|service dog|animal|blind"),
    Topic(
      "complaint about us",
      "complain*|rude|unacceptable|manager|feedback|compliment*|supervisor|apolog*|ridiculous"),
    Topic(
      "human", "human|robot|bot|operator|representative|receptionist|agent", "real ~1 person",
      "are you ~2 real|human|there|a",
      "talk|speak ~3 person|someone|human|somebody"),
    Topic("greeting", "hello|hi|hey|greetings|hola", "good morning|afternoon|evening"),
    Topic("thanks", "thanks|thank|bye|goodbye|appreciate|gracias|thx|ty"),
    Topic(
      "off topic",
      "weather|joke|pizza|movie|song|game|recipe|news|score|restaurant|hotel|flight|hiring|job|sales|vendor"
    ),
  ]
}
