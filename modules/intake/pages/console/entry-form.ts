import type { z } from 'zod';
import { type FieldProblem, invalidInput } from '#kernel/errors/errors.ts';
import type { SentForm } from '#ui/console/answer-form.ts';
import type { enterReport } from '../../contract.ts';
import { entryChannels, type EntryChannel } from '../../rules/lists.ts';
import { instantOfLocal, nextMorning } from './local-time.ts';
import { intakeEn } from './messages.en.ts';
import { intakeVi } from './messages.vi.ts';

type Entry = z.infer<typeof enterReport.input>;
type Informant = Entry['report']['informant'];

/** The cookies of this one screen: the channel of this desk, and the key of the report that is being written. */
export const channelCookie = 'annhi_kenh';
export const keyCookie = 'annhi_nhap';
const keyForm = /^[A-Za-z0-9_-]{22,64}$/;

export function channelIn(cookies: string | null): EntryChannel {
  const found = readCookie(cookies, channelCookie);
  return entryChannels.find((channel) => channel === found) ?? 'PHONE';
}

/** Null where the browser brings none that we could have given. */
export function entryKeyIn(cookies: string | null): string | null {
  const found = readCookie(cookies, keyCookie);
  return found && keyForm.test(found) ? found : null;
}

/** For this screen alone; ends with the browser. */
export function cookieOf(name: string, value: string): string {
  return `${name}=${value}; Path=/console/nhap-tin; HttpOnly; SameSite=Strict`;
}

function readCookie(cookies: string | null, name: string): string | undefined {
  const pairs = (cookies ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key === name)?.[1];
}

/** The form as the room's input. "Within an hour" counts from now. */
export function entryOf(form: SentForm, nonce: string, now: Date): Entry {
  const problems: FieldProblem[] = [];
  const moment = (name: string, sentence: FieldProblem['sentence']): string | undefined => {
    const typed = form.text(name);
    if (typed === '') return undefined;
    const at = instantOfLocal(typed);
    if (at === null) problems.push({ path: name, sentence });
    return at ?? undefined;
  };
  const receivedAt = moment('receivedAt', { vi: intakeVi.entry.badMoment, en: intakeEn.entry.badMoment });
  const choice = form.text('callIn');
  const by =
    choice === 'AT'
      ? moment('callAt', { vi: intakeVi.entry.badMoment, en: intakeEn.entry.badMoment })
      : callBy(choice, now);
  if (choice === 'AT' && !by && problems.length === 0)
    problems.push({
      path: 'callAt',
      sentence: { vi: intakeVi.entry.badCallAt, en: intakeEn.entry.badCallAt },
    });
  if (problems.length > 0) throw invalidInput(problems);
  return {
    nonce,
    channel: form.text('channel') as EntryChannel,
    ...(receivedAt ? { receivedAt } : {}),
    report: {
      text: form.text('text'),
      links: form
        .text('links')
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
      place: form.text('place'),
      childAge: form.text('childAge'),
      mustNotKnow: {
        people: form.all('people') as Entry['report']['mustNotKnow']['people'],
        words: form.text('mustNotKnow'),
      },
      informant: {
        kind: form.text('kind') as Informant['kind'],
        name: form.text('name'),
        phone: form.text('phone'),
        safeToCall: form.text('safeToCall') as Informant['safeToCall'],
        callWhen: form.text('callWhen'),
        email: '',
      },
      language: 'vi',
    },
    isAgreed: form.text('isAgreed') === 'yes',
    isEmergency: form.text('isEmergency') === 'yes',
    isTaken: form.text('isTaken') === 'yes',
    hotlineNumber: form.text('channel') === 'HOTLINE_111' ? form.text('hotlineNumber') : '',
    ...(by ? { callBack: { by, wish: form.text('callWish') } } : {}),
  };
}

function callBy(choice: string, now: Date): string | undefined {
  if (choice === 'MORNING') return nextMorning(now);
  if (!/^\d{2,3}$/.test(choice)) return undefined;
  return new Date(now.getTime() + Number(choice) * 60_000).toISOString();
}

/** Names of the form's fields where the room calls them otherwise. */
export const fieldOfPath: Readonly<Record<string, string>> = {
  'report.text': 'text',
  'callBack.by': 'callAt',
  wish: 'callWish',
};
