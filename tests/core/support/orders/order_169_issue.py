"""Order № 169/НҚ: annexes 1 and 2, a licence of subtype I and II and an annex to it.

The questions of annex 11 on a data centre are asked together with its address in annex 1, one
entry each, because every data centre has a title and technical conditions of its own (D-53).
"""

from tests.core.support.orders.order_169_lines import GROUNDS, HEAD, INCOMPLETE, PORTALS, SIGNED
from tests.core.support.orders.sheet import BY_PROXY, WHO, Sheet

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
