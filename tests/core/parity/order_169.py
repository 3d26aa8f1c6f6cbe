"""Order № 169/НҚ: licences for digital mining.

Annexes 1 and 2 are the applications for a licence of subtype I and II, 9 and 10 those for a
reissue, 11 is the information on the qualification requirements, 3 the list of requirements. The
printed words are Kazakh. What item 4 of the order put off is in force since 2024-01-01.

The questions of annex 11 on a data centre are asked together with its address in annex 1, one
entry each, because every data centre has a title and technical conditions of its own (D-53).
"""

from tests.core.parity.sheet import BY_PROXY, WHO, Sheet

STATEMENTS = """
    {annex}  confirm_contacts      asked  Y  барлық көрсетілген деректер ресми байланыстар болып
                                             табылады және оларға лицензия беру немесе беруден бас
                                             тарту мәселелері бойынша кез келген ақпарат жіберілуі
                                             мүмкін
    {annex}  confirm_no_court_ban  asked  Y  көрсетілетін қызметті алушыға соттың лицензияланатын
                                             қызмет түрімен айналысуға тыйым салмайды
    {annex}  confirm_docs_true     asked  Y  қоса беріліп отырған барлық құжаттар шындыққа сәйкес
                                             келеді және жарамды болып табылады
"""
STATEMENTS_OF_REISSUE = """
    {annex}  confirm_contacts      asked  Y  көрсетілген барлық деректер ресми байланыстар болып
                                             табылады және оларға лицензияны және (немесе)
                                             лицензияға қосымшаны беру немесе беруден бас тарту
                                             мәселелері бойынша кез келген ақпарат жіберілуі мүмкін
    {annex}  confirm_no_court_ban  asked  Y  сот өтініш берушіге лицензияланатын қызмет түрімен
                                             және (немесе) кіші түрімен айналысуға тыйым салмайды
    {annex}  confirm_docs_true     asked  Y  қоса беріліп отырған барлық құжаттар шындыққа сәйкес
                                             келеді жарамды болып табылады
    {annex}  consent_secret        asked  Y  өтініш беруші лицензияны және (немесе) лицензияға
                                             қосымшаны беру кезінде ақпараттық жүйелерде қамтылған,
                                             заңмен қорғалатын құпияны құрайтын қолжетімділігі
                                             шектеулі дербес деректерді пайдалануға келіседі
"""
SIGNED = """
    {annex}  signature    filled  A  ~электрондық-цифрлық қолтаңба
    {annex}  signer_name  asked   Y  тегі, аты, әкесінің аты (бар болса)
    {annex}  filled_on    filled  A  толтыру күні
"""
HEAD = """
    {annex}  provider_name      filled  A  көрсетілетін қызметті берушінің толық атауы
    {annex}  applicant_name     asked   Y  жеке кәсіпкердің тегі, аты, әкесінің аты (бар болса) /
                                           заңды тұлғаның атауы
    {annex}  applicant_bin_iin  asked   Y  жеке сәйкестендіру нөмірі / бизнес сәйкестендіру нөмірі
"""
POOL = """
    {item}  pool_name      asked  C  ~цифрлық майнинг пулы арқылы жүзеге асыру туралы ақпарат
    {item}  pool_doc_kind  asked  C  ~анықтама, жазбаша жауап немесе шарттың электрондық көшірмесі
    {item}  pool_doc       asked  C  цифрлық майнинг пулы арқылы цифрлық майнинг қызметін жүзеге
                                     асыруды растайтын электрондық құжат
"""
NOTICE = """
    {item}  apk_notice_no  asked  Y  цифрлық майнингке арналған аппараттық-бағдарламалық кешенді
                                     тізілімге енгізу туралы хабарлама
"""

