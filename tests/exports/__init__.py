"""What the tests of the exports share."""
