"""English words by what they do in a technical sentence; curated, general, for no one document."""


def _forms(bases: str) -> frozenset[str]:
    return frozenset(form for base in bases.split() for form in _inflected(base))


def _inflected(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return (verb, verb + "s", verb + "d", verb[:-1] + "ing")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    s = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return (verb, s, verb + "ed", verb + "ing", verb + verb[-1] + "ed", verb + verb[-1] + "ing")


# A noun phrase does not run over these.
FUNCTION_WORDS = frozenset(
    """a an the this that these those such each every all any some both either neither no not nor
    many much more most several various few other others another certain own same of in on at by
    for from to into onto with without within under over above below between among through
    throughout during before after since until against across along around about as like than via
    per upon toward towards behind beyond near off out up down despite except including excluding
    regarding concerning respectively and or but so yet if when while where whereas whether because
    although though unless once then thus hence therefore however moreover furthermore also too
    only even just still already always never often usually mainly mostly especially particularly
    namely etc e.g i.e eg ie versus vs i you he she it we they me him her us them my your his its
    our their who whom whose which what how why there here one ones who's it's itself themselves is
    are was were be been being am has have had having do does did done doing will would shall
    should can could may might must cannot now later soon today further together well very highly
    fully jointly widely currently recently previously originally increasingly rapidly greatly
    significantly successfully quickly independently possibly approximately roughly nearly almost
    least up-to first second third last next following according based due related relevant
    suitable capable available able similar comparable equivalent aimed relying billion million
    thousand yuan rmb dollars dollar percent euro euros more-than less rather instead plus
    minus""".split()
)
# Words that are verbs far more often than they are parts of a technical term. "control", "test",
# "process", "display", "power" and the like are left out, for they are both.
VERBS = _forms(
    """accelerate accept accompany accomplish accord achieve acquire act adapt add address adhere
    adjust adopt advance advocate affect afford aid aim allege allow ameliorate announce answer
    appear apply approach approve arrange ask assist attach attain attempt attract avoid award
    become begin believe belong benefit bid boost bring call carry cause cease change choose claim
    combine come commence commercialize commercialise commission commit complete comply comprise
    concentrate conclude conduct confirm consider consist construct contain continue contribute
    cooperate coordinate cover create cultivate deal decide declare deepen define deliver demand
    demonstrate depend deploy describe designate destroy determine develop differ discover discuss
    dominate donate draft earn elevate eliminate employ enable encourage engage enhance ensure
    enter entitle equip establish evaluate examine exceed exempt exist expand expect experience
    explain explore export express extend face facilitate fail feature find finish focus follow
    form foster fulfill fulfil function gain gather gave generate give go govern grant grow guide
    handle happen help hire hold host identify implement import improve include incorporate
    incubate increase indicate influence inform initiate innovate inspire install intend introduce
    invest investigate invite involve issue join keep know lack land launch lead leap learn leave
    let license limit list locate look maintain make manage manufacture market master maximize
    mean meet mention migrate minimize modify move need negotiate note obtain occur offer
    participate pass permit persuade place plan possess prepare present prevent proceed produce
    prohibit promise promote prove provide publish purchase push pursue put qualify quote reach
    realize realise receive recognize recommend reduce refer reflect regard register reject relate
    release remain remove rename render replace report represent request require reserve resolve
    respond restrict result retain return reveal review run satisfy say search secure see seek
    sell send serve set share show sign situate solve specialize specialise speed spend spur start
    state stay steer stimulate stop strengthen strive study submit succeed suffer suggest summarize
    supply support suppose surpass take target tell tend thank train transform transfer travel
    treat try turn undergo undertake unify update upgrade urge use utilize utilise vary visit want
    welcome win work write collect simulate emulate automate
    showcase tailor outperform deliver boast house staff own order arrive came went took
    saw brought sold bought""",
) - frozenset(
    # Both verb and part of terms: "launch vehicle", "guided missile", "signal processing",
    # "manufacturing technology", "target acquisition", "advanced materials", "machine learning".
    """automated launch advance advanced target place plan form state function feature report
    support supply supplying transfer study work land power guided guide learning change market
    display search manufacturing train release increase manage locating locate experience review
    working limit license act face functioning cover covering generating generate forming formed
    share adjusting integrated install note list quote host aid approach demand export import run
    running set sets house staff research sensing transforming processing combined limited
    deployable renamed pass turn turning coordinate modified developed speed replacement means
    meaning supported located focus adaptive positioning leaving managed placed move moving
    launched generation expanded reduced applied released assisted training trained searching
    approaching targeting guiding stated registered shared increased supplied
    transferred""".split()
) | frozenset(
    """makes making made took taken gave given found sold sent sought bought built builds building_
    began begun became grew grown led held kept known meant paid ran seen shown spent stood taught
    told thought understood went written wrote won said says supports supported supporting released
    releases launched launches manufactures manufactured increases increased locate located plans
    planned works worked helps covers covered lists listed states stated notes noted reports
    reported markets marketed shares shared studies studied leads leading supplies supplied
    supplying replaces placed forms formed functions researching serves comes gets get got
    integrate integrates build assemble assembles assembled say shipped asks requests wants names
    quoted want seeks seek fits fitted carries carried flies flew operates owns owned
    buys buy sells undertakes enters aims hopes hope hoped fund funded research manufacture
    collect""".split()
)
# Modifiers that say nothing technical: a weak head needs another beside it.
GENERIC_MODIFIERS = frozenset(
    """new newer novel key core main major important chief basic fundamental general common typical
    special specialized specialised specific advanced cutting-edge state-of-the-art leading
    world-class first-class top high-end higher high-quality quality superior modern traditional
    conventional existing current future next-generation new-generation generation next latest
    domestic domestically foreign imported international global national state regional local
    municipal provincial public private civil civilian military defense defence commercial
    industrial economic social financial strategic innovative innovation original independent
    independently controllable related relevant associated various different multiple all kind
    kinds sort sorts large small big huge full complete whole overall total integrated
    comprehensive unified joint collaborative cooperative shared open closed best better good great
    large-scale small-batch big-scale scale technical technological technology technologies
    scientific science engineering research development r&d s&t product products production service
    services support management business market customer user company corporate enterprise industry
    sector field area information-related policy project program programme plan planning strategy
    education training talent test-bed chinese american european russian japanese german french
    british korean taiwanese israeli indian u.s us eu uk western tianjin beijing shanghai shenzhen
    china's annual monthly daily five-year first second third military-civil civil-military
    civil-military-fusion fusion dual-use military-civilian environmental protection demonstration
    pilot practical real real-world potential possible necessary essential standard legal
    regulatory official administrative cultural political broader wide wider entire single other
    similar early late long short high low achievement achievements transformation
    commercialization commercialisation application applications platform platforms system systems
    equipment facility facilities solution solutions material materials design operation operations
    ecosystem chain incentive governance tax pricing bottleneck disruptive emerging frontier
    backbone weapon-related unique proprietary high-performance cost-effective user-friendly
    reliable efficient effective flexible robust green smart-city low-cost simple customized
    custom-made tailored turnkey after-sales indigenous export import trade vertical horizontal two
    three four five six seven eight nine ten dozens hundreds tech us-style distinct precise
    authoritative additional raw marketing sales internet things payment accounting
    electronic-commerce""".split()
)
# Heads of phrases that name no technology, whatever their Chinese gloss.
PLAIN_HEADS = frozenset(
    """plan plans program programs programme programmes policy policies strategy zone zones city
    cities park parks district districts province provinces region regions area areas fund funds
    company companies enterprise enterprises firm firms unit units institution institutions
    participation cooperation collaboration talent talents capital market markets industry
    industries economy society government governments ideology objective objectives task tasks
    requirement requirements demand demands fusion integration initiative initiatives achievement
    achievements result results breakthrough breakthroughs ability capability capabilities capacity
    level levels layers stage stages phase development innovation construction commercialization
    transformation people person personnel team teams expert experts weapon-idea mace business
    businesses service services content culture education meeting meetings age era dozens document
    documents text translation opinion opinions article website news information property rights
    ipr monopoly leader recruiting conditions condition realm realms sector sectors field fields
    domain domains model models function functions demonstration entity facilities application
    applications user users product products project projects base bases center centers centre
    platform standard standards traffic eldercare concept concepts idea ideas term terms year years
    day days period time end side work""".split()
)
