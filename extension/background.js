/**
 * Between the pages and the agent, and the picture on the toolbar. Remembers nothing that matters: the browser may end
 * this script at any moment and start it anew.
 */

import { createAgent, mayPass, toLink } from './agent.js';
import { isBlocked } from './blocked.js';
import { toInvitations } from './pure/invitations.js';
import { describeLink, toChecking, toTrouble, toUnreadable, toView } from './pure/view.js';
import { t } from './pure/words.js';
import * as settings from './settings.js';

/**
 * @import { DoctorReport, FeedbackReply, InvitationsReply, LiveEvent, OverridesReply, PreferencesReply, PreviewReply, ReviewReply } from '../shared/contract.d.ts'
 * @import { Display, FromOwn, FromPage, InvitationsView, Link, Proposal, Said, Say, Subject, ToPage, Tone, View } from './types.d.ts'
 */

const LINKEDIN = 'https://*.linkedin.com/*';
const agent = createAgent({ settings, isBlocked, language: t('language') });

/** The live wire, while this script lives. @type {Promise<WebSocket | null> | null} */
let wire = null;

settings.closeToPages();
chrome.runtime.onInstalled.addListener(({ reason }) => Promise.all([reachOpenTabs(), reason === 'install' && openOwn('welcome')]));
chrome.runtime.onMessage.addListener((message, sender, respond) => {
  const work = answer(message, sender);
  if (!work) return false;
  work.then(respond, () => respond(null));
  return true;
});

/** Whoever asks gets only what is theirs to ask. @param {any} message @param {chrome.runtime.MessageSender} sender @returns {Promise<unknown> | null} */
function answer(message, sender) {
  if (sender.id !== chrome.runtime.id) return null;
  if (isOwnPage(sender)) return answerOwn(message);
  const tab = profileTab(sender);
  return tab && answerPage(message, tab);
}

/** The popup and the pairing tab. @param {chrome.runtime.MessageSender} sender */
function isOwnPage(sender) {
  return sender.url?.startsWith(chrome.runtime.getURL('')) === true;
}

/** The top frame of a tab that shows LinkedIn. @param {chrome.runtime.MessageSender} sender */
function profileTab({ tab, frameId, url }) {
  if (frameId !== 0 || tab?.id === undefined || !url) return null;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' || !/(^|\.)linkedin\.com$/.test(hostname)) return null;
  // sender.url goes stale after pushState; the tab's address does not.
  return { id: tab.id, url: tab.url ?? url };
}

/** @param {FromOwn} message @returns {Promise<unknown> | null} */
function answerOwn(message) {
  switch (message.type) {
    case 'link':
      return linkForPopup();
    case 'pair':
      return pair(message.code);
    case 'port':
      hangUp();
      return settings.savePort(message.port).then(() => linkForPopup());
    case 'preferences':
      return preferences();
    case 'change':
      return change(message);
    case 'preview':
      return preview(message);
    case 'said':
      return said();
    case 'revoke':
      return revoke(message.id);
    case 'openPairing':
      return openPairing();
    case 'trial':
      return unremembered('/v1/trial', {});
    case 'pasted':
      return unremembered('/v1/pasted', { text: message.text });
    case 'doctor':
      return doctor();
    default:
      return null;
  }
}

/** @param {FromPage} message @param {{ id: number, url: string }} tab @returns {Promise<unknown> | null} */
function answerPage(message, tab) {
  switch (message.type) {
    case 'start':
      return start();
    case 'review':
      return review(message.url, message.html, tab);
    case 'invitations':
      return invitations(message.url, message.html, tab.id);
    case 'override':
      return isAbout(message.subject, tab.url) ? tellAgent('PUT', '/v1/overrides', toRequest(message)) : null;
    case 'undo':
      return isAbout(message.subject, tab.url) ? tellAgent('DELETE', `/v1/overrides/${Math.trunc(message.id)}`) : null;
    case 'say':
      return isAbout(message.subject, tab.url) ? say(message.say, message.subject) : null;
    case 'checking':
      return checking(tab.id);
    case 'stuck':
      return stuck(tab.id);
    case 'left':
      return paint(tab.id, null, '');
    case 'alive':
      return alive();
    case 'openPairing':
      return openPairing();
    default:
      return null;
  }
}

