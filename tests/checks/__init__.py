"""The checks held to lists made by a reader with a pencil."""
