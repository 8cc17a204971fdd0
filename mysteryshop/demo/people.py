"""The pretend dealerships: who they are, what stands on their lots, how their site takes leads, who answers the mail."""

from __future__ import annotations

from dataclasses import dataclass, field

from mysteryshop.demo.cars import Car
from mysteryshop.demo.look import Look


@dataclass(frozen=True, slots=True)
class Store:
    """One pretend dealership. `site` is a key of technologies.TECHNOLOGIES, `desk` one of desks.DESKS (None: nobody is asked).

    `opted_out` and `lapsed` are stores that must not be shopped at all.
    """

    id: str
    name: str
    brand: str
    city: str
    state: str
    zip: str
    street: str
    phone: str
    timezone: str
    hours: str
    site: str
    desk: str | None
    car: Car
    slogan: str
    people: tuple[str, ...] = ()
    group: str = ""
    country: str = "US"
    language: str = "en"
    look: Look = field(default_factory=Look)
    opted_out: bool = False
    lapsed: bool = False

    @property
    def address(self) -> str:
        """Street and town on one line."""
        town = f"{self.zip} {self.city}" if self.country == "DE" else f"{self.city}, {self.state} {self.zip}"
        return f"{self.street}, {town}"

    @property
    def mail_domain(self) -> str:
        """Where the store's own mail comes from."""
        return f"{self.id}-{self.brand.lower()}.example" if self.country != "DE" else f"{self.id}.example"


WEEK = "Mo-Fr 09:00-19:00; Sa 09:00-17:00; Su off"
LONG_WEEK = "Mo-Fr 08:00-20:00; Sa 09:00-18:00; Su off"

HARBOR_CAR = Car(
    2023, "Toyota", "RAV4", "XLE", "H2217", "Cavalry Blue", 21480, 28450,
    facts={
        "availability": "Yes, it is still here: stock H2217, the blue one. I walked out and looked before writing.",
        "keys": "It comes with two keys, and with the valet card that most people lose.",
        "insight": "It is a one-owner lease return with 21,480 miles, and all four tires were replaced in our shop in March.",
        "price": "We ask $28,450 for it, plus a $175 document fee and your county's tax; there is nothing else on top.",
    },
)  # fmt: skip
BIGSKY_CAR = Car(2026, "Ford", "F-150", "XLT SuperCrew", "T8841", "Magnetic Gray", 14, 51870, used=False)
LAKESIDE_CAR = Car(
    2021, "Honda", "CR-V", "EX-L", "L5120", "Wind Chill Pearl", 33900, 26780,
    facts={
        "owners": "One owner, a school librarian from Monona who bought it here new and traded it for a Pilot.",
        "service": "The last service was on October 12 at 33,100 miles, oil and a new cabin filter, and I have the whole record.",
        "insight": "One honest thing: there is a door ding on the passenger side, about the size of a dime.",
        "price": "It is priced at $26,780 plus tax and a $199 document fee.",
    },
)  # fmt: skip
CRESTLINE_CAR = Car(
    2024, "Chevrolet", "Equinox", "LT", "C3307", "Ruby Flare", 14250, 25990,
    facts={
        "availability": "Yes, the red 2024 Equinox LT (stock C3307) is still here.",
        "tires": "It rides on the original Michelin Primacy tires with 7/32 of tread left all around.",
        "insight": "It has factory bumper-to-bumper warranty until 36,000 miles, so about 21,000 miles of it remain.",
        "price": "It is listed at $25,990.",
    },
)  # fmt: skip
BRIGHTWATER_CAR = Car(
    2024, "Kia", "EV6", "Wind AWD", "E1190", "Midnight Black", 9120, 41250,
    facts={
        "range": "On the highway in winter my customers see 215 to 230 miles on a charge, so your 140-mile days work "
        "with a margin, even in the mountains.",
        "charging": "A 7 kW box at home fills it from 10 to 80 percent in about eight hours, so overnight does it.",
        "insight": "The battery is covered for 10 years or 100,000 miles, and on this one the state of health reads 99 percent.",
        "price": "It is $41,250 before tax.",
    },
)  # fmt: skip
SUMMIT_CAR = Car(
    2023, "Subaru", "Outback", "Premium", "S4482", "Autumn Green", 18700, 29400,
    facts={
        "saturday": "Saturday at 10 works, I put you down.",
        "child_seats": "Two child seats fit in the second row and the crate goes behind them, 43 inches to the seat backs.",
        "insight": "bring the crate, we will try it",
    },
)  # fmt: skip
NOVA_CAR = Car(2024, "Hyundai", "Tucson", "SEL Hybrid", "N6605", "Silver Sky", 30, 33215, used=False)
GATEWAY_CAR = Car(
    2022, "Jeep", "Grand Cherokee", "Limited", "G7714", "Ruby Flare", 29800, 34870,
    facts={
        "hitch": "It has the factory hitch on it, a class IV receiver with the seven-pin plug.",
        "payload": "The door sticker says 1,270 lbs of payload and the tow rating is 6,200 lbs, so with four aboard and your "
        "3,000 pounds behind you have room to spare.",
        "insight": "The transmission fluid was changed in our shop last month, which matters if you tow.",
        "price": "We ask $34,870 for it.",
    },
)  # fmt: skip
RIVERSIDE_CAR = Car(2023, "Nissan", "Rogue", "SV", "R2093", "Blueprint", 24600, 24490)
PRAIRIE_CAR = Car(2022, "Buick", "Enclave", "Essence", "P1178", "Silver Sky", 31050, 31600)
BERGMANN_CAR = Car(
    2022, "Volkswagen", "Golf Variant", "Life", "B4410", "Blueprint", 34200, 22890,
    facts={
        "availability": "Der blaue Golf Variant Life ist leider bereits verkauft, er ging am Samstag an eine Familie aus Celle.",
        "keys": "Beide Schlüssel waren bei ihm dabei.",
        "alternative": "Auf dem Hof steht aber ein Golf Variant Style von 2022 in Grau: 28.900 km, 23.450 Euro, "
        "scheckheftgepflegt aus erster Hand, ebenfalls mit zwei Schlüsseln und mit Winterrädern.",
    },
)  # fmt: skip
METRO_CAR = Car(2023, "Mazda", "CX-5", "Carbon Edition", "M9921", "Magnetic Gray", 17700, 28200)
OLDMILL_CAR = Car(2018, "Volkswagen", "Tiguan", "SE", "O3001", "Silver Sky", 71200, 15900)
ELM_CAR = Car(2022, "Volvo", "XC60", "B5 Plus", "V8080", "Midnight Black", 26100, 37400)
SUNSET_CAR = Car(2023, "Acura", "RDX", "Technology", "A4104", "Wind Chill Pearl", 19500, 36200)

