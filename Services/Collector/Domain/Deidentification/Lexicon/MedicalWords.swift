/// Words of medicine that are neither common English nor a name of a patient. They must survive
/// de-identification, capitalised or not; `MedicalSuffixes` covers what follows the rules of
/// naming.
enum MedicalWords {
  /// Abbreviations, also recognised when spelled out letter by letter.
  static let abbreviations: StaticString = """
    mri ct cat pet ekg ecg eeg emg cbc cmp bmp tsh inr pt ptt aptt a1c hba1c hgb hct wbc rbc esr crp
    bnp bun egfr gfr ldl hdl psa ana anca rf ast alt alp ggt ldh ck cpk abg vbg csf ua sti std hiv
    hpv hsv hcv hbv ebv cmv rsv flu tb mrsa vre cdiff uti uri gi gu ent obgyn ob gyn icu nicu picu
    er ed or pacu copd chf cad cabg pci mi stemi nstemi afib af svt vt vf pvc pac dvt pe vte tia cva
    als ms ra sle oa ibs ibd uc gerd pud ckd esrd aki dm t1d t2d t1dm t2dm dka hhs htn hld hfref
    hfpef ef lvef nyha osa cpap bipap ards pna ptsd adhd add ocd mdd gad bpd asd sud aud bmi bp hr
    rr o2 spo2 iv im sc sq po pr sl nsaid nsaids ssri ssris snri snris maoi tca ace acei arb arbs
    ccb ppi ppis glp sglt2 dpp4 doac doacs noac tpa hrt ocp iud ivf lmp nipt nst mmr tdap dtap hib
    ipv pcv ppsv chads chads2 cha cha2ds2 vasc hasbled meld apgar gcs nihss phq gad7 phq9 curb qsofa
    sofa apache acl mcl lcl tmj scs dnr dni pcp np pa rn md do er's hep rx otc fmla ssdi dme pt ot
    slp asthma cpr aed epipen epi bipolar ekgs mris xray xrays ultrasound covid ptt hcg tsat
    ferritin lft lfts vitals ios icd cpt hcpcs drg npi soap hpi ros pmh psh fhx shx nkda nka prn
    stat dexa pft bal tee orif uti utis sti stis copds eob eobs cdc mua tia vbac iugr gbs ob tsh psa
    fsh lh amh dhea tte eus ercp egd turp tavr pad pvd aaa ica acs hit itp ttp hus dic mds aml cll
    cml nhl hl nsclc sclc hcc rcc gist dcis brca her2 egfr alk pdl1 car pcr rna dna ige igg igm iga
    il tnf jak btk vegf wpw lbbb rbbb avnrt icd pacer lvad ecmo tpn npo ng ngt foley picc port trach
    peg tube pegs sbo vasc tnm nih aha acc ada acog uspstf cdc who pap thc cbd vape mdma lsd pcp iop
    bph ed pcos pms pmdd hg pih preeclampsia hellp sids fas odd nas rop pda vsd asd tof hlhs cf dmd
    sma
    """

