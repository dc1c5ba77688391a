// Derived from SCOWL (http://wordlist.sourceforge.net), default size, American spelling. Copyright
// 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word
// lists, the associated scripts, the output created from the scripts, and its documentation for any
// purpose is hereby granted without fee, provided that the above copyright notice appears in all
// copies and that both that copyright notice and this permission notice appear in supporting
// documentation. Kevin Atkinson makes no representations about the suitability of this array for
// any purpose. It is provided "as is" without express or implied warranty.

/// Stems of common English words with these initials; inflections are reduced by `Inflection`.
enum EnglishWordsMToO {
  static let words: StaticString = """
    ma macabre macadam macaroni macaroon macaw mace macerate maceration machete machine machinery
    machismo macho macintosh mackerel mackinaw mackintosh macrame macro macrobiotic macrocosm
    macrology macron macroscopic mad madam madame madcap madden maddeningly made mademoiselle
    madhouse madman madmen madras madrasa madrasah madrassa madrigals madwoman madwomen maelstrom
    maestri maestro magazine magenta maggot magic magician magisterial magistrate magma magnanimity
    magnanimous magnate magnesia magnesium magnet magnetically magnetization magnetized magnetizing
    magneto magnetosphere magnification magnificence magnificent magnify magnitude magnolia magnum
    magpie maharaja maharajah maharanee maharani maharishi mahatma mahjong mahogany maiden
    maidenhair maidenhead maidenhood maids maidservant mail mailbomb mailbox mailman mailmen maim
    main mainframe mainland mainline mainmast mainsail mainspring mainstay mainstream maintain
    maintainability maintenance maize majestic majesty major majorette majorities make makeshift
    makeup maladjusted maladjustment maladroit malady malaise malapropism malaria malarial malarkey
    malcontent male malediction malefactor malevolence malevolent malfeasance malformation malformed
    malfunction malice malicious malign malignancy malignant malinger mall mallard malleability
    malleable mallet mallow malnourished malnutrition malodorous malpractice malt maltreat malware
    mama mambo mamma mammal mammalian mammary mammogram mammography mammon mammoth man manacle
    manage manageability managerial manatee mandarin mandate mandatory mandible mandolin mandrake
    mandrill mane manege maneuver maneuverability manfully manga manganese mange mangle mango
    mangrove mangy manhandle manhole manhood manhunt mania maniac manicure manifest manifesto
    manifold manikin manipulate manipulation mankind manlier manliest manliness manna mannequin
    mannered mannerism mannerly mannikin mannish manorial manpower manque mansard manse manservant
    mansion manslaughter mantel mantelpiece mantes mantilla mantis mantissa mantle mantlepiece
    mantra manual manufacture manumit manure manuscript map maple mar marabou maraca marathon maraud
    marble march marchioness mare margarine margaritas margin marginalia maria mariachi marigold
    marihuana marijuana marimba marina marinade marinate marine marionette marital maritime marjoram
    mark markdown markedly market marketability marketplace marksman marksmen markup marlins
    marmalade marmoset marmot maroon marquee marquesses marquetry marquise marriage married marries
    marrow marrying marsh marshaled marshaling marshalled marshalling marshier marshiest marshmallow
    marsupial mart marten martial martian martin martinet martini martyr martyrdom marvel
    marvellously marvelously marzipan mas masc mascara mascot masculine mash mashup mask masochism
    masochist mason masonry masque masquerade massacre massage masses masseur masseuse massive mast
    mastectomy mastered masterful mastering masterly mastermind masterpiece masterstroke masterwork
    mastery masthead masticate mastication mastiff mastodon mastoid masturbate masturbation mat
    matador match matchbook matchbox matchmaker matchmaking matchstick mate material materialistic
    materialization materialized materializing materiel maternal maternity math mathematical
    mathematician mathematics matinee matins matriarch matriarchies matrices matricide matriculate
    matriculation matrimony matrix matron matt matte mattered mattering mattock mattress mature
    maturities matzo matzoh matzot matzoth maudlin maul maunder mausolea mausoleum mauve maven
    maverick mavin maw mawkish maxed maxes maxilla maxillae maxillary maxim maxima maximization
    maximized maximizing maximum maxing may maybe mayday mayflower mayfly mayhem mayonnaise mayoral
    mayoralty maypole maze mazourka mazurka me meadow meadowlark meager meal mealier mealiest
    mealtime mean meander meaningful meaningless meant meantime meanwhile measles measly measurably
    measure meat meatball meatier meatiest meatloaf meatloaves mecca mechanic mechanism mechanistic
    mechanize med medalist medallion meddle meddlesome media mediaeval medial median mediate
    mediation medically medicate medication medicine medieval mediocre mediocrities meditate
    meditation meditatively medium medley medulla medullae meek meet meetinghouse megabyte
    megachurch megacycle megahertz megalith megalomania megalomaniac megalopolis megaphone megapixel
    megaton megs meh melancholia melancholic melancholy melange melanin melanoma melanomata meld
    melee mellifluous mellow melodic melodiously melodiousness melodrama melodramatic melody melon
    melt meltdown member membrane meme memento memo memoir memorabilia memorable memoranda
    memorandum memorialize memorize memory men menace menacingly menage menagerie mendacious
    mendacity mended mender mendicant mending mends menfolk menhaden menial meningitis menopause
    menorah menservants menses menstrual menstruate menstruation menswear mental mentalities menthol
    mentholated mention mentor menu meow mercantile mercenary mercerize merchandise merchandize
    merchant merchantman merchantmen mercifully mercilessly mercuric mercury mercy mere meretricious
    merganser merge meridian meringue merino merit meritocracy meritorious mermaid merman mermen
    merry merrymaker merrymaking mes mesas mescal mescaline mesdames mesdemoiselles mesh mesmerism
    mesmerize mesquite message messenger messes messiah messier messiest messieurs messily messiness
    mestizo met metabolic metabolism metabolize metacarpal metacarpi metacarpus metallic
    metallurgical metallurgy metamorphic metamorphism metamorphose metamorphosis metaphor
    metaphorically metaphysical metaphysics metastases metastasis metastasize metatarsal mete
    meteoric meteorite meteoroid meteorological meteorology metered metering methadon methadone
    methane methanol methinks method methodically methodological methodology methought meticulous
    metier metric metro metronome metropolis metropolitan mettle mettlesome mew mewl mezzanine mfg
    mfr mg miaow miasma miasmata mice mickeys micra microaggression microbe microbiology microchip
    microcode microcomputer microcosm microeconomics microfiche microfilm microfloppies microloan
    micrometer micron microorganism microphone microplastics microprocessor microscope
    microscopically microscopy microsecond microsurgery microwave mid midair midday middies middle
    middlebrow middleman middlemen middleweight midge midget midland midmost midnight midpoint
    midriff midshipman midshipmen midstream midsummer midterm midtown midway midweek midwife
    midwifery midwinter midwived midwives midwiving midyear mien miff might mightier mightiest
    mightily mightiness migraine migrant migrate migration migratory mike mil milch milder mildest
    mildew mildly mildness mile mileage milepost milestone milf milieu milieux militancy militant
    militarism militaristic militarize military militate militia militiaman militiamen milk milkier
    milkiest milkiness milkmaid milkman milkmen milkshake milksop milkweed mill millage millennia
    millennial millennium millepede millet milligram milliliter millimeter milliner million
    millionaire millionth millipede millisecond millrace millstone milquetoast mime mimeograph
    mimetic mimicked mimicking mimicry mimosa minaret minatory mince mincemeat mindbogglingly minded
    mindful minding mindless minds mine minefield mineral mineralogy minestrone minesweeper mingle
    mini miniature miniaturization miniaturized miniaturizing minibike minibus minibusses minicam
    minicomputer minifloppies minim minima minimalism minimalist minimization minimized minimizing
    minimum minion miniscule miniseries miniskirt minister ministerial ministrant ministration
    ministry minivan mink minnow minored minoring minority minster minstrel mint mintier mintiest
    minuend minuet minus minuscule minute minuteman minutemen minutia minutiae minx miracle
    miraculous mirage mire mirror mirth mirthfully misalignment misanthrope misapply misapprehended
    misapprehending misappropriated misappropriating misbehaved misbehaving misc miscalculated
    miscalculating miscalled miscalling miscarry miscasting miscegenation miscellaneous miscellany
    mischievous misconceived misconceiving misconducted misconducting misconstrued misconstruing
    miscounted miscounting miscreant miscue misdealing misdemeanor misdiagnosed misdiagnosing misdid
    misdirected misdirecting misdo miser miserably miseries miserliness misfeasance misfired
    misfiring misfit misgiving misgoverned misgoverning misguided misguiding mishandled mishandling
    mishap mishmash misidentified misidentifies misidentifying misinformation misinformed
    misinforming misinterpretation misinterpreted misinterpreting misjudged misjudgement misjudging
    misjudgment mislay misleading misled mismanaged mismanagement mismanaging mismatched mismatches
    mismatching misnomer misogynistic misogyny misplaced misplacing misplayed misplaying misprinted
    misprinting mispronounced mispronouncing misquotation misquoted misquoting misreading
    misrepresentation misrepresented misrepresenting misruled misruling miss misshapen missile
    missilery mission missionary misspelled misspelling misspending misstated misstatement
    misstating mist mistakenly mistaking mistier mistiest mistily mistimed mistiming mistiness
    mistletoe mistranslated mistreated mistreating mistreatment mistresses mistrial mistrust
    mistyping misunderstand misunderstood misuse mite mitered mitering mitigate mitigation mitosis
    mitt mitten mix mixture mizzen mizzenmast mkay ml mm mnemonic mo moan moat mob mobile
    mobilization mobilized mobilizing mobster moccasin mocha mock mockery mockingbird mockingly mod
    mode model modem moderate moderation modern modernistic modernization modernized modernizing
    modestly modesty modicum modification modify modishly modishness modular modulate module modulo
    modulus mogul mohair moiety moire moist moisten moisture moisturized moisturizer moisturizing
    molar molasses molded molder molding molds moldy mole molecular molecule molehill moleskin
    molestation molested molester molesting moll mollification mollify mollusc mollusk mollycoddle
    molt molten molybdenum mom moment momentary momentousness momentum momma mommies monarch
    monarchies monastery monastic monaural monetarism monetary monetize money moneybag moneymaker
    moneymaking mongeese monger mongolism mongoose mongrel monicker monied monies moniker monitor
    monk monkey monkeyshine mono monochromatic monochrome monocle monocotyledon monogamous monogamy
    monogram monograph monolingual monolith monolog monologue monomania monomaniac mononucleosis
    monophonic monopolistic monopolize monopoly monorail monosyllabic monosyllable monotheism
    monotheist monotone monotonically monotonously monoxide monsieur monsignor monsignori monsoon
    monster monstrance monstrosity monstrous montage month monthlies monument moo mooch moods moody
    moon moonbeam moonlight moonlit moonscape moonshine moonshot moonstone moonstruck moored mooring
    moorland moors moose moot mop mope moppet moraine morale moralistic moralities moralized
    moralizing morass moratoria moratorium moray morbid mordant more moreover morgue moribund morn
    morocco moron morose morpheme morphine morphological morphology morrows morsel mortal mortar
    mortarboard mortgage mortgagee mortice mortician mortification mortify mortise mortuary mos
    mosaic mosey mosque mosquito mosses mossier mossiest most mote motel moth mothball motherboard
    mothered motherfucker motherfucking motherhood mothering motherland motherless motherly motif
    motile motion motivate motivation motley motlier motliest motocross motorbike motorboat
    motorcade motorcar motorcycle motored motoring motorist motorize motorman motormen motormouth
    motorway mottle motto mound mount mountain mountaineer mountainside mountaintop mountebank mourn
    mournfully mournfulness mouse mousetrap mousse moustache mousy mouth mouthpiece mouthwash
    mouthwatering move movie movingly mow mown mozzarella mpg mph ms mu much mucilage muck muckier
    muckiest muckrake mucous mucus mud muddied muddier muddies muddiest muddiness muddle muddying
    mudguard mudslide mudslinger mudslinging muesli muezzin muff muffin muffle mufti mug muggier
    muggiest mugginess muggle mukluk mulatto mulberry mulch mule muleteer mulishly mulishness mull
    mullah mullet mulligatawny mullion multi multicolored multicultural multidimensional
    multifaceted multifarious multilateral multilingual multimedia multimillionaire multinational
    multiplayer multiple multiplex multiplicand multiplication multiplicative multiplicity
    multiplied multiplier multiplies multiplying multiprocessing multipurpose multiracial multitask
    multitude multitudinous multivariate multiverse multivitamin mum mumble mummery mummies
    mummification mummify mumps munch munchies munchkin mundane mung municipal municipalities
    munificence munificent munition mural murder murderesses murderously murk murkier murkiest
    murkily murkiness murmur muscat muscatel muscle muscular musculature muse museum mush mushier
    mushiest mushiness mushroom musicale musician musicology musk muskellunge musket musketeer
    musketry muskier muskiest muskiness muskmelon muskrat muslin mussed mussel musses mussing mussy
    must mustache mustang mustard mustered mustering mustier mustiest mustiness mutability mutant
    mutate mute mutilate mutilation mutineer mutinous mutiny mutt muttered muttering mutton mutual
    muumuu muzzle my myna mynah myopia myopic myriad myrrh myrtles myself mysteriously
    mysteriousness mystery mystic mystification mystify mystique myth mythological mythology nab
    nabob nacho nacre nadir nag nagware naiad nail nailbrush naive naivete naivety naked name
    namesake nanny nanobot nanosecond nanotechnology nap napalm nape naphtha naphthalene napkin
    nappier nappies nappiest narc narcissi narcissism narcissistic narcissus narcosis narcotic nark
    narrate narration narrow narwhal nary nasal nasalized nasalizing nascent nasturtium nasty natal
    nation nationalism nationalist nationality nationalize nationwide native nativities natl natty
    naturalism naturalist naturalize naturalness nature naught naughtier naughtiest naughtily
    naughtiness nausea nauseam nauseate nauseatingly nauseous nautical nautili nautilus nave navel
    navigability navigable navigate navigation navy nay naysayer near nearby nearsighted neat neath
    nebula nebulae nebulous necessary necessitate necessity neck neckerchief neckerchieves necklace
    neckline necktie necromancer necromancy necrophilia necrosis nectar nectarine nee needed needful
    needing needle needlepoint needlessly needlework needs needy nefarious neg negate negatived
    negatively negativing negativity neglect neglectfully neglig negligee negligence negligent
    negligible negotiable negotiate negotiation neigh neighbor neighborhood neighborliness neither
    nematode nemeses nemesis neoclassic neocolonialism neocon neoconservative neodymium neologism
    neon neonate neophilia neophyte neoprene nephew nephritis nepotism neptunium nerd nerdier
    nerdiest nerve nervelessly nervously nervousness nervy nest nestle net netbook nether nethermost
    netiquette nettle nettlesome network neural neuralgia neuralgic neuritis neurological neurology
    neuron neuroses neurosis neurosurgery neurotic neurotransmitter neuter neutral neutralization
    neutralized neutralizer neutralizing neutrino neutron never nevermore nevertheless new newbie
    newborn newcomer newel newfangled newline newlywed newsagents newsboy newscast newsflash
    newsgroup newsletter newsman newsmen newspaper newspaperman newspapermen newspaperwoman
    newspaperwomen newsprint newsreel newsstand newsworthy newsy newt newton next nexus niacin nib
    nibble nice nicety niche nick nickel nickelodeon nickle nicknack nickname nicotine niece nifty
    nigga niggard niggardliness niggaz nigger niggle nigh night nightcap nightclothes nightclub
    nightfall nightgown nighthawk nightie nightingale nightlife nightmare nightshade nightshirt
    nightstick nighttime nihilism nihilist nil nimbi nimble nimbus nincompoop nine ninepin nineteen
    nineteenth ninetieth ninety ninja ninny ninth nip nippier nippiest nipple nirvana nit nite
    nitpick nitrate nitrogen nitroglycerin nitroglycerine nitwit nixed nixes nixing no nobility
    noble nobleman noblemen noblewoman noblewomen nobly nobody nocturne nod node nodular nodule
    noels noes noggin noise noiselessly noiselessness noisemaker noisome noisy nomad nomenclature
    nominal nominate nomination nominee non nonagenarian nonalcoholic nonaligned nonbeliever
    nonbreakable nonce nonchalance nonchalant noncom noncommittally nonconductor nonconformist
    nonconformity nondenominational nondescript nondrinker none nonentities nonesuch nonetheless
    nonfat nonhazardous nonindustrial nonliving nonobjective nonpareil nonpayment nonphysical
    nonplused nonpluses nonplusing nonplussed nonplussing nonpoisonous nonpolitical nonpolluting
    nonproductive nonprofessional nonrefundable nonrenewable nonscheduled nonseasonal nonsensical
    nonsexist nonskid nonsmoker nonsmoking nontaxable nontransferable nonuser nonverbal nonvoting
    noodle nook noon noonday noontime noose nope nor norm normalcy normality normalize normative
    north northbound northeast northeasterly northeastern northeastward northerly northern
    northernmost northward northwest northwesterly northwestern northwestward nos nose nosebleed
    nosedive nosedove nosegay nosh nosier nosiest nosiness nostalgia nostalgic nostril nostrum not
    notably notarize notary notch note notebook notepad notepaper noteworthy nothing notice
    noticeably noticeboard notification notify notion notoriety notorious notwithstanding notwork
    nougat nought noun nourish nous nova novae novel novelette novellas novelle novelty novice
    novitiate now nowadays noway nowhere nowise noxious nozzle nth nuance nub nubile nuclear nuclei
    nucleic nucleus nude nudge nugget nuisance nuke null nullification nullify numb numbered
    numbering numberless numbskull numeracy numeral numerate numeration numeric numerology numerous
    numismatic numismatist numskull nun nuncio nunnery nuptial nurse nursemaid nursery nurseryman
    nurserymen nurture nut nutcracker nuthatch nutmeat nutmeg nutria nutrient nutriment nutrition
    nutritious nutritive nutshell nuttier nuttiest nuttiness nuzzle nybble nylon nymph nymphomania
    nymphomaniac oaf oak oaken oakum oar oarlock oarsman oarsmen oases oasis oat oaten oath oatmeal
    obduracy obdurate obedience obedient obeisance obeisant obelisk obese obey obfuscate obfuscation
    obit obituary obj object objection objectionably objectively objectiveness objectivity oblate
    oblation obligate obligatory oblige obligingly oblique obliterate obliteration oblivion
    oblivious oblong obloquy obnoxious oboe obscene obscenities obscure obscurities obsequiously
    obsequiousness obsequy observably observance observant observational observatory observe obsess
    obsession obsessively obsidian obsolescence obsolescent obsolete obstacle obstetric obstetrician
    obstinacy obstinate obstreperous obstruct obstruction obstructively obstructiveness obtain
    obtrude obtrusive obtuse obverse obviate obvious ocarina occasion occidental occlude occlusion
    occlusive occult occupancy occupant occupation occupy occur occurrence ocean oceangoing
    oceanographer oceanographic oceanography ocelot ocher ochre octagon octal octane octave octet
    octette octogenarian octopi octopus ocular oculist odd oddball oddities ode odious odium
    odometer odor odoriferous odyssey of off offbeat offend offense offensively offensiveness
    offered offering offertory offhand offhandedly office officeholder official officialdom
    officiate officious offline offload offset offshoot offshore offside offspring offstage oft
    often oftentimes ogle ogre oh ohm oho ohs oil oilcloth oilfield oilier oiliest oiliness oilskin
    oink ointment okay okra old olden oldie oleaginous oleander oleo oleomargarine olfactory
    oligarch oligarchies olive ombudsman ombudsmen omega omelet omelette omen ominous omission omit
    omnibus omnibusses omnipotence omnipotent omnipresence omnipresent omniscience omniscient
    omnivore on once oncology oncoming one onerous oneself onetime ongoing onion onionskin online
    onlooker only onomatopoeia onomatopoeic onrush onset onshore onslaught onto onus onward onyx
    oodles oops ooze op opacity opal opalescence opalescent opaque open openhanded openwork opera
    operable operand operate operation operetta ophthalmic ophthalmology opiate opine opinion
    opinionated opioid opium opossum opponent opportune opportunistic opportunities oppose opposite
    opposition oppress oppression oppressively opprobrious opprobrium ops opt optically optician
    optima optimal optimism optimist optimistically optimize optimum option optometry opulence
    opulent opus or oracle oracular oral orange orangeade orangutan orangutang orate oration
    oratorical oratorio oratory orb orbit orc orchard orchestra orchestral orchestrate orchestration
    orchid ordain ordeal order orderlies orderliness ordinal ordinance ordinary ordination ordnance
    ordure ore oregano organ organdie organdy organelle organically organization organized organizer
    organizing orgasm orgiastic orgy orient orientate orifice origami origin originality originate
    oriole ormolu ornament ornate ornery ornithology orotund orphan orphanage orthodontia
    orthodontic orthodontist orthodox orthodoxies orthogonal orthographic orthography orthopaedic
    orthopaedist orthopedic orthopedist oscillate oscillation oscilloscope osier osmosis osmotic
    osprey ossification ossify ostensible ostentation ostentatious osteopath osteoporosis ostracism
    ostracize ostrich other otherwise otherworldly otiose otter ottoman ouch ought ounce our
    ourselves oust out outage outbalanced outbalancing outbid outbuilding outburst outclassed
    outclasses outclassing outcropped outcropping outcry outdated outdid outdistanced outdistancing
    outdo outermost outfielder outfit outflanked outflanking outfox outgo outgrowing outlandish
    outlasted outlasting outlaw outlay outlet outlined outlining outlived outliving outmaneuvered
    outmaneuvering outmanoeuvre outmoded outnumber outperformed outperforming outplacement outplayed
    outplaying outpouring output outraged outrageous outraging outran outranked outranking outre
    outreached outreaches outreaching outrider outrigger outrun outselling outset outshined
    outshining outsider outsized outsmarted outsmarting outsourced outsourcing outspokenly
    outspokenness outspreading outstanding outstayed outstaying outstretched outstretches
    outstretching outstripped outstripping outvoted outvoting outward outwearing outweighed
    outweighing outwit ova oval ovarian ovary ovation oven over overachieved overachiever
    overachieving overact overage overall overate overawe overbalanced overbalancing overbearing
    overbooked overbooking overburdened overburdening overcasting overcharged overcharging
    overclocked overclocking overcoming overcompensated overcompensating overcooked overcooking
    overcrowd overdid overdo overdosed overdosing overdrawing overdressed overdresses overdressing
    overdue overeat overemphasized overemphasizing overenthusiastic overestimated overestimating
    overexposed overexposing overextended overextending overflowed overflowing overgrowing
    overhanging overhauled overhauling overheard overhearing overheated overheating overindulged
    overindulging overjoy overland overlap overlay overlie overloaded overloading overlooked
    overlooking overmuches overpass overpay overplayed overplaying overpopulated overpopulating
    overpowered overpowering overpriced overpricing overprinted overprinting overproduced
    overproducing overprotective overqualified overran overrated overrating overreached overreaches
    overreaching overreacted overreacting overreaction overriding overruled overruling overrun
    oversampling oversaw overseas oversee overselling oversexed overshadowed overshadowing
    overshared oversharing overshooting oversimplified oversimplifies oversimplifying oversized
    oversleeping overspecialized overspecializing overspending overspreading overstated
    overstatement overstating overstayed overstaying overstepped overstepping overstocked
    overstocking overstuffed oversupply overt overtaking overtax overthinking overthrowing overture
    overturned overturning overuse overweening overwhelm overwhelmingly overworked overworking
    overwriting overzealous oviduct oviparous ovoid ovulate ovule ovum ow owe owing owl owlet own
    ownership ox oxbow oxen oxford oxide oxidized oxidizer oxidizing oxyacetylene oxygen oxygenate
    oxymora oxymoron oyster oz ozone
    """
}
