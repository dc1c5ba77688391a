/// Capitalised words that identify no patient: insurers, pharmacies, programmes, languages,
/// products and peoples. They stay, since a front desk cannot be trained without them.
enum OpenNames {
  static let words: StaticString = """
    aetna cigna humana anthem blue cross shield bcbs unitedhealthcare unitedhealth united optum
    optumrx caremark express scripts medicare medicaid tricare champva centene molina wellcare
    ambetter wellpoint emblemhealth emblem highmark carefirst premera regence kaiserpermanente
    humira guardian metlife delta principal ameritas hmo ppo epo pos hsa fsa hra cobra aca chip eob
    edi cob oop cvs walgreens walmart costco target kroger publix safeway riteaid rite aid goodrx
    amazon meijer heb wegmans albertsons sams duane reade uber lyft zelle venmo paypal google apple
    android iphone zoom facetime teams skype whatsapp youtube facebook instagram tiktok twitter
    reddit wifi bluetooth mychart myhealth epic cerner athena telehealth telemedicine hipaa cdc fda
    nih who osha cms dmv irs hhs samhsa ymca ada aha acc acog aap usps fedex ups visa mastercard
    amex discover american express english spanish french german italian portuguese russian chinese
    mandarin cantonese vietnamese korean japanese tagalog arabic hindi urdu punjabi farsi somali
    haitian creole polish asl african asian hispanic latino latina latinx caucasian european indian
    mexican native indigenous christian catholic jewish muslim hindu buddhist mormon sikh christmas
    thanksgiving easter halloween hanukkah ramadan diwali memorial labor veterans covid coronavirus
    omicron delta ai bot chatgpt siri alexa pdf usa ok tv gps id dob pin qr faq internet website app
    online lol btw asap fyi omg idk tbh pls plz thx ty np gonna kinda yup yay whoa wow ouch ugh
    hooray mhm uhhuh huh aww gosh jeez geez darn dang hun hon bro dude sis fam monday tuesday
    wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
    saturdays sundays sat sun mon tue tues wed thu thur thurs fri am pm et ct mt est edt cst cdt pst
    pdt gmt utc yo pt hx rx tx dx sx fx bx px prn bid tid qid qd america american thai swedish dutch
    polish greek turkish irish scottish british brazilian nigerian ethiopian filipino ukrainian
    iranian persian israeli egyptian mediterranean burmese nepali bengali armenian albanian
    hungarian romanian czech danish norwegian finnish cuban dominican colombian canadian australian
    pakistani afghan iraqi syrian lebanese haitians ghanaian kenyan western eastern mrn ssn vin dea
    npi maam cmon oclock para espanol hahaha haha mmm ohh ooh aah hmmm ummm uhm huh nah yea yah yass
    okey okie alright gotcha thru bbye anytime meds med appt appts doc docs info ivr asr etc vs lmk
    hrs yrs mins tmrw tmw ur cuz bc tho tysm sooo soo im ive gracias nada hola buenos dias por favor
    amharic tigrinya hmong khmer hmos ppos ents pcps obgyns medlineplus hotline domestic pediatrics
    samaritans lifeline helpline nami psychology medsurg goodwill salvation army uhaul netflix
    disney lego barbie pokemon xbox playstation nintendo tesla toyota honda ford chevy subaru bmw
    jeep nissan hyundai kia mazda gatorade pedialyte ensure starbucks mcdonalds
    """
}