  /// Drugs, by generic and brand name, that the suffixes miss.
  static let drugs: StaticString = """
    aspirin tylenol acetaminophen paracetamol advil motrin ibuprofen aleve naproxen excedrin midol
    benadryl claritin zyrtec allegra flonase nasonex sudafed mucinex robitussin nyquil dayquil
    delsym tums pepcid zantac prilosec nexium protonix maalox mylanta imodium miralax dulcolax
    colace metamucil senna pepto bismol zofran reglan phenergan dramamine bonine meclizine
    amoxicillin augmentin penicillin zithromax azithromycin keflex cephalexin cipro ciprofloxacin
    levaquin bactrim septra doxycycline clindamycin flagyl macrobid nitrofurantoin vancomycin
    rocephin omnicef valacyclovir valtrex acyclovir tamiflu paxlovid remdesivir diflucan nystatin
    lipitor crestor zocor pravachol zetia repatha praluent plavix eliquis xarelto pradaxa savaysa
    coumadin warfarin heparin lovenox brilinta effient lasix bumex demadex furosemide aldactone
    hydrochlorothiazide hctz norvasc cardizem verapamil procardia toprol lopressor coreg tenormin
    zestril prinivil vasotec altace cozaar diovan benicar micardis entresto hydralazine clonidine
    digoxin lanoxin amiodarone nitroglycerin nitro imdur ranexa isosorbide jardiance farxiga
    invokana januvia tradjenta metformin glucophage glipizide glyburide amaryl actos victoza ozempic
    wegovy mounjaro zepbound trulicity rybelsus saxenda semaglutide tirzepatide insulin lantus
    levemir tresiba toujeo humalog novolog humulin novolin basaglar symlin synthroid levothyroxine
    armour cytomel methimazole prednisone medrol dexamethasone decadron hydrocortisone cortisone
    kenalog albuterol ventolin proair proventil xopenex symbicort advair breo trelegy spiriva
    atrovent dulera singulair qvar flovent pulmicort xolair dupixent humira enbrel remicade stelara
    cosentyx taltz skyrizi rinvoq xeljanz otezla methotrexate plaquenil hydroxychloroquine
    sulfasalazine azathioprine imuran cellcept tacrolimus cyclosporine colchicine allopurinol uloric
    zoloft prozac lexapro celexa paxil effexor cymbalta pristiq wellbutrin bupropion trazodone
    remeron buspirone buspar xanax ativan valium klonopin ambien lunesta melatonin seroquel abilify
    risperdal zyprexa latuda geodon haldol lithium lamictal depakote tegretol trileptal keppra
    topamax neurontin gabapentin lyrica pregabalin dilantin phenytoin zonegran vimpat carbamazepine
    valproate valproic adderall ritalin concerta vyvanse strattera intuniv focalin guanfacine
    oxycodone oxycontin percocet hydrocodone vicodin norco tramadol ultram morphine fentanyl
    dilaudid methadone suboxone buprenorphine subutex naloxone narcan naltrexone vivitrol antabuse
    chantix flexeril soma robaxin zanaflex baclofen skelaxin voltaren mobic celebrex toradol
    lidocaine imitrex maxalt nurtec ubrelvy aimovig emgality ajovy botox propranolol fioricet
    aricept namenda sinemet levodopa carbidopa mirapex requip azilect fosamax boniva prolia evista
    calcitriol flomax proscar avodart finasteride viagra cialis sildenafil tadalafil ditropan
    myrbetriq vesicare estradiol premarin prometrium provera clomid letrozole tamoxifen arimidex yaz
    nexplanon mirena depo nuvaring accutane isotretinoin retin epiduo mometasone triamcinolone
    clobetasol eucrisa neosporin bacitracin lotrimin lamisil synagis gardasil shingrix prevnar
    pneumovax zostavax moderna pfizer novavax biktarvy truvada descovy prep epogen procrit neupogen
    keytruda opdivo herceptin rituxan avastin gleevec revlimid carboplatin cisplatin paclitaxel
    folfox tamsulosin montelukast cetirizine loratadine famotidine omeprazole pantoprazole
    ondansetron spironolactone empagliflozin dapagliflozin sitagliptin liraglutide dulaglutide
    cilostazol ezetimibe potassium magnesium ferrous folate biotin zinc afrin abreva zovirax
    vaseline vicks ricola nizoral peridex antivert colcrys compazine stromectol cetaphil aquaphor
    eucerin cerave differin proactiv desitin orajel vagisil monistat canesten azo cystex preparation
    halls cepacol chloraseptic theraflu coricidin zicam emergen airborne pedialyte dulera anoro
    incruse tudorza arnuity alvesco asmanex implanon microgynon yasmin ortho seasonique kyleena
    skyla paragard plan piriton salbutamol dioralyte trimethoprim clenil laxepro buscopan thyroxine
    carbimazole gaviscon calpol nurofen voltarol daypro naprosyn micronase diabeta glucotrol avandia
    byetta bydureon soliqua afrezza dexcom freestyle libre omnipod tandem medtronic accu chek
    onetouch contour humapen solostar kwikpen flexpen lidoderm flector salonpas biofreeze icy bengay
    serotonin dopamine corticosteroid corticosteroids steroid steroids antihistamine decongestant
    benzo benzos opioid opioids opiate diuretic laxative antacid probiotic statin statins cbd
    hydroxyzine vistaril atarax quetiapine aripiprazole olanzapine sertraline citalopram
    escitalopram venlafaxine duloxetine mirtazapine amitriptyline nortriptyline lamotrigine
    levetiracetam topiramate sumatriptan rizatriptan epinephrine auvi adrenaclick glucagon baqsimi
    """

  /// Eponyms and conditions that look like names.
  static let conditions: StaticString = """
    parkinson parkinsons alzheimer alzheimers crohn crohns hashimoto hashimotos hodgkin hodgkins
    addisons cushing cushings raynaud raynauds sjogren sjogrens ehlers danlos tourette tourettes
    asperger aspergers guillain barre kawasaki kaposi lyme gehrig gehrigs klinefelter prader willi
    gaucher tay sachs fabry pompe meniere menieres peyronie dupuytren achilles calve perthes
    scheuermann osgood schlatter behcet takayasu wegener churg strauss goodpasture alport wolff
    brugada fallot eisenmenger zollinger ellison whipple hirschsprung meckel mcburney chaddock
    babinski romberg brudzinski trousseau chvostek homans phalen tinel lachman mcisaac centor killip
    apgar kellgren epworth rorschach snellen ishihara heimlich doppler holter foley ganz fontan
    whipple billroth roux lasik mohs papanicolaou papanicolau coombs holter epley hallpike valsalva
    kegel trendelenburg lamaze ebola zika dengue chikungunya mpox monkeypox marburg hantavirus
    epstein coxsackie norovirus rotavirus salmonella listeria ecoli streptococcus strep staph
    staphylococcus pneumococcal meningococcal pseudomonas klebsiella candida giardia legionella
    chlamydia gonorrhea syphilis herpes shingles hepatitis influenza measles mumps rubella pertussis
    tetanus diphtheria polio varicella chickenpox rabies malaria tuberculosis covid diabetes
    diabetic hypertension hypotension hyperlipidemia cholesterol asthma eczema psoriasis lupus
    fibromyalgia sciatica scoliosis osteoporosis arthritis gout migraine epilepsy seizure dementia
    autism bipolar schizophrenia anxiety depression insomnia apnea anemia leukemia lymphoma melanoma
    carcinoma sarcoma myeloma glioma adenoma fibroid fibroids endometriosis menopause preeclampsia
    eclampsia miscarriage ectopic mastitis colic croup bronchiolitis impetigo ringworm scabies lice
    pinworm celiac diverticulitis pancreatitis gallstones appendicitis hernia hemorrhoid hemorrhoids
    fissure ulcer ulcerative colitis cirrhosis jaundice sepsis stroke aneurysm angina arrhythmia
    fibrillation tachycardia bradycardia murmur cardiomyopathy pericarditis endocarditis neuropathy
    neuralgia radiculopathy vertigo tinnitus glaucoma cataract cataracts macular astigmatism bunion
    plantar fasciitis meniscus rotator cuff carpal tunnel whiplash concussion fracture sprain
    anaphylaxis allergy allergies allergic sinusitis tonsillitis laryngitis pharyngitis otitis
    """

