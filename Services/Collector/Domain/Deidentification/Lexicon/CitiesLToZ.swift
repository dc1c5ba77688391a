// Derived from GeoNames (https://www.geonames.org), licence CC BY 4.0; folded to ASCII and
// filtered.

/// Cities and towns of the United States with these initials; `_` stands for a space.
enum CitiesLToZ {
  static let words: StaticString = """
    la_canada_flintridge la_crescenta_montrose la_crosse la_grande la_grange la_grange_park la_habra
    la_homa la_jolla la_marque la_mesa la_mirada la_palma la_plata la_porte la_presa la_puente
    la_quinta la_riviera la_salle la_vergne la_verne la_vista lacey lackawanna
    lackland_air_force_base lacombe laconia ladera_ranch ladson ladue lady_lake lafayette lagrange
    laguna laguna_beach laguna_hills laguna_niguel laguna_woods lahaina lake_arbor lake_arrowhead
    lake_barcroft lake_butler lake_carmel lake_charles lake_city lake_elmo lake_elsinore lake_forest
    lake_forest_park lake_grove lake_havasu_city lake_hiawatha lake_hopatcong lake_in_the_hills
    lake_jackson lake_los_angeles lake_lucerne lake_magdalene lake_mary lake_mohawk lake_monticello
    lake_morton_berrydale lake_oswego lake_park lake_ridge lake_ronkonkoma lake_saint_louis
    lake_shore lake_station lake_stevens lake_villa lake_wales lake_worth_beach lake_worth_corridor
    lake_wylie lake_zurich lakeland lakeland_highlands lakeland_north lakeland_south
    lakeland_village lakes lakes_by_the_bay lakeside lakeville lakeway lakewood lakewood_park
    lambertville lamesa lamont lancaster land_o_lakes landenberg landover langley_park lanham
    lanham_seabrook lansdale lansdowne lansing lantana lapeer laplace laramie larchmont laredo largo
    larkfield_wikiup larkspur las_cruces las_vegas latham lathrop latrobe lauderdale_lakes
    lauderhill laurel laurelton laurens laurinburg lawndale lawrence lawrenceburg lawrenceville
    lawton layton le_mars lea_hill league_city lealman leander leavenworth leawood lebanon ledyard
    leeds lees_summit leesburg lehi lehigh_acres leicester leisure_city leisure_world leland lemay
    lemon_grove lemont lemoore lenexa lennox lenoir lenoir_city lents leominster leon_valley leonia
    levelland levittown lewis_center lewisburg lewiston lewiston_orchards lewistown lewisville
    lexington lexington_fayette lexington_park liberal liberty liberty_lake libertyville
    lighthouse_point lilburn liliha_kapalama lima limerick lincoln lincoln_city lincoln_heights
    lincoln_park lincoln_square lincoln_village lincolnia lincolnton lincolnwood linda linden
    lindenhurst lindenwold lindon lindsay linganore lino_lakes linthicum linton_hall lisbon lisle
    litchfield lithia_springs lititz little_canada little_chute little_cottonwood_creek_valley
    little_elm little_falls little_ferry little_havana little_neck little_river little_rock
    littleton live_oak livermore livingston livonia lochearn lock_haven lockhart lockport lodi logan
    logan_square logansport loganville loma_linda lombard lomita lompoc london londonderry
    londontowne lone_tree long_beach long_branch long_grove long_island long_island_city
    longfellow_community longmeadow longmont longview longwood lorain lorton los_alamitos los_alamos
    los_altos los_altos_hills los_angeles los_banos los_gatos los_lunas los_osos louisville loveland
    loves_park lovington lowell lower_burrell lower_moyamensing lower_west_side lowes_island lubbock
    ludington ludlow lufkin luling lumberton lutherville_timonium lutz lynbrook lynchburg lynden
    lyndhurst lyndon lynn lynn_haven lynnfield lynnwood lynwood lyons mableton macedonia
    machesney_park mack macomb macon madeira madera madera_acres madison madison_heights
    madisonville magalia magna magnolia mahomet mahopac mahtomedi mahwah maitland makaha makakilo
    makakilo_city makakilo_makaiwa_hills_kunia malden malibu maltby malvern malverne mamaroneck
    manassas manassas_park manchester mandan mandeville mango manhasset manhattan manhattan_beach
    manhattan_valley manitowoc mankato manoa manorville mansfield mansfield_city manteca manteno
    manville maple_grove maple_heights maple_shade maple_valley mapleton maplewood marana marathon
    marblehead marco marco_island margate marianna maricopa marietta marina marina_del_rey
    mariners_harbor marinette marion marion_oaks markham marlboro marlboro_village marlborough
    marlton marquette marrero marshall marshalltown marshfield marstons_mills martha_lake martin
    martinez martinsburg martinsville maryland_city maryland_heights marysville maryvale maryville
    mashpee mason mason_city masonboro maspeth massapequa massapequa_park massena massillon mastic
    mastic_beach matawan mattapan matteson matthews mattoon mauldin maumee maumelle mayfield
    mayfield_heights maynard mayo mays_chapel maysville maywood mcalester mcallen mccomb
    mccully_moiliili mcdonough mcfarland mchenry mckeesport mckinley_park mckinleyville mckinney
    mclean mcminnville mcpherson mead_valley meadow_woods meadowbrook meads meadville mebane mecca
    mechanicsburg mechanicsville medford medina medulla medway mehlville melbourne melrose
    melrose_park melville melvindale memphis menasha mendota mendota_heights menifee menlo_park
    menominee menomonee_falls menomonie mentone mentor mequon merced mercedes mercer_island
    mercerville mercerville_hamilton_square meriden meridian merriam merrick merrifield merrill
    merrillville merrimack merritt_island merrydale mesa mesquite metairie metairie_terrace methuen
    metuchen mexico miami miami_beach miami_gardens miami_lakes miami_shores miami_springs
    miamisburg micco michigan_city mid_cambridge mid_city middle_island middle_river middle_valley
    middle_village middleborough middleburg middleburg_heights middlesboro middlesex middleton
    middletown midland midlothian midvale midway midway_city midwest_city miles_city milford
    milford_mill mililani_mauka mililani_town mill_creek mill_creek_east mill_valley millbrae
    millbrook millburn millbury millcreek milledgeville miller_place millersville millington millis
    millville milpitas milton milwaukee milwaukie minden mineola mineral_wells minneapolis minnehaha
    minneola minnetonka minnetonka_mills minooka minot mint_hill mira_mesa miramar mishawaka mission
    mission_bend mission_district mission_hill mission_viejo missoula missouri_city mitchell
    mitchellville moanalua moberly mobile modena_park modesto mokena molalla moline moncks_corner
    monett monfort_heights monmouth monona monroe monroeville monrovia monsey monson montague
    montclair montebello montecito monterey monterey_park montgomery montgomery_village
    montgomeryville monticello montpelier montrose montvale montville_center moody moore
    moorestown_lenola mooresville moorhead moorpark moraga morehead_city moreno_valley morgan_city
    morgan_hill morgan_park morganton morgantown morningside_heights morrell_park morris
    morris_heights morris_park morrisania morristown morrisville morro_bay morton morton_grove
    moscow moses_lake moss_bluff moss_point mott_haven moultrie mound mounds_view moundsville
    mount_airy mount_clemens mount_dora mount_greenwood mount_holly mount_joy mount_juliet
    mount_kisco mount_laurel mount_lebanon mount_pleasant mount_prospect mount_rainier mount_sinai
    mount_vernon mount_vernon_triangle mount_washington mountain_brook mountain_home mountain_house
    mountain_park mountain_top mountain_view mountlake_terrace mukilteo muncie mundelein munhall
    munster murfreesboro murphy murray murraysville murrieta murrysville muscatine muscle_shoals
    muscoy muskego muskegon muskegon_heights muskogee mustang myrtle_beach myrtle_grove
    mystic_island nacogdoches nampa nanakuli nanticoke nanuet napa naperville naples napoleon
    naranja narragansett nashua nashville natchez natchitoches natick national_city natrona_heights
    naugatuck navarre near_north_side near_south_side nederland needham neenah neosho nesconset
    nevada new_albany new_baltimore new_bedford new_berlin new_bern new_braunfels new_brighton
    new_britain new_brunswick new_canaan new_caney new_carrollton new_cassel new_castle new_city
    new_fairfield new_franklin new_haven new_hope new_hyde_park new_iberia new_kensington
    new_kingman_butler new_lenox new_london new_milford new_orleans new_philadelphia new_port_richey
    new_port_richey_east new_providence new_richmond new_river new_rochelle new_smyrna_beach
    new_south_memphis new_springville new_square new_territory new_ulm new_windsor new_york_city
    newark newberg newberry newburg newburgh newburyport newcastle newington newman newnan newport
    newport_beach newport_east newport_news newton newton_highlands newtonville niagara_falls
    nicetown_tioga niceville nicholasville niles nipomo niu_valley nixa noblesville noe_valley
    nogales noma nonantum norco norcross norfolk norland normal norman norridge norristown
    north_adams north_amityville north_andover north_andrews_gardens north_arlington
    north_attleborough_center north_auburn north_augusta north_aurora north_babylon north_bath
    north_bay_shore north_bay_village north_bel_air north_bellmore north_bellport north_bend
    north_bergen north_bethesda north_branch north_branford north_brunswick north_canton
    north_castle north_center north_charleston north_chicago north_chicopee north_college_hill
    north_creek north_decatur north_druid_hills north_elba north_end north_fair_oaks
    north_fort_myers north_gates north_haledon north_haven north_highlands north_hills
    north_hollywood north_kensington north_kingstown north_la_crosse north_las_vegas
    north_lauderdale north_lawndale north_liberty north_lindenhurst north_little_rock north_logan
    north_madison north_mankato north_massapequa north_merrick north_miami north_miami_beach
    north_myrtle_beach north_new_hyde_park north_ogden north_olmsted north_palm_beach north_peoria
    north_plainfield north_platte north_port north_potomac north_providence north_reading
    north_richland_hills north_ridgeville north_royalton north_saint_paul north_salt_lake
    north_scituate north_smithfield north_stamford north_tonawanda north_tustin north_valley
    north_valley_stream north_versailles north_wantagh north_weeki_wachee northampton northbridge
    northbrook northdale northfield northglenn northlake northport northridge northview
    northwest_harborcreek northwest_one northwood norton norton_shores norwalk norwell norwich
    norwood novato novi nutley nuuanu_punchbowl nyc oak_brook oak_creek oak_forest oak_grove
    oak_harbor oak_hill oak_hills oak_hills_place oak_lawn oak_park oak_ridge oakbrook oakdale
    oakland oakland_park oakleaf_plantation oakley oakton oakville oakwood oatfield oberlin ocala
    ocean_acres ocean_city ocean_pines ocean_pointe ocean_springs oceanside ocoee oconomowoc odenton
    odessa ofallon ogden ogdensburg ogontz oil_city oildale ojus okemos oklahoma_city okmulgee
    okolona olathe old_bridge old_forge old_jamestown old_orchard_beach old_saybrook oldsmar olean
    olive_branch olivehurst olmsted_falls olney olympia olympia_heights omaha onalaska oneida
    oneonta ontario opa_locka opelika opelousas opportunity oquirrh oradell orange orange_city
    orange_cove orange_park orangeburg orangevale orchards orcutt oregon oregon_city orem
    orient_heights orinda orland_park orlando ormond_beach oro_valley orono orosi oroville
    oroville_east orrville oshkosh oskaloosa ossining oswego otis otsego ottawa ottumwa overbrook
    overland overland_park overlea oviedo owasso owatonna owensboro owings_mills owosso oxford
    oxford_circle oxnard oxon_hill oxon_hill_glassmanor ozark ozone_park pace pacific_grove
    pacific_palisades pacifica paducah pahrump painesville palatine palatka palestine palisades_park
    palm_bay palm_beach palm_beach_gardens palm_city palm_coast palm_desert palm_harbor
    palm_river_clair_mel palm_springs palm_valley palmdale palmer palmetto palmetto_bay
    palmetto_estates palo_alto palolo palos_heights palos_hills palos_verdes_estates pampa
    panama_city panama_city_beach panthersville papillion paradise paradise_valley paragould
    paramount paramus paris park_city park_forest park_forest_village park_hills park_ridge
    park_slope park_view parkchester parker parkersburg parkland parkside parkville parkway
    parkwood_manor parlier parma parma_heights parole parsippany parsons pasadena pascagoula
    paschall pasco paso_robles passaic pataskala patchogue paterson patterson pawtucket payson
    peabody peachtree_city peachtree_corners pearl pearl_city pearl_river pearland pearsall
    pecan_grove pecos pedley peekskill pekin pelham pell_city pella pembroke_pines pendleton
    penn_hills pennsauken pennsport pennsville pennypack pensacola peoria perkasie perris perry
    perry_hall perry_heights perrysburg perryton perryville perth_amboy peru petal petaluma
    petersburg petworth pewaukee pflugerville pharr phelan phenix_city philadelphia phillipsburg
    philly phoenix phoenixville picayune pickerington picnic_point picnic_point_north_lynnwood
    pico_rivera picture_rocks piedmont pierre pike_creek_valley pike_road pikesville pine_bluff
    pine_castle pine_hill pine_hills pine_lake_park pine_ridge pinecrest pinehurst pinellas_park
    pineville pinewood piney_green pinole piqua piscataway pismo_beach pitman pittsburg pittsburgh
    pittsfield placentia placerville plainedge plainfield plainview plainville plano plant_city
    plantation platteville plattsburgh pleasant_grove pleasant_hill pleasant_hills pleasant_plains
    pleasant_prairie pleasant_view pleasanton pleasantville pleasure_ridge_park plover plum plymouth
    pocatello poinciana point_breeze point_pleasant pomona pompano_beach pompton_lakes ponca_city
    ponte_vedra_beach pontiac pooler poplar_bluff poquoson port_angeles port_arthur port_charlotte
    port_chester port_hueneme port_huron port_jervis port_lavaca port_neches port_orange
    port_orchard port_richmond port_royal port_saint_john port_saint_lucie port_salerno
    port_townsend port_washington portage portage_park portales porterville portland portola_hills
    portsmouth portsmouth_heights post_falls poteau potomac potsdam pottstown pottsville
    poughkeepsie poulsbo poway powder_springs powell prairie_ridge prairie_village prairieville
    prattville prescott prescott_valley presque_isle price prichard princeton princeton_meadows
    prineville prior_lake progress prospect prospect_heights prosper providence provo prunedale
    pryor pryor_creek pueblo pueblo_west pulaski pullman punta_gorda punta_gorda_isles purcellville
    puyallup quad_cities quakertown quartz_hill queen_creek queens queens_village queensbury quincy
    raceland racine radcliff radford radnor rahway rainbow_city raleigh ramona ramsey rancho_cordova
    rancho_cucamonga rancho_mirage rancho_palos_verdes rancho_penasquitos rancho_san_diego
    rancho_santa_margarita randallstown randolph rantoul rapid_city rapid_valley raritan ravenna
    rawlins raymondville raymore rayne raynham raytown reading red_bank red_bluff red_hill red_oak
    red_wing redan redding redford redland redlands redmond redondo_beach redwood_city
    redwood_shores reedley reedsburg rego_park rehoboth reidsville reisterstown rendon reno
    rensselaer renton republic research_triangle reseda reserve reston revere rexburg reynoldsburg
    rhawnhurst rialto rice_lake richardson richfield richland richland_hills richmond
    richmond_heights richmond_hill richmond_west richton_park ridge ridgecrest ridgefield
    ridgefield_park ridgeland ridgewood rifle riggs_park rincon ringwood rio_del_mar rio_grande_city
    rio_linda rio_rancho rio_rico rio_vista ripley ripon rittenhouse river_edge river_falls
    river_forest river_grove river_ridge river_vale riverbank riverdale riverhead riverside riverton
    riverview riviera_beach roanoke roanoke_rapids robbinsdale robertsville robinson robstown
    rochelle rochester rochester_hills rock_falls rock_hill rock_island rock_springs rockcreek
    rockford rockingham rockland rockledge rocklin rockport rockville rockville_centre rockwall
    rocky_mount rocky_point rocky_river rodeo roessleville rogers rogers_park rohnert_park rolla
    rolling_hills_estates rolling_meadows roma roma_los_saenz rome romeoville romulus ronkonkoma
    roosevelt rosamond rosaryville roscoe rose_hill roseburg rosedale roselle roselle_park rosemead
    rosemont rosemount rosenberg roseville roslindale rosslyn rossmoor rossville roswell
    rotonda_west rotterdam round_lake round_lake_beach round_rock rowland_heights rowlett roxboro
    roxborough roxborough_park roxbury_crossing roy royal_kunia royal_oak royal_palm_beach
    royse_city rubidoux runnemede ruskin russellville ruston rutherford rutland rye rye_brook ryers
    sachse saco sacramento saddle_brook saddlebrooke safety_harbor safford saginaw
    saginaw_township_north sahuarita saint_albans saint_andrews saint_ann saint_anthony
    saint_augustine saint_charles saint_clair_shores saint_cloud saint_dennis saint_francis
    saint_george saint_helens saint_james saint_john saint_joseph saint_louis_park saint_marys
    saint_matthews saint_michael saint_paul saint_pete_beach saint_peter saint_peters saint_rose
    saint_simon_mills saint_simons_island saint_stephens saks salem salida salina salinas saline
    salisbury sallisaw salmon_creek salt_lake_city sammamish san_angelo san_anselmo san_antonio
    san_benito san_bernardino san_bruno san_carlos san_carlos_park san_clemente san_diego
    san_diego_country_estates san_dimas san_elizario san_fernando san_fran san_francisco san_gabriel
    san_jacinto san_jose san_juan san_juan_capistrano san_leandro san_lorenzo san_luis
    san_luis_obispo san_marcos san_marino san_mateo san_pablo san_pedro san_rafael san_ramon
    san_tan_valley sanatoga sand_springs sandalfoot_cove sandusky sandy sandy_hills sandy_springs
    sanford sangaree sanger santa_ana santa_barbara santa_clara santa_clarita santa_cruz santa_fe
    santa_fe_springs santa_maria santa_monica santa_paula santa_rosa santa_rosa_beach santaquin
    santee sapulpa saraland sarasota sarasota_springs saratoga saratoga_springs sartell
    satellite_beach saugus sauk_rapids sauk_village sault_ste_marie savage savannah savoy sawtelle
    sayreville sayreville_junction sayville scaggsville scarsdale schaumburg schenectady
    schererville schertz schiller_park schofield_barracks schofield_wheeler scotch_plains scotchtown
    scott scott_lake scottdale scotts_valley scottsbluff scottsboro scottsdale scranton seabrook
    seaford seagoville seal_beach searcy seaside seatac seattle sebastian sebring secaucus
    security_widefield sedalia sedona sedro_woolley seekonk seguin selden sellersburg selma seminole
    seneca setauket_east_setauket seven_corners seven_hills seven_oaks severn severna_park
    sevierville sewell seymour sf sfo shadow_hills shady_hills shafter shaker_heights shakopee
    sharon sharonville shasta_lake shaw shawano shawnee sheboygan sheepshead_bay sheffield
    sheffield_lake shelby shelbyville shelton shenandoah shepherdsville sheridan sherman
    sherman_oaks sherrelwood sherwood shiloh shiprock shirley shively shoreline shoreview shorewood
    short_hills short_pump show_low shreveport shrewsbury sicklerville sidney sienna_plantation
    sierra_madre sierra_vista sierra_vista_southeast signal_hill signal_mountain sikeston siler_city
    silicon_valley siloam_springs silver_city silver_firs silver_lake silver_spring silver_springs
    silverdale silverton simi_valley simpsonville sioux_city sioux_falls sitka skidaway_island
    skokie sleepy_hollow slidell smithfield smithtown smithville smyrna snellville snohomish
    snoqualmie snyder socastee socorro soddy_daisy solana_beach soledad solon somers somers_point
    somerset somersworth somerton somerville sonoma soquel south_amboy south_beach south_bel_air
    south_bend south_boston south_bradenton south_burlington south_charleston south_chicago
    south_daytona south_el_monte south_elgin south_euclid south_farmingdale south_fulton south_gate
    south_hadley south_hill south_holland south_houston south_huntington south_jordan
    south_jordan_heights south_kensington south_kingstown south_lake_tahoe south_laurel
    south_lawndale south_lockport south_lyon south_miami south_miami_heights south_milwaukee
    south_ogden south_old_bridge south_orange south_ozone_park south_park_township south_pasadena
    south_peabody south_plainfield south_portland south_portland_gardens south_riding south_river
    south_saint_paul south_salt_lake south_san_francisco south_san_gabriel south_san_jose_hills
    south_shore south_sioux_city south_suffolk south_valley south_venice south_vineland
    south_whittier south_windsor south_yarmouth south_yuba_city southaven southborough southbridge
    southbury southchase southern_pines southfield southgate southglenn southington southlake
    southside southwest_center_city_philadelphia southwest_schuylkill southwest_waterfront southwick
    spanaway spanish_fork spanish_fort spanish_lake spanish_springs sparks sparta spartanburg
    spearfish speedway spencer spokane spokane_valley spotswood spring spring_creek spring_hill
    spring_lake spring_valley spring_valley_lake springboro springdale springfield
    springfield_gardens springville spruce_hill spuyten_duyvil st_charles st_johns st_louis st_marys
    st_petersburg stafford stallings stamford stanford stanton starkville state_college
    staten_island statesboro statesville staunton steamboat_springs steger stephenville sterling
    sterling_heights steubenville stevens_point stevenson_ranch stillwater stockbridge stockton
    stonecrest stonegate stoneham stony_brook stony_point storm_lake storrs stoughton stow stratford
    strawberry_mansion streamwood streator streetsboro strongsville struthers stuart stuarts_draft
    studio_city sturgeon_bay sturgis stuttgart suamico succasunna sudbury sudley suffern suffolk
    suffolk_downs_station sugar_grove sugar_hill sugar_land sugarland_run sugarmill_woods suisun
    suitland suitland_silver_hill sulphur sulphur_springs summerfield summerlin_south summerville
    summit sumner sumter sun_city sun_city_center sun_city_west sun_lakes sun_prairie sun_valley
    sun_village sunbury sunland sunland_park sunny_isles_beach sunnyside sunnyvale sunrise
    sunrise_manor sunset sunset_hills sunset_park superior surprise susanville sussex sutton suwanee
    swampscott swansea sweet_home sweetwater swissvale sycamore sylacauga sylmar sylvania syosset
    syracuse tacoma tacony taft tahlequah takoma_park talladega tallahassee tallmadge
    tamalpais_homestead_valley tamarac tamiami tampa tanaina tanque_verde tarboro tarpon_springs
    tarrytown taunton tavares taylor taylors taylorsville taylorville teaneck teays_valley tecumseh
    tega_cay tehachapi temecula tempe tempe_junction temperance temple temple_city temple_terrace
    tenafly terrace_heights terre_haute terrell terrytown terryville tewksbury texarkana texas_city
    the_acreage the_bronx the_colony the_crossings the_dalles the_hammocks the_pinery
    the_trails_of_frisco the_village the_villages the_wharf the_woodlands thibodaux
    thief_river_falls thomaston thomasville thompson thompsonville thonotosassa thornton
    thousand_oaks three_lakes throgs_neck tiburon tiffin tifton tigard tillmans_corner timberlake
    timberlane timberwood_park times_square timonium tinley_park tinton_falls tipp_city titusville
    toccoa toledo tolland tomah tomball tompkinsville toms_river tonawanda tooele topanga topeka
    toppenish torrance torresdale torrington totowa town_and_country town_n_country towson tracy
    traverse_city travilah tremont tremonton trenton tri_cities triangle trinidad trinity
    trophy_club trotwood troutdale troy truckee trumbull trussville tualatin tuba_city tuckahoe
    tucker tucson tucson_estates tujunga tukwila tulalip tulare tullahoma tulsa tumwater tupelo
    turlock turtle_rock tuscaloosa tuscumbia tuskegee tustin tustin_legacy twentynine_palms
    twin_cities twin_falls twinsburg two_rivers tyler tyngsboro tysons uc_irvine ukiah
    ukrainian_village union union_city union_hill_novelty_hill union_market union_park union_square
    uniondale unionport uniontown universal_city university university_city university_heights
    university_of_texas university_park university_place upland upper_alton upper_arlington
    upper_grand_lagoon upper_montclair upper_roxborough upper_saddle_river upper_saint_clair
    upper_west_side uptown urbana urbandale utica uvalde uxbridge vacaville vadnais_heights vail
    valdosta valencia valencia_west valinda valle_vista vallejo valley valley_center valley_cottage
    valley_falls valley_glen valley_station valley_stream valparaiso valrico van_buren van_ness
    van_nest van_nuys van_wert vancouver vandalia vashon vegas venice ventnor_city ventura veradale
    verde_village vermilion vermilion_on_the_lake vermillion vermont_square vernal vernon
    vernon_hills vero_beach vero_beach_south verona versailles vestal vestavia_hills vicksburg
    victoria victorville vidalia vidor vienna viera_east view_park_windsor_hills villa_park
    villa_rica village_of_campton_hills village_park villas vincennes vincent vincentown vineland
    vineyard vinings vinton virginia virginia_beach visalia visitacion_valley vista wabash waco
    waconia wade_hampton wadsworth waggaman wagoner wahiawa wahiawa_whitmore waianae
    waiau_pacific_palisades waihee_waiehu waikiki wailuku waimalu waimea waipahu waipio wake_forest
    wakefield wakefield_peacedale waldorf waldwick walker walker_mill walla_walla wallingford
    wallingford_center wallington walnut walnut_creek walnut_grove walnut_park waltham wanaque
    wantagh wapakoneta warner_robins warr_acres warren warren_township warrensburg
    warrensville_heights warrenton warrenville warrington warsaw warwick wasco waseca washington
    washington_court_house washington_heights washington_square washington_terrace washougal wasilla
    watauga waterbury waterford waterloo watertown waterville watervliet watsonville wauconda waukee
    waukegan waukesha waunakee waupun wausau wauwatosa waverly wawarsing waxahachie waxhaw waycross
    wayland wayne waynesboro waynesville weare weatherford webb_city webster webster_groves
    weddington weehawken weigelstown weirton weirton_heights wekiwa_springs welby wellesley
    wellington wells_beach_station wells_branch wenatchee wentzville weslaco wesley_chapel
    west_albany west_allis west_and_east_lealman west_athens west_babylon west_bend
    west_bloomfield_township west_carrollton_city west_carson west_chester west_chicago
    west_columbia west_coon_rapids west_covina west_des_moines west_elkridge west_elsdon
    west_englewood west_falls_church west_fargo west_frankfort west_freehold west_garfield_park
    west_gate west_gulfport west_hartford west_haven west_haven_sylvan west_haverstraw
    west_hempstead west_henrietta west_hills west_hollywood west_islip west_jordan west_kensington
    west_lafayette west_lake_sammamish west_lake_stevens west_lawn west_linn west_little_river
    west_livingston west_lynchburg west_melbourne west_memphis west_mifflin west_milford west_monroe
    west_mount_airy west_new_york west_newton west_norriton west_oak_lane west_odessa west_orange
    west_palm_beach west_park west_pensacola west_perrine west_plains west_point west_puente_valley
    west_raleigh west_richland west_ridge west_roxbury west_sacramento west_saint_paul
    west_scarborough west_sedona west_seneca west_springfield west_torrington west_town
    west_university_place west_valley west_valley_city west_village west_warwick
    west_whittier_los_nietos westbrook westbury westchase westchester westerleigh westerly
    western_springs westerville westfield westford westlake westlake_village westland westminster
    westmont weston westpark westport westview westwego westwood westwood_lake wethersfield weymouth
    wharton wheat_ridge wheaton wheeling whippany white_bear_lake white_center white_horse
    white_house white_marsh white_meadow_lake white_oak white_plains white_settlement whitefish_bay
    whitehall whitehall_township whitehouse whitestone whitewater whitman whitney whittier wichita
    wichita_falls wickliffe wildomar wildwood wilkes_barre wilkinsburg williamsburg williamsport
    williamstown willimantic willingboro williston willmar willoughby willoughby_hills willow_grove
    willowbrook willowick wilmette wilmington wilmington_island wilson wilsonville wilton
    wilton_manors winchester winchester_center winder windham windsor windsor_locks winfield
    winnetka winona winslow winston winston_salem winter_garden winter_gardens winter_haven
    winter_hill winter_park winter_springs winterville winthrop winton wisconsin_rapids wissinoming
    wixom woburn wolcott wolf_trap wood_dale wood_ridge wood_river woodbridge woodburn woodbury
    woodcrest woodfield woodhaven woodinville woodland woodland_hills woodland_park woodlawn
    woodley_park woodlyn woodmere woodmoor woodridge woodrow woods_cross woodside woodstock woodward
    woodway woonsocket wooster worcester worth worthington wrentham wright wyandanch wyandotte
    wyckoff wykagyl wylie wyndham wynne wyoming wyomissing wytheville xenia yakima yankton yarmouth
    yazoo_city yeadon yelm yonkers yorba_linda york york_beach yorktown yorkville youngstown
    youngsville ypsilanti yuba_city yucaipa yucca_valley yukon yulee yuma zachary zanesville
    zephyrhills zion zionsville
    """
}
