import { describe, expect, it } from 'vitest';
import { addressOf, inputOf, isWhole, presetAddress, presets, screenName, wantedOf } from './send-address.ts';

const office = '0190b1d2-0000-7000-8000-00000000000a';
const fileId = '0190b1d2-0000-7000-8000-0000000000ff';
const of = (query: string) => wantedOf(new URLSearchParams(query));

describe('the wish to send a step, as an address', () => {
  it('comes back from its own address whole', () => {
    const wanted = of(
      `viec=SUPPORT_CHILD&kieu=PART&phan=TEXT&phan=PLACE&vai=COMMUNE_CHILD_WORKER&phieu=1&q=ph%C6%B0%E1%BB%9Dng`,
    );
    expect(of(addressOf(wanted, null))).toEqual(wanted);
    expect(addressOf(wanted, 'preview')).toContain(`${screenName}=truoc`);
  });

  it('means an office that was picked by name more than the role that the list stood at', () => {
    const wanted = of(`viec=HANDLE&phan=TEXT&vai=POLICE&coquan=${office}`);
    expect(wanted.organizationId).toBe(office);
    expect(wanted.roleCode).toBeNull();
    expect(isWhole(wanted) && inputOf(fileId, wanted).to).toEqual({ organizationId: office });
  });

  it('leaves out what it cannot mean', () => {
    const wanted = of(
      'viec=DESTROY&kieu=ALL&phan=PASSWORDS&phan=LINKS&vai=%3Cscript%3E&coquan=1&nguoi=../../x',
    );
    expect(wanted).toEqual({
      kind: 'PART',
      purpose: null,
      parts: ['LINKS'],
      roleCode: null,
      organizationId: null,
      personId: null,
      byLetter: false,
      query: '',
    });
    expect(isWhole(wanted)).toBe(false);
  });

  it('is not whole without something to see', () => {
    expect(isWhole(of('viec=HANDLE&vai=POLICE'))).toBe(false);
    expect(isWhole(of('viec=HANDLE&vai=POLICE&phan=PLACE'))).toBe(true);
  });

  it('a transfer passes the file unless said otherwise; everything else is a part', () => {
    expect(of('viec=TRANSFER').kind).toBe('LEAD');
    expect(of('viec=TRANSFER&kieu=PART').kind).toBe('PART');
    expect(of('viec=HANDLE_CRIME').kind).toBe('PART');
  });

  it.each(presets)('"send at once" to $key is a whole wish that shows nothing of the informant', (preset) => {
    const wanted = wantedOf(new URLSearchParams(presetAddress(preset)));
    expect(isWhole(wanted)).toBe(true);
    expect(wanted.parts).not.toContain('INFORMANT');
    expect(wanted.kind).toBe('PART');
  });
});
