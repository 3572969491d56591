"""Signs that a decoded text is the text that was written: the characters that are frequent."""

import unicodedata

# The most frequent characters of modern Chinese, and those of organisations' names, addresses and
# contracts. Ten words of either kind hold several of them; the same bytes read in another encoding
# hold hardly any.
_SIMPLIFIED = frozenset(
    "的一是不了在有人这上大来和我个中地为以到说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同"
    "现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由"
    "问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名"
    "真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形"
    "社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清"
    "今切院让识候带导争运笔限技团集研究厂股份有限责任贸易进出口器材料航空航天船舶核能激光雷达卫星导弹芯片半导体仪省县镇街号楼室址编客户供"
    "应商国京津沪广州深圳苏杭武汉重庆成都西安陕江浙"
)
_TRADITIONAL = frozenset(
    "的一是不了在有人這上大來和我個中地為以到說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同"
    "現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由"
    "問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名"
    "真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形"
    "社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清"
    "今切院讓識候帶導爭運筆限技團集研究廠股份有限責任貿易進出口器材料航空航天船舶核能雷達衛星導彈晶片半導體儀省縣鎮街號樓室址編客戶供應商國"
    "臺灣台北新竹香港九龍"
)
_JAPANESE = frozenset(
    "日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選立開手米力学問高代"
    "明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気小七成期公野協取都和統以機平総加山思家話"
    "世受区領多県続進正安設保改数記院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参"
    "売利組知案道信策集在件団別物側任引使求所次水半品昨論計死官増係感特情投示変打男基私各始島直両朝革価式確村提運終挙果西勢減台広容必応演電"
    "歳住争談能無再位置企真流格有疑口過局少放税検藤町常校料沢裁状工建語球営空職証土与急止送援供可役構木割聞身費付施切由説転食比難防補株研究"
    "所製作精密器械輸出管理貨物技術東京都大阪府名古屋市区丁目番号会社式"
)
HAN = {"zh": _SIMPLIFIED, "tw": _TRADITIONAL, "ja": _JAPANESE}


def is_han(letter: str) -> bool:
    """Return whether a character is a Chinese one.

    >>> is_han("天"), is_han("a"), is_han("の")
    (True, False, False)
    """
    return "㐀" <= letter <= "鿿" or "豈" <= letter <= "﫿" or "𠀀" <= letter <= "𲎯"


def is_kana(letter: str) -> bool:
    """Return whether a character is a Japanese syllable of full width."""
    return "ぁ" <= letter <= "ヿ"


def is_strange(letter: str) -> bool:
    """Return whether a character has no place in a text: private, unassigned, or a control."""
    return unicodedata.category(letter) in ("Co", "Cn", "Cc", "Cs") and letter not in "\t\n\r\f\v"
