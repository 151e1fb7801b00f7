"""Arguments that many fields take, each with its description."""

from typing import Annotated, TypeAlias

import strawberry

First: TypeAlias = Annotated[int | None, strawberry.argument(description="How many rows, at most 1,000; more is refused.")]
After: TypeAlias = Annotated[str | None, strawberry.argument(description="The cursor behind which to continue.")]
Id: TypeAlias = Annotated[strawberry.ID, strawberry.argument(description="A global id.")]
Ids: TypeAlias = Annotated[list[strawberry.ID], strawberry.argument(description="Global ids, at most 100.")]

INPUT = strawberry.argument(description="What is to be done.")
"""Every mutation takes one argument."""