// ------------------------------------------------------------------------------------------------ for the pages

/** What a page must know before it may show anything. @returns {Promise<{ display: Display }>} */
async function start() {
  return { display: displayOf((await settings.load()).preferences) };
}

/** @param {PreferencesReply | null} kept @returns {Display} */
function displayOf(kept) {
  return kept?.values.display ?? 'page_and_toolbar';
}

/** A profile was opened; nothing is known of it yet. @param {number} tabId */
async function checking(tabId) {
  const view = toChecking(t);
  await paint(tabId, view.tone, view.word);
  return { view };
}

/** The page shows somebody else than its address says. @param {number} tabId */
async function stuck(tabId) {
  const view = toUnreadable('wrong_person', t);
  await paint(tabId, view.tone, view.sentence);
  return { view };
}

/** Sends the page to the agent. @param {string} url @param {string | null} html null: it was too large @param {{ id: number }} tab @returns {Promise<{ view: View, link: Link['state'], mayPass: boolean, slug: string | null }>} mayPass: trouble that may be gone at the next try */
async function review(url, html, tab) {
  if (html === null) return { view: toUnreadable('too_large', t), link: 'ready', mayPass: false, slug: null };
  try {
    const reply = /** @type {ReviewReply} */ (await agent.ask('POST', '/v1/reviews', { url, html, language: t('language') }));
    const view = toView(reply, t);
    listen();
    await paint(tab.id, view.tone, view.sentence);
    return { view, link: 'ready', mayPass: false, slug: reply.page.slug };
  } catch (error) {
    const link = await linkOf(error);
    const view = toTrouble(link, t);
    await paint(tab.id, 'off', view.sentence);
    return { view, link: link.state, mayPass: mayPass(link), slug: null };
  }
}

/** Sends the invitations page to the agent. @param {string} url @param {string | null} html null: it was too large @param {number} tabId @returns {Promise<{ view: InvitationsView | null, link: Link['state'], mayPass: boolean }>} view null: no agent answered, or it cannot read the page */
async function invitations(url, html, tabId) {
  if (html === null) return { view: null, link: 'ready', mayPass: false };
  try {
    const reply = /** @type {InvitationsReply} */ (await agent.ask('POST', '/v1/invitations', { url, html, language: t('language') }));
    const view = toInvitations(reply, t);
    listen();
    await paint(tabId, reply.read ? 'none' : null, view.sentence);
    return { view, link: 'ready', mayPass: false };
  } catch (error) {
    const link = await linkOf(error);
    await paint(tabId, 'off', describeLink(link, t).sentence);
    return { view: null, link: link.state, mayPass: mayPass(link) };
  }
}