APPLICATION_1 = (
    HEAD.format(annex="A1")
    + """
    A1       request_kind                 {request}  лицензияны және (немесе) лицензияға
                                                     қосымшаны беруіңізді сұраймын
    A1       legal_address                asked   Y  жеке кәсіпкердің мекен-жайы / заңды мекен-жайы
                                                     (облыс, қала, аудан, елді мекен, көше атауы,
                                                     үйдің немесе ғимараттың нөмірі)
    A1       contact_email                asked   Y  электрондық пошта
    A1       contact_phone                asked   Y  телефон
    A1       data_centres                 group   Y  ~one entry for each data centre
    A1       data_centres.dc_address      column  Y  цифрлық майнинг деректер орталығының мекен-жайы
    A1       data_centres.power_sourcing  column  Y  электр энергиясын алу тәсілі
    A11.1.2  data_centres.dc_doc          column  Y  деректерді өңдеу орталығының орналасқан жерін
                                                     көрсете отырып, меншік құқығында немесе басқа
                                                     заңды негізде цифрлық майнинг деректерді өңдеу
                                                     орталығының болуы туралы растайтын құжат
    A11.1.2  data_centres.dc_basis        column  Y  ~меншік құқығында немесе басқа заңды негізде
    A11.1.2  data_centres.dc_doc_location  column  Y  деректерді өңдеу орталығының орналасқан жері
    A11.1.5  data_centres.tu_case         column  C  ~кернеуі 35 киловольт және одан жоғары ...
                                                     кемінде бір мегаватт / 2023 жылғы 1 сәуірге
                                                     дейін / *қолданылмайды
    A11.1.5  data_centres.tu_doc          column  C  электр желілеріне қосуға арналған техникалық
                                                     шарттардың электрондық көшірмесі
    A11.1.5  data_centres.tu_activity     column  C  ~тиісті қызмет түрімен (дата-орталықтар,
                                                     өндірістік немесе өнеркәсіптік ғимараттар)
"""
    + NOTICE.format(item="A11.1.1")
    + POOL.format(item="A11.1.3")
    + """
    A11.1.4  metering_doc    asked   Y>=2024-01-01  цифрлық майнингте электр энергиясын коммерциялық
                 есепке алудың автоматтандырылған жүйесінің, оларды жүйелермен біріздендіруді
                 қамтамасыз ететін телекоммуникациялар жүйесінің, "Электр энергетикасы туралы"
                 Қазақстан Республикасы Заңының 9-4-бабының 2-тармағына сәйкес олардың желілеріне
                 қосылған кезде жүйелік операторда және энергия беруші ұйымда орнатылған жүктемені
                 ажырату құрылғыларының болуын растайтын құжаттың электрондық көшірмесі
    A1       sheets          filled  A  ~парақ қоса беріледі
"""
    + STATEMENTS.format(annex="A1")
    + """
    A1       consent_secret  asked   Y  көрсетілетін қызметті алушы заңмен қорғалатын құпияны
                                        құрайтын қолжетімділігі шектеулі дербес деректерді лицензия
                                        беру кезінде ақпараттық жүйелерде қамтылған деректерді
                                        пайдалануға келіседі
"""
    + SIGNED.format(annex="A1")
)
APPLICATION_2 = (
    HEAD.format(annex="A2")
    + """
    A2  request_kind        {request}  лицензияны және (немесе) лицензияға қосымшаны беруіңізді
                                       сұраймын
    A2  legal_address       asked   Y  жеке кәсіпкердің мекен-жайы / заңды мекен-жайы (ел, облыс,
                                       қала, аудан, елді мекен, көше атауы, үйдің немесе ғимараттың
                                       нөмірі)
    A2  contact_email       asked   Y  электрондық пошта
    A2  contact_phone       asked   Y  телефон
    A2  hosting_dc_address  asked   Y  көрсетілетін қызметті алушыға меншік құқығында тиесілі
                                       цифрлық майнингке арналған аппараттық-бағдарламалық кешен
                                       орналастырылған цифрлық майнинг деректерін өңдеу орталығының
                                       мекенжайы
"""
    + NOTICE.format(item="A11.2.1")
    + POOL.format(item="A11.2.2")
    + """
    A2  sheets              filled  A  ~парақ қоса беріледі
"""
    + STATEMENTS.format(annex="A2")
    + """
    A2  consent_secret      asked   Y  заңмен қорғалатын құпияны құрайтын, қамтылған қолжетімділігі
                                       шектеулі дербес деректерді пайдалануға келісемін ақпараттық
                                       жүйелерде, лицензия беру кезінде
"""
    + SIGNED.format(annex="A2")
)

