"""Which words are names, which are ordinary, and which tell that a name comes next."""

import importlib
import pkgutil
import unicodedata
from functools import cache

# What one word, in lower case, can be. Plain integers: they are compared for every word of every text.
GIVEN = 1
FAMILY = 2
ORDINARY = 4
GRAMMAR = 8
PLACE = 16
TITLE = 32
ROLE = 64
PARTICLE = 128
COMMON_GIVEN = 256
BUILDING = 512
NAME_IN_CAPITALS = 1024
INTRODUCTION = 2048

_TITLES = "mr mrs ms miss mx dr prof professor sir dame rev reverend mister madam herr frau monsieur madame mme señor señora dott"
_ROLES = """nurse nurses doctor midwife midwives sister matron physio physiotherapist physiotherapists surgeon surgeons consultant
 dentist dentists receptionist receptionists therapist therapists counsellor counselor carer carers hca porter porters manager
 registrar paramedic paramedics radiographer sonographer phlebotomist pharmacist optician hygienist anaesthetist
 anesthesiologist cardiologist dermatologist psychologist psychiatrist podiatrist dietitian dietician audiologist optometrist
 orthodontist oncologist neurologist gynaecologist obstetrician paediatrician pediatrician urologist gp hcp hcsw crew driver
 drivers secretary practitioner clinician technician assistant coordinator co-ordinator volunteer volunteers staff student
 worker specialist trainee housekeeper cleaner cleaners caterer chaplain osteopath chiropractor acupuncturist masseuse
 colleague colleagues team leader ladies gentleman advisor adviser operator attendant handler"""
_PARTICLES = "van der den de von zu la le del della di da dos das do du ter ten bin binti ibn al el abu af av y e st san mac mc op het"
_BUILDINGS = """hospital hospitals ward wards clinic clinics centre center centres surgery unit units house suite wing university
 college building lane street road avenue close park court lodge practice medical infirmary school church ltd inc llc foundation
 trust street's pharmacy dental health healthcare syndrome disease test scale score reflex airport station city town county
 stadium hotel room theatre theater department dept outpatients cottage hospice association company corporation plc gmbh
 group bridge square terrace crescent drive hill gardens version bay beach island lake river league cup day week"""
_GRAMMAR = """a an the and or but nor so yet if then than that this these those it its it's i i'm i'd i've i'll im ive me my mine
 myself you your yours yourself he him his himself she her hers herself we us our ours they them their theirs who whom whose
 which what when where why how is am are was were be been being do does did done doing have has had having can could would
 shall should might must not no yes to of in on at by for with from into onto out up down off over under again about after
 before because as until while during between through against above below near since without within all any each every both
 either neither few more most other some such only own same too very just also there here now ever never always once twice let
 let's lets don't didn't can't couldn't wasn't isn't won't hello hi dear thanks thank please ok okay well oh ah yeah yep nope
 etc eg ie iban ssn mrn dob zip ip pin url bot vs via per plus upon however although though whether unless whereas am pm nhs uk us usa gp gps hca a&e ae mri ct
 xray x-ray ecg icu nicu itu ent opd pals covid covid-19 tv id dvd pdf faq n na nil none nothing n/a one two three four five six
 seven eight nine ten first second third last next another anyone anybody someone somebody everyone everybody anything
 something everything nobody else who's what's that's there's here's he's she's they're we're you're we've you've they've
 i'll we'll you'll he'd she'd they'd we'd you'd wouldn't shouldn't hasn't haven't hadn't doesn't aren't weren't ain't"""
_DAYS_AND_MONTHS = """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thur thurs fri sat sun january
 february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov
 dec christmas xmas easter ramadan eid diwali hanukkah summer winter autumn spring today tomorrow yesterday tonight morning
 afternoon evening english welsh scottish irish british american french german spanish italian polish romanian indian chinese
 asian african european muslim christian jewish hindu sikh catholic god jesus lord bible internet google facebook twitter
 instagram whatsapp youtube amazon tesco zoom teams skype apple microsoft android iphone ipad uber reddit linkedin"""