/** Is the message about the member whose page the tab shows? @param {Subject} subject @param {string} url */
function isAbout({ slug, memberId }, url) {
  const shown = /\/in\/([^/?#]+)/.exec(url)?.[1];
  if (!shown) return false;
  const decoded = decode(shown);
  return decoded === memberId || decoded.normalize().toLowerCase() === slug.normalize().toLowerCase();
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {Extract<FromPage, { type: 'override' }>} message */
function toRequest({ kind, subject }) {
  return { kind, slug: subject.slug, member_id: subject.memberId, name: subject.name };
}

/** Records one thing of a member, or takes it back. @param {Say} what @param {Subject} subject */
function say(what, { slug, memberId, name }) {
  const member = { slug, member_id: memberId, name };
  if (what.what === 'untie') return tellAgent('DELETE', `/v1/ties/${Math.trunc(what.id)}`);
  if (what.what === 'same') return tellAgent('POST', `/v1/people/${Math.trunc(what.person)}`, member);
  return tellAgent('POST', '/v1/ties', { ...member, person: what.person, tie: what.tie });
}

/** @param {'PUT' | 'POST' | 'DELETE'} method @param {string} path @param {unknown} [message] @returns {Promise<{ ok: boolean, view: View | null }>} */
async function tellAgent(method, path, message) {
  try {
    await agent.ask(method, path, message);
    return { ok: true, view: null };
  } catch (error) {
    return { ok: false, view: toTrouble(await linkOf(error), t) };
  }
}

/** Is the agent there? Keeps the live wire up as well. */
async function alive() {
  const link = await agent.link();
  if (link.state === 'ready') listen();
  return { link: link.state, view: link.state === 'ready' ? null : toTrouble(link, t) };
}

/** The picture on the toolbar of one tab; null: as on any other page. @param {number} tabId @param {Tone | null} tone @param {string} sentence */
async function paint(tabId, tone, sentence) {
  const name = tone ?? 'off';
  const path = { 16: `/icons/${name}-16.png`, 32: `/icons/${name}-32.png` };
  const title = tone && sentence ? t('toolbar_title', sentence) : t('name');
  // The tab may be gone by now.
  await Promise.allSettled([chrome.action.setIcon({ tabId, path }), chrome.action.setTitle({ tabId, title })]);
}

// ------------------------------------------------------------------------------------------------ for our own pages

async function linkForPopup() {
  const link = await agent.link();
  const { preferences: kept } = await settings.load();
  return { link, ...describeLink(link, t), kept };
}

/** @param {string} code */
async function pair(code) {
  try {
    await settings.saveClient(await agent.pair(code, await clientName()));
  } catch (error) {
    const link = await linkOf(error);
    return { ok: false, sentence: link.state === 'error' ? whyNotPaired(link) : describeLink(link, t).sentence };
  }
  hangUp();
  await preferences();
  return { ok: true, sentence: t('pairing_done') };
}

/** In our own words: before it is paired, the agent's are anybody's. @param {Link} link */
function whyNotPaired({ problem }) {
  const isKnown = /^(?:pairing_\w+|too_many_clients)$/.test(problem?.code ?? '');
  return (isKnown && t(problem?.code ?? '')) || t('pairing_failed');
}

/** "Firefox on Linux": how the agent lists this browser. */
async function clientName() {
  const { os } = await chrome.runtime.getPlatformInfo();
  const browser = /(Firefox|Edg|OPR|Vivaldi)\//.exec(navigator.userAgent)?.[1] ?? 'Chromium';
  return t('pairing_client', { Edg: 'Edge', OPR: 'Opera' }[browser] ?? browser, t(`system_${os}`) || t('system_other'));
}

/** The preferences in force; those last known while the agent is away. @returns {Promise<{ preferences: PreferencesReply | null, current: boolean }>} */
async function preferences() {
  try {
    const reply = /** @type {PreferencesReply} */ (await agent.ask('GET', '/v1/preferences'));
    await adopt(reply);
    return { preferences: reply, current: true };
  } catch {
    return { preferences: (await settings.load()).preferences, current: false };
  }
}

/** @param {Proposal} proposal */
async function change({ preset, values }) {
  try {
    const reply = /** @type {PreferencesReply} */ (await agent.ask('PUT', '/v1/preferences', { preset, values }));
    await adopt(reply);
    return { preferences: reply, current: true, problem: null };
  } catch (error) {
    const link = await linkOf(error);
    const { sentence, fix } = describeLink(link, t);
    const { preferences: kept } = await settings.load();
    return { preferences: kept, current: link.state === 'error', problem: t('two_sentences', sentence, fix) };
  }
}

/** How the last verdicts would change; null where it cannot be told: then saving tells what is wrong. @param {Proposal} proposal @returns {Promise<PreviewReply | null>} */
async function preview({ preset, values }) {
  return /** @type {Promise<PreviewReply>} */ (agent.ask('POST', '/v1/preferences/preview', { preset, values })).catch(() => null);
}

/** What the user said of people, and what follows for the telltale families. @returns {Promise<Said | null>} null while the agent is away */
async function said() {
  try {
    const { overrides } = /** @type {OverridesReply} */ (await agent.ask('GET', '/v1/overrides'));
    return { overrides, feedback: /** @type {FeedbackReply} */ (await agent.ask('GET', '/v1/feedback')) };
  } catch {
    return null;
  }
}

/** Takes back what was said of somebody, whoever is on the page. @param {number} id */
async function revoke(id) {
  const answer = await tellAgent('DELETE', `/v1/overrides/${Math.trunc(id)}`);
  if (answer.ok) await tellTabs({ type: 'again', display: (await start()).display });
  return answer;
}

/** Keeps what is in force now, and lets every open profile follow. @param {PreferencesReply} reply */
async function adopt(reply) {
  const { preferences: before } = await settings.load();
  await settings.savePreferences(reply);
  if (JSON.stringify(before?.values) !== JSON.stringify(reply.values)) await tellTabs({ type: 'again', display: displayOf(reply) });
}

function openPairing() {
  return openOwn('pairing');
}

/** @param {'pairing' | 'welcome'} name */
function openOwn(name) {
  return chrome.tabs.create({ url: chrome.runtime.getURL(`${name}/${name}.html`) });
}

/** A verdict of which nothing is remembered: on the made-up member, on a pasted text. @param {string} path @param {Record<string, string>} about @returns {Promise<{ view: View }>} */
async function unremembered(path, about) {
  try {
    const reply = /** @type {ReviewReply} */ (await agent.ask('POST', path, { ...about, language: t('language') }));
    return { view: { ...toView(reply, t), actions: [], ties: null, subject: null } };
  } catch (error) {
    return { view: toTrouble(await linkOf(error), t) };
  }
}

/** How everything is, for the doctor tab: the agent's own report where it answers, and what only the browser knows. */
async function doctor() {
  const link = await agent.link();
  const report = /** @type {DoctorReport | null} */ (await agent.ask('GET', '/v1/doctor').catch(() => null));
  const { version } = chrome.runtime.getManifest();
  const mayReach = { agent: !(await isBlocked()), linkedin: await chrome.permissions.contains({ origins: [LINKEDIN] }) };
  return { link, ...describeLink(link, t), report, version, browser: await clientName(), mayReach };
}

// ------------------------------------------------------------------------------------------------ further afield

/** Listens for what changes elsewhere, while this script lives. */
function listen() {
  if (wire) return;
  const mine = agent
    .listen(hear, () => forget(mine))
    .catch(() => {
      forget(mine);
      return null;
    });
  wire = mine;
}

/** @param {Promise<WebSocket | null>} ended */
function forget(ended) {
  if (wire === ended) wire = null;
}

/** The wire leads to an agent that is no longer ours. */
function hangUp() {
  wire?.then((socket) => socket?.close());
  wire = null;
}

/** @param {unknown} news */
async function hear(news) {
  const { event, preferences: reply } = /** @type {LiveEvent} */ (news);
  if (event === 'preferences' && reply) await adopt(reply);
  if (event === 'override' || event === 'notebook') await tellTabs({ type: 'again', display: (await start()).display });
}

/** @param {ToPage} message */
async function tellTabs(message) {
  const tabs = await chrome.tabs.query({ url: LINKEDIN });
  await Promise.allSettled(tabs.flatMap(({ id }) => (id === undefined ? [] : chrome.tabs.sendMessage(id, message))));
}

/** Pages that were open before the extension was: Firefox reads its scripts into them, Chromium does not. */
async function reachOpenTabs() {
  const [{ js } = { js: [] }] = chrome.runtime.getManifest().content_scripts ?? [];
  const tabs = await chrome.tabs.query({ url: LINKEDIN });
  await Promise.allSettled(tabs.flatMap(({ id }) => (id === undefined ? [] : chrome.scripting.executeScript({ target: { tabId: id }, files: js ?? [] }))));
}

/** @param {unknown} error @returns {Promise<Link>} */
async function linkOf(error) {
  return { ...toLink(error), port: (await settings.load()).port };
}
