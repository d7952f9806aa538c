// SPDX-License-Identifier: GPL-3.0-only
'use strict';

// The page of one visitor: asks for an attempt, shows its code, waits on the channel. Tokens live
// in variables of this function only: never in the address, in storage, in a cookie, in a global.
(() => {

// All addresses are below the one that this script's own is below: a proxy may have put that below a path.
const root = new URL('../', document.currentScript.src);

// By language, the first one for those who have none of them, and by key. The build writes them here,
// see app/http/writeloginpage.cpp.
const texts = '@texts@';

// In milliseconds. The page counts by Date.now(): performance.now() may stand still while a phone sleeps.
const beat = 250;
const answerWithin = 8000;
const lookEvery = 15000;
// Where no channel can be opened the server is asked instead, and a channel is tried now and then.
const pollEvery = 2000;
const listenAgainAfter = 30000;
const receivedFor = 15000;
const refusedFor = 15000;
// The time for which a code on screen stays valid, at the least.
const reserve = 20000;
const firstPause = 500;
const longestPause = 15000;
const notAuthorised = 4001, attemptOver = 4002, superseded = 4003;

const byId = (id) => document.getElementById(id);

let language = firstLanguage();
// Oldest first. The newest is on screen; those before stay good until they expire.
let attempts = [];
let visitor = null;
let refusal = null;
let receivedUntil = 0;
// The attempt whose number is to be entered, how long that is, and how often it still may be.
let match = null;
// The server tells those who wait how it is.
let service = {};
let isLost = false;
let isAsking = false;
let askNotBefore = 0;
let pause = firstPause;
let lookAt = 0;
let hiddenSince = 0;
// For whom this login is, where it is for another site: the server has looked at it before it gave this page.
const handoff = handoffFrom(new URLSearchParams(location.search));
let isHandingOver = false;
// A request that is under way when the visitor leaves must not come back to the next one.
let visit = 0;

// ---- the server

async function request(path, options) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), answerWithin);
  try {
    const reply = await fetch(new URL(path, root), Object.assign({
      cache: 'no-store', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer', signal: patience.signal
    }, options));
    if (!reply.ok)
      throw Object.assign(new Error('status ' + reply.status), { status: reply.status });
    return await reply.text();
  } finally {
    clearTimeout(timer);
  }
}

async function post(path, json, token) {
  const headers = { 'Content-Type': 'application/json' };
  if (token)
    headers.Authorization = 'Bearer ' + token;
  return JSON.parse(await request(path, { method: 'POST', headers: headers, body: JSON.stringify(json) }));
}

async function get(path, token) {
  return JSON.parse(await request(path, { headers: { Authorization: 'Bearer ' + token } }));
}

async function ask() {
  const asked = visit;
  let attempt = null;
  isAsking = true;
  try {
    const json = await post('api/auth/whatsapp/start/', { language: language, picture: true });
    if (asked !== visit)
      return;
    attempt = attemptFrom(json);
    attempts.push(attempt);
    listen(attempt);
  } catch (error) {
    if (asked !== visit)
      return;
    if (attempt)
      drop(attempt);
    isLost = true;
    askNotBefore = Date.now() + nextPause();
  } finally {
    if (asked === visit)
      isAsking = false;
  }
  render();
}

function attemptFrom(json) {
  const now = Date.now();
  const life = json.expiresIn * 1000;
  const wanted = json.rotateAfter > 0 ? json.rotateAfter * 1000 : life / 2;
  return {
    id: json.attemptId,
    token: json.channelToken,
    link: json.whatsappLink,
    message: json.loginMessage,
    picture: pictureFrom(json.picture),
    shownAt: now,
    renewAt: now + Math.min(wanted, life - reserve - 5000),
    showUntil: now + life - reserve,
    // By how much the server's clock is ahead of ours.
    ahead: Date.parse(json.serverTime) - now,
    socket: null,
    // Its channel is open.
    isHeard: false,
    listenAt: 0,
    answerBy: 0,
    // The server was asked how it stands, and answered.
    isPolled: false,
    // A question is under way. None is while a channel opens: either answer might hold the session, and the later one's is good.
    isAsked: false,
    // When it is asked next; never while there is a channel.
    pollAt: Infinity,
    // Entered, and not brought yet.
    number: ''
  };
}

