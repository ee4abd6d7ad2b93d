#include "engine/report/sections.hpp"

namespace probant::report {

// Colours keep a contrast of at least 4.5 : 1 on their grounds, in light and in dark.
const std::string_view kStyle = R"css(
:root {
  --ground: #fbfaf7; --card: #ffffff; --ink: #1f2328; --soft: #545b64; --line: #d9d6cf;
  --accent: #17567a; --for: #1c6a40; --against: #9a2b2b; --mark: #ffe8a3; --mark-ink: #1f2328; --chip: #eef2f4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15181c; --card: #1c2025; --ink: #e6e8ea; --soft: #a9b1ba; --line: #363c44;
    --accent: #8cc6e6; --for: #7fd3a2; --against: #f2a097; --mark: #5c4a10; --mark-ink: #fff4cf; --chip: #272d34;
  }
}
* { box-sizing: border-box; }
html { color-scheme: light dark; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; z-index: 2; padding: .6rem 1rem; background: var(--card); }
.banner { padding: 3rem 1.5rem 1.5rem; border-bottom: 1px solid var(--line); max-width: 84rem; margin: 0 auto; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; font-weight: 650; letter-spacing: -.01em; }
h2 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 1rem; font-weight: 650; }
h3 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
h4 { font-size: 1rem; margin: 2rem 0 .75rem; font-weight: 600; }
.columns { max-width: 84rem; margin: 0 auto; padding: 0 1.5rem 4rem; }
main > section { padding: 2.5rem 0; border-bottom: 1px solid var(--line); max-width: 52rem; }
main > section:last-of-type { border-bottom: 0; }
.contents h2 { font-size: .95rem; color: var(--soft); margin: 1.5rem 0 .5rem; }
.contents ol { list-style: none; margin: 0; padding: 0; }
.contents a { display: flex; justify-content: space-between; gap: .75rem; padding: .3rem .5rem; border-radius: .3rem; text-decoration: none; color: var(--ink); font-size: .92rem; line-height: 1.35; }
.contents a:hover { background: var(--chip); }
.count { color: var(--soft); font-size: .88rem; font-weight: 400; white-space: nowrap; font-variant-numeric: tabular-nums; }
.id { color: var(--soft); font-weight: 400; font-variant-numeric: tabular-nums; margin-right: .35rem; }
.note { color: var(--soft); }
.statement { font-size: 1.08rem; }
.numbers { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin: 1.5rem 0; }
.numbers div { display: flex; flex-direction: column-reverse; }
.numbers dt { color: var(--soft); font-size: .9rem; }
.numbers dd { margin: 0; font-size: 1.7rem; line-height: 1.2; font-weight: 600; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: 1.5rem 0; font-size: .95rem; width: 100%; }
table.languages { width: auto; }
a .id { color: inherit; }
.factors a, .gap a { text-decoration: none; }
.factors a:hover, .gap a:hover { text-decoration: underline; }
th, td { text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 500; font-size: .88rem; vertical-align: bottom; }
thead th::first-letter { text-transform: uppercase; }
tbody th { font-weight: 400; }
.factors td, .languages td { font-variant-numeric: tabular-nums; white-space: nowrap; }
.questions { list-style: none; padding: 0; margin: .5rem 0 1rem; }
.questions li { padding: .3rem 0 .3rem .8rem; border-left: 3px solid var(--for); margin-bottom: .4rem; }
.questions li.open { border-left-style: dotted; border-left-color: var(--soft); }
:target { background: var(--chip); }
details { margin: .75rem 0; }
summary { cursor: pointer; color: var(--accent); padding: .2rem 0; }
.context dt { font-weight: 600; margin-top: .8rem; }
.context dd { margin: 0; }
.candidate { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem; margin: 0 0 1.25rem; }
.chips { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem; margin: 0 0 .8rem; padding: 0; }
.chips li { background: var(--chip); border-radius: 1rem; padding: .1rem .75rem; font-size: .85rem; }
.chips li.against { border: 1px dashed var(--soft); background: none; }
.chips q { color: var(--soft); font-style: italic; }
blockquote { margin: 0 0 .8rem; padding: .1rem 0 .1rem 1.1rem; border-left: 4px solid var(--for); }
.contradicts blockquote { border-left-color: var(--against); border-left-style: double; border-left-width: 6px; }
blockquote p { margin: 0; white-space: pre-line; font-family: Charter, "Bitstream Charter", Georgia, Cambria, serif; font-size: 1.06rem; }
mark { background: var(--mark); color: var(--mark-ink); border-radius: .15rem; padding: 0 .1em; }
.facts { margin: 0; font-size: .9rem; }
.facts .fact { margin-right: .9rem; display: inline-block; }
.candidate > details { margin: .4rem 0 0; font-size: .9rem; }
.candidate > details .chips { margin: .4rem 0 0; }
.name { color: var(--soft); }
.polarity { color: var(--for); margin-right: .9rem; }
.polarity::before { content: "✓ " / ""; }
.contradicts .polarity { color: var(--against); }
.contradicts .polarity::before { content: "✗ " / ""; }
.place { margin: .3rem 0 0; font-size: .9rem; color: var(--soft); }
#filter { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.2rem; padding: .7rem 0; background: var(--ground); border-bottom: 1px solid var(--line); font-size: .9rem; }
#filter[hidden], [hidden] { display: none; }
select, input { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: .3rem; padding: .25rem .5rem; max-width: 16rem; min-height: 2rem; }
@media (min-width: 68rem) {
  html { scroll-padding-top: 6.5rem; }
  #filter { position: sticky; top: 0; z-index: 1; }
  .columns { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 3rem; }
  .contents { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding-bottom: 2rem; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  :root { --ground: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #000; --for: #1c6a40; --against: #9a2b2b; --mark: #eee; --mark-ink: #000; --chip: #f3f3f3; }
  body { font-size: 10.5pt; }
  .contents, #filter, .skip { display: none; }
  .columns, .banner { padding-left: 0; padding-right: 0; }
  main > section { max-width: none; }
  .factor { break-before: page; }
  .candidate, tr, .gap li { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  mark { text-decoration: underline; }
  a { text-decoration: none; }
}
)css";

const std::string_view kScript = R"js(
(() => {
  'use strict';
  const form = document.getElementById('filter');
  const candidates = [...document.querySelectorAll('article.candidate')];
  const texts = candidates.map((c) => c.textContent.toLowerCase());
  const groups = [...document.querySelectorAll('section.group')];
  const factors = [...document.querySelectorAll('section.factor')];
  const apply = () => {
    const factor = form.elements.factor.value;
    const language = form.elements.language.value;
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    candidates.forEach((c, i) => {
      const fits = (!factor || c.dataset.factor === factor) &&
        (!language || c.dataset.language === language) &&
        words.every((w) => texts[i].includes(w));
      c.hidden = !fits;
      if (fits) shown += 1;
    });
    const any = (s) => s.querySelector('article.candidate:not([hidden])') !== null;
    groups.forEach((g) => { g.hidden = !any(g); });
    const filtered = factor || language || words.length > 0;
    factors.forEach((f) => { f.hidden = Boolean(filtered) && !any(f); });
    form.elements.count.value = shown + ' / ' + candidates.length;
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', (e) => { e.preventDefault(); });
  form.hidden = false;
  apply();
  const closed = [];
  addEventListener('beforeprint', () => {
    document.querySelectorAll('details:not([open])').forEach((d) => { d.open = true; closed.push(d); });
  });
  addEventListener('afterprint', () => { closed.splice(0).forEach((d) => { d.open = false; }); });
})();
)js";

}  // namespace probant::report
