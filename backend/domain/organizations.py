"""What kinds of organization there are."""

from enum import StrEnum


class OrganizationKind(StrEnum):
    """What an organization is to the service."""

    PROVIDER = "PROVIDER"
    EMPLOYER = "EMPLOYER"
    BOARD = "BOARD"
    LMS = "LMS"
