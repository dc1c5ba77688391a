// Derived from SCOWL (http://wordlist.sourceforge.net), default size, American spelling. Copyright
// 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word
// lists, the associated scripts, the output created from the scripts, and its documentation for any
// purpose is hereby granted without fee, provided that the above copyright notice appears in all
// copies and that both that copyright notice and this permission notice appear in supporting
// documentation. Kevin Atkinson makes no representations about the suitability of this array for
// any purpose. It is provided "as is" without express or implied warranty.

/// Stems of common English words with these initials; inflections are reduced by `Inflection`.
enum EnglishWordsEToG {
  static let words: StaticString = """
    ea each eager eagle eaglet ear earache earbud eardrum earl earldom earlier earliest earliness
    earlobe earmark earmuff earn earnestly earnestness earphone earplug earshot earsplitting earth
    earthen earthenware earthier earthiest earthiness earthlier earthliest earthling earthquake
    earthshaking earthward earthwork earthworm earwax earwig ease easel east eastbound easterly
    eastern easternmost eastward easy easygoing eat eaten eatery eave eavesdrop ebb ebony ebullience
    ebullient eccentric eccentricities ecclesiastic echelon echo eclair eclat eclectic eclipse
    ecliptic ecological ecology econometric economic economize economy ecosystem ecotourism ecru
    ecstasy ecstatic ecumenical eczema edamame eddy edelweiss edema edge edgeways edgewise edgier
    edgiest edginess edibility edible edict edifice edify edit edition editorial editorialized
    editorializing editorship eds educable educate education eel eerie eery efface effect
    effectively effectiveness effectual effectuate effeminacy effeminate effervesce effervescence
    effervescent effete efficaciously efficacy efficiency efficient effigy effluent effort
    effortlessly effrontery effulgence effulgent effusion effusive egalitarian egg eggbeater egghead
    eggnog eggplant eggshell egis eglantine ego egocentric egoistic egotism egotist egotistically
    egregious egress egret eh eider eiderdown eigenvalue eight eighteen eighteenth eighth eighties
    eightieth either ejaculate ejaculation eject ejection eke eking elaborate elaboration elan
    elapse elastic elate elation elbow elbowroom elder elderberry eldercare eldest elect election
    electioneer electoral electorate electric electrician electrification electrify
    electrocardiogram electrocardiograph electrocute electrocution electrode electrodynamics
    electroencephalogram electroencephalograph electrolysis electrolyte electromagnet electron
    electronica electronically electroplate electrostatic elegance elegant elegiac elegy element
    elementary elephant elephantine elevate elevation eleven eleventh elf elfin elicit elide
    eligibility eligible eliminate elimination elision elite elixir elk ell ellipse ellipsis
    elliptic elm elocution elongate elongation elope eloquence eloquent else elsewhere elucidate
    elucidation elude elusive elves elvish em emaciate emaciation email emanate emanation emancipate
    emancipation emasculate emasculation embalm embankment embargo embark embarrass embarrassingly
    embassy embattled embed embellish ember embezzle embitter emblazon emblem emblematic embody
    embolden embolism emboss embrace embroider embroideries embroil embryo embryology embryonic
    emcee emend emerald emerge emergence emergency emergent emeritus emetic emigrant emigrate emigre
    eminence eminent emir emirate emissary emission emit emo emoji emollient emolument emote
    emoticon emotion emotionalism empanel empathetic empathize empathy emperor emphases emphasis
    emphasize emphatic emphysema empire empirically empiricism emplacement employ employe employee
    emporia emporium empower empress empty ems emu emulate emulation emulsification emulsify
    emulsion enable enact enamel enamor encamp encapsulate encapsulation encase encephalitis enchant
    enchantingly enchantress enchilada encircle enclave enclose enclosure encode encompass encore
    encounter encourage encouragingly encroach encrust encrypt encryption encumber encumbrance
    encyclical encyclopaedia encyclopaedic encyclopedia encyclopedic end endanger endear endearingly
    endeavor endemic endlessly endlessness endocrine endorse endow endue endurance endure endways
    endwise enema enemata enemy energetic energize energy enervate enervation enfeeble enfold
    enforce enfranchise engage engagingly engender engine engineered engineering engorge engrave
    engross engulf enhance enigma enigmatic enjoin enjoy enlarge enlighten enlist enlistee enliven
    enmesh enmity ennoble ennui enormity enormous enough enquire enquiries enrage enrapture enrich
    enrol enroll ensconce ensemble enshrine enshroud ensign enslave ensnare ensue ensure entail
    entangle entente enter enterprise entertain entertainingly enthral enthrall enthrone enthuse
    enthusiasm enthusiast enthusiastically entice entire entirety entitle entity entomb
    entomological entomology entourage entrails entrance entrant entrap entreat entreaties entree
    entrench entrepreneur entrepreneurial entropy entrust entry entryway entwine enumerable
    enumerate enumeration enunciate enunciation enure envelop envelope enviably enviously
    enviousness environment environmentalism environmentalist environs envisage envision envoy envy
    enzyme eon epaulet epaulette epee ephemeral epic epicenter epicure epicurean epidemic
    epidemiology epidermal epidermis epiglottides epiglottis epigram epigrammatic epilepsy epileptic
    epilog epilogue episcopacy episcopal episcopate episode epistemology epistle epistolary epitaph
    epithet epitome epitomized epitomizing epoch epoxy epsilon equability equable equably equal
    equalization equalized equalizer equalizing equanimity equate equation equatorial equestrian
    equestrienne equidistant equilateral equilibrium equine equinoctial equinox equip equipage
    equipoise equitable equity equivalence equivalent equivocal equivocate equivocation era
    eradicate eradication erase erasure ere erect erectile erection erg ergo ergonomic ermine erode
    erogenous erosion erosive erotic erotica err errand errant errata erratic erratum erroneous
    ersatz erstwhile erudite erudition erupt eruption erythrocyte es escalate escalation escapade
    escape escapee escarole escarpment eschatology eschew escort escrow escutcheon esophagi
    esophagus esoteric esp espadrille especial espied espies espionage esplanade espouse espresso
    espying esquire essay essence essential est establish estate esteem esthete estimable estimate
    estimation estrange estrogen estuary eta etc etch eternal eternity ether ethereal ethic ethnic
    ethnological ethnology ethos etiology etiquette etude etymological etymology eucalypti
    eucalyptus eugenics eulogistic eulogize eulogy eunuch euphemism euphemistic euphony euphoria
    euphoric eureka euro eutectic euthanasia evacuate evacuation evacuee evade evaluate evaluation
    evanescent evangelical evangelism evangelist evangelize evaporate evaporation evasion evasive
    eve even evenhanded event eventfully eventfulness eventide eventual eventualities eventuate
    everglade evergreen everlasting evermore every everybody everyday everyone everyplace everything
    everywhere evict eviction evidence evident evil evildoer evince eviscerate evisceration
    evocation evocative evoke evolution evolutionary evolve ewe ewers ex exacerbate exacerbation
    exact exactingly exactitude exaggerate exaggeration exalt exam examine example exasperate
    exasperation excavate excavation exceed exceedingly excel excellence excellent except exception
    excerpt excess excessively exchange exchequer excise excision excitability excite excitedly
    excitingly excl exclaim exclamation exclamatory exclude exclusion exclusive excommunicate
    excommunication excoriate excoriation excrement excrescence excreta excrete excretion excretory
    excruciating exculpate excursion excuse exec execrable execrate execute execution executrices
    executrix exegeses exegesis exemplar exemplification exemplify exempt exemption exercise exert
    exertion exes exhale exhaust exhaustible exhaustion exhaustively exhibit exhibition exhilarate
    exhilaration exhort exhume exigency exigent exiguous exile exist existence existent existential
    exit exodus exonerate exoneration exoplanet exorbitance exorbitant exorcise exorcism exorcist
    exorcize exotic expand expanse expansion expansively expansiveness expatiate expatriate
    expatriation expect expectancy expectant expectorant expectorate expectoration expedience
    expediencies expedient expedite expedition expeditionary expeditious expel expend expenditure
    expense expensively experience experiment expert expertise expiate expiation expire expiry
    explain explanation explanatory expletive explicable explicate explication explicit explode
    exploit exploitative exploratory explore explosion explosive expo exponent exponential
    exponentiation export expose exposition expository expostulate expostulation exposure expound
    express expressible expression expressively expressiveness expressway expropriate expropriation
    expulsion expunge expurgate expurgation exquisite extant extemporaneous extempore extemporized
    extemporizing extend extendible extension extensive extent extenuate extenuation exterior
    exterminate extermination external extinct extinction extinguish extirpate extirpation extol
    extoll extort extortion extortionate extra extract extraction extracurricular extradite
    extradition extramarital extraneous extraordinary extrapolate extrapolation extrasensory
    extraterrestrial extravagance extravagant extravaganza extravert extreme extremities extricate
    extrication extrinsic extroversion extrovert extrude extrusion exuberance exuberant exude exult
    exultant eye eyeball eyebrow eyeglass eyelash eyelet eyelid eyeliner eyepiece eyesight eyesore
    eyestrain eyeteeth eyetooth eyewitness eying fa fable fabric fabricate fabulous facade face
    facelift facepalm facet facetious facial facile facilitate facilitation facilities facsimile
    fact faction factionalism factitious factored factoring factorize factory factotum factual
    faculty fad faddish fade faecal faeces fag faggot fagot fail failure fainer fainest faint
    fainthearted fair fairground fairies fairway fairyland faith faithfully faithfulness faithlessly
    faithlessness fake fakir falcon falconry fall fallaciously fallacy fallen fallibility fallible
    falloff fallout fallow false falsehood falsetto falsification falsify falsities falter
    falteringly fame familiar familiarization familiarized familiarizing family famine famished
    famishes famishing famously fan fanatic fanboy fancifully fancy fandom fanfare fang fannies
    fantasize fantastic fantasy fanzine far faradize faraway farce fare farewell farina farinaceous
    farm farmhand farmhouse farmland farmyard farrowed farrowing farrows farsighted fart farther
    farthest farthing fascinate fascination fascism fascist fashion fashionably fashionista fast
    fasten fastidious fastnesses fat fatalism fatalist fatality fate fatefully fathead father
    fatherhood fatherland fathom fatigue fatten fattier fatties fattiest fatuous faucet fault
    faultfinding faultier faultiest faultily faultiness faultlessly faun fauna faunae favor
    favorably favorite fawn fax faze fealty fear fearfully fearfulness fearlessly fearlessness
    fearsome feasibility feasible feast feat feather featherbedding featherier featheriest
    featherweight feature febrile fecal feces feckless fecund fed federal federate federation fedora
    fee feeble feedback feedbag feeder feeding feeds feel feelingly feet feign feint feisty feldspar
    felicitous felicity feline fell fellatio fellow felon felonies felonious felt fem female
    feminine feminism feminist femora femoral femur fen fence fended fender fending fends fennel
    fentanyl fer fermentation fermented fermenting fern ferocious ferocity ferret ferric ferried
    ferries ferrous ferrule ferryboat ferrying fertile fertilization fertilized fertilizer
    fertilizing fervency fervent fervid fervor fest festered festering festival festively festivity
    festoon feta fetch fetchingly fete fetich fetid fetishes fetishism fetishist fetlock fetter
    fettle fetus feud feudalism feudalistic fever feverishly few fey fez fezzes fiance fiancee
    fiasco fiat fib fiberboard fiberglass fibroid fibrous fibula fibulae fiche fickle fiction
    fictionalize fictitious fiddle fiddlesticks fiddly fidelity fidget fiduciary fie fief field
    fieldwork fiend fiendishly fierce fiery fiesta fife fifteen fifteenth fifth fiftieth fifty fig
    fight figurative figure figurehead figurine filament filbert filch file filet filial filibuster
    filigree fill fillet fillies fillip film filmier filmiest filmmaker filmstrip filter filth
    filthier filthiest filthiness filtrable filtrate filtration fin finagle finale finalized
    finalizing finance financial financier finch finder finding finds fine finery finesse finger
    fingerboard fingernail fingerprint fingertip finicky finis finished finisher finishes finishing
    finite finked finking finks fiord fir fire firearm fireball firebomb firebrand firebreak firebug
    firecracker firefight firefly firehouse fireman firemen fireplace fireplug firepower fireproof
    fireside firestorm firetrap firewall firewater firewood firework firm firmament firmware
    firstborn firsthand firstly firth fiscal fish fishbowl fisherman fishermen fishery fishhook
    fishier fishiest fishnet fishtail fishwife fishwives fission fissure fist fisticuffs fit
    fitfully fittingly five fix fixate fixedly fixture fizz fizzier fizziest fizzle fjord fl flab
    flabbergast flabbier flabbiest flabbiness flaccid flack flag flagella flagellate flagellation
    flagellum flagon flagpole flagrant flagstaff flagstone flail flak flake flakier flakiest
    flakiness flamage flambe flamboyance flamboyant flame flamenco flamethrower flamingo
    flammability flammable flan flange flank flannel flannelet flannelette flap flapjack flare flash
    flashback flashbulb flashgun flashier flashiest flashily flashiness flashlight flask flat
    flatbed flatboat flatcar flatfeet flatfish flatfoot flatiron flatten flattered flatterer
    flattering flattery flattop flatulence flatulent flatware flaunt flavor flaw flawlessly flax
    flaxen flay flea fleck fledged fledgeling fledgling flee fleece fleecy fleet fleetingly flesh
    fleshier fleshiest fleshlier fleshliest flew flex flexibility flexible flexitime flextime
    flibbertigibbet flick flickered flickering flight flightier flightiest flightiness flimflam
    flimsy flinch fling flint flintier flintiest flintlock flip flippancy flippant flippies flirt
    flirtatious flit float flock floe flog flood floodgate floodlight floodlit floorboard floored
    flooring floozie floozy flop flophouse floppier floppies floppiest floppiness flora florae
    floral florid florin florist floss flotation flotilla flotsam flounce flounder flour flourished
    flourishes flourishing flout flow flowchart flowerbed flowered flowering flowerpot flowery flown
    flu flub fluctuate fluctuation flue fluency fluent fluff fluffier fluffiest fluffiness fluid
    fluke fluky flume flummox flung flunk flunkey flunkie fluoresce fluorescence fluorescent
    fluoridate fluoride fluorine fluorite fluorocarbon fluoroscope flurry flush fluster flute
    flutter flux fly flyby flycatcher flyleaf flyleaves flyover flypaper flysheet flyspeck
    flyswatter flytrap flyweight flywheel foal foam foamier foamiest fob focal foci focus focusses
    fodder foe foetal foetus fog fogbound fogey foggier foggiest fogginess foghorn fogies foible
    foil foist fold foldaway foliage folio folk folklore folksy follicle follow followup folly
    foment fond fondant fondle fondu fondue font foo foobar foods foodstuff fool foolery foolhardy
    foolishly foolishness foolproof foolscap foot footage football footbridge footfall foothill
    foothold footlights footlocker footloose footman footmen footnote footpath footprint footrest
    footsie footsore footstep footstool footwear footwork fop foppish for fora forage forayed
    foraying forbad forbade forbear forbearance forbid forbidden forbiddingly forbore forborne force
    forcefully forcefulness forceps forcible forcibly forded fording fords fore forearm forebear
    forebode forecast forecastle foreclose foreclosure forefather forefeet forefinger forefoot
    forefront foregather forego foregone foreground forehand forehead foreign foreknowledge foreleg
    forelock foreman foremast foremen foremost forename forenoon forensic foreordain foreplay
    forerunner foresail foresaw foresee foreseen foreshadow foreshorten foresight foreskin forestall
    forestation forested forester foresting forestry foreswear foreswore foresworn foretaste
    foretell forethought foretold forever forevermore forewarn forewent forewoman forewomen foreword
    forfeit forfeiture forgather forgave forge forgery forget forgetfully forgetfulness forgettable
    forgivable forgiven forgiving forgo forgone forgot forgotten fork forklift forlorn form
    formaldehyde formalism formality formalize format formerly formidable formlessly formlessness
    formula formulae formulate formulation fornicate fornication forsake forsaken forsook forsooth
    forswear forswore forsworn forsythia fort forte forth forthcoming forthright forthwith forties
    fortieth fortification fortify fortissimo fortitude fortnight fortress fortuitous fortunate
    fortune forum forward forwent fossil fossilization fossilized fossilizing foster fought foul
    found foundered foundering foundling foundry fount fountain fountainhead four fourfold fourscore
    foursome foursquare fourteen fourteenth fourth fowl fox foxglove foxhole foxhound foxier foxiest
    foxtrot foyer fr fracas frack fractal fraction fractious fracture frag fragile fragmentary
    fragmentation fragmented fragmenting fragrance fragrant frail frailty frame framework franc
    franchise franchisee frank frankfurter frankincense frantic frappe frat fraternal fraternity
    fraternize fratricide fraud fraudulence fraudulent fraught fray frazzle freak freakier freakiest
    freckle free freebase freebee freebie freebooter freedmen freedom freehand freehold freelance
    freeload freemen freestanding freestyle freethinker freethinking freeware freeway freewheel
    freewill freeze freight french frenetic frenziedly frenzy frequency frequent fresco fresh
    freshen freshet freshman freshmen freshwater fret fretfully fretfulness fretwork friar fricassee
    friction fridge friend friendlier friendlies friendliest friendliness frieze frigate fright
    frighten frighteningly frightfully frigid frill frillier frilliest fringe frippery frisk
    friskier friskiest friskily friskiness fritter frivolity frivolous frizz frizzier frizziest
    frizzle fro frock frog frogman frogmen frolic frolicked frolicking frolicsome from frond front
    frontage frontier frontiersman frontiersmen frontispiece frontrunner frostbit frostbite
    frostbitten frosted frosting frosty froth frothier frothiest frown frowsy frowzy froze frozen
    fructify fructose frugal fruit fruitcake fruitfully fruitfulness fruitier fruitiest fruition
    fruitlessly fruitlessness frump frumpier frumpiest frustrate frustration fry ft ftp fuchsia fuck
    fuddle fudge fuel fugitive fugue fulcra fulcrum fulfil fulfill full fullback fulminate
    fulmination fulness fulsome fum fumble fume fumigate fumigation fun function functionality
    functionary fundamental funded funding funds funeral funereal fungal fungi fungicide fungous
    fungus funicular funked funking funks funky funnel funnier funnies funniest funnily funniness
    fur furbelow furbish furies furious furl furlong furlough furnace furnish furniture furrier
    furriest furrow further furtherance furthermore furthermost furthest furtive furze fuse fuselage
    fusible fusillade fusion fuss fussbudget fussier fussiest fussily fussiness fustian fusty futile
    futon future futuristic futurities futz fuze fuzz fuzzball fuzzier fuzziest fuzzily fuzziness
    fwd gab gabardine gabbier gabbiest gabble gaberdine gable gad gadabout gadfly gadget gadgetry
    gaff gaffe gag gage gaggle gaiety gain gainfully gainsay gait gal gala galactic galaxy gale
    galena gall gallant gallantry gallbladder galleon gallery galley gallium gallivant gallon gallop
    gallows gallstone galore galosh galvanic galvanize galvanometer gambit gamble gambol game
    gamecock gamekeeper gamesmanship gamete gamin gamine gamma gamut gamy gander gang gangland
    ganglia ganglier gangliest gangling ganglion gangplank gangrene gangster gangway gannet gantlet
    gantry gap gape garage garb garbage garbageman garbanzo garble garden gardenia gargantuan gargle
    gargoyle garish garland garlic garlicky garment garnered garnering garners garnet garnish
    garnishee garote garotte garret garrison garrote garrotte garrulity garrulous garter gas gaseous
    gash gasket gaslight gasohol gasolene gasoline gasp gasses gassier gassiest gastric gastritis
    gastrointestinal gastronomic gastronomy gasworks gate gatecrasher gatepost gateway gather gauche
    gaucho gaudy gauge gaunt gauntlet gauze gauzy gave gavel gavotte gawk gawkier gawkiest gawkily
    gawkiness gay gayety gaze gazebo gazelle gazette gazillion gazpacho gear gearbox gearshift
    gearwheel gecko gee geegaw geek geekier geekiest geese geez geisha gel gelatin gelatine gelded
    gelding gelds gelid gelt gem gemstone gen gendarme gender gene genealogical genealogy genera
    general generalissimo generalities generalization generalized generalizing generate generation
    generic generosity generous geneses genesis genetic geniality genie genii genital genitalia
    genitive genius genocide genome genre gent genteel gentian gentile gentle gentlefolk gentleman
    gentlemen gentlewoman gentlewomen gentrification gentrify gentry genuflect genuflection genuine
    genus geocache geocentric geode geodesic geoengineering geographer geographic geography geologic
    geology geometer geometric geometry geophysical geophysics geopolitical geopolitics
    geostationary geothermal geranium gerbil geriatric germ germane germanium germicide germinal
    germinate germination gerontology gerrymander gerund gestate gestation gesticulate gesticulation
    gesture gesundheit get getaway getup gewgaw geyser ghastly gherkin ghetto ghost ghostlier
    ghostliest ghostliness ghostwrite ghostwritten ghostwrote ghoul giant giantesses gibber gibbet
    gibbon gibe giblet giddy gift gig gigabit gigabyte gigahertz gigantic gigapixel giggle giggly
    gigolo gild gill gillion gilt gimcrack gimlet gimme gimmick gimmickry gimpy gin ginger
    gingerbread gingersnap gingham gingivitis gingko ginkgo ginseng gipsy giraffe gird girdle girl
    girlfriend girlhood girlishly girt girth gismo gist give giveaway given gizmo gizzard glacial
    glacier glad gladden glade gladiator gladiatorial gladiola gladioli gladiolus glamor glamorized
    glamorizing glamorously glamour glamourized glamourizing glance gland glandular glare glaringly
    glass glassier glassiest glassware glaucoma glaze glazier gleam glean glee gleefully glen glib
    glide glimmer glimpse glint glissandi glissando glisten glitch glitter glitz glitzier glitziest
    gloaming gloat glob globalization globe globetrotter globular globule glockenspiel gloom
    gloomier gloomiest gloomily gloominess glop glorification glorify gloriously glory gloss
    glossary glossier glossies glossiest glossiness glottides glottis glove glow glowered glowering
    glowingly glowworm glucose glue gluier gluiest glum glut gluten glutinous glutton gluttonously
    glycerin glycerine glycerol glycogen glyph gm gnarl gnarlier gnarliest gnash gnat gnaw gnawn
    gneiss gnome gnu go goad goal goalie goalkeeper goalpost goaltender goat goatee goatherd
    goatskin gob gobble gobbledegook gobbledygook goblet goblin god godchild godchildren goddam
    goddamn goddaughter goddess godfather godforsaken godhood godlier godliest godlike godliness
    godmother godparent godsend godson goes gofer goggle going goiter goitre gold goldbrick golden
    goldenrod goldfinch goldfish goldsmith golf golly gonad gondola gondolier gone gong gonk gonna
    gonorrhea gonorrhoea gonzo goo goober goodby goodbye goodie goodly goodness goodnight goods
    goodwill goody gooey goof goofier goofiest google gooier gooiest gook goon goop goose gooseberry
    gopher gore gorge gorgeously gorier goriest gorilla goriness gorp gorse gosh gosling gospel
    gossamer gossip got gotcha gotta gotten gouge goulash gourd gourmand gourmet gout goutier
    goutiest gov govern governance governesses governmental governorship govt gown gr grab grace
    gracefully gracefulness gracelessly gracelessness gracious grackle grad grade gradient gradual
    graduate graduation graffiti graffito graft grail grain grainier grainiest gram grammar
    grammarian grammatical gramophone granary grand grandad grandchild grandchildren granddad
    granddaughter grandee grandeur grandfather grandiloquence grandiloquent grandiose grandma
    grandmother grandpa grandparent grandson grandstand grange granite grannie granny granola grant
    granular granulate granule grape grapefruit grapevine graph graphically graphite graphology
    grapnel grapple grasp grass grasshopper grassier grassiest grassland grate gratefully
    gratefulness gratification gratify gratis gratitude gratuitous gratuity grave gravel graven
    gravestone graveyard gravies gravitate gravitation gray graybeard graze grease greasepaint
    greasy great grebe greed greedier greediest greedily greediness green greenback greenery
    greengrocer greenhorn greenhouse greensward greet gregarious gremlin grenade grenadier grep grew
    grey greyhound gribble grid griddle griddlecake gridiron gridlock grief grievance grieve
    grievously griffins grill grille grim grimace grime grimier grimiest grin grinder grinding
    grindstone gringo grip gripe grippe grisly grist gristle grit grittier grittiest grizzled
    grizzly groan grocer groceries grog groggier groggiest groggily grogginess groin grok grommet
    groom groove groovier grooviest grope grosbeak gross grotesque grotto grouch grouchier
    grouchiest grouchiness ground groundbreaking groundhog groundlessly groundswell groundwork group
    groupie grouse grout grove grovel grow growl grown grownup growth grub grubbier grubbiest
    grubbiness grubstake grudge grudgingly grue gruel gruesome gruff grumble grumpy grunge grungier
    grungiest grunt gryphon gs guacamole guano guarantee guarantor guaranty guard guardedly
    guardhouse guardian guardrail guardroom guardsman guardsmen guava gubernatorial guerilla
    guerrilla guess guesstimate guesswork guest guff guffaw guidance guide guidebook guideline
    guilder guile guillotine guilt guiltier guiltiest guiltily guiltiness guinea guise guitar gulag
    gulch gulf gull gullet gulley gullibility gullible gullies gulp gum gumbo gumdrop gummier
    gummiest gumption gun gunboat gunfight gunfire gunk gunman gunmen gunnery gunnysack gunpoint
    gunpowder gunrunner gunrunning gunshot gunslinger gunsmith gunwale guppy gurgle gurney guru gush
    gushier gushiest gusset gust gustatory gustier gustiest gusto gut gutsy guttered guttering
    guttersnipe guttural guy guzzle gybe gym gymnasia gymnasium gymnast gymnosperm gynecological
    gynecology gyp gypsum gypsy gyrate gyration gyro gyroscope
    """
}