// A QR code on white. Crisp edges keep scanners happy at any size.
function pictureFrom(code) {
  const element = (name, attributes) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes))
      made.setAttribute(key, value);
    return made;
  };
  const picture = element('svg', { viewBox: '0 0 ' + code.size + ' ' + code.size, 'shape-rendering': 'crispEdges' });
  picture.append(
    element('rect', { width: code.size, height: code.size, fill: '#fff' }),
    element('path', { fill: '#000', d: code.path }));
  return picture;
}

function listen(attempt) {
  hangUp(attempt);
  const address = new URL('api/auth/whatsapp/channel/' + attempt.id, root);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  attempt.answerBy = Date.now() + answerWithin;
  let socket;
  try {
    socket = new WebSocket(address);
  } catch (error) {
    // Browsers may refuse at once what their policy forbids.
    onClosed(attempt, 0);
    return;
  }
  attempt.socket = socket;
  socket.addEventListener('open', () =>
    socket.send(JSON.stringify({ type: 'authenticate', channelToken: attempt.token })));
  socket.addEventListener('message', (event) => {
    if (attempt.socket === socket)
      take(attempt, JSON.parse(event.data));
  });
  socket.addEventListener('close', (event) => {
    if (attempt.socket === socket)
      onClosed(attempt, event.code);
  });
}

function hangUp(attempt) {
  const socket = attempt.socket;
  attempt.socket = null;
  attempt.isHeard = false;
  if (socket)
    socket.close();
}

function take(attempt, message) {
  if (message.type === 'message') {
    receivedUntil = Date.now() + receivedFor;
  } else if (message.type === 'confirm') {
    match = { attempt: attempt, isWrong: match !== null, digits: message.digits, triesLeft: message.triesLeft };
  } else if (message.type === 'service') {
    service = message;
  } else if (message.type === 'status') {
    attempt.isHeard = true;
    attempt.isPolled = false;
    attempt.pollAt = Infinity;
    takeAnswer(attempt, message);
  }
  render();
}

function takeAnswer(attempt, status) {
  pause = firstPause;
  isLost = false;
  lookAt = Date.now() + lookEvery;
  service = status.service || {};
  takeStatus(attempt, status);
}

// Instead of the channel: asks how the attempt stands, or brings the number that was entered.
async function poll(attempt) {
  attempt.isAsked = true;
  attempt.pollAt = Infinity;
  let next = pollEvery;
  try {
    const status = await question(attempt);
    if (!isAwaitedByPolling(attempt))
      return;
    attempt.isPolled = true;
    takeAnswer(attempt, status);
  } catch (error) {
    if (!isAwaitedByPolling(attempt))
      return;
    if (error.status === 401 || error.status === 404) {
      drop(attempt);
      askNotBefore = Date.now() + nextPause();
    } else if (error.status !== 400) {
      attempt.isPolled = false;
      next = Math.max(pollEvery, nextPause());
      isLost = true;
    }
  } finally {
    attempt.isAsked = false;
    attempt.pollAt = attempt.number ? 0 : Date.now() + next;
  }
  render();
}

function question(attempt) {
  const number = attempt.number;
  attempt.number = '';
  return number
    ? post('api/auth/whatsapp/confirm/', { attemptId: attempt.id, number: number }, attempt.token)
    : get('api/auth/whatsapp/status/?attemptId=' + attempt.id, attempt.token);
}

function isAwaitedByPolling(attempt) {
  return attempts.includes(attempt) && !attempt.isHeard;
}

function takeStatus(attempt, status) {
  const former = match && match.attempt === attempt ? match : null;
  if (former)
    match = null;
  if (status.status === 'VERIFIED') {
    receivedUntil = Date.now() + receivedFor;
    // On a channel the question follows.
    if (attempt.isPolled && status.confirm)
      match = matchOf(attempt, status.confirm, former);
  } else if (status.status === 'COMPLETED') {
    if (status.user && status.session)
      welcome(attempt, status);
    else
      drop(attempt);
  } else if (status.status === 'FAILED') {
    drop(attempt);
    // A code that ran out, or that we gave up, is nothing to tell a visitor.
    if (status.failureReason === 'ATTEMPT_EXPIRED' || status.failureReason === 'CANCELLED')
      return;
    receivedUntil = 0;
    refusal = { reason: status.failureReason, until: Date.now() + refusedFor };
  }
}

function matchOf(attempt, confirm, former) {
  const isWrong = former !== null && (former.isWrong || confirm.triesLeft < former.triesLeft);
  return { attempt: attempt, isWrong: isWrong, digits: confirm.digits, triesLeft: confirm.triesLeft };
}

