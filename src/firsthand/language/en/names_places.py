"""States with their demonyms and capitals, seats of power, and places with more than one usual English spelling."""

from __future__ import annotations

# state | demonyms | capital. A capital stands for its government where it says something ("Moscow said").
_TABLE = """
Afghanistan|Afghan|Kabul
Albania|Albanian|Tirana
Algeria|Algerian|Algiers
Angola|Angolan|Luanda
Argentina|Argentine,Argentinian|Buenos Aires
Armenia|Armenian|Yerevan
Australia|Australian|Canberra
Austria|Austrian|Vienna
Azerbaijan|Azerbaijani,Azeri|Baku
Bahrain|Bahraini|Manama
Bangladesh|Bangladeshi|Dhaka
Belarus|Belarusian,Belarussian|Minsk
Belgium|Belgian|Brussels
Bolivia|Bolivian|La Paz
Bosnia and Herzegovina|Bosnian|Sarajevo
Brazil|Brazilian|Brasilia
Bulgaria|Bulgarian|Sofia
Burkina Faso|Burkinabe|Ouagadougou
Cambodia|Cambodian|Phnom Penh
Cameroon|Cameroonian|Yaounde
Canada|Canadian|Ottawa
Chad|Chadian|N'Djamena
Chile|Chilean|Santiago
China|Chinese|Beijing
Colombia|Colombian|Bogota
Congo|Congolese|Kinshasa
Costa Rica|Costa Rican|San Jose
Croatia|Croatian|Zagreb
Cuba|Cuban|Havana
Cyprus|Cypriot|Nicosia
Czech Republic|Czech|Prague
Denmark|Danish|Copenhagen
Ecuador|Ecuadorean,Ecuadorian|Quito
Egypt|Egyptian|Cairo
El Salvador|Salvadoran|San Salvador
Eritrea|Eritrean|Asmara
Estonia|Estonian|Tallinn
Ethiopia|Ethiopian|Addis Ababa
Finland|Finnish|Helsinki
France|French|Paris
Georgia|Georgian|Tbilisi
Germany|German|Berlin
Ghana|Ghanaian|Accra
Greece|Greek|Athens
Guatemala|Guatemalan|Guatemala City
Haiti|Haitian|Port-au-Prince
Honduras|Honduran|Tegucigalpa
Hungary|Hungarian|Budapest
Iceland|Icelandic|Reykjavik
India|Indian|New Delhi
Indonesia|Indonesian|Jakarta
Iran|Iranian|Tehran
Iraq|Iraqi|Baghdad
Ireland|Irish|Dublin
Israel|Israeli|Jerusalem
Italy|Italian|Rome
Ivory Coast|Ivorian|Abidjan
Japan|Japanese|Tokyo
Jordan|Jordanian|Amman
Kazakhstan|Kazakh|Astana
Kenya|Kenyan|Nairobi
Kosovo|Kosovan,Kosovar|Pristina
Kuwait|Kuwaiti|Kuwait City
Kyrgyzstan|Kyrgyz|Bishkek
Laos|Laotian,Lao|Vientiane
Latvia|Latvian|Riga
Lebanon|Lebanese|Beirut
Libya|Libyan|Tripoli
Lithuania|Lithuanian|Vilnius
Luxembourg|Luxembourgish|Luxembourg
Malaysia|Malaysian|Kuala Lumpur
Mali|Malian|Bamako
Malta|Maltese|Valletta
Mexico|Mexican|Mexico City
Moldova|Moldovan|Chisinau
Mongolia|Mongolian|Ulaanbaatar
Montenegro|Montenegrin|Podgorica
Morocco|Moroccan|Rabat
Mozambique|Mozambican|Maputo
Myanmar|Burmese|Naypyitaw
Nepal|Nepalese,Nepali|Kathmandu
Netherlands|Dutch|Amsterdam
New Zealand|New Zealander|Wellington
Nicaragua|Nicaraguan|Managua
Niger|Nigerien|Niamey
Nigeria|Nigerian|Abuja
North Korea|North Korean|Pyongyang
North Macedonia|Macedonian|Skopje
Norway|Norwegian|Oslo
Oman|Omani|Muscat
Pakistan|Pakistani|Islamabad
Panama|Panamanian|Panama City
Paraguay|Paraguayan|Asuncion
Peru|Peruvian|Lima
Philippines|Philippine,Filipino|Manila
Poland|Polish|Warsaw
Portugal|Portuguese|Lisbon
Qatar|Qatari|Doha
Romania|Romanian|Bucharest
Russia|Russian|Moscow
Rwanda|Rwandan|Kigali
Saudi Arabia|Saudi,Saudi Arabian|Riyadh
Senegal|Senegalese|Dakar
Serbia|Serbian,Serb|Belgrade
Singapore|Singaporean|Singapore
Slovakia|Slovak,Slovakian|Bratislava
Slovenia|Slovenian,Slovene|Ljubljana
Somalia|Somali|Mogadishu
South Africa|South African|Pretoria
South Korea|South Korean|Seoul
South Sudan|South Sudanese|Juba
Spain|Spanish|Madrid
Sri Lanka|Sri Lankan|Colombo
Sudan|Sudanese|Khartoum
Sweden|Swedish|Stockholm
Switzerland|Swiss|Bern
Syria|Syrian|Damascus
Taiwan|Taiwanese|Taipei
Tajikistan|Tajik|Dushanbe
Tanzania|Tanzanian|Dodoma
Thailand|Thai|Bangkok
Tunisia|Tunisian|Tunis
Turkey|Turkish|Ankara
Turkmenistan|Turkmen|Ashgabat
Uganda|Ugandan|Kampala
Ukraine|Ukrainian|Kyiv
United Arab Emirates|Emirati|Abu Dhabi
United Kingdom|British|London
United States|American,US,U.S.|Washington
Uruguay|Uruguayan|Montevideo
Uzbekistan|Uzbek|Tashkent
Venezuela|Venezuelan|Caracas
Vietnam|Vietnamese|Hanoi
Yemen|Yemeni|Sanaa
Zambia|Zambian|Lusaka
Zimbabwe|Zimbabwean|Harare
"""
_ROWS = [line.split("|") for line in _TABLE.strip().splitlines()]

