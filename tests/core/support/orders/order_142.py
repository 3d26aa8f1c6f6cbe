"""Order № 142/НҚ: accreditation of digital mining pools.

Rules in the wording of № 404/НҚ of 13.09.2023; annex 1 is the form of both services, annex 2 the
list of requirements. The printed words are Russian. Item 8 of annex 2 lists the same papers for the
chancellery and for the portal, and prints "3)" twice (D-64).
"""

from tests.core.support.orders.sheet import BY_PROXY, CHANNEL, WHO, Sheet

FIRST_LINES = """
    A1    request_kind        filled  A  прошу аккредитовать (переоформить)
    A1    legal_name          asked   Y  полное наименование юридического лица
    A1    bin                 asked   Y  бизнес-идентификационный номер
    A1    activity_text       filled  A  для осуществления деятельности по предоставлению услуги
                                         объединения мощностей аппаратно-программного комплекса для
                                         цифрового майнинга цифровых майнеров, осуществлению
                                         распределения между цифровыми майнерами цифровых активов,
                                         полученных в результате совместной деятельности
    A1    server_location     asked   Y  местонахождение (указывается местонахождение
                                         аппаратно-программного комплекса (сервера) цифрового
                                         майнингового пула на территории Республики Казахстан)
"""
SERVER_CONTRACT = """
    A2.8  server_contract     asked   Y  копия договора об оказании услуг по предоставлению в аренду
                                         серверного помещения с подтверждением обеспечения каждого
                                         из аппаратно-программного комплекса цифрового майнингового
                                         пула (основной и резервный) двумя выделенными каналами
                                         связи от разных поставщиков (провайдеров) услуг связи
"""
LAST_LINES = """
    A1    consent_secret      asked   Y  согласен на использование сведений, составляющих охраняемую
                                         законом тайну, содержащихся в информационных системах
    A1    confirm_true        asked   Y  вся указанная информация, а также прилагаемые документы
                                         являются достоверными и действительными
    A1    confirm_date        filled  A  ~"__" ____ 20__ года, дата подтверждения
    A1    consent_pd          asked   Y  согласен на сбор и обработку персональных данных в
                                         соответствии с Законом Республики Казахстан
                                         "О персональных данных и их защите"
    A1    signature           filled  A  электронная цифровая подпись заявителя
    A1    signer_name         asked   Y  фамилия, имя, отчество (при его наличии)
    A1    filled_on           filled  A  дата заполнения
"""
CONTACTS = """
    contact_phone  design  asked  Y  annex 1 has no contacts (D-66)
    contact_email  design  asked  Y  annex 1 has no contacts (D-66)
    premises       design  asked  Y  of one's own premises there is no lease (D-69)
    premises_explanation  design  asked  C  own premises are explained also beside a contract (D-69)
"""
GROUNDS = """
    POOL-R1  A2.9.1  установление недостоверности документов и (или) данных (сведений)
    POOL-R2  A2.9.2  несоответствие услугополучателя и (или) материалов, объектов, данных Правилам
    POOL-R3  A2.9.3  решение (приговор) суда о запрещении деятельности
    POOL-R4  A2.9.4  решение суда о лишении специального права
    POOL-R5  A2.9.5  отсутствие согласия на доступ к персональным данным ограниченного доступа
    POOL-P1  ¶7      неполный пакет документов
"""

ACCREDIT = Sheet(
    form="pool_accredit",
    act="142",
    language="ru",
    printed=FIRST_LINES
    + """
    A2.8  reserve_letter      asked   Y  письмо, подтверждающее наличие не менее одного резервного
                                         аппаратно-программного комплекса, находящегося в ином
                                         населенном пункте Республики Казахстан (столице, городе
                                         республиканского значения, городе областного значения,
                                         городе районного значения)
"""
    + SERVER_CONTRACT
    + """
    A2.8  support_letter      asked   Y  письмо, подтверждающее наличие в информационной системе
                                         цифрового майнингового пула службы технической поддержки и
                                         обращения клиентов в круглосуточном режиме
    A2.8  ui_letter           asked   Y  письмо, подтверждающее наличие пользовательского интерфейса
                                         на государственном, русском и английском языках
                                         информационной системы цифрового майнингового пула
    A2.8  integration_letter  asked   C  копия положительного письма об интеграции с государственным
                                         сервисом от уполномоченного органа в сфере информационной
                                         безопасности
"""
    + LAST_LINES,
    added=WHO
    + CHANNEL
    + BY_PROXY
    + CONTACTS
    + """
    channel_provider_1                  inferred  asked   Y  ¶4.4 of the main complex
    channel_provider_2                  inferred  asked   Y  ¶4.4 of the main complex
    reserve                             inferred  group   Y  annex 1 has one location (D-62)
    reserve.reserve_address             inferred  column  Y  ¶4.3
    reserve.settlement_category         inferred  column  Y  ¶4.3
    reserve.reserve_channel_provider_1  inferred  column  Y  ¶4.4
    reserve.reserve_channel_provider_2  inferred  column  Y  ¶4.4
    support_24x7                        inferred  asked   Y  ¶4.5
    support_letter_scope                design    asked   Y  the portal's list has a shorter one
    ui_languages                        inferred  asked   Y  ¶4.6
    integration_positive                inferred  asked   Y  ¶4.7; without it a paper is missing
    integration_letter_no               inferred  asked   C  ¶4.7
    integration_letter_date             inferred  asked   C  ¶4.7
    test_act                            design    asked   N  ¶4.2: comes by the gateway (D-61)
    """,
    papers="""
    doc.pool.app                 A2.8  -                   заявление согласно приложению 1
    doc.pool.reserve_letter      A2.8  reserve_letter      письмо о резервном комплексе
    doc.pool.server_contract     A2.8  server_contract     копия договора аренды серверного
                                                           помещения
    doc.pool.support_letter      A2.8  support_letter      письмо о службе технической поддержки
    doc.pool.ui_letter           A2.8  ui_letter           письмо о пользовательском интерфейсе
    doc.pool.integration_letter  A2.8  integration_letter  копия положительного письма об интеграции
    """,
    grounds=GROUNDS
    + """
    POOL-P2  ¶7      документы с истекшим сроком действия
    """,
    registration="L-POOL-01",
    completeness="L-POOL-02",
    review=("L-POOL-03",),
    promise="10 wd",
    track="5 wd",
    fee="free",
    fee_place="A2.6",
    portals=("elicense.kz",),
    channels=("portal", "chancellery"),
)

REISSUE = Sheet(
    form="pool_reissue",
    act="142",
    language="ru",
    printed=FIRST_LINES + SERVER_CONTRACT + LAST_LINES,
    added=WHO
    + CHANNEL
    + BY_PROXY
    + CONTACTS
    + """
    cert_issue_date  inferred  asked  Y  the certificate has no number (D-65, D-67)
    changed_fields   inferred  asked  Y  what is to be reissued and why is not asked (D-65)
    reissue_reason   inferred  asked  Y  what is to be reissued and why is not asked (D-65)
    """,
    papers="""
    doc.pool.app              A2.8  -                заявление согласно приложению 1
    doc.pool.server_contract  A2.8  server_contract  копия договора аренды серверного помещения
    """,
    grounds=GROUNDS
    + """
    POOL-P2  ¶12     документы с истекшим сроком действия
    """,
    registration="L-POOL-01",
    completeness="L-POOL-06",
    review=("L-POOL-06",),
    promise="5 wd",
    track="2 wd",
    fee="free",
    fee_place="A2.6",
    portals=("elicense.kz",),
    channels=("portal", "chancellery"),
)

SHEETS = (ACCREDIT, REISSUE)