CHOSEN, SAID = "asked   Y", "filled  A"
"""An annex alone is a service of its own here, so what is asked for is not asked again (D-16)."""

ADDED = """
    apk_notice_date  inferred  asked  N  tells two notices of one number apart
    pool_use         design    asked  Y  the paper on the pool is due only while pools exist (D-54)
    pool_cert_date   inferred  asked  N  whether the accreditation still runs (D-26)
"""
ADDED_1 = (
    WHO
    + ADDED
    + BY_PROXY
    + """
    data_centres.tu_issuer          inferred  column  C  a producer's are for staff (D-52)
    data_centres.grid_connected_on  inferred  column  C  before 2023-04-01 or later
    data_centres.tu_power_mw        inferred  column  C  at least one megawatt
    data_centres.tu_voltage_kv      inferred  column  C  35 kilovolt and more
    data_centres.equipment_power_kw  design   column  N  compared with what is permitted
"""
)
ADDED_2 = (
    WHO
    + ADDED
    + BY_PROXY
    + """
    ownership_basis  inferred  asked  Y  ¶3 asks for one's own hardware, A11.2.2 does not (D-56)
"""
)
LICENCE_ASKED = """
    licence_no       inferred  asked  C  an annex alone belongs to a licence
"""
LICENCE_NAMED = """
    licence_no       inferred  asked  Y  an annex alone belongs to a licence
"""

PAPERS_1 = """
    doc.lic.app1      A3.9.1   -             1-қосымшаға сәйкес нысан бойынша өтініш
    doc.lic.info11    A3.9.1   -             11-қосымшаға сәйкес мәліметтер нысаны
    doc.lic.dc        A11.1.2  data_centres  деректерді өңдеу орталығының болуын растайтын құжат
    doc.lic.metering  A11.1.4  metering_doc  есепке алу жүйесінің болуын растайтын құжат
    doc.lic.tu        A11.1.5  data_centres  техникалық шарттардың электрондық көшірмесі
    doc.lic.pool      A11.1.3  pool_doc      анықтама, жазбаша жауап немесе пулмен шарт
"""
PAPERS_2 = """
    doc.lic.app2      A3.9.1   -             2-қосымшаға сәйкес нысан бойынша өтініш
    doc.lic.info11    A3.9.1   -             11-қосымшаға сәйкес мәліметтер нысаны
    doc.lic.pool      A11.2.2  pool_doc      анықтама, жазбаша жауап немесе пулмен шарт
"""

GROUNDS = """
    LIC-R1  A3.10.1  осы санат үшін қызмет түрімен айналысуға тыйым салынады
    LIC-R2  A3.10.2  лицензиялық алым енгізілмеген
    LIC-R3  A3.10.3  біліктілік талаптарына сәйкес келмесе
    LIC-R4  A3.10.4  тоқтата тұру немесе тыйым салу туралы заңды күшіне енген сот шешімі (үкімі)
    LIC-R5  A3.10.5  борышкерге лицензия беруге уақытша тыйым салынады
    LIC-R6  A3.10.6  құжаттардың және (немесе) деректердің (мәліметтердің) дәйексіздігі
    LIC-R7  A3.10.7  нормативтік құқықтық актілерде белгіленген талаптарға сәйкес келмеуі
    LIC-R8  A3.10.8  қолжетімділігі шектеулі дербес деректерге қол жеткізуге келісімнің болмауы
"""
INCOMPLETE = """
    LIC-P1  {place}  құжаттардың топтамасын толық ұсынбаған
    LIC-P2  {place}  қолданылу мерзімі аяқталған құжаттар
"""
PORTALS = ("egov.kz", "elicense.kz")
"""169¶4 and A3.3 name both; the portal of ¶12 is that of ¶4 (D-106). There is no other channel."""


