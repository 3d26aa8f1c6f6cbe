"""Order № 53/НҚ: the registry of trusted software and products of the electronic industry.

Rules in the wording of № 829/НҚ of 20.12.2024 as changed by № 567/НҚ of 07.11.2025; annexes 3, 4
and 5 are the forms, 10 and 11 are enclosed with annex 4, annex 2 is the list of requirements. The
printed words are Russian. Annex 4 goes from item 6 to item 8 (D-78).

The head of annex 4 and its items 2, 4 and 5 print the same answers: they are asked once (D-89).
"""

from tests.core.support.orders.sheet import WHO, Sheet

PRODUCER = """
    A4     legal_address         asked   Y  реквизиты индивидуального предпринимателя / юридического
                                            лица: адрес
    A4     applicant_bin_iin     asked   Y  индивидуальный идентификационный номер или
                                            бизнес-идентификационный номер
    A4     contact_phone         asked   Y  телефон
    A4     contact_email         asked   Y  электронная почта
    A4     addressee             filled  A  руководителю (наименование государственного органа)
    A4     app_no                filled  A  номер заявления
    A4     app_date              filled  A  дата заявления
    A4.1   applicant_name        asked   Y  наименование компании
    A4.2   printed_phone         filled  A  контактный номер телефона
    A4.3   head_name             asked   Y  фамилия, имя, отчество (при его наличии) руководителя
    A4.4   printed_bin_iin       filled  A  бизнес-идентификационный номер / индивидуальный
                                            идентификационный номер
    A4.5   printed_email         filled  A  электронная почта
    A4.6   product_name          asked   Y  наименование программного обеспечения / продукции
                                            электронной промышленности
    A4.8   category_codes        asked   Y  код (коды) категории для программного обеспечения /
                                            продукции электронной промышленности согласно Правилам
                                            классификации объектов информатизации
    A4.9   enstru_codes          asked   Y  код (коды) ЕНС ТРУ программного обеспечения / продукции
                                            электронной промышленности
"""
SECURITY = """
    A2.9   is_doc_kind           asked   Y  ~сертификат не ниже 4 уровня доверия или протоколы
                                            испытаний; для продукции также подтверждение о
                                            невозможности проведения испытания
    A2.9   is_trust_level        asked   C  ~не ниже 4 уровня доверия
    A2.9   is_doc                asked   Y  ~копия сертификата соответствия или протоколы испытаний
"""
LOCALISATION = """
    A2.9   local_doc_kind        asked   Y  ~документ о доле локализации либо индустриальный
                                            сертификат, он до 1 января 2026 года
    A2.9   local_doc             asked   Y  ~документ о доле локализации либо индустриальный
                                            сертификат
"""
SUPPORT = """
    A10    support               group   Y  сведения о наличии службы технической поддержки - для
                                            программного обеспечения/сервисного центра – для
                                            продукции электронной промышленности
    A10    support.support_address  column  Y  фактический адрес размещения на территории Республики
                                            Казахстан
    A10    support.support_phone  column  Y  контактные данные (номер телефона
    A10    support.support_email  column  Y  ~и электронная почта)
"""
SIGNED = """
    A4.11  signature             filled  A  электронная подпись
    A4.11  signer_name           asked   Y  фамилия, имя, отчество (при его наличии) (для
                                            юридических лиц: наименование юридического лица и
                                            фамилия, имя, отчество (при его наличии) руководителя
                                            или представителя юридического лица, действующего на
                                            основании доверенности
    A4.11  poa_no                asked   C  ~номер и дата выдачи доверенности
    A4.11  poa_date              asked   C  ~номер и дата выдачи доверенности
"""
ADDED = (
    WHO
    + """
    produces_in_kz   design    asked  Y  recipients produce in Kazakhstan (¶2.4)
    local_share      inferred  asked  N  80 per cent of software, 30 of a product
    local_other_doc  design    asked  N<2026-01-01  whose review may end in 2026 adds it (D-84)
    consent_pd       design    asked  Y  annex 4 has no consent, the lack of one is a ground (D-80)
    signed_by        design    asked  Y  a representative shows a power of attorney
    poa_until        design    asked  N  it may have run out
"""
)
GROUNDS = """
    TRUST-R1  A2.10.1  установление недостоверности документов и (или) данных (сведений)
    TRUST-R2  A2.10.2  решение (приговор) суда о запрещении деятельности
    TRUST-R3  A2.10.3  отсутствие согласия на доступ к персональным данным ограниченного доступа
    TRUST-R4  A2.10.4  несоответствие услугополучателя и (или) материалов, объектов, данных Правилам
    TRUST-P1  ¶19      неполный пакет документов
    TRUST-P2  ¶19      документы с истекшим сроком действия
"""


def _sheet(
    form: str,
    printed: str,
    added: str,
    papers: str,
    duty: str = "",
) -> Sheet:
    """A service of the order: registration within 3 days, then 14 working days, by portal only."""
    return Sheet(
        form=form,
        act="53",
        language="ru",
        printed=printed,
        added=added,
        papers=papers,
        grounds=GROUNDS,
        registration="L-TRUST-01",
        completeness="L-TRUST-02",
        duty=duty,
        review=("L-TRUST-03",),
        promise="14 wd",
        track="14 wd",
        fee="free",
        fee_place="A2.7",
        portals=("egov.kz", "elicense.kz"),
    )


