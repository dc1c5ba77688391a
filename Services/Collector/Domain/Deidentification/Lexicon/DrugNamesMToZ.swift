// Derived from the DrugBank open data vocabulary (CC0) by way of drug-named-entity-recognition
// 2.0.9 (MIT, Copyright (c) 2023 Fast Data Science Ltd), limited to drugs that MedlinePlus
// describes.

/// Names of drugs with these initials that `MedicalSuffixes` does not cover.
enum DrugNamesMToZ {
  static let words: StaticString = """
    mabthera mabura macitentan macitentanum macrodantin macrogol macrophage macugen madicure madrine
    mafodotin magagel magnecyl magonate malarone malathion maldison maldroxal maninil mantadix
    mapluxin mapox maprolu maprotilin maprotilina maprotiline maprotilinum maprotylina maraleucel
    maralixibat maraviroc maravirocum marbaxin marboxil mareen marevan margenza margesic marinol
    marol marplan marqibo maruate masflex matulane mavenclad mavik mavyret maxair maxidex maxipime
    maxitram maxitrol maxolon maynar mayzent meballymal mebendan mebendazol mebendazolum mebenvet
    mebeverine mebutan mebutate meclastine meclodium meclofenamate mecloprodin meclozina meclozine
    mectizan mediplast medphalan medroxyprogesterone mefac mefacit mefenamic mefenaminsaure mefic
    mefliam mefloquin mefloquina mefloquine mefloquinum mefoxin mefoxitin megace megestrol mekinist
    mektovi meldian meldopa meleril melfalano melflufen melizide mellaril melleretten melleril
    melleryl meloxicamum melphalan melphalanum melzine memantin memantina memantine memantinum
    menactra menacwy mentadent menveo meperidina mephaquin mephloquine mephyton meprobamat
    meprobamate meprobamato meprobamatum mepron meprospan merbentyl mercapto mercaptoethane
    mercaptoguanine mercaptopurina mercaptopurine mercaptothion mercaptovaline mercapurin mercasolyl
    mercazol mercazolyl merkaptopurin merkazolil meropenem meropenemum merphalan merrem mesalazine
    mesilate mesilates mesna mesnex mesnum mesoridazina mesoridazine mesoridazinum mestacine
    mestinon mesuximida mesuximide mesuximidum mesylate mesylates metacam metadate metadona
    metalcaptase metamfetaminum metamina metanfetamina metaoxedrin metaprel metaproterenol
    metassalone metastron metasympatol metaxalon metaxalona metaxalone metaxalonum metazolamida
    metenamina metformina metformine metforminum methadonum methadose methamphetaminum
    methanesulfonate methanesulfonates methazolamid methazolamide methazolamidum methazolastone
    methenamide methenaminum methergin methergine methizol methocarbamol methotrexat methotrexatum
    methoxy methsuximid methsuximide methyl methylaminopropane methyldopa methyldopate
    methylergometrine methylergometrinum methylergonovine methylin methylmorphine methylnaltrexone
    methylphenidan methylphenidate methymazol methypranol metiazol meticorten metildopa
    metilergometrina metilergometrinio metilfenidato metindamide metindol metipranololum metipred
    metisol metizol metocarbamol metocarbamolo metoclopramida metolazon metolazona metolazone
    metolazonum metosuccimmide metosyn metotrexato metozolv metrocream metrodzhil metrogel metrogyl
    metrolotion metronidazol metronidazolum mevacor mevalotin mevinolin mexate mexiletene mexiletina
    mexiletinum mexitil mexityl mezaton miambutol miccil micoisdin miconazol miconazolum micristin
    microlut microsulfon microval microx microzide midalcipran midamor midantan midazolamum midodrin
    midodrina midodrine midodrinum midon midoride midostaurin mifeprex mifepristone miglitol
    miglitolum miglustat miglustatum migranal milavir millicorten millipred milnacipran
    milnacipranum miltown milurit milurite mimpara minakne mindiab minidiab minipress miniprin
    minirin minitran minociclina minociclinum minocin minoclir minocyclin minocyclinum minodiab
    minolis minoplus minossidile minotab minotal minoxidil minoxidilum miosen mipomersen mirabegron
    mircera mirpan mirtazapin mirtazapina mirtazapinum misodine misoprostol misoprostolum mistabron
    mistabronco miten mitexan mitocinc mitomen mitosol mitotan mitotane mitotano mitotanum
    mitoxantrona mitoxantrone mitoxantronum mitozantrone mitroxone mizodin moban mobec mobicox
    modafinil modafinilo modafinilum modamide moderatan modiodal modip modus moexiprilum molindona
    molindone molindonum molipaxin molnupiravir mometason mometasona mometasonum monitan monjuvi
    monogest monoket monolitum mononitrate monospan monovent montelukastum monuril monurol moradol
    morfina morphgesic morphia morphin morphinum morphium motegrity movalis movantik movicox moxeza
    moxifloxacino moxtag mozobil mpectil mtwtramadol muciteran mucofluid mucomyst mucosil mucosol
    mucosolvin mulpleo mulpleta multaq munobal mupirocin mupirocina mupirocine mupirocinum mustargen
    mustine muvera mvasi myambutol mycapssa mycelex myciguent mycobutin mycophenolate mydayis
    mydrial myeloid myelosan mykacet mykinac mykrox mylaval mylecytan mylepsinum myleran mylotarg
    mynocine myobloc myocet myocholine myoquin myorisan myotonachol myotonine myrac mysoline mytab
    mytesi mytotan nabilon nabilona nabilone nabilonum nabucox nabumeton nabumetona nabumetone
    nabumetonum nafarelin nafarelina nafareline nafarelinum nafcil nafcilina nafcilline nafcillinum
    naftifin naftifina naftifine naftifinum naftin nalbufina nalbuphin nalbuphine nalbuphinum
    naldemedine nalfon nalgesic nalone nalorex nalossone naloxegol naloxona naloxonum naltrexon
    naltrexona naltrexonum namzaric naprolag naprosin naproxene naproxeno naproxenum naratriptanum
    narcanti nardil nasacort nasalcrom nasalide nascobal nateglinida nateglinide nateglinidum
    natesto natpara natrilix natroba natuala natulan navane navelbine nayzilam nebcin nebicin
    nebilet nebivololum nebupent nedocromil nedocromilo nedocromilum nefazodona nefazodone
    nefazodonum nefopam nefrecil nelarabina nelarabine nelzarabine nemexin neobenz neobes neofloxin
    neofluor neofomiral neofordex neogluconin neomicina neoral neosar neosynephrine neotigason
    nepafenac nepafenaco nepafenacum nepresol neptal neptazane neptazaneat nerlynx nesina netarsudil
    netupitant neupro neuramate neurotol neurotoxin nevanac nevirapina newace nexavar nexletol
    nexpovio nexterone nhnpoda niacina niacor niaspan nicamin nicardipino nicardipinum nicobid
    nicocap nicoderm nicolar nicorandil nicorette nicotina nicotinate nicotrol nifangin nifedipino
    nifedipinum nifedipress nifeditab niftolid niftolide nifurtimox nifurtimoxum nikotin
    nikotinsaure nikotyna nilandron nilemdo nilotinibum nilstat nilutamida nilutamide nilutamidum
    nimodipino nimodipinum nimotop ninlaro nintedanib nipatra nipent niraparib niravam nirmatrelvir
    nisis nisoldipin nisoldipina nisoldipino nisoldipinum nistaken nistatina nitalapram nitaxozanid
    nitaxozanide nitazoxanida nitazoxanide nitazoxanidum nitoman nitroglicerina nitroglycerol
    nitrolingual nitromed nitromin nitrostat nitrumon nittifor nivalin nivaline nivaquine nivestym
    nizatidina nizatidinum nobesine nobligan noctec nolvadex nonandisaure nonbac norandrost
    norantipyrine norciden norcolut norcolute norethindrone norethisteron norethisterone
    norethisteronum noretisterona norfenazin norfenon norflex norgeston norlevo norlutin normalip
    normase normison normitab normodyne norpace norphenazone norplant norpramin norpregn norqd
    norset nortem nortestosterone northera nortrilen nortriptylina nortriptylinum norvir nostrilla
    nourianz novaldex novantron novantrone novapirina novobetaine novocainamide novocamid
    novodiflunisal novoflutamide novonorm novoprotect novopurol novoter noxafil noxzema nplate
    nubaclo nubain nubeqa nubriveo nucala nuctalon nucynta nudiflunisal nuedexta nuelin
    nugemfibrozil nulojix nulytely numorphan nuplazid nuprin nusinersen nuvigil nuzyra nyamyc
    nymalize nystatine nystatinum nyxoid obeticholic obracin ocaliva ocrevus octegra octreotida
    octreotide octreotidum octrotide ocucarpine ocufen ocuflox ocuflur ocutracin ocytocin odevixibat
    odomzo ofirmev ofloxacine ofloxacino ofloxacinum oftanidu ogast ogastro ogivri olanzapin
    olanzapina olanzapinum olaparib olmetec olopatadin olopatadina olopatadinum olsalazine olumiant
    olysio omacetaxine ombitasvir omeprazol omeprazolum omnaris omnipen omnipred omtryg
    onabotulinumtoxina oncaspar oncocarbide oncosal oncovex oncovin oncovine ongentys onglyza
    onivyde onkocristin onkodox onkofluor onkoposid onkotrone onmel onsenal ontak ontozry onureg
    opana opatanol opcicon ophthochlor opicapona opicapone opiren oprad opsumit opthavir optigene
    optimol optivar opzelura orabet oracea oradexon oralone oramorph orapred oravig orbactiv
    orciprenalina orciprenaline orciprenalinum orencia oretic orfenadrina orgatrax orgovyx oriahn
    oriahnn orilissa orinase oritavancin orkambi orlipastat orlipastatum orlistat ornidyl
    orphenadrine orphenadrinum orstanorm ortacrone orthofen orthophen ortofen ortoton orudis orungal
    oruvail orvaten oscimin oscion oseltamivir oseltamivirum osimertinibum osmosin ospemifene
    ospemifeno osphena ossacillina osteotriol otheraronix otherbrufen ovide ovocyclin ovrette
    oxacilina oxacilline oxacillinum oxalatoplatin oxaliplatin oxaliplatine oxaliplatino
    oxaliplatinum oxandrin oxandrolon oxandrolona oxandrolonum oxaprozin oxaprozina oxaprozine
    oxaprozinum oxazocilline oxbryta oxcarbazepina oxcarbazepinum oxecta oxervate oxeze oxibutinina
    oxichlorochine oxichloroquine oxicodona oxiconazol oxiconazolum oxiconum oxifungol
    oximetazolinum oximorfona oximorphonum oxistat oxitocina oxodal oxodoline oxpentifylline oxybate
    oxybutynin oxybutynine oxybutyninum oxychlorochin oxychloroquine oxycodeinon oxycodonum oxycone
    oxydess oxyfast oxymetazolina oxymetazoline oxymetazolinum oxymethazoline oxymetozoline
    oxymorphonum oxytocin oxytrol oxyurea ozanimod ozanimodum ozenoxacino ozidia ozobax ozurdex
    pacerone pacnex padcev palifermin palifermina paliperidona palitrex palladone palonosetronum
    palpitin palpitine palynziq pamelor pamidronico pamidronicum pamidronique panacrine panadol
    panafcort panasol pancodine pancrealipase pancrease pancreatinum pancrecarb pancrelipase pancron
    pandel panheparin panobinostat panobinostatum panokase panoxyl panretin pantoprazol
    pantoprazolum papaverina papaverine papillomavirus parabaxin paracetamolum paraflex parafon
    paraplatin parathar parathyrin pardryl paregoric pariet paritaprevir parkemed parkinane parkopan
    parlodel parnate parocin paroxetina paroxetinum parsabiv pasudotox pataday patanase pathocil
    patiromer pavabid pavacot pavatym paxtibi pazeo pazopanib pazopanibum pediapred pegaptanib
    pegaspargasa pegaspargase pegasys pegcetacoplan pegfilgrastim peginterferon pegloticase pegol
    pegvaliase pemazyre pemetrexed penamox penbritin penbutololum pendepon penduran pendysin penem
    penicilamina penidural penlac pennsaid pentacarinat pentafuside pentam pentamidin pentamidina
    pentamidinum pentasa pentazocin pentazocina pentazocine pentazocinum pentolair pentosan
    pentostatina pentostatine pentostatinum pentoxifilina pentoxifyllin pentoxifylline pentoxil
    pentrexyl pepaxto pepsodent peramivir perampanel perampanelum perfenazina perfenazine perfudal
    periactin perindoprilum periostat peritol perjeta permapen permethrin permitil permole peroderm
    perphenazin perphenazine perphenazinum persantin persantine perstarium pertofran pertofrane
    pertrofran pertzye pethidin pethidinum petidina petnidan petydyna petylyl pevanti pevaryl
    pfizerpen pharmagesic pharmorubicin phenaphen phenargan phenazo phenelzin phenelzine phenelzinum
    phenemal phenhydan phenidylate phenobarbitol phenobarbitone phenofibrate phenopromin
    phenoxymethyl phensedyl phentanyl phentermine phenterminum phentytoin phenyl phenylcarbinol
    phenylephrine phenylephrinum phenylmethanol phenytoine phenytoinum phepranon phesgo phexxi
    phoslo phospholipids phthalamodine phthalamudine phytonadione pibrentasvir picato pidorubicina
    pidorubicine pidorubicinum pifeltro pilder pilocarpina pilocarpine pilokarpin pimavanserin
    pimecrolimus pimecrolimusum pimozida pimozide pimozidum pinalgesic pindololum pintoform
    pioglitazona pioglitazonum piperonyl pipolfen pipolphen piqray pirantel pirazinamida
    pirazinamide pirespa pirfenidona piridostigmina piridoxina piroxicamum pitavastatia
    pitavastatina pitavastatine pitavastatinum pitayine pitocin pitolisant plantaglucide planum
    platinol plecanatide plegridy plendil plerixafor pletal pmsbaclofen poliovax polivy polopirin
    polopiryna polymannuronic polymox polymyxin polyoxyethylated polysaccharide polytrim
    pomalidomida pomalidomide pomalyst ponalar ponalgic ponatinibum pondimin ponesimod ponmel
    ponstan ponstel ponsyl ponvory portrazza posipen potasio poteligeo potiga prabotulinumtoxin
    prabotulinumtoxina pradax pralatrexate pralatrexato pralatrexatum pralifan pramegel pramipexol
    pramipexole pramipexolum pramlintide pramoxine prandase prandin prareduct prasiquantel
    prasterone prasugrel pratsiol pravacol pravasin pravastatina pravastatine pravastatinum prazaxa
    praziquantel prazosin prazosina prazosine prazosinum precose prednidib predniment prednisolona
    prednisolonum prednisona prednisonum predonine prefamone prefin pregabalina pregn pregnenedione
    prehevbrio prent prepcat pretomanid prevacid prevalite prevpac prevymis prezal prezcobix
    prezista priftin primachin primachina primachinum primacin primaclone primafen primaquin
    primaquina primaquine primaquinum primaryl primidon primidona primidonum primperan primsol
    principen prinzide prioderm pritor proamatine probanthine probecid probenecid probenecida
    probenecide probenecidum procainamida procainamide procainamidum procamide procan procanbid
    procapan procarbazin procarbazina procarbazine procarbazinum procentra procetofen procetofene
    prochlorperazine procloperazine procomp procoralan procytox prodium profenid proflox proftril
    progesteron progesterona progesteronum progestin progout prograf prograft proguanil progynova
    prolair prolecofen prolensa proleukin prolixin proloprim promacta promapar promeco promet
    prometazin prometazina promethazine promethazinum prominad pronestyl pronisone prontofort
    propaderm propafenona propafenone propafenonum propamerck propanoate propantheline propaphenin
    propecia propeshia propess propion propionate propulsid propycil propylthiouracil prosom
    prostacur prostaphlin prostenon prostica prostogenat prothazin protilase protopic protriptilina
    protriptylin protriptylinum provas provenge provigil proxen prucaloprida prucalopride prudoxin
    pryleugan pseudocot pseudoefedrina pseudoephedrine psyllium psymion pteglu pulmozyme pureduct
    puricase purimethol purine purinethol purinol purivist pyelocalyceal pyknolepsinum pymadine
    pyquiton pyrantel pyrantelum pyrazinamid pyrazinamida pyrazinamide pyrazinamidum pyrazineamide
    pyrethia pyrethrin pyridiate pyridium pyridostigmine pyridoxin pyridoxine pyridoxinum pyridoxol
    pyrizinamide pyroxycam qarziba qbrexza qdolo qelbree qinlock qualaquin querto questran
    quetiapina quetiapinum quillivant quinaglute quinamm quinaprilum quinatime quinbisan quinbisul
    quincardine quindan quinidex quinidina quinimax quinina quinoctal quinora quinson quinsul
    quinupristin quitaxon quixidar quixin qulipta quofenix quomen rabavert rabipur rabivax
    racemethorphan radicava radicut rafron ralenova raloxifene raloxifeno raloxifenum ralozam
    raltegravir ramace ramelteon ramiprilum ramiven ramodar raniclor ranisen ranitidin ranitidina
    ranitidinum ranolazina ranolazine rapaflo rapamune rapiflux rapitil rapivab raporsin rasagilina
    rasagiline rasburicasa rasburicase rastinon rasuvo ratiotrazodone raunervil raupasil rausedil
    rausedyl rawel rayaldee rayos razadyne reactine reazo rebetol rebif reblozyl recarbrio reclast
    recombinant rectodelt redactiv redergam redergin redergine refissa regaine regenon regibon
    regorafenib regorafenibum regranex regtect reguval relafen relanium relebactam relenza relestat
    relif relifex relistor relpax relugolix relumina remdesivirum remergil remestan remid reminyl
    remontal remsed remsima renagel renatriol renedil renflexis renitec renitek renolazine
    repaglinida repaglinide repaglinidum repan rephoxitin rescriptor rescula reserpin reserpine
    resimatil respocort restasis restoril retapamulin retapamulina retevmo retigabina retigabine
    retinolum retrovir retsevmo revatio revefenacin revia revimid revlex revolade rexer rexulti
    reyataz reybelsus reyvow rezurock rheumatrex rhinocort rhofade rhokiinsa rholistiq rhopressa
    rhotral rhotrimine rhpth rhythmin rhythmodan ribamide ribamidil ribamidyl ribasphere ribavirin
    ribavirina ribavirine ribavirinum ribodoxo ribofluor ribomustine riboposid ribovirin ridaura
    ridauran ridene rideril ridiprin rifabutin rifabutina rifabutine rifabutinum rifadin rifamicina
    rifampicin rifampicina rifampicine rifampicinum rifampin rifamycine rifamycinum rifapentin
    rifapentine rifaxidin rifaximin rifaximina rifaximine rifaximinun rilpivirina rilpivirine
    rilpivirines rilutek riluzol riluzole riluzolum rimabotulinumtoxinb rimactan rimactane
    rimantadina rimantadinum rimapurinol rimegepant rimetin rimifon riociguat riociguatum risperidal
    risperidona risperidonum ritaline ritmilen ritonavirum rivastigmina rivastigmine rivotril
    rizatriptanum rizmoic roactemra robinul rocaltrol rocefalin rocefin rocephine rochagan rodex
    roflual roflumilast roflumilastum rogaine rolapitant romidepsin romidepsina romidepsine
    romidepsinum romiplate romiplostim ronem ropinirol ropinirole ropinirolum rosiglitazon
    rosiglitazona rosiglitazonum rosulip rosuvastatina rotarix rotateq roteas rotigotine roucol
    rowasa rozerem rozlytrek rubex rubivite rubraca rucaparib rufen rufinamida rufinamide rukobia
    rumergan rxulti rybix rybrevant rydapt rylaze rytary rythmilen rythmol rytmarone rytmil
    rytmogenat rytmonorm sabril sabrilex sacubitril sadophos safinamida safinamide salagen
    salazopyrin salbutamolum salex salicylic salmeterolum salofalk salsalate salsalato salsalatum
    samidorphan samsca sanasthmax sanasthmyl sanctura sancuso sandimmun sandimmune sandostatine
    saphnelo saphris sapropterin sapropterina sapropterinum saquinivir sarafem sarclisa sarcolysine
    sareciclina sarecyclinum sargramostim sarisol sarkolysin saroten sarotex sasapyrin sasapyrine
    sasapyrinum satric savella saxagliptina scabene scemblix scorbobetaine scotttussin sealdin sebar
    secalip secobarbitalum secobarbitone seconal sectral sectrazide secuado sedicepan sedoval
    seduxen seglor selegilina selegiline selegilinum selegyline selektine selexipag selfemra
    selinexor seloken selseb selsun selumetinibum selzentry sembrina semglee senaglinide sendoxan
    senokot sensipar serax serentil serevent serogroup serophene seroxat serpalan serpasil serpivite
    sertaconazol sertaconazolum sertan sertralina sertralinum serutan serzone sevelamer sevelamero
    sevelamerum sevredol seysara sfrowasa sibazon sicazine siccoral sifrol signopam siklos siladryl
    sildenafilo silenor silfedrine siliq silkis silodosin silodosina silostar silvadene silvederma
    simeprevir simethicone simeticona simeticone simeticonum simplotan simponi simulect simvador
    simvastatina simvastatine simvastatinum sinequan sinestron sinquan siponimod sipuleucel siran
    sirdalud sirolimus sirolimusum sirturo sitagliptina sitagliptine sitagliptinum sitavig sitriol
    sivextro sixmo skelid sklice slocin slophyllin slynd soforal solacap solaraze solgol solifenacin
    solifenacina soliris solmucol solosec solprin solriamfetol soltamox soltriol soluclenz solupsan
    somagerol somalgit sominex somnote somophyllin somophyllint somsanit sonapax sonazine sonidegib
    sonorx soprodol sorafenib sorafenibum soriatane sorine sostril sotalol sotalolo sotalolum
    sotorasib sovaldi sovriad sparlon spascol spasuret spersacarpine spesicor spesikor spikevax
    spinosad spinraza spironolattone sporanox sporiline spotof spravato sprix sprycel sqworm stadol
    stamaril stangyl staril starlix starsis staurodorm stavudin stavudinum stayveer steglatro
    stelazine stelera stendra stenox sterapred sterotate stesolid stiedex stilnoct stilnox stimate
    stiripentol stiripentolum stirlescent stivarga stoxil strefen strema streptozocin streptozocine
    streptozocinum streptozotocin striant striverdi strumazol sublimaze sublocade subsalicylate
    subsys succinate suclear sucralfat sucralfate sucralfato sucralfatum sudogest sufil suksilep
    sular sulbactam sulfacetamid sulfacetamida sulfacetamide sulfacetamidum sulfacil sulfacyl
    sulfadiazin sulfadiazina sulfadiazine sulfadiazinum sulfair sulfargen sulfasalazin sulfasalazina
    sulfasalazinum sulfazin sulfazine sulfinpyrazone sulfona sulfonate sulindac sulindaco sulindacum
    sulindal sulisent sulphacetamide sulphadiazine sulphasalazine sultanol sumamed sumatriptanum
    sumavel sunitinibum sunosi superfed supralip supraviran suprax surfak surfont surmontil surquina
    suspendol sustaire sustanon sustiva sustol susvimo sutab sutent suvorexant suxilep sylatron
    sylvant symadine symdeko symfi symmetrel symproic symtuza synalar synarel syncarpine synercid
    syneudon synflex synjardy synophylate synribo syntocinon synvinolin tabrecta tacex tachydaron
    tadalafilo tafenoquine tafil tafinlar tafluprost tagamet tagraxofusp tagrisso takadol takepron
    talazoparib talidomida talimogene taloxa talwin talzenna tambocor tamifen tamik tamoxifene
    tamoxifeno tamoxifenum tamsulosina tamsulosine tamsulosinum tanzeum tapentadol taporin tarceva
    tareg targretin tarivid tarpeyo tasedan tasigna tasimelteon tasimelteonum tasmar tavaborole
    tavalisse tavanic tavegyl tavist tavlesse taxol taxotere tazarotene tazaroteno tazarotenum
    tazemetostat tazemetostatum tazidime taziken tazobactam tazorac taztia tazverik tecartus
    tecentriq tecfidera technivie tedelparin tedicumar tedipulmo tedizolid teduglutida teflaro
    tegaserod tegaserodum tekturna telaprevir telavancin telavancina telavancine telavancinum
    telbivudin telbivudina teldrin telitromicina telmin telotristat temaze temcad temesta temgesic
    temodal temodar temovate temozolodida temozolomid temozolomida temozolomide temozolomidum
    temsirolimus temtabs tencet tenex teniposid teniposide teniposido teniposidum tenofovir
    tenormine tenox tensaid tensocardil tentin tenuate teofilina tepadina tepanil tepezza tepmetko
    tequin terazol terazosin terazosina terazosine terazosinum terbac terbasmin terbinafina
    terbinafine terbinafinum terbul terbutalin terbutalina terbutaline terbutalinum terbuturmant
    terfluzine teridin teriflunomida teriflunomide teriflunomidum teriparatida teriparatide
    tesamorelin tesirine tespa tespamin tessalon testim testoderm testogel testolin testopel
    testosteron testosterona testosteronum testotard tetrabenazina tetrabenazine tetrabenazinum
    tetrabid tetracyclin tetracyclinum tetrahydrozoline tetrazyklin teturam teveten texacort
    tezacaftor tezspire thalidomide thalidomidum thalitone thalomid theobid theocin theoclear
    theocodin theodur theolair theolix theolixir theon theonite theopek theophyllin theospan
    theostat theovent theracys theradol thermazene thiamazol thiamazolum thilopemal thimazol
    thioguanine thioguaningsk thiol thione thioridazin thioridazine thioridazinum thiotepa
    thiothixene thiozine thombran thorazine thyrolar thyroshield thyrozol tiagabina tiagabine
    tiagabinum tiamazol tiamcinolonum tiamol tiazac tibsovo ticagrelor ticlid ticlodix ticlodone
    ticlopidina ticlopidinum tigan tigeciclina tigecyclinum tikosyn tilad tilade tilaire tilavist
    tiloryth timacar timololo timololum timoptic timoptol timox tinactin tinaderm tinatox tindamax
    tineafax tinidazol tinidazolum tioguanin tioguanina tioguanine tioguaninum tioridazina tiotixene
    tiotixeno tiotixenum tipiracil tipiramate tipiramato tipuric tirbanibulin tirocal tirodril
    tirosint tisagenlecleucel tisamid titralac tivdak tivicay tivozanib tizanidin tizanidina
    tizanidinum tobracin tobradex tobramicina tobramycine tobramycinum tobrex tocopherol tocopheryl
    toctino tofacinix tofacitinibum tofranil tolazamid tolazamida tolazamide tolazamidum tolbutamida
    tolbutamide tolbutamidum tolcapon tolcapona tolcapone tolcaponum tolectin tolid tolinase
    tolmetin tolmetina tolmetino tolmetinum tolnaftate tolnaftato tolnaftatum tolnaphthate
    tolterodina tolterodine tolterodinum tolvaptan tomaxithen tomoxetina tomoxetinum tonoftal
    tonopaque topalgic topicort topicorte topiramato topiramatum topisolon topitracin topneuter
    toposar topotecan topotecane topotecanum topsym topsyn topsyne torasemida torasemidum toraseptol
    torbugesic toremifene toremifeno toremifenum torental torezolid torisel tosymra totect toviaz
    toxina toxine trabectedin trabectedina tracleer tradol tradolpuren tradonal tradozone trajenta
    tralgiol tramabeta tramadin tramadoc tramadoldolgit tramadolhameln tramadolor tramadolum
    tramadorsch tramadura tramagetic tramagit tramake trametinibum tramex tramquel tramulief
    tramundin trandate trandolaprilum tranexamic tranexamsaeure trangorex trankimazin tranmep
    transamin tranylcypromin tranylcypromine trasedal travatan travoprost travoprostum trazimera
    traziquantel trazodona trazodonum trazon treanda tregor trelstar tremacide tremfya trental
    tretinoin tretinoina tretinoine tretinoinum trexan triacort trialmin trialodine triamcinolona
    triamcinolonum triamteren triamterena triamterene triamtereno triamterenum triatec triaz
    triazolamum tribavirin trichazol trichopol tricolam tricor triderm tridesilon tridesonit
    tridione trifarotene triflucan trifluoperazine trifluperazine triftazin trihexane
    trihexyphenidyl trijardy trikafta trilafon trilam trilipix trilisate trimepranol trimeprimina
    trimeprimine trimetadiona trimethadion trimethadione trimethadionum trimethinum
    trimethobenzamide trimethoprime trimethoprimum trimetin trimetoprima trimidura trimineurin
    trimipramina trimipraminum trimox trimpex trinitrate trinitrine trintellix triptafen triptorelin
    triptorelina triptoreline triptorelinum trisalicylate trisenox tritace tritec trittico triumeq
    trivagizole trivazol trodelvy trogarzo tronolane tropine trospium trulance truseltiq trusopt
    truxima tryptanol tryptine tryptizol tsentedrin tsiklomitsin tstat tubizid tubocin tukysa
    turalio twinject tybost tygacil tykerb tymlos tyrvaya tysabri tyzeka ubrogepant ubrogepantum
    ucine udenyca ugurol ukapen ukoniq ulcerban ulcogant ulcol ulcolax ulesfia ulipristal ulpax
    ulsanic ultomiris ultracorten ultracortenol ultradol ultraprin ultrase ultreon umbralisib
    umeclidinium undeconate undecylate unipen uniphyl uniphyllin unisom unituxin univasc unoprostone
    uptravi urbanol urbanyl urbason urecholine uribenz uricalm uridocid uriduct uripurinol urispas
    urobactam urocarb urocaudal urogenital urogesic uromitexan uronid uropyrine urosin urotropin
    uroxatral ursodiol urtias uticort uticox vabomere vaborbactam vagifem vagilen valaciclovirum
    valbazen valbenazine valchlor valcip valcyt valnac valomag valproinsaure valrelease valrubicin
    valstar valtoco vanadom vancenase vanceril vancocin vancocine vancomicina vancomycine
    vancomycinum vandetanib vaniqa vanos vardenafil vardenafilo vardenafilum vareniclina varenicline
    vareniclinum vargatef varivax varubi vascard vascepa vaseretic vasodilan vasoflex vasonase
    vasten vaxchora vcillin vectibix vectical vedotin veklury velban velbe velcade velcalcetide
    velpatasvir velphoro veltane veltassa vemurafenib vemurafenibum vencarm venclexta venclyxto
    venetoclax venlablue venlafaxina venlafaxinum venlalix venofer vensir ventavis ventolair vepesid
    verapamilo verapamilum verdeso verelan vericiguat vericiguatum verladyn vermicol vermidil vermox
    verquvo versacloz verteporfin verteporfina verteporfine verteporfinum verteporphin verzenio
    verzenios vesanoid vesdil vfend viarin vibativ vibegron vibegronum viberzi vibravenos vicleucel
    viclovir victrelis vidaza videx vigabatrin vigabatrina vigabatrine vigabatrinum viibryd vikela
    vilazodona vilazodone vilazodonum vilona viloxazina viloxazine viloxazinum vinblastin
    vinblastina vinblastine vinblastinum vincasar vincrex vincristin vincristina vincristine
    vincristinum vincrisul vinorelbin vinorelbina vinorelbine vinorelbinum vintec vinzam vioform
    viokace viokase vipidia vipral viracept viramide viramune viraxpuren virazide viread viregyt
    virherpes virlix virmen virolex virosterone virupos virzin visano visken vismodegib vismodegibum
    vistagan vistide vistogard visudyne viternum vitrakvi vitrakvii vivactil vivalan vivelle vivotif
    vizimpro vocabria vogelxo volmax volon voltric vorapaxar voraxaze voriconazol voriconazolum
    vorinostat vorinostatum vortioxetina vortioxetinum vosevi vosoritide votrient voxelotor
    voxelotorum voxilaprevir voxzogo vraylar vumerity vumon vupral vyepti vyleesi vyxeos vyzulta
    wakix wampocap warfant warfarina welchol welireg wellcovorin wellvone westadone wigraine winpred
    wiregyt wormkuur wymox wytensin xadago xalatan xalkori xanthomax xanturic xavron xcopri xeloda
    xenazine xenical xenleta xeomin xepin xerava xermelo xevudy xgeva xiaflex xiapex xifaxan xiidra
    xilep ximino xofluza xospata xpovio xtampza xtandi xultophy xuriden xydalba xylishield xyosted
    xyrem xywav xyzal yectamid yentreve yervoy yescarta yondelis yosprala yuflyma yumex yupelri
    zabien zacin zaclir zaditen zaleplon zaltrap zamadol zamudol zanamivir zanosar zantic zarontin
    zaroxolyn zarxio zavesca zeasorb zebeta zegalogue zegerid zejula zelapar zelboraf zelnorm zemdri
    zenapax zenatane zenlistik zentavion zentel zentrip zenzedi zepatier zeposia zepzelca zerbaxa
    zerit zerviate zetir zevalin zeven ziagen zidovudina zidovudinum ziken zileuton zileutonum
    zinamide zinbryta zinecard zinforo zinplava zioptan ziprasidona ziprasidonum zirabev zirgan
    zirtek zispin zitazonium zitromax zoderm zodormdura zoladex zolafren zoldem zoledronic zolinza
    zoliparin zolirin zolmitriptanum zolpidem zolpidemum zolpimist zolpinox zometa zomig zomorph
    zonalon zonatuss zonisamida zonisamide zonisamidum zontivity zoocoumarin zopiclone zorprin
    zortress zorvolex zoster zostrix zosyn zoton zoxan ztlido zulex zulresso zumalgic zuplenz
    zurampic zuvamor zyban zyclara zyclir zydelig zydol zyflo zygout zykadia zyloprim zyloric zymar
    zynlonta zyntabac zytiga zytram zyvox zyvoxid
    """
}
