'use strict';

// The page of one visitor: asks for an attempt, shows its code, waits on the channel. Tokens live
// in variables of this function only: never in the address, in storage, in a cookie, in a global.
(() => {

// All addresses are below the one that this script's own is below: a proxy may have put that below a path.
const root = new URL('../', document.currentScript.src);

const texts = {
  ru: {
    scanTitle: 'Вход через WhatsApp',
    stepScan: 'Наведите камеру телефона на код',
    stepSend: 'Нажмите «Отправить» в WhatsApp',
    stepLook: 'Посмотрите на экран: появится ваше имя',
    stepOpenAndSend: 'Откройте WhatsApp: сообщение уже написано, нажмите «Отправить»',
    stepComeBack: 'Вернитесь на эту страницу: появится ваше имя',
    openWhatsapp: 'Открыть WhatsApp здесь',
    orScan: 'Или отсканируйте код другим телефоном:',
    working: 'Вход через WhatsApp работает',
    workingUnknown: 'Сейчас неизвестно, работает ли WhatsApp',
    receivingOnly: 'Войти можно, но WhatsApp сейчас не отправляет сообщения',
    fallback: 'Не получается отсканировать? Отправьте в WhatsApp на номер {number} этот текст:',
    fallbackWithoutNumber: 'Не получается отсканировать? Отправьте этот текст на наш номер WhatsApp:',
    codeLabel: 'QR-код для входа',
    timeLabel: 'Время до нового кода',
    startingTitle: 'Секунду, готовим код',
    receivedTitle: 'Сообщение получено',
    receivedText: 'Секунду, ищем вас в списке.',
    confirmTitle: 'Введите число из WhatsApp',
    confirmText: 'Мы только что прислали вам в WhatsApp число из\u00a0{digits}\u00a0цифр. Никому его не сообщайте.',
    confirmUnsent: 'Если число не пришло: WhatsApp сейчас не может отправлять сообщения. Обратитесь, пожалуйста, на ресепшен.',
    confirmLabel: 'Число из WhatsApp',
    confirmWrong: 'Число не подошло. Осталось попыток: {count}',
    confirmButton: 'Подтвердить',
    greeting: 'Добро пожаловать!',
    until: 'Вход действует до {time}',
    notYou: 'Это не вы? Нажмите «Выйти» и обратитесь на ресепшен.',
    signOut: 'Выйти',
    again: 'Попробовать ещё раз',
    unavailableTitle: 'Вход сейчас недоступен',
    unavailableText: 'Нет связи с сервером. Страница заработает сама, когда связь вернётся. Если нужно войти сейчас, обратитесь на ресепшен.',
    gatewayTrouble: 'Сейчас нет связи с WhatsApp. Страница заработает сама, когда связь вернётся. Если нужно войти сейчас, обратитесь на ресепшен.',
    serverTrouble: 'На сервере неполадки. Страница заработает сама, когда их устранят. Если нужно войти сейчас, обратитесь на ресепшен.',
    refusals: {
      USER_NOT_FOUND: ['Этого номера нет в списке', 'Сообщение пришло с номера, которого нет в нашем списке. Напишите с номера, который вы нам оставляли, или обратитесь на ресепшен.'],
      PHONE_NOT_UNIQUE: ['Не удалось определить, кто вы', 'Этот номер записан у нескольких человек. Пожалуйста, обратитесь на ресепшен, чтобы это исправить.'],
      TENANT_DISABLED: ['Ваш доступ отключён', 'Ваш номер есть в списке, но вход для него отключён. Пожалуйста, обратитесь на ресепшен.'],
      CONFIRMATION_FAILED: ['Число не совпало', 'Пожалуйста, отсканируйте код ещё раз.'],
      OTHER: ['Войти не получилось', 'Пожалуйста, отсканируйте код ещё раз.']
    },
    roles: { tenant: 'Арендатор', landlord: 'Арендодатель', investor: 'Инвестор', staff: 'Сотрудник', admin: 'Администратор' }
  },
  ky: {
    scanTitle: 'WhatsApp аркылуу кирүү',
    stepScan: 'Телефондун камерасын кодго каратыңыз',
    stepSend: 'WhatsApp’та «Жөнөтүү» баскычын басыңыз',
    stepLook: 'Экранды караңыз: атыңыз чыгат',
    stepOpenAndSend: 'WhatsApp’ты ачыңыз: билдирүү жазылып даяр турат, «Жөнөтүү» баскычын басыңыз',
    stepComeBack: 'Бул баракка кайтып келиңиз: атыңыз чыгат',
    openWhatsapp: 'WhatsApp’ты ушул жерде ачуу',
    orScan: 'Же кодду башка телефон менен сканерлеңиз:',
    working: 'WhatsApp аркылуу кирүү иштеп жатат',
    workingUnknown: 'Азыр WhatsApp иштеп жатканы белгисиз',
    receivingOnly: 'Кирсеңиз болот, бирок WhatsApp азыр билдирүү жөнөтө албайт',
    fallback: 'Сканерлей албай жатасызбы? WhatsApp’та {number} номерине бул текстти жөнөтүңүз:',
    fallbackWithoutNumber: 'Сканерлей албай жатасызбы? Бул текстти биздин WhatsApp номерибизге жөнөтүңүз:',
    codeLabel: 'Кирүү үчүн QR-код',
    timeLabel: 'Жаңы кодго чейинки убакыт',
    startingTitle: 'Бир аз күтүңүз, код даярдалууда',
    receivedTitle: 'Билдирүү алынды',
    receivedText: 'Бир аз күтө туруңуз, сизди тизмеден издеп жатабыз.',
    confirmTitle: 'WhatsApp’тан келген санды жазыңыз',
    confirmText: 'Азыр эле WhatsApp’ка {digits}\u00a0орундуу сан жөнөттүк. Аны эч кимге айтпаңыз.',
    confirmUnsent: 'Эгер сан келбесе: азыр WhatsApp билдирүү жөнөтө албайт. Ресепшенге кайрылыңыз.',
    confirmLabel: 'WhatsApp’тан келген сан',
    confirmWrong: 'Сан туура келген жок. Калган аракет: {count}',
    confirmButton: 'Ырастоо',
    greeting: 'Кош келиңиз!',
    until: 'Кирүүнүн бүтүү убактысы: {time}',
    notYou: 'Бул сиз эмессизби? «Чыгуу» баскычын басып, ресепшенге кайрылыңыз.',
    signOut: 'Чыгуу',
    again: 'Кайра аракет кылуу',
    unavailableTitle: 'Азыр кирүү мүмкүн эмес',
    unavailableText: 'Сервер менен байланыш жок. Байланыш калыбына келгенде барак өзү иштеп кетет. Азыр кирүү керек болсо, ресепшенге кайрылыңыз.',
    gatewayTrouble: 'Азыр WhatsApp менен байланыш жок. Байланыш калыбына келгенде барак өзү иштеп кетет. Азыр кирүү керек болсо, ресепшенге кайрылыңыз.',
    serverTrouble: 'Серверде бузулуу бар. Ал оңдолгондо барак өзү иштеп кетет. Азыр кирүү керек болсо, ресепшенге кайрылыңыз.',
    refusals: {
      USER_NOT_FOUND: ['Бул номер тизмеде жок', 'Билдирүү биздин тизмеде жок номерден келди. Бизге берген номериңизден жазыңыз же ресепшенге кайрылыңыз.'],
      PHONE_NOT_UNIQUE: ['Ким экениңизди аныктай алган жокпуз', 'Бул номер тизмеде бир нече адамга жазылган. Аны оңдоо үчүн ресепшенге кайрылыңыз.'],
      TENANT_DISABLED: ['Кирүү мүмкүнчүлүгүңүз өчүрүлгөн', 'Номериңиз тизмеде бар, бирок ал үчүн кирүү өчүрүлгөн. Ресепшенге кайрылыңыз.'],
      CONFIRMATION_FAILED: ['Сан дал келген жок', 'Кодду кайра сканерлеп көрүңүз.'],
      OTHER: ['Кирүү ишке ашкан жок', 'Кодду кайра сканерлеп көрүңүз.']
    },
    roles: { tenant: 'Ижарачы', landlord: 'Ижарага берүүчү', investor: 'Инвестор', staff: 'Кызматкер', admin: 'Администратор' }
  },
  en: {
    scanTitle: 'Sign in with WhatsApp',
    stepScan: 'Point your phone’s camera at the code',
    stepSend: 'Press “Send” in WhatsApp',
    stepLook: 'Look at this screen: your name appears',
    stepOpenAndSend: 'Open WhatsApp: the message is already written, press “Send”',
    stepComeBack: 'Come back to this page: your name appears',
    openWhatsapp: 'Open WhatsApp here',
    orScan: 'Or scan the code with another phone:',
    working: 'WhatsApp sign-in is working',
    workingUnknown: 'It is not known whether WhatsApp works right now',
    receivingOnly: 'You can sign in, but WhatsApp cannot send messages at the moment',
    fallback: 'Cannot scan? Send this text in WhatsApp to {number}:',
    fallbackWithoutNumber: 'Cannot scan? Send this text to our WhatsApp number:',
    codeLabel: 'QR code to sign in',
    timeLabel: 'Time until a fresh code',
    startingTitle: 'One moment, a code is coming',
    receivedTitle: 'Message received',
    receivedText: 'One moment, we are looking you up.',
    confirmTitle: 'Enter the number from WhatsApp',
    confirmText: 'We have just sent you a {digits}-digit number in WhatsApp. Do not tell it to anybody.',
    confirmUnsent: 'If no number came: WhatsApp cannot send messages at the moment. Please ask at the front desk.',
    confirmLabel: 'Number from WhatsApp',
    confirmWrong: 'That was not the number. Tries left: {count}',
    confirmButton: 'Confirm',
    greeting: 'Welcome!',
    until: 'You are signed in until {time}',
    notYou: 'Not you? Please sign out and ask at the front desk.',
    signOut: 'Sign out',
    again: 'Try again',
    unavailableTitle: 'Sign-in is not available right now',
    unavailableText: 'This page has no connection to the server. It comes back by itself. If you have to sign in now, please ask at the front desk.',
    gatewayTrouble: 'WhatsApp cannot be reached at the moment. This page comes back by itself. If you have to sign in now, please ask at the front desk.',
    serverTrouble: 'The server is not working properly. This page comes back by itself. If you have to sign in now, please ask at the front desk.',
    refusals: {
      USER_NOT_FOUND: ['We do not know this number', 'The message came from a number that is not on our list. Write from the number you gave us, or ask at the front desk.'],
      PHONE_NOT_UNIQUE: ['We cannot tell who you are', 'Several people share this number on our list. Please ask at the front desk to put it right.'],
      TENANT_DISABLED: ['Your access is switched off', 'Your number is on our list, but signing in is switched off for it. Please ask at the front desk.'],
      CONFIRMATION_FAILED: ['The number did not match', 'Please scan the code again.'],
      OTHER: ['That did not work', 'Please scan the code again.']
    },
    roles: { tenant: 'Tenant', landlord: 'Landlord', investor: 'Investor', staff: 'Staff member', admin: 'Administrator' }
  }
};

// In milliseconds. The page counts by Date.now(): performance.now() may stand still while a phone sleeps.
const beat = 250;
const answerWithin = 8000;
const lookEvery = 15000;
// Where no channel can be opened the server is asked instead, and a channel is tried now and then.
const pollEvery = 2000;
const listenAgainAfter = 30000;
const receivedFor = 15000;
const refusedFor = 15000;
// What a code on screen is still good for, at the least.
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
// What the server says of itself to those who wait.
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
// What is under way when the visitor leaves must not come back to the next one.
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

// Whoever comes back to this page, with the Back button for one, finds nothing of this visit.
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
  setText(byId('role'), visitor ? (t.roles[visitor.user.role] || visitor.user.roleName || '') : '');
  setText(byId('phone'), visitor ? visitor.user.phone : '');
  setText(byId('until'), visitor ? t.until.replace('{time}', timeOfDay(visitor.until)) : '');
}

function renderRefusal(t) {
  const [title, text] = refusal ? (t.refusals[refusal.reason] || t.refusals.OTHER) : ['', ''];
  setText(byId('refusalTitle'), title);
  setText(byId('refusalText'), text);
}

function renderMatch(t) {
  const isWrong = match !== null && match.isWrong;
  const digits = match ? match.digits : 0;
  setText(byId('confirmText'), service.sending === false ? t.confirmUnsent : t.confirmText.replace('{digits}', digits));
  byId('number').maxLength = digits;
  setText(byId('confirmWrong'), isWrong ? t.confirmWrong.replace('{count}', match.triesLeft) : '');
  // Nothing of one visitor is there for the next.
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
  return 'ru';
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
