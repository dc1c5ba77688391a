/// Words that tell what stands next to them. The raw spelling is the lexicon entry.
enum CueWord: UInt8, CaseIterable, Sendable {
  case none
  // Names
  case name, names, first, last, middle, maiden, full, named, under, this, call, calls, speak
  case speaking, talk, ask, asking, spell, spelled, spelling, signed, sincerely, regards
  case i, me, am, im, `is`, its, it, s, was, are, my, the, of, to, with, `for`, on, at, by, and, or
  case `in`, from, born, goes, everyone, initials
  // Contacts
  case email, mail, dot, underscore, dash, hyphen, point, www, http, https, phone, telephone, tel
  case cell, mobile, landline, fax, reach, contact, text, handle, username, instagram, twitter
  case facebook, tiktok, snapchat, skype, login, `extension`, ext, callback
  // Codes
  case number, numbers, num, no, id, identifier, mrn, medical, record, chart, ssn, social, security
  case member, plan, insurance, policy, group, subscriber, beneficiary, medicare, medicaid, account
  case acct, claim, invoice, card, license, licence, driver, drivers, passport, dea, npi
  case certificate, plate, tag, vin, vehicle, car, serial, device, implant, pacemaker, imei, mac
  case confirmation, reference, ref, ticket, order, tracking, prescription, rx, `case`, patient, pt
  case zip, postal, code, pin, ip, address, fingerprint, voiceprint, biometric, retina, iban
  case routing, authorization, accession, specimen, study, encounter, visit, specimens, digits
  case ending, ends, four, double, triple, hundred, thousand, oh, o
  // Dates and ages
  case dob, birth, birthday, birthdate, date, dated, age, aged, year, years, yr, yrs, yo, old
  case turned, turning, next, week, month, weekend, coming, day, since, until, before, after, every
  case through, early, late, mid, between, around, about, till, morning, afternoon, evening, night
  // Addresses
  case box, po, apt, apartment, suite, ste, unit, floor, building, bldg, room, rm, lot, corner
  case lives, live, living, reside, resides, residing, county, st, saint, mount, mt, fort, ft
  case apo, fpo, dpo, psc

  /// The spelling of the word in the lexicon.
  var word: String { "\(self)" }
}
