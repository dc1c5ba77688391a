/// Corrections to what the dictionary says about given names.
enum AmbiguousNames {
  /// Words of the dictionary that, in front-desk talk, are names even in lower case.
  static let namesAnyway: StaticString = """
    abbey aline angel barb basil bob brandy carol christen curt daisy derrick ebony garret harry
    holly heather jack jenny josh kitty lacy lily maria martin matt mike nick patty peter rob robin
    rosemary ruby sally sandy sherry victor wade warren tom tony toby jimmy bobby billy molly betty
    timothy josephine marcel louis florence sylvia cynthia regina ken glen walker dolly frank
    victoria mickey randy terry jerry larry
    """

  /// Names of the census that are hardly ever names in lower case, dictionary or not.
  static let neverInLowerCase: StaticString = """
    will may mark grace hope faith dawn art bill pat sue drew chase hunter grant rose joy guy gene
    rich page young summer autumn august april june july dot herb don chi star melody harmony
    patience mercy charity chance crystal amber jade ginger cherry berry candy honey penny buddy bud
    rusty sunny dusty sandy rocky cliff clay dean dale forest glory heath junior lane ray reed rod
    roman sage sierra sky sterling stormy tanner temple trinity ward willow winter love lee bell
    long carry foster miles mason carter hank ty bo jo van major porter brook brooks birdie duke ace
    rain stone case wing rush season destiny precious princess angel diamond genesis cash reason
    royal justice liberty vi kit lance marina viola scarlet opal coral fern flora hyacinth ivory
    laurel magnolia nova noble olive prince raven story genie gale gay earl ebony echo eve many lady
    lovely ping ivy hazel iris violet olive pearl sky robin tu loan mi ok su so man see an in my son
    un hai kim's kai's sol lou ari li ha ji do yu yan mei hue
    """
}
