// Derived from SCOWL (http://wordlist.sourceforge.net), default size, American spelling. Copyright
// 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word
// lists, the associated scripts, the output created from the scripts, and its documentation for any
// purpose is hereby granted without fee, provided that the above copyright notice appears in all
// copies and that both that copyright notice and this permission notice appear in supporting
// documentation. Kevin Atkinson makes no representations about the suitability of this array for
// any purpose. It is provided "as is" without express or implied warranty.

/// Stems of common English words with these initials; inflections are reduced by `Inflection`.
enum EnglishWordsSToT {
  static let words: StaticString = """
    sabbatical saber sable sabotage saboteur sabre sac saccharin saccharine sacerdotal sachem sachet
    sack sackcloth sacrament sacred sacrifice sacrificial sacrilege sacrilegious sacristan sacristy
    sacrosanct sad sadden saddle saddlebag sadistic safari safe safeguard safekeeping safety
    safflower saffron sag saga sagacious sagacity sage sagebrush sago saguaro sahib sail sailboard
    sailboat sailcloth sailfish saint sainthood saintlier saintliest saintliness saith sake saki
    salaam salacious salad salamander salami salary sale salesclerk salesgirl salesman salesmen
    salespeople salesperson saleswoman saleswomen salience salient saline saliva salivary salivate
    salivation sallied sallies sallow sallying salmon salmonella salmonellae salon saloon salsa salt
    saltcellar saltier saltiest saltine saltpeter saltpetre saltshaker saltwater salubrious salutary
    salute salvage salve salvo samba same samizdat samovar sampan sample samurai sanatoria
    sanatorium sancta sanctification sanctify sanctimonious sanction sanctity sanctuary sanctum
    sandal sandalwood sandbag sandbank sandbar sandblast sandbox sandcastle sanded sandhog sanding
    sandlot sandman sandmen sandpaper sandpiper sands sandstone sandstorm sandwich sandy sane sang
    sangfroid sanguinary sanguine sanitaria sanitarium sanitary sanitation sanitize sank sans
    sanserif sap sapience sapient sapling sapphire sappier sappiest saprophyte sapsucker sarape
    sarcasm sarcastic sarcoma sarcomata sarcophagi sarcophagus sardine sardonic saree sari sarong
    sarsaparilla sartorial sash sashay sass sassafras sassier sassiest sat satanic satanism satay
    satchel sate sateen satellite satiate satiety satin satinwood satire satirically satirized
    satirizing satisfaction satisfactory satisfy satrap saturate saturation saturnine satyr sauce
    saucepan saucier sauciest saucily sauciness sauerkraut sauna saunter sausage saute savage
    savagery savannahes savannahs savannas savant save savior saviour savored savoring savory savvy
    saw sawdust sawhorse sawmill sawn sax saxophone say scab scabbard scabbier scabbiest scabies
    scabrous scad scaffold scag scalar scalawag scald scale scalene scalier scaliest scallion
    scallop scallywag scalp scalpel scam scamp scampered scampering scampi scan scandal scandalized
    scandalizing scandalmonger scandalously scansion scant scantier scanties scantiest scantily
    scantiness scapegoat scapula scapulae scar scarab scarce scare scarecrow scarf scarier scariest
    scarify scarlet scarves scat scathing scatological scatterbrain scattered scattering scavenge
    scenario scene scenery scenically scent scepter schedule schema schematic scheme scherzi scherzo
    schism schismatic schist schizoid schizophrenia schizophrenic schlemiel schlep schlepp schlock
    schmaltz schmaltzier schmaltziest schmalz schmooze schmuck schnapps schnauzer scholar scholastic
    school schoolbook schoolboy schoolchild schoolchildren schooldays schoolgirl schoolhouse
    schoolmarm schoolmaster schoolmate schoolmistress schoolroom schoolteacher schoolwork schoolyard
    schooner schrod schtick schuss schwa sciatic sciatica science scientific scientist scimitar
    scintilla scintillate scintillation scion scissor sclerosis sclerotic scoff scofflaw scold
    scoliosis scollop sconce scone scoop scoot scope scorch score scoreboard scorecard scorn
    scornfully scorpion scotch scoundrel scour scourge scout scoutmaster scow scowl scrabble
    scraggly scram scramble scrap scrapbook scrape scrappier scrappiest scratch scratchier
    scratchiest scratchiness scrawl scrawny scream screech screechier screechiest screen screenplay
    screenshot screenwriter screw screwball screwdriver screwier screwiest scribble scribe scrimmage
    scrimp scrimshaw scrip script scripture scriptwriter scrod scrofula scrog scroll scrooge scrota
    scrotum scrounge scrub scrubbier scrubbiest scruff scruffier scruffiest scrumptious scrunch
    scrunchie scruple scrupulous scrutinize scrutiny scuba scud scuff scuffle scull scullery
    scullion sculpt sculpture scum scumbag scummier scummiest scupper scurf scurrilous scurry scurvy
    scuttle scuttlebutt scuzzy scythe sea seabed seabird seaboard seacoast seafarer seafaring
    seafood seagoing seal sealant sealskin seam seaman seamen seamier seamiest seamstress seance
    seaplane seaport search searchingly searchlight seared searing sears seascape seashell seashore
    seasick seaside season seat seaward seaway seaweed seaworthy sebaceous sec secede secession
    seclude seclusion seclusive second secondary secondhand secrecy secret secretariat secretary
    secrete secretion secretively secretiveness sect sectarian section sectionalism secular
    secularization secularized secularizing secure securities sedan sedate sedation sedentary sedge
    sediment sedimentary sedition seditious seduce seduction seductive sedulous see seeded seeding
    seedless seedling seeds seedy seek seem seemingly seemlier seemliest seemliness seen seep
    seepage seers seersucker seesaw seethe segfault segment segregate segregation segue seismic
    seismograph seismology seize seizure seldom select selection selectively selectivity selectman
    selectmen selenium self selfie selfishly selfishness selflessly selflessness selfsame sell
    selloff sellout seltzer selvage selvedge selves semantic semaphore semblance semen semester semi
    semiannual semiautomatic semicircle semicircular semicolon semiconductor semiconscious semifinal
    semimonthly seminal seminar seminarian seminaries semiotics semipermeable semiprecious
    semiprivate semiprofessional semiretired semiskilled semitone semitrailer semitropical
    semiweekly senate senatorial send senile senior senna sensational sense senselessly
    senselessness sensibility sensible sensibly sensitive sensitivities sensitize sensory sensual
    sensuous sent sentence sententious sentience sentient sentiment sentimentalism sentimentalist
    sentimentality sentimentalize sentinel sentry sepal separable separate separation sepia sepsis
    septa septet septette septic septicemia septuagenarian septum sepulcher sepulchral sequel
    sequence sequential sequester sequestration sequin sequitur sequoia sera seraglio serape seraph
    seraphim sere serenade serendipitous serendipity serene serf serfdom serge sergeant serial
    serialization serialized serializing series serious sermon sermonized sermonizing serpent
    serpentine serrated serried serum servant serve service serviceman servicemen servicewoman
    servicewomen serviette servile servitude servo servomechanism sesame session set setback
    settable settee settle setup seven seventeen seventeenth seventh seventieth seventy sever
    severance severe sew sewage sewerage sewn sex sexagenarian sexier sexiest sexily sexiness sexpot
    sextant sextet sextette sexting sextons sexual sh shabby shack shackle shade shadow shadowbox
    shadowier shadowiest shads shady shaft shag shaggier shaggiest shagginess shahs shaikh shake
    shakedown shaken shakeup shakier shakiest shakily shakiness shale shall shallot shallow shalt
    sham shaman shamble shame shamefaced shamefully shamefulness shamelessly shammies shampoo
    shamrock shandy shanghai shantung shanty shantytown shape shapelessly shapelessness shapelier
    shapeliest shapeliness shard share sharecropper shareholder shareware sharia shariah shark
    sharkskin sharp sharpen sharpshooter shat shattered shattering shatterproof shave shaven shawl
    shaykh she sheaf shear sheath sheathe sheave shebang shedding sheds sheen sheep sheepdog
    sheepfold sheepishly sheepishness sheepskin sheered sheerer sheerest sheering sheet sheik
    sheikdom sheikh sheikhdom shekel shelf shell shellac shellacked shellacking shellfish shelter
    shelve shenanigan shepherd shepherdesses sherbert sherbet sherd sheriff sherry shibboleth shield
    shift shiftier shiftiest shiftily shiftiness shiftlessness shiitake shill shillalah shillelagh
    shim shimmered shimmering shimmery shimmied shimmies shimmying shin shinbone shindig shine
    shingle shinier shiniest shininess shinnied shinnies shinnying ship shipboard shipbuilder
    shipbuilding shipload shipmate shipshape shipwreck shipwright shipyard shire shirk shirred
    shirring shirt shirtsleeve shirttail shirtwaist shit shittier shittiest shiver shlemiel shlep
    shlepp shlock shoaled shoaling shock shockingly shockproof shod shodden shoddier shoddiest
    shoddily shoddiness shoe shoehorn shoelace shoemakers shoeshine shoestring shogun shone shoo
    shook shoon shoot shootout shop shopaholic shopkeeper shoplift shoptalk shopworn shore shoreline
    shorn short shortage shortbread shortcake shortchange shortcoming shortcut shorten shortfall
    shorthand shorthorn shortlist shortsighted shortstop shortwave shot shotgun should shouldered
    shouldering shout shove shovel show showbiz showboat showcase showdown showered showering
    showery showgirl showier showiest showily showiness showman showmen shown showoff showpiece
    showplace showroom showstopper shrank shrapnel shred shrew shrewder shrewdest shrewdly
    shrewdness shriek shrift shrike shrill shrimp shrine shrink shrinkage shrive shrivel shriven
    shroud shrove shrub shrubbery shrubbier shrubbiest shrug shrunk shrunken shtick shtik shuck
    shuckses shudder shuffle shuffleboard shun shunt shush shut shutdown shuteye shutout shutterbug
    shuttered shuttering shuttle shuttlecock shy shyster sibilant sibling sibyls sic sick sickbed
    sicken sickeningly sickle sicklier sickliest sicknesses side sidearm sidebar sideboard sideburns
    sidecar sidekick sidelight sideline sidelong sidereal sidesaddle sideshow sidesplitting sidestep
    sidestroke sideswipe sidetrack sidewalk sidewall sideways sidewise sidle siege sierra siesta
    sieve sift sigh sight sightread sightseeing sightseer sigma sign signaled signaling signalize
    signalled signalling signatory signature signboard signet significance significant signification
    signify signpost silage silence silent silhouette silica silicate siliceous silicious silicon
    silicone silicosis silk silken silkier silkiest silkworm sill sillier sillies silliest silliness
    silo silt silvan silver silverfish silversmith silverware sim simian similar similarities simile
    simmered simmering simpatico simper simple simpleton simplex simplicity simplification simplify
    simplistic simply simulate simulation simulcast simultaneous sin since sincere sine sinecure
    sinew sinfully sinfulness sing singe single singletons singsong singular singularities sinister
    sink sinkhole sinuous sinus sinusitis sinusoidal sip siphon sir sire siren sirloin sirocco sirup
    sis sissier sissies sissiest sister sisterhood sit sitar sitcom site situ situate six sixpence
    sixteen sixteenth sixth sixtieth sixty size sizzle skate skateboard skedaddle skeet skein
    skeletal skeleton skeptic sketch sketchier sketchiest skew skewered skewering ski skidded
    skidding skids skiff skilful skill skillet skillfully skim skimp skimpier skimpiest skimpiness
    skin skinflint skinhead skinnier skinniest skinniness skintight skip skippered skippering
    skirmish skirt skit skittered skittering skittish skivvy skulduggery skulk skull skullcap
    skullduggery skunk sky skycap skydive skydove skyjack skylark skylight skyline skyrocket
    skyscraper skyward skywriter skywriting slab slack slacken slag slain slake slalom slam slander
    slang slangier slangiest slant slantwise slap slapdash slaphappy slapstick slash slat slate
    slather slattern slaughter slaughterhouse slave slavered slavering slavery slavishly slaw slay
    sleaze sleazier sleaziest sleazily sleaziness sled sledged sledgehammer sledges sledging sleek
    sleep sleepier sleepiest sleepily sleepiness sleeplessness sleepwalk sleepwear sleepyhead sleet
    sleeve sleigh slender slenderized slenderizing slept sleuth slew slice slick slide slideshow
    slight slim slime slimier slimiest sling slingshot slink slinkier slinkiest slip slipcover
    slipknot slippage slippery slipshod slit slither sliver slob slobbered slobbering sloe slog
    slogan sloop slop slope sloppier sloppiest sloppily sloppiness slosh slot sloth slothfulness
    slouch slouchier slouchiest slough sloven slovenlier slovenliest slovenliness slow slowdown
    slowpoke sludge slue slug sluggard sluggish sluice slum slumber slumbrous slumdog slumlord slump
    slung slunk slurp slurred slurring slurs slush slushier slushiest slut sluttish sly smack small
    smallpox smarmy smart smarten smartphone smartwatch smash smattering smear smell smellier
    smelliest smelt smidge smidgen smidgeon smidgin smile smilingly smirch smirk smit smite smith
    smithereens smithies smitten smock smog smoggier smoggiest smoke smokehouse smokestack smoky
    smolder smooch smooth smoothie smorgasbord smote smother smoulder smudge smudgy smug smuggle
    smurf smut smuttier smuttiest snack snaffle snafu snag snail snake snakebite snakier snakiest
    snap snapdragon snappier snappiest snappish snapshot snare snarf snark snarkier snarkiest snarl
    snatch snazzy sneak sneakier sneakiest sneer sneeringly sneeze snicker snide sniff sniffle
    snifter snigger snip snipe snippet snippier snippiest snit snitch snivel snob snobbery snobbier
    snobbiest snobbish snooker snoop snoopier snoopiest snoot snootier snootiest snootiness snooze
    snore snorkel snort snot snottier snottiest snout snow snowball snowblower snowboard snowbound
    snowdrift snowdrop snowfall snowflake snowier snowiest snowman snowmen snowmobile snowplow
    snowshed snowshoe snowstorm snowsuit snub snuck snuff snuffbox snuffle snug snuggle so soak soap
    soapbox soapier soapiest soapiness soapstone soapsuds soar sob sobered soberer soberest sobering
    soberly soberness sobriety sobriquet soccer sociability sociable sociably social socialistic
    socialite socialization socialized socializing societal society socioeconomic sociological
    sociology sociopath sock socket sod soda sodden sodium sodomite sodomy sofa soft softball soften
    softhearted softie software softwood soggy soil soiree sojourn solace solar solaria solarium
    sold soldered soldering soldier sole solecism solemn solemnized solemnizing solenoid soli
    solicit solicitously solicitude solidarity solider solidest solidification solidify solidity
    solidly solidness soliloquize soliloquy solitaire solitary solitude solo sols solstice
    solubility soluble solution solve solvency solvent somber sombre sombrero some somebody someday
    somehow someone someplace somersault something sometime someway somewhat somewhere somnambulism
    somnambulist somnolence somnolent son sonar sonata song songbird songster songwriter sonnet
    sonnies sonority sonorous soon soot sooth soothe soothingly soothsayer sootier sootiest sop
    sophism sophist sophisticate sophistication sophistry sophomore soporific soppier soppiest
    soprano sorbet sorcerer sorceress sorcery sordid sore sorehead sorghum sorority sorrel sorrow
    sorrowfully sorry sort sorta sortie sos sot sottish soubriquet souffle sough sought soul
    soulfully soulfulness soulmate sound soundlessly soundproof soundtrack soup soupcon soupier
    soupiest sour source sourdough sourpuss souse south southbound southeast southeasterly
    southeastern southeastward southerly southern southernmost southpaw southward southwest
    southwesterly southwestern southwestward souvenir sovereign sovereignty soviet sow sown sox soy
    soya soybean spa space spacecraft spaceflight spaceman spacemen spacesuit spacewalk spacial
    spacier spaciest spacious spade spadework spaghetti spake spam span spandex spangle spaniel
    spank spare spareribs sparingly spark sparkle sparred sparring sparrow spars sparse spartan
    spasm spasmodic spastic spat spate spatial spattered spattering spatula spawn spayed spaying
    spays speak speakeasy spear spearhead spearmint spec specialist specialize specialty specie
    specific specify specimen speciously speck speckle spectacle spectacular spectator specter
    spectra spectral spectroscope spectroscopy spectrum speculate speculation sped speech speed
    speedboat speedier speediest speedily speedometer speedster speedup speedway spell spellbind
    spellbound spellcheck spelt spelunker spend spendthrift spent sperm spermatozoa spermatozoon
    spermicide spew sphere spheroid sphincter sphinges sphinx spice spicy spider spiel spiffy spigot
    spike spiky spill spillage spillway spilt spin spinach spindle spindlier spindliest spine spinet
    spinier spiniest spinnaker spinoff spinster spinsterhood spiraea spiraled spiraling spiralled
    spiralling spire spirea spirit spiritual spiritualistic spirituous spit spitball spite
    spitefuller spitefullest spitefully spitefulness spitfire spittle spittoon splash splashdown
    splashier splashiest splat splattered splattering splay spleen splendid splendor splenetic
    splice spline splint splintered splintering split splodge splotch splotchier splotchiest splurge
    splutter spoil spoilage spoilsport spoilt spoke spoken spokesman spokesmen spokespeople
    spokesperson spokeswoman spokeswomen spoliation sponge spongy sponsor spontaneity spontaneous
    spoof spook spookier spookiest spool spoon spoonbill spoonerism spoonsful spoor sporadic spore
    sporran sport sportier sportiest sportscast sportsman sportsmanlike sportsmen sportswear
    sportswoman sportswomen spot spotlessly spotlessness spotlight spottier spottiest spottiness
    spouse spout sprain sprang sprat sprawl spray spread spreadsheet spree sprig sprightly spring
    springboard springier springiest springiness springtime sprinkle sprint sprite spritz sprocket
    sprout spruce sprung spry spud spume spumone spumoni spun spunk spunkier spunkiest spur spurious
    spurn spurt sputter sputum spy spyglass spyware sq squab squabble squad squadron squalid squall
    squalor squander square squash squashier squashiest squat squaw squawk squeak squeakier
    squeakiest squeal squeamish squeegee squeeze squelch squid squiggle squiggly squint squire
    squirm squirmier squirmiest squirrel squirt squish squishier squishiest sriracha stab stability
    stabilize stable staccati staccato stack stadia stadium staff stag stage stagecoach stagehand
    stagflation staggered staggering stagnant stagnate stagnation staider staidest staidly stain
    staircase stairway stairwell stake stakeout stalactite stalagmite stale stalemate stalk stall
    stallion stalwart stamen stamina stammer stamp stampede stance stanch stanchion stand standard
    standardization standardized standardizing standby standoff standout standpoint standstill stank
    stanza staph staphylococci staphylococcus staple star starboard starch starchier starchiest
    stardom stare starfish stargazer stark starlet starlight starlings starlit starrier starriest
    start startle startlingly startup starve stash stat state statehood statehouse statelier
    stateliest stateliness stateroom stateside statesman statesmanlike statesmen statewide
    statically station stationary stationery statistic statistician statuary statue statuesque
    statuette stature status statute statutory staunch stave stay stdio stead steadfast steadied
    steadier steadies steadiest steadily steadiness steadying steak steakhouse steal stealth
    stealthier stealthiest stealthily steam steamboat steamier steamiest steamroll steamrollered
    steamrollering steeds steel steelier steeliest steep steeple steeplechase steeplejack steer
    steerage steins stellar stem stench stencil stenographer stenographic stenography stent
    stentorian step stepbrother stepchild stepchildren stepdad stepdaughter stepfather stepladder
    stepmom stepmother stepparent steppe steppingstone stepsister stepson stereo stereophonic
    stereoscope stereotype sterile sterilization sterilized sterilizer sterilizing sterling stern
    sterna sternum steroid stethoscope stevedore stew steward stewardesses stick stickier stickies
    stickiest stickiness stickleback stickler stickpin stickup stiff stiffen stifle stigma stigmata
    stigmatize stile stiletto still stillbirth stillborn stilt stimulant stimulate stimulation
    stimuli stimulus sting stingier stingiest stingily stinginess stingray stink stint stipend
    stipple stipulate stipulation stirred stirrer stirring stirrup stirs stitch stoat stochastic
    stock stockade stockbroker stockholder stockier stockiest stockiness stockpile stockroom
    stockyard stodgy stoic stoke stole stolen stolid stomach stomachache stomp stone stonewall
    stoneware stonework stonier stoniest stonily stood stooge stool stoop stop stopcock stopgap
    stoplight stopover stoppable stoppage stoppered stoppering stopwatch storage store storefront
    storehouse storekeeper storeroom storied stories stork storm stormier stormiest stormily
    storminess storybook storyteller stout stove stovepipe stow stowaway straddle strafe straggle
    straggly straight straightaway straightedge straighten straightforward straightjacket strain
    strait straiten straitjacket strand strange strangle stranglehold strangulate strangulation
    strap straplesses strata stratagem strategic strategy stratification stratify stratosphere
    stratum straw strawberry stray streak streakier streakiest stream streamline street streetcar
    streetlight streetwalker streetwise strength strengthen strenuous strep streptococcal
    streptococci streptococcus streptomycin stress stretch stretchier stretchiest strew strewn
    striated stricken strict stricture stridden stride strident strife strike strikeout strikingly
    string stringency stringent stringier stringiest strip stripe stripling stript striptease strive
    striven strobe strode stroke stroll strong strongbox stronghold strontium strop strophe strove
    struck structuralist structure strudel struggle strum strumpet strung strut strychnine stub
    stubbier stubbiest stubble stubborn stucco stuck stud student studied studies studio studious
    studlier studliest studying stuff stuffier stuffiest stuffily stuffiness stultification stultify
    stumble stump stumpier stumpiest stun stung stunk stunningly stunt stupefaction stupefy
    stupendous stupid stupidities stupor sturdy sturgeons stutter sty stye style styli stylishly
    stylishness stylistic stylized stylizing stylus stymie stymying styptic suave sub subatomic
    subbasement subconsciously subcontracted subcontracting subcontractor subcutaneous subdivided
    subdividing subdue subheading subj subject subjection subjectively subjectivity subjoined
    subjoining subjugate subjugation subjunctive subleased subleasing sublet sublimate sublimation
    sublimed sublimely sublimer sublimest subliminal subliming sublimity submerged submergence
    submerging submerse submersible submersion submissive submit subnormal suborbital subordinate
    suborn subpoena subscribed subscriber subscribing subscription subsequent subservience
    subservient subset subsided subsidence subsidiary subsiding subsidize subsidy subsist
    subsistence subsonic substantial substantiate substantiation substantive substitute substitution
    substrate subsume subterfuge subterranean subtitled subtitling subtle subtlety subtotal
    subtracted subtracting subtrahend subtropical suburb suburbanite suburbia subversive subvert
    subway succeed success successfully succession successively succinct succor succotash succulence
    succulent succumb such suchlike suck suckered suckering suckle sucrose suction sudden suds
    sudsier sudsiest sue suede suet suffer sufferance suffice sufficiency sufficient suffix
    suffocate suffocation suffragan suffrage suffragette suffuse suffusion sugar sugarcane sugarcoat
    sugarier sugariest suggest suggestible suggestion suggestively suicide suing suit suitability
    suitably suitcase suite sukiyaki sulfate sulfide sulfur sulk sulkier sulkies sulkiest sulkily
    sulkiness sullen sully sulphur sultan sultana sultanate sultry sum sumac sumach summarize
    summary summation summered summerhouse summering summertime summery summit summitry summon
    summonsed summonses summonsing sumo sump sumptuous sun sunbathe sunbeam sunblock sunbonnet
    sunburn sunburnt sundae sunder sundial sundown sundry sunfish sunflower sung sunglasses sunk
    sunken sunlamp sunlight sunlit sunnier sunniest sunrise sunroof sunscreen sunset sunshine
    sunspot sunstroke suntan sunup sup superannuate superb supercharged supercharger supercharging
    supercilious supercomputer superconductor superego superficial superfluity superfluous
    superimposed superimposing superintended superintendence superintendency superintendent
    superintending superior superlative superman supermen supernatural supernumerary supersede
    supersized supersizing supersonic superspreader superstition superstitious supertanker superuser
    supervene supervised supervising supervisor supine supplant supple supplemental supplementary
    supplemented supplementing suppliant supplicant supplicate supplication supplied supplier
    supplies supplying support suppose supposedly supposition suppository suppress suppression
    suppurate suppuration supranational supremacy supreme surcease surcharge sure surefire
    surefooted surety surf surface surfboard surfeit surge surgeon surgery surgically surlier
    surliest surliness surmise surmount surname surpass surplice surplus surprise surprisingly
    surreal surrealistic surrender surreptitious surrey surrogate surround surtax surveillance
    survey survive susceptibility susceptible sushi suspect suspend suspense suspension suspicion
    suspicious sustain sustenance suture svelte swab swaddle swag swaggered swaggerer swaggering
    swains swallow swallowtail swam swami swamp swampier swampiest swan swanked swanker swankest
    swanking swanks swanky swap sward swarm swarthy swash swashbuckler swashbuckling swastika swat
    swatch swath swathe swattered swattering sway swaybacked swear swearword sweat sweatier
    sweatiest sweatpants sweatshirt sweatshop sweep sweepstake sweet sweetbread sweetbriar
    sweetbrier sweeten sweetheart sweetie sweetmeat swell swellhead swelter swept swerve swift swig
    swill swim swimsuit swindle swine swing swipe swirl swish switch switchback switchblade
    switchboard swivel swizzle swollen swoon swoop swop swordfish swordplay swordsman swordsmen
    swore sworn swum swung sybarite sycamore sycophant syllabi syllabic syllabification syllabify
    syllable syllabus syllogism syllogistic sylph sylvan symbioses symbiosis symbiotic symbol
    symbolically symbolization symbolized symbolizing symmetric symmetry sympathetic sympathize
    sympathy symphonic symphony symposia symposium symptom symptomatic synagog synagogue synapse
    sync synch synchronize synchronous syncopate syncopation syndicate syndication syndrome
    synergism synergistic synergy synod synonym synopses synopsis syntactic syntax syntheses
    synthesis synthesize synthetic syphilis syphilitic syphon syringe syrup sysadmin sysop system
    systematic systematize systolic tab tabbies tabernacle table tableau tableaux tablecloth
    tableland tablespoon tablespoonsful tablet tableware tabloid taboo tabu tabular tabulate
    tabulation tachometer tacit taciturn tack tackier tackiest tackiness tackle taco tact tactfully
    tactically tactician tactile tactlessly tactlessness tadpole tads taffeta taffy tag tail
    tailcoat tailgate taillight tailored tailoring tailpipe tailspin tailwind taint take takeaways
    taken takeoff takeout takeover talc tale talent talisman talk talkative tall tallied tallies
    tallow tallyho tallying talon tamale tamarind tambourine tame tamp tampered tampering tampon
    tams tan tanager tandem tang tangelo tangent tangential tangerine tangibility tangible tangier
    tangiest tangle tango tank tankard tannery tannin tansy tantalize tantalizingly tantamount
    tantrum tap tape tapered tapering tapestry tapeworm tapioca tapir taproom taproot tar tarantula
    tarantulae tarball tardy tare target tariff tarmac tarmacked tarmacking tarnish taro tarot tarp
    tarpaulin tarpon tarragon tarried tarrier tarries tarriest tarrying tart tartan tartar taser
    task taskmaster tassel taste tastefully tastelessly tastelessness tasty tat tattered tattering
    tattle tattletale tattoo taught taunt taupe taut tautological tautology tavern tawdry tawny tax
    taxi taxicab taxidermy taxonomic taxonomy taxpayer taxying tbs tbsp tea teabag teach teacup teak
    teakettle tealight teals team teammate teamster teamwork teapot teardrop teared tearful teargas
    teargasses tearing tearjerker tearoom tears teary tease teasel teaspoon teaspoonsful teat
    teatime teazel teazle tech technical technicalities technician technique techno technocracy
    technocrat technological technology tectonics tedious tedium tee teem teen teenage teenier
    teeniest teensy teepee teeter teeth teethe teetotal tel telecast telecommunication telecommute
    teleconference telegram telegraph telekinesis telemarketing telemeter telemetry telepathic
    telepathy telephone telephoto telescope telethon teletype teletypewriter televangelist televise
    television telex tell tellingly telltale telnet temblor temerity temp tempera temperamental
    temperance temperate temperature tempered tempering tempestuous tempi template temple tempo
    temporal temporary temporize tempt temptingly temptress tempura ten tenability tenacious
    tenacity tenancy tenant tended tendency tendentious tender tenderfeet tenderfoot tenderhearted
    tenderized tenderizer tenderizing tenderloin tending tendinitis tendon tendonitis tendril tends
    tenement tenet tenfold tennis tenon tenpin tense tensile tension tent tentacle tentative tenth
    tenuous tenure tepee tepid tequilas terabit terabyte tercentenary term termagant terminable
    terminal terminate termination termini terminological terminology terminus termite tern terrace
    terrain terrapin terraria terrarium terrestrial terrible terrier terrific terrify terrifyingly
    territory terror terrorized terrorizing terse tertiary test testament testamentary testate
    testicle testier testiest testify testily testimony testiness testis testosterone tetanus tether
    tetrahedra tetrahedron text textbook textile textual texture thalami thalamus thallium than
    thank thankfully thankfulness thanklessly thanksgiving that thatch thaw the theater theatre
    theatrically thee theft their theistic them thematic theme themselves then thence thenceforth
    thenceforward theocracy theocratic theologian theological theology theorem theoretic
    theoretician theorize theory theosophy therapeutic therapy there thereabout thereafter thereby
    therefore therefrom therein thereof thereon thereto thereupon therewith thermal thermionic
    thermodynamic thermometer thermonuclear thermoplastic thermos thermostat thesauri thesaurus
    these thesis thespian theta thiamin thiamine thick thicken thicket thicknesses thickset thief
    thieve thievery thigh thighbone thimble thin thine thing thingamajig think third thirst
    thirstier thirstiest thirstily thirteen thirteenth thirtieth thirty thistle thistledown thither
    tho thong thoraces thoracic thorax thorium thorn thornier thorniest thorough thoroughbred
    thoroughfare thoroughgoing those thou though thought thoughtfully thoughtfulness thoughtlessly
    thoughtlessness thousand thousandth thraldom thrall thralldom thrash thread threadbare threat
    threaten threateningly three threefold threescore threesome threnody thresh threshold threw
    thrice thrift thriftier thriftiest thriftily thriftiness thrill thrive thriven throat throatier
    throatiest throatily throatiness throb throe thromboses thrombosis throne throng throttle
    through throughout throughput throughway throve throw throwaway throwback thrown thru thrum
    thrush thrusting thruway thud thug thumb thumbnail thumbscrew thumbtack thump thunder
    thunderbolt thunderclap thundercloud thunderhead thunderously thundershower thunderstorm
    thunderstruck thunk thus thwack thwart thy thyme thymi thymus thyroid thyself ti tiara tibia
    tibiae tic tick ticket tickle tidbit tiddlywinks tide tidewater tidied tidier tidies tidiest
    tidily tidiness tidying tie tiebreaker tiers tiff tiger tight tighten tightfisted tightrope
    tightwad tigress tike tilde tile till tillage tilt timber timberland timberline timbre time
    timekeeper timelessness timelier timeliest timeline timepiece timescale timestamp timetable
    timeworn timezone timid timorous timpani tin tincture tinder tinderbox tine tinfoil ting tinge
    tingle tinier tiniest tinker tinkle tinnier tinniest tinsel tinsmith tint tintinnabulation tip
    tipi tipple tipster tipsy tiptoe tiptop tirade tire tireder tiredest tiredness tirelessly
    tirelessness tiresome tiro tissue tit titan titanium titbit tithe titillate titillation title
    titmice titmouse tittered tittering tittle titular tizzy to toad toadied toadies toadstool
    toadying toast toastier toastiest toastmaster tobacco tobacconist toboggan tocsin today toddle
    toddy toe toehold toenail toffee toffy tofu tog toga togae together toggle toil toilet toiletry
    toilette toilsome toke token told tolerable tolerance tolerant tolerate toleration toll
    tollbooth tollgate tomahawk tomato tomb tomboy tombstone tomcat tome tomfoolery tomorrow ton
    tonality tone tong tongue tonier toniest tonight tonnage tonne tonsil tonsillectomy tonsillitis
    tonsorial tonsure too took tool toolbar toolbox toolkit toot tooth toothache toothbrush toothier
    toothiest toothpaste toothpick toothsome top topaz topcoat topically topknot topmast topmost
    topographer topographic topography topological topology topple topsail topside topsoil toque tor
    torch torchlight tore toreador tormented tormenter tormenting tormentor torn tornado torpedo
    torpid torpor torque torrent torrential torrid torsi torsion torso tort torte tortilla tortoise
    tortoiseshell tortuous torture torus toss tossup tost tot totaled totaling totalitarian totality
    totalled totalling tote totem tottered tottering toucan touch touchdown touche touchier
    touchiest touchingly touchstone tough toughen toupee tour touristic tourmaline tournament
    tourney tourniquet tousle tout tow toward towel towered towering towhead town townhouse
    townsfolk townsman townsmen townspeople towpath toxemia toxic toxicology toxin toy trace tracery
    trachea tracheae tracheotomy track tract traction trade trademark tradesman tradesmen tradition
    traditionalist traduce traffic trafficked trafficker trafficking tragedian tragedy tragic
    tragicomedy trail trailblazer train trainee traipse trait traitorous trajectory tram trammel
    tramp trample trampoline trance tranquil tranquilized tranquilizer tranquilizing tranquillity
    tranquillize trans transact transaction transatlantic transceiver transcend transcendence
    transcendent transcendentalism transcendentalist transcontinental transcribe transcript
    transcription transducer transept transfer transference transfigure transfinite transfix
    transfixt transform transfuse transfusion transgress transgression transience transiency
    transient transistor transit transition transitively transitory translate translation
    transliterate transliteration translucence translucent transmigrate transmigration transmissible
    transmission transmit transmittable transmittal transmute transnational transoceanic transom
    transparency transparent transphobia transphobic transpire transplant transponder transport
    transpose transposition transsexual transshipment transshipped transshipping transubstantiation
    transverse transvestism transvestite trap trapdoor trapeze trapezoid trappable trapshooting
    trash trashcan trashier trashiest trauma traumata traumatic traumatize travail travel travelog
    travelogue traverse travesty trawl tray treacherous treachery treacle tread treadle treadmill
    treas treason treasure treasury treat treaties treatise treble tree treetop trefoil trek trellis
    tremble tremendous tremolo tremor tremulous trench trenchant trend trendier trendies trendiest
    trepidation trespass tress trestle triad triage trialed trialing triangle triangular
    triangulation triathlon tribalism tribe tribesman tribesmen tribulation tribune tributary
    tribute triceps triceratops trick trickery trickier trickiest trickiness trickle trickster
    tricolor tricycle trident triennial trifecta trifle trifocals trig triggered triggering
    triglyceride trigonometric trigonometry trike trilateral trill trillion trillionth trilogy trim
    trimaran trimester trinity trinket trio trip tripartite tripe triple triplet triplicate tripod
    tripos triptych trisect trite triumph triumphant triumvirate trivet trivia trivial trivialities
    trivialized trivializing trochee trod trodden troglodyte troika troll trolley trollies trollop
    trombone tromp tron troop trope trophy troposphere trot troth troubadour trouble troublemaker
    troubleshoot troubleshot troublesome trough trounce troupe trouser trousseau trousseaux trout
    trowel troys truancy truant truce truck truckle truckload truculence truculent trudge true
    truffle trump trumpery trumpet truncate truncation truncheon trundle trunk truss trusted trustee
    trustful trusting trustworthy trusty truth truthfully truthfulness truthiness try tryout trysted
    trysting ts tsar tsarina tsp tsunami ttys tub tuba tubbier tubbiest tube tubercle tubercular
    tuberculosis tuberculous tuberous tubular tuck tuckered tuckering tuft tug tugboat tuition tulip
    tulle tumble tumbledown tumbleweed tumbrel tumbril tumid tummy tumor tumult tumultuous tun tuna
    tundra tune tunefully tunelessly tungsten tunnel tunnies turban turbid turbine turbojet
    turboprop turbot turbulence turbulent turd turducken tureen turf turgid turkey turmeric turmoil
    turn turnabout turnaround turncoat turnip turnkey turnoff turnout turnover turnpike turnstile
    turntable turpentine turpitude turquoise turret turtle turtledove turtleneck turves tush tusk
    tussle tussock tutelage tutor tutorial tutu tux tuxedo twaddle twain twang tweak twee tweedy
    tweet tweezers twelfth twelve twentieth twenty twerk twerp twice twiddle twig twiggier twiggiest
    twilight twill twin twine twinge twink twinkle twirl twist twit twitch twittered twittering two
    twofer twofold twosome tycoon tying tyke tympana tympanum type typecast typeface typescript
    typeset typewrite typewritten typewrote typhoid typhoon typhus typically typify typo typographer
    typographic typography tyrannical tyrannize tyrannosaur tyrannosaurus tyrannous tyranny tyrant
    tyro tzar tzarina
    """
}