function welcome(attempt, status) {
  if (attempt.isHeard) {
    // The server closes this channel; what becomes of it concerns nobody any more.
    attempt.socket.send(JSON.stringify({ type: 'received' }));
    attempt.socket = null;
  } else {
    // The first use of the session tells that it has arrived.
    get('api/auth/me/', status.session.token).catch(() => {});
  }
  hangUp(attempt);
  attempts = attempts.filter((other) => other !== attempt);
  forgetAttempts();
  visitor = {
    user: status.user,
    token: status.session.token,
    until: Date.parse(status.session.expiresAt) - attempt.ahead
  };
  if (handoff)
    handOver();
}

function enterNumber(attempt, number) {
  if (!attempt.isHeard) {
    attempt.number = number;
    attempt.pollAt = 0;
    tick();
  } else if (attempt.socket.readyState === WebSocket.OPEN) {
    attempt.socket.send(JSON.stringify({ type: 'confirm', number: number }));
  }
}

function handoffFrom(query) {
  return query.has('client') && {
    client: query.get('client'),
    redirectUri: query.get('redirect_uri'),
    codeChallenge: query.get('code_challenge'),
    state: query.get('state')
  };
}

// Goes back to the site that sent the visitor here, with a code in place of the session: leaving ends that.
async function handOver() {
  isHandingOver = true;
  try {
    const json = await post('api/auth/handoff/code/', {
      client: handoff.client, redirectUri: handoff.redirectUri, codeChallenge: handoff.codeChallenge
    }, visitor.token);
    const state = handoff.state === null ? '' : '&state=' + encodeURIComponent(handoff.state);
    const separator = handoff.redirectUri.includes('?') ? '&' : '?';
    location.replace(handoff.redirectUri + separator + 'code=' + encodeURIComponent(json.code) + state);
  } catch (error) {
    isHandingOver = false;
    signOut();
    refusal = { reason: 'OTHER', until: Date.now() + refusedFor };
    render();
  }
}

function onClosed(attempt, code) {
  const wasHeard = attempt.isHeard;
  hangUp(attempt);
  if (code !== notAuthorised && code !== attemptOver && code !== superseded) {
    // A proxy that passes no channels on, or nobody there: an answer to poll() tells.
    isLost = isLost || !attempt.isPolled;
    attempt.listenAt = Date.now() + (attempt.isPolled ? listenAgainAfter : nextPause());
    if (!wasHeard && attempt.pollAt === Infinity && !attempt.isPolled)
      attempt.pollAt = 0;
  } else {
    drop(attempt);
    // One that was never any good must not be followed by the next at once, and so on.
    if (!wasHeard)
      askNotBefore = Date.now() + nextPause();
  }
  render();
}

// Growing, jittered, so that many pages do not come back at one moment.
function nextPause() {
  const now = pause * (0.75 + Math.random() / 2);
  pause = Math.min(pause * 2, longestPause);
  return now;
}

function drop(attempt) {
  hangUp(attempt);
  if (match && match.attempt === attempt)
    match = null;
  attempts = attempts.filter((other) => other !== attempt);
}

// Ends all waiting, and says so: nobody could be told of what comes of it.
function forgetAttempts() {
  for (const attempt of attempts) {
    if (attempt.isHeard && attempt.socket.readyState === WebSocket.OPEN)
      attempt.socket.send(JSON.stringify({ type: 'cancel' }));
    hangUp(attempt);
  }
  attempts = [];
  receivedUntil = 0;
  refusal = null;
  match = null;
  visit += 1;
  isAsking = false;
}

// A browser does not tell of a dead network, nor answers its own pings.
async function look() {
  lookAt = Date.now() + lookEvery;
  try {
    await request('healthz');
  } catch (error) {
    for (const attempt of attempts) {
      hangUp(attempt);
      attempt.listenAt = Date.now() + nextPause();
    }
    isLost = true;
    render();
  }
}

// ---- time

let lastTick = { wall: Date.now(), steady: performance.now() };

// Somebody may set the clock back, a time server for one; what is due would come that much later. A step forward looks
// like sleep, after which everything is due, too.
function followClock() {
  const now = { wall: Date.now(), steady: performance.now() };
  const step = (now.wall - lastTick.wall) - (now.steady - lastTick.steady);
  lastTick = now;
  if (step > -1000)
    return;
  receivedUntil += step;
  askNotBefore += step;
  lookAt += step;
  hiddenSince += hiddenSince > 0 ? step : 0;
  if (refusal)
    refusal.until += step;
  if (visitor)
    visitor.until += step;
  for (const attempt of attempts) {
    for (const time of ['shownAt', 'renewAt', 'showUntil', 'listenAt', 'answerBy', 'pollAt'])
      attempt[time] += step;
    attempt.ahead -= step;
  }
}