STATES = frozenset(row[0].lower() for row in _ROWS)
# demonym (lower case) → state
DEMONYMS = {d.lower(): row[0] for row in _ROWS for d in row[1].split(",")}
# capital (lower case) → state
CAPITALS = {row[2].lower(): row[0] for row in _ROWS}
# Other names of a state (lower case) → state
STATE_ALIASES = {
    "us": "United States",
    "u.s.": "United States",
    "usa": "United States",
    "u.s.a.": "United States",
    "united states of america": "United States",
    "america": "United States",
    "uk": "United Kingdom",
    "u.k.": "United Kingdom",
    "britain": "United Kingdom",
    "great britain": "United Kingdom",
    "uae": "United Arab Emirates",
    "russian federation": "Russia",
    "czechia": "Czech Republic",
    "holland": "Netherlands",
    "türkiye": "Turkey",
    "turkiye": "Turkey",
    "burma": "Myanmar",
    "people's republic of china": "China",
    "islamic republic of iran": "Iran",
    "bosnia": "Bosnia and Herzegovina",
    "côte d'ivoire": "Ivory Coast",
    "dprk": "North Korea",
    "republic of korea": "South Korea",
    "drc": "Congo",
    "democratic republic of congo": "Congo",
    "democratic republic of the congo": "Congo",
}
# Seats of power (lower case) → (name, state)
SEATS = {
    "kremlin": ("Kremlin", "Russia"),
    "white house": ("White House", "United States"),
    "pentagon": ("Pentagon", "United States"),
    "state department": ("State Department", "United States"),
    "downing street": ("Downing Street", "United Kingdom"),
    "elysee": ("Élysée", "France"),
    "élysée": ("Élysée", "France"),
    "elysee palace": ("Élysée", "France"),
    "bundestag": ("Bundestag", "Germany"),
    "knesset": ("Knesset", "Israel"),
    "foreign office": ("Foreign Office", "United Kingdom"),
    "verkhovna rada": ("Verkhovna Rada", "Ukraine"),
    "duma": ("State Duma", "Russia"),
    "state duma": ("State Duma", "Russia"),
}
# Usual English spellings of one place (lower case) → the spelling used as key.
PLACE_SPELLINGS = {
    "kiev": "Kyiv",
    "kyjiv": "Kyiv",
    "kyiw": "Kyiv",
    "kharkov": "Kharkiv",
    "odessa": "Odesa",
    "lvov": "Lviv",
    "dnepr": "Dnipro",
    "zaporozhye": "Zaporizhzhia",
    "zaporizhzhya": "Zaporizhzhia",
    "zaporizhia": "Zaporizhzhia",
    "lugansk": "Luhansk",
    "nikolaev": "Mykolaiv",
    "chernigov": "Chernihiv",
    "artemovsk": "Bakhmut",
    "donbass": "Donbas",
    "peking": "Beijing",
    "bombay": "Mumbai",
    "calcutta": "Kolkata",
    "madras": "Chennai",
    "saigon": "Ho Chi Minh City",
    "rangoon": "Yangon",
    "teheran": "Tehran",
    "makkah": "Mecca",
    "gaza strip": "Gaza",
    "washington dc": "Washington",
    "washington d.c.": "Washington",
    "washington, d.c.": "Washington",
    "brasília": "Brasilia",
    "bogotá": "Bogota",
    "sana'a": "Sanaa",
    "tiflis": "Tbilisi",
    "kishinev": "Chisinau",
    "chişinău": "Chisinau",
    "chișinău": "Chisinau",
    "berne": "Bern",
    "lisboa": "Lisbon",
    "praha": "Prague",
    "crimean peninsula": "Crimea",
}
