"""What the site itself says, in the languages of the demo. Typed in by hand, as seen on pages in those languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, kw_only=True)
class Words:
    """One language of the interface. ``{}`` is the place of a number or a name; plural forms: (one, few, many)."""

    locale: str
    right_to_left: bool = False
    connections: tuple[str, str, str]
    connections_capped: str
    followers: tuple[str, str, str]
    mutual_one: str
    mutual_two: str
    mutual_more: str
    mutual_other: tuple[str, str, str]
    degrees: tuple[str, str, str]
    degree_spoken: tuple[str, str, str]
    contact_info: str
    highlights: str
    about: str
    activity: str
    experience: str
    education: str
    skills: str
    certifications: str
    projects: str
    volunteering: str
    recommendations: str
    publications: str
    courses: str
    honors: str
    languages: str
    organizations: str
    featured: str
    interests: str
    connect: str
    invite_to_connect: str
    message: str
    follow: str
    follow_name: str
    more: str
    pending: str
    withdraw: str
    accept: str
    accept_name: str
    ignore: str
    ignore_name: str
    remove_connection: str
    no_posts: str
    no_posts_more: str
    posts: str
    comments: str
    show_all: str
    see_more: str
    present: str
    full_time: str
    months: tuple[str, ...]
    month_year: str
    years: tuple[str, str, str]
    months_long: tuple[str, str, str]
    ago: str
    days: str
    weeks: str
    months_ago: str
    years_ago: str
    verifications: str
    about_this_profile: str
    joined: str
    workplace_verified: str
    identity_verified: str
    open_to_work: str
    hiring: str
    profile_photo: str
    cover_photo: str
    logo: str
    also_viewed: str
    may_know: str
    received: str
    given: str
    wants_to_connect: str
    reposted: str
    commented: str
    home: str
    network: str
    jobs: str
    messaging: str
    notifications: str
    me: str
    search: str
    advert: str
    digits: str = "0123456789"
    group: str = ","

    def plural(self, forms: tuple[str, str, str], count: int) -> str:
        """The form that goes with a count (Slavic "few" included)."""
        if count == 1:
            return forms[0]
        if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14}:
            return forms[1]
        return forms[2]

    def number(self, value: int) -> str:
        """A number as the language writes it."""
        written = f"{value:,}".replace(",", self.group)
        return written.translate(str.maketrans("0123456789", self.digits))

    def counted(self, forms: tuple[str, str, str], count: int) -> str:
        """A count with its noun."""
        return self.plural(forms, count).replace("{}", self.number(count))

    def month(self, value: str) -> str:
        """ "2019-03" or "2019" as the language writes it."""
        year, _, month = value.partition("-")
        if not month:
            return self.bare_year(year)
        return self.month_year.format(month=self.months[int(month) - 1], year=year)

    def bare_year(self, year: str) -> str:
        """A year alone."""
        return f"{year}年" if self.locale == "ja_JP" else year


ENGLISH: Final = Words(
    locale="en_US",
    highlights="Highlights",
    connections=("{} connection", "{} connections", "{} connections"),
    connections_capped="500+ connections",
    followers=("{} follower", "{} followers", "{} followers"),
    mutual_one="{a} is a mutual connection",
    mutual_two="{a} and {b} are mutual connections",
    mutual_more="and ",
    mutual_other=("{} other mutual connection", "{} other mutual connections", "{} other mutual connections"),
    degrees=("1st", "2nd", "3rd"),
    degree_spoken=("1st degree connection", "2nd degree connection", "3rd degree connection"),
    contact_info="Contact info",
    about="About",
    activity="Activity",
    experience="Experience",
    education="Education",
    skills="Skills",
    certifications="Licenses & certifications",
    projects="Projects",
    volunteering="Volunteering",
    recommendations="Recommendations",
    publications="Publications",
    courses="Courses",
    honors="Honors & awards",
    languages="Languages",
    organizations="Organizations",
    featured="Featured",
    interests="Interests",
    connect="Connect",
    invite_to_connect="Invite {} to connect",
    message="Message",
    follow="Follow",
    follow_name="Follow {}",
    more="More",
    pending="Pending",
    withdraw="Pending, click to withdraw invitation sent to {}",
    accept="Accept",
    accept_name="Accept {}’s request to connect",
    ignore="Ignore",
    ignore_name="Ignore {}’s request to connect",
    remove_connection="Remove connection",
    no_posts="{} has no recent posts",
    no_posts_more="Recent posts {} shares will be displayed here.",
    posts="Posts",
    comments="Comments",
    show_all="Show all",
    see_more="more",
    present="Present",
    full_time="Full-time",
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    month_year="{month} {year}",
    years=("{} yr", "{} yrs", "{} yrs"),
    months_long=("{} mo", "{} mos", "{} mos"),
    ago="{}",
    days="{}d",
    weeks="{}w",
    months_ago="{}mo",
    years_ago="{}yr",
    verifications="View {}’s verifications",
    about_this_profile="About this profile",
    joined="Joined",
    workplace_verified="Workplace verified",
    identity_verified="Identity verified",
    open_to_work="Open to work",
    hiring="Hiring",
    profile_photo="Profile photo",
    cover_photo="Cover photo",
    logo="{} logo",
    also_viewed="More profiles for you",
    may_know="People you may know",
    received="Received",
    given="Given",
    wants_to_connect="wants to connect",
    reposted="{} reposted this",
    commented="{} commented on a post",
    home="Home",
    network="My Network",
    jobs="Jobs",
    messaging="Messaging",
    notifications="Notifications",
    me="Me",
    search="Search",
    advert="See how others read your page. Try a month for nothing.",
)

GERMAN: Final = Words(
    locale="de_DE",
    highlights="Highlights",
    connections=("{} Kontakt", "{} Kontakte", "{} Kontakte"),
    connections_capped="500+ Kontakte",
    followers=("{} Follower:in", "{} Follower:innen", "{} Follower:innen"),
    mutual_one="{a} ist ein gemeinsamer Kontakt",
    mutual_two="{a} und {b} sind gemeinsame Kontakte",
    mutual_more="und ",
    mutual_other=(
        "{} weiterer gemeinsamer Kontakt",
        "{} weitere gemeinsame Kontakte",
        "{} weitere gemeinsame Kontakte",
    ),
    degrees=("1.", "2.", "3."),
    degree_spoken=("Kontakt 1. Grades", "Kontakt 2. Grades", "Kontakt 3. Grades"),
    contact_info="Kontaktinfo",
    about="Info",
    activity="Aktivitäten",
    experience="Berufserfahrung",
    education="Ausbildung",
    skills="Kenntnisse",
    certifications="Bescheinigungen und Zertifikate",
    projects="Projekte",
    volunteering="Ehrenamt",
    recommendations="Empfehlungen",
    publications="Veröffentlichungen",
    courses="Kurse",
    honors="Auszeichnungen und Preise",
    languages="Sprachen",
    organizations="Organisationen",
    featured="Im Fokus",
    interests="Interessen",
    connect="Vernetzen",
    invite_to_connect="{} als Kontakt einladen",
    message="Nachricht",
    follow="Folgen",
    follow_name="{} folgen",
    more="Mehr",
    pending="Ausstehend",
    withdraw="Ausstehend. Klicken, um die Einladung an {} zurückzuziehen",
    accept="Annehmen",
    accept_name="Kontaktanfrage von {} annehmen",
    ignore="Ignorieren",
    ignore_name="Kontaktanfrage von {} ignorieren",
    remove_connection="Kontakt entfernen",
    no_posts="{} hat keine aktuellen Beiträge",
    no_posts_more="Aktuelle Beiträge von {} werden hier angezeigt.",
    posts="Beiträge",
    comments="Kommentare",
    show_all="Alle anzeigen",
    see_more="mehr",
    present="Heute",
    full_time="Vollzeit",
    months=("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
    month_year="{month} {year}",
    years=("{} Jahr", "{} Jahre", "{} Jahre"),
    months_long=("{} Monat", "{} Monate", "{} Monate"),
    ago="{}",
    days="{} Tage",
    weeks="{} Wochen",
    months_ago="{} Monate",
    years_ago="{} Jahre",
    verifications="Verifizierungen von {} ansehen",
    about_this_profile="Über dieses Profil",
    joined="Mitglied seit",
    workplace_verified="Arbeitsplatz verifiziert",
    identity_verified="Identität verifiziert",
    open_to_work="Offen für Jobangebote",
    hiring="Stellt ein",
    profile_photo="Profilfoto",
    cover_photo="Hintergrundfoto",
    logo="Logo von {}",
    also_viewed="Weitere Profile für Sie",
    may_know="Personen, die Sie vielleicht kennen",
    received="Erhalten",
    given="Gegeben",
    wants_to_connect="möchte Kontakt mit Ihnen aufnehmen",
    reposted="{} hat dies geteilt",
    commented="{} hat einen Beitrag kommentiert",
    home="Start",
    network="Ihr Netzwerk",
    jobs="Jobs",
    messaging="Nachrichten",
    notifications="Mitteilungen",
    me="Sie",
    search="Suche",
    advert="So lesen andere Ihre Seite. Einen Monat kostenlos.",
    group=".",
)

POLISH: Final = Words(
    locale="pl_PL",
    highlights="Wyróżnione informacje",
    connections=("{} kontakt", "{} kontakty", "{} kontaktów"),
    connections_capped="Ponad 500 kontaktów",
    followers=("{} obserwujący", "{} obserwujących", "{} obserwujących"),
    mutual_one="{a} to wspólny kontakt",
    mutual_two="{a} i {b} to wspólne kontakty",
    mutual_more="i ",
    mutual_other=("{} inny wspólny kontakt", "{} inne wspólne kontakty", "{} innych wspólnych kontaktów"),
    degrees=("1.", "2.", "3."),
    degree_spoken=("Kontakt 1. stopnia", "Kontakt 2. stopnia", "Kontakt 3. stopnia"),
    contact_info="Informacje kontaktowe",
    about="O mnie",
    activity="Aktywność",
    experience="Doświadczenie",
    education="Wykształcenie",
    skills="Umiejętności",
    certifications="Licencje i certyfikaty",
    projects="Projekty",
    volunteering="Wolontariat",
    recommendations="Rekomendacje",
    publications="Publikacje",
    courses="Kursy",
    honors="Wyróżnienia i nagrody",
    languages="Języki",
    organizations="Organizacje",
    featured="Wyróżnione",
    interests="Zainteresowania",
    connect="Połącz",
    invite_to_connect="Zaproś użytkownika {} do nawiązania kontaktu",
    message="Wyślij wiadomość",
    follow="Obserwuj",
    follow_name="Obserwuj użytkownika {}",
    more="Więcej",
    pending="W toku",
    withdraw="W toku; kliknij, aby wycofać zaproszenie wysłane do użytkownika {}",
    accept="Akceptuj",
    accept_name="Akceptuj zaproszenie od użytkownika {}",
    ignore="Ignoruj",
    ignore_name="Ignoruj zaproszenie od użytkownika {}",
    remove_connection="Usuń kontakt",
    no_posts="{} nie ma niedawnych publikacji",
    no_posts_more="Publikacje, które {} udostępnił(a) ostatnio, zostaną pokazane tutaj.",
    posts="Publikacje",
    comments="Komentarze",
    show_all="Pokaż wszystko",
    see_more="więcej",
    present="obecnie",
    full_time="Pełny etat",
    months=("sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"),
    month_year="{month} {year}",
    years=("{} rok", "{} lata", "{} lat"),
    months_long=("{} mies.", "{} mies.", "{} mies."),
    ago="{}",
    days="{} dni",
    weeks="{} tyg.",
    months_ago="{} mies.",
    years_ago="{} lata",
    verifications="Wyświetl weryfikacje użytkownika {}",
    about_this_profile="O profilu",
    joined="Data dołączenia",
    workplace_verified="Zweryfikowano miejsce pracy",
    identity_verified="Zweryfikowano tożsamość",
    open_to_work="Otwarty(-a) na oferty pracy",
    hiring="Zatrudnia",
    profile_photo="Zdjęcie profilowe",
    cover_photo="Zdjęcie główne",
    logo="Logo {}",
    also_viewed="Więcej profili dla Ciebie",
    may_know="Osoby, które możesz znać",
    received="Otrzymane",
    given="Wystawione",
    wants_to_connect="chce nawiązać kontakt",
    reposted="{} udostępnia to dalej",
    commented="{} skomentował(a) publikację",
    home="Strona główna",
    network="Moja sieć",
    jobs="Oferty pracy",
    messaging="Wiadomości",
    notifications="Powiadomienia",
    me="Ja",
    search="Szukaj",
    advert="Zobacz, jak inni czytają Twoją stronę. Miesiąc za darmo.",
    group="\u00a0",
)

SPANISH: Final = Words(
    locale="es_ES",
    highlights="Aspectos destacados",
    connections=("{} contacto", "{} contactos", "{} contactos"),
    connections_capped="Más de 500 contactos",
    followers=("{} seguidor", "{} seguidores", "{} seguidores"),
    mutual_one="{a} es un contacto en común",
    mutual_two="{a} y {b} son contactos en común",
    mutual_more="y ",
    mutual_other=("{} contacto en común más", "{} contactos en común más", "{} contactos en común más"),
    degrees=("1er", "2º", "3er"),
    degree_spoken=("Contacto de 1er grado", "Contacto de 2º grado", "Contacto de 3er grado"),
    contact_info="Información de contacto",
    about="Acerca de",
    activity="Actividad",
    experience="Experiencia",
    education="Educación",
    skills="Aptitudes",
    certifications="Licencias y certificaciones",
    projects="Proyectos",
    volunteering="Voluntariado",
    recommendations="Recomendaciones",
    publications="Publicaciones",
    courses="Cursos",
    honors="Reconocimientos y premios",
    languages="Idiomas",
    organizations="Organizaciones",
    featured="Destacado",
    interests="Intereses",
    connect="Conectar",
    invite_to_connect="Invitar a {} a conectar",
    message="Enviar mensaje",
    follow="Seguir",
    follow_name="Seguir a {}",
    more="Más",
    pending="Pendiente",
    withdraw="Pendiente, haz clic para retirar la invitación enviada a {}",
    accept="Aceptar",
    accept_name="Aceptar la solicitud de {}",
    ignore="Ignorar",
    ignore_name="Ignorar la solicitud de {}",
    remove_connection="Eliminar contacto",
    no_posts="{} no tiene publicaciones recientes",
    no_posts_more="Las publicaciones recientes de {} se mostrarán aquí.",
    posts="Publicaciones",
    comments="Comentarios",
    show_all="Mostrar todo",
    see_more="más",
    present="actualidad",
    full_time="Jornada completa",
    months=("ene.", "feb.", "mar.", "abr.", "may.", "jun.", "jul.", "ago.", "sept.", "oct.", "nov.", "dic."),
    month_year="{month} {year}",
    years=("{} año", "{} años", "{} años"),
    months_long=("{} mes", "{} meses", "{} meses"),
    ago="{}",
    days="{} d",
    weeks="{} sem.",
    months_ago="{} meses",
    years_ago="{} años",
    verifications="Ver las verificaciones de {}",
    about_this_profile="Acerca de este perfil",
    joined="Se unió",
    workplace_verified="Lugar de trabajo verificado",
    identity_verified="Identidad verificada",
    open_to_work="En busca de empleo",
    hiring="Contratando",
    profile_photo="Foto de perfil",
    cover_photo="Foto de portada",
    logo="Logotipo de {}",
    also_viewed="Más perfiles para ti",
    may_know="Gente que podrías conocer",
    received="Recibidas",
    given="Hechas",
    wants_to_connect="quiere conectar",
    reposted="{} ha compartido esto",
    commented="{} ha comentado una publicación",
    home="Inicio",
    network="Mi red",
    jobs="Empleos",
    messaging="Mensajes",
    notifications="Notificaciones",
    me="Yo",
    search="Buscar",
    advert="Descubre cómo leen otros tu página. Un mes gratis.",
    group=".",
)

FRENCH: Final = Words(
    locale="fr_FR",
    highlights="Points communs",
    connections=("{} relation", "{} relations", "{} relations"),
    connections_capped="Plus de 500 relations",
    followers=("{} abonné", "{} abonnés", "{} abonnés"),
    mutual_one="{a} est une relation en commun",
    mutual_two="{a} et {b} sont des relations en commun",
    mutual_more="et ",
    mutual_other=("{} autre relation en commun", "{} autres relations en commun", "{} autres relations en commun"),
    degrees=("1er", "2e", "3e"),
    degree_spoken=("Relation de 1er niveau", "Relation de 2e niveau", "Relation de 3e niveau"),
    contact_info="Coordonnées",
    about="Infos",
    activity="Activité",
    experience="Expérience",
    education="Formation",
    skills="Compétences",
    certifications="Licences et certifications",
    projects="Projets",
    volunteering="Expérience de bénévolat",
    recommendations="Recommandations",
    publications="Publications",
    courses="Cours",
    honors="Prix et distinctions",
    languages="Langues",
    organizations="Organisations",
    featured="Sélection",
    interests="Centres d’intérêt",
    connect="Se connecter",
    invite_to_connect="Inviter {} à rejoindre votre réseau",
    message="Message",
    follow="Suivre",
    follow_name="Suivre {}",
    more="Plus",
    pending="En attente",
    withdraw="En attente, cliquez pour retirer l’invitation envoyée à {}",
    accept="Accepter",
    accept_name="Accepter la demande de {}",
    ignore="Ignorer",
    ignore_name="Ignorer la demande de {}",
    remove_connection="Supprimer la relation",
    no_posts="{} n’a pas de posts récents",
    no_posts_more="Les posts récents de {} seront affichés ici.",
    posts="Posts",
    comments="Commentaires",
    show_all="Tout afficher",
    see_more="plus",
    present="aujourd’hui",
    full_time="Temps plein",
    months=("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
    month_year="{month} {year}",
    years=("{} an", "{} ans", "{} ans"),
    months_long=("{} mois", "{} mois", "{} mois"),
    ago="{}",
    days="{} j",
    weeks="{} sem.",
    months_ago="{} mois",
    years_ago="{} ans",
    verifications="Voir les vérifications de {}",
    about_this_profile="À propos de ce profil",
    joined="Inscription",
    workplace_verified="Lieu de travail vérifié",
    identity_verified="Identité vérifiée",
    open_to_work="Disponible pour travailler",
    hiring="Recrute",
    profile_photo="Photo de profil",
    cover_photo="Photo de couverture",
    logo="Logo de {}",
    also_viewed="Plus de profils pour vous",
    may_know="Personnes que vous pourriez connaître",
    received="Reçues",
    given="Données",
    wants_to_connect="souhaite se connecter",
    reposted="{} a republié ceci",
    commented="{} a commenté un post",
    home="Accueil",
    network="Réseau",
    jobs="Offres d’emploi",
    messaging="Messagerie",
    notifications="Notifications",
    me="Vous",
    search="Recherche",
    advert="Voyez comment d’autres lisent votre page. Un mois offert.",
    group="\u202f",
)

JAPANESE: Final = Words(
    locale="ja_JP",
    highlights="共通点",
    connections=("{}人のつながり", "{}人のつながり", "{}人のつながり"),
    connections_capped="500人以上のつながり",
    followers=("{}人のフォロワー", "{}人のフォロワー", "{}人のフォロワー"),
    mutual_one="{a}さんは共通のつながりです",
    mutual_two="{a}さん、{b}さんは共通のつながりです",
    mutual_more="、他",
    mutual_other=("{}人の共通のつながり", "{}人の共通のつながり", "{}人の共通のつながり"),
    degrees=("1次", "2次", "3次"),
    degree_spoken=("1次のつながり", "2次のつながり", "3次のつながり"),
    contact_info="連絡先情報",
    about="自己紹介",
    activity="アクティビティ",
    experience="職歴",
    education="学歴",
    skills="スキル",
    certifications="資格・認定証",
    projects="プロジェクト",
    volunteering="ボランティア",
    recommendations="推薦",
    publications="著書・論文",
    courses="コース",
    honors="受賞歴",
    languages="言語",
    organizations="団体",
    featured="ハイライト",
    interests="興味・関心",
    connect="つながり申請",
    invite_to_connect="{}さんにつながりを申請",
    message="メッセージ",
    follow="フォロー",
    follow_name="{}さんをフォロー",
    more="その他",
    pending="保留中",
    withdraw="保留中、クリックして{}さんへの申請を取り消す",
    accept="承認",
    accept_name="{}さんのつながり申請を承認",
    ignore="無視",
    ignore_name="{}さんのつながり申請を無視",
    remove_connection="つながりを削除",
    no_posts="{}さんの最近の投稿はありません",
    no_posts_more="{}さんの最近の投稿がここに表示されます。",
    posts="投稿",
    comments="コメント",
    show_all="すべて表示",
    see_more="続きを見る",
    present="現在",
    full_time="正社員",
    months=("1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"),
    month_year="{year}年{month}",
    years=("{}年", "{}年", "{}年"),
    months_long=("{}ヶ月", "{}ヶ月", "{}ヶ月"),
    ago="{}",
    days="{}日",
    weeks="{}週間",
    months_ago="{}ヶ月",
    years_ago="{}年",
    verifications="{}さんの認証を見る",
    about_this_profile="このプロフィールについて",
    joined="登録日",
    workplace_verified="勤務先認証済み",
    identity_verified="本人確認済み",
    open_to_work="求職中",
    hiring="採用中",
    profile_photo="プロフィール写真",
    cover_photo="カバー写真",
    logo="{}のロゴ",
    also_viewed="他のプロフィール",
    may_know="知り合いかも",
    received="受け取った推薦",
    given="送った推薦",
    wants_to_connect="さんがつながりを申請しています",
    reposted="{}さんが再投稿しました",
    commented="{}さんがコメントしました",
    home="ホーム",
    network="マイネットワーク",
    jobs="求人",
    messaging="メッセージ",
    notifications="お知らせ",
    me="自分",
    search="検索",
    advert="あなたのページの見え方を確認。1か月無料。",
)

ARABIC: Final = Words(
    locale="ar_AE",
    highlights="أبرز المعلومات",
    right_to_left=True,
    connections=("{} من الزملاء", "{} من الزملاء", "{} من الزملاء"),
    connections_capped="أكثر من 500 من الزملاء",
    followers=("{} متابع", "{} متابعين", "{} متابعًا"),
    mutual_one="{a} زميل مشترك",
    mutual_two="{a} و{b} زميلان مشتركان",
    mutual_more="و",
    mutual_other=("{} زميل مشترك آخر", "{} زملاء مشتركين آخرين", "{} زميلاً مشتركًا آخر"),
    degrees=("الأولى", "الثانية", "الثالثة"),
    degree_spoken=("من الدرجة الأولى", "من الدرجة الثانية", "من الدرجة الثالثة"),
    contact_info="معلومات الاتصال",
    about="نبذة عني",
    activity="النشاط",
    experience="الخبرة",
    education="التعليم",
    skills="المهارات",
    certifications="التراخيص والشهادات",
    projects="المشروعات",
    volunteering="التطوع",
    recommendations="التوصيات",
    publications="المنشورات العلمية",
    courses="الدورات",
    honors="الجوائز",
    languages="اللغات",
    organizations="المنظمات",
    featured="المميزة",
    interests="الاهتمامات",
    connect="تواصل",
    invite_to_connect="دعوة {} للتواصل",
    message="رسالة",
    follow="متابعة",
    follow_name="متابعة {}",
    more="المزيد",
    pending="معلق",
    withdraw="معلق، انقر لسحب الدعوة المرسلة إلى {}",
    accept="قبول",
    accept_name="قبول دعوة {}",
    ignore="تجاهل",
    ignore_name="تجاهل دعوة {}",
    remove_connection="إزالة الزميل",
    no_posts="لا توجد منشورات حديثة من {}",
    no_posts_more="ستظهر هنا المنشورات الحديثة من {}.",
    posts="المنشورات",
    comments="التعليقات",
    show_all="عرض الكل",
    see_more="المزيد",
    present="الحالي",
    full_time="دوام كامل",
    months=(
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ),
    month_year="{month} {year}",
    years=("{} سنة", "{} سنوات", "{} سنة"),
    months_long=("{} شهر", "{} أشهر", "{} شهرًا"),
    ago="{}",
    days="{} يوم",
    weeks="{} أسبوع",
    months_ago="{} شهر",
    years_ago="{} سنة",
    verifications="عرض عمليات التحقق من {}",
    about_this_profile="نبذة عن هذا الملف الشخصي",
    joined="تاريخ الانضمام",
    workplace_verified="تم التحقق من مكان العمل",
    identity_verified="تم التحقق من الهوية",
    open_to_work="متاح للعمل",
    hiring="يقوم بالتوظيف",
    profile_photo="صورة الملف الشخصي",
    cover_photo="صورة الغلاف",
    logo="شعار {}",
    also_viewed="ملفات أخرى لك",
    may_know="أشخاص قد تعرفهم",
    received="المستلمة",
    given="الممنوحة",
    wants_to_connect="يريد التواصل",
    reposted="أعاد {} نشر هذا",
    commented="علّق {} على منشور",
    home="الرئيسية",
    network="شبكتي",
    jobs="وظائف",
    messaging="الرسائل",
    notifications="الإشعارات",
    me="أنا",
    search="بحث",
    advert="شاهد كيف يقرأ الآخرون صفحتك. شهر مجاني.",
)

WORDS: Final[dict[str, Words]] = {
    "en": ENGLISH,
    "de": GERMAN,
    "pl": POLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "ja": JAPANESE,
    "ar": ARABIC,
}