_CARE = """accessible accident accommodating accompanied admin admission admissions admitted advised aftercare amazing ambulance
 ambulances anaesthetic anaesthetics antenatal antibiotics anxiety apologies apologise appalling appointments appreciated
 appreciate approachable arrived arriving asthma atmosphere attentive attitude awful awesome baby bandage bathrooms bays bed
 beds bedside biopsy bleeding blood booked booking bookings brilliant bruising cancelled cancellation cannula cardiology
 caring cataract catering chaotic checkup chemo chemotherapy chronic clean cleanliness clerical clinical colonoscopy comfort
 comforting comms communicate communicated compassion compassionate complaints concerns condescending confusing congratulations
 considerate consultation consultations consultants corridor courteous delay delayed delays delightful dementia dentistry
 dermatology diabetes diabetic diagnosed diagnosis dialysis dignity diligent disabled disability disappointed disappointing
 discharge discharged disgraceful disgusting dismissive dispensary district dizzy drinks drip efficient efficiently emergency
 endoscopy epidural equipment excellent exceptional exercises explained explaining explanation extremely fabulous fantastic
 faultless feedback filthy flawless food friendliness frustrated frustrating gastro gentle gratitude grateful gynae
 gynaecology haematology handover hearing helpful helping home honest horrible horrendous hygiene imaging impatient impeccable
 improvements incompetent inconvenient induction infection informative injection injections inpatient inpatients insulin
 insurance intensive intrusive kindness kindly knowledgeable lab labour letter letters listened lovely marvellous maternity
 meals medication medications medicines menu midwifery mobility morphine mum dad mam mammogram neurology nothing nursing
 obstetrics oncology online operation ophthalmology optician oral orderly orthopaedic orthopaedics outpatient outpatients
 outstanding oxygen paediatric paediatrics pain painful paperwork paramedical parking pathology patience patients payment perfect
 pharmacy phlebotomy phone phoned phoning physiotherapy podiatry polite positive postnatal pre-op prescription prescriptions
 privacy professionalism prompt promptly psychiatry psychology punctual queue queues queuing radiology reassured reassuring
 reassurance reception receptionists recovery referral referrals referred rehab rehabilitation respectful respiratory results
 rheumatology rude rudeness rushed safe sanitizer sanitiser satisfied scan scans scruffy service services shambles
 shocking signage smear smiling sonography specialists spotless staffing sterile stressful strict superb supportive surgeries
 surgical switchboard sympathetic takeaway terrific theatre therapies therapy thorough thoroughly thoughtful tidy tired toilets
 toilet transport treatment treatments triage ultrasound unacceptable understaffed unfriendly unhelpful unprofessional
 untidy unwell upset urgent urology vaccination vaccinations vaccine vaccines waiting ward wards wheelchair wheelchairs
 wonderful xrays midwife ladies lads guys gents sirs mums dads parents mother father wife husband son daughter sister brother
 partner nan nana gran granny grandma grandad grandpa aunt auntie uncle niece nephew grandson granddaughter children kids
 babies friend friends neighbour everyone folks team teams best good great better worse worst bad big small early late long
 short quick slow hot cold nice kind sincere sincerely regards best cheers bravo keep continue maybe perhaps sadly luckily
 unfortunately overall generally honestly personally absolutely definitely nothing none improve car wifi website app email
 emails text texts call calls called calling named asked told said says seen saw met spoke went came got took gave made felt
 found knew left kept wish hope sent wrote read put let seemed looked worked helped needed wanted used tried turned dealt
 treated looked cared showed provided answered waited rang phone phoned did sepsis septic pneumonia dementia alzheimer alzheimers asperger parkinson myeloma croup aphasia taxi taxis doc docs medic medics commentary responder responders visitor visitors women gym timescale erm relapse redacted nickname chemist chemists paracetamol ibuprofen pregabalin gabapentin
 codeine tramadol metformin statins statin steroids steroid ozempic mounjaro botox invisalign fillings filling crown crowns
 dentures braces implant implants physio bupa specsavers boots medicare medicaid medication covid vaccine autism autistic adhd bingo thankyou spectrum clozapine nicu arthritis cataracts pfizer moderna
 astrazeneca flu"""
