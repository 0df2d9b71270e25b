/**
 * No page of the workbench reaches anything but its own server, however hard it tries. Connections are counted where
 * they would arrive: a browser's own list of requests leaves out what it connects to in advance. What the product's own
 * pages ask for is watched in every browser test (test/support/workbench-page.ts).
 */

import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { openWorkbenchPage } from '../support/workbench-page';

let browser: Browser;
let elsewhere: Server;
let url = '';
const asked: string[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
  elsewhere = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => asked.push(data.toString('latin1').split('\r\n')[0] ?? ''));
    asked.push('a connection');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser?.close();
  elsewhere?.close();
});
beforeEach(() => {
  asked.length = 0;
});

/** Markup that asks for things by itself. */
const markup = (to: string) => `
<link rel="preconnect" href="${to}"><link rel="dns-prefetch" href="${to}"><link rel="stylesheet" href="${to}/css"><link rel="icon" href="${to}/icon"><link rel="prefetch" href="${to}/prefetch">
<link rel="preload" as="script" href="${to}/preload"><link rel="modulepreload" href="${to}/module"><link rel="manifest" href="${to}/manifest">
<style>@import "${to}/import"; @font-face { font-family: F; src: url(${to}/font); } p { font-family: F; background: url(${to}/background); }</style>
<p>x</p><img src="${to}/img" srcset="${to}/srcset 2x"><picture><source srcset="${to}/source"><img></picture>
<video src="${to}/video" poster="${to}/poster" autoplay></video><audio src="${to}/audio" autoplay></audio>
<iframe src="${to}/iframe"></iframe><iframe srcdoc="<img src='${to}/srcdoc'>"></iframe><object data="${to}/object"></object><embed src="${to}/embed">
<svg><image href="${to}/svg"/><use href="${to}/use#a"/></svg><input type="image" src="${to}/input"><table background="${to}/table"><tr><td>x</table>
<form action="${to}/form" method="post"><button>x</button></form><meta http-equiv="refresh" content="0; url=${to}/refresh"><base href="${to}/">
<script src="${to}/script"></script>`;

/** Each way a script has, but for a window of its own, which browsers only let a click open; Google's pages may too. */
const SCRIPT = (to: string) => `
function attempt(way) { try { var done = way(); if (done && done.catch) done.catch(function () {}); } catch (error) { tried.push(String(error)); } }
var tried = [];
attempt(function () { return fetch('${to}/fetch', { mode: 'no-cors' }); });
attempt(function () { return fetch('${to}/keepalive', { mode: 'no-cors', method: 'POST', keepalive: true, body: 'x' }); });
attempt(function () { var x = new XMLHttpRequest(); x.open('GET', '${to}/xhr'); x.send(); });
attempt(function () { navigator.sendBeacon('${to}/beacon', 'x'); });
attempt(function () { new WebSocket('${to.replace('http', 'ws')}/socket'); });
attempt(function () { new EventSource('${to}/events'); });
attempt(function () { new Image().src = '${to}/image'; });
attempt(function () { new Worker('${to}/worker'); });
attempt(function () { new Worker(URL.createObjectURL(new Blob(["importScripts('${to}/imported'); fetch('${to}/from-worker', { mode: 'no-cors' })"]))); });
attempt(function () { return import('${to}/dynamic'); });
attempt(function () { document.head.appendChild(Object.assign(document.createElement('script'), { src: '${to}/added' })); });
attempt(function () { document.body.appendChild(Object.assign(document.createElement('iframe'), { src: '${to}/frame' })); });
attempt(function () { document.head.appendChild(Object.assign(document.createElement('link'), { rel: 'preconnect', href: '${to}' })); });
attempt(function () { document.forms[0].submit(); });
attempt(function () { document.body.style.backgroundImage = 'url(${to}/style)'; });
attempt(function () { var f = new FontFace('G', 'url(${to}/face)'); return f.load(); });
attempt(function () { top.location.href = '${to}/top'; });
attempt(function () { parent.location.href = '${to}/parent'; });
attempt(function () { location.href = '${to}/location'; });`;

const hostilePage = (to: string) =>
  `<!DOCTYPE html><html><head>${markup(to)}</head><body><p>hostile</p><script>${SCRIPT(to)}</script></body></html>`;

const quoted = (text: string) => JSON.stringify(text).replaceAll('</', '<\\/');

it('the sidebar, a dialog and a mail reach nothing, and the same markup elsewhere would', async () => {
  const code = `
    function onOpen() { SpreadsheetApp.getUi().createMenu('M').addItem('Sidebar', 'sidebar').addItem('Dialog', 'dialog').addItem('Mail', 'mail').addToUi(); }
    function page() { return HtmlService.createHtmlOutput(${quoted(hostilePage(url))}); }
    function sidebar() { SpreadsheetApp.getUi().showSidebar(page()); }
    function dialog() { SpreadsheetApp.getUi().showModelessDialog(page(), 'D'); }
    function mail() { MailApp.sendEmail({ to: 'ben@example.com', subject: 'hostile mail', body: 'x', htmlBody: ${quoted(hostilePage(url))} }); }`;
  const bench = await openWorkbenchPage({ browser, project: [{ name: 'Code', type: 'js', source: code }] });
  const { page, session } = bench;
  for (const item of ['Mail', 'Sidebar', 'Dialog']) await bench.openMenu('M', item);
  const { frameId } = session.mail('0');
  const mail = await bench.context.newPage();
  await mail.goto(`${new URL(bench.url).origin}/mail/${frameId}`);
  await page.locator('dialog iframe').waitFor();
  await page.waitForTimeout(1500);
  expect(asked).toEqual([]);
  expect(page.url()).toContain(new URL(bench.url).origin);
  // The console says what the policy forbids, which the page under test would be blamed for.
  await bench.close().catch((error: Error) => expect(error.message).toMatch(/logged|asked for/));

  const control = await browser.newPage();
  await control.setContent(hostilePage(url), { waitUntil: 'commit' }).catch(() => undefined);
  await control.waitForTimeout(500);
  expect(asked.length).toBeGreaterThan(3);
  await control.close();
});