  /// Eponyms that are also everyday surnames: medical only beside an `eponymHeads` word.
  static let eponyms: StaticString = """
    wilson smith bishop child clark murphy turner bell bells baker duke graves hamilton beck
    lawrence morse tanner downs wells rutherford glasgow addison marfan swan hickman hunter colles
    legg barrett barretts framingham gleason mallory weiss pott gehrig paget huntington fowler pugh
    nissen ranson breslow braden angelman hutchinson cotton dix mcburney mcisaac apgar lewis potter
    hurler niemann pick charcot tooth duchenne becker sever brown sequard horner budd chiari klippel
    feil noonan williams edwards patau jacobs dressler beck virchow ewing burkitt wilms waldenstrom
    castleman
    """

  /// What eponyms name.
  static let eponymHeads: StaticString = """
    disease syndrome sign test score scale index criteria classification reflex maneuver manoeuvre
    palsy fracture lymphoma tumor tumour sarcoma anemia contracture cyst node nodes triad phenomenon
    procedure stage staging risk level position catheter tube position thyroiditis ataxia rule rules
    response chart exam study body bodies esophagus nevus line lines block muscle spot deformity
    """

  /// Anatomy, tests, procedures and people of care.
  static let anatomyAndCare: StaticString = """
    abdomen abdominal thorax thoracic lumbar cervical sacral pelvis pelvic femur tibia fibula
    patella humerus radius ulna clavicle scapula sternum rib ribs spine spinal cranial cerebral
    cerebellar cortex ventricle atrium atrial ventricular aorta aortic carotid jugular femoral
    brachial renal hepatic gastric colon rectum rectal anus duodenum jejunum ileum esophagus trachea
    bronchus alveoli pleura pleural larynx pharynx tonsil tonsils adenoids thyroid parathyroid
    adrenal pituitary pancreas pancreatic spleen gallbladder bladder ureter urethra prostate
    testicle testicular ovary ovarian uterus uterine cervix vagina vaginal vulva placenta fetus
    fetal retina cornea iris sclera conjunctiva cochlea eardrum sinus sinuses molar incisor gingiva
    mammogram colonoscopy endoscopy laparoscopy biopsy ultrasound echocardiogram stethoscope
    catheter stent angiogram dialysis chemo chemotherapy radiation radiotherapy immunotherapy
    physiotherapy vaccine vaccines vaccination booster boosters immunization immunizations
    anesthesia anesthesiologist cardiologist dermatologist endocrinologist gastroenterologist
    gynecologist hematologist nephrologist neurologist neurosurgeon obstetrician oncologist
    ophthalmologist optometrist orthodontist orthopedist otolaryngologist pathologist pediatrician
    podiatrist psychiatrist psychologist pulmonologist radiologist rheumatologist urologist surgeon
    physician nurse midwife doula paramedic paramedics phlebotomist hygienist periodontist
    endodontist prosthodontist chiropractor acupuncturist dietitian nutritionist pharmacist
    practitioner hospitalist intensivist internist counselor therapist clinician provider inhaler
    nebulizer spacer glucometer glucose ketone ketones hemoglobin hematocrit platelet platelets
    creatinine bilirubin albumin electrolytes triglycerides troponin urinalysis copay copays
    coinsurance deductible deductibles preauthorization preauth preauthorizations prior auth auths
    formulary reimbursement premium referral referrals telehealth triage inpatient outpatient
    ambulatory postpartum prenatal antenatal perinatal neonatal pediatric geriatric orthopedic
    cardiac pulmonary neurologic dermal topical subcutaneous intramuscular intravenous sublingual
    suppository ointment lozenge crowns veneers invisalign braces dentures fillings
    """

  static let all: [StaticString] = [abbreviations, drugs, conditions, anatomyAndCare]
}
