// Buttons that copy the code below them; without this script they stay hidden.
for (const button of document.querySelectorAll(".copy")) {
  const code = button.nextElementSibling;
  button.hidden = false;
  button.addEventListener("click", async () => {
    let said = "Copied";
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      // A page that was opened as a file may not write to the clipboard.
      getSelection().selectAllChildren(code);
      said = document.execCommand("copy") ? "Copied" : "Selected";
    }
    button.textContent = said;
    setTimeout(() => button.textContent = "Copy", 2000);
  });
}
