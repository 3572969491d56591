"""Places and nations that stand before technical words and make no product's name of them."""

PLACES = frozenset(
    """china chinese prc tianjin beijing shanghai chongqing hebei shanxi liaoning jilin
    heilongjiang jiangsu zhejiang anhui fujian jiangxi shandong henan hubei hunan guangdong
    hainan sichuan guizhou yunnan shaanxi gansu qinghai taiwan tibet xinjiang ningxia guangxi
    mongolia hong kong macau macao shenzhen suzhou nanjing hangzhou wuhan chengdu xi'an xian
    shenyang dalian harbin changchun changsha guangzhou qingdao jinan hefei zhengzhou xiamen
    ningbo wuxi changzhou binhai mianyang luoyang yantai zhuhai dongguan foshan kunming
    lanzhou taiyuan nanchang russia russian moscow iran iranian tehran korea korean north
    south east west northern southern eastern western japan japanese tokyo america american
    u.s us usa united states states' britain british uk england european europe eu germany
    german france french italy italian spain spanish dutch netherlands swiss switzerland
    sweden swedish norway norwegian finland finnish israel israeli india indian pakistan
    pakistani turkey turkish ukraine ukrainian belarus belarusian syria syrian cuba cuban
    singapore malaysia malaysian vietnam vietnamese thailand thai australia australian canada
    canadian brazil brazilian mexico mexican asia asian africa african arab arabian pacific
    atlantic arctic antarctic soviet taiwanese silicon valley january february march_ april
    may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday""".split()
)
