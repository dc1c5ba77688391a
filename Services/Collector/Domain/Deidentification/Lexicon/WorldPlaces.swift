// Derived from GeoNames (https://www.geonames.org), licence CC BY 4.0; folded to ASCII and
// filtered.

/// Countries and large cities outside the United States; `_` stands for a space.
enum WorldPlaces {
  static let words: StaticString = """
    aba abbotsford abeokuta abidjan abobo abu_dhabi abu_ghurayb abuja acapulco_de_juarez accra
    adachi adana addis_ababa adelaide aden afghanistan agadir agege agra aguascalientes ahmedabad
    ahuntsic_cartierville ahvaz aihara airdrie ajax akure al_ahmadi al_ain_city al_basrah_al_qadimah
    al_hudaydah al_mansurah al_mawsil_al_jadidah aland_islands albania aleppo algeria algiers
    aligarh almaty alvaro_obregon american_samoa amman amravati amritsar andijon andorra angola
    anguilla ankang ankara anqing ansan_si anshan anshun antalya antananarivo antarctica
    antigua_and_barbuda antipolo anyang aracaju archway arequipa argentina arifwala armenia aruba
    arusha ashgabat astana asuncion auckland aurangabad australia austria azerbaijan baghdad bahamas
    bahawalpur bahrain baise baku balikpapan ballarat bamako bandar_lampung bandung bangkok
    bangladesh bangui banjarmasin bannu baoan baoding baoji baoshan baotou barbados barcelona
    bareilly barking barnaul barquisimeto barranquilla barrie basildon basingstoke basrah batam
    battagram bauchi bayan_nur bazhong becontree beijing beira beirut bekasi belarus belem belfast
    belgium belize belo_horizonte bendigo bengaluru bengbu benghazi benin benin_city benoni benxi
    bermuda bhavnagar bhayandar bhilai bhiwandi bhopal bhubaneswar bhutan bien_hoa bijie bikaner
    binzhou birkenhead bishkek blackburn blackpool blantyre bobo_dioulasso bogor bolivia bolton
    borivli bosnia_and_herzegovina botswana bouake bournemouth bouvet_island bozhou brampton
    brantford brasilia brazil brazzaville brisbane british_indian_ocean_territory
    british_virgin_islands brunei brussels bucharest bucheon_si budapest budta buenos_aires
    bujumbura bukavu bukit_rahman_putra bulawayo bulgaria buraydah burkina_faso burma burnaby
    burnley bursa burton_upon_trent burundi busan cabo_verde cagayan_de_oro cairns calgary cali
    callao caloocan caloundra calumbo camama camayenne cambodia cameroon campinas campo_grande
    can_tho canada canberra cancun cankaya cape_town caracas cardiff cartagena casablanca
    cayman_islands cebu_city central_african_republic central_coast chad chandigarh changchun
    changde changning changsha changshu changwon changzhi changzhou chaozhou chattogram cheltenham
    chelyabinsk chengdu chennai chenzhou cheonan cheongju_si chiba chiclayo chihuahua chile
    chilliwack china chisinau chizhou chomedey chongming chongqing christchurch christmas_island
    chunian chuzhou city_of_port_phillip city_of_westminster ciudad_guayana ciudad_juarez
    ciudad_nezahualcoyotl cixi cochabamba cocos_islands coimbatore colombia colombo comilla comoros
    conakry contagem cook_islands copenhagen coquitlam cordoba cork costa_rica cotonou coyoacan
    crawley croatia cuba cucuta cuenca cuiaba culiacan curacao curitiba cuttack cyprus czechia
    da_nang daegu daejeon dagenham dakar dalian dammam dandong daqing dar_es_salaam darlington
    dartmouth darwin datong davao dazhou denmark denpasar depok dera_ismail_khan deyang dezhou dhaka
    dhanbad dharavi djibouti dnipro dodoma dombivali dominica dominican_republic doncaster donetsk
    dongguan dongying douala dubai dundee duque_de_caxias durban dushanbe dusseldorf eastbourne
    ecatepec_de_morelos ecuador edinburgh edmonton edogawe egypt el_salvador enfield_town england
    enugu equatorial_guinea erbil eritrea erzurum esenyurt eskisehir estonia eswatini ethiopia
    etobicoke evaton faisalabad falkland_islands faridabad faroe_islands feira_de_santana fengxiang
    fes fiji finland fortaleza foshan france frankfurt_am_main french_guiana french_polynesia
    french_southern_territories fukuoka fushun fuxin fuyang fuzhou gabon gambia ganzhou gatineau
    gaziantep gazipur geelong general_santos georgia germany ghana ghaziabad gibraltar gillingham
    giza goiania gold_coast golfe gorakhpur gothenburg goyang_si gqeberha greater_sudbury greece
    greenland grenada guadalajara guadalupe guadeloupe guam guangzhou guankou guarulhos guatemala
    guatemala_city guayaquil guelph guernsey guigang guilin guinea guinea_bissau guiyang gujranwala
    guntur gurugram gustavo_adolfo_madero guwahati guyana gwalior gwangju haikou hail haiphong haiti
    halifax hamamatsu handan hangzhou hanoi hanzhong harare harbin harlow harrow havana hayes hebi
    hefei hegang helsinki hemel_hempstead hengyang hermosillo heshan heze hezhou high_peak
    high_wycombe hiroshima hlaingthaya ho_chi_minh_city hohhot hoji_ya_henda holland homs honcho
    honduras hong_kong hong_kong_island hongkou howrah huaian huaibei huainan huangshi hubballi
    huddersfield hue huizhou huludao hungary huzhou hwaseong_si hyderabad ibadan ibb iceland ilford
    ilorin incheon india indonesia indore ipoh ipswich iran iraq ireland irkutsk isfahan islamabad
    isle_of_man islington israel istanbul italy ivory_coast izhevsk izmir iztapalapa jabalpur
    jaboatao_dos_guararapes jaipur jajmau jakarta jalandhar jamaica jambi_city jamnagar jamshedpur
    japan jeddah jeonju jepara jersey jerusalem jhang_sadr jiading jiangmen jiangyin jiaozhou
    jiaozuo jiaxing jieyang jilin jinan jingmen jingzhou jinhua jining jinjiang jinshan jinzhong
    jinzhou jiujiang joao_pessoa jodhpur johannesburg johor_bahru jordan jos kabul kaduna kaifeng
    kakamega kallakurichi kalyan kamloops kampala kampung_baru_subang kananga kanata kanayannur kano
    kanpur kaohsiung karachi karaj karbala kathmandu katsina kawaguchi kawasaki kayseri kazakhstan
    kazan kelowna kennedy kenya kermanshah khabarovsk kharkiv khartoum khartoum_north khulna kigali
    kikolo kingston_upon_hull kinshasa kiribati kirkuk kisangani kitakyushu kitchener kitwe kobe
    kochi kolkata koln kolwezi konya korea kosovo kota kowloon krakow krasnodar krasnoyarsk
    kryvyy_rih kuala_lumpur kucukcekmece kumamoto kumasi kunming kunshan kuwait kyiv kyoto
    kyrgyzstan la_cite_limoilou la_paz lagos lahore laibin laiwu langfang langley lanzhou laos
    las_pinas latakia latvia launceston laval le_plateau_mont_royal le_vieux_longueuil lebanon
    leon_de_los_aldama leshan lesotho lethbridge levis lianyungang liaocheng liaoyang liberia
    libreville libya liechtenstein likasi lilongwe linfen linyi lithuania liupanshui liuzhou
    liverpool logan_city lome longueuil longyan lower_hutt luanda lubango lubumbashi lucknow
    ludhiana luliang luohe luohu_district luoyang lusaka luton luxembourg luzhou lviv macao macau
    maceio madagascar madinah madinat_an_nasr madrid madurai maianga maidstone maiduguri makassar
    makkah malang malatya malawi malaysia maldives mali malingao malta managua manaus mandalay
    mandurah manila manukau_city maoming maputo maracaibo marrakesh marseille marshall_islands
    martinique mashhad matola maturin mauritania mauritius mayotte mbuji_mayi medan medellin meerut
    meishan meizhou mendip merida mexicali mexico mexico_city mianyang micronesia middlesbrough
    milan milton_keynes minhang minsk mississauga mogadishu moldova mombasa monaco mongolia
    montenegro monterrey montevideo montreal montserrat moradabad morelia morocco mosul mozambique
    mudanjiang mulenvos multan mumbai munich muscat muzaffarabad mwanza myanmar mysuru nagoya nagpur
    nairobi najafgarh namangan namibia nampula nanaimo nanchang nanchong nanjing nanning nantong
    nanyang narela nashik natal naucalpan_de_juarez nauru navi_mumbai nay_pyi_taw ndjamena ndola
    neijiang nepal nepean netherlands_antilles new_caledonia new_plymouth new_taipei_city
    new_territories new_zealand newcastle_under_lyme newcastle_upon_tyne newmarket niamey nicaragua
    niger nigeria niigata ningbo niue nizhniy_novgorod norfolk_island north_korea north_macedonia
    north_shore northern_mariana_islands norway nottingham nouakchott nova_iguacu novosibirsk
    nowrangapur odesa okayama oldham oman omdurman omsk onitsha oran ordos orleans osaka osasco
    oshawa oslo osogbo ota ottawa_south ouagadougou oyo padang pakistan palau palembang palermo
    palestinian_territory palmerston_north panama panjin panshan panzhihua papua_new_guinea paraguay
    paranaque_city pasig_city patna pekanbaru perm perth peru peshawar pest petaling_jaya
    peterborough philippines phnom_penh pickering pietermaritzburg pikine pimpri pimpri_chinchwad
    pingdingshan pingxiang pitcairn piura pointe_noire pokhara poland pontianak poole port_au_prince
    port_harcourt port_said porto_alegre portugal prague prayagraj preston pretoria pudong
    puducherry puebla puerto_rico pune puning putian putuo puxi puyang pyongyang qatar qingdao
    qingpu qingyang qingyuan qinhuangdao qinzhou qiqihar qom quanzhou quebec quetta quezon_city
    quito qujing quzhou rabat raipur rajkot rajshahi ranchi rangpur rasapudipalem rawalpindi recife
    red_deer regina republic_of_the_congo reunion ribeirao_preto riga rio_de_janeiro riyadh rizhao
    rochdale rohini romania romford rosario rostov_on_don rotherham russia rwanda saanich sadr_city
    sagamihara saguenay saint_barthelemy saint_helena saint_jean_sur_richelieu saint_kitts_and_nevis
    saint_laurent saint_louis_de_terrebonne saint_lucia saint_martin saint_petersburg
    saint_pierre_and_miquelon sainte_foy saitama sakai sale salford saltillo salvador samara
    samarinda samoa san_luis_potosi san_marino san_pedro_sula sanaa sangli sanhe sanmenxia sanming
    santiago santiago_de_los_caballeros santiago_de_queretaro santo_andre santo_domingo
    santo_domingo_este santo_domingo_oeste sanya sao_bernardo_do_campo sao_jose_dos_campos sao_luis
    sao_paulo sao_tome_and_principe sapporo sarajevo saratov sargodha saskatoon saudi_arabia
    scotland semarang sendai senegal seongnam_si seoul serang serbia serbia_and_montenegro setagaya
    sevilla seychelles shah_alam shanghai shangqiu shangrao shangyu shantou shaoguan shaoxing
    shaoyang sharjah shenyang shenzhen sherbrooke shijiazhuang shiraz shivaji_nagar shiyan
    shizuishan shizuoka sholapur shuangyashan shubra_al_khaymah shymkent sialkot sierra_leone
    singapore sint_maarten situbondo slough slovakia slovenia soacha sofia sokoto solihull
    solomon_islands somalia songjiang sorocaba soshanguve south_africa south_dublin south_korea
    south_sudan south_tangerang southampton southend_on_sea southport soweto spain sri_lanka
    srinagar st_catharines st_helens stevenage stockholm stockport stoke_on_trent subang_jaya sudan
    suez suining suizhou sulaymaniyah sultanah sunderland sunshine_coast suqian surabaya surat
    suriname surrey sutton_coldfield suwon suzhou svalbard_and_jan_mayen sweden swindon switzerland
    sydney syria tabriz tabuk taguig taicang taichung tainan taipei taiwan taiyuan taiz taizhou
    tajikistan takeo tangerang tangier tangshan tanzania tashkent tasikmalaya tauranga tbilisi
    tegucigalpa tehran telford teni teresina terrebonne thailand thane thanh_hoa the_netherlands
    thiruvananthapuram thunder_bay tianjin tianshui tijuana timor_leste tiruchirappalli tirunelveli
    tiruppur tlalnepantla tlaquepaque togo tokelau tokyo tolyatti tonga toowoomba toronto torreon
    tottenham touba townsville trinidad_and_tobago tripoli trois_rivieres trujillo tshikapa tunis
    tunisia turin turkey turkmenistan turks_and_caicos_islands tuvalu tuxtla tyumen ufa uganda uk
    ukraine ulan_bator ulsan ulyanovsk united_arab_emirates united_kingdom united_states uruguay
    urumqi us_virgin_islands usa uzbekistan vadodara valenzuela vanuatu varanasi vatican vaughan
    venezuela viana vientiane vietnam vijayawada villa_nueva ville_marie vinh virar visakhapatnam
    vladivostok volgograd voronezh wales wallis_and_futuna walsall walthamstow wanxian wanzhou
    warangal warri watford weifang weihai weinan wembley wenzhou west_bromwich western_sahara
    whalley whitby wigan winnipeg woking wollongong wolverhampton worthing wroclaw wuhan wuhu wuwei
    wuxi wuzhong wuzhou xiamen xiangtan xiangyang xianyang xiaogan xingtai xining xinxiang xinyang
    xinyu xuancheng xuchang xuhui xuzhou yaan yancheng yangjiang yangon yangpu yangquan yangzhou
    yantai yaounde yaroslavl yekaterinburg yemen yerevan yibin yichang yichun yinchuan yiwu yixing
    yokohama yongzhou yueyang yulin yuncheng yunfu zagreb zambia zamboanga zanzibar zaozhuang
    zapopan zaporizhzhya zaragoza zaria zarqa zhabei zhangjiagang zhangjiakou zhanjiang zhaoqing
    zhaotong zhengzhou zhenjiang zhongshan zhongwei zhoushan zhu_cheng_city zhuhai zhumadian zhuzhou
    zibo zigong zimbabwe ziyang zunyi
    """
}
