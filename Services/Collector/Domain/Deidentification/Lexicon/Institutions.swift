/// Facilities that are known without a head word; `_` stands for a space.
enum Institutions {
  static let words: StaticString = """
    johns_hopkins john_hopkins hopkins cedars_sinai cedar_sinai cedars mount_sinai mt_sinai sinai
    mayo mayo_clinic cleveland_clinic mass_general massachusetts_general mgh brigham brigham_women
    brigham_and_women brigham_and_womens kaiser kaiser_permanente stanford stanford_health ucsf ucla
    ucsd ucd uci upmc upenn penn_medicine nyu nyu_langone langone columbia_presbyterian
    newyork_presbyterian new_york_presbyterian ny_presbyterian nyp bellevue montefiore northwell
    memorial_sloan_kettering sloan_kettering msk msk_cancer md_anderson dana_farber beth_israel
    baylor baylor_scott baylor_scott_white scripps geisinger ochsner duke emory vanderbilt
    barnes_jewish northwestern rush cook_county jackson_memorial harborview swedish intermountain
    banner banner_health sutter sutter_health dignity dignity_health commonspirit ascension tenet
    hca adventhealth advocate aurora_health henry_ford beaumont spectrum_health corewell
    houston_methodist texas_childrens memorial_hermann ut_southwestern parkland good_samaritan
    good_sam county_general mass_eye tufts_medical boston_childrens lahey baystate bronxcare jfk
    lenox_hill maimonides hospital_for_special_surgery hackensack inova sentara novant atrium
    wakemed carilion prisma piedmont wellstar grady shands moffitt tampa_general orlando_health
    baycare cedars_of_lebanon loma_linda city_of_hope sharp_healthcare hoag torrance_memorial
    huntington_hospital va_hospital walter_reed great_ormond great_ormond_street guys_hospital
    st_jude sick_kids sickkids jefferson_health temple_university chop rwj cooper_health christiana
    legacy_health ohsu uw_medicine
    """
}
