"""The nouns that head an English technical phrase, and the short forms that are such nouns."""

from screener.extract.words_heads_en import MORE_STRONG_HEADS, MORE_WEAK_HEADS

# Technical on their own: "a laser". These tables also say which listed names are too plain to look
# for; a new head goes to words_heads_en, where no name is lost by it.
STRONG_HEADS = frozenset(
    """accelerator accelerometer actuator adhesive aerogel aeroengine afterburner aircraft airframe
    airship airspeed alloy alternator altimeter ammunition amplifier analyser analyzer anode
    antenna armor armour autoclave autopilot avionics ballast battery beamformer bearing binoculars
    biosensor blockchain bolometer bomb booster bulletproof camera capacitor carbide cartridge
    casting catalyst cathode centrifuge ceramic chip chipset chromatograph circuit circuitry
    coating coatings collimator combustor compass compiler composite compressor computer computing
    condenser connector converter coolant coprocessor countermeasure crane crawler crucible
    cryocooler cryogenics cryostat cryptography cyberweapon cyclotron datalink decoder demodulator
    detector detonator diamond diode dirigible display dosimeter drone dynamometer electrode
    electrolyser electrolyte electromagnet electronics emitter emulator encoder encryption engine
    epitaxy ethernet evaporator exoskeleton explosive explosives extruder fermenter ferrite fiber
    fibre fiberglass firmware flowmeter forging frigate furnace fuse fuselage fuze gearbox
    generator geolocation germanium gimbal glider graphene graphite gravimeter grenade gyro
    gyrocompass gyroscope heatsink helicopter hexapod holography hovercraft howitzer hull hydrofoil
    hydrogel hydrophone hypervisor igniter imager imagery imaging implant inductor ingot initiator
    insulation interconnect interferometer inverter ionizer isotope isotopes jammer jamming kevlar
    klystron landmine laser lasers lathe launcher lens lidar linac lithography loudspeaker
    lubricant machining magnet magnetometer magnetron manipulator maraging maser mask memristor
    metallurgy metamaterial metrology microarray microchip microcontroller microdisplay
    microelectronics microengine microphone microprocessor microprocessors microreactor microscope
    microsatellite microscopy microwave mine missile mixer modem modulator molybdenum monocoque
    motherboard motor multiplexer munition munitions nanomaterial nanoparticle nanotube nanowire
    neutron nozzle nuclide optics optoelectronics oscillator oscilloscope parachute payload
    periscope perovskite phosphor photocathode photodetector photodiode photolithography photomask
    photonics photoresist photomultiplier pigment pistol plasma plutonium polishing polyethylene
    polymer positioning potentiometer powder prepreg processor processors projectile propellant
    propeller propulsion propulsor prosthesis pump pyrotechnics quantum radar radars radiator radio
    radiometer radioisotope radome railgun reactor receiver rectifier refractory regulator relay
    repeater resin resistor resonator rheometer rifle robot robotics rocket rotor router rudder
    sail salinometer sapphire satellite satellites scanner scintillator scramjet seeker seismometer
    semiconductor semiconductors sensor sensors servo servomotor servomechanism shell ship silicon
    simulator sintering smelter sonar sonars sonobuoy spacecraft spaceplane spectrograph
    spectrometer spectrometry spectroscopy spindle sputtering steel stealth submarine submersible
    substrate supercapacitor supercomputer superalloy superconductor superlattice switchgear
    synchrotron synthesizer synthesiser tank tantalum telemetry telescope terahertz thermocouple
    thermostat thruster thyristor titanium tokamak torpedo tracker transceiver transducer
    transformer transistor transmitter transponder tritium tube turbine turbofan turbojet turbopump
    turboprop turret ultracapacitor ultrasound undercarriage uranium vaccine vacuum valve vessel
    virus waveguide wafer warhead warheads warship watercraft weapon weapons weaponry welder
    welding zirconium wheelchair workpiece actuators drivetrain powertrain memory transputer mems
    uav uavs uuv uuvs usv usvs auv auvs rov rovs ugv ugvs uas cpu cpus gpu gpus fpga fpgas asic
    asics dram sram nand ic ics soc socs dsp dsps npu npus tpu tpus tpm tpms dpu adc adcs dac dacs
    mmic mmics led leds oled vcsel cnc cmm cvd mocvd mbe pvd ald euv duv imu imus ins gnss gps
    ladar chatbot ew sdr sigint comint c4isr lte 5g 6g wifi bluetooth iot ai cryptosystem cipher
    ransomware malware spyware exploit toxin pathogen fluoropolymer aramid prepregs preforms
    preform gallium indium arsenide nitride boron beryllium hafnium rhenium lithium deuterium
    tungsten niobium magnesium pyrometer tribometer durometer photogrammetry tomography tomograph
    desulfurization desulphurization airbag brazing riveting etching nanotechnology biotechnology
    genomics nanomaterials toolchain toolchains undercarriages propellers transceivers hydroplane
    autoloader""".split()
)
# Technical only with a modifier that says which: "vision system", not "new system".
WEAK_HEADS = frozenset(
    """app apps accessory additive agent air-frame algorithm algorithms alarm apparatus appliance
    architecture array assembly authentication automation balance barrier beam board body bus cable
    calibration card cell chain chamber channel cladding cloud cluster coder coding code collection
    column communication communications component components compound conductor conduit console
    container control controller controllers cooling core cores coupling crystal cutter cutting
    data database decoding deposition desulfurization detection device devices diagnosis
    diagnostics die dies disk display distribution drive driver drivers drives dryer effector
    element elements encoding energy enclosure equipment etching exchanger extraction extrusion
    fabric fabrication fastener feed film filter filters fission fluid flow foam foil frame
    framework frequency fuel fusion gate gauge gas gear glass grinder grinding guidance gun
    handling hardware head heads heater holder housing hydraulics ignition illumination indicator
    ink inspection installation instrument instruments instrumentation intelligence interaction
    interface interfaces inversion ion joint jet kit lab laboratory lamp layer learning levitation
    library lighting line lines link links liquid localization loading machine machinery machines
    manufacturing manufacture manual manuals mapping material materials matrix measurement
    mechanics media membrane mesh metal meter meters mill milling mirror mirrors mode modem
    modeling modelling modulation module modules mold mould monitor monitoring navigation net
    network networks networking node nodes observation oil operation optic oxide package packaging
    panel panels part parts path photography pipe pipeline plant plate plates platform platforms
    plating ply port powder power press printer printing probe process processes processing product
    products production programming propagation protection protocol protocols prototype prototypes
    provisioning purification rail range ray reactor reader recognition reconnaissance recorder
    recording recovery recycling reduction refinery reflector removal rendering resolution rig ring
    rod rolling rope rover satellite scope screen screw seal seals sealing sensing separation
    separator sequencer series server servers set shaft sheet shield shielding signal simulation
    simulations slicing slurry software solution source sources spectrum spring stabilizer stack
    stage station stations storage structure structures suit suite supply surface surveillance
    switch switches synthesis system systems table tape target technique techniques technology
    technologies terminal terminals test tester testing textile tool tooling tools toolkit tracking
    trainer transfer transmission transport treatment tubing tubes turning unit units vehicle
    vehicles vision visualization wall washing wave winding wire wing wings workstation yarn
    absorption emulation positioning computation analysis circulation stirring forming formability
    therapy imaging sensor-fusion telecommunication telecommunications cryptanalysis encryption
    fabrications remediation propulsion docking assembling dispensing balancing bonding
    sterilization hardening annealing quenching tempering drawing casting molding moulding spraying
    cleaning painting validation verification alignment encapsulation dicing sawing engineering
    electronics chemistry physics biology dynamics aerodynamics hydrodynamics acoustics realization
    robotics mechatronics informatics interconnectivity computers chips""".split()
)
# Technical only beside a word that is so by itself: "spacecraft design", "satellite applications".
MILD_HEADS = frozenset(
    """design designs application applications integration mode modes performance data
    mechanism mechanisms interconnectivity operation theory test tests
    mission missions maintenance repair overhaul upgrade upgrades""".split()
)
# Systems that are named by one word and are a thing of their own before any noun.
SYSTEM_NAMES = frozenset(
    "BeiDou Beidou GLONASS Galileo QZSS NavIC Starlink Inmarsat Iridium".split()
)
# Words that end as instruments do and are none.
_NO_INSTRUMENTS = frozenset(
    """parameter diameter perimeter meter kilometer centimeter millimeter micrometer_ nanometer
    kilometre centimetre millimetre nanometre scope telescope_ horoscope patron electron
    neutron semester master hectometer trimester""".split()
)
_INSTRUMENT_ENDINGS = (
    "meter", "scope", "tron", "graph", "plexer", "jet", "copter", "craft", "ometry", "oscopy",
    "lithography", "satellite",
    "fluoride", "chloride", "oxide", "nitride", "carbide", "phosphide", "telluride", "selenide",
)  # fmt: skip
# Capitals that are technology, not a party, though lists have parties of that name ("LTE").
TECHNICAL_ACRONYMS = frozenset(
    """AI AIS AIT AM APT AR ASIC AUV ADC ADS API ATM BIM BMS CAD CAE CAM CCD CFD CFRP CMC_ CMM CMOS
    CNC CPU CRM CT CVD DAC DNA DSP DRAM DUV EDA EMC EMI EMP EOD ERP ESD EUV EV EW FEM FPGA FTP GAN
    GIS GNSS GPS GPU GSM HBM HD HDD HF HMI HPC HTTP HUD HVAC IC ICS ICT IED IGBT IMU INS IO IOT IP
    IPR IR ISR IT JTAG LAN LCD LED LIDAR LNG LTE MCU MEMS ML MRI NDT NFC NLP NMR OCR OEM OFDM OLED
    OS PC PCB PCR PET PIC PLC PLM POS PV PVD PWM QA RADAR RAM RF RFID RISC RNA ROM ROV RPM RTK RTOS
    SAR SAW SATCOM SCADA SDK SDR SEM SIC SIM SMT SOC SONAR SQL SSD SSL STEM TCP TEM TFT TPM TPU TV
    UAS UAV UGV UHF UI UK UPS URL US USA USB USD USV UUV UV UWB VGA VHF VLSI VPN VR WAN WIFI XML
    XRD RMB GDP CEO CFO CTO EU UN HR FOB CIF ISO IEC IEEE CE EAR ITAR ECCN HS VAT PDF BOM MOQ RFQ
    QTY NO ID SKU FAQ DC AC HV LV MW KW DB LF VLF EO MOC SOE SOES PHD MBA BC AD PM TBD ECU ESC FC
    VTOL STOL""".split()
)


