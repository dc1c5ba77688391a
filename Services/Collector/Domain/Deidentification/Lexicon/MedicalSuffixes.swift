/// Endings by which drugs, conditions and procedures are named. A word that ends so is medical even
/// when no lexicon holds it.
enum MedicalSuffixes {
  /// Whether a lower-case ASCII word of at least six letters ends like a term of medicine.
  static func matches(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count >= 6 else { return false }
    return self.endings.contains { ending in
      word.count >= ending.count + 2 && word.suffix(ending.count).elementsEqual(ending)
    }
  }

  private static let endings: [[UInt8]] = [
    "itis", "osis", "emia", "aemia", "uria", "ectomy", "otomy", "ostomy", "oscopy", "scopic",
    "pathy", "algia", "plasty", "ography", "ologist", "ology", "oma", "omas", "trophy", "plegia",
    "paresis", "rrhea", "rrhage", "pnea", "cardia", "penia", "cytosis", "phobia", "pril", "sartan",
    "olol", "statin", "mycin", "micin", "cillin", "azole", "prazole", "tidine", "dipine", "zepam",
    "zolam", "mab", "tinib", "ciclib", "gliflozin", "gliptin", "glutide", "glitazone", "profen",
    "caine", "dronate", "floxacin", "cycline", "oxetine", "triptan", "setron", "xaban", "gatran",
    "ciclovir", "cyclovir", "vudine", "navir", "buvir", "phylline", "solone", "lukast", "terol",
    "tropium", "thiazide", "semide", "barbital", "codone", "morphone", "azepine", "peridone",
    "idone", "apine", "triptyline", "ipramine", "oxacin", "cef", "sulfa", "kinase", "globin",
    "globulin", "cyte", "cytes", "static", "genic", "lytic", "trophic", "iatric", "iatry",
    "therapy",
    "oxicam", "hydramine", "hydrinate", "pramide", "fenesin", "dinir", "mectin", "hexidine",
    "tadine",
    "asone", "onide", "olone", "steroid", "steroids", "barb", "amine", "idine", "exine", "etine",
    "esthesia", "gram", "graph", "oxide", "chloride", "acetate", "phosphate", "sulfate",
  ].map { Array($0.utf8) }
}