def _application(form: str, printed: str, added: str, papers: str, fee: str) -> Sheet:
    """A service of issue: within 15 working days, completeness in two."""
    return Sheet(
        form=form,
        act="169",
        language="kk",
        printed=printed,
        added=added,
        papers=papers,
        grounds=GROUNDS + INCOMPLETE.format(place="¶7"),
        registration="L-LIC-01",
        completeness="L-LIC-02",
        review=("L-LIC-04",),
        promise="15 wd",
        track="15 wd",
        fee=fee,
        fee_place="A3.7",
        portals=PORTALS,
    )


ISSUE_1 = _application(
    "lic_issue_1",
    APPLICATION_1.format(request=CHOSEN),
    ADDED_1 + LICENCE_ASKED,
    PAPERS_1,
    "2000",
)
ISSUE_2 = _application(
    "lic_issue_2",
    APPLICATION_2.format(request=CHOSEN),
    ADDED_2 + LICENCE_ASKED,
    PAPERS_2,
    "5",
)
ANNEX_1 = _application(
    "lic_annex_1",
    APPLICATION_1.format(request=SAID),
    ADDED_1 + LICENCE_NAMED,
    PAPERS_1,
    "not stated",
)
ANNEX_2 = _application(
    "lic_annex_2",
    APPLICATION_2.format(request=SAID),
    ADDED_2 + LICENCE_NAMED,
    PAPERS_2,
    "not stated",
)

REISSUE = (
    HEAD
    + """
    {annex}    reissue_object  asked   Y  лицензияны және (немесе) лицензияға қосымшаны
    {annex}    licence_date    asked   Y  ~20__ "__" ____ / берілген күні
    {annex}    licence_no      asked   Y  лицензияның және (немесе) лицензияға қосымшаның нөмірі
    {annex}    licence_issuer  asked   Y  лицензияны және (немесе) лицензияға қосымшаны берген
                                          көрсетілетін қызметті берушінің атауы
    {annex}    activity_name   asked   Y  қызмет түрінің және (немесе) қызметтің кіші түрінің
                                          (кіші түрлерінің) толық атауы
    {annex}    grounds         asked   Y  келесі негіз (негіздер) бойынша
    {annex}.2  reorg_kind      asked   C  ~қайта ұйымдастыру (тиісті торкөзде көрсетіңіз)
    {annex}    legal_address   asked   Y  жеке кәсіпкердің немесе заңды тұлғаның мекенжайы
                                          (облыс, қала, аудан, елді мекен, көше атауы, үйдің немесе
                                          ғимараттың нөмірі)
    {annex}    contact_email   asked   Y  электрондық пошта
    {annex}    contact_phone   asked   Y  телефон
    A3.9.2     change_doc      asked   C  мемлекеттік ақпараттық жүйелерде қамтылған құжаттарды
                                          қоспағанда, лицензияны қайта ресімдеуге негіз болған
                                          өзгерістер туралы ақпаратты қамтитын құжаттардың
                                          көшірмелері
    {annex}    sheets          filled  A  ~парақ қоса беріледі
"""
    + STATEMENTS_OF_REISSUE
    + SIGNED
)
ADDED_TO_REISSUE = (
    WHO
    + BY_PROXY
    + """
    annex_ref          inferred  asked  C  the number of the annex, on the line of the licence's
    activity_wording   design    asked  C  an older wording of the licence itself
    reregistered       inferred  asked  C  for the line of ground 1: name, place or both (D-45)
    new_name           inferred  asked  C  for the line of ground 1 (D-45)
    new_address        inferred  asked  C  for the line of ground 1 (D-45)
    successor_name     inferred  asked  C  for the cell of ground 2 (D-45)
    successor_bin      inferred  asked  C  for the cell of ground 2 (D-45)
    new_activity_name  inferred  asked  C  for the line of the new name of the subtype (D-45)
    law_citation       inferred  asked  C  for the line of the last ground (D-45)
    docs_in_systems    design    asked  Y  whether A3.9.2 excepts the documents
"""
)
ADDED_TO_REISSUE_1 = (
    ADDED_TO_REISSUE
    + """
    dc_address         inferred  asked  C  for the line of ground 3 (D-45)
    power_sourcing     inferred  asked  C  for the line of ground 5 (D-45)
"""
)
PAPERS_OF_REISSUE = """
    doc.lic.app{number}  A3.9.2  -           {number}-қосымшаға сәйкес нысан бойынша өтініш
    doc.lic.change       A3.9.2  change_doc  өзгерістер туралы құжаттардың көшірмелері
"""

