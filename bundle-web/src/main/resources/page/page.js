"use strict";

// Addresses are relative to the page, so that they follow whatever prefix it is served under.
const EVERY_MS = 2000;
const find = (id) => document.getElementById(id);

/** An element with text or children; text never becomes markup. */
function el(name, content, className) {
  const node = document.createElement(name);
  if (className) node.className = className;
  for (const child of [content].flat()) {
    if (child !== undefined && child !== null) node.append(child);
  }
  return node;
}

async function ask(path) {
  const answer = await fetch(path, { headers: { Accept: "application/json" } });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error || answer.statusText);
  return body.data || body;
}

const TONES = { ready: "good", active: "good", done: "good", draining: "warn", unconfigured: "warn",
  deprecated: "warn", starting: "warn", "rolled back": "warn", failing: "bad", rejected: "bad", retired: "bad" };
const badge = (text) => el("span", text, `badge ${TONES[text] || ""}`);

function table(heads, rows, none) {
  if (!rows.length) return el("p", none, "empty");
  const head = el("tr", heads.map((text) => el("th", text)));
  const body = rows.map((cells) => el("tr", cells.map((cell, i) =>
    cell instanceof HTMLTableCellElement ? cell : el("td", cell))));
  return el("div", el("table", [el("thead", head), el("tbody", body)]), "table");
}

const shown = {};
/** Replaces what is shown only where it has changed, so that nothing flickers and selections stay. */
function show(id, data, draw) {
  const text = JSON.stringify(data);
  if (shown[id] !== text) {
    shown[id] = text;
    find(id).replaceChildren(...[draw(data)].flat());
  }
}

function provider(p) {
  const millis = (n) => (n >= 1000 ? `${(n / 1000).toFixed(1)} s` : `${Math.round(n)} ms`);
  const figures = [["calls", p.calls], ["in flight", p.in_flight],
    ["success", `${(p.success_rate * 100).toFixed(p.success_rate < 1 ? 1 : 0)}%`], ["median", millis(p.latency_ms.p50)]];
  return el("article", [
    el("h3", [p.title || p.name, badge(p.state)]),
    el("p", `${p.bundle} ${p.version}`),
    p.detail ? el("p", p.detail) : null,
    el("p", p.models.slice(0, 6).join(", ") + (p.models.length > 6 ? ` and ${p.models.length - 6} more` : "")),
    el("dl", figures.map(([name, value]) => el("div", [el("dt", name), el("dd", String(value))])), "figures"),
  ], "card");
}

function models(list) {
  return table(["Model", "Provider", "Does", "State"],
    list.map((m) => [m.name, m.provider, m.operations.join(", "),
      badge(m.stage === "active" ? m.state : m.stage)]), "No model: drop a provider bundle into deploy/.");
}

function bundles(list) {
  return table(["Bundle", "Version", "State", "From", "Why not"],
    list.map((b) => [b.name, b.version, badge(b.state), b.location, b.reason || ""]), "None.");
}

function deployments(list) {
  return table(["When", "What", "Outcome"], list.map((d) => {
    const when = new Date(d.at);
    return [el("td", when.toLocaleTimeString(), "time"),
      [`${d.action} ${d.name} ${d.version || ""}`, d.reason ? el("div", d.reason, "empty") : null], badge(d.outcome)];
  }), "Nothing was deployed yet.");
}

function choices(list) {
  const select = document.forms.form.elements.model;
  const names = list.filter((m) => m.state === "ready" && m.stage !== "retired" && m.operations.includes("image.generate"))
    .map((m) => m.name);
  if (names.join() === [...select.options].map((o) => o.value).join()) return;
  const before = select.value;
  select.replaceChildren(...names.map((name) => el("option", name)));
  select.value = names.includes(before) ? before : names.find((name) => name.startsWith("sandbox")) || names[0] || "";
}

function health(ready, why) {
  const node = find("health");
  node.textContent = ready ? "ready" : why;
  node.className = `badge ${ready ? "good" : "bad"}`;
}

async function part(id, path, pick, draw) {
  try {
    show(id, pick(await ask(path)), draw);
  } catch (problem) {
    shown[id] = undefined;
    find(id).replaceChildren(el("p", problem.message, "empty"));
  }
}

async function refresh() {
  await Promise.all([
    ask("health/ready").then(() => health(true), (problem) => health(false, problem.message)),
    part("providers", "ops/providers", (data) => data.providers,
      (list) => (list.length ? list.map(provider) : el("p", "No provider: drop a bundle into deploy/.", "empty"))),
    part("models", "models", (data) => {
      choices(data.models);
      return data.models.map(({ name, provider: by, operations, state, stage }) =>
        ({ name, provider: by, operations, state, stage }));
    }, models),
    part("bundles", "ops/bundles", (data) => data.bundles, bundles),
    part("deployments", "ops/deployments?limit=8", (data) => data.deployments, deployments),
  ]);
}

async function generate(event) {
  event.preventDefault();
  const fields = event.target.elements;
  const button = event.target.querySelector("button");
  const size = Number(fields.size.value);
  button.disabled = true;
  find("problem").hidden = true;
  try {
    const answer = await fetch("image/generate", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ prompt: fields.prompt.value, customer_id: 1, save_to_db: false,
        settings: { image: { model: fields.model.value, width: size, height: size } } }),
    });
    const { data, error } = await answer.json();
    if (!answer.ok) throw new Error(error);
    if (!data.image_url) throw new Error(`It takes longer: see jobs/${data.job_id}`);
    const figure = find("picture");
    figure.querySelector("img").src = data.image_url;
    figure.querySelector("img").alt = fields.prompt.value;
    figure.querySelector("figcaption").textContent = `${data.provider} · ${data.model} · $${data.cost.usd}`;
    figure.hidden = false;
  } catch (problem) {
    find("problem").textContent = problem.message;
    find("problem").hidden = false;
  } finally {
    button.disabled = false;
  }
}

async function forever() {
  if (!document.hidden) await refresh();
  setTimeout(forever, EVERY_MS);
}

document.forms.form.addEventListener("submit", generate);
forever();