_ALSO_NAMES = """ace ah alas ale alien alto amber amen angel ant april arch arts asp ass autumn ave avid baron basil beau bent beta
 blanc blank blessing bliss bloom bond bore bose bran breeze brew bud bush cal cam cant care cares carol cash castle cat cedar chance
 chase cherry cherish chip christ clay cliff clove cloud coco coral cord cruise cue curt dale daisy dare darling dash dawn dean
 deb deed dell delta den derby destiny dick diamond din dine dock doc dot dove drew duke ease ebony eden ell em eve even ever
 faith fan fancy fate faye fern fin finn fleet flora flower flowers flo ford forest forrest fox frank frost gale gap garland gay gem gene
 gentle gin ginger glen glory goodness goodman grace graves gray grey guy hale ham happy hardy harmony harsh haven hay hazel heath
 heather heaven henna hero heron hip ho holly homer hon honey honor honour hooper hope hug hung hunt hunter hurt hus hyacinth
 ion iris ivy jade jan jasmine jay jean jeans jet jewel joke journey joy jug juniper junior justice justin ken kid kin kit
 knight lace lad lance lane lark lass laurel lavender lee les leo liberty lilac lily lime lin lo lone lotus love lovely loving low loyal
 lucky luke mac mace mad maker male man mann manner manners mar marine mark marks marsh marvel mason mat matt max may maya mayo mel
 melody mercy merry mike mile miles mina mist misty mitt mole moody moon moss nan nap ned neat nick noble noel nora nova nun oak
 old olive opal pa pal pansy parish parks parrot pat patience patients paw peace pearl penny pepper perk perry pet peter petal petty pia
 pie piper pit pol pole poppy porter posh post potter precious prim prince prosper pry purdy quick rain raj ram rand ray read reader real
 red reed reef rein rich ricky rim ritchie rob robin rock rocky rod roman rose rosemary rosy rowan royal ruby rush russet rusty sable
 sad sage sally sam sandy savage savanna scarlet sean sera serene shade sharp she shore sill silver sim skip sky sloan small smart snow
 sol sole song sonny soon spencer spring star stark stern sterling stone storm stout strong sue summer sun sunny sunshine sure swan
 swift tab tan tank teal temple ten tex thai thorn tiger til tilly tim tiny tod tom true trinity tu tucker tulip tyre unique
 unknown vale valid vera verity vet vic victor victory viola violet von wade wales walker wall warden ware warmer waters way weeks west
 whitney wilder will wills willow win winner winter wise wiz wood woods woody worth wren yam young zen zion zone bath bell berg
 best bishop black blessed blessings bright brown burn burns butler cook cooper cox cross day days english field fields fish fisher foot
 french gates gift gill gold golden good green hall hand hands harper hill hills hopes house king knowles law lean little long longer love mayor
 miller mills moor moore nurse pace page painter palmer pope power price rice ring rivers rose shepherd short singer singh speed spoon stock swallow taylor
 turner wait ward waterman webb wells white winters wright major clerk dear mental nan gran mum dad god alan
 hell pas ans ils les des una uno con por para como mas muy bien los las sus ser era esta nos sur est sont pour dans avec bon fin ici
 und ist der die das mit den dem ein eine war sehr gut auch noch man nur aus bei nach wie alle sind haben hat ich sie wir ihr
 il lo per non che di si ma mi ti ci tra fra het een van ook maar bij dat met zijn om te er nog wel kan heb heel goed na nu ze
 og er det som på af av til med den har jeg ikke var meget om var ett att och jag inte
 nada nil kao bek max min mins math aas als ange ani anni aria ari art auch beat ben bin bio bos bow bra bug bun can cas che chi cho
 cis cleanly cos coup dag dai dan dar das day dej del dem dim dom don dos du duty eben eke elder ele em emit end ere etc eta fab fac fair fed
 fee fem fit font gal gang gent gents gem gun gut hak hal han has held hence her hes hm hu hum ida iii info int jab jaw joe keen kept key lam lan
 lap lax lay lei lem lens less lia lid lie lil lim line lit liv lob log los lot lou lu luc lug lung lut mai mal mama mamma mane mare mari mate
 mater maximum med meg mend menu mere mess met mia mid mil mina mini mo moan mom mop mor more mu mud mug must nam nas nat nay nee neo ni
 nip nit nob non nor nos nu ob och odd oh ok ole oma oms ona one ones ono ora orn ors oto ova ow own oz pain pak pan pap par parent pat pay peer pen
 pence per peri pi pin ping plan plus pod poo pop pore pre pro props pros pub pun pus que ran rat raw rays rea ref reg rei rem ren rep res rid
 rio rip roe rog roll rom root roy rue rum run rur sal san sang sap say sec sed see sel sem sen sep ser set sha shah shed shin sia sic sie
 sil sir sis siti ski sly sob son sons sore sou soul spa spot spur sty su sub sum sup tac tad tag tak tal tam tar tat tau taut
 tea ted tee tern thin ti tia tie tin toe tol ton tone too tor tot tow toy tran tray tri tub tur ty ugh uh ul um un ups ur urb us use
 usa val van vas ve ver vi via vid view vis vita vol vow wan war was wat way wee went were wet wey win wit woe wo won wow ya yan yang yay ye
 yen yes yet yo yu yup za zip"""