function tick() {
  followClock();
  const now = Date.now();
  if (visitor && now >= visitor.until)
    signOut();
  if (refusal && now >= refusal.until)
    refusal = null;
  if (now >= receivedUntil)
    receivedUntil = 0;
  for (const attempt of attempts) {
    if (attempt.socket && !attempt.isHeard && now >= attempt.answerBy)
      onClosed(attempt, 0);
    if (!attempt.socket && !attempt.isAsked && now >= attempt.listenAt)
      listen(attempt);
    if (!attempt.socket && !attempt.isAsked && now >= attempt.pollAt)
      poll(attempt);
  }
  // A page that nobody sees keeps its codes, but asks for no more.
  if (!document.hidden && isCodeDue(now))
    ask();
  if (!document.hidden && now >= lookAt && attempts.some((attempt) => attempt.isHeard))
    look();
  render();
}

function isCodeDue(now) {
  const newest = attempts[attempts.length - 1];
  return !visitor && !isAsking && now >= askNotBefore && (!newest || now >= newest.renewAt);
}

// A phone that slept, or that was elsewhere, has channels that look open and are not.
function comeBack() {
  const longAway = hiddenSince > 0 && Date.now() - hiddenSince > 30000;
  hiddenSince = 0;
  pause = firstPause;
  askNotBefore = 0;
  lookAt = 0;
  for (const attempt of attempts) {
    if ((longAway || !attempt.isHeard) && !attempt.isAsked)
      listen(attempt);
  }
  tick();
}

// ---- the visitor

function signOut() {
  if (!visitor)
    return;
  // A page that is left still gets this through.
  fetch(new URL('api/auth/logout/', root), {
    method: 'POST', headers: { Authorization: 'Bearer ' + visitor.token }, keepalive: true,
    cache: 'no-store', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer'
  }).catch(() => {});
  visitor = null;
}

// A visitor who comes back to this page, with the Back button for one, finds nothing of this visit.
function leave() {
  signOut();
  forgetAttempts();
  render();
}

// ---- the screen

function screenNow() {
  if (isHandingOver)
    return 'received';
  if (visitor)
    return 'welcome';
  if (refusal)
    return 'refused';
  if (match)
    return 'confirm';
  if (receivedUntil)
    return 'received';
  if (codeOnScreen())
    return service.state === 'trouble' ? 'unavailable' : 'scan';
  return isLost ? 'unavailable' : 'starting';
}

// The newest that somebody waits for.
function codeOnScreen() {
  const isGood = (attempt) => (attempt.isHeard || attempt.isPolled) && attempt.picture && Date.now() < attempt.showUntil;
  return attempts.filter(isGood).pop() || null;
}

function render() {
  const t = texts[language];
  const screen = screenNow();
  const code = screen === 'scan' ? codeOnScreen() : null;
  if (document.documentElement.lang !== language)
    renderWords(t);
  renderService(t);
  renderVisitor(t);
  renderRefusal(t);
  renderMatch(t);
  for (const section of document.querySelectorAll('section'))
    section.hidden = section.id !== screen;
  if (screen === 'confirm' && document.body.dataset.screen !== screen)
    byId('number').focus();
  document.body.dataset.screen = screen;
  renderCode(t, code);
  const heading = document.querySelector('#' + screen + ' h1');
  setText(byId('announce'), heading.textContent);
}

function renderWords(t) {
  document.documentElement.lang = language;
  document.title = t.scanTitle + ' · AMT';
  for (const element of document.querySelectorAll('[data-text]'))
    setText(element, t[element.dataset.text]);
  for (const button of document.querySelectorAll('[data-language]'))
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  byId('code').setAttribute('aria-label', t.codeLabel);
  byId('time').setAttribute('aria-label', t.timeLabel);
}

function renderCode(t, code) {
  const plate = byId('code');
  const shown = plate.firstElementChild;
  if (!code) {
    plate.replaceChildren();
    return;
  }
  if (shown !== code.picture)
    plate.replaceChildren(code.picture);
  fitCode();
  byId('time').value = Math.max(0, code.renewAt - Date.now()) / (code.renewAt - code.shownAt);
  byId('open').hidden = !code.link;
  if (code.link)
    byId('open').href = code.link;
  setText(byId('message'), code.message);
  const number = numberIn(code.link);
  setText(byId('fallbackHint'), number ? t.fallback.replace('{number}', number) : t.fallbackWithoutNumber);
}

