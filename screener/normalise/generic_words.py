"""Words of English and romanised names that say little about which party is meant."""

# A name made only of these and of places finds nothing but its equal.
TRADE = frozenset(
    "technology tech science industry electronic information engineering system integrate"
    " integrated equipment device trading trade import export development research design"
    " manufacturing production processing product service consulting management investment"
    " holding operation sale marketing supply procurement agency agent business general united"
    " joint advanced high new modern innovation precision digital special applied application"
    " commercial commerce enterprise industrial solution global universal international worldwide"
    " hi project scientific technical component parts part machine machinery material resource"
    " logistic shipping transport travel express cargo freight construction"
    " contracting contractor building real estate property finance financial capital asset"
    " fund computer software network internet data communication telecommunication automation"
    " control intelligent smart tool hardware electrical electric mechanics plastic instrument"
    " jishu keji kexue gongye dianzi xinxi gongcheng shiye maoyi fazhan touzi jituan gongsi"
    " youxian zeren gufen guoji shebei jinchukou shangmao zhizao wangluo ruanjian tongxin"
    " sanayi ticaret ve dis ithalat ihracat pazarlama insaat"
    " nauchno proizvodstvennoe proizvodstvenno predpriyatie predpriiatie obedinenie obyedineniye"
    " nauchnyi issledovatelskii issledovatelsky torgovyi dom zavod firma kompaniya kompaniia"
    " scientific production enterprise society partnership concern".split()
)
# Trades: a name that has nothing more is found by all of it, never by a part.
FIELD = frozenset(
    "maritime marine bank insurance exchange money energy power oil gas petroleum chemical steel"
    " metal food agriculture pharmaceutical health media security safety printing textile garment"
    " furniture jewelry gold mining mineral hotel tourism aviation air airline airway auto"
    " automotive motor spare paper cable wire lighting medicine medical optics aircraft space"
    " aerospace radio radar missile rocket arms weapon ammunition defense military naval navy"
    " nuclear atomic laser satellite shipbuilding helicopter engine turbine semiconductor".split()
)
# Kinds of bodies, beside those of the lexicon.
KIND = frozenset(
    "university institute college academy school center laboratory bureau ministry department"
    " office commission committee agency council association society federation union foundation"
    " hospital factory plant works mill shipyard group corporation company division branch unit"
    " headquarters station observatory museum library press government administration authority"
    " base park zone club faculty organization organisation establishment enterprise party"
    " league front movement brigade battalion force army command state key affiliated"
    " administration board court service".split()
)
# Words that many names bear: shared, they are a ground only beside another.
COMMON = frozenset(
    "golden silver star sun sunny moon sky blue green red white black great grand royal imperial"
    " king prince east west north south eastern western northern southern central middle gulf"
    " ocean sea river lake mountain hill island dragon tiger lion eagle falcon phoenix horse"
    " elephant bright best first second third top prime premier super ultra mega max plus pro"
    " one two three alpha beta gamma delta omega sigma apex summit pioneer future hope victory"
    " fortune lucky happy peace unity harmony freedom liberty century millennium eternal ever"
    " world earth land home house city town bridge gate tower castle crown diamond crystal pearl"
    " jade rainbow spring summer winter snow fire light lightning wind storm wave rock stone"
    " iron tree flower rose lotus lily orient oriental asia asian europe european africa american"
    " pacific atlantic america euro sino trans inter multi micro macro mini nano bio eco geo"
    " vision dream idea mind heart spirit power force speed fast quick rapid swift smart wise"
    " expert master leader champion victory honest trust faith good well long deep"
    " al el la le los las de del della di da do dos das of for in on at by to with from und et y e"
    " bin abu ben abd mohammad mohamed muhammad ahmad ali hassan hussein".split()
)
SMALL = frozenset(
    "of for in on at by to with from under a an de del della di da do dos das la le les el los"
    " las du des und et y e al und van von der den het i v na po s o".split()
)
COUNTRY = frozenset(
    "china chinese prc national state russia russian iran iranian islamic republic federal"
    " federation people hong kong hongkong taiwan dubai uae international".split()
)
