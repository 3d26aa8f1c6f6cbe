"""Fields and papers that the four applications for a licence or an annex to one share.

*Law:* order № 169/НҚ, annexes 1 and 2 (applications) and 11 (information on the qualification
requirements). The messages stand in ``lic.po``. Identity papers, registration and payment are not
asked for: the provider obtains them (169·A3.9).
"""

from dataclasses import replace
from functools import partial

from core.form.conditions import answered
from core.form.declarations import Paper
from core.form.field import Field
from core.form.kinds import Choice, Day, Filled, RecordNo, Text
from core.form.terms import Review
from core.law.acts import LawRef, Origin
from core.services import applicant
from core.services.licence import mining_pool, shared
from core.services.licence.rules.shared import NO_POOLS

WORDS = "lic"
form = partial(
    shared.form,
    law=LawRef("169", paragraph="4"),
    terms=replace(shared.TERMS, completeness="L-LIC-02", review=(Review("L-LIC-04"),)),
)
"""An application for a licence or an annex to one: the limits of its issue."""


def head(annex: str, request: tuple[Field, ...], *, abroad: bool = False) -> tuple[Field, ...]:
    """The applicant, the request and the contacts. Only annex 2 asks the country (D-109)."""
    law = LawRef("169", annex=annex)
    return (
        applicant.kind(LawRef("169", paragraph="4")),
        Filled(key="provider_name", words=WORDS, law=law),
        applicant.name(law),
        applicant.identifier(law),
        *request,
        applicant.address(law, abroad=abroad),
        applicant.email(law),
        applicant.phone(law),
    )


def asked_for(annex: str, subtype: str) -> tuple[Field, ...]:
    """A licence, an annex to one, or both; an annex alone names the licence it belongs to."""
    request = Choice(
        key="request_kind",
        options=("licence", "annex", "both"),
        leads_to={"annex": f"lic_annex_{subtype}"},
        words=WORDS,
        law=LawRef("169", annex=annex),
    )
    number = replace(licence_no(annex, subtype), when=answered("request_kind", "annex"))
    return request, number


def annex_to(annex: str, subtype: str) -> tuple[Field, ...]:
    """An annex alone, and the licence it belongs to."""
    request = Filled(key="request_kind", words=WORDS, law=LawRef("169", annex=annex))
    return request, licence_no(annex, subtype)


def licence_no(annex: str, subtype: str) -> RecordNo:
    """The number of a licence of the subtype, which the form has no line for."""
    return RecordNo(
        key="licence_no",
        register=f"licence_{subtype}",
        unknown="E-LIC-REF",
        topic=f"licence_{subtype}.number",
        words=WORDS,
        law=LawRef("169", annex=annex),
        origin=Origin.INFERRED,
    )


def notice(item: str) -> tuple[Field, ...]:
    """Number of the notice of inclusion in the registry, and its date (V-APKNOTICE)."""
    law = LawRef("169", annex="11", item=item)
    return (
        RecordNo(
            key="apk_notice_no",
            register="apk",
            unknown="E-APKNOTICE",
            dated_by="apk_notice_date",
            topic="apk.number",
            words=WORDS,
            law=law,
        ),
        Day(
            key="apk_notice_date",
            required=False,
            topic="apk.issued_on",
            words=WORDS,
            law=law,
            origin=Origin.INFERRED,
        ),
    )


def pool(item: str) -> tuple[Field, ...]:
    """The pool the mining goes through, and the document on it (V-POOLACC)."""
    law = LawRef("169", annex="11", item=item, note="D-54")
    return (
        mining_pool.use(law),
        Text(
            key="pool_name",
            suppressed_by=NO_POOLS,
            when=mining_pool.THROUGH_POOL,
            words=WORDS,
            law=law,
        ),
        mining_pool.accredited_on("pool_cert_date", law, WORDS),
        *mining_pool.document(law),
    )


def sheets(annex: str) -> Filled:
    """The number of sheets enclosed, counted from the files."""
    return Filled(key="sheets", words=WORDS, law=LawRef("169", annex=annex))


def papers(annex: str) -> tuple[Paper, ...]:
    """The application and the form of information: the whole package of the list."""
    law = LawRef("169", annex="3", item="9.1")
    return Paper(f"doc.lic.app{annex}", law), Paper("doc.lic.info11", law)


def pool_paper(item: str) -> Paper:
    """The paper on the pool, as an item of annex 11 asks for it."""
    return mining_pool.paper(LawRef("169", annex="11", item=item))
