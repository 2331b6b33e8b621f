"""Writes nbformat.ipynb.txt with Python's nbformat: what serializeNotebook() has to equal.

Debian: apt-get install python3-nbformat; /usr/bin/python3 make_nbformat_file.py
"""

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

odd = "a\r\nb\rc\x0bd\x0ce\x1cf\x1dg\x1eh\x85i\u2028j\u2029k\n\n"
notebook = new_notebook(
    metadata={
        "kernelspec": {"name": "deno", "display_name": "Deno", "language": "typescript"},
        "10": 1, "9": 2, "é": None, "Z": True, "a": {}, "list": [], "deep": [[1, {"x": []}], "b"],
    },
    cells=[
        new_markdown_cell("# Titel – ü\n\nText \u007f \"quoted\" \\ \t", id="text"),
        new_markdown_cell("![](attachment:a.txt)", id="with-attachment", attachments={"a.txt": {"text/plain": "x\ny"}}),
        new_raw_cell("raw", id="raw"),
        new_code_cell("", id="empty"),
        new_code_cell(odd, id="odd", execution_count=3, metadata={"tags": ["parameters"]}, outputs=[
            new_output("stream", name="stdout", text=odd),
            new_output("stream", name="stderr", text=""),
            new_output("display_data", data={
                "text/plain": "a\nb", "text/html": "<b>\n</b>\n", "image/png": "aGk=\n", "image/svg+xml": "<svg>\n</svg>",
                "application/vnd.own+svg": "<svg>\n</svg>", "application/javascript": "1\n2",
                "application/json": {"b": ["x", "y"], "a": 1.5}, "application/vnd.list+json": [1, "x"],
            }, metadata={"image/png": {"width": 10, "height": 20}}),
            new_output("execute_result", data={"text/plain": "\x1b[1m\u0000\U0001f600"}, execution_count=3),
            new_output("error", ename="Error", evalue="a\nb", traceback=["Error: a", "b"]),
        ]),
    ],
)
# Not .ipynb or .json: the project's formatter would lay it out anew.
path = Path(__file__).with_name("nbformat.ipynb.txt")
path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="")
