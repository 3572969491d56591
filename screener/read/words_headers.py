"""Headers that people give to columns, in the form of plain_header, by what the column says."""

from screener.model.document import Role

# English, German, French, Spanish, Chinese, Japanese; "; " between them.
_WORDS = {
    Role.NAME: (
        "name; names; company; company name; name of company; name of the company; companies; "
        "organisation; organization; organisation name; organization name; org; org name; "
        "institution; institute; institution name; university; affiliation; entity; "
        "entity name; legal entity; legal name; legal entity name; full name; fullname; "
        "registered name; business name; firm; firm name; name in english; english name; "
        "name en; name english; company name en; company name english; english company name; "
        "account; account name; customer; customer name; customers; client; client name; "
        "supplier; supplier name; supplier manufacturer; manufacturer supplier; suppliers; "
        "vendor; vendor name; manufacturer; manufacturer name; mfr; mfg; mfr name; maker; "
        "producer; buyer; buyer name; purchaser; seller; consignee; consignee name; "
        "ultimate consignee; intermediate consignee; consignor; shipper; importer; exporter; "
        "end user; enduser; end user name; end customer; distributor; dealer; agent; broker; "
        "freight forwarder; forwarder; bank; bank name; partner; partner name; "
        "business partner; counterparty; counterparty name; contractor; contractor name; "
        "subcontractor; party; party name; sold to; sold to party; ship to; ship to name; "
        "ship to party; bill to; bill to name; beneficiary; owner; parent; parent company; "
        "shareholder; person; person name; contact; contact name; contact person; vessel; "
        "vessel name; ship name; applicant; assignee; sponsor; funder; employer; researcher; "
        "author; authors; author s; firma; firmenname; kunde; lieferant; hersteller; unternehmen; "
        "société; nom; client nom; fournisseur; empresa; nombre; proveedor; fabricante; "
        "名称; 名稱; 名字; 姓名; 公司; 公司名称; 公司名稱; 公司名; 公司全称; 公司英文名; "
        "公司英文名称; 企业; 企业名称; 企業名稱; 企業名; 单位; 单位名称; 單位名稱; 机构; "
        "机构名称; 機構名稱; 机构全称; 组织; 组织名称; 实体; 实体名称; 全称; 主体名称; 商号; "
        "客户; 客户名称; 客戶; 客戶名稱; 客户名; 客户全称; 供应商; 供应商名称; 供應商; "
        "供應商名稱; 厂商; 廠商; 厂商名称; 厂家; 生产厂家; 生产企业; 生产商; 制造商; "
        "制造商名称; 製造商; 品牌厂商; 采购商; 采购方; 买方; 買方; 卖方; 賣方; 收货人; 收貨人; "
        "收货单位; 发货人; 發貨人; 最终用户; 最終用戶; 最终用户名称; 用户; 用户单位; 用户名称; "
        "进口商; 出口商; 代理商; 经销商; 合作方; 合作单位; 合作伙伴; 甲方; 乙方; 承担单位; "
        "中标单位; 中标人; 投标人; 采购人; 英文名; 英文名称; 英文名稱; 学校; 大学; 高校名称; "
        "研究机构; 会社名; 会社; 企業; 社名; 法人名; 名前; 氏名; 組織名; 機関名; 顧客; 顧客名; "
        "取引先; 取引先名; 得意先; 得意先名; 仕入先; 仕入先名; 需要者; 需要者名; 最終需要者; "
        "荷受人; メーカー; メーカー名; 製造者; 製造元; ユーザー名; 企業名 組織名; "
    ),
    Role.ALIASES: (
        "alias; aliases; aka; a k a; also known as; other name; other names; alternative name; "
        "alternative names; alternate name; alternate names; alt name; alt names; trade name; "
        "trading name; trading as; dba; doing business as; short name; abbreviation; acronym; "
        "former name; former names; previous name; fka; formerly known as; brand name; name 2; "
        "name2; company name 2; "
        "别名; 別名; 简称; 簡稱; 曾用名; 其他名称; 其他名稱; 又称; 又名; 缩写; 別称; 略称; "
        "旧社名; "
    ),
    Role.NATIVE_NAME: (
        "native name; nativename; local name; name local; local language name; "
        "name in local language; name in native script; native script; original name; "
        "original script name; name original; chinese name; name in chinese; name chinese; "
        "name cn; name zh; company name cn; company name zh; company name chinese; "
        "chinese company name; japanese name; name in japanese; name ja; name jp; korean name; "
        "russian name; name ru; "
        "中文名; 中文名称; 中文名稱; 公司中文名; 公司中文名称; 公司名称 中文; 客户中文名; "
        "客户中文名称; 原名; 本地名称; 中国語名; 日本語名; 現地名; 漢字名; 漢字社名; "
    ),
    Role.COUNTRY: (
        "country; countries; country code; country name; country region; country of residence; "
        "country of registration; country of incorporation; country of destination; "
        "destination country; ship to country; bill to country; nation; nationality; "
        "citizenship; iso country; iso2; iso 2; iso3; cc; ctry; land; pays; país; "
        "jurisdiction; "
        "国家; 國家; 国别; 國別; 国家地区; 国家 地区; 所在国; 所在国家; 国籍; 国家代码; "
        "目的国; 国; 国名; 国 地域; 国地域; 国 地域名; 仕向国; 仕向地; 所在国 地域; "
    ),
    Role.ADDRESS: (
        "address; addresses; address 1; address1; address 2; address2; address 3; address3; "
        "address line; address line 1; address line 2; street; street address; city; town; "
        "state; province; state province; region; postal code; postcode; zip; zip code; "
        "location; registered address; registered office; company address; ship to address; "
        "bill to address; full address; mailing address; adresse; anschrift; ort; dirección; "
        "地址; 住址; 公司地址; 注册地址; 注册地; 详细地址; 通讯地址; 收货地址; 联系地址; "
        "办公地址; 所在地; 城市; 省份; 省市; 邮编; 住所; 所在地住所; 市区町村; 郵便番号; "
        "都道府県; "
    ),
    # Of the party. A row number or a part number names no party: next month it names another.
    Role.ID: (
        "id; customer id; customer no; customer number; customer code; client id; client no; "
        "client code; account id; account no; account number; supplier id; supplier no; "
        "supplier number; supplier code; vendor id; vendor no; vendor number; vendor code; "
        "partner id; party id; entity id; company id; company code; company number; "
        "business partner id; bp number; code; key; identifier; uid; uuid; duns; "
        "duns number; d u n s; lei; registration number; reg no; tax id; vat; vat number; "
        "vat id; kundennummer; lieferantennummer; 编号; 編號; 代码; 编码; 代号; 客户编号; "
        "客户代码; 客戶編號; 供应商编号; 供应商代码; 统一社会信用代码; 社会信用代码; "
        "信用代码; 注册号; 组织机构代码; 顧客番号; 顧客コード; 取引先コード; 得意先コード; "
        "仕入先コード; 法人番号; "
    ),
    Role.DESCRIPTION: (
        "description; descriptions; desc; item; items; item name; item description; product; "
        "products; product name; product description; product title; goods; goods description; "
        "description of goods; goods name; commodity; commodity description; commodity name; "
        "material; material name; material description; part; part name; part description; "
        "component; component name; component description; article; article name; "
        "article description; equipment; equipment name; equipment description; technology; "
        "technologies; technical description; specification; specifications; spec; "
        "technical specification; model; model name; type; model number; model no; title; "
        "project; project title; project name; subject; topic; abstract; summary; text; "
        "full text; paragraph; particulars; content; contents; body; line; lines; sentence; "
        "note; notes; "
        "remark; remarks; comment; comments; details; end use; enduse; intended use; purpose; "
        "application; services; service; work description; scope; scope of work; business; "
        "business description; line of business; activity; activities; keywords; "
        "research area; research field; field of research; bezeichnung; beschreibung; "
        "artikelbezeichnung; benennung; produkt; désignation; descripción; producto; "
        "描述; 说明; 說明; 产品; 产品名称; 產品名稱; 产品描述; 品名; 品名规格; 货物名称; "
        "货物描述; 货物; 貨物名稱; 货名; 商品; 商品名称; 商品描述; 商品名稱; 物料名称; "
        "物料描述; 材料名称; 零件名称; 部件名称; 设备; 设备名称; 設備名稱; 仪器名称; 标的名称; "
        "项目; 项目名称; 項目名稱; 课题名称; 规格; 规格型号; 型号; 型号规格; 規格; 型號; 技术; "
        "技术名称; 技术参数; 技术描述; 技术要求; 用途; 最终用途; 最終用途; 经营范围; 主营业务; "
        "研究方向; 备注; 備註; 内容; 內容; 正文; 文本; 摘要; 标题; 服务内容; 采购内容; "
        "関連技術; 技術; 技術名; 説明; 品目; 品目名; 商品名; 製品; 製品名; 品名 型式; 部品名; "
        "貨物; 貨物名; 貨物名称; 型式; 仕様; 備考; 件名; 本文; 概要; 研究内容; 装置名; 機器名; "
    ),
    Role.HS: (
        "hs; hs code; hscode; hs codes; hs no; hs number; hs 6; hs6; hts; hts code; htsus; "
        "tariff; tariff code; tariff number; tariff no; customs code; customs tariff; "
        "commodity code; cn code; cn8; taric; taric code; schedule b; schedule b number; "
        "zolltarifnummer; warennummer; "
        "hs编码; hs编号; 海关编码; 海關編碼; 海关编号; 海关商品编码; 商品编码; 税号; 税则号; "
        "税则号列; 稅號; hs code 海关编码; hsコード; 税番; 関税番号; 統計品目番号; "
    ),
    Role.ECCN: (
        "eccn; eccn code; eccn no; eccn number; eccn supplier; us eccn; eccn us; eu eccn; "
        "export control classification; export control classification number; "
        "export classification; export control code; export control number; control code; "
        "control list; control list number; control classification; dual use code; "
        "dual use number; classification; al number; ausfuhrlistennummer; al nr; usml; "
        "usml category; "
        "管制编码; 出口管制编码; 出口管制分类编号; 出口管制编号; 管制清单编号; 管制代码; "
        "两用物项编码; 輸出管理番号; 該非; 該当項番; 項番; "
    ),
}
ROLES = {
    header.strip(): role
    for role, words in _WORDS.items()
    for header in words.split(";")
    if header.strip()
}
# Headers of a row counter; it is no party's own number.
COUNTERS = frozenset(
    "no; nr; number; sr no; s no; sl no; pos; row; line no; item no; "
    "序号; 序號; 編號; 项次; 行号; 番号".split("; ")
)
# Headers that say "name" without saying of what.
BARE_NAMES = frozenset("name; names; 名称; 名稱; 名字; title; 品牌厂商".split("; "))
# Another spelling of the party that a column before it names.
ENGLISH_NAMES = frozenset(
    "english name; name in english; name en; name english; company name en; company name english; "
    "english company name; 英文名; 英文名称; 英文名稱; 公司英文名; 公司英文名称".split("; ")
)
