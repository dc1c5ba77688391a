// Derived from SCOWL (http://wordlist.sourceforge.net), default size, American spelling. Copyright
// 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word
// lists, the associated scripts, the output created from the scripts, and its documentation for any
// purpose is hereby granted without fee, provided that the above copyright notice appears in all
// copies and that both that copyright notice and this permission notice appear in supporting
// documentation. Kevin Atkinson makes no representations about the suitability of this array for
// any purpose. It is provided "as is" without express or implied warranty.

/// Stems of common English words with these initials; inflections are reduced by `Inflection`.
enum EnglishWordsCToD {
  static let words: StaticString = """
    ca cab cabana cabaret cabbage cabbie cabin cabinet cabinetmaker cable cablecast cablegram
    caboodle caboose cacao cache cachet cackle cacophonous cacophony cacti cactus cad cadaver caddie
    caddish caddying cadence cadenza cadet cadge cadmium cadre caducei caduceus caesarean caesarian
    caesura caesurae cafe cafeteria caffeinated caffeine caftan cage cageyness cagier cagiest cagily
    caginess cahoot cairn caisson cajole cajolery cake cal calabash calamine calamitous calamity
    calcify calcine calcite calcium calculable calculate calculation calculi calculus caldron
    calendar calf calfskin caliber calibrate calibration calico calif caliper caliph caliphate
    calisthenic calk call calligrapher calligraphy calliope calliper callisthenics calloused
    callouses callousing callously callousness callow callus calm caloric calorie calorific
    calumniate calumny calve calyces calypso calyx cam camaraderie camber cambia cambium cambric
    camcorder came camel camellias cameo camera cameraman cameramen camerawoman camerawomen camisole
    camomile camouflage camp campaign campanile campanili campfire campground camphor campier
    campiest campsite campus camshaft can canape canard canary canasta cancan cancel cancellation
    cancer candelabra candelabrum candidacy candidate candidly candidness candle candlelight
    candlestick candor candy cane canine canister canker cannabis cannery cannibal cannibalistic
    cannibalized cannibalizing cannier canniest cannily canniness cannon cannonade cannonball cannot
    canoe canon canonization canonized canonizing canopy cant cantaloup cantaloupe cantankerous
    cantata canteen cantered cantering canticle cantilever canto canton canvas canvasback canvasses
    canyon cap capability capably capacious capacitance capacitor capacity caparison cape capered
    capering capillary capital capitalistic capitalization capitalized capitalizing capitol
    capitulate capitulation caplet capon cappuccino caprice capricious capsize capstan capsule
    captain captaincy caption captious captivate captive captivities captor capture car caracul
    carafe caramel carapace carat caravan caraway carbide carbine carbohydrate carbon carbonate
    carboy carbs carbuncle carburetor carcass carcinogen carcinoma carcinomata cardboard carded
    cardiac cardigan cardinal carding cardio cardiogram cardiology cardiopulmonary cardiovascular
    cards cardsharp care careen careered careering carefree carefuller carefullest carefully
    carefulness caregiver carelessly carelessness caressed caresses caressing caret caretaker
    careworn carfare cargo caribou caricature caries carillon carjack carmines carnage carnal
    carnation carnelian carnival carnivore carol carom carotid carouse carousel carp carpel
    carpenter carpentry carpet carpetbag carpi carport carpus carrel carriage carriageway carried
    carrier carries carrion carrot carrousel carryall carrying carryout carsick cart cartel
    cartilage cartilaginous cartographer cartography carton cartoon cartridge cartwheel carve
    caryatid cascade case casein caseload casework cash cashback cashew cashier cashmere casino cask
    casket cassava casserole cassette cassia cassino cassock cast castanet castaway caste castigate
    castigation castle castoff castrate castration casual casualty casuist casuistry cat cataclysm
    catacomb catafalque catalepsy cataleptic catalog catalogue catalpa catalysis catalyst catalytic
    catalyze catamaran catapult cataract catarrh catastrophe catastrophically catatonic catbird
    catboat catcall catch catchall catchier catchiest catchphrase catchup catchword catechise
    catechism catechize categorical categorize category catered caterer catering caterpillar
    caterwaul catfish catgut catharses catharsis cathartic cathedral catheter cathode catholic
    cation catkin catnap catnip catsup cattail cattier cattiest cattily cattiness cattle cattleman
    cattlemen catwalk caucus caudal caught cauldron cauliflower caulk causality causative cause
    causeway caustic cauterize caution cautionary cautious cavalcade cavalier cavalry cavalryman
    cavalrymen cave caveat caveman cavemen cavern caviar caviare cavil cavities cavort caw cayenne
    cc cease ceasefire ceaselessly cedar cede cedilla ceiling celebrant celebrate celebration
    celebratory celebrity celerity celery celestas celestial celibacy celibate cell cellar celli
    cello cellophane cellular cellulite celluloid cellulose cement cemetery cenotaph censer censor
    censorious censure census cent centaur centenarian centenary centennial centered centerfold
    centering centerpiece centigrade centigram centigramme centiliter centime centimeter centipede
    central centralization centralized centralizing centrifuge centripetal centrist centurion
    century cephalic ceramic cereal cerebella cerebellum cerebra cerebral cerebrum ceremoniously
    ceremony cerise certain certainty certificate certification certify certitude cerulean cervical
    cervices cervix cesarean cesarian cesium cessation cession cesspool cetacean cf ch chads chafe
    chaff chaffinch chagrin chain chainsaw chair chairlift chairman chairmen chairperson chairwoman
    chairwomen chaise chalet chalice chalk chalkboard chalkier chalkiest challenge chamber
    chamberlains chambermaid chambray chameleon chammy chamois chamoix chamomile champ champagne
    champion chance chancel chancellery chancellor chancery chancy chandelier chandlers change
    changeling changeover channel chant chantey chanticleer chanties chaos chaotic chap chaparral
    chapel chaperon chaperone chaplain chaplaincy chaplet chapt char character characteristic
    characterization characterized characterizing charade charbroil charcoal charge charier chariest
    charily chariot charioteer charisma charismatic charitable charitably charities charlatan charm
    charmingly chart chartered chartering chartreuse charwoman charwomen chase chasm chassis chaste
    chasten chastise chasuble chat chateau chateaux chatelaine chattel chatterbox chattered
    chatterer chattering chattier chattiest chattily chattiness chauffeur chauvinism chauvinist
    cheap cheapen cheapskate cheat check checkbook checkerboard checkered checkering checklist
    checkmate checkout checkpoint checkroom checkup cheddar cheek cheekbone cheekier cheekiest
    cheekily cheekiness cheep cheer cheerfuller cheerfullest cheerfully cheerfulness cheerier
    cheeriest cheerily cheeriness cheerleader cheerlessly cheerlessness cheese cheeseburger
    cheesecake cheesecloth cheesier cheesiest cheetah chef chem chemically chemise chemistry
    chemotherapy chenille cherish cheroot cherry cherub cherubim chervil chess chessboard chessman
    chessmen chest chestnut chevron chew chewier chewiest chi chiaroscuro chic chicanery chichi
    chick chickadee chicken chickenpox chickpea chickweed chicle chicory chidden chide chief
    chieftain chiffon chigger chignon chilblain child childbearing childbirth childcare childhood
    childishly childishness childlessness childlike childproof children chile chili chill chilli
    chimaera chime chimera chimerical chimney chimp chimpanzee chin china chinchilla chink chino
    chinstrap chintz chintzier chintziest chip chipmunk chiropody chiropractic chiropractor chirp
    chirrup chisel chit chitchat chitin chitlings chitlins chitterlings chivalrous chivalry chive
    chloride chlorinate chlorine chlorofluorocarbon chloroform chlorophyll chock chocolate choice
    choir choke choler cholera cholesterol chomp choose choosier choosiest chop choppered choppering
    choppier choppiest choppily choppiness chopstick chorale chore choreograph chorister chortle
    chorus chose chosen chow chowder christen chromatic chrome chromium chromosome chronic chronicle
    chronological chronology chronometer chrysalides chrysalis chrysanthemum chubby chuck chuckhole
    chuckle chug chum chummier chummiest chumminess chump chunk chunkier chunkiest chunkiness church
    churchgoer churchman churchmen churchyard churl churlishly churlishness churn chute chutney
    chutzpa chutzpah chyron ciabatta cicada cicadae cicatrice cicatrix cider cigar cigaret cigarette
    cigarillo cilantro cilia cilium cinch cinchona cincture cinder cinema cinematic cinematographer
    cinematography cinnabar cinnamon cipher circa circadian circle circlet circuit circuitously
    circuitry circular circularized circularizing circulate circulation circulatory circumcise
    circumcision circumference circumflex circumlocution circumnavigate circumnavigation
    circumscribe circumscription circumspect circumspection circumstance circumstantial circumvent
    circumvention circus cirrhosis cirrus cis cisgender cistern citadel cite citizen citizenry
    citric citron citronella citrous citrus city civet civic civies civil civilian civilities
    civilization civilized civilizing civvies clack clad claim claimant clairvoyance clairvoyant
    clam clambake clamber clammier clammiest clamminess clamored clamoring clamorous clamp clampdown
    clan clandestine clang clank clannish clap clapboard claptrap claret clarification clarify
    clarinet clarinettist clarion clarity clash clasp class classically classicism classicist
    classier classiest classification classify classiness classmate classroom clatter clause
    claustrophobia claustrophobic clavichord clavicle claw clay clayey clayier clayiest clean
    cleanlier cleanliest cleanliness cleanse cleanup clear clearance clearinghouse cleat cleavage
    cleave clef cleft clematis clemency clench clerestory clergy clergyman clergymen clergywoman
    clergywomen cleric clerk clever clew cliche click clickbait client clientele cliff cliffhanger
    clii climactic climate climax climb clime clinch cling clingier clingiest clinic clinician clink
    clip clipboard clipt clique clit clitoral clitoris clix cloak cloakroom clobber cloche clock
    clockwise clockwork clod clodhopper clog cloister clomp clone clop close closefisted
    closemouthed closeout closet closure clot cloth clothe clothesline clothespin clothier cloture
    cloud cloudburst cloudier cloudiest cloudiness clout clove cloven cloverleaf cloverleaves clown
    clownishly clownishness cloy club clubfeet clubfoot clubhouse cluck clue clump clumsy clung
    clunk clunkier clunkiest cluster clutch clutter clvi clvii clxi clxii clxiv clxix clxvi clxvii
    cm coach coachman coachmen coagulant coagulate coagulation coal coalesce coalescence coalition
    coarse coarsen coast coastline coat coauthor coax cob cobalt cobble cobblestone cobra cobweb
    cocaine cocci coccus coccyges coccyx cochlea cochleae cock cockade cockamamie cockatoo cockerel
    cockeyed cockfight cockier cockiest cockily cockiness cockle cockleshell cockney cockpit
    cockroach cockscomb cocksucker cocksure cocktail cocoa cocoanut coconut cocoon cod coda coddle
    code codeine codependency codependent codex codfish codger codices codicil codification codify
    coed coeducation coefficient coequal coerce coercion coeval coexist coexistence coffee
    coffeecake coffeehouse coffeepot coffin cog cogency cogent cogitate cogitation cognac cognate
    cognition cognitive cognizance cognizant cognomen cognomina cogwheel cohabit cohere coherence
    coherent cohesion cohesive cohort coif coiffure coil coin coinage coincide coincidence
    coincident coital coitus coke col cola colander colder coldest coldly coldness colds coleslaw
    colicky coliseum colitis collaborate collaboration collage collapse collapsible collar
    collarbone collate collateral collation colleague collect collectible collection collectively
    collectivism collectivist collectivize colleens college collegian collegiate collide collie
    colliery collision collocate collocation colloid colloquia colloquialism colloquium colloquy
    collude collusion collusive cologne colon colonel colonial colonies colonization colonized
    colonizer colonizing colonnade colonoscopy coloration coloratura colorblind colored colorfast
    colorful coloring colorless colossal colossi colossus colt columbine column coma comatose comb
    combat combatant combine combo combustibility combustible combustion come comeback comedian
    comedic comedienne comedown comedy comelier comeliest comeliness comestible comet comeuppance
    comfort comfortably comfortingly comfy comically comm comma command commandant commandeer
    commando commemorate commemoration commence commend commendably commensurable commensurate
    commentary commentate commented commenting commerce commercial commercialization commercialized
    commercializing commingle commiserate commiseration commissar commissariat commissaries
    commission commit committal committee commode commodious commodities commodore common
    commonplace commonwealth commotion commune communicable communicant communicate communication
    communion communique communistic communities commutative commute compact compaction companion
    companionway company comparability comparably comparative compare comparison compartment
    compartmentalize compass compassion compassionate compatibility compatible compatriot compel
    compellingly compendia compendium compensate compensation compensatory compete competence
    competencies competent competition competitive competitor compile complacence complacency
    complacent complain complainant complaint complaisance complaisant complected complement
    complementary complete completion complex complexion complexities compliance compliant
    complicate complication complicity complimentary complimented complimenting comply compo
    component comport compose composite composition composted composting composure compote compound
    comprehend comprehensibility comprehensible comprehension comprehensive compress compression
    comprise compromise comptroller compulsion compulsive compulsory compunction computational
    compute computerize comrade con concatenate concatenation concave concavities conceal concede
    conceit conceivably conceive concentrate concentration concentric concept conception conceptual
    conceptualization conceptualized conceptualizing concern concert concerti concertina
    concertmaster concerto concession concessionaire conch concierge conciliate conciliation
    conciliatory concise conclave conclude conclusion conclusive concoct concoction concomitant
    concord concordance concordant concourse concrete concubine concur concurrence concurrency
    concurrent concussion condemn condemnatory condense condescend condescendingly condescension
    condiment condition condo condole condolence condom condominium condone conduce conduct
    conduction conductivity conduit cone confab confection confectionery confederacy confederate
    confederation confer conference confess confessedly confession confetti confidant confidante
    confide confidence confident confidential configure confine confirm confirmatory confiscate
    confiscation conflagration conflict confluence confluent conform conformance confound confrere
    confront confrontational confuse confusedly confusingly confusion confute conga congeal
    congenial congenital congest congestion conglomerate conglomeration congratulate congratulation
    congratulatory congregate congregation congress congressional congressman congressmen
    congresswoman congresswomen congruence congruent congruity congruous conifer conj conjecture
    conjoin conjoint conjugal conjugate conjugation conjunction conjunctive conjunctivitis
    conjuncture conjure conk connect connection connectivity connivance connive connoisseur
    connotative connote connubial conquer conquest conquistador consanguinity conscience
    conscientious conscious consciousnesses conscript conscription consecrate consecration
    consecutive consed consensual consensus consent consequence consequent consequential
    conservationist conservatism conservative conservator conservatories conserve conses consider
    considerably considerate consign consing consist consistency consistent console consolidate
    consolidation consomme consonance consonant consort consortia consortium conspicuous conspiracy
    conspirator conspiratorial conspire constable constabulary constancy constant constellation
    consternation constipate constipation constituency constituent constitute constitution
    constitutionality constrain constraint constrict constriction construct construction
    constructively construe consul consular consulate consult consultancy consultant consultative
    consume consumerism consummate consummation consumption consumptive cont contact contagion
    contagious contain contaminant contaminate contamination contemplate contemplation
    contemporaneous contemporary contempt contemptible contemptuous contend content contentedly
    contentedness contention contentious contestant contested contesting context contextual
    contiguity contiguous continence continent contingency contingent continua continuance continue
    continuously continuum contort contortion contour contraband contraception contraceptive
    contract contractile contraction contractual contradict contradiction contradictory
    contradistinction contrail contralto contraption contrapuntal contrariwise contrary contrast
    contravene contravention contretemps contribute contribution contributory contrite contrition
    contrivance contrive control controllable controversy controvert contumacious contumely contuse
    contusion conundrum conurbation convalesce convalescence convalescent convection convene
    convenience convenient convent convention conventionality converge convergence convergent
    conversant conversational converse conversion convert convertible convex convey conveyance
    convict conviction convince convincingly convivial convocation convoke convoluted convolution
    convoy convulse convulsion convulsively coo cook cookbook cookery cookie cookout cool coolant
    coolie coons coop cooperate cooperation cooperatively coopered coopering coordinate coordination
    coot cootie cop cope copeck copied copier copies copilot copious copperhead coppery coppice
    copra copse copter copula copulae copulate copulation copycat copying copyleft copyright
    copywriter coquette corded cordial cording cordite cordless cordon cords corduroy core
    corespondent coriander cork corkscrew corm cormorant corn cornball cornbread corncob cornea
    corneal cornered cornering cornerstone cornet cornflakes cornflower cornice cornier corniest
    cornmeal cornrow cornstalk cornstarch cornucopia corolla corollary coronae coronary coronas
    coronation coronavirus coroner coronet corp corpora corporal corporate corporation corporeal
    corpse corpulence corpulent corpus corpuscle corral correct correction correlate correlation
    correspond correspondence correspondent correspondingly corridor corroborate corroboration
    corrode corrosion corrosive corrugate corrugation corrupt corruptible corruption corsage corsair
    corset cortege cortex cortical cortices cortisone coruscate cosign cosignatory cosine cosmetic
    cosmetology cosmic cosmogony cosmological cosmology cosmonaut cosmopolitan cosmos cosplay
    cosponsor cost costar costlier costliest costliness costume cosy cot coterie cotillion cottage
    cotton cottonmouth cottonseed cottontail cottonwood cotyledon couch cougar cough could council
    councillor councilman councilmen councilwoman councilwomen counsel counsellor count countably
    countdown countenance counteract counteraction counterattack counterbalance counterclaim
    counterclockwise counterculture countered counterespionage counterexample counterfeit countering
    counterintelligence countermand counteroffer counterpane counterpart counterpoint
    counterproductive counterrevolution counterrevolutionary countersank countersign countersink
    countersunk countertenor counterweight countesses counties countrified country countryman
    countrymen countryside countrywoman countrywomen coup coupe couple couplet coupon courage
    courageously courier course court courteous courtesan courtesy courthouse courtier courtlier
    courtliest courtliness courtroom courtyard cousin cove coven covenant coverage coverall covered
    covering coverlet covert covet covetously covetousness cow coward cowardice cowardliness cowbird
    cowboy cowered cowering cowgirl cowhand cowhide cowl cowlick coworker cowpoke cowpox cowpuncher
    cowslip cox coxcomb coxswain coy coyote cozen cozy crab crabbier crabbiest crabbily crabbiness
    crack crackdown crackerjack crackle crackpot crackup cradle craft craftier craftiest craftily
    craftiness craftsman craftsmen crag craggier craggiest cram cramp cranberry crane crania cranial
    cranium crank crankcase crankier crankiest crankiness crankshaft cranny crap crape crappier
    crappiest crash crass crate cratered cratering cravat crave cravenly cravens craw crawfish crawl
    crawlspace cray crayfish crayola crayon craze crazier crazies craziest crazily craziness creak
    creakier creakiest cream creamery creamier creamiest creaminess crease create creation
    creatively creativeness creativity creature creche credence credential credenza credibility
    credible credibly credit creditably credo credulity credulous creed creek creels creep creepier
    creepiest creepily creepiness cremate cremation crematoria crematorium crematory creole creosote
    crepe crept crescendi crescendo crescent cress crest crestfallen cretin crevasse crevice crew
    crewman crewmen crib cribbage crick cricket crime criminal criminology crimp crimson cringe
    crinkle crinklier crinkliest crinoline cripple crippleware crises crisis crisp crispier
    crispiest crisscross criteria criterion critic criticized criticizing critique critter croak
    crochet croci crock crockery crocodile crocus crofts croissant crone crony crook crookeder
    crookedest crookedly crookedness croon crop croquet croquette crosier cross crossbar crossbeam
    crossbones crossbow crossbred crossbreed crosscheck crossfire crossover crosspiece crossroad
    crosstown crosswalk crossways crosswise crossword crotch crotchet crouch croup croupier
    croupiest crouton crow crowbar crowded crowdfund crowding crown crozier crucial crucible
    crucifix crucifixion cruciform crucify crud cruddier cruddiest crude crudites crudities cruel
    cruelty cruet cruft cruise cruller crumb crumbier crumbiest crumble crumblier crumbliest crummy
    crumpet crumple crunch crunchier crunchiest crusade crush crust crustacean crustier crustiest
    crutch crux cry crybaby cryogenics crypt cryptically cryptocurrency cryptogram cryptographer
    cryptography crystal crystalized crystalizing crystalline crystallize crystallographic
    crystallography cs ct cu cub cubbyhole cube cubicle cubit cuckold cuckoo cucumber cud cuddle
    cuddly cudgel cue cuff cuing cuisine culinary cull cullender culminate culmination culotte
    culpability culpable culprit cult cultivate cultivation culture culvert cum cumbersome cumin
    cummerbund cumquat cumulative cumuli cumulus cuneiform cunnilingus cunning cunt cup cupboard
    cupcake cupid cupola cupsful cur curacy curate curb curdle curds cure curfew curie curio
    curiosity curiously curl curlew curlicue curlier curliest curliness curlycue curmudgeon currant
    currency current curricula curriculum curried curries currycomb currying curse cursory curt
    curtail curtain curtsey curtsy curvaceous curvacious curvature curve curvier curviest cushion
    cushy cusp cuspid cuss custard custodian custody custom customary customization customized
    customizing cut cutback cute cutesy cuticle cutlass cutlery cutlet cutoff cutout cutthroat
    cuttlefish cutup cyanide cyberbully cybernetic cyberpunk cybersex cyberspace cyclamen cycle
    cyclically cyclone cyclotron cygnet cylinder cylindrical cymbal cynic cynosure cypress cyst
    cytology cytoplasm czar czarina dab dabble dacha dachshund dactyl dad daddies dado daemon
    daffodil daffy daft dagger daguerreotype dahlias dailies dainty daiquiri dairy dairymaid
    dairyman dairymen daises daisy dales dalliance dally dalmatian dam damage damask dame damn
    damnably damndest damnedest damp dampen damsel damson dance dandelion dander dandle dandruff
    dandy danger dangerously dangle dank dapper dapple dare daredevil daringly dark darken darkroom
    darling darn darneder darnedest dart dartboard dash dashboard dashiki dashingly dastardly data
    database datatype date dateline datum daub daughter daunt dauntlessly dauntlessness dauphin
    davenports davit dawdle dawn day daybed daybreak daydream daydreamt daylight daytime daze dazzle
    dd dded dding dds deacon deaconesses deactivate dead deadbeat deadbolt deaden deadlier deadliest
    deadline deadlock deadpan deadwood deaf deafen deal dealership dealt dean dear dearth death
    deathbed deathblow deathlike deathtrap deaves debacle debar debark debase debate debauch
    debauchery debenture debilitate debilitation debility debit debonair debrief debris debs debt
    debug debunk debut debutante decade decadence decadent decaf decaffeinate decal decamp decant
    decapitate decapitation decathlon decay decease decedent deceit deceitfully deceitfulness
    deceive decelerate deceleration decency decent decentralize deception deceptive decibel decide
    decidedly deciduous decimal decimate decimation decipher decision decisive deck deckhand deckle
    declaim declamation declamatory declarative declare declassify declension decline declivity
    decode decollete decolonize decommission decompose decomposition decompress decompression
    decongestant deconstruction decontaminate decontamination decor decorate decorously decorum
    decoy decrease decree decremented decrepit decrepitude decrescendi decrescendo decriminalize
    decry decryption dedicate dedication deduce deducible deduct deductible deduction deed deejay
    deem deep deepen deepfake deer deerskin deescalate deface defamatory defame default defeat
    defecate defecation defect defection defend defendant defenestration defense defensible
    defensively defensiveness defer deference deferential defiance defiant deficiency deficient
    deficit defile define definite definition definitively deflate deflation deflect deflection
    defogger defoliant defoliate defoliation deforest deform deformities defraud defray defrost deft
    defunct defuse defy degeneracy degenerate degeneration degrade degree dehumanize dehumidify
    dehydrate dehydration deice deification deify deign deism deity deject dejectedly dejection
    delay delectable delectation delegate delegation delete deleterious deletion deleverage deli
    deliberate deliberation delicacy delicate delicatessen delicious delight delightfully
    deliminator delimit delineate delineation delinquency delinquent delint deliquescent deliria
    delirious delirium deliver deliverance deliveries dells delphinia delphinium delta delude deluge
    delusion delusive deluxe delve demagnetize demagog demagogry demagogue demagoguery demand
    demarcate demarcation demean demented dementia demerit demesne demigod demijohn demilitarize
    demise demitasse demo demobilize democracy democrat democratically democratization democratized
    democratizing demographer demographic demography demolish demolition demon demoniac demonstrable
    demonstrably demonstrate demonstration demonstratively demoralize demote demotion demount demur
    demure den denature dendrite deniability denial denied denier denies denigrate denigration denim
    denizen denominate denomination denote denouement denounce dense densities dent dentifrice
    dentin dentine dentistry denture denude denunciation denying deodorant deodorize depart
    departmental departmentalized departmentalizing departure depend dependability dependably
    dependance dependant dependence dependency dependent depict depiction depilatory deplane deplete
    depletion deplorably deplore deploy depoliticize depopulate depopulation deport depose deposit
    deposition depository depot deprave depravities deprecate deprecation deprecatory depreciate
    depreciation depredation depress depressant depressingly depression deprive deprogram dept depth
    depute deputized deputizing deputy derail derailleur derange derby deregulate deregulation
    derelict dereliction deride derision derisive derisory derivative derive dermatitis dermatology
    dermis derogate derogation derogatory derrick derriere derringer dervish desalinate desalination
    descant descend descendant descendent descent describe description descriptive descriptor descry
    desecrate desecration desegregate desegregation desensitize desert desertion deserve deservedly
    desiccate desiccation desiderata desideratum design designate desirability desirably desire
    desist desk desktop desolate desolation despair despairingly despatch desperado desperate
    desperation despicable despicably despise despite despoil despondency despondent despot dessert
    destabilize destine destinies destitute destitution destroy destruct destructible destruction
    destructively destructiveness desultory detach detail detain detainee detect detection detente
    detention deter detergent deteriorate deterioration determinant determinate determine
    deterministic deterrence deterrent detest dethrone detonate detonation detour detox
    detoxification detoxify detract detraction detriment detritus deuce deuterium devalue devastate
    devastation develop developmental deviance deviant deviate deviation device devil devilishly
    devilry deviltry devious devise devoid devolution devolve devote devotedly devotee devotion
    devour devout dew dewberry dewdrop dewier dewiest dewlap dexterity dexterous dextrose dextrous
    dharma dhoti diabetes diabetic diabolic diacritic diadem diagnose diagnosis diagnostic
    diagnostician diagonal diagram diagrammatic dial dialect dialog dialogue dialyses dialysis
    dialyzes diameter diametrical diamond diaper diaphanous diaphragm diarrhea diarrhoea diary
    diastolic diatom diatribe dibble dice dichotomy dicier diciest dicker dickeys dickie dicks dicky
    dicta dictate dictation dictatorial dictatorship diction dictionary dictum did didactic diddle
    die diehard diereses dieresis diesel diet dietary dietetic dietician dietitian diff differed
    difference different differential differentiate differentiation differing difficult difficulties
    diffidence diffident diffraction diffuse diffusion dig digested digestible digesting digestion
    digestive digit digitalis digitization digitized digitizing dignify dignitary dignity digraph
    digress digression dike dilapidated dilapidation dilate dilation dilatory dilemma dilettante
    dilettanti diligence diligent dill dillies dillydally dilute dilution dim dime dimension
    diminish diminuendo diminution diminutive dimple dimwit din dine dinette ding dinghy dingier
    dingiest dinginess dingo dink dinkier dinkies dinkiest dinnered dinnering dinosaur dint diocesan
    diocese diode diorama dioxide dioxin dip diphtheria diphthong diploma diplomacy diplomat
    diplomata diplomatically dipole dipsomania dipsomaniac dipstick dire direct direction
    directorate directorship directory dirge dirigible dirks dirt dirtball dirtied dirtier dirties
    dirtiest dirtiness dirtying dis disabilities disabled disablement disabling disabused disabusing
    disadvantaged disadvantageous disadvantaging disaffected disaffecting disagreeable disagreed
    disagreeing disagreement disallowed disallowing disambiguate disambiguation disappeared
    disappearing disappointed disappointing disappointment disapproval disapproved disapproving
    disarm disarranged disarrangement disarranging disarrayed disarraying disassembled disassembling
    disassociated disassociating disastrous disavowal disavowed disavowing disband disbar
    disbelieved disbelieving disburse disc discard discern discernible discharged discharging
    disciple disciplinarian disciplinary discipline disclaimed disclaimer disclaiming disclosed
    disclosing disco discolor discombobulate discomfit discomfiture discomforted discomforting
    discommoded discommoding discomposed discomposing disconcerted disconcerting disconnected
    disconnecting disconsolate discontented discontenting discontentment discontinuation
    discontinued discontinuing discontinuity discontinuous discord discordant discotheque discounted
    discountenanced discountenancing discounting discouraged discouragement discouraging discoursed
    discoursing discourteously discourtesies discover discoveries discreditable discredited
    discrediting discreet discrepancy discrete discretion discretionary discriminant discriminate
    discrimination discriminatory discursive discus discussant discusses discussion disdain
    disdainfully diseased disembarkation disembarked disembarking disembodied disembodies
    disembodying disembowel disenchanted disenchanting disenchantment disencumbered disencumbering
    disenfranchised disenfranchisement disenfranchising disengaged disengagement disengaging
    disentangled disentanglement disentangling disestablished disestablishes disestablishing
    disfavored disfavoring disfigured disfigurement disfiguring disfranchised disfranchisement
    disfranchising disgorged disgorging disgraced disgraceful disgracing disgruntle disguised
    disguising disgusted disgusting dish disharmonious dishcloth disheartened disheartening dishevel
    dishonest dishonor dishpan dishrag dishtowel dishwasher dishwater disillusioned disillusioning
    disillusionment disinclination disinclined disinclining disinfectant disinfected disinfecting
    disinformation disingenuous disinherited disinheriting disintegrated disintegrating disinter
    disinterested disjointed disjointing disk diskette disliked disliking dislocated dislocating
    dislodged dislodging disloyally dismal dismantled dismantling dismay dismembered dismembering
    dismemberment dismissal dismissed dismisses dismissing dismissive dismounted dismounting
    disobediently disobeyed disobeying disobliged disobliging disordered disordering disorderly
    disorganize disorientation disoriented disorienting disown disparage disparate disparity
    dispassionately dispatched dispatcher dispatches dispatching dispel dispensary dispense disperse
    dispersion dispirit displaced displacement displacing displayable displayed displaying
    displeased displeasing disported disporting disposable disposal disposed disposing dispossess
    disproportionately disproved disproving disputant disputatious dispute disqualified disqualifies
    disqualifying disquieted disquieting disquisition disregarded disregarding disrepair
    disreputable disrespected disrespectful disrespecting disrobed disrobing disrupt disruption
    dissatisfied dissatisfies dissatisfying dissected dissecting dissemble disseminate dissemination
    dissension dissented dissenter dissenting dissertation disses dissidence dissident dissimilarity
    dissimulated dissimulating dissipate dissipation dissociate dissociation dissolute dissolved
    dissolving dissonance dissonant dissuade dissuasion distaff distance distant distasteful
    distemper distend distention distil distillate distillation distillery distinct distinction
    distinctively distinctiveness distinguish distorted distorter distorting distortion distracted
    distracting distraught distressed distresses distressful distressing distributed distributing
    distribution distributive distributor district distrust distrustfully disturb disturbance
    disturbingly disunited disuniting disunity disuse ditch dither ditto ditty diuretic diurnal diva
    divan dive diverge divergence divergent diverse diversification diversify diversion diversionary
    diversities divert divested divesting divide dividend divine divinities divisibility divisible
    division divisive divisor divorce divorcee divot divulge divvy dizzy djinn djinni do doable doc
    docent docile dock docket dockyard doctor doctorate doctrinaire doctrine docudrama document
    documentary dodder dodge dodgy dodo doe doers doff dog dogcatcher dogfight dogfish doggedly
    doggedness doggerel doggie doggone doggoneder doggonedest doghouse dogie dogma dogmata dogmatic
    dogmatism dogmatist dogtrot dogwood doily doing doldrums dole dolefully doll dollar dollhouse
    dollies dollop dolmen dolorous dolphin dolt domain dome domestic domesticate domicile dominance
    dominant dominate domination domineer dominion domino don donate done dongle donkey donut doodad
    doodle doohickey doom doomsday door doorbell doorknob doorman doormat doormen doorstep doorstop
    doorway dope dopy dork dorkier dorkiest dorm dormancy dormant dormice dormitory dormouse dorsal
    dory dos dosage dose dossier dot dotage dotcom dote doth dotingly double doublet doubloon doubt
    doubtfully doubtlessly douche dough doughier doughiest doughnut doughtier doughtiest dour douse
    dove dovetail dowager dowdy dowel down downbeat downcast downfall downgrade downhearted downhill
    downier downiest download downplay downpour downright downscale downsize downstage downstairs
    downstate downstream downswing downtime downtown downtrodden downturn downward downwind dowry
    dowse doxology doyen doz doze dozen dpi drab drachma drachmae drachmai draconian draft draftee
    draftier draftiest draftiness draftsman draftsmen drag dragnet dragon dragonfly dragoon drain
    drainage drainpipe drakes dram drama dramatic dramatist dramatize drank drape drapery drastic
    draw drawback drawbridge drawl drawn drawstring dray dread dreadfully dreadlocks dreadnought
    dream dreamier dreamiest dreamily dreamland dreamlike dreary dredge dregs drench dress dressage
    dressier dressiest dressiness dressmaker dressmaking drew dribble driblet drift driftwood drill
    drink drip drive drivel driven driveway drizzle droid droll drollery dromedary drone drool droop
    droopier droopiest drop droplet dropout dropsy dross drought drouth drove drown drowse drowsy
    drub drudge drudgery drug druggist drugstore druid drum drumstick drunk drunkard drunken dry
    dryad drywall dual dub dubiety dubious ducal ducat duchess duchy duck duckbill duckling duct
    ductile dud dude dudgeon due duel duellist duet duff dug dugout duh duke dukedom dulcet dulcimer
    dull dullard dulness duly dumb dumbbell dumbfound dumbwaiter dumfound dummy dump dumpier
    dumpiest dumpling dumpster dun dunce dune dung dungaree dungeon dunk dunno duo duodena duodenal
    duodenum dupe duplex duplicate duplication duplicity durability durable durably duration duress
    during dusk duskier duskiest dust dustbin dustier dustiest dustiness dustman dustmen dustpan
    duteous dutifully duty duvet dwarf dwarves dweeb dwell dwelt dwindle dyadic dye dyers dyestuff
    dying dyke dynamic dynamism dynamite dynamo dynastic dynasty dysentery dysfunction dyslexia
    dyslexic dyspepsia dyspeptic dz
    """
}
