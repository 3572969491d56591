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
    " network open closed stock"
    " sanayi ticaret ve dis ithalat ihracat pazarlama insaat"
    " nauchno proizvodstvennoe proizvodstvenno predpriyatie predpriiatie obedinenie obyedineniye"
    " nauchnyi issledovatelskii issledovatelsky torgovyi dom zavod firma kompaniya kompaniia"
    " scientific production enterprise society partnership concern complex npo npp npk nii okb skb"
    " tsnii fgbu fsue byuro konstruktorskoe konstruktorskoye unitary budgetary autonomous imeni im"
    " named after federalnoe gosudarstvennoe gosudarstvenny publichnoe proizvodstvennoye"
    " proizvodstvennaya issledovatelskiy issledovatelski uchrezhdenie byudzhetnoe unitarnoe"
    " obshchestvo obschestvo aktsionernoe aktsionernoye otkrytoe otkrytogo aktsionernogo"
    " obshchestva ogranichennoi ogranichennoy otvetstvennostyu otvetstvennostiu upravlyayushchaya"
    " sistemy sistema sistem inzhiniring korporatsiya kontsern kombinat kommercheski kapital"
    " kholding servis servicio lizing menedzhment partner partners associate venture directorate"
    " regional main offshore all republican cooperative cooperation distribution wholesaler"
    " trader merchant market comercializadora distribuidora constructora operadora inmobiliaria"
    " inversiones inversione sociedad empresa comercial corporativo desarrollo transporte lojistik"
    " makina tekstil enerji danismanlik havacilik tasimacilik sanat sanaye sherkat tejarat gostar"
    " grup grupp fond charitable liability corp jsc aka subordinate successor thereof any spc stc"
    " huishe kuaishe obedinenie obyedinenie organizatsiya predpriyatiye nauki nauk akademii"
    " priborov priborostroeniya mashinostroeniya mashinostroitelny stichting ntts rn td kb".split()
)
# Places beyond those of the lexicon.
PLACE = frozenset(
    "moscow petersburg ural urals siberia siberian kazan perm novosibirsk samara tula tomsk omsk"
    " ufa saratov voronezh rostov vladivostok kaluga ryazan crimea novgorod belgorod tatarstan"
    " minsk kiev kyiv tehran tabriz isfahan esfahan shiraz qeshm kish khorasan fars istanbul ankara"
    " izmir beirut damascus baghdad sharjah ajman karachi lahore islamabad delhi mumbai bangalore"
    " tokyo osaka seoul busan pyongyang hanoi bangkok jakarta kuala lumpur manila yangon london"
    " berlin munich paris rome milan madrid vienna zurich geneva amsterdam rotterdam brussels"
    " warsaw prague budapest sofia belgrade beograd athens cyprus limassol toronto vancouver sydney"
    " melbourne york california texas florida mexico panama bogota caracas havana lima caspian"
    " arctic balkan baltic caucasus volga don kama iraq yemen syria lebanon egypt libya sudan cuba"
    " venezuela myanmar cambodia palestine".split()
)
# Trades: a name that has nothing more is found by all of it, never by a part.
FIELD = frozenset(
    "maritime marine bank insurance exchange money energy power oil gas petroleum chemical steel"
    " metal food agriculture pharmaceutical health media security safety printing textile garment"
    " furniture jewelry gold mining mineral hotel tourism aviation air airline airway auto"
    " automotive motor spare paper cable wire lighting medicine medical optics aircraft space"
    " aerospace radio radar missile rocket arms weapon ammunition defense military naval navy"
    " army force command nuclear atomic laser satellite shipbuilding helicopter"
    " engine turbine semiconductor".split()
)
# Kinds of bodies, beside those of the lexicon.
KIND = frozenset(
    "university institute college academy school center laboratory bureau ministry department"
    " office commission committee agency council association society federation union foundation"
    " hospital factory plant works mill shipyard group corporation company division branch unit"
    " headquarters station observatory museum library press government administration authority"
    " base park zone club faculty organization organisation establishment enterprise party"
    " league front movement brigade battalion state key affiliated"
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
    " jose luis david robert martin alexander juan joseph michael john james peter daniel carlos"
    " william george edward paul mark thomas antonio manuel maria anna rodriguez gonzalez lopez"
    " garcia martinez hernandez sanchez vladimir sergey alexey wang chen li zhang lee kim san new"
    " way day era core link atlas element progress market pars ghadir imam shahid jihad sepehr"
    " bin abu ben abd mohammad mohamed muhammad ahmad ali hassan hussein".split()
)
# Words that come and go beside the name of a place or a field: 江苏省 and 江苏, Tianjin Municipal.
ADMIN = frozenset(
    "province city municipal county district prefecture township people study autonomous region"
    " nationality hui zhuang uygur uyghur".split()
)
SMALL = frozenset(
    "of for in on at by to with from under a an de del della di da do dos das la le les el los"
    " las du des und et y e al und van von der den het i v na po s o".split()
)
COUNTRY = frozenset(
    "china chinese prc national state russia russian iran iranian islamic republic federal"
    " federation people hong kong hongkong taiwan dubai uae international".split()
)