// Whole pixels of the screen to each module: a scanner sees soft edges as noise.
function fitCode() {
  const plate = byId('code');
  const picture = plate.firstElementChild;
  if (!picture || !plate.clientWidth)
    return;
  const modules = picture.viewBox.baseVal.width;
  const ratio = window.devicePixelRatio || 1;
  const module = Math.max(1, Math.floor(plate.clientWidth * ratio / modules));
  const side = String(module * modules / ratio);
  if (picture.getAttribute('width') !== side) {
    picture.setAttribute('width', side);
    picture.setAttribute('height', side);
  }
}

function renderService(t) {
  const works = service.state === 'ok';
  setText(byId('statusText'), !works ? t.workingUnknown : service.sending === false ? t.receivingOnly : t.working);
  byId('status').classList.toggle('warn', !works || service.sending === false);
  let trouble = t.unavailableText;
  if (service.state === 'trouble' && codeOnScreen())
    trouble = service.reason === 'gateway' ? t.gatewayTrouble : t.serverTrouble;
  setText(byId('unavailableText'), trouble);
}

function renderVisitor(t) {
  setText(byId('name'), visitor ? visitor.user.name : '');
  // A role of a newer server: its own name is better than none.
  setText(byId('role'), visitor ? (t['role.' + visitor.user.role] || visitor.user.roleName || '') : '');
  setText(byId('phone'), visitor ? visitor.user.phone : '');
  setText(byId('until'), visitor ? t.until.replace('{time}', timeOfDay(visitor.until)) : '');
}

function renderRefusal(t) {
  const reason = refusal && t[refusal.reason + '.title'] ? refusal.reason : 'OTHER';
  setText(byId('refusalTitle'), refusal ? t[reason + '.title'] : '');
  setText(byId('refusalText'), refusal ? t[reason + '.text'] : '');
}

function renderMatch(t) {
  const isWrong = match !== null && match.isWrong;
  const digits = match ? match.digits : 0;
  setText(byId('confirmText'), service.sending === false ? t.confirmUnsent : t.confirmText.replace('{digits}', digits));
  byId('number').maxLength = digits;
  setText(byId('confirmWrong'), isWrong ? t.confirmWrong.replace('{count}', match.triesLeft) : '');
  // The next visitor finds nothing of this one.
  if (!match)
    byId('number').value = '';
}

// Only ever as text: names come from others. And only a change, which a screen reader would tell.
function setText(element, text) {
  if (element.textContent !== text)
    element.textContent = text;
}

function timeOfDay(time) {
  const date = new Date(time);
  const twoDigits = (number) => String(number).padStart(2, '0');
  return twoDigits(date.getHours()) + ':' + twoDigits(date.getMinutes());
}

// The company's number is told nowhere but in the link, https://wa.me/996700000001?text=…
function numberIn(link) {
  const digits = link ? new URL(link).pathname.slice(1) : '';
  const kyrgyz = digits.match(/^(996)(\d{3})(\d{3})(\d{3})$/);
  // Non-breaking blanks: half a number on the next line is hard to copy.
  return kyrgyz ? '+' + kyrgyz.slice(1).join('\u00a0') : digits && '+' + digits;
}

function firstLanguage() {
  for (const wanted of navigator.languages || []) {
    const known = Object.keys(texts).find((each) => wanted.toLowerCase().split('-')[0] === each);
    if (known)
      return known;
  }
  return Object.keys(texts)[0];
}

byId('signOut').addEventListener('click', () => { signOut(); tick(); });
byId('again').addEventListener('click', () => { refusal = null; tick(); });
byId('confirmForm').addEventListener('submit', (event) => {
  event.preventDefault();
  const input = byId('number');
  if (match && input.value.length === match.digits && /^\d+$/.test(input.value))
    enterNumber(match.attempt, input.value);
  input.value = '';
  input.focus();
});
byId('languages').addEventListener('click', (event) => {
  const button = event.target.closest('[data-language]');
  if (button) {
    language = button.dataset.language;
    render();
  }
});
document.addEventListener('visibilitychange', () => {
  if (document.hidden)
    hiddenSince = Date.now();
  else
    comeBack();
});
window.addEventListener('online', comeBack);
window.addEventListener('resize', fitCode);
window.addEventListener('pagehide', leave);
window.addEventListener('pageshow', (event) => {
  if (event.persisted)
    comeBack();
});

document.documentElement.lang = '';
render();
setInterval(tick, beat);
tick();

})();