# Agents that are people and bodies, and words that end so by chance: no devices.
_NO_DEVICES = frozenset(
    """manufacturer customer consumer supplier engineer researcher user maker buyer officer center
    developer provider designer dealer trader leader worker partner member investor operator
    distributor contractor subcontractor director editor author professor minister manager producer
    exporter importer integrator reader teacher soldier farmer number paper order letter quarter
    chapter matter water tender offer border corner winter summer former other rather whether
    together however further sector factor error color colour vendor visitor doctor actor neighbor
    neighbour harbor behavior behaviour december november october september newsletter headquarter
    stakeholder shareholder holder founder insider outsider teenager pioneer commander fighter
    lawyer banker broker broader smaller larger higher lower greater faster cheaper longer disaster
    character parameter diameter perimeter semester register encounter barrier career volunteer
    passenger messenger challenger newcomer employer carrier retailer wholesaler reseller
    subscriber publisher reporter speaker scientist governor ambassador inspector supervisor
    advisor adviser creditor competitor predecessor successor ancestor interior exterior superior
    inferior monitor labor donor mentor major minor prior junior senior corridor answer transfer
    remainder reminder disorder wonder thunder surrender gender calendar cluster cover power tower
    shower flower lever cancer dinner banner manner owner winner learner charter master sister
    brother mother father daughter weather leather feather shoulder finger hunger anger danger
    stranger consider whoever forever moreover takeover turnover crossover rollover handover
    cutover""".split()
)
_SHORTEST_DEVICE = 7  # letters: "etcher" is in the table, "digitizer" need not be


