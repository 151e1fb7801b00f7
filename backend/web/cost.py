"""How much an operation could answer with: a static upper bound in fields, computed from its text in linear time.

Each field counts 1. A list of objects multiplies what is selected below it: by `first` (or `last`) if that is its own argument
or one of the field directly above (a connection's `edges`, a report's `rows`), else by its declared size or the default one. A
fragment is weighed once, however often it is spread, so documents whose expansion would be exponential cost no time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SchemaMetaFieldDef,
    SelectionSetNode,
    TypeMetaFieldDef,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

PAGE_ARGUMENTS = ("first", "last")
INTROSPECTION_LIST_SIZE = 8
"""Entries taken for a list of introspection: about the mean of a schema's types, fields, arguments and values."""

_META_FIELDS = {"__schema": SchemaMetaFieldDef, "__type": TypeMetaFieldDef}


@dataclass(frozen=True, slots=True)
class Weight:
    """An operation's weight: levels of fields, fields it could answer with, and every page size that it names."""

    depth: int
    cost: int
    pages: tuple[int, ...]


@dataclass(slots=True)
class _Load:
    """What a selection set weighs.

    A list's size may depend on a `first` of the field above, which a fragment does not know. Lists are therefore summed twice:
    `paged` per entry of the page above, `unpaged` at their own size.
    """

    depth: int = 0
    flat: int = 0
    paged: int = 0
    unpaged: int = 0

    def add(self, other: "_Load") -> None:
        self.depth = max(self.depth, other.depth)
        self.flat += other.flat
        self.paged += other.paged
        self.unpaged += other.unpaged

    def under(self, page: int | None) -> int:
        """Fields, where the field above names a page of this size or none."""
        return self.flat + (self.unpaged if page is None else page * self.paged)


@dataclass(frozen=True, slots=True)
class Scale:
    """Weighs operations of one schema.

    Attributes:
        schema: types and fields, with their declared list sizes and default pages.
        list_size: entries taken for a list that declares none.
        max_first: entries taken for a page whose size is left open.
    """

    schema: GraphQLSchema
    list_size: int
    max_first: int

    def weigh(self, document: DocumentNode, operation: OperationDefinitionNode, variables: Mapping[str, int | None]) -> Weight:
        """The weight of one operation. The document need not be valid: what is unknown counts as a plain field.

        `variables` holds the given values of those variables that set page sizes; None stands for a value that is no number.
        """
        return _Weighing(self, document, operation, variables).result()


