"""Order № 138/НҚ: the registry of hardware-software complexes for digital mining.

Rules in the wording of № 331/НҚ of 11.08.2023; annexes 2, 4 and 9 are the forms, annex 5 the list
of requirements. The printed words are Russian. Annex 3 has a title and no table in the text we
have (D-30), so none of its columns is official.
"""

from tests.core.support.orders.sheet import BY_PROXY, CHANNEL, WHO, Sheet

GROUNDS = """
    APK-R1  A5.9.1  установление недостоверности документов и (или) данных (сведений)
    APK-R2  A5.9.2  несоответствие услугополучателя и (или) материалов, объектов, данных Правилам
    APK-R3  A5.9.3  отрицательный ответ на запрос о согласовании, отрицательное заключение
                    экспертизы, исследования либо проверки
    APK-R4  A5.9.4  решение (приговор) суда о запрещении деятельности
    APK-R5  A5.9.5  решение суда о лишении специального права
    APK-R6  A5.9.6  отсутствие согласия на доступ к персональным данным ограниченного доступа
    APK-P1  ¶9      неполный пакет документов
    APK-P2  ¶9      документы с истекшим сроком действия
"""

INCLUDE = Sheet(
    form="apk_include",
    act="138",
    language="ru",
    printed="""
    A2.1  applicant_name           asked   Y  наименование юридического лица
                                              (индивидуального предпринимателя)
    A2.2  applicant_bin_iin        asked   Y  бизнес-идентификационный номер /
                                              индивидуальный идентификационный номер
    A2.3  legal_address            asked   Y  юридический адрес регистрации
    A2.4  dc_location              asked   Y  месторасположение центра обработки данных для
                                              осуществления цифрового майнинга
    A2.5  contact_phone           asked   Y  контактные данные: мобильный телефон
    A2.5  contact_email            asked   Y  ~эл. почта
    A2.6  complexes                group   Y  ~one entry for each brand and model
    A2.6  complexes.apk_full_name  column  Y  полное наименование аппаратно-программного комплекса
    A2.6  complexes.apk_brand      column  Y  марка
    A2.6  complexes.apk_model      column  Y  модель
    A2.6  complexes.apk_quantity   column  Y  количество
    A2.7  complexes.tnved_code     column  Y  код ТН ВЭД ЕАЭС
    A2.8  consent_pd               asked   Y  согласен на сбор и обработку персональных данных
                                              в соответствии с Законом Республики Казахстан
                                              "О персональных данных и их защите"
    A2.9  ownership_doc            asked   Y  копия документа, подтверждающего наличие
                                              аппаратно-программного комплекса в сфере цифрового
                                              майнинга на праве собственности или другом законном
                                              основании
    A2.9  ownership_basis          asked   Y  ~на праве собственности / другом законном основании
    A2.9  owner_name               asked   Y  наименование юридического лица (индивидуального
                                              предпринимателя)
    A2.9  owner_contacts           asked   Y  контактные данные собственника
    A2    signer_name              asked   Y  фамилия, имя, отчество (при его наличии)
    A2    signature                filled  A  электронная цифровая подпись заявителя
    A2    filled_on                filled  A  дата заполнения
    """,
    added=WHO
    + CHANNEL
    + BY_PROXY
    + """
    units                   inferred  table   Y  annex 3, whose table we do not have (D-30)
    units.item_brand_model  inferred  column  Y  one of A2.6
    units.item_serial       inferred  column  Y  A7: индивидуальные серийные номера
    units.item_tech         inferred  column  Y  A7: технические сведения
    units.item_power_kw     inferred  column  N  of use for the technical conditions, 169·A11.1.5
    units.item_tnved        inferred  column  Y  that of A2.7
    units.item_location     inferred  column  Y  that of A2.4 unless said otherwise
    units.item_owner        inferred  column  Y  that of A2.9 unless said otherwise
    """,
    papers="""
    doc.apk.app    A5.8  -              заявление о включении согласно приложению 2
    doc.apk.info   A5.8  units          сведения по форме согласно приложению 3
    doc.apk.right  A5.8  ownership_doc  (электронная) копия документа, подтверждающего право
                                        собственности или другое законное основание
    """,
    grounds=GROUNDS,
    registration="L-APK-01",
    completeness="L-APK-03",
    review=("L-APK-04",),
    promise="5 wd",
    track="5 wd",
    fee="free",
    fee_place="A5.6",
    portals=("elicense.kz",),
    channels=("portal", "chancellery"),
)