STORES = (
    Store(
        "harbor", "Harbor View Toyota", "Toyota", "Albany", "NY", "12205", "840 Central Avenue", "+15185550141",
        "America/New_York", WEEK, "plain", "dana", HARBOR_CAR, "Albany's Toyota people since 1974", ("Dana Whitlock",),
        "Harbor Auto Group",
        look=Look(brand="#0d3b66", accent="#d1495b"),
    ),
    Store(
        "lakeside", "Lakeside Honda", "Honda", "Madison", "WI", "53713", "2502 Rimrock Road", "+16085550177", "America/Chicago",
        LONG_WEEK, "dialog", "priya", LAKESIDE_CAR, "Straight answers by the lake", ("Priya Raman",), "Harbor Auto Group",
        look=Look(brand="#1f5f5b", accent="#e4572e", font="'Trebuchet MS', Verdana, sans-serif", radius=12),
    ),
    Store(
        "crestline", "Crestline Chevrolet", "Chevrolet", "Columbus", "OH", "43229", "6190 Sinclair Road", "+16145550125",
        "America/New_York", LONG_WEEK, "iframe", "marcus", CRESTLINE_CAR, "Find new roads on Sinclair Road", ("Marcus Bell",),
        "Harbor Auto Group", look=Look(brand="#1c1c1c", accent="#c9a227", font="Arial, sans-serif", radius=2, skin="boxed"),
    ),
    Store(
        "riverside", "Riverside Nissan", "Nissan", "Sacramento", "CA", "95821", "2820 Fulton Avenue", "+19165550192",
        "America/Los_Angeles", WEEK, "cookie wall", "nobody", RIVERSIDE_CAR, "Big selection, small-town service", (),
        "Harbor Auto Group", look=Look(brand="#7d1128", accent="#3c6e71", font="Verdana, sans-serif"),
    ),
    Store(
        "bigsky", "Big Sky Ford", "Ford", "Billings", "MT", "59102", "1707 Grand Avenue", "+14065550118", "America/Denver",
        "Mo-Fr 08:00-18:00; Sa 09:00-16:00; Su off", "tables", "rick", BIGSKY_CAR, "Where Montana buys trucks", ("Rick Dolan",),
    ),
    Store(
        "brightwater", "Brightwater Kia", "Kia", "San Diego", "CA", "92111", "5202 Kearny Mesa Road", "+16195550163",
        "America/Los_Angeles", "Mo-Fr 09:00-21:00; Sa-Su 10:00-20:00", "shadow", "ava", BRIGHTWATER_CAR,
        "Electric since the first Soul EV", ("Ava", "Tom Okafor"),
        look=Look(brand="#0f7173", accent="#37c6ab", paper="#101418", ink="#e8ecef", radius=14, skin="dark"),
    ),
    Store(
        "summit", "Summit Subaru", "Subaru", "Boulder", "CO", "80301", "2935 Pearl Parkway", "+13035550142", "America/Denver",
        WEEK, "wizard", "casey", SUMMIT_CAR, "Dogs welcome in the showroom", ("Casey Nguyen",),
        look=Look(brand="#22577a", accent="#57a773", radius=10),
    ),
    Store(
        "nova", "Nova Hyundai", "Hyundai", "Phoenix", "AZ", "85014", "5625 North 7th Street", "+16025550109", "America/Phoenix",
        LONG_WEEK, "app", "brandon", NOVA_CAR, "The future, delivered", ("Brandon Steele",),
        look=Look(brand="#2b2d42", accent="#ef233c", font="system-ui, sans-serif", radius=20),
    ),
    Store(
        "gateway", "Gateway Jeep", "Jeep", "St. Louis", "MO", "63125", "4200 Lemay Ferry Road", "+13145550136", "America/Chicago",
        WEEK, "honeypot", "walt", GATEWAY_CAR, "Go anywhere. Start here.", ("Walt Brenner",),
        look=Look(brand="#3d4f2f", accent="#b5651d", font="Georgia, serif", radius=3),
    ),
    Store(
        "prairie", "Prairie Buick", "Buick", "Omaha", "NE", "68144", "13200 West Center Road", "+14025550184", "America/Chicago",
        WEEK, "press", "machine", PRAIRIE_CAR, "Quiet cars, kind people",
        look=Look(brand="#4a4238", accent="#8c5e3c", skin="press"),
    ),
    Store(
        "bergmann", "Autohaus Bergmann", "Volkswagen", "Hannover", "NI", "30449", "Göttinger Chaussee 118", "+4951123125044",
        "Europe/Berlin", "Mo-Fr 08:00-20:00; Sa 09:00-14:00; Su off", "choices", "jonas", BERGMANN_CAR,
        "Ihr Volkswagen Partner in Linden", ("Jonas Bergmann",), country="DE", language="de",
        look=Look(brand="#003b6f", accent="#0077b6", radius=4),
    ),
    Store(
        "metro", "Metro Mazda", "Mazda", "Chicago", "IL", "60614", "1200 North Clybourn Avenue", "+17735550151",
        "America/Chicago", LONG_WEEK, "captcha", None, METRO_CAR, "In the middle of it all",
        look=Look(brand="#5a0f1e", accent="#444444"),
    ),
    Store(
        "oldmill", "Old Mill Motors", "Mixed", "Brattleboro", "VT", "05301", "411 Putney Road", "+18025550127",
        "America/New_York", "Mo-Fr 09:00-17:00; Sa 09:00-12:00; Su off", "phone only", None, OLDMILL_CAR,
        "Good used cars, sold by hand",
        look=Look(brand="#5b4636", accent="#a3764c", font="Georgia, serif", skin="boxed"),
    ),
    Store(
        "elmstreet", "Elm Street Volvo", "Volvo", "Hartford", "CT", "06105", "77 Elm Street", "+18605550172", "America/New_York",
        WEEK, "plain", None, ELM_CAR, "Swedish cars, Yankee prices", lapsed=True, look=Look(brand="#1b3a57", accent="#8d99ae"),
    ),
    Store(
        "sunset", "Sunset Acura", "Acura", "Tucson", "AZ", "85711", "4600 East 22nd Street", "+15205550114", "America/Phoenix",
        WEEK, "plain", None, SUNSET_CAR, "Every drive an evening drive", opted_out=True,
        look=Look(brand="#6a3d00", accent="#c1554a"),
    ),
)  # fmt: skip
