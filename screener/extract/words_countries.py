"""Names of countries in English and Chinese -> ISO 3166-1 alpha-2."""

_TABLE = """AE:united arab emirates,uae,阿联酋 AF:afghanistan,阿富汗 AM:armenia,亚美尼亚
AR:argentina,阿根廷 AT:austria,奥地利 AU:australia,澳大利亚 AZ:azerbaijan,阿塞拜疆
BD:bangladesh,孟加拉国 BE:belgium,比利时 BG:bulgaria,保加利亚 BH:bahrain,巴林 BR:brazil,巴西
BY:belarus,白俄罗斯 CA:canada,加拿大 CH:switzerland,瑞士 CL:chile,智利
CN:china,people's republic of china,pr china,p.r. china,p.r.c,prc,mainland china,中国,中华人民共和国
CO:colombia,哥伦比亚 CU:cuba,古巴 CY:cyprus,塞浦路斯 CZ:czech republic,czechia,捷克
DE:germany,德国 DK:denmark,丹麦 EE:estonia,爱沙尼亚 EG:egypt,埃及 ES:spain,西班牙
FI:finland,芬兰 FR:france,法国 GB:united kingdom,great britain,england,uk,英国
GE:georgia,格鲁吉亚 GR:greece,希腊 HK:hong kong,hong kong sar,香港,中国香港 HR:croatia,克罗地亚
HU:hungary,匈牙利 ID:indonesia,印度尼西亚 IE:ireland,爱尔兰 IL:israel,以色列 IN:india,印度
IQ:iraq,伊拉克 IR:iran,islamic republic of iran,伊朗 IS:iceland,冰岛 IT:italy,意大利
JO:jordan,约旦 JP:japan,日本 KG:kyrgyzstan,吉尔吉斯斯坦 KH:cambodia,柬埔寨
KP:north korea,dprk,democratic people's republic of korea,朝鲜
KR:south korea,korea,republic of korea,韩国 KW:kuwait,科威特 KZ:kazakhstan,哈萨克斯坦
LA:laos,老挝 LB:lebanon,黎巴嫩 LT:lithuania,立陶宛 LU:luxembourg,卢森堡 LV:latvia,拉脱维亚
LY:libya,利比亚 MA:morocco,摩洛哥 MD:moldova,摩尔多瓦 MM:burma,myanmar,缅甸 MN:mongolia,蒙古
MO:macau,macao,澳门 MT:malta,马耳他 MX:mexico,墨西哥 MY:malaysia,马来西亚 NG:nigeria,尼日利亚
NI:nicaragua,尼加拉瓜 NL:netherlands,the netherlands,荷兰 NO:norway,挪威 NZ:new zealand,新西兰
OM:oman,阿曼 PA:panama,巴拿马 PE:peru,秘鲁 PH:philippines,菲律宾 PK:pakistan,巴基斯坦
PL:poland,波兰 PT:portugal,葡萄牙 QA:qatar,卡塔尔 RO:romania,罗马尼亚 RS:serbia,塞尔维亚
RU:russia,russian federation,俄罗斯,俄罗斯联邦 SA:saudi arabia,沙特阿拉伯 SD:sudan,苏丹
SE:sweden,瑞典 SG:singapore,新加坡 SI:slovenia,斯洛文尼亚 SK:slovakia,斯洛伐克 SY:syria,叙利亚
TH:thailand,泰国 TJ:tajikistan,塔吉克斯坦 TM:turkmenistan,土库曼斯坦
TR:turkey,türkiye,turkiye,土耳其 TW:taiwan,台湾,中国台湾 UA:ukraine,乌克兰
US:united states,united states of america,usa,u.s.a,u.s,美国 UZ:uzbekistan,乌兹别克斯坦
VE:venezuela,委内瑞拉 VN:vietnam,viet nam,越南 YE:yemen,也门 ZA:south africa,南非"""


def _parsed(table: str) -> dict[str, str]:
    codes: dict[str, str] = {}
    code = ""
    for part in table.replace("\n", " ").split(","):
        for word in _opened(part):
            if word[2:3] == ":":
                code, word = word[:2], word[3:]
            codes[word] = code
    return codes


def _opened(part: str) -> list[str]:
    """Return a part as one name, or as a name and the entry that begins behind it."""
    cut = part.rfind(" ", 0, part.find(":")) if ":" in part else -1
    return [part] if cut < 0 else [part[:cut], part[cut + 1 :]]


COUNTRIES = _parsed(_TABLE)
