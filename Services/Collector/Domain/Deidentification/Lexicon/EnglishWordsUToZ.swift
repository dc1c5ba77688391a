// Derived from SCOWL (http://wordlist.sourceforge.net), default size, American spelling. Copyright
// 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word
// lists, the associated scripts, the output created from the scripts, and its documentation for any
// purpose is hereby granted without fee, provided that the above copyright notice appears in all
// copies and that both that copyright notice and this permission notice appear in supporting
// documentation. Kevin Atkinson makes no representations about the suitability of this array for
// any purpose. It is provided "as is" without express or implied warranty.

/// Stems of common English words with these initials; inflections are reduced by `Inflection`.
enum EnglishWordsUToZ {
  static let words: StaticString = """
    ubiquitous ubiquity udder ugh ugly uh ukelele ukulele ulcer ulcerate ulna ulnae ulterior
    ultimata ultimate ultimatum ultra ultraconservative ultramarine ultrasonic ultrasound
    ultraviolet ululate um umbel umber umbilical umbilici umbilicus umbrage umbrella umiak umlaut
    ump umpire umpteen umpteenth unabashed unabated unabridged unaccented unacceptable unaccepted
    unaccompanied unaccountable unaccountably unaccustomed unacknowledged unacquainted unadorned
    unadulterated unadvised unaffected unaided unalterably unambiguously unanimity unanimous
    unannounced unanswerable unanswered unanticipated unappealing unappreciated unappreciative
    unapproachable unarmed unashamedly unasked unassailable unassigned unassuming unattached
    unattainable unattended unattractive unattributed unauthenticated unavailable unavailing
    unavoidable unbalanced unbar unbearable unbearably unbeatable unbecoming unbeknown unbelievable
    unbelievably unbeliever unbending unbiased unbiassed unbind unblocked unblocking unblushing
    unbolted unbolting unbosomed unbosoming unbounded unbreakable unbridled unbuckled unbuckling
    unburdened unburdening unbuttoned unbuttoning uncalled uncanny uncaring uncased uncatalogued
    unceasing uncensored unceremonious uncertainly uncertainties unchallenged unchanged unchanging
    uncharacteristically uncharted unchecked unchristian unclaimed unclasped unclasping unclassified
    uncle uncleaner uncleanest uncleanly uncleanness unclearer unclearest unclothed unclothing
    uncluttered uncoiled uncoiling uncollected uncomfortable uncommitted uncommoner uncommonest
    uncommonly uncommunicative uncomplaining uncompleted uncomplicated uncomprehending uncompressed
    uncompromising unconcerned unconditional unconfirmed unconnected unconquerable unconscionable
    unconscionably unconsciously unconsciousness unconsidered unconstitutional uncontaminated
    uncontrollably uncontrolled uncontroversial unconventional unconvinced unconvincing uncooked
    uncooperative uncoordinated uncorked uncorking uncorrelated uncorroborated uncountable uncounted
    uncoupled uncoupling uncouth uncover uncritical unction unctuous uncultivated uncultured uncut
    undamaged undated undaunted undeceived undeceiving undecidable undecided undecipherable
    undeclared undefeated undefended undefinable undefined undelivered undemanding undemocratic
    undemonstrative undeniable undeniably undependable under underachieved underachiever
    underachieving underact underage underarm underbelly underbid undercharged undercharging
    underclassman underclassmen underclothing undercoated undercoating undercover undercut
    underdeveloped underdog underemployed underestimated underestimating underexposed underexposing
    underfed underfeed undergo underhanded underlay underlie underlined underling underlining
    undermined undermining undernourished underpass underpay underpin underplayed underplaying
    underprivileged underrated underrating underscored underscoring undersea undersecretaries
    underselling undershooting undersigned undersigning undersized understaffed understandable
    understandably understanding understated understatement understating understudy undertaker
    undertaking undertow underused undervalued undervaluing underwriter underwriting undeserved
    undeserving undesirable undetectable undetected undetermined undeterred undeveloped undid undies
    undignified undiluted undiminished undisciplined undiscovered undiscriminating undisputed
    undistinguished undisturbed undivided undo undocumented undoubted undressed undresses undressing
    undue undulant undulate undulation unearned unearthed unearthing unearthly uneasier uneasiest
    uneasily uneasiness uneconomical unedited uneducated unembarrassed unemotional unemployable
    unemployed unemployment unending unendurable unenforceable unenlightened unenthusiastic
    unenviable unequaled unequalled unequally unequivocally unerring unethical unevenly unevenness
    uneventful unexampled unexceptionable unexceptional unexciting unexpected unexplained unexplored
    unexpurgated unfailing unfairer unfairest unfairly unfairness unfaithful unfamiliarity
    unfashionable unfastened unfastening unfathomable unfavorable unfeeling unfeigned unfettered
    unfettering unfilled unfit unflagging unflappable unflinching unfolded unfolding unforeseeable
    unforgettably unformed unfortunately unfounded unfrequented unfriended unfriending unfriendly
    unfrocked unfrocking unfulfilled unfunny unfurled unfurling unfurnished ungainly ungentlemanly
    ungodly ungovernable ungrateful ungrudging unguarded unguent ungulate unhanded unhanding
    unhappier unhappiest unhappily unhappiness unharmed unhealthful unhealthy unheard unheeded
    unhelpful unhesitating unhinged unhinging unhitched unhitches unhitching unholy unhooked
    unhooking unhorsed unhorsing unhurried unicameral unicorn unicycle unidentifiable unidentified
    unidirectional unification uniform unify unilateral unimaginable unimpaired unimpeachable
    unimplementable unimplemented unimpressed unimpressive uninformed uninhabitable uninhabited
    uninhibited uninitiated uninjured uninspired uninspiring uninstallable uninstalled uninstaller
    uninstalling uninsured unintelligibly unintended unintentional uninterested uninteresting
    uninterpreted uninterrupted uninvited uninviting union unique unisex unison unit unitary unite
    unities universality universe universities unjustifiable unjustified unjustly unkempt unkind
    unkindlier unkindliest unknowable unknowing unlabeled unlaced unlacing unlatched unlatches
    unlatching unlawful unleaded unlearned unlearning unleashed unleashes unleashing unleavened
    unlicensed unlikely unlimited unlisted unloaded unloading unlocked unlocking unloosed unloosing
    unloved unlucky unmaking unman unmanageable unmarked unmasked unmasking unmatched unmentionable
    unmerciful unmissed unmistakable unmistakably unmitigated unmodified unmoral unmoved unnamed
    unnatural unnecessarily unnerved unnerving unnoticeable unnoticed unobjectionable unobserved
    unobstructed unobtainable unobtrusively unoccupied unoffensive unofficially unopened unopposed
    unoriginal unpacked unpacking unpaid unpainted unpalatable unparalleled unpardonable unpatriotic
    unpaved unperturbed unpin unplanned unpleasantly unpleasantness unplugged unplugging unplumbed
    unpolluted unpopularity unprecedented unpredictable unprejudiced unprincipled unprintable
    unprivileged unproductive unprofessional unprofitable unpromising unprompted unpronounceable
    unprotected unproved unprovoked unpublished unqualified unquenchable unquestionable unquestioned
    unquestioning unquoted unquoting unraveled unraveling unravelled unravelling unreachable
    unreadable unready unrealistically unreasonable unreasoning unrecognizable unrecognized
    unrecorded unregenerate unregistered unregulated unrelentingly unreliability unreliable
    unrelieved unremitting unreservedly unresponsive unrewarding unriper unripest unrivaled
    unrivalled unrolled unrolling unruffled unruly unsaddled unsaddling unsafer unsafest unsalted
    unsanctioned unsatisfied unsatisfying unsaturated unsay unscathed unscheduled unschooled
    unscrambled unscrambling unscrewed unscrewing unscrupulously unscrupulousness unsealed unsealing
    unseasonable unseasonably unseasoned unseated unseating unseeing unseemly unselfish
    unsentimental unset unsettled unsettling unshakable unshakeable unsheathed unsheathing unsightly
    unsigned unskilled unskillful unsmiling unsnapped unsnapping unsnarled unsnarling unsolicited
    unsolved unsophisticated unsounder unsoundest unsparing unspeakable unspecified unspoiled
    unstated unsteady unstopped unstopping unstressed unstructured unsubscribe unsubstantiated
    unsuccessful unsuitable unsuited unsupportable unsupported unsurpassed unsurprising unsuspected
    unsuspecting unsweetened unswerving untainted untamed untangled untangling untapped untenable
    untested unthinkable unthinking untidy untie until untimely untiring untitled unto untouchable
    untouched untrained untreated untried untroubled untruer untruest untruthful untutored untwisted
    untwisting unused unusually unutterable unutterably unvarnished unveiled unveiling unverified
    unvoiced unwanted unwarranted unwary unwashed unwed unwieldy unwilling unwind unwisely unwiser
    unwisest unwitting unwonted unworkable unworldly unworthy unwrapped unwrapping unyielding unzip
    up upbeat upbraid upbringing upchuck upcoming upcountry update updraft upend upfront upgrade
    upheaval upheld uphill uphold upholster upkeep upland uplift upload upmarket upon uppercase
    upperclassman upperclassmen uppercut uppermost uppity upraise upright uprising uproar uproarious
    uproot ups upscale upset upshot upside upstage upstairs upstanding upstart upstate upstream
    upsurge upswing uptake uptight uptown upturn upward uranium urban urbane urbanization urbanized
    urbanizing urchin urea urethra urethrae urge urgency urgent uric urinalyses urinalysis urinary
    urinate urine urn urology us usability usable usage use useability usefully usefulness uselessly
    uselessness username users usher usherette using usual usurer usurp usury utensil uteri uterine
    uterus utilitarian utility utilize utmost utopia utopian utter utterance uttermost uvula uvulae
    vacancy vacant vacate vacation vaccinate vaccine vacillate vacillation vacua vacuity vacuous
    vacuum vagabond vagary vagina vaginae vaginal vagrancy vagrant vague vain vainglory valance vale
    valedictorian valedictory valence valentine valet valiant valid validate valise valley valorous
    value valve vamoose vamp vampire van vanadium vandal vandalized vandalizing vane vanguard
    vanilla vanished vanishes vanishing vanities vanquish vantage vape vapid vaporize vaporous
    vaporware var variability variable variance variant variate variation varicolored varicose
    varied variegate varies variety various varlet varmint varnish varsity varying vascular vase
    vasectomy vassal vassalage vast vat vaudeville vault vaunt veal vector veep veer vegan vegetable
    vegetarian vegetate vegetation veggie vehemence vehement vehicle vehicular veil vein veld veldt
    vellum velocity velour velvet velveteen venal vend vendetta veneer venerable venerate veneration
    venereal vengeance vengeful venial venison venom venomously venous vent ventilate ventilation
    ventral ventricle ventricular ventriloquism ventriloquist venture venturesome venue veracious
    veracity veranda verandah verb verbalize verbatim verbena verbiage verbose verdant verdict
    verdigris verdure verge verification verify verisimilitude veritable veritably verity vermicelli
    vermilion vermillion vermin vermouth vernacular vernal versatile verse versification versify
    version versus vertebra vertebrae vertebral vertebrate vertex vertical vertices vertiginous
    vertigo verve very vesicle vesper vessel vest vestibule vestige vestigial vestry vet vetch
    veteran veterinarian veterinary veto vex vexatious vi via viability viable viaduct vial viand
    vibe vibrancy vibrant vibraphone vibrate vibration vibrato viburnum vicar vicarage vicarious
    vice viceroy vichyssoise vicinity vicious vicissitude victim victimization victimized
    victimizing victor victories victorious victual vicuna video videocassette videodisc videotape
    videotex vie view viewfinder viewpoint vigil vigilance vigilant vigilante vignette vigor
    vigorously vii viii vile vilification vilify villa village villain villainies villein vim
    vinaigrette vindicate vindication vindictive vine vinegar vineyard vintage vintner vinyl viol
    viola violate violence violent violet violin violoncello viper virago viral vireo virgin virgule
    virile virology virtue virtuosi virtuosity virtuoso virtuously virtuousness virulence virulent
    virus visa visage viscera visceral viscid viscosity viscount viscountesses viscous viscus vise
    visibility visible vision visionary visit vista visual visualization visualized visualizing
    vital vitalized vitalizing vitamin vitiate vitiation viticulture vitreous vitriol vituperate
    vituperation vivace vivacious vivas vivid vivify viviparous vivisection vixen viz vizier
    vocabulary vocal vocalization vocalized vocalizing vocation vocative vociferate vociferation
    vociferous vodka vogue voice voicemail void voile vol volatile volcanic volcano vole volition
    volley volleyball volt voltage voltaic voltmeter volubility voluble volubly volume voluminous
    voluntary volunteer voluptuary voluptuous vomit voodoo voracious voracity vortex vortices votary
    vote vouch vouchsafe vow vowel voyage voyeur voyeuristic vs vulcanize vulgar vulgarities
    vulgarization vulgarized vulgarizing vulnerability vulnerable vulture vulva vulvae vuvuzela
    vying wabbit wack wackier wackiest wackiness wacko wad waddle wade wadi wafer waffle waft wag
    wage wagered wagering waggish waggle wagon waif wail wainscot waistband waistcoat waistline wait
    waitress waive wake wakefulness waken waldoes waldos wale walk walkout walkway wall wallaby
    wallboard wallet walleye wallflower wallop wallow wallpaper walnut walrus waltz wampum wan
    wander wanderlust wands wane wangle wank wanna wannabe wannabee want wanton wapiti war warble
    warded warden warder warding wardrobe wardroom wards warehouse warez warfare warhead warhorse
    warier wariest warily wariness warlike warlock warlord warm warmhearted warmonger warmth warn
    warp warpath warrant warrantied warranties warrantying warren warrior wart warthog wartier
    wartiest wartime was wash washbasin washboard washbowl washcloth washerwoman washerwomen washout
    washroom washstand washtub wasp wassail wastage waste wastebasket wastefully wastefulness
    wasteland wastepaper wastewater wastrel watch watchband watchdog watchfully watchfulness
    watchmaker watchman watchmen watchtower watchword water waterbed waterboard watercolor
    watercourse watercraft watercress waterfall waterfowl waterfront waterier wateriest waterline
    waterlogged watermark watermelon waterpower waterproof watershed waterside waterspout watertight
    waterway waterworks watt wattage wattle wave waveform wavelength wavelet wavered wavering wavier
    waviest waviness wax waxen waxier waxiest waxiness waxwing waxwork way wayfarer wayfaring waylay
    wayside wayward we weak weaken weakfish weakling weaknesses weal wealth wealthier wealthiest
    wealthiness wean weapon weaponry wear wearied wearier wearies weariest wearily weariness
    wearisome wearying weasel weather weathercock weatherized weatherizing weatherman weathermen
    weatherproof weave web webcam webcast webinar webisode webmaster webmistress website wed wedge
    wedgie wedlock wee weeded weeder weeding weeds weedy week weekday weekend weeklies weeknight
    weenie weep weepier weepies weepiest weevil weft weigh weight weightier weightiest weightiness
    weightlessness weightlifter weightlifting weird weirdo weirs welched welches welching welcome
    weld welfare welkin well wellington wellspring welshed welshes welshing welt weltered weltering
    welterweight wench wend wens went wept were werewolf werewolves west westbound westerly western
    westernized westernizing westernmost westward wet wetback wetland wetware whack whackier
    whackiest whale whalebone wham whammies wharf wharves what whatchamacallit whatever whatnot
    whatsoever wheal wheat wheaten wheedle wheel wheelbarrow wheelbase wheelchair wheelwright wheeze
    wheezy whelk whelp when whence whenever where whereabouts whereas whereat whereby wherefore
    wherein whereof whereon wheresoever whereupon wherever wherewithal whet whether whetstone whew
    whey which whichever whiff while whim whimper whimsey whimsical whimsy whine whinier whiniest
    whinny whip whipcord whiplash whippersnapper whippet whippoorwill whirl whirligig whirlpool
    whirlwind whirr whirs whisk whiskered whiskey whiskies whisper whistle whit white whitecap
    whitefish whiten whitewall whitewash whither whittle whiz whizz who whoa whodunit whodunnit
    whoever whole wholehearted wholesale wholesome whom whomever whomsoever whoop whoopee whoosh
    whopper whopping whore whorehouse whorl whose whosoever why wick wickeder wickedest wickedly
    wickedness wickerwork wicket wide widen widescreen widespread widgeon widget widow widowhood
    width wield wiener wife wig wigeon wiggle wigglier wiggliest wight wigwag wigwam wiki wildcat
    wildebeest wilder wildernesses wildest wildfire wildflower wildfowl wildlife wildly wildness
    wilds wile wilfully wilfulness wilier wiliest wiliness will willfully willfulness willies
    willingly willingness willow willpower wilt wimp wimpier wimpiest wimple win wince winch windbag
    windbreak windburn winded windfall winding windjammer windlass windmill window windowpane
    windowsill windpipe winds windscreen windshield windsock windstorm windsurf windswept windup
    windward windy wine wineglass winery wing wingnut wingspan wingspread wingtip wink winnow wino
    winsome winter wintergreen winterier winteriest winterized winterizing wintertime wintry wipe
    wire wirelesses wiretap wirier wiriest wiriness wisdom wise wiseacre wisecrack wish wishbone
    wishfully wisp wispier wispiest wist wistaria wisteria wistfully wistfulness wit witch
    witchcraft witchery with withdraw withdrawn withdrew withered withering withheld withhold within
    without withstand withstood witlessly witnessed witnesses witnessing witticism wittier wittiest
    wittily wittiness wittingly wive wiz wizard wizardry wizened wizzes wk wkly wobble wobblier
    wobbliest woe woebegone woefuller woefullest woefully wok woke woken wolf wolfhound wolfram
    wolverine wolves woman womanhood womanized womanizer womanizing womankind womanlier womanliest
    womanlike womanliness womb wombat womble women womenfolk won wonder wonderfully wonderland
    wondrous wonky wont woo woodbine woodcarving woodchuck woodcocks woodcraft woodcut wooded wooden
    wooding woodland woodman woodmen woodpecker woodpile woods woodshed woodsier woodsiest woodsman
    woodsmen woodwind woodwork woodworm woody woof wool woolen woolgathering woolie woollier
    woollies woolliest woolliness woozy worded wording wordplay words wordy wore work workaday
    workaholic workaround workbench workbook workday workfare workflow workforce workhorse workhouse
    workingman workingmen workload workman workmanlike workmen workout workplace worksheet workshop
    workstation workweek world worldlier worldliest worldliness worldwide worm wormhole wormier
    wormiest wormwood worn worrisome worry worrywart worse worsen worshiped worshiper worshipful
    worshiping worshipped worshipper worshipping worsted worsting worth worthier worthies worthiest
    worthily worthiness worthlessness worthwhile wot would wound wove woven wow wrack wraith wrangle
    wrap wraparound wrapt wrath wrathfully wreak wreath wreathe wreck wreckage wren wrench wrest
    wrestle wretch wretcheder wretchedest wretchedly wretchedness wriggle wriggly wright wring
    wrinkle wrinkly wristband wristwatch writ write writhe written wrong wrongdoer wrongdoing
    wrongfully wrongfulness wrongheaded wrote wroth wrought wrung wry wt wuss xci xcii xciv xcix
    xcvi xcvii xenon xenophobia xenophobic xerographic xerography xi xii xiii xiv xix xor xref xterm
    xv xvi xvii xviii xx xxi xxii xxiii xxiv xxix xxv xxvi xxvii xxviii xxx xxxi xxxii xxxiii xxxiv
    xxxix xxxv xxxvi xxxvii xxxviii xylem xylophone yacht yachtsman yachtsmen yack yahoo yak yam
    yammered yammering yank yap yard yardage yardarm yardstick yarmulke yarn yaw yawl yawn yd ye yea
    yeah yearbook yearling yearly yearn years yeasty yell yellow yelp yen yeoman yeomen yep yes
    yeshiva yeshivah yeshivot yeshivoth yest yesterday yesteryear yet yeti yew yield yip yippee yo
    yock yodel yoga yoghourt yoghurt yogi yogin yogurt yoke yokel yolk yonder yore you young
    youngster yours yourself yourselves youth youthfully youthfulness yowl yr yrs yttrium yucca yuck
    yuckier yuckiest yukked yukking yuks yule yuletide yum yummier yummiest yup yuppie zany zap zeal
    zealot zealously zealousness zebra zebu zed zen zenith zephyr zeppelin zero zeroth zest
    zestfully zeta zigzag zilch zillion zinc zincked zincking zing zinnia zip zippered zippering
    zippier zippiest zircon zirconium zit zither zodiac zombi zombie zone zonked zoo zoological
    zoology zoom zorch zucchini zwieback zygote
    """
}
