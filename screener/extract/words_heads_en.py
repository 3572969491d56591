"""More nouns that head an English technical phrase; listed names may be made of these words."""

# Technical on their own.
MORE_STRONG_HEADS = frozenset("""""".split())
# Technical only with a modifier that says which.
MORE_WEAK_HEADS = frozenset(
    """box boxes bath tip tips oven ovens freezer hood bench stand rack racks turntable wheel
    wheels axle blade blades vane vanes impeller casing bar bars tile tiles brick pellet pellets
    granule rubber leather paint dye solvent reagent reagents gases acid acids salt salts oxides
    fluoride chloride carbonate hydride hydroxide ether ketone amine ester fuels oils grease wax
    sealant sealants primer paste preform weave braid mat mats felt tow tows track tracks sight
    sights scopes goggles helmet vest shelter tent bridge buoy buoys winch winches anchor mooring
    gangway davit boat boats yacht barge ferry dock fighter bomber gunship gunboat glider balloon
    balloons kite rotorcraft airliner seat cockpit cabin wheelset bogie brake brakes clutch gearing
    gears chains pulley belt belts hose hoses nipple flange gasket gaskets bolt bolts nut nuts
    screws rivet rivets springs clamp chuck jig fixture fixtures pallet gripper grippers arm arms
    joints hand suites stacks dataset datasets codec codecs compression hashing signature
    signatures token tokens ledger ledgers wallet wallets bot bots agents assistant avatar twin
    twins copilot tracker beacon beacons tag tags busbar fuse fuses breaker breakers insulator
    insulators transformer grid grids microgrid feeder substation inverter pack packs electrode
    electrolyte constellation constellations tether thruster gyros mount mounts pod pods turret
    dish dishes horn horns coil coils windings yoke shim ferrite choke chokes crystals rods slab
    slabs sheets tapes strip strips foils powders ingots billets billet bloom blank blanks castings
    forgings extrusions planarization passivation metallization epitaxy doping implantation
    lift-off stripping ashing probing binning burn-in screening dosing filling labeling labelling
    sorting boring broaching honing lapping knurling threading tapping reaming sandblasting peening
    nitriding carburizing galvanizing anodizing electroplating electroforming sintering pressing
    swaging spinning stamping blanking self-protection jamming spoofing targeting ranging sounding
    profiling bathymetry surveying tomography elastography dialysis ventilation anesthesia
    endoscopy laparoscopy radiotherapy chemotherapy immunoassay assay assays kits vaccine vaccines
    genotyping sequencing cloning transfection fermentation lyophilization chromatography
    distillation evaporation crystallization filtration nanofiltration osmosis desalination
    electrolysis gasification pyrolysis liquefaction combustion incineration bracket brackets via
    vias exchange""".split()
)
