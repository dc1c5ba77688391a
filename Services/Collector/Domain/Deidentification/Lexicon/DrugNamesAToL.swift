// Derived from the DrugBank open data vocabulary (CC0) by way of drug-named-entity-recognition
// 2.0.9 (MIT, Copyright (c) 2023 Fast Data Science Ltd), limited to drugs that MedlinePlus
// describes.

/// Names of drugs with these initials that `MedicalSuffixes` does not cover.
enum DrugNamesAToL {
  static let words: StaticString = """
    abacavir abaloparatide abatacept abecma abelcet abiraterona abiraterone abitrexate
    abobotulinumtoxina abomacetin abraxane abromine absorica abstral acamol acamprosate acamprosato
    acamprosatum acamprostate acarbosa acarbose acarbosum accolate accuneb accurbron acebraus
    acebutololum acemuc acenol aceon acephen acetabs acetaco acetadiazol acetadote acetaminofen
    acetaminophene acetazolamid acetazolamida acetazolamide acetazolamidum acetilcisteina
    acetilsalicilico acetominophen acetopt acetoxybenzoic acetyl acetylcysteine acetylin
    acetylsalicylate acetylsalicylic acetylsalicylicum acetylsalicylique acetylsalicylsaure acetysal
    acetyst aciclobeta aciclostad aciclovir aciclovirum acide acidinpepsin acido acidol acidum
    acifur aciphex acitretin acitretina acitretinum acivir aclidinio aclidinium aclin acovil
    acrivastine actamin actemra acthib acticlate actigall actimmune actimoxi actinic actira activir
    actoferon actonel actrapid actron acular acuprin acylpyrin aczone adaferin adakveo adalat
    adapalene adapaleno adapalenum adaquin adbry adcetris adcirca adcortyl addaprin addyi adefovir
    adefovirum adekin adempas adipexp adipine adlyxin admelog admon adofen adolonta adriablastin
    adriablastine adriblastin adriblastina adriblastine adrimedac adrucil aduhelm adumbran advagraf
    aemcolo aerobec aerobid aerobin aerodiol aerolate aeromax aethosuximide afatinibum afeditab
    afinitor aflibercept afrinol aftate agapurin agaroletten agistam agolutin agopton agrylin agyrax
    ahprbp airbron airduo akamin akbeta aklief aknemin aknosan akpentolate akpro akrolutin akurza
    akynzeo akzol alagesic alamag alavert alaway albendazol albendazolum albendoral albenza albetol
    albiglutida albucid alcaftadina alcaftadinum alcophobin aldara aldecin aldesleukin aldesleukina
    aldinamide aldizem aldocumar aldomet aldoril alecensa alendronic alepam alerlisin alertec
    alesion alfacid alfamedin alfuzosin alfuzosina alfuzosine alfuzosinum algotropyl alimta alinia
    aliqopa aliskiren aliskireno alitretinoin alitretinoina alitretinoine alitretinoinum alkapamid
    alkeran alkergot allegron allelock allerdryl allergodil allermax allohexal allohexan alloprin
    allopurin allopurinolum allorin allpargin almacone almora alocril alogliptina alogliptine
    alogliptinum alomide aloprim alopurinol alora alotec aloxi aloxiprimum alpelisib alphatrex
    alprazolan alprostadil alprox alramucil alrex alrheumat alrheumum alsuma altabax alternagel
    altinac altocor altracin altramet altretamin altretamina altretaminum altruline alunbrig alupent
    alveolex alvimopan amadol amanta amantadina amantadinum amantahciazu amatine ambisome
    ambochlorin amboclorin ambrisentan amcha amchafibrin amcill ameluz amerge amethopterin ametycine
    amfebutamone amfepramon amfepramone amfepramonum amfetamina amfetaminum amfexa amgevita amias
    amicar amifostina amifostine amifostinum amikacin amikacina amikacine amikacinum amikafur
    amikalem amikayect amikin amiklin amiloberag amilorid amilorida amiloride amiloridum amimetilina
    aminazine amineurin aminocaproic aminofilina aminoform aminolevulinic aminophyllin
    aminophyllinum aminopurin aminopurine amiobeta amiodarex amiodarona amiodaronum amiohexal
    amipramidin amitiza amitrip amitriptilina amitriptylin amitriptylinum amitrol amivalex amixx
    amizepine amjevita amlexanox amlexanoxo amlexanoxum amlobenz amlodipino amlodipinum amlodis
    amlor ammonium amnesteem amnestrogen amosene amoxanox amoxapin amoxapina amoxapinum amoxepine
    amoxicilina amoxicilline amoxicillinum amoxiclav amoxil amphenicol amphenicols amphocil
    amphotericin ampicilina ampicilline ampicillinum ampyra amrix amsic amudane amukin amuno amvaz
    amyloride amzeeq anafranil anagrelida anagrelide anagrelidum anakinra anaprox anapsique anaspaz
    anastrozol anastrozole anatrast anavar ancef andazol androderm androgel andropatch androsten
    androtop anfepramona angionorm anhydrous anjeso anolor anorex ansaid ansatipin ansatipine
    antabus antagonil antalon antaxone antebor antegren antelepsin antepsin antergan anticol
    antipyrine antisacer anturan anturane anvitoff anzemet aotal apadaz apaetp apalutamide apatef
    apaurin aphthasol apidra apimid apixabanum aplenzin aplex apobaclofen apocard apodiflunisal
    apodoxepin apoflutamide apogemfibrozil apokinon apokyn apolabetalol apomorfina apomorphin
    apomorphine aponabumetone aponal apotrihex apotrimip apovent apraclonidina apraclonidinum
    apremilast apremilastum aprepitant aprepitantum apresoline apressin apressoline apretude apriso
    aprovel aptiom aptivus apulonga apurin aquachloral aquafresh aquaphyllin aquatensen aracytine
    arakoda aralen aranesp aranest aratac aratoin arava arcapta arcet ardinex arechine aredia aremis
    arequin arestin arikayce aripiprazol aripiprazolum aristada aristocort aristogel arixtra
    armodafinil armodafinilo armodafinilum armonair aromasin aropax arranon artane artemether
    arthraxan arthrobid arthrocine artosin arubendol arymo arythmol arzerra arzimol asacol asacolon
    ascarel asciminib ascocortonyl ascolitin ascorbic ascriptin asenapina asendin asendis
    asparaginase asparlas aspart aspaveli aspidrox aspirina aspirtab astelin asthmoprotect astmopent
    astramorph astudal atacand atazanavirum atenololum atisuril atogepant atomoxetina atorvastatina
    atorvastatine atorvastatinum atosil atovacuona atovaquone atralin atridox atripla atrofen
    atropen atropin atropina atropine atropinol atropinum attentin atysmal aubagio auranofin
    auranofina auranofine auranofinum aurlumyn auryxia ausgem austedo autoleucel avaclyr avage
    avalox avanafil avanafilo avapro avatrombopag aveed avelox aventyl avibactam avirax avita
    avlosulfone avonex avsola avycaz axepim axert axicabtagene axitinibum axsain axura aygestin
    ayvakit ayvakyt azacitidina azacitidinum azactam azadose azamun azasan azathioprinum azatioprina
    azelaic azelainsaure azelastina azelastine azelastinum azelex azetylsalizylsaure azilva
    azithromycine azithromycinum azitrocin azitromicina azodine azogesic azonatural azopt azopyrin
    azostandard azothioprine azstarys azthreonam aztreonam aztreonamum azubronchin azulfadine
    baciguent bacitin bacitracina baclofene baclofeneirex baclofeno baclofenum baclophen baclospas
    bactocill bactroban baloxavir balsalazida balsalazide balsalazidum balversa bamalite banan
    banophen bantenol banworm banzel baraclude baridium barosperse batrafen bavencio baxarytmon
    baxdela bazedoxifene beagyne becaplermin beclamet beclazone beclocort becloforte beclomet
    beclorhinol becloturmant beclovent becodisk becodisks beconase becotide bedaquilina bedaquiline
    bedaquilinum belatacept belbuca beleodaq belinostat belkyra belrapzo belsomra belumosudil
    belustine belviq belzutifan bempedoic benaxima benaxona benazeprilum bencelin bendamustina
    bendamustine bendapar benecid beneldopa benemid benepali benhydramin benlysta bensylate bentalol
    bentoquatam bentyl bentylol benuryl benylin benzac benzagel benzalalcohol benzathine
    benzatropina benzatropine benzatropinum benzefoam benzetacil benzhexol benzhydryloxytropane
    benznidazol benznidazolum benzohydryl benzonatat benzonatate benzonatato benzonatatum
    benzononatine benzoyl benztropine benzyl benzylalkohol beovu bepio bepotastina bepotastine
    bepreve berubigen besitran besivance besponsa betaderm betaferon betagan betahistine betaine
    betaloc betalok betametasona betamethasonum betanis betapace betapen betapressin betaseron
    betaxololum bethanechol bethanecol betimol betmiga betoptic betoptima bevyxxa bexaroten
    bexarotene bexaroteno bexarotenum bexsero biaxin bicalutamida bicalutamide bicalutamidum
    bicarbonate biclin bicnu bicol bictegravir bijuva bikalm biklin biltricide bilutac bimatoprost
    bimatoprostum binora binosto biocarbazine biocoryl biodalgic biokanol biomet biontech biopten
    bioshik biosint biothrax biotidin biquinate bisacodilo bisacodyl bisacodyle bisacodylum bisalax
    bismusal bisoprololum bitartrate bladuril blanoxan bleminol blemix blenoxane blenrep bleocell
    bleocin bleogin bleolem bleomicina bleomycine bleomycins bleomycinum bleph blincyto blocadren
    bocatriol boceprevir bolutol bonjesta bonsity bortezomib bosentan bosentanum bosulif botulin
    botulinica botulinique botulinum braftovi brandiazin braxan brazaves breezee bremelanotida
    bremelanotide bremelanotidum brentan breonesin brethaire brethine brevicilina brexafemme
    brexucabtagene breyanzi bricanyl brilique brimonidina brimonidinum brintellix brinzolamida
    brinzolamide brionil brisdelle brisoral bristacol britaject brivaracetam brivazen briviact
    bromday bromfenac bromfenaco bromfenacum bromfeniramina bromocriptin bromocriptina bromocriptine
    bromocriptinum bromocryptin bromocryptine brompheniramin bromuc bronchocort bronchofips
    broncholysin bronchoparat bronchoril broncoclar bronkodyl bronkometer brovana brufen brukinsa
    buccal budeprion budesonida budnj buffex bumedyl bumetanida bumetanide bumetanidum bumethanide
    bunod buprenex buprenophine buprenorfina buprenorphinum buprex burinex buspiron buspirona
    buspironum busulfan busulfano busulfanum busulfex busulphan butalbital butaliret butalitab
    butanolamide buticaps butoconazol butoconazolum butorfanol butorphanol butorphanolum butrans
    bylvay bynfezia byooviz bystolic cabaser cabaseril cabazitaxel cabazitaxelum cabenuva
    cabergolina cabergoline cabergolinum cablivi cabometyx cabotegravir caelyx cafatine cafda
    cafergot calan calaspargase calcid calcidiol calcidol calcifediol calcifediolum calcijex
    calcimar calcipotriene calcipotriol calcitonin calcitriolum calderol calmette calnit calquence
    calutex campath campral camptosar canagliflozina canasa cancidas cannabidiol capazine
    capecitabin capecitabina capecitabine capecitabinum capex caplenal caplyta capoten capozide
    capralense capramol caprelsa caproamin caprocid caprolest capronor capsaicin capsaicina
    capsaicine capsidol capsin captoprilum captopryl capurate capzasin carac carafate carasel
    carbafos carbamazepen carbamazepin carbamazepina carbamazepinum carbatrol carbazepin
    carbocisteine carbofos carbophos carboplatine carboplatino carboxymaltose carboxyphenyl cardene
    cardicor cardil cardioquin cardioxan cardioxane cardoxin cardular cardura carduran careldopa
    carfilzomib cariprazine carisoprodate carisoprodol carisoprodolo carisoprodolum carmellose
    carmustina carmustine carmustinum carpine cartia carvedilol carvedilolum caryolysine casodex
    caspofungin caspofungina cassadan catapres catapresan catapressan caverject cayston cbdca
    cebutid cecenu ceclor cecon cedaprin cedax ceenu cefaclor cefaclorum cefadroxil cefadroxilo
    cefadroxilum cefalexin cefalexina cefalexinum cefamedin cefamezin cefamezine cefatriaxone
    cefaxona cefazolin cefazolina cefazoline cefazolinum cefdinirum cefditoren cefditoreno cefeaclor
    cefepim cefepima cefepime cefepimum cefiderocol cefixim cefixima cefixime cefiximum cefotan
    cefotaxim cefotaxima cefotaxime cefotaximum cefotetan cefotetanum cefoxitin cefoxitina
    cefoxitine cefoxitinum cefpodoxima cefpodoxime cefpodoximum cefprozil cefprozilo cefprozilum
    cefradil ceftarolina ceftaroline ceftarolinum ceftazidim ceftazidima ceftazidime ceftazidimum
    ceftibuten ceftibutene ceftibuteno ceftibutenum ceftin ceftolozane ceftotan ceftoxitin ceftrex
    ceftriaxon ceftriaxona ceftriaxone ceftriaxonum cefuroxim cefuroxima cefuroxime cefuroximo
    cefuroximum cefzil celecoxib celecoxibum celeston celestona celestone cellblastin cellcristin
    cellestoderm cellidrin celltop celontin celupan cenegermin cenobamate cenobamato cenobamatum
    centany centedrin centramina cepacilina cephaclor cephadroxil cephadroxyl cephamezine
    cephazolidin cephazolin cephazoline cephotaxim cephotaxime cephoxitin cephuroxime cequa cerazet
    cerdelga cerebramed cerebrovase cerebyx cerespan ceritinibum certican cerucal cervarix cervidil
    cesamet cesol cetalerg cetamide ceterifug cetiderm cetidura cetilich cetimil cetirigamma
    cetirizin cetirizina cetirizinum cetirlan cetraxal cetuximabum cevimelina cevimeline cevimelinum
    champix chibret chiclida chimax chingamin chinidin chinidinum chinin chinine chininum chinoform
    chinofungin chloditan chlodithane chlofazoline chlolincocin chlophazolin chloral chloralhydrat
    chlorambucil chloraminophen chloramiphene chloramphenicol chloraquine chlorazine chlorbutin
    chlordelazine chlorethazine chlorisept chlorlincocin chlormeprazine chlormethine chlormethinum
    chlorochin chlorocid chloroiodoquin chloroquina chloroquine chloroquinium chloroquinum
    chlorothiazid chlorphed chlorphenamin chlorpiprazine chlorpro chlorpromazine chlorpropamid
    chlorpropamide chlortalidonum chlorzoxane chlorzoxazon chlorzoxazona chlorzoxazone
    chlorzoxazonum chlotride chlozepid cholac choline chooz chronopil chrysanthemi cibinqo
    ciclesonida cicloferon ciclofosfamida ciclofosfamide ciclopentolato ciclopirox ciclopiroxum
    ciclosporin ciclosporina ciclosporine ciclosporinum cidala cidofovir cidofovirum cillin
    ciloleucel ciloprost cilostazolum ciloxan cilpen cimduo cimetidin cimetidina cimetidinum cimzia
    cinacalcet cinnarizine cinqair cinvanti cipionate cipralex ciprinol ciprofloxacine
    ciprofloxacino ciproheptadina circanol cisaprid cisaprida cisapride cisapridum cisplatino
    cisticid citalopramum citarabina citomid citrate cladribina cladribine cladribinum claforan
    clamoxyl claratyne clarinex claritromicina clarityn clarium claversal clavigrenin clavulanic
    cldado clearasil clearplex clemastina clemastine clemastinum clenafin clenpiq cleocin cleridium
    clexane clidinium clinacin clindagel clindamicina clindamycine clindamycinum clindex clinoril
    clioquinol clioquinolum clobazam clobazamum clobex clofarabin clofarabina clofarabine
    clofarabinum clofarex clofelin clofen clofenazon clofenil clofezone clolar clomide clomifen
    clomifene clomifeno clomifenum clomiphene clomipramina clomipraminum clonazepamum clonidin
    clonidina clonidinum clonorax clont clopheline clopidogrel clopidogrelum clopra clorambucilo
    cloramfenicol cloramin cloranfenicol clorazepate clorfenamina clorfeniramina clormetina
    cloroquina clorotiazida clorpromazina clorpropamid clorpropamida clortalidona clorzoxazona
    clorzoxazone clostilbegit clostridium clotrimazol clotrimazolum clozapin clozapina clozapinum
    clozaril cobavite cobicistat codamol codaprin codein codeina codeinum codergocrine codinovo
    codotussyl coenzima coenzym coenzyme cogentin cogentinol colazal colchicin colchicina
    colchicinum colecalciferol colesevelam colestid colestipol colestipolum colfarit colgate colicon
    colistimethate collagenase colprep colyte combivent combivir cometriq comirnaty complera comtan
    concentraid conceplan conchinin concor congescor conquinine conrx constantt constulose contimit
    contomin contraflam contramal contrave controlip convulsofin conzip copanlisib copaxone copegus
    copiktra coracten corbionax cordarex cordarone cordilox cordipin cordran corgard corinfar
    corlanor cormax coropres cortan cortancyl cortef corticotropin cortidex cortifair cortifoam
    cortisol cortril cosela coslan cosmegen cosopt cotazyme cotellic coumadine coumafene covera
    coviracil creon cresemba crisaborole crisantaspase crisinor crisomet crixivan crizotinibum
    crofelemer crolom cromoglicate cromolyn crysvita csaneoral cubicin cuprenil cuprimine curantil
    curantyl curatil curatin curban cusiviral cutason cutivate cuvposa cuxafenon cyanocobalamin
    cyclizine cyclobenzaprine cyclodol cyclogyl cyclomen cyclomin cyclopentolate cyclophosphamide
    cyclophosphane cyclopirox cycloset cyclosilicate cyclosporin cycrin cyklokapron cyltezo
    cypionate cyproheptadin cyramza cystadane cystamucil cysteine cysticide cytamid cytarabine
    cytarabinum cythion cytonal cytophosphan cytophosphane cytosar cytospaz cytotec cytovene cytoxan
    dabrafenib dacarbazin dacarbazina dacarbazine dacarbazinum daclatasvir dacogen dacomitinibum
    dacortin dactarin dactinomicina dactinomycine dactinomycinum dadps dagan daklinza dalacin
    dalbavancin dalbavancina dalfopristin daliresp dalmadorm dalmane dalparan dalteparin dalvance
    damilen danatrol danazant danazol danazolum danizol danocrine danol danoprox danoval dantrium
    dantrolene dantroleno dantrolenum danyelza daonil dapagliflozina dapaz dapsona dapsone dapsonum
    daptacel daptomicina daptomycine daptomycinum darbepoetin darifenacin darifenacina darifenacine
    darifenacinum darob darolutamide darunavirum darzalex dasatinibum dasiglucagon dasuen datril
    daturin daturine daunoblastin daunoblastine daunorubicin daunorubicina daunorubicine
    daunorubicinum daunoxome daurismo daxas dayhist dayrun daytrana dayvigo dazidox ddavp ddino
    decaject decameth decaspray decitabina decitabine decortin decortisyl decostriol decrelip
    dedrogyl defanyl deferasirox deferasiroxum deferiprona deferiprone deferipronum defibrotide
    defiltran defitelio deflazacort degarelix degludec delavirdin delavirdina delavirdine
    delavirdinum delestrogen delgamer delstrigo deltacortril deltastab demeclociclina demolox
    dendrid denileukin deoxycholate deoxycholic deoxyephedrine depakene depakine depocyt deprax
    deprenalin deprenil deprenyl deprilept deptran dergocrine dermacin dermalid dermalog dermasorb
    dermazin dermovate deruxtecan desamfetamina desenex desidox desiflu desipramin desipramina
    desipraminum desitrend desloratadina desmopresina desmopressin desmopressine desmopressinum
    desocort desonate desone desonida desonidum desowen desoxi desoximetason desoximetasona
    desoxyephedrine desoxyn desquam desvenlafaxina desvenlafaxine desyrel detemir detrol
    deutetrabenazine dexacidin dexair dexambutol dexametasona dexamethasonum dexamfetamina
    dexamfetaminum dexampex dexanfetamina dexedrine dexilant dexmethylphenidate dexpak dexrazoxan
    dexrazoxane dexrazoxano dexrazoxanum dextenza dextran dextromethorphan dextrorazoxane dextrostat
    dexverapamil dexverapamilo dexverapamilum diabetol diabinese diacarb diacomit diadresonf diamox
    diastat diatracin diaval diazemuls dibencycladine dibent dibenylene dibenyline dibenziran
    dibenzylin dibenzyline dibenzyran diblocin dichlofenal dicicloverina diclocil diclofenac
    diclofenaco diclofenacum diclomin diclophenac dicloxaciclin dicloxacilina dicloxacillina
    dicloxacilline dicloxsig dicodid dicrofenac dicupral dicyclomine dicycloverin dicycloverine
    dicycloverinum didanosina didanosine didanosinum dideoxyinosine didronel diethylpropion
    dietilretard difenhidramina difenin difenossilato difenoxilato differine dificid dificlir
    diflorasona diflorasonum diflunisal diflunisalum difluprednate diftitox digacin digezanol
    digitek digoregen digossina digoxina digoxine digoxinum dihexazin dihydan dihydergot dihydro
    dihydrocodeine dihydroergotoxin dihydroergotoxine dihydrogenated dihydrone dihydropurine
    dihytamin diisopyramide dilacor dilacort dilanacin dilatrate dilatrend dilevalol dilren
    diltiazem diltiazemum dilzem dimedrol dimenhidrinato dimetane dimetapp dimethyl dinarkon
    dinitrate dinoproston dinoprostona dinoprostone dinoprostonum diocto dipentum diphedryl
    diphenadryl diphenoxylate diphenoxylatum diphenylin diphergan dipiridamol dipivefrin dipivefrina
    dipivefrine dipivefrinum diprazin diprolene dipropionate dipropionato dipyramidole dipyridamole
    dipyridamolum diroximel disalcid disalicylsaure disipal diskets disomer disopiramida
    disopyramide disopyramidum disorat dispermox distaph disthelm disulfiram disulone ditterolina
    diulo diuramide diuresal divalproex divigel dixarit dmctc dmohpo dnase dobrofen docefrez
    docetaxel docetaxol docusate dofetilida dofetilide dofetilidum dolantin dolargan dolasetronum
    dolcontral dolipol dolmar dolobid dolobis dolocid dolorex dolosal dolsin dolutegravir domepezil
    donepezil donepezilo donepezilum doneurin donix dopaflex dopamet dopar dopegit dopegyt dopergit
    doptelet doravirine doravirinum doribax doripenem dormicum dormin dormodor dornase doryx
    dorzolamid dorzolamida dorzolamide dorzolamidum dossilamina dostinex dosulepin dothiepin dovato
    dovonex dovprela doxacor doxadura doxagamma doxamax doxatensa doxauro doxazomerck doxazosin
    doxazosina doxazosine doxazosinum doxepia doxepin doxepina doxepinum doxercalciferol doxiciclina
    doxil doxilamina doxilminio doxolem doxorubicin doxorubicina doxorubicine doxorubicinum doxotec
    doxychel doxycyclin doxycyclinum doxylaminum drenural drisdol dristan drogenil dronabinol
    dronabinolum droncit dronedarona dronedarone drontsit drospirenone droxia droxidopa duavee
    dukoral dulaglutida duloxetina dumirox duofem duoneb duopa duphalac durabronchal durafenat
    duragesic duralozam duramorph duraquin durezol durogesic durolax duromine durrax dutasterida
    dutasteride duvadilan duvelisib duvoid dvert dycill dydramol dynacil dynacin dynacirc dynapen
    dyneric dypyridamol dyrenium dysman dysport dytac easprin ebixa ecobec econazol ecotrin
    edarabone edaravone edarbi edecrin edemox edistride edluar edurant efavirenz efavirenzum efexor
    efidac efinaconazol eflornithine efracea efudex efudix egaten egrifta elagolix elavil elbasvir
    eldepryl eldoral elenium elepsia elestat eletriptanum eleuphrat elexacaftor elidel eligard
    eliglustat eliglustatum elimite elitek elixicon elixophyllin elizaria ellence elmiron elocon
    eloxatin eltrombopag eltrombopagum eluxadoline elyxyb elzonris embarin embeline embichin emcyt
    emeside emflaza emovit emozul empagliflozina empagliflozine empaveli empliciti empracet emsam
    emtansine emtricitabin emtricitabina emtricitabine emtricitabinum emtriva emverm enablex enacard
    enalaprila enalaprilum enantone enasidenib encorafenib encorton encortone encron endari endep
    endone endoplus endosprin endoxan enduracin enfuvirtida enfuvirtide enhertu enjuvia enkortolon
    enoxaparin enoxaparine enspryng entacapona entacapone entacaponum entadfi entaprin entecavir
    entecavirum entereg enteroquinol enteroseptol enterovioform entocort entyvio enyglid
    enzalutamida enzalutamide epamin epanova epanutin eparina epclusa epicell epicortisol epidiolex
    epidyolex epiflur epifrin epilem epinastin epinastina epinastine epinastinum epinefrin
    epinefrina epinephrin epinephrinum epirubicin epirubicina epirubicine epirubicinum epitol
    epitomax epitrate epivir eplerenona eplerenone epoetin eposide eposin epoxymexrenone eprontia
    eprosartanum epsamon epsikapron equanil equasym equetro eqvalan eranz eravacyclina eravacyclinum
    erbitux ercaf ercalciol erelzi erganton ergenyl ergocalciferol ergodesit ergoloid ergomimet
    ergont ergot ergotyl eribulin eribulina erismodegib eritromicina erivedge erleada erlosamide
    errolon ertaczo ertapenem erwinaze erwinia erycette erymax erythrocin erythromycine
    erythromycinum erythroped eryzole esbriet escitalopramum esclim esgic esidrex esidrix eskalith
    eskazine esomeprazol esomeprazolum esopiclone espadox esparon esperal estavudina estazolamum
    estiripentol estorra estrace estracyt estradiolum estramustina estramustine estramustinum
    estrasorb estratab estren estreptozocina estulic eszopiclone etacrinic etacrinico etacrynicum
    etacrynique etambutol etambutolo etanercept etaperazin etaperazine etelcalcetida etelcalcetide
    etelcalcetidum ethacrynate ethacrynic ethambutol ethambutolum ethaperazine ethindrone ethinyl
    ethinylestra ethiofos ethosuccimid ethosuximid ethosuximide ethosuximidum ethymal ethynyl
    ethynylandrosten ethynyltestosterone ethyol etibi etiracetam etiracetamum etodolac etodolaco
    etodolacum etodolsaure etomedac etopophos etopos etoposide etoposido etoposidum etosuximida
    etravirina etravirine etretin etuary etyprenalinum eucardic eucodal eucoprost euflex euhypnos
    eulexin euphylong eureceptor eurespiran eurodin evabotulinumtoxina evalose evamist evekeo
    everolimus evkeeza evoltra evotaz evoxac evusheld evzio exacyl exelderm exelon exemestane
    exemestano exemestanum exemptia exenatida exenatide exitop exjade exkivity exomuc exsel extavia
    extencilline extina eylea ezetimib ezetimiba ezetimibum ezetrol ezogabine fabrol falicard
    famciclovirum famotidina famotidinum fampridina fampridinum fampyra famvir fanapt farbital
    fareston farmiblastina farmistin farmorubicin farmorubicina farmorubicine farydak fasenra
    fasicare fasigin fasigyn fasigyne fasinex faslodex fasprin fasturtec fasygin faustan faverin
    favistan febuxostat febuxostatum felbamate felbamato felbamatum felbamyl felbatol feldene
    felobeta felocor felodipina felodipino felodipinum felodur felogamma feloran femara femcet
    femogen fempatch femring fenactil fenazopiridina fenbid fenelzina fenfluramina fenfluraminum
    fenigidin fenilefrina fenitoin fenitoina fenobeta fenofanton fenofibrate fenofibrato
    fenofibratum fenoglide fenoprain fenoprofene fenoprofeno fenoprofenum fensel fentanest fentanil
    fentanila fentanilo fentanylum fentermina fentora feosol feraheme ferriprox ferrlecit
    ferumoxytol fesoterodina fesoterodine fetcroja fetroja fetzima fevarin fexofenadina fexofenadine
    fiasp fiberall fidaxomicina filair filgrastim finacea finasterida finasteridum finerenone
    fingolimod fingolimodum finlepsin finofibrate finoptin fintepla fiormor fiorpap firmagon fivasa
    flamazine flammazine flanax flatulex flavoxate flavoxato flavoxatum flecadura flecainida
    flecainide flecainidum flecatab flibanserin flixonase flixotide flodil flolipid florinef florone
    floxin floxiridina floxuridin floxuridinum floxyfral fluarix flubason flucelvax flucobeta
    flucolich fluconazol fluconazolum fludara fludarabina fludarabine fludarabinum fludrocortisone
    fludroxycortid flufenamide flufenazin flufenazina flugalin fluimucil flukare fluken flulem
    flumadine flumid flunazul flunisolida flunisolide flunisolidum fluocet fluocinolide fluocinolona
    fluocinonida fluocinonido fluocinonidum fluonex fluorfenazine fluorishield fluoroplex
    fluorouracil fluorouracilo fluorouracilum fluorphenazine fluoruracil fluotrex fluouracil
    fluoxetin fluoxetina fluoxetinum fluoximesteron fluoxymesterone flupazine fluphenazin
    fluphenazine fluphenazinum fluprowit fluracedyl flurandrenolide flurazepamum flurbiprofene
    flurbiprofeno flurbiprofenum fluriproben flurodex flutacell flutagry flutamid flutamida
    flutamide flutamidum flutamin flutandrona flutaplex flutexin fluticason fluticasona fluticasonum
    fluvastatina fluvastatine fluvastatinum fluvoxadura fluvoxamina fluvoxaminum fluxid fluzone
    folacin folic folicet foligan folinate folotyn folsaure folvite fondaparinux foradil fordiuran
    forfivo formoterolum fortabs fortamet fortaz forteo fortesta fortipine fortovase fortral fortum
    forxiga fosamilo fosamilum fosaprepitant foscarmet foscarnet foscavir fosfenitoina fosfocina
    fosfomicina fosfomycine fosfomycinum fosinil fosinorm fositens fosphenytoin fosphenytoine
    fosphenytoinum fosrenol fostemsavir fostex fotexina fotivda fozitec fragmin fragmine fraven
    frekatuss frisium froben frova frusemid frusol fugerel fulphila fulvestrant fulvicinuf fulyzaq
    fumaderm fumarate fungata fungicidin fungizone furadantin furadantine furadoine furadonine
    furalan furanthril furantoin furantral furazosin furosemid furosemida furosemidu furosemidum
    fusid fusidic fusilev fuzeon fyarro fybogel fycompa gabapentina gabapentine gabapentino
    gabapentinum gabitril gablofen gadavyt galantamin galantamina galastop galexos gamifant gamikal
    gammallin gammaphos gammaxene ganciclovirum gascop gatifloxacine gatifloxacino gatifloxacinum
    gattex gavreto gazyva gazyvaro gelcen gelnique gemcitabin gemcitabina gemcitabine gemcitabinum
    gemfibrosil gemfibrozil gemfibrozilo gemfibrozilum gemhexal gemiton gemtesa gemzar genac
    genaspor genbaclofen gengemfibrozil gengraf genox genpharm gentacidin gentak gentamicina genvir
    geridium gerimal gilenya gilotrif gimoti gineflavir girostan gladem glargine glasdegib
    glatiramer glauconox glaupax glecaprevir glefos gleostine gliadel glibenclamida glibenclamide
    glibenclamidum gliclazide glicopirronio glidiazinamide glimepirida glimepiride glimepiridum
    glipizida glipizidum glucagen glucagone glucagonum glucamide glucarpidase glucobay gluconate
    glucor glukagon glulisine glumetza glumida glupitel glutamina glybenclamide glyceryl
    glycinebetaine glycol glycopyrrolate glycopyrronium glydiazinamide glypidizine glyset glyzophrol
    gocovri goserelin govitecan goxal gralise gramaxin grandipam granisetronum granix gravosan
    grazoprevir grisactin grisefuline griseofulvin griseofulvina griseofulvine griseofulvinum
    grisetin grispeg guaifenesina guaiphenesin guaiphenezine guanabenz guanabenzo guanabenzum
    guanfacina guanfacinum guanilib guiatuss guluronic gutron gvoke gynopevaril haemophilus halamid
    halaven halciderm halcimat halcinonid halcinonida halcinonidum halcion halflytely halfprin
    halobetasol halog haloperidol haloperidolum halotestin hamarin harkoseride harvoni havrix hdmpp
    hectoral hectorol helidac hemangeol hemel hemisuccinate hemiton hemocaprol heparina heparine
    heparinoid heparinum hepastyl hepsera heptalac hernix herpetad herphonal herpofug herpotern
    herpoviric herzuma hetlioz hexadecadrol hexadrol hexalen hexalense hexaminum hexastat hexinawas
    hidralazina hidrocodona hidrocortisona hidroferol hidromorfona hidroxizina hiperlex hipokinon
    hiprex histametizyn histerone histodil histolyticum histrelin hoestil holoxan horacort
    hostacyclin hpmpc humazolamide humex humibid hyaluronidase hycamtin hychotine hycodan hycon
    hydantol hydergine hydiphen hydopa hydralazin hydralazinum hydrallazin hydrallazine hydrea
    hydrobromide hydrocil hydrocodon hydrocodonum hydrocon hydrocone hydroconum hydrocortone
    hydrodiuril hydroksyzyny hydromedin hydromorfona hydromorphon hydromorphonum hydroxine
    hydroxizine hydroxizinum hydroxocobalamin hydroxy hydroxycine hydroxyurea hydroxyzin
    hydroxyzinum hygroton hyomax hyoscine hyoscyamin hyoscyaminum hyosyne hypnovel hypophthalin
    hyrimoz hysingla hysteps hytrin hytuss hyzyd ibaril ibrance ibrexafungerp ibugel ibuleve
    ibumetin ibuprofene ibuprofeno ibuprofenum ibuprophen icdmt iclusig icosapent idacio idalprem
    idarubicin idarubicina idarubicine idarubicinum idecabtagene idelalisib idhifa idoxuridin
    idoxuridina idoxuridinum idralazina idromorfone idrossizina ifosfamida ifosfamide ifosfamidum
    ikaran iloperidona iloperidonum iloprost ilotycin ilozyme ilube ilumya imatinibum imbruvica
    imfinzi imidobenzyle imigran imipenem imipramin imipramina imipraminum imiquimod imiquimodum
    imizin imizine imlygic immuran imnovid imojev imotil imovax imraldi imurel inactivated inbrija
    incidal incivek inclisiran incobotulinumtoxina indapamid indapamida indapamide indapamidum
    inderal indipam indocid indocin indometacin indometacina indometacine indometacinum indomethacin
    induracin infectoflu infectostaph infed infex inflamase inflectra influenzae infumorph ingenol
    ingrezza injectafer inlyta innopran innovace inqovi inrebic insogen inspra intelence
    interleukine intranasal intrapleural intrarosa intrauterine intravesical intron intropaste
    invanoz invanz invega inveltys invirase iodide ionil iosat iphosphamide ipraxa iproveratril
    iquix iressa irinotecan irinotecanum irrinotecan irtan isavir isavuconazonium iscover isentress
    ismotic isoacitretin isobamate isobide isocarboxazid isocarboxazida isocarboxazide isocodeine
    isoditrate isoephedrine isoetarin isoetarina isoetarine isoetarinum isoetharine isoetretin
    isofosfamide isogel isoglaucon isollyl isomeprobamate isomeride isoniazid isoniazida isonipecain
    isophosphamide isoptin isoptine isopto isosfamide isotretinoina isotretinoine isotretinoino
    isotretinoinum isotrex isoxsuprine ispaghula isquette isradipino isradipinum istalol istin
    istodax istradefylline itraconazol itraconazolum itrop ivabradin ivabradina ivabradine
    ivabradinum ivacaftor ivacaftorum ivermectina ivermectine ivermectinum ivomec ivosidenib
    ixabepilone ixazomib ixempra ixiaro izilox izoptin jadenu jakafi janimine japanese jaquinus
    jatenzo jatrosom jelmyto jemperli jenacystein jenapurinol jencycla jeuveau jevtana jezil
    joddeoxiuridin jublia juluca jumex junik jutadol jutalar jutanorm juxtapid jynarque kadcyla
    kadian kalexate kaliumiodid kalma kalpress kaluril kalydeco kanbine kanesten kaomycine kapvay
    karbofos katrum keclor keflet keftab kefurox kefzol kemstro kenalin kenesil keoxifene kepivance
    kerecide kerendia kerlon kerlone kerydin kesimpta ketek ketoconazol ketoconazolum ketoprofeno
    ketorolac ketorolaco ketorolacum ketotifen ketotifene ketotifeno ketotifenum ketotiphen
    ketotiphene ketozole kevzara khingamin khloditan kimyrsa kineret kionex kisqali klaforan
    klaricid klariderm klinoril klisyri klofelin klofenil kloramfenikol kloromin klostilbegit
    klotrix kloxxado kordaron korinfar korlym kortancyl koselugo kredex krintafel krystexxa kudrox
    kurantil kuvan kybella kymriah kynamro kynmobi kyprolis kytril labetalol labetalolum labileno
    laciken lacosamida lacosamide lactugal lactulosa lactulose lactulosum ladogal laevomycetinum
    laherparepvec lamiktal lamivudin lamivudina lamivudinum lamotrigina lamotriginum lampit
    lanacordin laniazid lanicor lanophyllin lanorinal lanoxicaps lanreotida lanreotide lansol
    lansoprazol lansoprazoles lansoprazolum lantamed lanthanum lanvis lanzor larbex largactil lariam
    larodopa laroxyl lartruvo lasmiditan lastacaft lastet latanoprost latanoprostene latanoprostum
    latisse laubeel laudacon lavisa lavoclen laxagetten laxanin laxbene laxilose lazanda lebic
    lecibral lederderm ledermycine ledipasvir lefamulin leflox leflunomida leflunomide leflunomidum
    legatrim lekoptin lemblastine lemborexant lemtrada lenalidomida lenalidomide lendacin lenoxin
    lentizol lentopres lenvima leponex lepsiral leqvio lescol lesinurad letairis letermovir letrozol
    leucovorin leucovorinum leukeran leukine leukovorin leukovorum leuprolide leuprorelin
    leuprorelina leuproreline leuprorelinum leupurin leurocristine leutrol levanxol levatol
    levetiracetame levitra levobact levobunololum levocetirizina levocetirizine levodopum levodroman
    levodromoran levofloxacine levofloxacino levofloxacinum levofolene levoglutamide levoleucovorin
    levomicetina levomilnacipran levomycetin levonorgestrel levopa levorfanol levorfanolo levorphan
    levorphanol levorphanolum levothroid levothyroxin levoxyl levulan lexette lexir lexiva lialda
    liberize libritabs librium libtayo lidemol lidex lidol lifitegrast linaclotida linaclotide
    linagliptina lincil lindan lindane lindano lindanum lindocetyl linezolid linezolide linezolidum
    linzess liofen lioresal liothyronine liothyroninum liotironina liotrix lipancreatin lipanthyl
    lipantil liparison lipazil lipemol lipidil liplat lipofen lipomin liposomal lipostat lipram
    liprolog liptonorm lipur liquadd liquaemin liraglutida liraglutidum lisinoprilum liskantin
    lisocabtagene lispro listran litarek lithobid livalo livesan livmarli lixacol lixiana
    lixisenatida lixisenatide lobivon locapred locatop locholest locoid lodine lodoxamida lodoxamide
    lodrane lofexidina lofexidinum lofibra loitin lokelma lomine lomir lomitapida lomitapide
    lomitapidum lomper lomustina lomustine lomustinum longaceph loniten lonsurf loperamid loperamida
    loperamide loperamidum lopid lopirin lopixibat loprox lopurin loracepam loratadina loratadinum
    lorbrena lorcaserin lorqess lorviqua losec lotemax lotensin loteprednol lotronex lovastatina
    lovastatine lovastatinum loxapina loxapinum loxen loxitane lozol lubiprostone lucemyra lucenfal
    lucentis lucrin ludiomil lumacaftor lumakras lumateperone lumefantrine lumigan luminal lumirelax
    lumoxiti lumykras lunolax lupron lurasidona lurasidonum lurbinectedin lurdex luspatercept
    lusutrombopag luteohormone lutogynon luvox luxiq lybalvi lycine lycoremine lyderm lydol lyflex
    lygen lymphocytic lympholysin lynparza lyogen lyophrin lyovaccosmegen lysantin lysergic lysodren
    lyspro lysteda lysuron lyumjev
    """
}
