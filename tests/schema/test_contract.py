"""The published schema keeps what was agreed with its users: `contract.graphql` is its core, to which anything may be added."""

from collections.abc import Iterator
from pathlib import Path

from graphql import parse, print_ast
from graphql.language import (
    DefinitionNode,
    EnumTypeDefinitionNode,
    FieldDefinitionNode,
    InputObjectTypeDefinitionNode,
    InterfaceTypeDefinitionNode,
    ObjectTypeDefinitionNode,
    TypeDefinitionNode,
    TypeExtensionNode,
)

from tests.schema import snapshot

CONTRACT = Path(__file__).parent / "contract.graphql"

NOT_BUILT_YET = {
    "certificates, their formats and their traces": {
        "Query.certificates", "Mutation.saveTemplate", "Mutation.publishTemplate",
    },
    "reports, shares and partners": {
        "Query.creditReport", "CreditReport", "CreditReportRow", "CreditDimension", "CreditFilter.providers",
        "CreditFilter.learnerIds", "CreditFilter.activityIds", "CreditOrderField.KEY", "CreditOrderField.COUNT",
        "Viewer.savedReports", "Viewer.shares", "Viewer.consents", "Mutation.exportReport", "Mutation.saveReport",
        "Mutation.deleteSavedReport", "Mutation.shareReport", "Mutation.endShare", "Mutation.openShare", "Query.apiKeys",
        "ApiKeyPayload", "Mutation.createApiKey", "Mutation.rotateApiKey", "Mutation.revokeApiKey", "Query.webhooks",
        "Mutation.saveWebhook", "Mutation.resendDelivery", "Mutation.inviteLearners", "Mutation.grantConsent",
        "Mutation.endConsent",
    },
    "licenses and alerts": {
        "Query.ruleSets", "Learner.alerts", "LiveUpdate.alerts", "Mutation.dismissAlert", "AnnualProgress.requiredUnitLabel",
    },
    "reporting, import and records": {
        "ReportingState", "ReportingStatus", "Credit.reports", "Query.auditTrail", "Mutation.requestCorrection",
        "Mutation.decideCorrection", "Mutation.importCredits", "Mutation.undoImport", "Mutation.mergeAccounts",
    },
}  # fmt: skip


def published(text: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Every type, field, value and argument by its full name, with its type, and with the arguments that must be given."""
    return {name: what for definition in parse(text).definitions for name, what in _members(definition)}


def _members(definition: DefinitionNode) -> Iterator[tuple[str, tuple[str, frozenset[str]]]]:
    if not isinstance(definition, TypeDefinitionNode | TypeExtensionNode):
        return
    owner = definition.name.value
    yield owner, (definition.kind.replace("extension", "definition"), frozenset())
    if isinstance(definition, EnumTypeDefinitionNode):
        yield from ((f"{owner}.{value.name.value}", ("", frozenset())) for value in definition.values or ())
    elif isinstance(definition, ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode | InputObjectTypeDefinitionNode):
        for field in definition.fields or ():
            arguments = (field.arguments or ()) if isinstance(field, FieldDefinitionNode) else ()
            needed = frozenset(
                one.name.value for one in arguments if one.type.kind == "non_null_type" and one.default_value is None
            )
            yield f"{owner}.{field.name.value}", (print_ast(field.type), needed)
            yield from (
                (f"{owner}.{field.name.value}({one.name.value})", (print_ast(one.type), frozenset())) for one in arguments
            )


AGREED = published(CONTRACT.read_text(encoding="utf-8"))
OURS = published(snapshot.FILE.read_text(encoding="utf-8"))
LATER = set().union(*NOT_BUILT_YET.values())


def is_later(name: str) -> bool:
    """Whether it, the type that it belongs to, or the field that it is an argument of is not built yet."""
    return bool({name, name.partition("(")[0], name.partition(".")[0]} & LATER)


def test_whatever_was_agreed_is_published_as_agreed() -> None:
    differing = {name: (agreed, OURS.get(name)) for name, agreed in AGREED.items() if OURS.get(name) != agreed}

    assert {name: what for name, what in differing.items() if not is_later(name)} == {}


def test_what_is_called_not_built_yet_was_agreed_and_is_not_built() -> None:
    assert sorted(name for name in LATER if name not in AGREED or name in OURS) == []
