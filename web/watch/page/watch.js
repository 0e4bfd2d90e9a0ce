// Asks twice a second whether the file has changed, and shows what is new.
"use strict";

const panel = document.getElementById("panel");
const gone = document.getElementById("gone");
let version = `"${panel.dataset.version}"`;

async function look() {
  try {
    const answer = await fetch("/panel", { headers: { "If-None-Match": version }, cache: "no-store" });
    gone.hidden = true;
    if (answer.status === 200) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      panel.replaceChildren(...page.body.childNodes);
      version = answer.headers.get("ETag");
    }
  } catch {
    gone.hidden = false;
  }
  setTimeout(look, 500);
}

setTimeout(look, 500);