_PLACES = """england scotland wales ireland britain london birmingham manchester leeds liverpool sheffield bristol newcastle nottingham
 leicester coventry bradford cardiff belfast edinburgh glasgow aberdeen dundee oxford cambridge york lincoln durham carlisle
 lancaster preston bolton blackburn burnley derby stoke wolverhampton worcester hereford gloucester bath exeter plymouth
 truro southampton portsmouth brighton reading slough luton norwich ipswich colchester chelmsford canterbury dover hastings
 winchester salisbury swindon northampton peterborough bedford watford croydon bromley barnet enfield hackney chelsea
 kensington westminster wembley sunderland middlesbrough hull doncaster wakefield huddersfield halifax rochdale oldham stockport
 warrington chester crewe stafford telford shrewsbury kent essex sussex surrey devon cornwall somerset dorset hampshire
 berkshire norfolk suffolk cumbria yorkshire lancashire cheshire washington houston dallas austin boston chicago phoenix denver
 seattle portland atlanta miami orlando charlotte nashville memphis detroit cleveland columbus cincinnati philadelphia
 pittsburgh jackson madison carolina virginia georgia florida texas california nevada arizona montana dakota alaska hawaii
 minnesota wisconsin michigan ohio indiana kentucky tennessee alabama mississippi louisiana arkansas missouri kansas oklahoma
 maryland delaware jersey vermont maine manhattan queens bronx paris berlin vienna rome milan madrid barcelona lisbon
 dublin brussels amsterdam geneva zurich munich hamburg cologne frankfurt prague warsaw budapest athens moscow istanbul cairo
 lagos nairobi india china japan israel jordan pakistan bangladesh france germany spain italy portugal poland romania greece
 turkey russia ukraine canada mexico brazil argentina chile australia sydney melbourne brisbane perth adelaide auckland
 america europe africa asia chad cuba iran iraq kenya nigeria ghana egypt syria lebanon lincolnshire holland austria
 denmark sweden norway finland iceland hungary serbia croatia slovenia slovakia cyprus malta jamaica barbados kingston
 hamilton windsor richmond stratford wellington nelson grenada dominica lourdes troy corona hilton hyatt everton chelsea
 guinea mali malawi zambia zimbabwe uganda tanzania vietnam korea philippines malaysia singapore indonesia thailand nepal"""
