// Notes of numbers and terms are drawn by the style sheet on hover and focus. This adds two manners:
// Escape puts a note away, and on a touch screen the first tap shows it, the second follows the link.
(() => {
  "use strict";
  const noted = (event) => event.target.closest?.("a[data-says]");
  let touched = false;
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
  });
  document.addEventListener("click", (event) => {
    const link = noted(event);
    if (link && touched && !link.classList.contains("shown")) {
      event.preventDefault();
      document.querySelectorAll("a.shown").forEach((other) => other.classList.remove("shown"));
      link.classList.add("shown");
      link.focus({ preventScroll: true });
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document
        .querySelectorAll("a[data-says]:is(:hover, :focus)")
        .forEach((link) => link.classList.add("dismissed"));
    }
  });
  for (const leaves of ["focusout", "mouseout"]) {
    document.addEventListener(leaves, (event) => {
      noted(event)?.classList.remove("dismissed", "shown");
    });
  }
})();
