import { describe, expect, it } from 'vitest';
import { declaredHandles } from '#kernel/actions/handle.ts';
import { newId } from '#kernel/ids/ids.ts';
import { roleNames } from '#kernel/permissions/roles.ts';
import { official } from '#kernel/testing/platform.ts';
import { listRemovableLinks, listRemovals } from '#modules/removals/contract.ts';
import {
  addNote,
  claimReport,
  fileParts,
  getReport,
  markUnsafe,
  passReport,
  recordParentsDecision,
} from '../contract.ts';
import { useReports } from '../testing/reports-fixture.ts';

const { send, read, call, asSystem, intake, office, giveAccess } = useReports();

/** Words that occur in one part alone, so that a leak names itself. */
const secrets = {
  TEXT: 'BÍMẬT-LỜI-KỂ',
  LINKS: 'bimat-duong-dan',
  PLACE: 'BÍMẬT-NƠI-Ở',
  CHILD: 'BÍMẬT-TUỔI',
  NOTES: 'BÍMẬT-GHI-CHÚ',
  INFORMANT: 'BÍMẬT-NGƯỜI-BÁO',
} as const;

async function fullReport() {
  const { fileId } = await send({
    text: `thầy giáo đánh em ${secrets.TEXT}, em muốn chết`,
    links: [`https://www.tiktok.com/@vidu/video/888?x=${secrets.LINKS}`],
    place: secrets.PLACE,
    childAge: secrets.CHILD,
    mustNotKnow: { people: ['MOTHER'], words: `không nói ${secrets.TEXT}` },
    informant: {
      kind: 'PARENT',
      name: secrets.INFORMANT,
      phone: '0900000001',
      safeToCall: 'CERTAIN_HOURS',
      callWhen: `sau 8 giờ ${secrets.INFORMANT}`,
    },
  });
  await read(fileId);
  const officer = await intake('INTAKE_OFFICER', 'SUPERVISOR');
  await call(officer, claimReport, { fileId });
  await call(officer, addNote, { fileId, note: secrets.NOTES });
  await call(officer, markUnsafe, { fileId, kind: 'WORDS', words: `thầy ${secrets.NOTES}` });
  const parents = { decision: 'DO_NOT_TELL', wishes: secrets.NOTES, safety: 'x', who: 'x', why: 'x' };
  await call(officer, recordParentsDecision, { fileId, ...parents });
  return { fileId, officer };
}

const subsets = fileParts.flatMap((part) => [[part], fileParts.filter((other) => other !== part)]);

describe('whoever sees only parts of a report', () => {
  it.each(subsets.map((parts) => ({ parts, named: parts.join('+') })))(
    'sees of it just $named',
    async ({ parts }) => {
      const { fileId } = await fullReport();
      const [other] = [await office('MASS_ORGANIZATION')];
      await giveAccess(fileId, other, parts);
      const viewer = official(other, ['CHILD_PROTECTION_WORKER', 'SUPERVISOR', 'POLICE_CONTACT']);
      const shown = JSON.stringify(await call(viewer, getReport, { fileId, withInformant: true }));
      for (const part of fileParts)
        expect([part, shown.includes(secrets[part])]).toEqual([part, parts.includes(part)]);
      // What the rules and the office think of it is nobody else's.
      expect(JSON.parse(shown)).toMatchObject({
        proposal: null,
        unsafe: [],
        parentsDecision: null,
        actions: [],
      });
      if (!parts.includes('INFORMANT'))
        expect(JSON.parse(shown)).toMatchObject({
          informant: null,
          informantKind: 'UNKNOWN',
          isAnonymous: true,
        });
      // Whoever acts for the child knows whom not to tell.
      expect(JSON.parse(shown).mustNotKnow.people).toEqual(['MOTHER']);
    },
  );

  it('sees the widest of what its offices may see, and nothing after the time is over', async () => {
    const { fileId } = await fullReport();
    const [one, two] = [await office('MASS_ORGANIZATION'), await office('FATHERLAND_FRONT')];
    await giveAccess(fileId, one, ['PLACE']);
    await giveAccess(fileId, two, ['CHILD']);
    const viewer = official(one, ['SUPERVISOR']);
    const both = { ...viewer, grants: [...viewer.grants, ...official(two, ['SUPERVISOR']).grants] };
    expect((await call(both, getReport, { fileId })).parts).toEqual(['PLACE', 'CHILD']);
  });
});

