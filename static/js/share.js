// Shows the button for the share sheet and the copy button in browsers that support them.
// Without this script the plain links beside them still share the article.
(() => {
  for (const box of document.querySelectorAll(".share")) {
    const { title, url } = box.dataset;
    const status = box.querySelector("[role=status]");
    const sheet = box.querySelector("[data-share=sheet]");
    const copy = box.querySelector("[data-share=copy]");
    let timer;

    const show = (button) => {
      button.parentElement.hidden = false;
      box.hidden = false;
    };

    // Emptied first, so that screen readers announce a repeated message again.
    const say = (words) => {
      clearTimeout(timer);
      status.textContent = "";
      timer = setTimeout(() => {
        status.textContent = words;
        timer = setTimeout(() => { status.textContent = ""; }, 6000);
      }, 50);
    };

    if (navigator.share) {
      show(sheet);
      // Closing the sheet rejects the promise, which is no error to report.
      sheet.addEventListener("click", () => navigator.share({ title, url }).catch(() => {}));
    }
    if (navigator.clipboard) {
      show(copy);
      copy.addEventListener("click", () => navigator.clipboard.writeText(url).then(
        () => say(copy.dataset.done),
        () => say(copy.dataset.failed),
      ));
    }
  }
})();
