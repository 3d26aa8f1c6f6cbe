"""Order № 169/НҚ: annexes 9 and 10, a reissue of a licence of subtype I and II."""

from tests.core.support.orders.order_169_lines import GROUNDS, HEAD, INCOMPLETE, PORTALS, SIGNED
from tests.core.support.orders.sheet import BY_PROXY, WHO, Sheet

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