describe('who reported it', () => {
  it('is shown to the office that holds it, when asked for, and to no other office however much it sees', async () => {
    const { fileId, officer } = await fullReport();
    expect((await call(officer, getReport, { fileId })).informant).toBeNull();
    expect((await call(officer, getReport, { fileId, withInformant: true })).informant?.name).toBe(
      secrets.INFORMANT,
    );
    const next = await office('MASS_ORGANIZATION');
    const receiver = official(next, ['SUPERVISOR']);
    await asSystem(passReport, {
      fileId,
      organizationId: next,
      personId: receiver.personId,
      why: 'STEP_ACCEPTED',
    });
    // The one who held it before still sees the file, but not who reported it.
    const before = await call(officer, getReport, { fileId, withInformant: true });
    expect([before.informant, before.text.includes(secrets.TEXT)]).toEqual([null, true]);
    expect((await call(receiver, getReport, { fileId, withInformant: true })).informant?.name).toBe(
      secrets.INFORMANT,
    );
  });

  it('leaves the wishes for a call outside the identity, also when nobody gave a name', async () => {
    const { fileId } = await send({
      text: 'em sợ',
      informant: { kind: 'CHILD', safeToCall: 'NO_CALLS', callWhen: 'đừng gọi, ba nghe máy' },
    });
    const report = await call(await intake(), getReport, { fileId });
    expect(report).toMatchObject({
      safeToCall: 'NO_CALLS',
      callWhen: 'đừng gọi, ba nghe máy',
      informant: null,
      isAnonymous: true,
    });
  });
});

describe('a note for the own office', () => {
  it('is not there for any other office, however much it sees', async () => {
    const { fileId, officer } = await fullReport();
    await call(officer, addNote, { fileId, note: 'RIÊNG-PHÒNG-MÌNH', audience: 'OFFICE' });
    const other = await office('MASS_ORGANIZATION');
    await giveAccess(fileId, other, null);
    const stranger = await call(official(other, ['SUPERVISOR']), getReport, { fileId });
    expect(JSON.stringify(stranger)).not.toContain('RIÊNG-PHÒNG-MÌNH');
    const own = await call(officer, getReport, { fileId });
    expect(own.events.find((event) => event.note === 'RIÊNG-PHÒNG-MÌNH')?.audience).toBe('OFFICE');
  });
});

describe('an office with a part of a report', () => {
  /** Every look that is open to more than the holder and that needs the file alone. */
  const tried = declaredHandles().filter(
    (handle) =>
      handle.allow.where === 'FILE' &&
      handle.allow.whose === 'ANY' &&
      handle.kind === 'QUERY' &&
      handle.input.safeParse({ fileId: newId() }).success,
  );

  it.each(tried.map((handle) => ({ handle, name: handle.name })))(
    'learns nothing else from $name',
    async ({ handle }) => {
      const { fileId } = await fullReport();
      const other = await office('MASS_ORGANIZATION');
      await giveAccess(fileId, other, ['PLACE']);
      const viewer = official(other, roleNames);
      const shown = await call(viewer, handle, {
        fileId,
        ...(handle.name === 'reports.get-report' ? { withInformant: true } : {}),
      }).then(
        (output) => JSON.stringify(output),
        (error: { message: string }) => error.message,
      );
      for (const part of fileParts.filter((one) => one !== 'PLACE'))
        expect(shown).not.toContain(secrets[part]);
    },
  );

  it('is shown no removal of its links, no letter', async () => {
    const { fileId } = await fullReport();
    const other = await office('MASS_ORGANIZATION');
    await giveAccess(
      fileId,
      other,
      fileParts.filter((part) => part !== 'LINKS'),
    );
    const viewer = official(other, roleNames);
    const refused = { code: 'NOT_FOUND' };
    await expect(call(viewer, listRemovableLinks, { fileId })).rejects.toMatchObject(refused);
    await expect(call(viewer, listRemovals, { fileId })).rejects.toMatchObject(refused);
  });
});
