"""The tool that makes a critical, citable, checkable edition of damaged Chinese clippings."""
