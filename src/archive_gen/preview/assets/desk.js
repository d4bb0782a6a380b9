/* The desk's form: says what a date means as it is typed, and keeps what was typed when the site is built again. */
"use strict";

(() => {
  const form = document.querySelector("form.desk");
  if (!form) return;
  const dates = document.currentScript.dataset.dates;
  const field = form.elements.date;
  const days = document.getElementById("days");
  const WAIT_MS = 150;
  let isSent = false;
  let waiting = 0;
  let asked = 0;

  const check = async () => {
    const own = ++asked;
    const answer = await fetch(`${dates}?text=${encodeURIComponent(field.value)}`);
    const { is_date: isDate, says } = await answer.json();
    if (own !== asked) return;
    days.textContent = says;
    field.setAttribute("aria-invalid", String(!isDate));
  };

  const checkSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => check().catch(() => { days.textContent = ""; }), WAIT_MS);
  };

  // What was typed before this script ran counts too, so the fields are asked rather than followed.
  const isTouched = () => "kept" in form.dataset || [...form.elements].some(
    one => one.type === "checkbox" ? one.checked !== one.defaultChecked : one.value !== (one.defaultValue ?? one.value),
  );

  field.addEventListener("input", checkSoon);
  if (field.value) checkSoon();
  form.addEventListener("submit", () => { isSent = true; });

  document.addEventListener("preview:built", event => {
    if (isSent) event.preventDefault();
    if (!isTouched() || isSent) return;
    event.preventDefault();
    const said = document.createElement("p");
    const link = document.createElement("a");
    link.href = `${location.pathname}?source=${encodeURIComponent(form.elements.source.value)}`;
    link.textContent = "Load this record anew";
    said.append("The site was built again meanwhile. ", link, ", which empties the form of what was not written.");
    document.getElementById("news").replaceChildren(said);
  });
})();