SOFTWARE = _sheet(
    "trust_include_sw",
    printed=PRODUCER
    + """
    A4.9   supply_variant        asked   Y  варианты поставки программного обеспечения: в виде
                                            товара и/или в виде информационно-коммуникационной
                                            услуги
    A4.10  platform_description  asked   C  описание платформы, на которой был разработан
                                            программный продукт (если программное обеспечение не
                                            является самостоятельным)
"""
    + SECURITY
    + """
    A2.9   rights_doc            asked   Y  исключительные имущественные права на программное
                                            обеспечение принадлежат услугополучателю, действуют на
                                            всей территории Республики Казахстан и на весь срок
                                            действия исключительных прав
"""
    + LOCALISATION
    + SUPPORT
    + SIGNED,
    added=ADDED
    + """
    is_standalone               inferred  asked  Y  A4.10 and ¶5.7 hang on it
    required_registry_software  inferred  asked  C  ¶5.7: it must stand in the registry
""",
    papers="""
    doc.tr.app      A2.9  -           заявление по форме согласно приложению 4
    doc.tr.is       A2.9  is_doc      сертификат соответствия или протоколы испытаний
    doc.tr.rights   A2.9  rights_doc  документ(ы) об исключительных имущественных правах
    doc.tr.local    A2.9  local_doc   документы о расчете доли локализации либо сертификат
    doc.tr.support  A2.9  support     сведения по форме согласно приложению 10
    """,
)

PRODUCT = _sheet(
    "trust_include_ep",
    printed=PRODUCER
    + """
    A4.10  platform_description  filled  A  ~of software only
"""
    + SECURITY
    + """
    A2.9   rights_doc            asked   Y  документы подтверждающие основания возникновения у
                                            производителя продукции электронной промышленности права
                                            на использование программного обеспечения в составе
                                            продукции электронной промышленности на весь срок
                                            действия права
"""
    + LOCALISATION
    + SUPPORT
    + """
    A11    models                group   Y  описание технических и эксплуатационных характеристик
                                            продукции электронной промышленности (информация
                                            прикладывается в виде файлов формата .pdf)
    A11    models.ep_name               column  Y  наименование продукции электронной промышленности
    A11    models.ep_brand_model        column  Y  марка и модель
    A11    models.ep_short_description  column  Y  краткое описание
    A11    models.ep_technical          column  Y  технические характеристики
    A11    models.ep_operational        column  Y  эксплуатационные характеристики
    A11    models.ep_description        column  Y  ~файл формата .pdf, для каждой модели отдельно
"""
    + SIGNED,
    added=ADDED,
    papers="""
    doc.tr.app      A2.9  -           заявление по форме согласно приложению 4
    doc.tr.is       A2.9  is_doc      сертификат, протоколы либо подтверждение о невозможности
    doc.tr.rights   A2.9  rights_doc  документы о праве на использование программного обеспечения
    doc.tr.local    A2.9  local_doc   выписка из реестра товаропроизводителей либо сертификат
    doc.tr.support  A2.9  support     сведения по форме согласно приложению 10
    doc.tr.descr    A2.9  models      описание по форме согласно приложению 11
    """,
)

HOLDER = (
    WHO
    + """
    applicant_name     inferred  asked   Y  annexes 3 and 5 do not ask who applies (D-80)
    applicant_bin_iin  inferred  asked   Y  annexes 3 and 5 do not ask who applies (D-80)
    how_many           design    asked   Y  an application of its own for each product (note)
    entry_no           inferred  asked   Y  which entry it is (D-80)
    contact_email      inferred  asked   Y  annexes 3 and 5 have none (D-80)
    consent_pd         design    asked   Y  the lack of one is a ground for refusal (D-80)
    signature          inferred  filled  A  annexes 3 and 5 have none (D-80)
"""
)

EXCLUDE = _sheet(
    "trust_exclude",
    printed="""
    A5  entry_text        asked  Y  наименование и содержание реестровой записи, которое исключается
                                    из реестра
    A5  exclusion_reason  asked  Y  причина исключения из реестра
    A5  contact_phones    asked  Y  контактные номера телефонов
    """,
    added=HOLDER,
    papers="""
    doc.tr.exclusion_app  A2.9  -  заявление по форме согласно приложению 5
    """,
)

NEW_WORDING = """
    A3  entry_old_text  asked  Y  наименование и содержание реестровой записи, в которые вносятся
                                  изменения и (или) дополнения
    A3  entry_new_text  asked  Y  наименование и содержание реестровой записи в новой редакции
    A3  change_reason   asked  Y  причина заявляемых изменений и (или) дополнений
    A3  contact_phones  asked  Y  контактные номера телефонов
"""

CHANGE = _sheet(
    "trust_change",
    printed=NEW_WORDING,
    added=HOLDER,
    papers="""
    doc.tr.change_app  A2.9  -  заявление по форме согласно приложению 3
    """,
)

RENEWAL = _sheet(
    "trust_renewdocs",
    printed=NEW_WORDING,
    added=HOLDER
    + """
    expires_on                 inferred  asked   Y  30 calendar days are counted back from it (¶9)
    renewed_docs               inferred  group   Y  ¶9: актуализированные версии документов
    renewed_docs.renewed_doc   inferred  column  Y  which document of A2.9
    renewed_docs.is_doc_kind     inferred  column  C  as for an inclusion, A2.9
    renewed_docs.is_trust_level  inferred  column  C  as for an inclusion, A2.9
    renewed_docs.local_doc_kind  inferred  column  C  as for an inclusion, A2.9
    renewed_docs.local_share     inferred  column  N  as for an inclusion, A2.9
    renewed_docs.renewed_file    inferred  column  Y  its new version
    renewed_docs.issued_on       inferred  column  Y  the day of the new version
""",
    papers="""
    doc.tr.change_app  A2.9  -             заявление по форме согласно приложению 3
    doc.tr.renewed     ¶9    renewed_docs  актуализированные версии документов
    """,
    duty="L-TRUST-06",
)

SHEETS = (SOFTWARE, PRODUCT, EXCLUDE, CHANGE, RENEWAL)
