/// States of the United States and provinces of Canada.
enum States {
  static let names: StaticString = """
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii
    idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan
    minnesota mississippi missouri montana nebraska nevada new_hampshire new_jersey new_mexico
    new_york north_carolina north_dakota ohio oklahoma oregon pennsylvania rhode_island
    south_carolina south_dakota tennessee texas utah vermont virginia washington west_virginia
    wisconsin wyoming ontario quebec alberta manitoba saskatchewan nova_scotia new_brunswick
    british_columbia
    """
  static let codes: StaticString = """
    al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny
    nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc pr on qc ab mb sk ns nb bc ap ae aa
    """
}