def is_device(word: str) -> bool:
    """Return whether a word ends as a tool's name does: "digitizer", "concentrators".

    So do surnames and brands ("Schneider"), so a capital makes none.
    """
    low = word.removesuffix("s")
    long = len(low) >= _SHORTEST_DEVICE and low.isalpha() and low.islower()
    return long and low.endswith(("er", "or")) and low not in _NO_DEVICES


def is_strong(word: str) -> bool:
    """Return whether a word names a technical thing on its own, in singular or plural.

    >>> is_strong("Gyroscopes"), is_strong("system"), is_strong("spectrophotometers")
    (True, False, True)
    """
    return any(
        form in STRONG_HEADS or form in MORE_STRONG_HEADS or _instrument(form)
        for form in _singulars(word)
    )


def is_weak(word: str) -> bool:
    """Return whether a word names a technical thing when a modifier says which."""
    return any(form in WEAK_HEADS or form in MORE_WEAK_HEADS for form in _singulars(word))


def is_plain_head(word: str) -> bool:
    """Return whether a word is so common a head that a listed name of such words says nothing."""
    return any(form in STRONG_HEADS or form in WEAK_HEADS for form in _singulars(word))


def _singulars(word: str) -> tuple[str, ...]:
    low = word.casefold()
    tail = low.rsplit("-", 1)[-1]
    forms = [low, tail]
    for form in (low, tail):
        if form.endswith("ies"):
            forms.append(form[:-3] + "y")
        if form.endswith("es"):
            forms.append(form[:-2])
        if form.endswith("s") and not form.endswith("ss"):
            forms.append(form[:-1])
    return tuple(forms)


def _instrument(word: str) -> bool:
    return len(word) >= 8 and word.endswith(_INSTRUMENT_ENDINGS) and word not in _NO_INSTRUMENTS