EXCLUDE = Sheet(
    form="apk_exclude",
    act="138",
    language="ru",
    printed="""
    A4    applicant_name   asked   Y  наименования юридического лица (индивидуального
                                      предпринимателя)
    A4    entry_text       asked   Y  наименование и содержание реестровой записи, которое
                                      исключается из реестра
    A5.8  exclusion_proof  asked   Y  ~копия документа, подтверждающая утилизацию / истечение
                                      сроков эксплуатации / продажи или утраты
    A4    contact_phone    asked   Y  контактные данные: телефон
    A4    contact_email    asked   Y  контактные данные: электронная почта
    A4    consent_pd       asked   Y  согласен на сбор и обработку персональных данных в
                                      соответствии с Законом Республики Казахстан
                                      "О персональных данных и их защите"
    A4    signer_name      asked   Y  фамилия, имя, отчество (при его наличии)
    A4    signature        filled  A  электронная цифровая подпись заявителя
    A4    filled_on        filled  A  дата заполнения
    """,
    added=WHO
    + CHANNEL
    + BY_PROXY
    + """
    applicant_bin_iin  inferred  asked  Y  whose entry it is (D-31)
    entry_no           inferred  asked  Y  which entry it is (D-31)
    entry_date         inferred  asked  Y  which entry it is (D-31)
    exclusion_scope    inferred  asked  Y  a part of a batch is for staff (D-33)
    excluded_serials   inferred  asked  C  which part (D-33)
    exclusion_reason   inferred  asked  Y  why: the proof of A5.8 hangs on it (D-31)
    """,
    papers="""
    doc.apk.excl.app    A5.8  -                заявление об исключении согласно приложению 4
    doc.apk.excl.proof  A5.8  exclusion_proof  (электронная) копия документа, подтверждающая
                                               утилизацию / истечение сроков эксплуатации /
                                               продажи или утраты
    """,
    grounds=GROUNDS,
    registration="L-APK-01",
    completeness="L-APK-03",
    review=("L-APK-07",),
    promise="2 wd",
    track="2 wd",
    fee="free",
    fee_place="A5.6",
    portals=("elicense.kz",),
    channels=("portal", "chancellery"),
)

CHANGE = Sheet(
    form="apk_change",
    act="138",
    language="ru",
    printed="""
    A9  applicant_name  asked   Y  наименование цифрового майнера
    A9  entry_new_text  asked   Y  наименование и содержание реестровой записи в новой редакции
    A9  change_reason   asked   Y  причина заявляемых изменений и (или) дополнений
    A9  contact_phone   asked   Y  контактные данные: телефон
    A9  contact_email   asked   Y  контактные данные: электронная почта
    A9  signer_name     asked   Y  фамилия, имя, отчество (при его наличии)
    A9  signature       filled  A  электронная цифровая подпись заявителя
    A9  filled_on       filled  A  дата заполнения
    """,
    added=WHO
    + CHANNEL
    + BY_PROXY
    + """
    applicant_bin_iin  inferred  asked  Y  whose entry it is (D-32)
    entry_no           inferred  asked  Y  which entry it is (D-32)
    entry_date         inferred  asked  Y  which entry it is (D-32)
    changed_fields     inferred  asked  Y  what has changed, a part of a batch with it (D-32, D-33)
    change_date        inferred  asked  Y  day 0 of the ten working days of ¶15 (D-32)
    entry_old_text     inferred  asked  N  the new wording must differ from it (D-32)
    left_serials       inferred  asked  C  which units are sold or lost (D-33)
    units_left_proof   inferred  asked  N  of units sold or lost (D-33)
    consent_pd         design    asked  Y  annex 9 has no consent (D-32)
    """,
    papers="""
    doc.apk.change.app  ¶15  -  уведомление по форме согласно приложению 9; пакет не назван (D-15)
    """,
    registration="L-APK-01",
    duty="L-APK-08",
    review=("L-APK-09",),
    promise="3 wd",
    track="3 wd",
    fee="not stated",
    fee_place="¶15",
    portals=("elicense.kz",),
    channels=("portal", "chancellery"),
)

SHEETS = (INCLUDE, EXCLUDE, CHANGE)
