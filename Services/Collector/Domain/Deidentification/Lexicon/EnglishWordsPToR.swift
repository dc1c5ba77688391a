// Derived from SCOWL (http://wordlist.sourceforge.net), default size, American spelling. Copyright
// 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word
// lists, the associated scripts, the output created from the scripts, and its documentation for any
// purpose is hereby granted without fee, provided that the above copyright notice appears in all
// copies and that both that copyright notice and this permission notice appear in supporting
// documentation. Kevin Atkinson makes no representations about the suitability of this array for
// any purpose. It is provided "as is" without express or implied warranty.

/// Stems of common English words with these initials; inflections are reduced by `Inflection`.
enum EnglishWordsPToR {
  static let words: StaticString = """
    pa pace pacemaker pacesetter pachyderm pacific pacifism pacify pack package packet pact pad
    paddies paddle paddock padlock padre paean pagan page pageant pageantry paginate pagination
    pagoda pail pailsful pain painfuller painfullest painfully painkiller painlessly painstaking
    paint paintbrush paintwork paired pairing pairs pairwise paisley pajamas pal palace palate
    palatial palaver palazzi palazzo pale paleface paleontology palette palimony palimpsest
    palindrome palisade pall palladium pallbearer pallet palliate palliation pallid palm palmetto
    palmier palmiest palmistry palomino palpable palpate palpation palpitate palpitation palsy
    paltry pampas pamper pamphlet pamphleteer pan panacea panache pancake panchromatic pancreas
    pancreatic panda pandemic pandemonium pander pane panegyric panel pang panhandle panicked
    panicking panicky panier pannier panoply panorama panoramic pansy pant pantaloons pantheism
    pantheist pantheon panther pantie pantomime pantry pantsuit pantyhose pap papa papacy papaw
    papaya paperback paperboy papered papergirl paperhanger papering paperweight paperwork papery
    papilla papillae papoose paprika papyri papyrus par parabola parabolic parachute parade paradigm
    paradigmatic paradise paradox paradoxically paraffin paragliding paragon paragraph parakeet
    paralegal parallax parallel parallelogram paralyses paralysis paralytic paralyze paramecia
    paramecium paramedic parameter paramilitary paramount paramour paranoia paranoid paranormal
    parapet paraphernalia paraphrase paraplegia paraplegic paraprofessional parapsychology
    parasailing parasite parasol paratrooper paratroops parboil parcel parch pardon pare parent
    parentage parentheses parenthesis parenthesize parenthetic parenthood parfait pariah parishes
    parishioner park parka parkour parkway parlance parlay parley parliament parliamentarian
    parliamentary parlor parochial parody parole parolee paroxysm parquet parquetry parrakeet
    parricide parried parries parrot parrying parse parsec parsimony parsley parsnip parson
    parsonage part partake partaken parterre parthenogenesis partial participant participate
    participation participatory participial participle particle particular particularities
    particularization particularized particularizing particulate partied parties partisan partition
    partizan partner partook partridge parturition partway partying parvenu pas paschal pasha
    passably passage passageway passbook passe passel passenger passerby passersby passion
    passionate passively passivity passkey passport password past pasta paste pasteboard pastel
    pastern pasteurize pastiche pastie pastime pastoral pastorate pastrami pastry pasturage pasture
    pat patch patchier patchiest patchiness patchwork pate patella patellae patent paternal
    paternalistic paternity path pathetic pathogen pathological pathology pathos pathway patience
    patient patina patinae patine patio patois patriarch patriarchies patrician patricide patrimony
    patriot patriotically patrol patrolman patrolmen patrolwoman patrolwomen patron patronage
    patronized patronizing patronymic patsies pattered pattering pattern patties paucity paunch
    paunchier paunchiest pauper pauperized pauperizing pause pave pavilion paw pawl pawn pawnbroker
    pawnshop pawpaw pay paycheck payday payee payload paymaster payoff payroll paywall payware pct
    pd pea peace peaceably peacefully peacefulness peacekeeping peacemaker peacetime peach peacock
    peafowl peahen peak peal peanut pearl pearlier pearliest pears peasant peasantry pease peat
    pebble pebbly pecan peccadillo peccary peck pecs pectin pectoral peculiar peculiarities
    pecuniary pedagog pedagogue pedal pedant pedantically pedantry peddle pederast pedestal
    pedestrian pedestrianized pedestrianizing pediatric pediatrician pediatrist pedicure pedigree
    pediment pedlar pedometer pee peek peekaboo peel peep peephole peerage peered peering peerless
    peers peeve peevishly peevishness peewee peg pejorative pekoe pelagic pelican pellagra pellet
    pellucid pelt pelves pelvic pelvis pen penalize penalty penance pence penchant pencil pendant
    pended pendent pending pends pendulous pendulum penetrable penetrate penetration penguin
    penicillin penile peninsula penis penitence penitent penitential penitentiary penknife penknives
    penlight penlite penmanship pennant pennies penniless pennon pennyweight penology pension
    pensive pent pentagon pentameter pentathlon penthouse penultimate penury peon peonage peonies
    people pep peppercorn peppered peppering peppermint pepperoni peppery peppier peppiest pepsin
    peptic per perambulate percale perceive percent percentage percentile perceptible perception
    perceptive perceptual perch perchance percolate percolation percussion perdition peregrination
    peremptory perennial perfect perfectible perfection perfidy perforate perforation perforce
    perform performance perfume perfumery perfunctory perhaps pericardia pericardium perigee
    perihelia perihelion peril perilously perimeter period periodically periodicity periodontal
    peripatetic peripheral periphery periphrases periphrasis periscope perishable perished perishes
    perishing peritonea peritoneum peritonitis periwig periwinkle perjure perjury perk perkier
    perkiest perkiness perm permafrost permanence permanent permeability permeable permeate
    permissible permissibly permission permissive permit permute pernicious peroration peroxide
    perpendicular perpetrate perpetration perpetual perpetuate perpetuation perpetuity perplex
    perplexities perquisite persecute persecution perseverance persevere persiflage persimmon
    persist persistence persistent persnickety person persona personae personage personality
    personalize personification personify personnel perspective perspicacious perspicacity
    perspicuity perspicuous perspire persuade persuasion persuasive pert pertain pertinacious
    pertinacity pertinence pertinent perturb peruse pervade pervasive perverse perversion pervert
    peseta pesky peso pessimal pessimism pessimist pessimistically pest pestered pestering pesticide
    pestilence pestilent pestle pet petard petered petering petiole petite petition petrel
    petrifaction petrify petrochemical petrol petrolatum petroleum petticoat pettier pettiest
    pettifog pettily pettiness petulance petulant petunia pew pewee pewter peyote pg phage phalanges
    phalanx phalli phallic phallus phantasm phantasmagoria phantasy phantom pharaoh pharmaceutical
    pharmacology pharmacopeia pharmacopoeia pharmacy pharyngeal pharynges pharynx phase pheasant
    phenobarbital phenomena phenomenal phenomenon phenotype pheromone phial philander philanthropic
    philanthropy philatelic philately philharmonic philippic philistine philodendra philodendron
    philological philology philosopher philosophic philosophize philosophy philter phish phlebitis
    phlegm phlegmatic phloem phlox phobia phobic phoebes phoenix phone phoneme phonetic phonetician
    phoneyed phoneying phonically phonograph phonological phonology phony phooey phosphate phosphor
    phosphorescence phosphorescent phosphorus photo photocopy photoelectric photogenic photograph
    photographically photojournalism photojournalist photon photosensitive photosynthesis
    phototypesetter phototypesetting phrase phraseology phreaking phrenology phyla phylum physic
    physician physicked physicking physiognomy physiological physiology physiotherapy physique pi
    pianissimi pianissimo pianist piano pianoforte piazza piazze pica picante picaresque picayune
    piccalilli piccolo pick pickaback pickax pickaxe pickerel picket pickier pickiest pickle
    pickpocket pickup picnic picnicked picnicker picnicking pictograph pictorial picture picturesque
    piddle pidgin pie piebald piece piecemeal piecework pierce piercingly piers piety piffle pig
    pigeon pigeonhole piggier piggies piggiest piggish piggyback pigheaded piglet pigmentation pigmy
    pigpen pigskin pigsty pigtail piing pike pilaf pilaff pilaster pilau pilaw pilchard pile pileup
    pilfer pilgrim pilgrimage pill pillage pillar pillbox pillion pillory pillow pillowcase pilot
    pilothouse pimento pimiento pimp pimpernel pimple pimplier pimpliest pin pinafore pinball pincer
    pinch pincushion pine pineapple pinfeather pinged pinging pings pinhead pinhole pinion pink
    pinkeye pinkies pinnacle pinnate pinochle pinpoint pinprick pinstripe pint pintoes pintos pinup
    pinwheel pioneer pious pip pipe pipeline pipit pippin pipsqueak piquancy piquant pique piracy
    piranha pirate pirouette pis piscatorial pisses pistachio pistil pistillate pistol piston pit
    pita pitch pitchblende pitchfork pitchman pitchmen piteous pitfall pith pithier pithiest pithily
    pitiable pitied pities pitiful pitiless piton pittance pituitary pitying pivot pixel pixie pixy
    pizazz pizza pizzazz pizzeria pizzicati pizzicato pkg pl placard placate place placebo
    placeholder placenta placentae placental placid placket plagiarism plagiarist plagiarize plague
    plaice plain plainclothes plainclothesman plainclothesmen plaint plaintiff plaintively plait
    plan planar plane planet planetaria planetarium planetary plangent plank plankton plant plantain
    plaque plasma plaster plasterboard plastic plastique plate plateau plateaux platelet platen
    platform platinum platitude platitudinous platonic platoon platter platypi platypus plaudit
    plausibility plausible plausibly play playact playback playbill playboy playfully playfulness
    playgoer playground playhouse playlist playmate playoff playpen playroom plaything playwright
    plaza plea pleaded pleader pleading pleasant pleasantry please pleasingly pleasurably pleasure
    pleat plebeian plebiscite plectra plectrum pled pledge plenary plenipotentiary plenitude
    plenteous plentifully plenty plethora pleurisy plexus pliability pliancy pliant plight plinth
    plod plonk plop plot plough ploughshare plover plow plowman plowmen plowshare ploy pluck
    pluckier pluckiest pluckiness plug plugin plum plumage plumb plume plummet plump plunder plunge
    plunk pluperfect plural pluralistic pluralities pluralized pluralizing plus plush plushier
    plushiest plusses plutocracy plutocrat plutonium ply plywood pneumatic pneumonia poach pock
    pocket pocketbook pocketknife pocketknives pockmark pod podcast podia podiatry podium poem poesy
    poet poetesses poetically poetry pogrom poi poignancy poignant poinsettia point pointedly
    pointier pointiest pointillism pointillist pointlessly pointlessness poise poison poisonously
    poke pokier pokiest pol polar polarities polarization polarized polarizing pole polecat polemic
    polestar police policeman policemen policewoman policewomen policy policyholder polio
    poliomyelitis polished polisher polishes polishing polite politesse politically politician
    politicize politico polities polka poll pollen pollinate pollination polliwog pollster pollutant
    pollute pollution pollywog polo polonaise polonium poltergeist poltroon polyamory polyester
    polyethylene polygamous polygamy polyglot polygon polygraph polyhedra polyhedron polymath
    polymer polymerization polymorphic polynomial polyp polyphonic polyphony polystyrene
    polysyllabic polysyllable polytechnic polytheism polytheist polythene polyunsaturated pomade
    pomegranate pommel pomp pompadour pompom pompon pomposity pompously pompousness poncho pond
    pondered pondering ponderous pone poniard pontiff pontifical pontificate pontoon pony ponytail
    pooch poodle pooh pool poop poor poorhouse pop popcorn pope popgun popinjay poplar poplin
    popover poppa poppies poppycock populace popular popularization popularized popularizing
    populate population populism populist populous porcelain porch porcine porcupine pore pork porn
    porno pornographer pornographic pornography porosity porphyry porpoise porridge porringer port
    portability portage portcullis portend portent portentously porterhouse portfolio porthole
    portico portion portlier portliest portliness portmanteau portmanteaux portrait portraiture
    portray pose poseur posh posit position positively positivism positron posse possessed possesses
    possessing possession possessive possessor possibility possible possibly possum post postage
    postbox postcard postcode postdate postdoc postdoctoral posterior posterity postgraduate
    posthaste posthumous postlude postman postmark postmaster postmen postmistress postmodern
    postmortem postnatal postoperative postpaid postpartum postpone postscript postulate posture
    postwar posy pot potash potassium potato potbelly potboiler potency potent potentate potential
    potentialities potholder pothole pothook potion potluck potpie potpourri potsherd potshot
    pottage pottered pottering pottery pottier potties pottiest pouch poultice poultry pounce pound
    pour pout poverty powder power powerboat powerfully powerhouse powerlessly powerlessness powwow
    pox pp practicability practicably practicality practice practise practitioner pragmatic
    pragmatism pragmatist prairie praise praiseworthy praline pram prance prank prankster prate
    pratfall prattle prawn pray preach preachier preachiest preambled preambling prearranged
    prearrangement prearranging precarious preceded precedence precedent preceding precept precinct
    preciosity precious precipice precipitant precipitate precipitation precipitous precis precise
    precision preclude preclusion precocious precocity preconceived preconceiving preconditioned
    preconditioning precursor predated predating predator predeceased predeceasing predecessor
    predefined predestination predestined predestining predetermination predetermined predetermining
    predicament predicate predication predict predictability predictably predilection predispose
    predisposition predominantly predominated predominating preeminently preempt preemption
    preemptively preen preexisted preexisting prefab prefabricated prefabricating prefabrication
    prefaced prefacing prefatory prefect prefecture prefer preferably preference preferential
    prefigured prefiguring prefix pregnancy pregnant preheated preheating prehensile prejudged
    prejudging prejudgment prejudice preliminary prelude prematurely premeditated premeditating
    premier premiere premise premisses premium premonition premonitory prenup preoccupied
    preoccupies preoccupying preordained preordaining prep prepackaged prepackaging preparation
    preparatory prepared preparing prepay preponderance preponderant preponderate prepositional
    prepossess preposterous preppie prequel prerecorded prerecording preregistered preregistering
    prerogative pres presaged presaging preschooler prescient prescribed prescribing prescription
    prescriptive presence presentable presentation presented presenter presenting presently
    preservation preservative preserved preserver preserving preset preshrinking presided presidency
    president presidential presiding presses pressman pressmen pressure pressurization pressurized
    pressurizing prestige prestigious presto presumably presume presumption presumptive
    presumptuously presumptuousness presupposed presupposing pretence pretend pretentious preterit
    preterite preternatural prettify pretty pretzel prevail prevalent prevaricate prevarication
    preventable preventative prevented preventible preventing prevention preventive previewed
    previewer previewing previous prevue prewar prey price prick prickle pricklier prickliest pricy
    pride priestess priesthood priestly prig priggish prim primacy primaeval primary primate prime
    primeval primitive primogeniture primordial primp primrose prince princelier princeliest
    princesses principal principalities principle print printout prioress prioritize priority priory
    prism prismatic prison prissy pristine prithee privacy private privation privatization
    privatized privatizing privet privilege privy prize prizefight pro proactive probabilistic
    probability probably probate probationary probationer probe problem problematic proboscides
    proboscis procedure proceed process procession proclaim proclamation proclivity procrastinate
    procrastination procreate procreation proctored proctoring proctors procurator procure prodded
    prodding prodigal prodigiously prodigy prods produce product production productively
    productiveness productivity prof profane profanities professed professes professing profession
    professionalism professor professorial proffered proffering proficiency proficient profile
    profit profitability profitably profiteer profligacy profligate proforma profound profundity
    profuse profusion progenitor progeny progesterone prognoses prognosis prognostic prognosticate
    program programme progress progression progressively prohibit prohibition prohibitively
    prohibitory project projectile projection proletarian proletariat proliferate proliferation
    prolific prolix prolog prologue prolong prom promenade prominence prominent promiscuity
    promiscuous promise promisingly promissory promo promontory promote promotion prompt promulgate
    promulgation pron prone prong pronghorn pronoun pronounce pronto pronunciation proof proofread
    prop propaganda propagandist propagandize propagate propagation propane propel propellant
    propellent propensity properer properest properly property prophecy prophesy prophet
    prophetesses prophetically prophylactic prophylaxis propinquity propitiate propitiation
    propitiatory propitious proponent proportion proportionality proportionate propose proposition
    propound proprietary proprietor proprietress propriety propulsion propulsive prorate prosaic
    proscenia proscenium proscribe proscription prose prosecute prosecution proselyte proselytized
    proselytizing prosier prosiest prosody prospect prospectus prosper prosperously prostate
    prostheses prosthesis prosthetic prostitute prostitution prostrate prostration protagonist
    protean protect protection protectively protectiveness protectorate protege protein protest
    protestant protocol proton protoplasm prototype protozoa protozoan protozoon protract
    protraction protrude protrusion protuberance protuberant proud provably prove proven provenance
    provender proverb proverbial provide providence provident providential province provincial
    provision proviso provocation provocative provoke provosts prow prowl proximity proxy prude
    prudence prudent prudential prudery prudishly prune prurience prurient pry psalm pseudo
    pseudonym pshaw psoriasis psst psych psyche psychedelic psychiatric psychiatry psychically
    psycho psychoanalysis psychoanalyst psychoanalyze psychobabble psychogenic psychokinesis
    psychological psychology psychopath psychoses psychosis psychosomatic psychotherapy psychotic pt
    ptarmigan pterodactyl ptomaine pub puberty pubescence pubescent public publican publicized
    publicizing publish puck puckered puckering pudding puddle pudgy pueblo puerile puff puffball
    puffier puffiest puffin pug pugilism pugilist pugnacious pugnacity puke pulchritude pull
    pullback pullet pulley pullout pullover pulmonary pulp pulpier pulpiest pulpit pulsar pulsate
    pulse pulverize puma pumice pummel pump pumpernickel pumpkin pun punch punchier punchiest
    punchline punctilious punctual punctuate punctuation puncture pundit pungency pungent punier
    puniest punishable punished punishes punishing punishment punitive punk punster punt pup pupa
    pupae pupil puppet puppeteer puppetry puppies purblind purchase pure purebred puree purgative
    purgatory purge purification purify puritan puritanically purl purloin purple purport
    purportedly purpose purposefully purred purring purrs purse pursuance pursuant pursue pursuit
    purulence purulent purvey purview pus push pushcart pushier pushiest pushiness pushover pushup
    pusillanimity pusillanimous pusses pussier pussies pussiest pussycat pussyfoot pustule put
    putative putrefaction putrefy putrescence putrescent putrid putsch putt puttered puttering
    puttied putties puttying puzzle pwn pygmy pylon pyorrhea pyramid pyre pyrite pyromania
    pyromaniac pyrotechnic python pyx qt qua quack quackery quadrangle quadrangular quadrant
    quadraphonic quadratic quadrature quadrennial quadriceps quadrilateral quadrille quadriphonic
    quadriplegia quadriplegic quadruped quadruple quadruplet quadruplicate quads quaff quagmire
    quahaug quahog quail quaint quake qualification qualify qualitative quality qualm quandary
    quanta quantify quantitative quantity quantum quarantine quark quarrel quarrelsome quarry quart
    quarterback quarterdeck quartered quarterfinal quartering quarterly quartermaster quartet
    quartette quarto quartz quasar quash quasi quatrain quaver quays queasy queen queenlier
    queenliest queer quell quench querulous query ques quesadilla quest question questionably
    questioningly questionnaire queue quibble quiche quick quicken quickie quicklime quicksand
    quicksilver quid quiescence quiescent quiet quietude quietus quill quilt quince quine quinine
    quintessence quintessential quintet quintuple quintuplet quip quire quirk quirkier quirkiest
    quisling quit quite quiver quixotic quiz quizzes quizzical quoit quondam quorum quota quote
    quoth quotidian quotient rabbi rabbinate rabbinical rabbit rabble rabid rabies raccoon race
    racecourse racehorse raceme racetrack raceway rack racket racketeer raconteur racoon racquet
    racquetball racy radar radial radiance radiant radiate radiation radical radii radio radioactive
    radiogram radioisotope radiology radiotelephone radiotherapy radish radium radius radon raffia
    raffish raffle raft rag raga ragamuffin rage raggeder raggedest raggedly raggedness raggedy
    raglan ragout ragtag ragtime ragweed raided raider raiding raids rail raillery railroad railway
    rain rainbow raincoat raindrop rainfall rainforest rainier rainiest rainmaker rainstorm
    rainwater raise raisin raja rajah rake rakishly rakishness rally ram ramble rambunctious
    ramification ramify ramp rampage rampant rampart ramrod ramshackle ran ranch rancid rancor
    rancorously randier randiest random randomized randomizing randomnesses rang range rangier
    rangiest ranginess rank rankle ransack ransom rant rap rapacious rapacity rape rapid rapier
    rapine rapport rapprochement rapscallion rapt rapture rare rarefy rarities rascal rash rasp
    raspberry raspier raspiest raster rat ratchet rate rather rathskeller ratification ratify ratio
    ration rationale rationalistic rationalization rationalized rationalizing rattan rattier
    rattiest rattle rattlesnake rattletrap rattrap raucous raunchy ravage rave ravel raven
    ravenously ravine ravioli ravished ravishes ravishing ravishment raw rawboned rawhide ray rayon
    raze razz re reach react reactionary reactivated reactivating read readability readership
    readied readier readies readiest readily readiness readjusted readjusting readjustment
    readmitted readmitting readout readying reaffirmed reaffirming real realistic realities
    realizable realization realized realizing reallocated reallocating realm realtor realty ream
    reanimated reanimating reap reappeared reappearing reapply reappointed reappointing
    reappointment reapportioned reapportioning reapportionment reappraisal reappraised reappraising
    rear rearm rearmost rearranged rearrangement rearranging rearward reason reasonableness
    reasonably reassembled reassembling reasserted reasserting reassess reassigned reassigning
    reassured reassuring reawakened reawakening rebated rebating rebel rebellion rebellious rebind
    rebounded rebounding rebroadcasted rebroadcasting rebuffed rebuffing rebuilding rebuke rebus
    rebut rebuttal recalcitrance recalcitrant recalled recalling recantation recanted recanting
    recap recapitulated recapitulating recaptured recapturing recasting recd receded receding
    receipt receive receivership recenter recentest recently receptacle reception receptive receptor
    recess recessional rechargeable recharged recharging rechecked rechecking recherche recidivism
    recidivist recipe recipient reciprocal reciprocate reciprocation reciprocity recital recitation
    recitative recited reciting reckless reckon reclaimed reclaiming reclamation reclassified
    reclassifies reclassifying recline recluse recognizably recognize recoiled recoiling recollected
    recollecting recombination recombined recombining recommenced recommencing recommendation
    recommended recommending recompense recompilation recompiled recompiling reconcile recondite
    reconditioned reconditioning reconfiguration reconfigured reconnaissance reconnected
    reconnecting reconnoiter reconquered reconquering reconsideration reconsidered reconsidering
    reconstituted reconstituting reconstructed reconstructing reconvened reconvening recopy record
    recounted recounting recouped recouping recover recoveries recreant recreated recreating
    recreational recriminate recrimination recrudescence recruit recta rectal rectangle rectangular
    rectification rectify rectilinear rectitude rector rectories rectum recumbent recuperate
    recuperation recur recurrence recursion recursive recyclable recycled recycling red redbreast
    redcap redcoat redden reddish redecorated redecorating rededicated rededicating redeemable
    redeemed redeemer redeeming redefined redefining redemption redeployed redeploying redeployment
    redesigned redesigning redeveloped redeveloping redevelopment redhead redid redirected
    redirecting rediscovered rediscovering rediscovery redistribute redistricted redistricting
    redneck redo redolence redolent redoubled redoubling redoubtable redound redrafted redrafting
    redrawing redressed redresses redressing redskin reduce reduction redundancy redundant redwood
    reed reedier reediest reeducated reeducating reef reek reel reelected reelecting reemerged
    reemerging reemphasized reemphasizing reenacted reenacting reenactment reenforced reenforcing
    reenlisted reenlisting reentered reentering reentries reestablished reestablishes reestablishing
    reevaluated reevaluating reeve reexamined reexamining ref refashioned refashioning refectory
    referee reference referenda referendum referent referential referral referred referring refiled
    refiling refillable refilled refilling refinanced refinancing refined refinement refiner
    refineries refining refinish refit reflect reflection reflexes reflexive refocused refocuses
    refocusing refocussed refocussing reforest reformation reformatory reformatted reformatting
    reformed reformer reforming reformulated reformulating refract refractory refrain refreshed
    refresher refreshes refreshing refreshment refrigerant refrigerate refrigeration refueled
    refueling refuelled refuelling refuge refugee refulgence refulgent refund refurbished
    refurbishes refurbishing refurbishment refurnished refurnishes refurnishing refusal refused
    refusing refute regained regaining regal regalia regard regatta regency regenerated regenerating
    regenerative regexp reggae regicide regime regimen regiment region regionalism register
    registrant registrar registration registry regress regression regret regretfully regrettable
    regrouped regrouping regular regularized regularizing regulate regulation regulatory regurgitate
    regurgitation rehab rehabilitate rehabilitation rehashed rehashes rehashing rehearsal rehearsed
    rehearsing reheated reheating rehi rehired rehiring reign reimburse reimposed reimposing rein
    reincarnated reincarnating reindeer reinforce reinitialize reinserted reinserting reinstalled
    reinstalling reinstate reinterpretation reinterpreted reinterpreting reinvented reinventing
    reinvested reinvesting reis reissued reissuing reiterated reiterating reject rejection rejoice
    rejoinder rejoined rejoining rejuvenate rejuvenation rekindled rekindling relabeled relabeling
    relabelled relabelling relapsed relapsing related relating relation relative relativistic relax
    relaxant relay relearned relearning releasable released releasing relegated relegating
    relegation relented relenting relentless relevance relevant reliably reliance reliant relic
    relieve religion religious relinquish relish relived reliving reloaded reloading relocatable
    relocated relocating reluctance reluctant rely remainder remained remaining remaking remand
    remarkable remarked remarking remarry rematches remedy remembered remembering remembrance remind
    reminisce reminiscence reminiscent remissness remit remittance remnant remodeled remodeling
    remodelled remodelling remonstrate remorse remorsefully remorselessly remortgaged remortgaging
    remotely remoteness remoter remotest remounted remounting removable removal removed remover
    removing remunerate remuneration renaissance renal renamed renaming renascence rend rendered
    rendering rendezvous rendition renegade renege renegotiated renegotiating renew rennet renounce
    renovate renovation renown rent renumber renunciation reoccupied reoccupies reoccupying
    reoccurred reoccurring reopened reopening reordered reordering reorg reorganize rep repackaged
    repackaging repainted repainting repairable repairman repairmen reparation repartee repatriate
    repatriation repay repealed repealing repeatable repeatably repeated repeater repeating repel
    repellant repellent repentance repentant repented repenting repertoire repertory repetitious
    repetitive rephrased rephrasing replaceable replaced replacement replacing replayed replaying
    replenish replete repletion replica replicate replication replied replies replying reported
    reporter reporting reposed reposeful reposing repository repossess reprehend reprehensible
    represent representational representative repressed repressing repression repressive reprieve
    reprimand reprinted reprinting reprise reproach reproachfully reprocessed reprocesses
    reprocessing reproduced reproducible reproducing reproductive reprogramed reprograming
    reprogrammed reprogramming reproofed reproofing reproved reproving reptile reptilian
    republicanism republished republishes republishing repudiate repudiation repugnance repugnant
    repulsed repulsing repulsion repulsive reputably repute reputedly requested requester requesting
    requiem required requirement requiring requisite requisition requital requited requiting reran
    rereading rerouted rerouting rerun rescheduled rescheduling rescind rescission rescue researched
    researcher researches researching reselling resemble resented resentful resenting resentment
    reservation reserved reserving reservist reservoir reset resettled resettling reshuffled
    reshuffling resided residence residency resident residential residing residue resignation
    resigned resigning resilience resilient resin resist resistance resistant resolute resolved
    resolver resolving resonance resonant resonate resorted resorting resounded resounding
    resourceful resp respect respectability respectably respectfully respectively respelled
    respelling respiration respirator respired respiring resplendence resplendent respond respondent
    response responsibility responsible responsively responsiveness rest restarted restarting
    restated restatement restating restaurant restauranteur restaurateur restfuller restfullest
    restfully restfulness restitution restively restiveness restlessly restlessness restocked
    restocking restoration restorative restored restorer restoring restrained restraining restraint
    restricted restricting restriction restrictive restroom restructured restructuring restudy
    resubmitted resubmitting result resultant resume resumption resupply resurfaced resurfacing
    resurgence resurgent resurrect resurrection resuscitate resuscitation retailed retailer
    retailing retain retaking retaliate retaliation retaliatory retard retardant retch retelling
    retention retentive rethinking reticence reticent retina retinae retinal retinue retiree
    retiring retooled retooling retorted retorting retouched retouching retraced retracing
    retractable retracted retracting retrained retraining retreaded retreading retreated retreating
    retrenched retrenches retrenching retrenchment retribution retributive retrieve retroactive
    retrofit retrograde retrogress retrogression retrorocket retrospect retrospection
    retrospectively retry returnable returned returnee returning retweeted retweeting retyped
    retyping reunified reunifies reunifying reunited reuniting reupholstered reupholstering reuse
    rev revaluation revalued revaluing revamped revamping revealed revealing reveille revel revelry
    revenge reverberate reverberation revere reverence reverend reverent reverential reverie
    reversal reversed reversible reversing revert reviewed reviewer reviewing reviled revilement
    reviler reviling revised revising revisited revisiting revitalize revival revived revivification
    revivified revivifies revivifying reviving revocable revoke revolted revolting revolution
    revolutionary revolutionized revolutionizing revolve revue revulsion reward rewind rewired
    rewiring reword reworked reworking rewriting rhapsodic rhapsodize rhapsody rheas rheostat
    rhetoric rhetorician rheum rheumatic rheumatism rhinestone rhino rhinoceri rhinoceros rhizome
    rho rhodium rhododendron rhombi rhomboid rhombus rhubarb rhyme rhythm rhythmically rib ribald
    ribaldry ribbon riboflavin rice rich ricked rickets rickety ricking ricksha rickshaw ricochet
    ricotta rid riddance ridden riddle ride ridge ridgepole ridicule ridiculously ridiculousness
    rife riff riffle riffraff rifle rifleman riflemen rift rig rigamarole right righteous rightfully
    rightfulness rightmost rigid rigmarole rigorous rile rill rim rime rind ring ringleader ringlet
    ringmaster ringside ringtone ringworm rink rinse riot rip ripe ripen ripoff riposte ripple
    ripsaw rise risen risible risk riskier riskiest riskiness risque rite ritual ritualistic ritzy
    rival rivalry riven river riverbed riverfront riverside rivet rivulet rm roach road roadbed
    roadblock roadhouse roadkill roadrunner roadshow roadside roadster roadway roadwork roadworthy
    roam roan roar roast rob robbery robe robin robocall robot robust rock rocket rocketry rockier
    rockiest rockiness rococo rod rode rodent rodeo roe roebuck roentgen rogered rogering rogue
    roguery roguishly roil roister role roll rollback rollerskating rollick roman romance romantic
    romanticized romanticizing romp rood roof rooftop rook rookery rookie room roomier roomiest
    roominess roommate roost root rope rosary rose roseate rosebud rosebush rosemary rosettes
    rosewood rosin roster rostra rostrum rosy rot rotary rotate rotational rote rotisserie
    rotogravure rotten rotund rotunda roue rouge rough roughage roughen roughhouse roughneck
    roughshod roulette round roundabout roundelay roundhouse roundup roundworm rouse roustabout rout
    route routine routinized routinizing rove row rowboat rowdy rowel royal royalty rpm rps rs rte
    rub rubberize rubberneck rubbery rubbish rubble rubdown rube rubella rubicund rubier rubies
    rubiest ruble rubric rucksack ruckus rudder ruddy rude rudiment rudimentary rue ruefully ruff
    ruffian ruffle rug rugby ruggeder ruggedest ruggedly ruggedness rugrat ruin ruing ruinously rule
    rum rumba rumble ruminant ruminate rumination rummage rumored rumoring rump rumple rumpus run
    runabout runaround runaway rundown rune rung runnel runnier runniest runoff runt runway rupee
    rupture rural ruse rush rusk russet rust rustically rusticity rustier rustiest rustiness rustle
    rustproof rut rutabaga ruthless rye
    """
}