REISSUE_GROUNDS = """
    reregistration       1  1  жеке кәсіпкердің-көрсетілетін қызметті алушының немесе заңды
                               тұлғаның-көрсетілетін қызметті алушының атауын және (немесе)
                               орналасқан жерін қайта тіркеу
    reorganisation       2  2  заңды тұлғаны-көрсетілетін қызметті алушыны қайта ұйымдастыру
    dc_location_change   3  -  деректер орталығының орналасқан жерін өзгерту
    subtype_name_change  4  3  қызметтің кіші түрінің атауын өзгерту
    power_source_change  5  -  электр энергиясын сатып алу көзі
    law_requirement      6  4  Қазақстан Республикасының заңдарында қайта ресімдеу туралы талаптың
                               болуы
"""
"""Ground, its number in annex 9, its number in annex 10, its words there (D-44)."""

REORGANISATIONS = """
    merger          1  біріктіру
    transformation  2  түрлендірулер
    accession       3  қосылу
    separation      4  таңдау
    division        5  бөлу
"""
"""The cells of ground 2 in both annexes as printed; the fourth is a misprint (D-43)."""


def _reissue(form: str, number: str, added: str, mci: str) -> Sheet:
    return Sheet(
        form=form,
        act="169",
        language="kk",
        printed=REISSUE.format(annex=f"A{number}"),
        added=added,
        papers=PAPERS_OF_REISSUE.format(number=number),
        grounds=GROUNDS + INCOMPLETE.format(place="¶14"),
        registration="L-LIC-01",
        completeness="L-LIC-07",
        review=("L-LIC-08",),
        promise="3 wd",
        track="2 wd",
        fee=mci,
        fee_place="A3.7",
        portals=PORTALS,
    )


REISSUE_1 = _reissue("lic_reissue_1", "9", ADDED_TO_REISSUE_1, "200")
REISSUE_2 = _reissue("lic_reissue_2", "10", ADDED_TO_REISSUE, "0.5")

POOL_NOTICE = Sheet(
    form="lic_poolinfo",
    act="169",
    language="kk",
    printed="",
    added=WHO
    + BY_PROXY
    + """
    applicant_name      inferred  asked   Y  ¶16 has no form at all (D-14)
    applicant_bin_iin   inferred  asked   Y
    subtype             inferred  asked   Y
    licence_date        inferred  asked   Y
    licence_1_no        inferred  asked   C
    licence_2_no        inferred  asked   C
    change_date         inferred  asked   Y  day 0 of the two working days of ¶16
    old_pool_name       inferred  asked   N
    pool_use            design    asked   Y  there may be no pool any more (D-54)
    new_pool_name       inferred  asked   C
    new_pool_cert_date  inferred  asked   N  the accreditation runs on the day of the change
    pool_doc_kind       inferred  asked   C  A11.1.3, A11.2.2
    pool_doc            inferred  asked   C  A11.1.3, A11.2.2
    contact_email       inferred  asked   Y
    contact_phone       inferred  asked   Y
    consent_pd          design    asked   Y
    signer_name         inferred  asked   Y
    signature           inferred  filled  A
    filled_on           inferred  filled  A
    """,
    papers="""
    doc.lic.poolinfo  ¶16  -         ақпарат өзгергені туралы хабардар етеді
    doc.lic.pool      ¶16  pool_doc  анықтама, жазбаша жауап немесе пулмен шарт
    """,
    duty="L-LIC-09",
    fee="not stated",
    fee_place="¶16",
    portals=("lic_unnamed",),
)
"""¶16 says only "ақпараттық жүйе арқылы", by an information system, and names none (D-14)."""

SHEETS = (ISSUE_1, ISSUE_2, ANNEX_1, ANNEX_2, REISSUE_1, REISSUE_2, POOL_NOTICE)