class _Weighing:
    """One operation on the scale."""

    def __init__(
        self, scale: Scale, document: DocumentNode, operation: OperationDefinitionNode, variables: Mapping[str, int | None]
    ) -> None:
        self._scale = scale
        self._operation = operation
        self._fragments = {
            definition.name.value: definition
            for definition in document.definitions
            if isinstance(definition, FragmentDefinitionNode)
        }
        self._loads: dict[str, _Load] = {}
        self._pages: dict[int, None] = {}
        self._variables: dict[str, int | None] = {
            definition.variable.name.value: _literal(definition.default_value)
            for definition in operation.variable_definitions or ()
            if definition.default_value is not None
        }
        self._variables.update(variables)

    def result(self) -> Weight:
        for name in _dependencies_first(self._operation.selection_set, self._fragments):
            fragment = self._fragments[name]
            self._loads[name] = self._selected(fragment.selection_set, self._type(fragment.type_condition.name.value))
        root = self._scale.schema.get_root_type(self._operation.operation)
        load = self._selected(self._operation.selection_set, root)
        return Weight(load.depth, load.under(None), tuple(self._pages))

    def _type(self, name: str) -> GraphQLNamedType | None:
        return self._scale.schema.type_map.get(name)

    def _selected(self, selections: SelectionSetNode | None, parent: GraphQLNamedType | None) -> _Load:
        load = _Load()
        for selection in selections.selections if selections else ():
            if isinstance(selection, FieldNode):
                load.add(self._field(selection, parent))
            elif isinstance(selection, InlineFragmentNode):
                condition = selection.type_condition
                load.add(self._selected(selection.selection_set, self._type(condition.name.value) if condition else parent))
            elif isinstance(selection, FragmentSpreadNode):
                # Absent only where a fragment is unknown or spreads itself: validation refuses both.
                load.add(self._loads.get(selection.name.value, _Load()))
        return load

    def _field(self, node: FieldNode, parent: GraphQLNamedType | None) -> _Load:
        field = self._definition(node.name.value, parent)
        below = self._selected(node.selection_set, get_named_type(field.type) if field else None)
        page = self._page(node, field)
        if field is None or node.selection_set is None or not is_list_type(get_nullable_type(field.type)):
            return _Load(depth=below.depth + 1, flat=1 + below.under(page))
        entry = below.under(None)
        if page is not None:
            return _Load(depth=below.depth + 1, flat=1 + page * entry)
        return _Load(depth=below.depth + 1, flat=1, paged=entry, unpaged=entry * self._declared_size(field))

    def _definition(self, name: str, parent: GraphQLNamedType | None) -> GraphQLField | None:
        if isinstance(parent, GraphQLObjectType | GraphQLInterfaceType):
            return parent.fields.get(name) or _META_FIELDS.get(name)
        return None

    def _page(self, node: FieldNode, field: GraphQLField | None) -> int | None:
        """The page size that this field sets, or None if it takes no page argument."""
        taken = [name for name in PAGE_ARGUMENTS if field and name in field.args]
        given = {argument.name.value: argument.value for argument in node.arguments or () if self._sets_page(argument)}
        if not taken and not given:
            return None
        sizes = [size for value in given.values() if (size := self._value(value)) is not None]
        self._pages.update(dict.fromkeys(sizes))
        if sizes:
            return max(sizes)
        defaults = [field.args[name].default_value for name in taken if name not in given] if field else []
        return max((value for value in defaults if isinstance(value, int)), default=self._scale.max_first)

    def _sets_page(self, argument: ArgumentNode) -> bool:
        """Whether it is a page argument with a value; a variable that was left out leaves the argument out too."""
        value = argument.value
        left_out = isinstance(value, VariableNode) and value.name.value not in self._variables
        return argument.name.value in PAGE_ARGUMENTS and not left_out

    def _value(self, value: ValueNode) -> int | None:
        return self._variables.get(value.name.value) if isinstance(value, VariableNode) else _literal(value)

    def _declared_size(self, field: GraphQLField) -> int:
        if get_named_type(field.type).name.startswith("__"):
            return INTROSPECTION_LIST_SIZE
        definition = field.extensions.get("strawberry-definition")
        size = getattr(definition, "metadata", {}).get("list_size", self._scale.list_size)
        return int(size)


def whole_number(value: object) -> int | None:
    """The number that GraphQL's Int would read from this variable (2.0 is 2), or None."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, float) and abs(value) != inf and value == int(value):
        return int(value)
    return None


def _literal(value: ValueNode) -> int | None:
    return int(value.value) if isinstance(value, IntValueNode) else None


def _dependencies_first(root: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode]) -> list[str]:
    """The fragments that can be reached, each after those that it spreads. Safe for cycles and for chains of any length."""
    order: list[str] = []
    entered: set[str] = set()
    waiting = [(name, False) for name in _spreads(root)]
    while waiting:
        name, done = waiting.pop()
        if done:
            order.append(name)
        elif name in fragments and name not in entered:
            entered.add(name)
            waiting.append((name, True))
            waiting.extend((inner, False) for inner in _spreads(fragments[name].selection_set))
    return order


def _spreads(selections: SelectionSetNode) -> list[str]:
    names: list[str] = []
    sets = [selections]
    while sets:
        for selection in sets.pop().selections:
            if isinstance(selection, FragmentSpreadNode):
                names.append(selection.name.value)
            elif isinstance(selection, FieldNode | InlineFragmentNode) and selection.selection_set:
                sets.append(selection.selection_set)
    return names
