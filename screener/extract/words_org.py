"""Words that make a run of capitalised words, or of Han characters, the name of an organisation."""

# A name ends in these, or goes on with "of ...".
HEADS = frozenset(
    """academy academies administration agency airlines airport airways alliance arsenal
    association authority bank base board brigade bureau center centre chamber college command
    commission committee conglomerate consortium cooperative corps council department directorate
    division enterprise enterprises establishment exchange factory faculty federation fleet force
    forces foundation fund government group headquarters hospital hq institute institutes
    institution laboratories laboratory ministry mill navy army office organisation organization
    plant polytechnic regiment school secretariat service shipyard society squadron station studio
    subsidiary syndicate team trust union university universities works workshop company
    corporation concern holding holdings firm daily times gazette news""".split()
)
# Bodies whose name starts with the head as well: "Ministry of ...", "Base for ...".
OPENING_HEADS = HEADS - frozenset("company corporation firm daily times works group".split())
LEGAL_FORMS = frozenset(
    """co ltd limited inc incorporated corp llc llp plc gmbh pte pty pvt sdn bhd jsc ojsc cjsc pjsc
    ooo zao oao kk s.a s.p.a spa s.r.l srl b.v bv n.v a.g ag ab oy as a.s sarl fze fzco fzc fzllc
    dmcc k.k kg nv sa se a/s aps oyj asa kft zrt s.r.o d.o.o sp z o.o ltda lda c.v tbk a.ş aş eood
    ead ood pao ao uab sia too tov plc. pllc lp gbr mbh ev e.v corporation. s.l sl s.c""".split()
)
LOWER_FORMS = frozenset("plc a.s s.r.o d.o.o sp z o.o gmbh e.v spol k.s".split())
# Legal forms and kinds of body that stand in front of a name, Russian ones above all.
LEADING_FORMS = frozenset(
    """JSC OJSC CJSC PJSC LLC AO OAO ZAO PAO OOO FGUP FSUE FGBU NPO NPP NPK NPC NPF NII TsNII VNII
    GosNII NIIP OKB MKB TsKB SKB PKB TsKBM KBP TPK UAB SIA TOO PT TOV AOZT GK
    """.split()
)
# Heads in other languages, which open the name: "Universiti Teknologi Malaysia".
FOREIGN_HEADS = frozenset(
    """universiti universität universitaet universidad université universite università uniwersytet
    universidade universiteit universitas universitatea institut instituto istituto instytut
    institutul politecnico politechnika politecnica fachhochschule hochschule école ecole akademie
    académie academia laboratoire laboratorium laboratorio ministerio ministère ministero société
    compagnie gesellschaft forschungszentrum fraunhofer-institut max-planck-institut centro zentrum
    empresa fábrica fabrika zavod kombinat concern aktsionernoe otkrytoe publichnoe zakrytoe
    obshchestvo federalnoe gosudarstvennoe nauchno-proizvodstvennoe perusahaan sociedad
    sociedade""".split()
)
# Enough by themselves only with an odd name before them: "Raytheon Technologies".
WEAK_HEADS = frozenset(
    """technologies industries electronics semiconductor semiconductors microelectronics dynamics
    motors aerospace aviation systems instruments robotics photonics optoelectronics labs
    shipbuilding heavy logistics trading devices scientific software tech pharma pharmaceuticals
    chemicals petrochemical petrochemicals networks communications telecom automotive shipping
    ventures energia satellite satellites digital materials metals defence defense space airlines
    memory security optics composites ceramics lasers sensors avionics machinery textiles
    plastics""".split()
)
# A run that ends in these is a document, place or rule, not a body.
NO_BODIES = frozenset(
    """plan program programme policy act law regulation regulations list treaty agreement convention
    report strategy initiative project zone district province city county republic road street
    avenue period supplement part section article annex schedule category table figure day
    year edition conference exhibition forum summit award prize journal volume""".split()
)
CONNECTORS = frozenset(
    "of and for the & in on de la into under at et y e und für der des du di del della dos do da"
    " voor van von d' ve".split()
)
# Words that start a sentence or stand before a name and are no part of it.
LEADERS = frozenset(
    """the a an this that these those our their its his her in on at by from for with under over to
    of and or as if when while although since because after before during through via using relying
    according based both either neither each all some many other another such like see also however
    moreover furthermore therefore thus currently today now recently founded established located
    including namely former then chinese-based mr mrs ms dr prof professor sir president chairman
    director minister premier general-secretary contact about dear re subject attn buyer seller
    supplier customer consignee manufacturer producer developer vendor purchaser distributor
    carrier shipper forwarder agent broker applicant bidder contractor subcontractor importer
    orders order sale sales purchase purchases shipment shipments delivery deliveries payment
    exporter licensee recipient intermediary end-user enduser client partner partners address name
    title source company_name we it they he she not only two three four several various""".split()
)
# Known short forms of bodies that a plan names without spelling them out.
SHORT_NAMES = frozenset(
    """CERN EPFL ETH MIT TNO DLR ONERA CNES CNRS CEA DSTL KAIST KAERI RIKEN AIST Bundeswehr PLA
    PLAN PLAAF PLARF PLASSF PLAGF CMC CCP CPC AVIC CASC CASIC CETC CNNC CGN CNEC NORINCO CSSC CSIC
    AECC CAEP NUDT BUAA NWPU COMAC SASTIND MIIT MOST MOFCOM NDRC MSS CAS CAE CASTC SASAC IAEA OPCW
    SIPRI C4ADS CSIS RUSI IISS BAFA OFSI DGFT AEOI NIOC IRISL MODAFL DIO IEI AIO SMIC YMTC CXMT
    SMEE NRIET CALT SAST CAST CARDC CAAA HUST USTC UESTC DARPA NASA NATO ESA JAXA ISRO DRDO IRGC
    KGB FSB GRU TSMC ASML CSET ASPI BIS OFAC""".split()
)
# Firms that everyone calls by one word.
BRAND_NAMES = frozenset(
    """Huawei ZTE Hikvision Dahua SenseTime Megvii iFlytek Inspur Sugon Loongson Cambricon Hygon
    HiSilicon Norinco Rosoboronexport Rostec Roscosmos Rosatom Almaz-Antey Sukhoi Tupolev
    Kalashnikov Uralvagonzavod Gazprom Rosneft Sberbank Kaspersky Reuters Bloomberg Xinhua TASS
    Interfax NVIDIA Nvidia Hytera Dawning""".split()
)
HAN_SHORT_NAMES = (
    "中国电科 中国航天科工 航天科工 中国航天科技 航天科技集团 中国航发 中国兵器 兵器工业集团 "
    "兵装集团 中核集团 中国船舶 中船重工 中航工业 航空工业 中国电子 中国商飞 国防科工局 工信部 "
    "科技部 教育部 商务部 国防部 财政部 发改委 国家发改委 中央军委 军委科技委 军委装备发展部 "
    "装备发展部 战略支援部队 火箭军 解放军 武警部队 中科院 工程院 国防科大 北航 北理工 哈工大 "
    "哈工程 西工大 南理工 南航 华为 中兴 海康威视 大华 商汤 旷视 科大讯飞 中芯国际 长江存储 "
    "长鑫存储 飞腾 龙芯"
).split()
# A Chinese name ends in one of these; longest first.
HAN_SUFFIXES = tuple(
    sorted(
        """股份有限公司 有限责任公司 有限公司 集团公司 集团有限公司 总公司 分公司 子公司 公司 集团
        控股 大学 学院 军校 研究院 研究所 科学院 工程院 设计院 设计所 研究中心 创新中心 工程中心
        技术中心 中心 实验室 研究室 总部 局 委员会 厅 部队 部 基金会 基金 银行 协会 学会 商会
        联合会 联盟 基地 厂 制造厂 船厂 造船厂 机械厂 医院 日报 报社 通讯社 出版社 办公室 管委会
        人民政府 政府 党委 支队 舰队 军区 战区 兵团 旅 事务所 合作社 交易所 工作站 观测站 研究会
        株式会社 有限会社 会社 司令部 参谋部 军事代表局 军代室 军代表室 工厂 制造所 研制中心
        出版集团 议会 联络处 指挥部 研发中心 检测中心 测试中心 试验场 试验基地 发射中心 航天中心
        气象台 天文台""".split(),
        key=len,
        reverse=True,
    )
)
# Before a weak head these make a heading and no name: "Optical Devices", "Industrial Robotics".
# Other words with such an ending may be a brand: "Majestic Systems", "Sterling Dynamics".
HEADING_ADJECTIVES = frozenset(
    """optical electrical mechanical chemical digital thermal industrial medical technical
    commercial national international naval tactical electronic acoustic magnetic ceramic
    robotic automatic hydraulic pneumatic strategic scientific academic photonic plastic
    metallic cryogenic inertial aerial special general physical biological nuclear linear
    solar modular advanced integrated applied embedded engineering manufacturing machining
    processing testing measuring sensing imaging marketing training consulting renewable
    wearable portable automotive aeronautical astronautical agricultural environmental
    analytical logical functional structural polymeric metallurgical pharmaceutical clinical
    statistical mathematical numerical experimental vertical horizontal lateral rotational
    seismic geodetic hydrographic oceanographic meteorological atomic ionic organic inorganic
    synthetic dynamic static kinetic elastic plastic generic specific domestic public
    municipal regional provincial federal central local global additive subtractive adhesive
    explosive reactive passive active protective corrosive cooling heating welding bonding
    coating cutting drilling grinding milling turning casting forging molding moulding
    packaging printing plating polishing shipping mining drilling networking computing
    processing monitoring tracking positioning targeting steering switching conditioning
    filtering modelling modeling programming rotating moving flying floating unmanned manned
    guided towed armed armoured armored sealed cooled heated powered flexible variable
    programmable rechargeable reusable disposable""".split()
)
# Words that end as names of bodies do and are none.
HAN_NO_BODIES = (
    "全部 内部 外部 各部 本部 局部 干部 部部 头部 尾部 底部 顶部 上部 下部 中部 东部 西部 南部 "
    "北部 腹部 背部 面部 一部 布局 结局 格局 大局 全局 当局 平局 骗局 中心 重心 核心 圆心 离心 "
    "信心 决心 工厂 本厂 电厂 发电厂 该公司 本公司 子公司 分公司 各公司 母公司 总公司 上市公司 "
    "民营公司 科技公司 大公司 小公司 有限公司 研究院 研究所 大学 学院 集团 基金 基地 实验室 联盟 "
    "协会 银行 医院 政府 地方政府 中央政府 各级政府 委员会 部队 研究中心 重点实验室 "
    "国家重点实验室 产业联盟 产业基地 产业基金 生产基地 创新基地 数据中心 加工中心 车削中心 "
    "车铣中心 铣削中心 立式加工中心 卧式加工中心 五轴加工中心 控制中心 计算中心 指挥部 中央 "
    "国家实验室 主机厂 主机厂所 厂所 院所 联合实验室 分支机构 职能部门 直属机构 "
    "相关部 有关部 零部 俱乐部 旅 高等学院 科研院所 科研中心 高校 党委 学会 总部 基地 公司"
).split()
HAN_PLACES = (
    "中国 中华 国家 全国 北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 "
    "山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 "
    "香港 澳门 深圳 苏州 南京 杭州 武汉 成都 西安 沈阳 大连 哈尔滨 长春 长沙 广州 青岛 济南 合肥 "
    "郑州 厦门 宁波 无锡 常州 滨海 滨海新区"
).split()
