// Derived from GeoNames (https://www.geonames.org), licence CC BY 4.0; folded to ASCII and
// filtered.

/// Cities and towns of the United States with these initials; `_` stands for a space.
enum CitiesAToK {
  static let words: StaticString = """
    abbeville aberdeen abilene abingdon abington absecon accokeek acton acushnet acworth ada
    adams_morgan addison adelanto adelphi adrian affton agate_beach agawam agoura agoura_hills
    agua_caliente ahwatukee_foothills aiken airmont airport akron alabaster alachua alafaya alameda
    alamo alamo_heights alamogordo alamosa albany albany_park albemarle albert_lea albertville
    albion albuquerque alcoa alderwood_manor aldine alexander_city alexandria algonquin alhambra
    alice alief aliquippa aliso_viejo allapattah allegheny_west allen allen_park allendale allentown
    alliance allison_park allouez allston alma aloha alondra_park alpena alpharetta alpine alsip
    altadena altamont altamonte_springs alton altoona altus alum_rock alvin amarillo american_canyon
    american_fork americus ames amesbury amherst amherst_center amityville ammon amsterdam anaconda
    anacortes anacostia anaheim anchorage andalusia anderson anderson_mill andover andrews angleton
    angola ankeny ann_arbor anna annandale annapolis anniston anoka ansonia antelope anthem anthony
    antioch apache_junction apex apollo_beach apopka apple_valley appleton arab aransas_pass arbutus
    arcadia arcata archdale arden_arcade arden_hills ardmore arizona_city arkadelphia arkansas_city
    arlington arlington_heights arnold arrochar arroyo_grande artesia artondale arvada arverne arvin
    asbury_lake asbury_park ashburn asheboro asheville ashland ashmont ashtabula ashwaubenon
    aspen_hill astoria atascadero atascocita atchison atco athens athol atlanta atlantic_beach
    atlantic_city atmore atoka attleboro atwater atwater_village auburn auburn_gresham auburn_hills
    auburndale audubon august augusta aurora austin austintown avenal avenel aventura
    avocado_heights avon avon_center avon_lake avon_park avondale azalea_park azle azusa babylon
    back_bay back_mountain bacliff badger bailey baileys_crossroads bainbridge bainbridge_island
    baker baker_city bakersfield bala_cynwyd balch_springs baldwin baldwin_harbor baldwin_park
    ballenger_creek ballston_lake ballwin baltimore bangor banning baraboo barberton bardstown
    barnstable barracks_row barre barrington barstow barstow_heights bartlesville bartlett bartow
    basking_ridge bastrop batavia batesville bath bath_beach baton_rouge battle_creek battle_ground
    bay_area bay_city bay_minette bay_point bay_saint_louis bay_shore bay_village baychester
    bayonet_point bayonne bayou_boeuf bayou_cane bayport bayshore_gardens bayside baytown
    bayview_hunters_point bayville beach_park beachwood beacon beacon_hill bear beatrice beaufort
    beaumont beaver_dam beaver_falls beavercreek beaverton beckett_ridge beckley bedford
    bedford_heights bedminster bee_ridge beebe beech_grove beecher beeville bel_air bel_air_north
    bel_air_south belgrade bell bell_gardens bella_vista bellair_meadowbrook_terrace bellaire
    belle_chasse belle_glade bellefontaine bellefontaine_neighbors belleville bellevue bellflower
    bellingham bellmawr bellmead bellmore bellview bellwood belmont belmont_cragin beloit belton
    beltsville belvedere_park belvidere bemidji benbrook bend benicia bennettsville benning
    benning_road bennington bennsville bensalem bensenville bensonhurst benton benton_harbor
    bentonville berea bergen_beach bergenfield berkeley berkeley_heights berkley berlin bernalillo
    berwick berwyn bessemer bethalto bethany bethel bethel_park bethesda bethlehem bethpage
    bettendorf beverly beverly_cove beverly_hills bexley biddeford big_bear_city big_lake big_rapids
    big_spring billerica billings biloxi binghamton birch_bay birmingham bismarck bithlo bixby
    black_forest black_mountain blackfoot blackhawk blacklick_estates blacksburg blackstone
    bladensburg blaine blanchard bloomfield bloomingdale bloomington bloomsburg blue_ash blue_island
    blue_springs bluefield bluffdale bluffton blythe blytheville boardman boaz boca_del_mar
    boca_raton boerne bogalusa bogota bohemia boiling_springs boise bolingbrook bolivar bon_air
    bonadelle_ranchos_madera_ranchos bonham bonita bonita_springs bonney_lake boone booneville
    boonton boonville borger borough_park bossier_city boston bostonia bothell bothell_east
    bothell_west boulder boulder_city boulder_hill bound_brook bountiful bourbonnais bow_bog bowie
    bowling_green box_elder boyle_heights boynton_beach bozeman bradenton bradford bradley
    bradley_gardens brainerd braintree brambleton brandermill brandon branford branson braselton
    brawley brazil brea breaux_bridge brecksville bremerton brenham brent brentwood
    brentwood_estates brentwood_village brewer brewerytown briarcliff_manor briarwood brick
    bridgeport bridgeton bridgetown bridgeview bridgewater brigantine brigham_city brighton
    brighton_beach brighton_park brightwood bristol bristow broad_ripple broadlands
    broadview_heights brock_hall brockport brockton broken_arrow bronx brook_park brookdale
    brookfield brookhaven brookings brookland brookline brooklyn brooklyn_center brooklyn_heights
    brooklyn_park brookside broomall broomfield broussard brown_deer brownfield browns_mills
    brownsburg brownsville brownwood brunswick brushy_creek bryan bryant bryn_mawr_skyway buckeye
    buckhall bucyrus buda budd_lake buena_park buenaventura_lakes buffalo buffalo_grove buford
    bull_run bullhead_city burbank burien burkburnett burke burleson burley burlingame burlington
    burnsville burr_ridge burton burtonsville bushwick bustleton butler butte buxton byram cabot
    cadillac cahokia cairo calabasas caldwell caledonia calera calexico calhoun california
    california_city calimesa callaway calumet_city calverton camano camarillo camas cambria_heights
    cambridge cambridgeport camden cameron cameron_park camp_pendleton_south camp_springs camp_verde
    campbell campbellsville canandaigua canarsie canby candler_mcafee canoga_park canon_city
    canonsburg canton cantonment canyon canyon_country canyon_lake canyon_rim cape_canaveral
    cape_cod cape_coral cape_girardeau cape_saint_claire capitol_hill capitol_riverfront capitola
    carbondale carencro carlisle carlsbad carmel carmichael carney carnot_moon carol_city
    carol_stream carpentersville carpinteria carrboro carriere carroll carroll_park carrollton
    carrollwood carrollwood_village carson carson_city carteret cartersville carthage carver cary
    casa_de_oro_mount_helix casa_grande casas_adobes casper casselberry castaic castle_pines_north
    castle_rock castle_shannon castlewood castro_valley catalina_foothills cathedral_city
    catonsville cave_spring cayce cedar_city cedar_falls cedar_grove cedar_hill cedar_hills
    cedar_lake cedar_mill cedar_park cedar_rapids cedarbrook cedarburg cedartown celina centennial
    center_city center_line center_point centereach centerton centerville central central_city
    central_falls central_islip central_point centralia centreville ceres cerritos chalco chalmette
    chambersburg chamblee champaign champlin chandler chanhassen channahon channelview chantilly
    chanute chaparral chapel_hill charles_village charleston charlestown charlotte charlottesville
    charlton charter_oak chaska chatham chatsworth chattanooga cheektowaga chelmsford chelsea cheney
    cherry_creek cherry_hill cherry_hill_mall cherryland chesapeake chesapeake_ranch_estates
    chesapeake_ranch_estates_drum_point cheshire chester chesterfield chesterton chestnut_hill
    chestnut_ridge cheval cheviot chevy_chase cheyenne chicago chicago_heights chicago_lawn
    chicago_loop chicago_ridge chickasha chico chicopee chillicothe chillum chinatown chino
    chino_hills chino_valley chippewa_falls choctaw chowchilla christiana christiansburg chubbuck
    chuckey chula_vista cibolo cicero cimarron_hills cincinnati cinco_ranch cinnaminson circleville
    citrus citrus_heights citrus_park citrus_ridge citrus_springs city_of_sammamish claiborne
    clanton claremont claremore clarendon_hills clark clark_fulton clarksburg clarksdale clarkston
    clarksville clawson clay claymont clayton clearfield clearlake clearwater cleburne clemmons
    clemson clermont cleveland cleveland_heights cleveland_park cliffside_park clifton clifton_park
    clinton clinton_township clive cloquet closter cloverdale cloverleaf cloverly clovis clute
    coachella coalinga coatesville cobbs_creek cockeysville cocoa cocoa_beach coconut_creek
    coconut_grove cody coeur_dalene coffeyville cohoes colchester cold_springs coldwater colesville
    college college_park college_place college_point college_station collegedale colleyville
    collierville collingdale collingswood collinsville collinwood colonia colonial_heights
    colonial_park colorado_springs colorado_triangle colton colts_neck columbia columbia_city
    columbia_heights columbine columbus commack commerce commerce_city communications_hill compton
    comstock_park concord conda coney_island congers congress_heights conneaut connersville
    conning_towers_nautilus_park conover conroe converse conway conyers cookeville coolidge
    coon_rapids cooper_city coos_bay copiague copley coppell copperas_cove coral_gables coral_hills
    coral_springs coral_terrace coralville coram corcoran cordele cordova corinth cornelius corning
    corona coronado corpus_christi corrales corsicana corte_madera cortez cortland cortlandt_manor
    corvallis coshocton costa_mesa coto_de_caza cottage_grove cottage_lake cottonwood
    cottonwood_heights council_bluffs country_club country_club_estates country_club_hills
    country_walk countryside coventry covina covington coweta craig cranberry_township cranford
    cranston crawfordsville cresskill crest_hill crestline crestview crestwood crete creve_coeur
    crofton cromwell cross_lanes crossville croton_on_hudson crowley crown_point croydon crystal
    crystal_lake cudahy cullman culpeper culver_city cumberland cupertino cusseta cutler cutler_bay
    cutler_ridge cutlerville cuyahoga_falls cypress cypress_gardens cypress_hills cypress_lake
    cypress_village dakota_ridge dale_city dalhart dallas dalton daly_city damascus dana_point
    danbury dania_beach danvers danville daphne darby dardenne_prairie darien davenport davidson
    davidsonville davie davis dayton daytona_beach de_pere deanwood dearborn dearborn_heights debary
    decatur dedham deer_park deer_valley deerfield deerfield_beach defiance deforest dekalb del_aire
    del_city del_rio deland delano delavan delaware delhi delmar delray_beach delta deltona deming
    denham_springs denison dent denton dentsville denver denville depew derby deridder derry
    derry_village des_moines des_peres des_plaines desert_hot_springs desoto destin destrehan
    detroit detroit_lakes detroit_shoreway diamond_bar diamond_springs diamondhead diberville
    dickinson dickson dinuba discovery_bay dishman dix_hills dixiana dixon dobbs_ferry
    doctor_phillips dodge_city dolton dongan_hills donna doral doraville dorchester dormont dothan
    douglas douglaston douglasville dover downers_grove downey downtown downtown_dc doylestown
    dracut dranesville draper drexel_heights drexel_hill druid_hills duarte dublin dubuque dudley
    duluth dumas dumont duncan duncanville dundalk dunedin dunkirk dunmore dunn dunn_loring dunwoody
    dupont dupont_circle durango durant durham duxbury dyer dyersburg dyker_heights eagan eagle
    eagle_mountain eagle_pass eagle_point eagle_river earlimart easley east_amherst east_bethel
    east_boston east_brainerd east_bridgewater east_brunswick east_cambridge east_chattanooga
    east_chicago east_cleveland east_concord east_elmhurst east_falls east_flatbush east_florence
    east_foothills east_franklin east_garfield_park east_grand_forks east_grand_rapids
    east_greenwich east_haddam east_hampton east_hanover east_harlem east_hartford east_haven
    east_hemet east_highland_park east_hill_meridian east_honolulu east_independence east_islip
    east_la_mirada east_lake east_lake_orient_park east_lansing east_liverpool east_longmeadow
    east_los_angeles east_massapequa east_meadow east_millcreek east_milton east_moline
    east_mount_airy east_naples east_new_york east_norriton east_northport east_norwalk
    east_oak_lane east_orange east_palo_alto east_patchogue east_pensacola_heights east_peoria
    east_point east_providence east_rancho_dominguez east_renton_highlands east_ridge east_riverdale
    east_rockaway east_rutherford east_saint_louis east_san_gabriel east_setauket east_somerville
    east_stroudsburg east_tremont east_village east_wenatchee east_wenatchee_bench east_york
    eastchester easthampton eastlake eastmont easton eastpointe eastvale eaton eatontown eau_claire
    echelon echo_park economy ecorse eden eden_prairie edgemere edgewater edgewood edina edinburg
    edison edmond edmonds edwards edwardsville effingham eggertsville egypt_lake_leto eidson_road
    el_cajon el_camino_real el_campo el_centro el_cerrito el_dorado el_dorado_hills el_mirage
    el_monte el_paso el_reno el_segundo el_sobrante eldersburg elfers elgin elizabeth elizabeth_city
    elizabethton elizabethtown elk_city elk_grove elk_grove_village elk_plain elk_river elkhart
    elkhorn elko elkridge elkton ellendale ellensburg ellicott_city ellington ellisville
    ellsworth_air_force_base elmhurst elmira elmont elmwood elmwood_park eloise elon eloy elsmere
    eltingville elwood elyria emerson_hill emeryville emmaus emporia encanto enchanted_hills
    encinitas encino endicott endwell enfield englewood enid ennis ensley enterprise enumclaw
    ephrata erie erlanger escanaba escondido espanola essex essex_junction estelle estero euclid
    eufaula eugene euless eunice eureka eustis evans evanston evansville everett evergreen
    evergreen_park ewing excelsior_springs exeter fabens fair_lawn fair_oaks fairbanks fairborn
    fairburn fairdale fairfax fairfax_station fairfield fairfield_heights fairhaven fairhope
    fairland fairless_hills fairmont fairmount fairview fairview_heights fairview_park
    fairview_shores fairwood fall_river fallbrook fallon falls_church fallsburg fallston
    far_rockaway fargo faribault farmers_branch farmersville farmingdale farmington farmington_hills
    farmingville farmville farragut fate fayetteville federal_heights federal_way fenton
    fergus_falls ferguson fern_creek fernandina_beach ferndale fernley fernway ferry_pass festus
    fife fillmore financial_district findlay finneytown firebaugh firestone fish_hawk fishers
    fishtown fitchburg fitzgerald five_corners five_forks flagami flagstaff flat_rock flatbush
    flatlands fleming_island flint floral_park florence florence_graham florham_park florida_city
    florida_ridge florin floris florissant flossmoor flower_mound flowing_wells flowood flushing
    foggy_bottom foley folsom fond_du_lac fontana foothill_farms foothill_ranch fordham fords forest
    forest_acres forest_city forest_grove forest_hill forest_hills forest_lake forest_park
    forestdale forestville forney forrest_city fort_atkinson fort_bliss fort_bragg
    fort_campbell_north fort_carson fort_cavazos fort_collins fort_dodge fort_drum fort_hamilton
    fort_hunt fort_irwin fort_knox fort_lauderdale fort_lee fort_leonard_wood fort_madison
    fort_meade fort_mill fort_mitchell fort_morgan fort_myers fort_oglethorpe fort_payne fort_pierce
    fort_polk_south fort_salonga fort_smith fort_stockton fort_thomas fort_valley fort_walton_beach
    fort_washington fort_wayne fort_worth fortuna fortuna_foothills foster_city fostoria fountain
    fountain_hills fountain_inn fountain_valley fountainebleau four_corners fox_chase fox_lake
    framingham framingham_center franconia frankford frankfort frankfort_square franklin
    franklin_lakes franklin_park franklin_square fraser frederick fredericksburg frederickson
    fredonia freehold freeport freetown fremont fresh_meadows fresno fridley friendly friendswood
    frisco front_royal frostburg fruit_cove fruita fruitville fuller_heights fullerton fulton
    fultondale fuquay_varina gadsden gaffney gage_park gages_lake gahanna gainesville gaithersburg
    galena_park galesburg galion gallatin gallup galt galveston gantt garden_acres garden_city
    garden_grove gardena gardendale gardere gardner gardnerville_ranchos garfield garfield_heights
    garland garner garrison gary gastonia gates_north_gates gatesville gateway gautier geneseo
    geneva georgetown gering germantown gibsonton gifford gig_harbor gilbert gillette gilroy girard
    girard_estate gladeview gladstone glasgow glassboro glassmanor glastonbury glen_allen glen_avon
    glen_burnie glen_carbon glen_cove glen_ellyn glen_rock glencoe glendale glendale_heights
    glendora glenmont glenn_dale glenn_heights glenpool glens_falls glens_falls_north glenshaw
    glenside glenvar_heights glenview glenville glenwood glenwood_springs gloucester gloucester_city
    gloucester_point glover_park gloversville godfrey gold_camp gold_canyon golden golden_gate
    golden_glades golden_hills golden_triangle golden_valley goldenrod goldsboro goleta gonzales
    gonzalez good_hope goodings_grove goodlettsville goodyear goose_creek goshen goulds grafton
    graham grain_valley gramercy_park granbury grand_boulevard grand_forks grand_haven grand_island
    grand_junction grand_prairie grand_rapids grand_terrace grandview grandville granger granite_bay
    granite_city graniteville grants grants_pass grantsville grapevine grass_valley gravesend
    grays_ferry grayslake great_bend great_falls great_kills great_neck greater_grand_crossing
    greater_northdale greater_upper_marlboro greatwood greece greeley green green_bay green_haven
    green_river green_valley greenacres_city greenbelt greenbriar greenburgh greencastle greendale
    greeneville greenfield greenlawn greenpoint greensboro greensburg greentree greenville greenwich
    greenwood greenwood_village greer grenada gresham gretna griffin griffith grimes grinnell
    grosse_ile grosse_pointe_farms grosse_pointe_park grosse_pointe_woods groton grove_city
    groveland grover_beach groves groveton grovetown guilford gulf_gate_estates gulf_shores gulfport
    gunbarrel guntersville gurnee guthrie guttenberg guymon gwynn_oak h_street_ne hacienda_heights
    hackensack hackettstown haddington haddonfield hagerstown haiku_pauwela hailey haines_city
    halawa halawa_heights haledon half_moon half_moon_bay halfway hallandale_beach haltom_city
    ham_lake hamburg hamden hamilton hamilton_hills hamilton_square hamilton_worcester hammond
    hammonton hampstead hampton hampton_bays hamtramck hanahan hanford hannibal hanover hanover_park
    hanson happy_valley harahan harker_heights harlem harleysville harlingen harper_woods harrisburg
    harrison harrisonburg harrisonville harrodsburg hartford hartland hartranft hartselle harvard
    harvey harwich harwood_heights hasbrouck_heights haslett hastings hastings_on_hudson hattiesburg
    hauppauge havelock haverhill haverstraw havertown havre havre_de_grace hawaiian_gardens
    hawaiian_paradise_park hawthorne hayden hayesville hays haysville hayward hazel_crest hazel_dell
    hazel_park hazelwood hazleton head_of_westport healdsburg heath heber_city hebron helena
    helena_valley_southeast helena_west_helena hells_kitchen helotes hemet hempstead henderson
    hendersonville henrietta hercules hereford hermantown hermiston hermitage hermosa_beach hernando
    herndon herriman herrin hershey hesperia hewitt hialeah hialeah_gardens hibbing hickory
    hickory_hills hicksville hidalgo high_point highland highland_city highland_heights
    highland_park highland_springs highland_village highlands_ranch highview hillcrest
    hillcrest_heights hilliard hillsboro hillsborough hillsdale hillside hillview hilo hilton_head
    hilton_head_island hinesville hinsdale hobart hobbs hobe_sound hoboken hockessin hoffman_estates
    holbrook holden holiday holiday_city_berkeley holladay holland hollins hollis hollister
    holliston holly_hill holly_springs hollywood holmen holmesburg holt holtsville holualoa holyoke
    home_gardens homer_glen homestead homewood homosassa_springs hondo honolulu hooper hoover
    hopatcong hopatcong_hills hope hope_mills hopewell hopkins hopkinsville hopkinton hoquiam
    horizon_city horizon_west horn_lake hornell horsham hot_springs hot_springs_village hough houma
    houston howard howard_beach howell huber_heights hudson hueytown hugo huguenot hull humble
    humboldt hunt_valley hunters_creek huntersville hunting_park huntington huntington_beach
    huntington_park huntington_station huntley hunts_point huntsville huron hurricane hurst
    hutchinson hutto hyannis hyattsville hybla_valley hyde_park idaho_falls idylwood ilchester
    immokalee imperial imperial_beach incline_village independence indian_harbour_beach indian_trail
    indiana indianapolis indianola indio ingleside inglewood inglewood_finn_hill inkster
    inver_grove_heights inwood iona ionia iowa_city irmo irondale irondequoit ironton irvine irving
    irving_park irvington iselin isla_vista island_lake isle_of_normandy islip issaquah itasca
    ithaca ives_estates jacinto_city jackson jackson_heights jacksonville jacksonville_beach jamaica
    jamaica_plain jamestown janesville jasmine_estates jasper jeannette jefferson jefferson_city
    jefferson_hills jefferson_valley_yorktown jeffersontown jeffersonville jeffries_point jenison
    jenks jennings jensen_beach jericho jerome jersey_city jerseyville jesup johns_creek
    johnson_city johnston johnstown joint_base_lewis_mcchord joliet jollyville jonesboro joplin
    joppatowne junction_city juneau juniata_park jupiter jurupa_valley justice kahului kailua
    kailua_kona kaimuki kalamazoo kalaoa kalihi_palama kalihi_valley kalispell kaneohe kankakee
    kannapolis kansas_city kapolei kapolei_villages katy kaukauna kaysville keansburg kearney kearns
    kearny keene keizer keller kelso kemp_mill ken_caryl kendale_lakes kendall kendall_park
    kendall_square kendall_west kendallville kenilworth kenmore kennedy_street kennedy_township
    kenner kennesaw kennett kennewick kenosha kensington kent kenton kentwood kenwood keokuk kerman
    kernersville kerrville ketchikan kettering kew_gardens kew_gardens_hills kewanee key_biscayne
    key_largo key_west keystone kihei kilgore killeen killingly_center king_city king_of_prussia
    kingman kings_bridge kings_grant kings_mountain kings_park kings_park_west kings_point kingsburg
    kingsessing kingsgate kingsland kingsport kingston kingsville kinnelon kinston kirby kirkland
    kirksville kirkwood kiryas_joel kissimmee klahanie klamath_falls knightdale knik_fairview
    knoxville kokomo koolauloa koreatown kuliouou_kalani_iki kulpsville kuna kyle
    """
}
