"""Fields of technology as people name them, so that they are found where no list's term is.

General vocabulary: the areas and subfields of the United States' list of critical and emerging
technologies (February 2024) and of the European Union's Recommendation of 3 October 2023, with the
words that engineers use for them in English and Chinese.
"""

from screener.model.lists import TermSet

_EN = """artificial intelligence; machine learning; deep learning; reinforcement learning;
neural network; large language model; computer vision; machine vision;
natural language processing; speech recognition; voice recognition; facial recognition;
pattern recognition; semantic analysis; image recognition; big data; cloud computing;
edge computing; data mining; data fusion; information fusion; Internet of Things;
mobile internet; industrial internet; blockchain; virtual reality; augmented reality;
digital twin; information technology; intelligent technology; high-performance computing;
scientific computing; supercomputing; quantum computing; quantum information;
quantum communication; quantum sensing; quantum cryptography; quantum key distribution;
post-quantum cryptography; data encryption; data security; information security; cybersecurity;
electronic warfare; electronic countermeasures; directed energy; hypersonics;
stealth technology; cognitive radio; software-defined radio; wireless communication;
satellite communication; satellite navigation; inertial navigation; remote sensing;
satellite remote sensing; earth observation; aerial photogrammetry; night vision;
thermal imaging; infrared imaging; synthetic aperture radar; phased array;
computer numerical control; additive manufacturing; 3D printing; smart manufacturing;
intelligent manufacturing; precision machining; ultra-precision machining;
friction stir welding; thermal control; temperature control; attitude control; flight control;
fire control; quality control; noise reduction; shock absorption; vibration damping;
drag reduction; corrosion prevention; waterproofing; surface treatment; heat treatment;
isotope separation; uranium enrichment; nuclear power; nuclear fusion; energy storage;
fuel cell; solar cell; solar thermal energy; smart grid; synthetic biology; gene editing;
gene sequencing; drug delivery; brain-computer interface; brain-computer interaction;
human-machine interaction; swarm intelligence; autonomous driving; unmanned system;
autonomous system; intelligent transportation; intelligent traffic; smart city; smart building;
smart home; molecular beam epitaxy; chemical vapor deposition; ion implantation;
atomic layer deposition; electron beam lithography; extreme ultraviolet lithography;
electronic design automation; optical fiber; carbon fiber; composite material; rare earth;
aluminum nitride; gallium nitride; silicon carbide; gallium arsenide; gallium oxide;
molybdenum disulfide; monocrystalline silicon; wide bandgap; deep sea; virtual simulation;
hardware-in-the-loop; data link; command and control; situational awareness;
machine translation; generative AI; embodied intelligence; humanoid robot; edge AI; 6G; 5G;
satellite internet; commercial space; low-altitude economy; new materials; advanced materials;
new energy vehicle; connected vehicle; advanced manufacturing; biomanufacturing; biomedicine;
precision guidance; missile defence; mine countermeasures; anti-submarine warfare;
electronic intelligence; signals intelligence; space situational awareness; on-orbit servicing;
optical communication; laser communication; microelectronics; optoelectronics; photonics;
nanotechnology; biotechnology; robotics; cryptography; speech biometrics; intrusion detection;
two-factor authentication; natural gas liquefaction; carbon capture; ultrasonic testing;
non-destructive testing; finite element analysis; computational fluid dynamics"""
_ZH = """人工智能 机器学习 深度学习 强化学习 神经网络 大语言模型 计算机视觉 机器视觉 自然语言处理
语音识别 人脸识别 图像识别 模式识别 大数据 云计算 边缘计算 数据挖掘 数据融合 信息融合
物联网 移动互联网 工业互联网 区块链 虚拟现实 增强现实 数字孪生 智能科技 高性能计算
科学计算 超级计算 量子计算 量子信息 量子通信 量子测量 量子密码 量子密钥分发 抗量子密码
数据加密 数据安全 信息安全 网络安全 电子战 电子对抗 定向能 高超声速 隐身技术 认知无线电
软件无线电 无线通信 卫星通信 卫星导航 惯性导航 遥感 卫星遥感 对地观测 航空摄影测量 夜视
热成像 红外成像 合成孔径雷达 相控阵 数控 增材制造 3D打印 智能制造 精密加工 超精密加工
搅拌摩擦焊 热控 温度控制 姿态控制 飞行控制 火力控制 质量控制 降噪 减振 减阻 防腐 表面处理
热处理 同位素分离 铀浓缩 核电 核聚变 储能 燃料电池 太阳能电池 智能电网 合成生物学 基因编辑
基因测序 脑机接口 脑机交互 人机交互 群体智能 自动驾驶 无人系统 自主系统 智能交通 智慧城市
智能家居 分子束外延 化学气相沉积 离子注入 原子层沉积 电子束光刻 极紫外光刻 电子设计自动化
光纤 碳纤维 复合材料 稀土 氮化铝 氮化镓 碳化硅 砷化镓 氧化镓 二硫化钼 单晶硅 宽禁带
半实物仿真 数据链 指挥控制 态势感知 太赫兹 商业航天 低空经济 空天信息 卫星互联网 新材料 新能源
新能源汽车 智能网联汽车 生物制造 生物医药 具身智能 人形机器人 生成式人工智能 类脑智能 未来网络
高端装备 先进制造 精密制造 绿色制造 深海探测 深空探测 载人航天 探月工程 智能驾驶 智慧医疗 智慧农业
智慧物流 智能制造装备 光电子 微电子 第三代半导体 先进封装 信创 元宇宙 脑科学 精准医疗
电子侦察 电子干扰 导航对抗 赛博安全 隐身 精确制导 远程打击 导弹防御 反潜 扫雷 排爆 三防
核生化防护"""

FIELDS = TermSet(
    en=tuple(" ".join(term.split()) for term in _EN.split(";")),
    zh=tuple(_ZH.split()),
)
