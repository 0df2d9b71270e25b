/** E-mail addresses of one cell as they are compared: one form for one mailbox, well-known hosts mended. */
import { isSharedMailbox } from '../../email';
import { halfWidth, withoutInvisible } from '../../text';
import { table, wordTable } from './table';

export interface EmailForm {
  readonly key: string;
  /** Without plus tag, and without dots where the host ignores them. */
  readonly local: string;
  /** `''` where nothing stands behind the @. */
  readonly domain: string;
  /** Anybody may have an address there, so that it says nothing of a firm. */
  readonly isFreeHost: boolean;
  /** `info@`, `sales@`: a mailbox of several people. */
  readonly isShared: boolean;
}

/** What is read of a longer cell, and how many addresses of it. */
const MAX_LENGTH = 1000;
const MAX_EMAILS = 8;

const PLAIN = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;
const ADDRESS = /[^\s<>()[\],;:"'|、，；/\\@]{1,80}@+[^\s<>()[\],;:"'|、，；/\\@]{0,255}/g;

/** Empty for a cell without an address, and without anything near to one. */
export function normaliseEmails(text: string): readonly EmailForm[] {
  const lower = text.slice(0, MAX_LENGTH).toLowerCase();
  if (PLAIN.test(lower)) return [formOf(lower.slice(0, lower.indexOf('@')), lower.slice(lower.indexOf('@') + 1))];
  const plain = halfWidth(withoutInvisible(lower))
    .toLowerCase()
    .replace(/mailto:/g, '')
    .replace(/[。｡]/g, '.')
    .replace(/ ?(?:\(at\)|\[at\]|@) ?/g, '@')
    .replace(/ at ([\w-]+) dot (?=\w)/g, '@$1.')
    .replace(/ ?(?:\(dot\)|\[dot\]) ?| ?[.,] ?(?=(?:com|net|org|cn)(?![\w.@+-]))/g, '.');
  const forms: EmailForm[] = [];
  for (const address of (plain.includes('@') && plain.match(ADDRESS)) || []) {
    const [rawLocal, domain] = address.split(/@+/) as [string, string];
    const local = rawLocal.replace(/^\.+|\.+$/g, '');
    if (/[\p{L}\p{N}]/u.test(local) && forms.length < MAX_EMAILS) forms.push(formOf(local, domain));
  }
  if (forms.length === 0 && !plain.includes('@')) return withoutAt(plain.trim());
  if (forms.length < 2) return forms;
  const keys = forms.map(({ key }) => key);
  return forms.filter(({ key }, i) => keys.indexOf(key) === i);
}

/** `john.smithgmail.com`: an address that lost its @. */
function withoutAt(text: string): readonly EmailForm[] {
  if (!/^[^\s/]{8,100}$/.test(text) || text.startsWith('www.')) return [];
  const host = [...mistypedHosts()].find((one) => text.endsWith(one));
  const local = host === undefined ? '' : text.slice(0, -host.length).replace(/[^a-z0-9]+$/, '');
  return /^[\w.+-]{3,}$/.test(local) ? [formOf(local, host!)] : [];
}

function formOf(rawLocal: string, rawDomain: string): EmailForm {
  const domain = mendDomain(rawDomain);
  const untagged = rawLocal.replace(/(?<=.)\+.*$/, '');
  const local = domain === 'gmail.com' ? untagged.replace(/\./g, '') : untagged;
  const key = `${local}@${domain}`;
  return { key, local, domain, isFreeHost: isFreeHost(domain), isShared: isSharedMailbox(key) };
}

/** Hosts that people often mistype: a slip in the name or the end of one of these is mended. */
const mistypedHosts = wordTable(
  'gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.co.in yahoo.co.jp yahoo.com.au yahoo.com.br yahoo.com.cn yahoo.com.hk yahoo.com.tw yahoo.com.sg yahoo.com.mx hotmail.com hotmail.co.uk hotmail.com.br hotmail.com.au hotmail.co.jp outlook.com outlook.com.br rocketmail.com windowslive.com icloud.com protonmail.com fastmail.com tutanota.com comcast.net verizon.net sbcglobal.net bellsouth.net earthlink.net optonline.net btinternet.com virginmedia.com ntlworld.com blueyonder.co.uk talktalk.net bigpond.com bigpond.net.au optusnet.com.au sympatico.ca laposte.net wanadoo.fr freenet.de t-online.de rediffmail.com yandex.ru yandex.com rambler.ru foxmail.com aliyun.com hanmail.net netvigator.com',
);
/** Others, whose names are too short or too near to a firm's for that; only their ends are mended. */
const otherHosts = wordTable(
  'qq.com vip.qq.com 163.com vip.163.com 126.com vip.126.com yeah.net 188.com 139.com 189.cn wo.cn sina.com sina.cn sina.com.cn wo.com.cn 263.net.cn sogou.com eyou.com vip.sina.com sohu.com tom.com 21cn.com 263.net yahoo.cn live.cn live.com msn.com aol.com aim.com me.com mac.com ymail.com mail.com email.com gmx.com gmx.net gmx.de gmx.at gmx.ch web.de arcor.de online.de posteo.de mailbox.org proton.me pm.me tuta.io tuta.com zoho.com fastmail.fm hushmail.com inbox.com hey.com duck.com ' +
    'yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.ca yahoo.in yahoo.co.id yahoo.co.kr yahoo.co.nz yahoo.com.ar yahoo.com.vn yahoo.com.ph yahoo.com.my hotmail.fr hotmail.de hotmail.it hotmail.es hotmail.ca hotmail.se hotmail.nl outlook.fr outlook.de outlook.es outlook.it outlook.jp live.co.uk live.fr live.de live.it live.nl live.ca live.com.au live.jp ' +
    'att.net cox.net charter.net juno.com netzero.net frontier.com windstream.net centurylink.net roadrunner.com rr.com ameritech.net pacbell.net sky.com tiscali.co.uk iinet.net.au tpg.com.au shaw.ca rogers.com telus.net videotron.ca orange.fr free.fr sfr.fr neuf.fr bbox.fr libero.it virgilio.it alice.it tin.it tiscali.it ziggo.nl planet.nl kpnmail.nl hetnet.nl xs4all.nl home.nl skynet.be telenet.be bluewin.ch terra.com.br uol.com.br bol.com.br ig.com.br ' +
    'mail.ru bk.ru list.ru inbox.ru ya.ru ukr.net seznam.cz centrum.cz wp.pl o2.pl onet.pl interia.pl naver.com daum.net nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp pchome.com.tw hinet.net singnet.com.sg',
);

function isFreeHost(domain: string): boolean {
  return mistypedHosts().has(domain) || otherHosts().has(domain);
}

/** Ends that no registry has (IANA root zone database), as slips of those that are meant. */
const WRONG_END = /\.(?:(con|cmo|ocm|vom|xom|cpm|cim|comm|coom|c0m|coml|ccom|c)|(ner|nte|nett|met)|(ogr|orgg))$/;

/** Hosts by their text less any one character. */
const nearHosts = table(() => {
  const hostsOf = new Map<string, string[]>();
  for (const host of [...mistypedHosts(), ...otherHosts()])
    for (const shorter of withoutOne(host)) {
      const hosts = hostsOf.get(shorter);
      if (hosts === undefined) hostsOf.set(shorter, [host]);
      else hosts.push(host);
    }
  return hostsOf;
});

function withoutOne(text: string): string[] {
  const shorter: string[] = [];
  for (let i = 0; i < text.length; i++) shorter.push(text.slice(0, i) + text.slice(i + 1));
  return shorter;
}

function mendDomain(raw: string): string {
  const domain = raw
    .replace(/\.{2,}/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '')
    .replace(WRONG_END, (_, com?: string, net?: string) => (com ? '.com' : net ? '.net' : '.org'));
  if (domain === 'googlemail.com') return 'gmail.com';
  if (!domain.includes('.') && isFreeHost(`${domain}.com`)) return `${domain}.com`;
  if (isFreeHost(domain) || domain.length > 30 || domain.length < 5) return domain;
  for (const shorter of [domain, ...withoutOne(domain)]) {
    const host = isFreeHost(shorter)
      ? shorter
      : nearHosts()
          .get(shorter)
          ?.find((one) => isSlipOf(domain, one));
    if (host !== undefined && isSlipOf(domain, host)) return host === 'googlemail.com' ? 'gmail.com' : host;
  }
  return domain;
}

/** Whether one slip makes `host` of `domain`, and the two are not names of their own. */
function isSlipOf(domain: string, host: string): boolean {
  if (host.replace('.', '') === domain) return true;
  let from = 0;
  while (domain[from] === host[from]) from++;
  let to = 0;
  while (
    to < Math.min(domain.length, host.length) - from &&
    domain[domain.length - 1 - to] === host[host.length - 1 - to]
  )
    to++;
  const typed = domain.slice(from, domain.length - to);
  const meant = host.slice(from, host.length - to);
  const isSwap = typed.length === 2 && meant.length === 2 && typed[0] === meant[1] && typed[1] === meant[0];
  if (!isSwap && (typed.length > 1 || meant.length > 1)) return false;
  const end = host.lastIndexOf('.');
  // Each two letters are some country's end: hotmail.se is no slip of hotmail.de.
  if (/\.[a-z][a-z]$/.test(host) && /\.[a-z][a-z]$/.test(domain) && to < 3) return false;
  if (from > end) return true;
  // A slip in the first letter makes other names: cloud.com.
  return mistypedHosts().has(host) && (from > 0 || isSwap);
}
