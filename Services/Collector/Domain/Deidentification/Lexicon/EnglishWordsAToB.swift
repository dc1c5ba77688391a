// Derived from SCOWL (http://wordlist.sourceforge.net), default size, American spelling. Copyright
// 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word
// lists, the associated scripts, the output created from the scripts, and its documentation for any
// purpose is hereby granted without fee, provided that the above copyright notice appears in all
// copies and that both that copyright notice and this permission notice appear in supporting
// documentation. Kevin Atkinson makes no representations about the suitability of this array for
// any purpose. It is provided "as is" without express or implied warranty.

/// Stems of common English words with these initials; inflections are reduced by `Inflection`.
enum EnglishWordsAToB {
  static let words: StaticString = """
    aardvark abaci aback abacus abaft abalone abandon abase abash abate abattoir abbe abbesses abbot
    abbr abbrev abbreviate abbreviation abdicate abdication abdomen abdominal abduct abductee
    abduction abeam abed aberrant aberration abet abettor abeyance abhor abhorrence abhorrent abide
    ability abject abjure ablative ablaze able abloom ablution ably abnegate abnegation abnormal
    abnormalities aboard abode abolish abolition abominable abominably abominate abomination
    aborigine abort abortion abound about above aboveboard abracadabra abrade abrasion abrasive
    abreast abridge abroad abrogate abrogation abrupt abscess abscissa abscissae abscond absence
    absent absentee absinth absinthe absolute absolution absolve absorb absorbency absorbent
    absorption abstain abstemious abstention abstinence abstinent abstract abstractedly abstraction
    abstractnesses abstruse absurd absurdities abundance abundant abuse abusively abusiveness abut
    abuzz abysmal abyss acacia academia academic academician academy acanthi acanthus accede
    accelerate acceleration accent accentuate accentuation accept acceptability acceptably
    acceptance access accessibility accessible accession accessory accident acclaim acclamation
    acclimate acclimation acclimatization acclimatized acclimatizing accolade accommodate
    accommodation accompany accomplice accomplish accord accordance accordingly accordion accost
    account accountability accountancy accountant accouterments accoutrements accredit accretion
    accrue acct acculturation accumulate accumulation accuracy accurate accursed accurst accusative
    accusatory accuse accusingly accustom ace acerbic acerbity acetaminophen acetate acetic acetone
    acetylene ache achieve achoo achromatic achy acid acidify acidulous acing acknowledge acme acne
    acolyte aconite acorn acoustic acquaint acquaintance acquiesce acquiescence acquiescent acquire
    acquisition acquisitive acquit acquittal acre acreage acrid acrimony acrobat acronym across
    acrostic acrylic act actinium action activate activation actively activism activist activity
    actress actual actualities actualization actualized actualizing actuary actuate acuity acumen
    acupuncture acute ad adage adagio adamant adapt adaptability add addend addenda addendum addict
    addiction addition additive addle address addressee adduce adenoid adept adequacy adequate
    adhere adherence adherent adhesion adhesive adiabatic adieu adieux adios adipose adj adjacent
    adjective adjoin adjourn adjudge adjudicate adjudication adjunct adjure adjust adjutant adman
    admen admin administer administrate administration administratively admirably admiralty admire
    admiringly admissibility admissible admission admit admittance admittedly admixture admonish
    admonition admonitory ado adobe adolescence adolescent adopt adoption adorably adore adoringly
    adorn adrenal adrenalin adrenaline adrift adroit ads adulate adulation adult adulterant
    adulterate adulteration adulterer adulteress adulterous adultery adulthood adumbrate adumbration
    adv advance advantage advantageously advent adventitious adventure adventuresome adventuresses
    adventurously adverb adverbial adversary adverse adversities advert advertise advice
    advisability advise advisedly advisory advocacy advocate advt adware adz adze aegis aeon aerate
    aeration aerialist aerie aerobatics aerobic aerodynamic aeronautical aeronautics aerosol
    aerospace aery aesthete aesthetically afar affability affable affably affair affect affection
    affectionate affidavit affiliate affiliation affinity affirm affirmative affix afflict
    affliction affluence affluent afford afforest affray affront afghan aficionado afield afire
    aflame afloat aflutter afoot aforementioned aforesaid aforethought afoul afraid afresh aft
    afterbirth afterburner aftercare aftereffect afterglow afterlife afterlives aftermath afternoon
    aftershave aftershock aftertaste afterthought afterward afterword again agape agar agate agave
    age agency agenda agent agglomerate agglomeration agglutinate agglutination aggrandize aggravate
    aggravation aggregate aggregation aggression aggressive aggressor aggrieve aghast agile aging
    agism agitate agitation agleam aglitter aglow agnostic ago agog agonize agonizingly agony
    agrarian agree agreeably agribusiness agriculturalist agriculture agronomy aground ague ah aha
    ahead ahem ahoy aid aide ail aileron aim aimlessly aimlessness air airborne airbrush aircraft
    airdrop airfare airfield airfoil airhead airier airiest airily airiness airlift airline airmail
    airman airmen airplane airport airsick airspace airstrip airtight airwaves airway airworthy
    aisle ajar akimbo akin alabaster alacrity alarm alarmingly alas alb albacore albatross albeit
    albino album albumen albumin alchemy alcohol alcove alder aldermen alderwoman alderwomen ale
    alert alfalfa alfresco alga algae algebra algebraically algorithm alias alibi alien alienate
    alight align alike alimentary alimony aline alit alive alkali alkaline alkaloid all allay allege
    allegedly allegiance allegorical allegory allegro alleluia allergen allergic allergy alleviate
    alleviation alley alleyway alliance allied allies alligator alliteration alliterative allocate
    allocation allot allover allow allowance alloy allspice allude allure allusion allusive alluvia
    alluvial alluvium allying almanac almighty almond almost alms aloe aloft aloha alone along
    alongside aloof aloud alpaca alpha alphabet alphabetically alphabetized alphabetizing
    alphanumeric alpine already alright also alt altar alterable alteration altercation altered
    altering alternate alternation alternatively altho although altimeter altitude alto altogether
    altruism altruist altruistically alum aluminum alumna alumnae alumni alumnus always am amalgam
    amalgamate amanuenses amanuensis amaranth amaryllis amass amateur amatory amaze amazingly amazon
    ambassador ambassadorial amber ambergris ambiance ambidextrous ambience ambient ambiguity
    ambiguous ambition ambitious ambivalence ambivalent amble ambrosia ambulance ambulatory ambush
    ameba amebae amebic ameer ameliorate amelioration amen amendable amended amending amendment
    amenities amethyst amiability amiable amiably amicability amicable amicably amid amigo amino
    amir amiss amity ammeter ammo ammonia ammunition amnesia amnesiac amnesty amniocenteses
    amniocentesis amoeba amoebae amoebic amok among amoral amorous amorphous amortize amount amour
    amp amperage ampere ampersand amphetamine amphibian amphibious amphitheater amphitheatre ample
    amplification amplify amplitude ampoule ampul ampule amputate amputation amputee amt amuck
    amulet amuse amusingly an anachronism anachronistic anaconda anaemia anaemic anaerobic
    anaesthesia anaesthetic anaesthetist anaesthetize anagram anal analgesia analgesic analog
    analogies analogously analogue analyses analysis analyst analytic analyticalally analyze anapest
    anarchic anarchism anarchistic anarchy anathema anatomic anatomy ancestor ancestral ancestress
    ancestry anchor anchorage anchorite anchorman anchormen anchorpeople anchorperson anchorwoman
    anchorwomen anchovy ancient ancillary and andante andiron androgen androgynous android anecdota
    anecdote anemia anemic anemometer anemone anesthesia anesthesiology anesthetic anesthetist
    anesthetize aneurism aneurysm anew angel angelically anger angina angioplasty angiosperm angle
    angleworm angora angry angst angstrom anguish angular angularities ani animate animatedly anime
    animistic animosity animus anion anise ankh ankle anklet annals anneal annex annihilate
    annihilation anniversary annotate annotation announce annoy annoyance annoyingly annual annuity
    annul annular anode anodyne anoint anomalous anomaly anon anonymity anonymous anopheles anorak
    anorexia anorexic another answer ant antacid antagonism antagonist antagonistically antagonize
    antarctic ante anteater antebellum antecedent antechamber antedate antediluvian antelope antenna
    antennae anterior anteroom anthem anther anthill anthologize anthology anthracite anthrax
    anthropocentric anthropoid anthropological anthropology anthropomorphic anthropomorphism anti
    antibiotic antibodies anticipate anticipation anticipatory anticked anticking anticlimaxes
    antigen antiheroes antimatter antimony antipasti antipasto antipathy antiperspirant antiphonal
    antipodes antiquarian antiquary antiquate antique antiquities antiseptically antithetical
    antitrust antiwar antler antonym anus anvil anxiety anxious any anybody anyhow anymore anyone
    anyplace anything anytime anyway anywhere aorta aortae apace apart apartheid apathetic apathy
    ape aperitif aperture apex aphasia aphasic aphelia aphelion aphid aphorism aphoristic
    aphrodisiac apiary apices apiece aping aplenty aplomb apocalypse apocalyptic apocryphal apogee
    apolitical apologetic apologia apologize apology apoplectic apoplexy apostasy apostate apostle
    apostolic apostrophe apothecary apotheoses apotheosis app appall appallingly apparatus apparel
    apparent apparition appeal appear appearance appease appellant appellate appellation append
    appendage appendectomy appendices appendicitis appendix appertain appetite appetizer appetizing
    applaud applause apple applejack applesauce appliance applicability applicable applicant
    application applicator applied applies applique applying appoint appointee apportion apposite
    apposition appraise appreciable appreciate appreciation appreciatively apprehend apprehension
    apprehensive apprentice apprise apprize approach approbation appropriate appropriation approve
    approvingly approx approximate approximation appurtenance apricot apron apropos apse apt
    aptitude aqua aquaculture aquae aquamarine aquanaut aquaplane aquaria aquarium aquatic aquavit
    aqueduct aqueous aquiculture aquifer aquiline arabesque arable arachnid arbiter arbitrary
    arbitrate arbitration arbor arboreal arboreta arboretum arborvitae arbutus arc arcade arcane
    arch archaeological archaeology archaic archaism archangel archbishop archbishopric archdeacon
    archdiocese archduke archenemy archeological archeology archery archetype archipelago architect
    architecture archived archiving archivist archway arcked arcking arctic ardent ardor arduous are
    area arena argon argosy argot arguably argue argumentation argumentative argyle aria arid aright
    arise arisen aristocracy aristocrat aristocratically arithmetic ark arm armada armadillo
    armament armature armband armchair armhole armies armistice armlet armored armorer armoring
    armory armpit armrest armsful aroma aromatherapy aromatic arose around arouse arpeggio arraign
    arrange arrant array arrears arrest arrive arrogance arrogant arrogate arrow arrowhead arrowroot
    arroyos arsenal arsenic arson art artefact arteriosclerosis artery artfully artfulness arthritic
    arthritis arthropod artichoke article articulate articulation artier artiest artifact artifice
    artificial artillery artisan artiste artistically artistry artlessly artlessness artsy artwork
    as asbestos ascend ascendancy ascendant ascendency ascendent ascension ascent ascertain ascetic
    ascot ascribe ascription aseptic asexual ash ashamed ashcan ashen ashier ashiest ashore ashram
    ashtray aside asinine asininities ask askance askew aslant asleep asocial asp asparagus
    aspartame aspect aspen asperity aspersion asphalt asphyxia asphyxiate asphyxiation aspirant
    aspirate aspire aspirin ass assail assailant assassin assassinate assault assay assemblage
    assemble assemblies assemblyman assemblymen assemblywoman assemblywomen assent assert assertion
    assertively assertiveness assessed assesses assessing assessment assessor asset asseverate
    asshole assiduous assign assimilate assimilation assistance assistant assisted assisting assn
    assoc associate association assonance assort asst assuage assume assumption assurance assure
    assuredly aster asterisk astern asteroid asthma asthmatic astigmatic astigmatism astir astonish
    astonishingly astound astoundingly astrakhan astral astray astride astringency astringent
    astrologer astrological astrology astronaut astronomer astronomic astronomy astrophysicist
    astrophysics astute asunder asylum asymmetric asymmetry asymptotic asynchronous at atavism
    atavistic ate atelier atheism atheist atherosclerosis athlete athletically atlas atmosphere
    atmospherically atoll atom atomizer atonality atone atop atria atrium atrocious atrocity atrophy
    attach attache attack attain attar attempt attend attendance attendant attention attentive
    attenuate attenuation attestation attested attesting attic attire attitude attitudinize attorney
    attract attraction attractively attractiveness attribute attribution attributively attrition
    attune atwitter atypical auburn auction auctioneer audacious audacity audibility audible audibly
    audience audio audiophile audiovisual audit audition auditoria auditorium auditory auger aught
    augment augur auguries august auk aunt aura aurae aural aureola aureole auricle auspice
    auspicious austere austerities authentic authenticate author authoritarian authoritative
    authorities authorization authorized authorizing autism autistic auto autobiographical
    autobiography autocracy autocrat autocratically autograph autoimmune automata automate
    automatically automation automaton automobile automotive autonomous autonomy autopilot autopsy
    autoworker autumn auxiliary avail availability avalanche avarice avaricious avast avatar avdp
    avenge avenue aver average averse aversion avert avg avian aviary aviation aviator aviatrices
    aviatrix avid avionics avocado avocation avoid avoidably avoidance avoirdupois avow avowedly
    avuncular aw await awake awaken award aware awash away awe aweigh awesome awestricken awestruck
    awful awhile awing awkward awl awning awoke awoken awol awry ax axe axial axing axiom axiomatic
    axis axle axon ay ayatollah aye azalea azimuth azure baa babble babe babel baboon babushka baby
    babyhood babysat babysit baccalaureate bacchanal bacchanalian bachelor bacilli bacillus back
    backache backbit backbite backbitten backboard backbone backbreaking backdate backdrop backfield
    backfire backgammon background backhand backhoe backlash backlog backpack backpedal backrest
    backside backslapper backslash backslid backslidden backslide backspace backspin backstabbing
    backstage backstairs backstop backstory backstretch backstroke backtrack backup backward
    backwash backwater backwoods backyard bacon bacteria bacterial bacteriological bacteriology
    bacterium bad bade badge badgered badgering badinage badlands badminton badmouth baffle bag
    bagatelle bagel baggage baggier baggiest bagginess bagpipe bah bail bailiff bailiwick bailout
    bait baize bake bakery balalaika balance balcony balded balder balderdash baldest balding baldly
    baldness balds bale baleen balefully balk balkier balkiest ball ballad balladeer ballast
    ballerina ballet ballistic balloon ballot ballpark ballplayer ballpoint ballroom ballsy ballyhoo
    balm balmier balmiest balminess baloney balsa balsam baluster balustrade bamboo bamboozle ban
    banality banana bandage bandana bandanna banded banding bandit banditry banditti bandoleer
    bandolier bands bandstand bandwagon bandwidth bandy bane bang bangle bani banished banishes
    banishing banishment banister banjo bank bankbook banknote bankroll bankrupt bankruptcy
    bannister banns banquet banshee bantam bantamweight banter banyan baobab baptism baptist
    baptistery baptistry baptize bar barb barbacoa barbarian barbaric barbarism barbarity barbarous
    barbecue barbell barbeque barbered barbering barberry barbershop barbiturate bards bare bareback
    barefaced barefoot barehanded bareheaded barf bargain barge barista baritone barium bark barley
    barmaid barman barn barnacle barneys barnstorm barnyard barometer barometric baron baronesses
    baronet baronial baroque barrack barracuda barrage barrel barren barrette barricade barrier
    barrio barrister barroom bartender barter basalt base baseball baseboard baseline baseman
    basemen bash bashfully bashfulness basically basil basilica basin basis bask basket basketball
    basses bassi bassinet basso bassoon bast bastard bastardized bastardizing baste bastion bat
    batch bate bath bathe bathhouse bathmat bathos bathrobe bathroom bathtub batik baton batsman
    batsmen battalion battened battening battens battered battering battery battier battiest battle
    battlefield battleground bauble baud bauxite bawdy bawl bay bayberry bayonet bayou bazaar
    bazillion bazooka be beach beachcomber beachhead beacon bead beadier beadiest beagle beak beam
    bean beanbag bear bearded bearding bearskin beast beastlier beastliest beastliness beat beaten
    beatific beatify beatitude beatnik beaus beauteous beautician beautification beautifully
    beautify beauty beaux beaver bebop becalm became because beckon becks become becomingly bed
    bedazzle bedbug bedclothes bedeck bedevil bedfellow bedlam bedpan bedraggle bedridden bedrock
    bedroll bedroom bedside bedsore bedspread bedstead bedtime bee beech beechnut beef beefburger
    beefier beefiest beefsteak beehive beekeeper beekeeping beeline been beep beers beeswax beet
    beetle beeves befall befallen befell befit befog before beforehand befoul befriend befuddle beg
    began begat beget beggar begin begone begonia begot begotten begrudge begrudgingly beguile
    beguilingly begun behalf behalves behave behavior behead beheld behemoth behest behind behold
    beholden behoove beige being belabor belated belay belch beleaguer belfry belie belief believe
    belittle bell belladonna bellboy bellhop bellicose bellied bellies belligerence belligerency
    belligerent bellow bellwether bellyache bellybutton bellyful bellying belong beloved below belt
    beltway belying bemoan bemuse bench benchmark bend beneath benediction benefaction benefactor
    benefactress benefice beneficence beneficent beneficial beneficiary benefit benevolence
    benevolent benighted benign bent benumb benzene bequeath bequest berate bereave bereft beret
    bergs beriberi berm berry berserk berth beryllium beryls beseech beset beside besiege besmirch
    besom besot besought bespeak bespoke bespoken best bestial bestiary bestir bestow bestrid
    bestridden bestride bestrode bestseller bet beta betake betaken betcha bethink bethought betide
    betoken betook betray betroth bettered bettering betterment bettor between betwixt bevel
    beverage bevy bewail beware bewilder bewitch beyond biannual bias biathlon bib bible
    bibliographer bibliographic bibliography bibliophile bibulous bicameral bicentennial bicep
    bicepses bicker bicuspid bicycle bid bidden biddies bide bidet bidirectional biennial bier biff
    bifocal bifurcate bifurcation big bigamous bigamy biggie bighearted bighorn bight bigmouth bigot
    bigotry bigwig bike bikini bilateral bile bilge bilingual bilious bilk bill billboard billet
    billfold billiards billies billion billionaire billionth billow bimbo bimonthly bin binary
    binder binderies binding binds binge bingo binnacle binocular binomial biochemical biochemist
    biochemistry biodegradable biodiversity biofeedback biographer biographical biography biological
    biology biomedical bionic biophysicist biophysics biopsy biorhythm biosphere biotechnology
    bipartisan bipartite biped biplane bipolar biracial birch bird birdbath birdbrained birdcage
    birdhouse birdied birdieing birdies birdseed birdwatcher biretta birth birthday birthmark
    birthplace birthrate birthright birthstone biscuit bisect bisection bisexual bishop bishopric
    bismuth bison bisque bistro bit bitch bitchier bitchiest bitcoin bite bitingly bitmap bitten
    bitterer bitterest bitterly bittern bittersweet bitumen bituminous bivalve bivouac bivouacked
    bivouacking biweekly bizarre blab blabbermouth black blackball blackberry blackbird blackboard
    blackcurrant blacken blackguard blackhead blackjack blacklist blackmail blackout blacksmith
    blackthorn blacktop bladder blade blah blame blamelessly blameworthy blammo blanch blancmange
    bland blandishment blank blanket blare blarney blase blaspheme blasphemously blasphemy blast
    blastoff blat blatant blaze blazon bldg bleach bleak bleary bleat bled bleed bleep blemish
    blench blend blent bless blessedly blessedness blest bletch blew blight blimp blind blindfold
    blindingly blindside bling blink blinkered blinkering blintz blintze blip bliss blissfully
    blissfulness blister blithe blitz blivet blizzard bloat bloatware blob bloc block blockade
    blockage blockbuster blockchain blockhead blockhouse blog blond blonde blood bloodbath
    bloodcurdling bloodhound bloodied bloodier bloodies bloodiest bloodlessly bloodmobile bloodshed
    bloodshot bloodstain bloodstream bloodsucker bloodthirsty bloodying bloom blooper blossom blot
    blotch blotchier blotchiest blouse blow blowgun blown blowout blowsy blowtorch blowup blowzy
    blubber bludgeon blue bluebell blueberry bluebird bluebottle bluefish bluegrass bluejacket
    bluejay bluenose blueprint bluestocking bluff blunder blunderbuss blunt blur blurb blurrier
    blurriest blurt blush bluster blvd boa board boardinghouse boardroom boardwalk boars boasted
    boaster boastful boasting boat boatman boatmen boatswain bob bobbies bobbin bobble bobcat
    bobolink bobsled bobtail bobwhite bode bodega bodice bodkin body bodybuilding bodyguard bodywork
    bog boga bogey bogeyman bogeymen boggier boggiest boggle bogie bogon bogosity bogus bohemian
    boil boilerplate boink boisterous bola bolder boldest boldface boldly boldness bole bolero boll
    bologna boloney bolster bolt bomb bombard bombardier bombast bombshell bonanza bonbon bondage
    bonded bonding bonds bondsman bondsmen bone bonehead boneyer boneyest bonfire bonged bonging
    bongo bongs bonier boniest bonito bonkers bonnet bonnier bonniest bonsai bonus boo boob boobies
    boodle boogie book bookcase bookend bookie bookkeeper bookkeeping booklet bookmaker bookmaking
    bookmark bookmobile bookseller bookshelf bookshelves bookshop bookstore bookworm boom boomerang
    boon boondocks boondoggle boorish boors boosted booster boosting boot bootblack bootee booth
    bootie bootleg bootstrap booze boozier booziest bop borax bordello border borderland borderline
    bore boredom boringly born borne boron borough borrow borsch borscht bosh bosom boss bossier
    bossiest bossily bossiness bosun bot botanical botany botch both bothered bothering bothersome
    botnet bottle bottleneck bottom botulism boudoir bouffant bough bought bouillabaisse bouillon
    boulder boulevard bounce bouncier bounciest bound boundary bounden bounteous bountifully bounty
    bouquet bourbon bourgeois bourgeoisie boustrophedon bout boutique boutonniere bovine bow
    bowdlerize bowel bowl bowlder bowlegged bowmen bowsprit bowstring box boxcar boxen boxwood boy
    boycott boyfriend boyhood boyishly boyishness boysenberry bozo bpm bra brace bracelet bracken
    bracket brackish bract brads brag braggart braid braille brain brainchild brainchildren brainier
    brainiest brainstorm brainteaser brainwash braise brake brakeman brakemen bramble bran branch
    branded branding brandish brandy brash brass brassier brassiere brassiest brat brattier
    brattiest bravado brave bravery bravo bravura brawl brawn brawnier brawniest brawniness brayed
    braying brays brazen brazier breach bread breadbasket breadfruit breadth breadwinner break
    breakage breakdown breakfast breakneck breakpoints breakthrough breakup breakwater breast
    breastbone breastplate breaststroke breastwork breath breathe breathier breathiest breathlessly
    breathlessness breathtaking bred breech breed breeze breezy brethren breviary brevity brew
    brewery briar bribe bribery brick brickbat bricklayer bricklaying bride bridegroom bridesmaid
    bridge bridgehead bridgework bridle brief briefcase brier brig brigade brigand brigandage
    brigantine bright brighten brilliance brilliant brim brimfull brimstone brindled brine bring
    brink brinkmanship brinksmanship briny briquet briquette brisk brisket bristle bristly britches
    brittle broach broad broadband broadcast broadcloth broaden broadloom broadside broadsword
    brocade broccoli brochure brogan brogue broil broke broken brokenhearted brokerage brokered
    brokering bromide bromine bronchi bronchitis broncho bronchus bronco brontosaur brontosauri
    brontosaurus bronze brooch brood brook broom broomstick broth brothel brotherhood brotherly
    brought brouhaha brow browbeat browbeaten brown brownie brownout brownstone browse brr bruin
    bruise brunch brunet brunette brunt brush brushwood brusk brusque brutality brutalize brute
    brutishly bubble bubblier bubbliest buccaneer buck buckboard bucket buckeye buckle buckram
    bucksaw buckshot buckskin buckteeth bucktooth buckwheat buckyball bucolic bud buddies budge
    budgerigar budget budgetary budgie buff buffalo buffered buffering buffet buffoon buffoonery bug
    bugaboo bugbear buggier buggies buggiest bugle build buildup built builtin bulb bulge bulgy
    bulimia bulimic bulk bulkhead bulkier bulkiest bulkiness bull bulldog bulldoze bullet bulletin
    bulletproof bullfight bullfinch bullfrog bullheaded bullhorn bullied bullies bullion bullocks
    bullpen bullring bullshit bullying bulrush bulwark bum bumble bumblebee bump bumpier bumpiest
    bumpkin bumptious bun bunch buncombe bundle bung bungalow bunghole bungle bunion bunk bunkhouse
    bunkum bunnies bunt buoy buoyancy buoyant bur burble burden burdensome burdock bureau
    bureaucracy bureaucrat bureaucratically bureaux burg burgeon burgher burglar burglaries
    burglarized burglarizing burgle burial buried buries burka burlap burlesque burlier burliest
    burliness burn burnished burnishes burnishing burnoose burnouses burnout burnt burp burrito
    burro burrow burrs bursar bursitis bursted bursting burying bus busbies busboy bush bushel
    bushier bushiest bushiness bushman bushmen bushwhack busied busier busies busiest busily
    business businesslike businessman businessmen businesswoman businesswomen busses bust bustle
    busybody busying busyness busywork but butane butch butchered butchering butchery butler butt
    butte buttercup buttered butterfat butterfingers butterfly buttering buttermilk butternut
    butterscotch buttery buttock button buttonhole buttress buxom buy buyout buzz buzzard buzzkill
    buzzword by bye byelaw bygone bylaw byline bypass bypast byplay byproduct bystander byte byway
    byword
    """
}
