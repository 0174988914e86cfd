"""The raw material of names in Latin letters, of Hong Kong names, and of names that do not fit a pattern."""

# Words with spaces between them, the commonest first.
MEN = (
    "James Robert John Michael David William Richard Joseph Thomas Charles Daniel Matthew Anthony Mark Paul"
    " Steven Andrew Kenneth George Joshua Kevin Brian Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary Nicholas"
    " Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander Patrick Frank Raymond"
    " Jack Dennis Omar Marco Sven Kenji Arjun Luca Hiroshi Ahmed Mohammed Pierre Jean-Luc Hans Lars Ivan Dmitri"
    " Carlos Diego Rafael Mateus Rohan Vikram Minh Somchai Budi Kwame Tariq Yusuf Oliver Liam Noah Ethan Lucas"
    " Henry Leo Oscar Hugo Felix"
)
WOMEN = (
    "Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Sandra Ashley"
    " Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Laura Sharon Cynthia Kathleen Amy Angela"
    " Shirley Anna Brenda Pamela Emma Nicole Helen Samantha Katherine Christine Rachel Carolyn Janet Maria Heather"
    " Diane Ruth Julie Olivia Sophie Hannah Grace Priya Aisha Elena Ingrid Yuki Ananya Fatima Chiara Camille"
    " Anne-Marie Greta Astrid Olga Natasha Lucia Valentina Beatriz Meera Lakshmi Linh Siti Amara Leila Zeynep Isla"
    " Ava Mia Chloe Zoe Freya Clara Alice"
)
LAST = (
    "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson"
    " Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis"
    " Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera"
    " Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart"
    " Morris Morales Murphy Cook Rogers Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim"
    " Cox Ward Richardson Watson Brooks Chavez Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo"
    " Sanders Patel Myers Long Ross Foster Tanaka Sato Suzuki Takahashi Schmidt Weber Fischer Meyer Rossi Russo"
    " Ferrari Ivanova Petrov Singh Khan Olsen Hansen Larsen Dubois Laurent Moreau Silva Santos Costa Kowalski"
    " Novak Horvat Sharma Gupta Mehta Iyer Tran Pham Santoso Wijaya Okafor Mensah Haddad Demir Yilmaz O'Brien"
    " O'Connor MacDonald Fraser Smith-Jones Taylor-Reed Park Choi Kang Yamamoto Nakamura Wagner Becker Hoffmann"
    " Koch Bauer Richter Klein Wolf Bianchi Romano Ricci Greco Nilsson Lindberg Virtanen Korhonen Jensen Nielsen"
    " Visser Bakker Janssen Peeters Dupont Lefebvre Girard Bonnet"
)
FIRM_WORDS = (
    "Northwind Blue Harbour Summit Cedar Silver Bright Golden Pacific Atlas Orion Vertex Maple Granite Falcon"
    " Delta Horizon Beacon Sterling Quantum Willow Redwood Crystal Meridian Phoenix Emerald Lotus Jade Coral"
)

# As in Hong Kong: the characters, and how the bank's card spells them.
HK_SURNAMES = (
    "陳Chan 黃Wong 李Lee 張Cheung 劉Lau 王Wong 林Lam 吳Ng 鄭Cheng 梁Leung 何Ho 周Chow 葉Yip 鄧Tang 馬Ma"
    " 蔡Choi 許Hui 郭Kwok 曾Tsang 鍾Chung 楊Yeung 羅Law 謝Tse 馮Fung 潘Poon 麥Mak 余Yu 蘇So 方Fong 朱Chu"
    " 關Kwan"
)
HK_MEN = (
    "志Chi 明Ming 偉Wai 文Man 強Keung 俊Chun 傑Kit 家Ka 豪Ho 國Kwok 榮Wing 華Wah 健Kin 浩Ho 樂Lok 朗Long"
    " 軒Hin 熙Hei 德Tak 永Wing 基Kei 耀Yiu 輝Fai 威Wai 達Tat 成Shing 子Tsz 恩Yan"
)
HK_WOMEN = (
    "美Mei 玲Ling 慧Wai 儀Yee 嘉Ka 欣Yan 詩Sze 敏Man 麗Lai 珍Chun 玉Yuk 秀Sau 英Ying 芳Fong 晴Ching"
    " 穎Wing 琪Ki 彤Tung 悅Yuet 思Sze 婷Ting 雅Nga 雯Man 淑Shuk 惠Wai 寶Po 珊Shan 潔Kit"
)

ODD_NAMES: tuple[tuple[str, str], ...] = (
    ("阿卜杜热西提·买买提", "Abdurashid Mamat"),
    ("迪丽热巴·艾合买提江", "Dilraba Ahmatjan"),
    ("扎西顿珠", "Tashi Dhondup"),
    ("欧阳娜娜", "Ouyang Nana"),
    ("司马相宜", "Sima Xiangyi"),
    ("诸葛青云", ""),
    ("于一", "Yu Yi"),
    ("王小", ""),
    ("尉迟恭行", "Yuchi Gongxing"),
    ("María del Carmen Fernández de la Vega Sáenz", "María del Carmen Fernández de la Vega Sáenz"),
    ("Jan van der Meulen", "Jan van der Meulen"),
    ("Nguyễn Thị Minh Khai", "Nguyễn Thị Minh Khai"),
    ("Þórdís Björk Sigurðardóttir", "Þórdís Björk Sigurðardóttir"),
    ("Siobhán Ní Dhomhnaill", "Siobhán Ní Dhomhnaill"),
    ("Wolfgang Amadeus von Hohenstaufen-Langenburg zu Sayn", "Wolfgang Amadeus von Hohenstaufen-Langenburg zu Sayn"),
    ("O", "O"),
    ("Li", "Li"),
    ("Sukarnoputra", "Sukarnoputra"),
    ("Ángel Núñez", "Ángel Núñez"),
    ("Jean-Baptiste d'Arc", "Jean-Baptiste d'Arc"),
)
"""(name, name_latin) of customers whose names do not fit the pattern: very long, very short, with marks and points."""

FIRM_TAILS = (
    "Trading Ltd",
    "Logistics GmbH",
    "Holdings Limited",
    "Consulting LLC",
    "Foods B.V.",
    "Electronics Inc.",
    "International Trade and Investment Company Limited",
    "Shipping S.A.",
)
