"""Attendance as webinar tools export it: a file's bytes in, who was there from when to when out, mistakes named by row."""

from backend.integrations.attendance_files.contents import Unreadable, text_of
from backend.integrations.attendance_files.sheets import Line, Mistake, Sheet, read

__all__ = ["Line", "Mistake", "Sheet", "Unreadable", "read", "text_of"]
