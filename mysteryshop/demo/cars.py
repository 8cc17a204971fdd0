"""The cars on the lots, and what their sellers know about them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

PAINTS = {
    "Blueprint": "#2f5d9b",
    "Magnetic Gray": "#6b7076",
    "Ruby Flare": "#a1242d",
    "Wind Chill Pearl": "#dfe3e6",
    "Midnight Black": "#22252a",
    "Cavalry Blue": "#5d7f97",
    "Autumn Green": "#4f6650",
    "Silver Sky": "#b4bac0",
}


@dataclass(frozen=True, slots=True)
class Car:
    """One car on a lot. `facts` maps a topic (see `leads.TOPICS`) to the sentence an honest seller would write about it."""

    year: int
    make: str
    model: str
    trim: str
    stock: str
    color: str
    miles: int
    price: int
    used: bool = True
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Year, make, model and trim."""
        return f"{self.year} {self.make} {self.model} {self.trim}".strip()

    @property
    def paint(self) -> str:
        """The colour as CSS."""
        return PAINTS.get(self.color, "#7a8087")


RANGES: dict[str, tuple[tuple[str, str], ...]] = {
    "Toyota": (("Camry", "SE"), ("Corolla", "LE"), ("Highlander", "XLE"), ("Tacoma", "SR5"), ("Sienna", "LE")),
    "Ford": (("Explorer", "XLT"), ("Escape", "SE"), ("Ranger", "Lariat"), ("Maverick", "XL"), ("Bronco", "Big Bend")),
    "Honda": (("Civic", "Sport"), ("Accord", "EX"), ("Pilot", "Touring"), ("HR-V", "LX"), ("Odyssey", "EX-L")),
    "Chevrolet": (("Trax", "LS"), ("Silverado", "LT"), ("Malibu", "RS"), ("Traverse", "LT"), ("Colorado", "Z71")),
    "Kia": (("Niro", "EX"), ("Sorento", "S"), ("Sportage", "LX"), ("Telluride", "SX"), ("EV9", "Land")),
    "Subaru": (("Forester", "Premium"), ("Crosstrek", "Sport"), ("Ascent", "Touring"), ("Impreza", "RS"), ("WRX", "Base")),
    "Hyundai": (("Elantra", "SEL"), ("Santa Fe", "XRT"), ("Kona", "SE"), ("Palisade", "SEL"), ("Sonata", "N Line")),
    "Jeep": (
        ("Compass", "Latitude"),
        ("Wrangler", "Sport"),
        ("Gladiator", "Overland"),
        ("Wagoneer", "Series II"),
        ("Renegade", "Sport"),
    ),
    "Nissan": (("Altima", "SV"), ("Sentra", "SR"), ("Pathfinder", "SL"), ("Kicks", "S"), ("Frontier", "PRO-4X")),
    "Buick": (
        ("Envision", "Preferred"),
        ("Encore GX", "Select"),
        ("Enclave", "Essence"),
        ("Envista", "Sport"),
        ("Regal", "TourX"),
    ),
    "Volkswagen": (("Polo", "Life"), ("Passat", "Variant"), ("T-Roc", "Style"), ("ID.3", "Pro"), ("Touran", "Comfort")),
    "Mazda": (("CX-30", "Preferred"), ("Mazda3", "Select"), ("CX-50", "Premium"), ("CX-90", "Turbo"), ("MX-5", "Club")),
    "Volvo": (("XC60", "B5"), ("XC40", "Core"), ("V60", "Plus"), ("XC90", "Ultra"), ("S60", "Core")),
    "Acura": (("TLX", "Tech"), ("RDX", "A-Spec"), ("MDX", "Advance"), ("Integra", "Base"), ("ILX", "Premium")),
    "Mixed": (("Outlander", "ES"), ("Town & Country", "Touring"), ("Ridgeline", "RTL"), ("Soul", "LX"), ("Fusion", "SE")),
}


def stock_of(brand: str, first: Car, *, seed: int) -> tuple[Car, ...]:
    """A small lot: the car the street talks about, then five others of the brand, the same for the same seed."""
    rng = random.Random(f"{seed}/{brand}")
    others = []
    for model, trim in RANGES[brand]:
        used = rng.random() < 0.6
        year = rng.randint(2019, 2023) if used else 2026
        others.append(
            Car(
                year=year,
                make=first.make if brand == "Mixed" else brand,
                model=model,
                trim=trim,
                stock=f"{first.stock[0]}{rng.randint(1000, 9999)}",
                color=rng.choice(sorted(PAINTS)),
                miles=rng.randint(9, 72) * 1000 if used else rng.randint(4, 40),
                price=rng.randint(179, 489) * 100 - 5,
                used=used,
            )
        )
    return (first, *others)
