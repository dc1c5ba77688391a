/// Small closed classes of words, written for front-desk talk.
enum ContextWords {
  static let function: StaticString = """
    a an the and or but nor so if then than that this these those there here it its i me my mine
    myself you your yours yourself he him his himself she her hers herself we us our ours ourselves
    they them their theirs who whom whose which what when where why how am is are was were be been
    being do does did doing don doesn didn isn aren wasn weren have has had having haven hasn hadn
    will would shall should can could may might must won wouldn couldn shouldn cannot of to in on
    at by for from with without within into onto over under about above below after before between
    through during against among until till since as like near off out up down around per via not
    no yes yeah yep nope ok okay oh uh um hmm hm ah er well just also too very really only even
    still yet ever never always again already now today tomorrow yesterday tonight soon later
    please thanks thank sorry sure some any all both each every either neither none other another
    such same own more most much many few less least one's because while though although unless
    however therefore let lets get got getting go going gone goes went gonna gotta wanna come came
    coming take takes took taking make makes made making need needs needed want wants wanted
    trying try tried call called calling calls said says say saying told tell asked ask asks know
    knows knew think thinks thought see sees seen saw look looks looking looked feel feels feeling
    felt hi hello hey bye goodbye dear im ive id ill dont doesnt didnt isnt cant wont youre theyre
    thats whats heres theres lemme gimme kinda sorta dunno yall y'all ain hasnt havent wasnt
    wouldnt couldnt shouldnt right left good great fine correct wrong hold wait back help next last
    first new old same done able ready available scheduled schedule currently actually basically
    anything something nothing everything anyone someone everyone nobody somebody everybody
    """

  static let locative: StaticString =
    "in at from near to around outside by inside through toward nearby"

  static let titles: StaticString =
    "mr mrs ms miss mx dr doctor prof professor sir dame madam mister missus rev reverend rabbi fr"

  static let credentials: StaticString = """
    md do dds dmd phd psyd psy dpm od dc rn np pa pac aprn fnp lpn cnm lcsw lmft lpc msw mph facog
    facs faap facp faan msd dnp pharmd mft ma mph msn bsn inc llc
    """

  static let relations: StaticString = """
    daughter son husband wife mother mom mum mommy father dad daddy sister brother kid child baby
    grandson granddaughter grandchild grandmother grandma granny nana grandfather grandpa aunt uncle
    niece nephew partner spouse boyfriend girlfriend friend boss neighbor neighbour cousin fiance
    fiancee roommate caregiver carer guardian stepson stepdaughter stepmother stepfather stepdad
    stepmom twin toddler newborn infant employer coworker colleague landlord teacher babysitter
    """

  static let greetings: StaticString =
    "hi hello hey dear thanks bye goodbye morning afternoon evening welcome sincerely regards"

  static let particles: StaticString =
    "de del della da das dos di du la le van von der den ter ten bin ibn al el abu ben mac st san"

  static let units: StaticString = """
    mg mcg g kg gram grams milligram milligrams microgram micrograms ml cc l liter liters litre
    oz ounce ounces lb lbs pound pounds iu units unit meq mmol percent pct mm cm m km inch inches
    feet foot ft mile miles meter meters degrees degree celsius fahrenheit f c bpm hz khz mhz kcal
    cal calories steps dollars dollar bucks usd cents euros pounds sterling minutes minute mins min
    hours hour hrs hr seconds second secs days day weeks week months month years year times tablets
    tablet pills pill capsules capsule caps drops puffs doses dose refills refill samples people
    patients participants cells copies visits sessions
    """

  static let streets: StaticString =
    "street avenue ave road rd boulevard blvd lane ln highway hwy parkway pkwy freeway turnpike"

  static let weakStreets: StaticString = """
    st drive dr court ct place pl way circle cir terrace ter trail trl square sq plaza loop alley
    row pike path run pass point ridge crossing crescent cres close grove gardens mews walk bypass
    expressway expy route rte mill mills forges bridge dam fork hollow
    """

  static let streetPrefixes: StaticString = """
    via rue calle avenida viale piazza chemin camino ctra carretera carrer rua travessa corso
    boulevard avenue allee strada ulica ul ulitsa jalan paseo plaza postbox postboks
    """

  static let directions: StaticString =
    "north south east west northeast northwest southeast southwest n s e w ne nw se sw"

  static let domains: StaticString = """
    com org net edu gov mil io info biz health clinic app dev co uk ca us de fr nl ch dk se no fi it
    es eu au nz in jp cn br me tv ly ai care hu cz pl at be
    """

  static let facilityHeads: StaticString = """
    hospital hospitals hosp clinic clinics clinica infirmary sanatorium hospice medical dental
    dentistry orthodontics endodontics periodontics orthopedics orthopaedics pediatrics paediatrics
    dermatology cardiology oncology radiology neurology gastroenterology urology gynecology
    ophthalmology optometry podiatry psychiatry rehab rehabilitation healthcare health imaging
    surgicenter physicians dentists pharmacy apothecary laboratory laboratories lab labs university
    college school academy institute church spa wellness medicine center centre ctr cntr orthopedic
    spine care eyecare dermatologic medspa vet veterinary
    """

  static let facilityModifiers: StaticString = """
    general gen memorial med regional community county city university methodist presbyterian
    baptist lutheran adventist catholic mercy providence children childrens womens women family
    associates group practice partners system network systems campus pavilion tower foundation north
    south east west central valley heart cancer eye skin kids kid adult senior facility department
    hospital house surgery surgical emergency er outpatient downtown uptown associates specialists
    arts smile smiles implants aesthetics aesthetic
    """
}
