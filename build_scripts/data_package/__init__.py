"""Floor 5: the edition as data: CSV with a descriptor, SQLite, JSON-LD, SKOS. Same book, same bytes."""

from build_scripts.data_package.package import data_package_files, write_data_package

__all__ = ["data_package_files", "write_data_package"]
