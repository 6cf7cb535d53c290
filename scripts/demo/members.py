"""The cast: invented members, one for each story that the product has to tell. No name, company or school here exists."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Final, Literal

Relation = Literal["self", "connected", "connectable", "pending", "invited_me", "follow_only"]


@dataclass(frozen=True, kw_only=True)
class Job:
    """One position. begin and end: "YYYY-MM" or "YYYY"; end None: it goes on. page: links a company page."""

    title: str
    company: str
    begin: str
    end: str | None = None
    page: bool = True
    description: str | None = None
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class School:
    """One entry of the education section."""

    school: str
    degree: str
    begin: str
    end: str


@dataclass(frozen=True, kw_only=True)
class Post:
    """One activity. days: how long ago, in days before the day of the page."""

    days: int
    text: str
    kind: Literal["post", "repost", "comment"] = "post"


@dataclass(frozen=True, kw_only=True)
class Member:
    """What is true of a member; what a page shows of it is the business of pages.facts.

    connections_shown: False where the page has no count. stale_data: the JSON in an Ember page is another member's, left
    over from before an in-page move. months_a_member: since when, in months before the day of the page.
    """

    slug: str
    name: str
    story: str
    layout: str = "react"
    language: str = "en"
    headline: str
    location: str
    about: str = ""
    connections: int = 0
    connections_capped: bool = False
    connections_shown: bool = True
    followers: int = 0
    degree: int | None = None
    mutuals: tuple[str, ...] = ()
    mutual_count: int = 0
    relation: Relation = "connectable"
    note: str | None = None
    photo: bool = True
    banner: bool = True
    open_to_work: bool = False
    hiring: bool = False
    verified: bool = False
    verified_workplace: bool = False
    premium: bool = False
    months_a_member: int = 60
    website: str | None = None
    featured: tuple[tuple[str, str], ...] = ()
    posts: tuple[Post, ...] = ()
    jobs: tuple[Job, ...] = ()
    schools: tuple[School, ...] = ()
    skills: tuple[str, ...] = ()
    recommendations: tuple[tuple[str, str], ...] = ()
    certifications: tuple[tuple[str, str], ...] = ()
    projects: tuple[str, ...] = ()
    volunteering: tuple[tuple[str, str], ...] = ()
    publications: tuple[str, ...] = ()
    courses: tuple[str, ...] = ()
    honors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    stale_data: bool = False

    @property
    def member_id(self) -> str:
        """The 39 characters that the site itself calls the member by; case matters."""
        alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
        made = random.Random(self.slug)  # noqa: S311  no secret: the same id on every page
        return "ACoAA" + "".join(made.choices(alphabet, k=34))

    @property
    def number(self) -> int:
        """The older, numeric id."""
        return random.Random(self.slug + "#").randrange(10_000_000, 900_000_000)  # noqa: S311

    @property
    def first_name(self) -> str:
        """What pages call the member for short."""
        return self.name.split()[0]


VIEWER: Final = Member(
    slug="robin-ashgrove-demo",
    name="Robin Ashgrove",
    story="The person who reads: their own profile, where no verdict makes sense.",
    headline="Keeps a small search agency honest",
    location="Port Merrow",
    about="I help shops with one good idea to be found by the people who need it. Before that I ran the archive of a regional newspaper, which taught me that most of what matters is in the footnotes. I answer every message that asks a question.",
    connections=412,
    followers=431,
    relation="self",
    months_a_member=140,
    posts=(Post(days=12, text="Three questions to ask before you rewrite a page that already works."),),
    jobs=(
        Job(
            title="Founder",
            company="Ashgrove & Daughter Search",
            begin="2017-02",
            description="A three-person agency for independent shops.",
        ),
        Job(title="Archivist", company="Merrow Evening Courant", begin="2009-09", end="2017-01"),
    ),
    schools=(School(school="University of Port Merrow", degree="BA, History", begin="2005", end="2008"),),
    skills=("Search", "Editing", "Archives", "Analytics"),
)

MEMBERS: Final[tuple[Member, ...]] = (
    VIEWER,
    Member(
        slug="marit-halloran",
        name="Marit Halloran",
        story="Accept: a colleague type. 500+ connections, mutual connections, a full page, posts this month.",
        headline="Hydrologist mapping groundwater for small towns | field notes on rivers",
        location="Kestrel Falls, North Vale",
        about="I measure what happens to rain after it leaves the news. For fifteen years I have drilled, logged and modelled wells for towns that could not afford a second opinion, and I publish every model that a council paid for.\n\nOn the weekend I write field notes about rivers that nobody canoes. Ask me about aquifers, tracer tests, or how to read a borehole log without a degree.",
        connections=500,
        connections_capped=True,
        followers=2841,
        degree=2,
        mutuals=("Ines Moravec", "Oskar Lindqvist"),
        mutual_count=12,
        verified=True,
        premium=True,
        months_a_member=146,
        website="https://rivernotes.example/",
        featured=(
            ("Field notes on rivers", "https://rivernotes.example/notes"),
            ("How to read a borehole log", "https://aquifern.example/guides/borehole"),
        ),
        posts=(
            Post(
                days=6,
                text="We found the leak. It was not where the map said, because the map was drawn before the road was moved. Thread with the tracer curves.",
            ),
            Post(days=19, text="A council asked for a second opinion and then published both. More of this, please."),
            Post(days=34, text="Great piece on how small utilities share one laboratory.", kind="repost"),
            Post(days=71, text="New field notes: the river that goes underground twice."),
            Post(
                days=96,
                text="Eleven towns, eleven models, one spreadsheet to find them. The link is in the first comment of the council's own page.",
            ),
            Post(
                days=144,
                text="A short film of the tracer arriving. It is green for four minutes and then it is a river again.",
                kind="post",
            ),
            Post(days=204, text="We logged well number 1,000 today. It was dry, which is also an answer."),
        ),
        jobs=(
            Job(
                title="Senior Hydrologist",
                company="Aquifern Survey Cooperative",
                begin="2018-04",
                description="Lead the groundwater models of eleven towns. Introduced open data for every well we log.",
                place="Kestrel Falls",
            ),
            Job(
                title="Field Hydrologist",
                company="Aquifern Survey Cooperative",
                begin="2013-01",
                end="2018-03",
                place="Kestrel Falls",
            ),
            Job(
                title="Research Assistant",
                company="Northvale Institute of Earth Sciences",
                begin="2010-09",
                end="2012-12",
                description="Tracer tests in karst.",
            ),
        ),
        schools=(
            School(
                school="Northvale Institute of Earth Sciences", degree="MSc, Hydrogeology", begin="2008", end="2010"
            ),
        ),
        skills=("Hydrogeology", "Groundwater modelling", "Tracer tests", "Technical writing", "GIS"),
        recommendations=(
            ("Ines Moravec", "Marit explains a model until the people who pay for it can argue with it."),
            ("Bastien Corvo", "The most careful field worker I have met."),
        ),
        certifications=(("Chartered Hydrogeologist", "Society for Groundwater"),),
        languages=("English", "Norwegian"),
        publications=("Tracer tests in shallow karst: a field guide",),
    ),
    Member(
        slug="joris-vandepeel",
        name="Joris Vandepeel",
        story="A recruiter: welcome by the article's rule, with a diligence card.",
        headline="Talent Acquisition Partner at Brindlewood Staffing | engineers for the energy sector",
        location="Haverdam Region",
        about="I look for people who keep wind farms turning: technicians, controllers, grid planners. You will get the name of the company, the pay band and the reason why the post is vacant in my first message. If I go silent, send me this sentence back.",
        connections=500,
        connections_capped=True,
        followers=8120,
        degree=3,
        mutual_count=0,
        premium=True,
        verified=True,
        verified_workplace=True,
        hiring=True,
        months_a_member=98,
        posts=(
            Post(days=3, text="Two posts for substation controllers, pay band in the first line, as always."),
            Post(days=27, text="What I learned from 40 declined offers."),
        ),
        jobs=(
            Job(
                title="Talent Acquisition Partner",
                company="Brindlewood Staffing",
                begin="2021-05",
                description="Permanent posts in wind and grid.",
            ),
            Job(title="Recruiter", company="Haverdam Works Council Services", begin="2017-01", end="2021-04"),
        ),
        schools=(School(school="Haverdam College", degree="BSc, Applied Psychology", begin="2012", end="2016"),),
        skills=("Technical recruiting", "Interviewing", "Energy sector"),
        recommendations=(("Ottilie Brandt", "Told me on the first call why the last person left."),),
        languages=("Dutch", "English", "German"),
    ),
    Member(
        slug="tomasz-dębowiec-4b81a9217",
        name="Tomasz Dębowiec",
        story="Look closer: a quiet member with one mutual connection, no count shown, no recent posts.",
        language="pl",
        headline="Konserwator mebli",
        location="Brzozów Górny, Polska",
        about="Naprawiam krzesła, które ktoś już skreślił.",
        connections=96,
        connections_shown=False,
        followers=88,
        degree=2,
        mutuals=("Ines Moravec",),
        mutual_count=1,
        photo=True,
        banner=False,
        months_a_member=80,
        jobs=(Job(title="Konserwator mebli", company="Pracownia Pod Sosną", begin="2015", page=False),),
        schools=(
            School(
                school="Technikum Drzewne w Brzozowie", degree="Technik technologii drewna", begin="2008", end="2012"
            ),
        ),
    ),
    Member(
        slug="jenny-profit-mentor",
        name="Jenny +44 7700 900123",
        story="Ignore: every telltale at once. A telephone number in the name, returns promised, everybody off to a messenger.",
        headline="🚀 Crypto mentor | guaranteed 15% weekly returns | message me on WhatsApp 🚀",
        location="Worldwide",
        about="I turn small savings into FREEDOM. Guaranteed profit of 15% weekly with my forex and USDT signals, no experience needed, withdraw whenever you want. Do not wait: add me on WhatsApp +44 7700 900123 or Telegram @jennyprofitmentor and I will show you how to double your money this month.",
        connections=37,
        followers=41,
        degree=3,
        photo=True,
        banner=False,
        months_a_member=2,
        featured=(("START EARNING TODAY", "https://double-your-usdt.example/join"),),
        jobs=(
            Job(
                title="Chief Investment Mentor",
                company="Freedom Profit Circle",
                begin="2026-09",
                page=False,
                description="Earn $500 a day from home for nothing. Write to me on WhatsApp to begin.",
            ),
        ),
    ),
    Member(
        slug="anna-lirova-0c3391b55",
        name="Anna Lirova",
        story="Ignore: a fresh and empty account. Three connections, no mutual ones, no page, no posts.",
        headline="--",
        location="Velmora",
        connections=3,
        followers=3,
        degree=3,
        photo=False,
        banner=False,
        months_a_member=1,
    ),
    Member(
        slug="nadia-ferreyra",
        name="Nadia Ferreyra",
        story="An invitation is waiting, with a note: accept or ignore is the question of the moment.",
        language="es",
        headline="Diseñadora de exposiciones y museos pequeños",
        location="San Telmo del Río",
        about="Diseño exposiciones para museos que caben en tres salas. Me interesa cómo se mueve la gente cuando nadie le dice por dónde ir, y documento cada montaje para que otros lo puedan repetir con menos dinero. He trabajado con archivos municipales, con un faro y con una fábrica de pan.",
        connections=340,
        followers=365,
        degree=2,
        mutuals=("Ines Moravec", "Marit Halloran"),
        mutual_count=2,
        relation="invited_me",
        note="Hola Robin, nos presentaron en el encuentro de archivos de Port Merrow. Me gustaría seguir la conversación sobre las notas al pie.",
        months_a_member=70,
        website="https://tressalas.example/",
        posts=(
            Post(days=15, text="Tres salas, una tarde: cómo montamos la exposición del faro."),
            Post(days=44, text="Lista de materiales que siempre sobran.", kind="repost"),
        ),
        jobs=(
            Job(
                title="Diseñadora de exposiciones",
                company="Estudio Tres Salas",
                begin="2019-03",
                description="Proyectos para museos municipales, del guion al montaje.",
            ),
            Job(title="Asistente de montaje", company="Museo del Faro", begin="2015-06", end="2019-02"),
        ),
        schools=(
            School(school="Escuela de Artes de San Telmo", degree="Diseño de espacios", begin="2010", end="2014"),
        ),
        skills=("Museografía", "Diseño de exposiciones", "Iluminación", "Montaje"),
        languages=("Español", "Inglés"),
        projects=("La fábrica de pan, 1921",),
    ),
    Member(
        slug="ines-moravec",
        name="Ines Moravec",
        story="Already connected: nothing to decide.",
        headline="Librarian for maps and other large paper",
        location="Port Merrow",
        about="I look after eleven thousand maps. If you have ever folded one the wrong way, I have probably ironed it. I run a monthly open drawer evening where anybody may look at anything, with clean hands.",
        connections=500,
        connections_capped=True,
        followers=1204,
        degree=1,
        mutuals=("Marit Halloran", "Oskar Lindqvist"),
        mutual_count=45,
        relation="connected",
        verified=True,
        months_a_member=150,
        posts=(
            Post(days=180, text="Open drawer evening: harbour charts."),
            Post(days=240, text="A map is a letter to a stranger.", kind="repost"),
        ),
        jobs=(
            Job(
                title="Map Librarian",
                company="Port Merrow Public Library",
                begin="2012-08",
                description="Maps, plans and globes.",
            ),
            Job(title="Conservator", company="Merrow Paper Workshop", begin="2006", end="2012"),
        ),
        schools=(School(school="University of Port Merrow", degree="MA, Library Science", begin="2004", end="2006"),),
        skills=("Cartography", "Conservation", "Cataloguing"),
    ),
    Member(
        slug="viktor-selmane",
        name="Viktor Selmane",
        story="Already connected, and the account speaks with another voice now: how to remove it is offered.",
        headline="Ferry engineer",
        location="Port Merrow",
        about="Twenty years below deck, and now something better: guaranteed profit every day. Invest crypto with me and write to me on WhatsApp now, I take ten people a week and show each how it works.",
        connections=310,
        followers=322,
        degree=1,
        mutuals=("Ines Moravec", "Oskar Lindqvist"),
        mutual_count=3,
        relation="connected",
        months_a_member=94,
        posts=(Post(days=20, text="Ten places left this week."),),
        jobs=(Job(title="Ferry Engineer", company="Merrow Harbour Ferries", begin="2004-05", description="Engines."),),
        schools=(School(school="Merrow Nautical School", degree="Engineering", begin="2000", end="2004"),),
        skills=("Engines", "Hydraulics", "Safety"),
    ),
    Member(
        slug="kenji-hoshizora",
        name="星空 健二",
        story="Third degree: no mutual connection, but somebody who writes every month.",
        language="ja",
        headline="灯台守と気象データの翻訳者",
        location="青霧県 北岬市",
        about="灯台の観測記録を公開データに直しています。百年前の日誌は字がきれいで、今日の計器は数字だけです。その間をつなぐ仕事をして二十年になります。観測所の見学はいつでも歓迎します。小さな港の防災計画づくりも手伝っています。記録は人の命を守ると信じています。若い観測者の研修も担当し、毎年夏に岬で合宿を開いています。古い日誌の読み方、風向計の直し方、そして夜の海の静けさについて話します。どなたでもご連絡ください。一緒に空を見ましょう。",
        connections=187,
        followers=214,
        degree=3,
        months_a_member=61,
        posts=(
            Post(days=9, text="北岬灯台の1926年の日誌を公開しました。"),
            Post(days=40, text="風向計の修理手順をまとめました。"),
        ),
        jobs=(
            Job(
                title="気象データ編集者",
                company="北岬観測所",
                begin="2014-04",
                description="古い日誌のデータ化と公開。",
            ),
            Job(title="観測員", company="青霧港湾組合", begin="2004-04", end="2014-03"),
        ),
        schools=(School(school="北岬海洋大学", degree="理学士、気象学", begin="2000", end="2004"),),
        skills=("気象観測", "データ編集", "翻訳"),
        honors=("地域防災賞",),
    ),
    Member(
        slug="samira-haddoun",
        name="سميرة حدون",
        story="Provisional: look closer at first; the sections that arrive on scrolling make it an accept.",
        language="ar",
        headline="مهندسة ترميم المباني الطينية",
        location="وادي النخيل",
        about="أرمم البيوت الطينية القديمة مع أهلها. أبدأ دائماً بالسؤال عن الجدة التي بنت الجدار، ثم أقيس الرطوبة. عملت خمسة عشر عاماً في القرى الجبلية، وأكتب دليلاً مفتوحاً لكل بيت حتى يستطيع أصحابه صيانته من بعدي. أدرب الشباب على خلط الطين كما كان يخلط قبل الإسمنت.",
        connections=500,
        connections_capped=True,
        followers=990,
        degree=2,
        mutuals=("Ines Moravec", "Oskar Lindqvist"),
        mutual_count=4,
        verified=True,
        months_a_member=88,
        jobs=(
            Job(
                title="مهندسة ترميم",
                company="ورشة الطين المفتوحة",
                begin="2016-02",
                description="ترميم أربعين بيتاً طينياً مع سكانها.",
            ),
            Job(title="مهندسة موقع", company="مكتب الوادي للهندسة", begin="2010-07", end="2016-01"),
        ),
        schools=(
            School(school="كلية وادي النخيل للهندسة", degree="بكالوريوس، هندسة معمارية", begin="2005", end="2010"),
        ),
        skills=("ترميم", "عمارة طينية", "تدريب"),
        recommendations=(("Ines Moravec", "She left us a manual that we still use."),),
        languages=("العربية", "English"),
    ),
    Member(
        slug="oskar-lindqvist",
        name="Oskar Lindqvist",
        story="Pending: the reader invited him, and he has not answered yet.",
        layout="ember",
        headline="Bell founder. Bronze, mostly in E flat",
        location="Klockstad, Västra Dalen",
        about="We cast bells for towns and ships. A bell is a promise to be heard for four hundred years, so we keep the drawings. I also repair hand bells for schools, at cost, every February.",
        connections=231,
        followers=240,
        degree=2,
        mutuals=("Ines Moravec", "Marit Halloran"),
        mutual_count=7,
        relation="pending",
        months_a_member=112,
        posts=(
            Post(days=20, text="Poured at four in the morning, because copper does not like traffic."),
            Post(days=95, text="Listen to the difference between 19 and 22 per cent tin.", kind="comment"),
        ),
        jobs=(
            Job(
                title="Master Bell Founder",
                company="Klockstad Foundry",
                begin="2011-05",
                description="Third generation at the furnace.",
            ),
            Job(title="Apprentice", company="Klockstad Foundry", begin="2006-08", end="2011-04"),
            Job(title="Deckhand", company="Dalen Coastal Lines", begin="2005", end="2006", page=False),
        ),
        schools=(School(school="Klockstad Craft School", degree="Metal casting", begin="2002", end="2005"),),
        skills=("Casting", "Acoustics", "Metallurgy", "Drawing"),
        recommendations=(("Ines Moravec", "Repaired our hand bells and sent the drawings with them."),),
        honors=("Craft Medal of Dalen",),
        languages=("Swedish", "English"),
    ),
    Member(
        slug="delphine-aubrac",
        name="Delphine Aubrac",
        story="Follow only: a creator who shows followers, a posting machine, no Connect button in reach.",
        layout="ember",
        language="fr",
        headline="J’écris sur les gares fermées et les gens qui les rouvrent",
        location="Valserine-les-Bains",
        about="Une gare fermée n’est pas vide. Depuis dix ans je publie chaque semaine le portrait d’une petite gare et de ceux qui lui trouvent un nouvel usage : atelier, école de musique, épicerie. Je tiens aussi une carte ouverte des lignes oubliées, corrigée par ses lecteurs.",
        connections=500,
        connections_capped=True,
        connections_shown=False,
        stale_data=True,
        followers=21480,
        degree=3,
        relation="follow_only",
        verified=True,
        premium=True,
        months_a_member=120,
        posts=(
            Post(
                days=2,
                text="La gare de Combe-Noire est devenue une boulangerie. Elle ouvre à cinq heures, comme les trains.",
            ),
            Post(days=9, text="Une carte, 212 gares, et vos corrections."),
            Post(days=16, text="Pourquoi les horloges des gares restent à l’heure."),
        ),
        jobs=(
            Job(
                title="Autrice indépendante",
                company="Carnet des gares",
                begin="2015-01",
                description="Portraits, carte ouverte, conférences.",
            ),
            Job(title="Journaliste", company="Le Courrier de la Valserine", begin="2009-03", end="2014-12"),
        ),
        schools=(
            School(school="École de journalisme de Valserine", degree="Master, Journalisme", begin="2007", end="2009"),
        ),
        skills=("Écriture", "Cartographie", "Enquête"),
        publications=("Gares fermées, portes ouvertes",),
        featured=(("La carte des gares", "https://carnetdesgares.example/carte"),),
    ),
    Member(
        slug="hanneke-brouwerij",
        name="Hanneke Brouwerij",
        story="A guard against false alarms: she investigates what the spam profile offers, in the same words.",
        layout="public",
        language="de",
        headline="Ermittlerin für Anlagebetrug | erklärt garantierte Renditen und warum es sie nicht gibt",
        location="Nordersiel, Niederland",
        about="Ich untersuche Anlagebetrug: garantierte Rendite, Gruppen bei WhatsApp, Boten bei Telegram. Wenn Ihnen jemand fünfzehn Prozent in der Woche verspricht, rufen Sie zuerst Ihre Bank an. Ich halte Vorträge für Vereine und schreibe an einem Handbuch für Schalterpersonal, damit die zweite Überweisung nicht mehr hinausgeht.",
        connections=500,
        connections_capped=True,
        followers=3302,
        degree=2,
        mutuals=("Ines Moravec", "Oskar Lindqvist"),
        mutual_count=3,
        verified=True,
        months_a_member=133,
        posts=(
            Post(days=5, text="Fünf Sätze, an denen Sie eine Betrugsgruppe erkennen."),
            Post(days=31, text="Handbuch, Kapitel 3: die zweite Überweisung."),
        ),
        jobs=(
            Job(
                title="Leitende Ermittlerin",
                company="Verbund Sparerschutz Nord",
                begin="2016-10",
                description="Fälle von Anlagebetrug, Vorträge, Handbuch.",
            ),
            Job(title="Sachbearbeiterin", company="Siel Bank Genossenschaft", begin="2008-02", end="2016-09"),
        ),
        schools=(
            School(school="Fachhochschule Nordersiel", degree="Diplom, Wirtschaftsrecht", begin="2003", end="2008"),
        ),
        skills=("Betrugsprävention", "Recht", "Vorträge"),
        recommendations=(("Ottilie Brandt", "Hat unserem Verein viel Geld gespart."),),
        certifications=(("Geprüfte Ermittlerin", "Kammer Nord"),),
        languages=("Deutsch", "Niederländisch", "Englisch"),
        volunteering=(("Vorträge für Seniorinnen", "Bürgerhaus Nordersiel"),),
    ),
)

BY_SLUG: Final = {member.slug: member for member in MEMBERS}

NEIGHBOURS: Final = (
    ("Bastien Corvo", "bastien-corvo", "Builds footbridges, crosses them first"),
    ("Ottilie Brandt", "ottilie-brandt-2c90b1836", "Chair of a savings club"),
    ("Quirin Salvatore", "quirin-salvatore", "Ferry timetable poet"),
    (
        "Leocadia Venn",
        "leocadia-venn-71a3f0052",
        "Talent acquisition for orchestras | add me on WhatsApp? No: write here",
    ),
    ("Anselm Okoro-Reyes", "anselm-okoro-reyes", "Kite festivals, wind permits"),
    ("Petronella Vash", "petronella-vash", "--"),
    ("Dietlinde Amsel", "dietlinde-amsel-99b2c4410", "Recruiter of night porters"),
    ("Ulric Fennimore", "ulric-fennimore", "Crypto? Only crypts. Church archaeology"),
)
"""Other people, for the side cards: names, addresses, headlines. Some of their words are traps on purpose."""
