// Sends the request of the form and shows what comes back. Without it the page says the same, with a line for the command line.
"use strict";
const form = document.querySelector("form.proberen");
form.hidden = false;
const [said, shown] = [form.querySelector("[role=status]"), form.querySelector("pre")];

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  let path = form.dataset.pad;
  const [query, headers] = [new URLSearchParams(), new Headers()];
  for (const { name, value, dataset } of form.querySelectorAll("input")) {
    if (value === "") continue;
    if (dataset.waar === "path") path = path.replace(`{${name}}`, encodeURIComponent(value));
    else if (dataset.waar === "query") query.append(name, value);
    else if (dataset.waar === "token") headers.set("Authorization", `Bearer ${value}`);
    else headers.set(name, value);
  }
  const body = form.querySelector("textarea");
  if (body !== null) headers.set("Content-Type", body.dataset.soort);
  const address = path + (query.size > 0 ? `?${query}` : "");
  said.textContent = `${form.dataset.methode} ${address} …`;
  shown.hidden = true;
  try {
    const answer = await fetch(address, { method: form.dataset.methode, headers, body: body?.value });
    const text = await answer.text();
    said.textContent = `${answer.status} ${answer.statusText}, ${answer.headers.get("Content-Type") ?? "geen inhoud"}`;
    shown.hidden = text === "";
    shown.firstElementChild.textContent = /json/.test(answer.headers.get("Content-Type")) ? JSON.stringify(JSON.parse(text), null, 2) : text;
  } catch (fault) {
    said.textContent = `Het lukt niet: ${fault.message}`;
  }
});
