"""Words that are whole names on lists and that every text is full of."""

EVERYDAY = frozenset(
    """angola austria cyprus london kiev dalian tianjin beijing shanghai harbin
    moscow iran iraq syria russia china cuba venezuela gambia ukraine dubai tehran havana minsk
    crimea best card cast heal
    just cherry arsenal apex apollo aquarius archipelago argon arrow atlas aurora avant baikal base
    bit business-finance camelot cosmos crystal dialog dialogue eagle eclipse energy expert express
    falcon forward frontier future galaxy genesis global gold grand helios hope horizon hydra impact
    impulse infinity invest jupiter legend leader lighthouse lotus luna magic marine master matrix
    medic mercury meteor moon neptune nova ocean olympus omega optics optima orion panorama
    paradise pegasus phoenix pioneer planet platinum polaris premier prime progress prospect pulse
    quantum radio rainbow rapid resource saturn sea shield sigma signal silver sky solar spectrum
    spirit standard star start success summit sun sunrise titan topaz trade trident triumph union
    unity universal vector venus victory vision vista volga wave west wind zenith zodiac alpha beta
    gamma delta office agency company group institute university center centre bureau ministry army
    navy government medical united states""".split()
)
