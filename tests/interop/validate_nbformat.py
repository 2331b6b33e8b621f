"""Fails unless notebooks are valid nbformat 4.5, byte for byte as nbformat itself writes them."""

import sys

import nbformat

for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        text = file.read()
    notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5), path
    nbformat.validate(notebook)
    assert nbformat.writes(notebook) + "\n" == text, f"{path} is laid out otherwise"