_INTRODUCTIONS = "name names named surname forename nickname name's called calls call nicknamed known"
# Ordinary in lower case, a person with a capital.
_NAMES_IN_CAPITALS = """mark sue rob pat frank jack nick ray lee dean dale carol gene ted tim tom sam max ben mike matt kit jan jean
 joe josh leo eve iris ivy holly hazel jade jasmine jay ken les mel nora peter robin rosemary ruby sally sandy sean spencer
 tilly tod vera victor wade lance luke lou liz kim jill heather ella ellen elle fern daisy cliff clay chuck chris finn fay alan
 al noel basil warren curtis harry mia ali alla ann anni maya andre charlotte jordan madison georgia florence sydney austin
 carolina virginia liv luc mai nell ned marc ian lily poppy stan rick ron ricky alex martin martina nina sonia tina maha tia pia
 nova ana juan mina lin lea lena ida ada ava eva isa ira amber scarlet kit rory gary art dot don may-lin hans otto sasha"""
# The larger languages around British and American clinics: only their given names are taken for names in lower case, uncued.
_WIDESPREAD = (
    "en_GB",
    "en_US",
    "en_IE",
    "en_IN",
    "en_PK",
    "es_ES",
    "fr_FR",
    "de_DE",
    "it_IT",
    "pl_PL",
    "ro_RO",
    "pt_PT",
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@cache
def vocabulary() -> dict[str, int]:
    """Give every known word, in lower case and also without its accents, everything that it can be.

    Names are Faker's lists of every country that writes with letters of two cases; ordinary words are Faker's
    English word lists and the lists above. Read once, on first use: it takes 0.3 s.
    """
    senses: dict[str, int] = {}

    def add(words: set[str] | frozenset[str], sense: int) -> None:
        for word in words:
            senses[word] = senses.get(word, 0) | sense

    given, family, common = _listed_names()
    add(given, GIVEN)
    add(family, FAMILY)
    add(common, COMMON_GIVEN)
    ordinary = _listed_words() | _words(_CARE) | _words(_DAYS_AND_MONTHS)
    add(ordinary | _words(_ALSO_NAMES), ORDINARY)
    add(_listed_countries(), PLACE)
    for words, sense in (
        (_GRAMMAR, GRAMMAR),
        (_PLACES, PLACE),
        (_TITLES, TITLE),
        (_ROLES, ROLE),
        (_PARTICLES, PARTICLE),
        (_BUILDINGS, BUILDING),
        (_NAMES_IN_CAPITALS, NAME_IN_CAPITALS),
        (_INTRODUCTIONS, INTRODUCTION),
    ):
        add(_words(words), sense)
    return senses


def _listed_names() -> tuple[set[str], set[str], set[str]]:
    import faker.providers.person as people

    given: set[str] = set()
    family: set[str] = set()
    common: set[str] = set()
    for module in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"{people.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            if not attribute.startswith(("first_name", "last_name", "male_", "female_")):
                continue
            listed = getattr(provider, attribute)
            if not isinstance(listed, (tuple, list, dict)):
                continue
            names = {part for entry in listed if isinstance(entry, str) for part in _parts(entry)}
            (family if "last" in attribute else given).update(names)
            if "first" in attribute and module.name in _WIDESPREAD:
                common.update(names)
    return given, family, common


def _parts(entry: str) -> list[str]:
    lowered = entry.casefold().replace("’", "'")
    if not lowered[:1].isalpha() or lowered == lowered.upper():
        return []
    plain = "".join(letter for letter in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(letter))
    return [part for form in {lowered, plain} for part in form.split() if len(part) > 1 and not part.endswith(".")]


def _listed_countries() -> set[str]:
    from faker.providers.address.en import Provider

    return {word.casefold() for country in Provider.countries for word in country.split() if len(word) > 3}


def _listed_words() -> set[str]:
    from faker.providers.lorem.en_US import Provider

    words = {word.casefold() for word in Provider.word_list}
    for speech in Provider.parts_of_speech.values():
        words.update(word.casefold() for word in speech)
    verbs = Provider.parts_of_speech["verb"]
    nouns = Provider.parts_of_speech["noun"]
    words.update(verb + "s" for verb in verbs)
    words.update((verb + "d" if verb.endswith("e") else verb + "ed") for verb in verbs)
    words.update((verb[:-1] if verb.endswith("e") else verb) + "ing" for verb in verbs)
    words.update(noun + "s" for noun in nouns)
    return words
