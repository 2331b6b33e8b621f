"""Executes a notebook with nbclient and the Deno kernel, writes it, and prints the seconds it took."""

import sys
import time

import nbclient
import nbformat

source, target, folder = sys.argv[1:]
notebook = nbformat.read(source, as_version=4)
client = nbclient.NotebookClient(
    notebook,
    kernel_name="deno",
    timeout=120,
    record_timing=False,
    resources={"metadata": {"path": folder}},
)
start = time.perf_counter()
client.execute()
print(time.perf_counter() - start)
nbformat.write(notebook, target)
