// Opens the dossier of the sample archive, and one of a hostile document, in Debian's Chromium.
// usage: node dossier.mjs PROBANT SOURCE [SCREENSHOT-FOLDER]
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

const [probant, source, pictures] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const place = fs.mkdtempSync(path.join(os.tmpdir(), "probant-web-"));
const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync"],
});
let passed = 0, failed = 0;

async function test(name, body) {
    try {
        await body();
        passed += 1;
        console.log(`ok    ${name}`);
    } catch (error) {
        failed += 1;
        console.log(`FAIL  ${name}\n${error.stack ?? error}`);
    }
}

function scan(archive, workspace) {
    const done = spawnSync(probant, ["scan", archive, "--workspace", workspace, "--quiet"], { encoding: "utf8" });
    assert.ok(done.status === 0 || done.status === 3, done.stderr);
}

function dossier(workspace, reader) {
    const file = path.join(place, `dossier-${path.basename(workspace)}-${reader}.html`);
    execFileSync(probant, ["report", "--workspace", workspace, "--reader", reader, "--output", file]);
    return file;
}

/// A page on the file that remembers requests, errors and dialogs.
async function open(file, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.seen = { requests: [], errors: [], dialogs: 0 };
    page.on("request", (request) => page.seen.requests.push(request.url()));
    page.on("pageerror", (error) => page.seen.errors.push(String(error)));
    page.on("console", (message) => message.type() === "error" && page.seen.errors.push(message.text()));
    page.on("dialog", (dialog) => { page.seen.dialogs += 1; dialog.dismiss(); });
    await page.goto(`file://${file}`);
    return page;
}

async function picture(page, name) {
    if (pictures) await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

const sample = path.join(place, "sample");
scan(path.join(source, "corpus/archive"), sample);
// The same page with fewer quotes, for what takes a browser long.
const small = path.join(place, "small");
scan(path.join(source, "corpus/archive/fi"), small);

await test("the dossier opens without any request or error, in the reader's language", async () => {
    for (const reader of ["en", "fi", "fr"]) {
        const file = dossier(sample, reader);
        const page = await open(file);
        assert.deepEqual(page.seen.requests, [`file://${file}`]);
        assert.deepEqual(page.seen.errors, []);
        assert.equal(await page.getAttribute("html", "lang"), reader);
        await picture(page, `dossier-${reader}`);
        await page.context().close();
    }
});

await test("all 13 factors stand in it, with highlighted quotes in their own languages", async () => {
    const page = await open(dossier(sample, "en"));
    const text = await page.textContent("body");
    const titles = JSON.parse(fs.readFileSync(path.join(source, "lexicons/benchmarks/integrating-cities/text/en.json"))).factors;
    for (const { title } of Object.values(titles)) assert.ok(text.includes(title), title);
    assert.ok(await page.locator("mark").count() > 100);
    const languages = await page.locator("blockquote[lang]").evaluateAll((quotes) => [...new Set(quotes.map((q) => q.lang))]);
    assert.ok(languages.length >= 10, languages.join(" "));
    await page.context().close();
});

await test("axe finds nothing, in light and in dark", async () => {
    for (const colorScheme of ["light", "dark"]) {
        // The page's own policy forbids foreign scripts; the checker has to be let in.
        const page = await open(dossier(small, "en"), { colorScheme, bypassCSP: true });
        await page.addScriptTag({ path: axe });
        const found = await page.evaluate(() => window.axe.run(document, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }));
        assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes[0]?.html?.slice(0, 200)}`), []);
        await picture(page, `dossier-${colorScheme}`);
        await page.context().close();
    }
});

await test("it reads on a small screen without scrolling sideways", async () => {
    const page = await open(dossier(sample, "de"), { viewport: { width: 360, height: 740 } });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 1, `${overflow} pixels too wide`);
    await picture(page, "dossier-narrow");
    await page.context().close();
});

await test("it can be read without scripts", async () => {
    const page = await open(dossier(sample, "en"), { javaScriptEnabled: false });
    assert.ok(await page.locator("blockquote").first().isVisible());
    await page.context().close();
});

await test("a document's text never becomes markup or script", async () => {
    const archive = path.join(place, "hostile-archive");
    fs.mkdirSync(archive);
    const attack = `<script>alert(1)</script><img src=x onerror=alert(2)>" onmouseover="alert(3)" </blockquote></html>`;
    fs.writeFileSync(path.join(archive, `"><script>alert(4)<_script>.txt`),
        `The city opened a welcome centre for newcomers from abroad, with advice in twelve languages. ${attack}\n`);
    const workspace = path.join(place, "hostile");
    scan(archive, workspace);
    const page = await open(dossier(workspace, "en"));
    await page.waitForTimeout(0);
    assert.equal(page.seen.dialogs, 0);
    assert.equal(await page.locator("img, blockquote script").count(), 0);
    assert.ok((await page.textContent("blockquote")).includes("<script>alert(1)</script>"));
    assert.deepEqual(page.seen.errors, []);
    await page.context().close();
});

await browser.close();
fs.rmSync(place, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
