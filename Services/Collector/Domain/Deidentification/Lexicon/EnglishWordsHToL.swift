// Derived from SCOWL (http://wordlist.sourceforge.net), default size, American spelling. Copyright
// 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word
// lists, the associated scripts, the output created from the scripts, and its documentation for any
// purpose is hereby granted without fee, provided that the above copyright notice appears in all
// copies and that both that copyright notice and this permission notice appear in supporting
// documentation. Kevin Atkinson makes no representations about the suitability of this array for
// any purpose. It is provided "as is" without express or implied warranty.

/// Stems of common English words with these initials; inflections are reduced by `Inflection`.
enum EnglishWordsHToL {
  static let words: StaticString = """
    ha haberdasher haberdasheries habit habitability habitat habituate habitue hacienda hack hackle
    hackney hacksaw hacktivist had haddock haemoglobin haemophilia haemorrhage haemorrhoids hafnium
    haft hag haggard haggle hah haiku hail hailstone hailstorm hairball hairbreadth hairbrush
    haircut hairdo hairdresser hairdressing haired hairless hairline hairnet hairpiece hairpin hairs
    hairsbreadth hairsplitting hairspring hairstyle hairy hake halberd halcyon hale half halfback
    halfhearted halfpence halfpenny halftime halfway halibut halitosis hall halleluiah hallelujah
    hallmark hallow hallucinate hallucination hallucinatory hallucinogen hallway halo halogen halon
    halt haltered haltering haltingly halve halyard ham hamburger hamlet hammered hammerhead
    hammering hammock hamper hamster hamstring hamstrung hand handbag handball handbill handbook
    handcar handcart handcraft handcuff handedness handgun handheld handicap handicraft handier
    handiest handily handiness handiwork handkerchief handkerchieves handle handlebar handmade
    handmaid handmaiden handout handpick handrail handset handsful handshake handsome handspring
    handstand handwork handwriting handwritten handyman handymen hang hangar hangdog hangman hangmen
    hangnail hangout hangover hanker hankie hanky hansom haphazard hapless happen happenstance happy
    harangue harass harbinger harbor hard hardback hardball hardcover harden hardheaded hardhearted
    hardier hardiest hardily hardiness hardline hardtack hardtop hardware hardwired hardwood hare
    harebrained harelip harem hark harken harlequin harlot harm harmfully harmfulness harmlessly
    harmlessness harmonic harmonica harmoniously harmoniousness harmonize harmony harnessed
    harnesses harnessing harp harpies harpoon harpsichord harridan harrow harry harsh hart harvest
    has hash hasheesh hashtag hasp hassle hassock haste hasten hasty hat hatch hatchback hatchery
    hatchet hatchway hate hatefully hatefulness hath hatred haughty haul haunch haunt hauntingly
    hauteur have haven haversack havoc haw hawk hawser hawthorn hay haycock hayloft haymow hayseed
    haystack haywire hazard haze hazel hazelnut hazmat hazy he head headache headband headboard
    headdress headfirst headgear headhunter headier headiest headland headlight headline headlock
    headlong headmaster headmistress headphone headquarter headrest headroom headset headstone
    headstrong headwaiter headwaters headway headwind headword heal health healthcare healthfully
    healthfulness healthier healthiest healthily healthiness heap hear hearken hearsay hearse heart
    heartache heartbeat heartbreak heartbroken heartburn hearten heartfelt hearth heartier hearties
    heartiest heartily heartiness heartland heartlessly heartlessness heartrending heartsick
    heartstrings heartthrob heartwarming heat heatedly heath heathen heatstroke heave heaven
    heavenlier heavenliest heavenward heavier heavies heaviest heavily heaviness heavyset
    heavyweight heckle hectare hectic hectored hectoring hectors hedge hedgehog hedgerow hedonism
    hedonist heed heedlessly heedlessness heehaw heel heft heftier heftiest hegemony heifer height
    heighten heinous heiress heirloom heirs heisted heisting held helical helices helicopter
    heliotrope heliport helium helix hell hellebore hellhole hellion hellishly hello helm helmet
    helmsman helmsmen helot help helpfully helpfulness helplessly helplessness helpline helpmate
    helpmeet hem hematology hemisphere hemline hemlock hemoglobin hemophilia hemophiliac hemorrhage
    hemorrhoid hemp hempen hemstitch hen hence henceforth henceforward henchman henchmen henna
    henpeck hep hepatic hepatitis heptagon her herald heraldry herb herbaceous herbage herbalist
    herbicide herbivore herculean herded herder herding herds herdsman herdsmen here hereabout
    hereafter hereby hereditary heredity herein hereof heresy heretic hereto heretofore hereupon
    herewith heritage hermaphrodite hermetic hermit hermitage hernia herniae hero heroically heroin
    heroine heron herpes herringbone herself hertz hes hesitancy hesitant hesitate hesitatingly
    hesitation heterodox heterogeneity heterogeneous heterosexual heuristic hew hewn hex hexadecimal
    hexagon hexameter hey heyday hgt hi hiatus hibachi hibernate hibernation hibiscus hiccough
    hiccup hick hickeys hickory hid hidden hide hideaway hidebound hideously hideousness hideout hie
    hierarchical hierarchy hieroglyphic hifalutin high highball highborn highboy highbrow highchair
    highfalutin highfaluting highjack highland highlight hightail highway highwayman highwaymen
    hijack hike hilarious hilarity hill hillbilly hillier hilliest hillock hillside hilltop hilt him
    himself hind hindered hindering hindmost hindquarter hindrance hindsight hing hinge hint
    hinterland hip hippie hippo hippopotami hippopotamus hire hireling hirsute his hisses histamine
    histogram historian historic history histrionic hit hitch hitchhike hither hitherto hive
    hivemind ho hoagie hoagy hoard hoarfrost hoarse hoary hoax hob hobbies hobbit hobble hobbyhorse
    hobbyist hobgoblin hobnail hobnob hobo hoc hock hockey hockshop hod hodgepodge hoe hoedown hog
    hogans hoggish hogshead hogwash hoist hokey hokier hokiest hokum hold holdout holdover holdup
    hole holiday holier holiest holiness holistic holler hollies hollow hollyhock holocaust hologram
    holograph holster homage homburg home homebody homeboy homecoming homegrown homeland
    homelessness homelier homeliest homeliness homemade homemaker homeopathic homeopathy homeowner
    homepage homered homering homeroom homesick homespun homestead homestretch hometown homeward
    homework homewrecker homeyness homicide homie homilies hominy homogeneity homogeneous homogenize
    homograph homonym homophobia homophobic homophone homosexual honcho hone honester honestest
    honestly honesty honeybee honeycomb honeydew honeyed honeying honeymoon honeysuckle honied honk
    honorable honorably honoraria honorarium honorary honored honorific honoring hooch hood hoodie
    hoodlum hoodoo hoodwink hooey hoof hook hookah hookey hookup hookworm hooligan hoop hoopla
    hoorah hooray hoot hootch hooves hop hope hopefully hopefulness hopelessly hopelessness
    hopscotch horde horizon horizontal hormone horn hornet hornier horniest hornpipe horology
    horoscope horrendous horrible horrid horrific horrify horror horse horseback horsefly horsehair
    horsehide horseman horsemen horseplay horsepower horseradish horseshoe horsetail horsewhip
    horsewoman horsewomen horsy horticulture hos hosanna hose hosiery hospice hospitable hospitably
    hospital hospitalization hospitalized hospitalizing host hostage hostel hostelry hostessed
    hostesses hostessing hostile hostilities hostler hot hotbed hotcake hotel hotelier hothead
    hotheadedly hotheadedness hothouse hotkey hotlink hotshot houmous houmus hound hour hourglass
    house houseboat housebound housebreak housebroke housebroken houseclean housecoat housefly
    household househusband housekeeper housekeeping housemaid housemother houseplant housetop
    housewares housewarming housewife housewives housework hove hovel hoverboard hovercraft hovered
    hovering how howdah howdy however howitzer howl howsoever hp hr hrs ht hub hubbies hubbub hubcap
    hubris huckleberry huckster huddle hue huff huffier huffiest huffily hug huge huh hula hulk hull
    hullabaloo hum human humane humanistic humanitarian humanities humanization humanized humanizer
    humanizing humankind humanoid humble humbug humdinger humdrum humeri humerus humid humidify
    humiliate humiliation humility hummingbird hummock hummus humongous humored humoring humorist
    humorless humorous hump humpback humungous humus hunch hunchback hundred hundredfold hundredth
    hundredweight hung hungered hungering hungover hungry hunk hunkered hunkering hunt huntress
    huntsman huntsmen hurdle hurl hurrah hurray hurricane hurriedly hurry hurt hurtle husband
    husbandry hush husk huskier huskies huskiest huskily huskiness hussar hussy hustings hustle hut
    hutch hutzpa hutzpah hwy hyacinth hyaena hybrid hybridized hybridizing hydra hydrae hydrangea
    hydrant hydrate hydraulic hydrocarbon hydroelectric hydrofoil hydrogen hydrogenate hydrology
    hydrolysis hydrometer hydrophobia hydroplane hydroponic hydrosphere hydrotherapy hyena hygiene
    hygienically hygrometer hying hymen hymn hype hyperactive hyperbola hyperbolae hyperbole
    hypercritical hyperlink hypermarket hypersensitive hypersensitivities hyperspace hypertension
    hypertext hyperventilate hyperventilation hyphen hyphenate hypnoses hypnosis hypnotic hypnotism
    hypnotist hypnotize hypo hypoallergenic hypochondria hypochondriac hypocrisy hypocrite
    hypocritically hypodermic hypoglycemia hypoglycemic hypotenuse hypothalami hypothalamus
    hypothermia hypotheses hypothesis hypothesize hypothetical hysterectomy hysteresis hysteria
    hysteric iamb ibex ibices ibid ibis ibuprofen ice iceberg icebound icebox icebreaker icecap
    icicle icing icky icon iconoclast icy id idea ideal idealistic idealization idealized idealizing
    idempotent identical identification identify identity ideogram ideograph ideological ideology
    ides idiocy idiom idiomatic idiosyncrasy idiosyncratic idiot idiotically idle idly idol idolater
    idolatrous idolatry idolized idolizing ids idyl idyll if iffier iffiest ifs igloo igneous ignite
    ignition ignoble ignominiously ignominy ignoramus ignorance ignorant ignore iguana ii iii ikon
    ilk ill illegal illegalities illegibility illegible illegitimacy illegitimate illiberal illicit
    illiteracy illiterate illnesses illogical illuminate illumine illus illusion illusory illustrate
    illustration illustrious image imagery imaginably imaginary imaginative imagine imam imbalance
    imbecile imbecilities imbed imbibe imbroglio imbue imitate imitation immaculate immanence
    immanent immaterial immature immeasurable immeasurably immediacy immediate immemorial immense
    immensities immerse immersion immigrant immigrate immigration imminence imminent immobile
    immobilization immobilized immobilizing immoderate immodest immolate immolation immoral
    immoralities immortal immortalized immortalizing immovable immoveable immune immunization
    immunized immunizing immunology immure immutability immutable immutably imp impact impair impala
    impale impalpable impanel impart impartial impasse impassioned impassively impassivity
    impatience impatient impeach impeccability impeccable impeccably impecunious impedance impede
    impediment impedimenta impel impend impenetrability impenetrable impenitence impenitent
    imperative imperceptible imperceptibly imperfect imperfection imperial imperialistic imperil
    imperious imperishable impermanence impermanent impermeable impermissible impersonal impersonate
    impersonation impertinence impertinent imperturbability imperturbable imperturbably impervious
    impetigo impetuosity impetuous impetus impiety impinge impious impishly impishness implacability
    implacable implacably implant implausibility implausible implausibly implement implicate
    implication implicit implied implies implode implore implosion implying impolite impolitenesses
    imponderable import importance important importunate importune impose imposingly imposition
    impossibility impossible imposter impostor imposture impotence impotent impound impoverish
    impracticable impractical imprecation imprecise imprecision impregnability impregnable
    impregnably impregnate impregnation impresario impress impression impressionistic impressively
    impressiveness imprimatur imprint imprison improbability improbable improbably impromptu
    improper impropriety improve improvidence improvident improvise imprudence imprudent impudence
    impudent impugn impulse impulsion impulsively impulsiveness impunity impure impurities impute in
    inability inaccessibility inaccessible inaccuracy inaccurate inaction inactive inadequacy
    inadequate inadmissible inadvertence inadvertent inadvisable inalienable inamorata inane
    inanimate inanities inapplicable inappropriate inapt inarticulate inasmuch inattention
    inattentive inaudible inaugural inaugurate inauguration inauspicious inboard inborn inbound
    inbox inbred inbreed inbuilt inc incalculable incandescence incandescent incantation
    incapability incapable incapacitate incapacity incarcerate incarceration incarnate incarnation
    incautious incendiary incense incentive inception incessant incestuous inch inchoate incidence
    incident incinerate incineration incipient incise incision incisively incisiveness incite
    incivility inclemency inclement incline inclose inclosure include inclusion inclusive incognito
    incoherence incoherent incombustible income incommensurate incommunicado incomparable
    incomparably incompatibility incompatible incompatibly incompetence incompetent incomplete
    incomprehensible inconceivable inconceivably inconclusive incongruity incongruous
    inconsequential inconsiderable inconsiderate inconsistency inconsistent inconsolable
    inconspicuous inconstancy inconstant incontestable incontestably incontinence incontinent
    incontrovertible inconvenience inconvenient incorporate incorporation incorporeal incorrect
    incorrigibility incorrigible incorruptibility incorruptible increase increasingly incredibility
    incredible incredibly incredulity incredulous increment incriminate incrimination incriminatory
    incrust incubate incubation incubi incubus inculcate inculcation inculpate incumbency incumbent
    incur incurably incurious incursion ind indebted indecency indecent indecipherable indecision
    indecisive indecorous indeed indefatigable indefensible indefensibly indefinable indefinably
    indefinite indelible indelicacy indelicate indemnification indemnify indemnity indent indenture
    independence independent indescribable indestructible indestructibly indeterminable
    indeterminacy indeterminate index indicate indication indices indict indifference indifferent
    indigence indigenous indigent indigestible indigestion indignant indignation indignity indigo
    indirect indirection indiscernible indiscreet indiscretion indiscriminate indispensable
    indisposed indisposition indisputable indisputably indissoluble indistinct indistinguishable
    individual individualistic individualized individualizing indivisibility indivisible indivisibly
    indoctrinate indoctrination indolence indolent indomitable indomitably indoor indorse
    indubitable indubitably induce induct inductance inductee induction indue indulge indulgence
    indulgent industrialism industrialist industrialize industriously industriousness industry
    inebriate inebriation inedible ineducable ineffable ineffective ineffectual inefficiency
    inefficient inelastic inelegance inelegant ineligibility ineligible ineluctable ineluctably
    inept ineptitude inequality inequitable inequity inert inertia inertial inescapable inessential
    inestimable inestimably inevitability inevitable inexact inexcusable inexhaustible inexhaustibly
    inexorable inexorably inexpedient inexpensive inexperience inexpert inexplicable inexpressible
    inextinguishable inextricable infallibility infallible infallibly infamous infamy infancy infant
    infanticide infantile infantry infantryman infantrymen infarction infatuate infatuation
    infeasible infect infection infectious infelicitous infelicity infer inference inferential
    inferior infernal inferno infertile infest infidel infidelities infield infighting infiltrate
    infiltration infinite infinitesimal infinities infinitude infirm infirmary infirmities infix
    inflame inflammable inflammation inflammatory inflate inflation inflationary inflect inflection
    inflexibility inflexible inflict infliction inflorescence inflow influence influential influenza
    influx info infomercial inform informality informant informational informative infotainment
    infraction infrared infrastructure infrequency infrequent infringe infuriate infuriatingly
    infuse infusion ingenious ingenue ingenuously ingenuousness ingest ingestion inglorious ingot
    ingrain ingrate ingratiate ingratiatingly ingratitude ingredient ingress ingrown inhabit
    inhabitant inhalant inhalator inhale inhere inherent inherit inheritance inhibit inhibition
    inhospitable inhuman inhumane inhumanities inimical inimitable iniquitous iniquity initial
    initialization initialized initializing initiate initiation initio inject injection injudicious
    injunction injure injuries injurious injustice ink inkblot inkier inkiest inkiness inkling
    inkwell inland inlay inlet inline inmate inmost inn innards innate innermost innkeeper innocence
    innocent innocuous innovate innovation innuendo innumerable inoculate inoculation inoffensive
    inoperable inoperative inopportune inordinate inorganic inpatient input inquest inquietude
    inquire inquiringly inquiry inquisition inquisitive inquisitor inroad ins insane insatiable
    insatiably inscribe inscription inscrutable inseam insect insecticide insectivore insecure
    insecurities inseminate insemination insensate insensibility insensible insensibly insensitive
    insentience insentient inseparability inseparable inseparably insert insertion inset inshore
    inside insidious insight insigne insignia insignificance insignificant insincere insinuate
    insinuation insipid insisted insistence insistent insisting insofar insole insolence insolent
    insolubility insoluble insolvable insolvency insolvent insomnia insomniac insouciance insouciant
    inspect inspection inspirational inspire instability instal install instance instant
    instantaneous instead instep instigate instigation instil instill instinct instinctively
    institute institution institutionalize instruct instruction instructively instrument
    instrumentalist instrumentality insubordinate insubordination insubstantial insufferable
    insufferably insufficiency insufficient insular insulate insulation insulin insult insuperable
    insupportable insurance insure insurgence insurgencies insurgent insurmountable insurrection int
    intact intagli intaglio intake intangible intangibly integer integral integrate integration
    integrity integument intel intellect intellectual intellectualized intellectualizing
    intelligence intelligent intelligentsia intelligibility intelligible intemperance intemperate
    intend intense intensification intensify intensities intensively intent intention interact
    interbreeding interceded interceding intercept interception intercessor interchangeable
    interchangeably interchanged interchanging intercom interconnected interconnecting
    intercontinental interdenominational interdict interest interestingly interfaced interfacing
    interfere interference interferon interim interior interj interject interjection interlaced
    interlacing interlarded interlarding interleaved interleaving interleukin interlinked
    interlinking interlocked interlocking interlocutory interloper interlude intermarry intermediary
    interment intermezzi intermezzo interminable interminably intermingled intermingling
    intermittent intern internalize international internationalized internationalizing interne
    internecine internee internet interpersonal interpolate interpolation interposed interposing
    interpret interpretative interracial interred interrelate interrelationship interrogate
    interrogation interrogatory interrupt interruption intersected intersecting intersperse
    interstice intertwined intertwining interval intervene intervention interviewed interviewee
    interviewing interweaved interweaving intestate intestine intimacy intimate intimation
    intimidate intimidation into intolerable intolerably intolerance intolerant intone intoxicant
    intoxicate intoxication intractability intractable intramural intranet intransigence
    intransigent intransitive intravenous intrench intrepid intricacy intricate intrigue
    intriguingly intrinsic intro introduce introduction introductory introspection introspective
    introversion introvert intrude intrusion intrusive intrust intuit intuition intuitively inundate
    inundation inure invade invalid invalidate invaluable invariable invariant invasion invasive
    invective inveigh inveigle invent invention inventiveness inventory inverse inversion invert
    invertebrate invest investigate investigation investiture inveterate invidious invigorate
    invigoration invincibility invincible inviolability inviolable inviolate invisibility invisible
    invitational invite invitingly invocation invoice invoke involuntary involve invulnerability
    invulnerable inward ioctl iodine iodize ion ionization ionized ionizer ionizing ionosphere iota
    ipecac irascibility irascible irate ire iridescence iridescent iridium iris irk irksome iron
    ironclad ironically ironies ironmonger ironware ironwork irradiate irradiation irrational
    irreconcilable irrecoverable irredeemable irrefutable irregular irregularities irrelevance
    irrelevancy irrelevant irreligious irremediable irremediably irreparable irreplaceable
    irrepressible irreproachable irresistible irresolute irresolution irrespective irresponsibility
    irresponsible irresponsibly irretrievable irreverence irreverent irreversible irrevocable
    irrigate irrigation irritability irritable irritably irritant irritate irritatingly irritation
    irruption is isinglass island isle islet ism isobar isolate isolation isometric isomorphic
    isosceles isotope isotropic issuance issue isthmi isthmus it italic italicized italicizing itch
    itchier itchiest itchiness item itemization itemized itemizing iterate iteration itinerant
    itinerary its itself iv ivory ivy ix jab jabbered jabberer jabbering jabot jack jackass jackboot
    jackdaw jacket jackhammer jackknife jackknives jackpot jackrabbit jade jag jaggeder jaggedest
    jaggedly jaggedness jaggies jaguar jail jailbreak jalapeno jalopy jalousie jam jamb jamboree
    jangle janitor janitorial japan jape jar jardiniere jargon jasmines jaundice jaunt jauntier
    jauntiest jauntily jauntiness javelin jaw jawbone jawbreaker jay jaywalk jazz jazzier jazziest
    jealous jealousies jeans jeep jeer jeeringly jeez jehad jejune jell jellied jellies jello
    jellybean jellyfish jellying jeopardize jeopardy jeremiad jerk jerkier jerkiest jerkily jerkin
    jerkwater jersey jessamine jest jet jetsam jetties jettison jewel jewelry jib jibe jiffy jig
    jiggered jiggering jiggle jigsaw jigsawn jihad jilt jimmied jimmies jimmying jingle jingoism
    jingoist jinn jinni jinricksha jinrikisha jinx jitney jitterbug jitters jittery jiujitsu jive
    job joblessness jock jockey jockstrap jocose jocular jocund jodhpurs jog joggle join joint joke
    jokingly jollity jolly jolt jonquil joshed joshes joshing jostle jot joule jounce journal
    journalese journalistic journey journeyman journeymen joust jovial jowl joy joyfuller joyfullest
    joyfully joyfulness joyously joyousness joyridden joyride joyrode joystick jubilant jubilation
    jubilee judge judgemental judgmental judicature judicial judiciary judicious judo jug juggernaut
    juggle jugular juice juicy jujitsu jujube jujutsu jukebox julep jumble jumbo jump jumpier
    jumpiest jumpiness jumpsuit junco junction juncture jungle junior juniper junk junket junkie
    junkyard junta juridical jurisdiction jurisprudence juror jury just justice justifiably
    justification justify jut jute juvenile juxtapose juxtaposition kabob kaboom kaftan kahuna kale
    kaleidoscope kamikaze kangaroo kaolin kapok kaput karakul karaoke karat karate katydid kayak
    kazoo kc kebab kebob keel keen keep keepsake keg kelp ken kennel kept keratin kerchief
    kerchieves kernel kerosene kerosine kestrel ketch ketchup keto ketogenic kettle kettledrum key
    keybinding keyboard keyhole keynote keypunch keystone keystroke keyword kg khaki khans kibbutz
    kibbutzim kibitz kibosh kick kickback kickier kickiest kickoff kickstand kid kiddie kiddo kidnap
    kidney kielbasa kielbasy kill killdeer killjoy kiln kilo kilobyte kilocycle kilogram kilohertz
    kilometer kiloton kilowatt kilt kimono kin kinda kinder kindergarten kindergartner kindest
    kindhearted kindle kindly kindness kindred kinds kinematic kinetic kinfolk king kingdom
    kingfisher kinglier kingliest kingpin kink kinkier kinkiest kinsman kinsmen kinswoman kinswomen
    kiosk kipper kismet kiss kit kitchen kitchenette kitchenware kite kith kitsch kitten kitties
    kiwi kleptomania kleptomaniac kludge kluge klutz klutzier klutziest km knack knackwurst knapsack
    knave knavery knead knee kneecap kneel knell knelt knew knickers knickknack knife knight
    knighthood knit knitwear knives knob knobbier knobbiest knock knockout knockwurst knoll knot
    knothole knottier knottiest know knowingly knowledge knowledgeably known knuckle knucklehead
    koala koan kohlrabi kook kookaburra kookie kopeck kopek kosher kowtow krona krone kronur krypton
    ks kudos kudzu kumquat la lab label labia labial labium laboratory labored laborer laboring
    laborious laburnum labyrinth labyrinthine lace lacerate laceration lachrymal lachrymose lacier
    laciest lack lackadaisical lackeys lackluster laconic lacquer lacrimal lacrosse lactate
    lactation lactic lactose lacuna lacunae lad laddered laddering laddie lade laden ladies ladle
    ladybird ladybug ladyfinger ladylike ladyship lag laggard lagniappe lagoon lain lairs laity lake
    lallygag lama lamasery lamb lambast lambaste lambda lambent lambkin lambskin lame lamebrain
    lament lamentably laminate lamination lammed lamming lamp lampblack lampoon lamppost lamprey
    lampshade lance lancet landed lander landfall landfill landholder landing landlady landline
    landlocked landlord landlubber landmark landmass landowner lands landscape landslid landslidden
    landslide landward lane language languid languish languor languorously lank lankier lankiest
    lankiness lanolin lantern lanyard lap lapel lapidary lapse laptop lapwing larboard larcenous
    larceny larch lard large largesse largo lariat lark larkspur larva larvae larval larynges
    laryngitis larynx lasagna lasagne lascivious lase lash lass lassie lassitude lasso last
    lastingly lat latch late latecomer latency latent lateral latex lath lathe lathered lathering
    latitude latitudinal latrine latte latterly lattice latticework laud laudably laudanum laudatory
    laugh laughably laughingly laughingstock laughter launch launder laundress laundromat laundry
    laundryman laundrymen laureate laurel lava lavatory lavender lavish law lawbreaker lawfully
    lawfulness lawgiver lawlessly lawlessness lawmaker lawn lawrencium lawsuit lawyer lax laxative
    lay layaway layered layering layette layman laymen layoff layout layover laypeople layperson
    laywoman laywomen laze lazy lazybones lb lbs leach lead leaden leadership leaf leafier leafiest
    leaflet league leak leakage leakier leakiest lean leap leapfrog leapt learn learnt leas lease
    leasehold leash least leastwise leather leatherneck leave leaven lecher lecherously lecithin
    lectern lecture led ledge lee leech leek leered leering leers leery leeward leeway left leftie
    leftmost leftover leftwards leg legacy legalese legalism legalistic legality legalize legate
    legatee legato legend legendary legerdemain leggier leggiest leggin legibility legible legion
    legionnaire legislate legislation legislature legit legitimacy legitimate legitimize legman
    legmen legroom legume leguminous legwork lei leisure leitmotif lemma lemme lemon lemonade lemur
    lend length lengthen lengthier lengthiest lengthily lengthways lengthwise leniency lenient lens
    lent lentil leonine leopard leotard leper leprechaun leprosy leprous lept lesbian lesion less
    lessee lessen lesson lest let letdown lethal lethargic lethargy letterbomb letterbox lettered
    letterhead lettering lettuce letup leukemia leukocyte levee level levelheaded lever leverage
    leviathan levitate levitation levity levy lewd lexer lexica lexical lexicographer lexicography
    lexicon liability liable liaise liaison liar lib libel libellous liberal liberalization
    liberalized liberalizing liberate liberation libertarian libertine liberty libidinous libido
    librarian library libretti libretto lice licence license licensee licentiate licentious lichee
    lichen licit lick licorice lid lie lief liege liens lieu lieutenancy lieutenant life lifeblood
    lifeboat lifeforms lifeguard lifelike lifeline lifelong lifesaver lifesaving lifespan lifestyle
    lifetime lifework lift liftoff ligament ligature light lighten lightheaded lighthearted
    lighthouse lightning lightweight lignite lii likableness like likeableness likelier likeliest
    likelihood liken likenesses likewise lilac lilt lily limb limbered limbering limbo lime limeade
    limelight limerick limestone limier limiest limit limn limo limousine limp limpet limpid linage
    linchpin linden line lineage lineament linear linebacker linefeed lineman linemen linen linesman
    linesmen lineup linger lingerie lingeringly lingo lingual linguist liniment link linkage linkup
    linnet linoleum linseed lint lintel lion lionesses lionhearted lionized lionizing lip lipid
    liposuction lipread lipstick liquefaction liquefy liqueur liquid liquidate liquidized
    liquidizing liquify liquor liras lire lisle lisp lissom lissome list listen listlessly
    listlessness lit litany litchi lite literacy literal literary literate literati literature lithe
    lithium lithograph lithosphere litigant litigate litigation litigious litmus litterbug littered
    littering little littoral liturgical liturgy livability live livelier liveliest livelihood
    liveliness livelong liven liverwurst livery livestock liveware livid lix lizard llama llano load
    loadstar loadstone loaf loam loamier loamiest loan loanword loath loathe loathsome loaves lob
    lobbied lobbies lobbying lobbyist lobe lobotomy lobster local locale localities localization
    localized localizing locate location locavore loci lock locket lockjaw lockout locksmith
    lockstep lockup loco locomotion locomotive locoweed locus locust locution lode lodestar
    lodestone lodge loft loftier loftiest loftily loftiness log loganberry logarithm logbook loge
    loggerhead logically logician login logistic logjam logo logoff logon logotype logout logrolling
    loin loincloth loiter lolcat loll lollipop lollygag lollypop lone lonelier loneliest loneliness
    lonesome long longboat longevity longhair longhand longhorn longingly longitude longitudinal
    longshoreman longshoremen longtime loofah look lookalike lookout lookup loom loon looney
    looneyier looneyies loonie loop loophole loopier loopiest loose loosen loot lop lope lopsided
    loquacious loquacity lord lordlier lordliest lore lorgnette lorn lorry lose loss lost lot loth
    lotion lottery lotto lotus loud loudmouth loudspeaker lounge louse lousier lousiest lousiness
    lout louver louvred love lovebird lovelier lovelies loveliest loveliness lovelorn lovemaking
    lovesick lovingly low lowbrow lowdown lowercase lowered lowering lowland lowlier lowliest
    lowliness lox loyal loyalty lozenge ls luau lubber lube lubricant lubricate lubrication lucid
    luck luckier luckiest luckily luckiness lucrative lucre ludicrous lug luggage lugubrious
    lukewarm lull lullaby lumbago lumbar lumber lumberjack lumberman lumbermen lumberyard luminary
    luminescence luminescent luminosity luminous lummox lump lumpier lumpiest lumpiness lunacy lunar
    lunatic lunch lunchbox luncheon luncheonette lunchroom lunchtime lung lunge lupin lupine lupus
    lurch lure lurid lurk luscious lush lust lustfully lustier lustiest lustily lustiness lustre
    lute luxuriance luxuriant luxuriate luxuriously luxuriousness luxury lvi lvii lxi lxii lxiv lxix
    lxvi lxvii lyceum lychee lye lying lymph lymphatic lymphoma lymphomata lynch lynchpin lynx lyre
    lyrically lyricist
    """
}
