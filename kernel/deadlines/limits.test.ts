import { describe, expect, it } from 'vitest';
import { asCivilDate } from '#kernel/clock/clock.ts';
import { assertInForce, shippedRegistry } from '#kernel/legal-basis/registry.ts';
import { buildTimeLimits, getTimeLimit, shippedLegalReasons, shippedTimeLimits } from './limits.ts';

const limits = shippedTimeLimits();
const day = asCivilDate;

describe('the table of time limits', () => {
  it('holds every clock of the law with its length', () => {
    expect(limits.map((l) => `${l.key} ${l.amount ?? l.monthDay} ${l.unit}`)).toEqual([
      'caseEmergencyIntervention 12 HOUR',
      'caseForwardToCommune 1 HOUR',
      'supportPlanDraft 5 WORKING_DAY',
      'supportPlanApproval 2 WORKING_DAY',
      'temporarySeparationMax 15 DAY',
      'denunciationDecision 20 DAY',
      'denunciationComplex 2 MONTH',
      'investigatorAssigned 3 DAY',
      'childStatementMax 2 HOUR',
      'removalAuthority147 24 HOUR',
      'removalUser147 48 HOUR',
      'removalPolice 24 HOUR',
      'removalPoliceUrgent 6 HOUR',
      'userDataPolice 24 HOUR',
      'userDataPoliceUrgent 3 HOUR',
      'dataSubjectAck 2 WORKING_DAY',
      'dataSubjectAct 15 DAY',
      'dataBreachNotice 72 HOUR',
      'cyberIncidentInitial 24 HOUR',
      'cyberIncidentReport 72 HOUR',
      'dpiaFiling 60 DAY',
      'documentDispatch 1 SAME_DAY',
      'annualReport 12-15 DATE',
      'securityAnnualReportOwner 12-20 DATE',
      'securityAnnualReportPolice 12-25 DATE',
      'logRetentionMin 12 MONTH',
      'outcomeReadable 12 MONTH',
      'callBackPromise 24 HOUR',
      'hotline111Receipt 1 HOUR',
      'pictureCustody 24 HOUR',
      'stepAcceptance 4 HOUR',
      'stepAcceptanceEmergency 1 HOUR',
      'stepTransfer 72 HOUR',
      'stepWork 120 HOUR',
      'reportDecision 24 HOUR',
      'reportDecisionUrgent 1 HOUR',
    ]);
  });

  it('stands on bases in force from the first day of each limit, and today', () => {
    const registry = shippedRegistry();
    for (const limit of limits) {
      assertInForce(registry, limit.legalBasisId, limit.validFrom);
      assertInForce(registry, limit.legalBasisId, day('2026-11-21'));
    }
    for (const reason of shippedLegalReasons()) {
      assertInForce(registry, reason.legalBasisId, day('2026-11-21'));
      for (const key of reason.appliesTo) expect(limits.map((l) => l.key)).toContain(key);
    }
  });

  it('refuses a limit before its law', () => {
    expect(getTimeLimit(limits, 'removalPolice', day('2026-07-01')).amount).toBe(24);
    for (const [key, on] of [
      ['removalPolice', '2026-06-30'],
      ['toString', '2026-07-01'],
      ['noSuchLimit', '2026-07-01'],
    ] as const) {
      expect(() => getTimeLimit(limits, key, day(on))).toThrow(
        expect.objectContaining({ reason: 'NO_TIME_LIMIT' }),
      );
    }
  });

  it('a changed law is a second version: each day has one', () => {
    const [first] = limits;
    const before = { ...first, validTo: '2027-01-01' };
    const after = { ...first, validFrom: '2027-01-01', amount: 6 };
    const both = buildTimeLimits([before, after]);
    expect(getTimeLimit(both, 'caseEmergencyIntervention', day('2026-12-31')).amount).toBe(12);
    expect(getTimeLimit(both, 'caseEmergencyIntervention', day('2027-01-01')).amount).toBe(6);
    expect(() => buildTimeLimits([first, after])).toThrow(/two versions/);
  });

  it.each([
    ['an unknown unit', { unit: 'WEEK' }],
    ['no amount', { amount: null }],
    ['nothing', { amount: 0 }],
    ['a date without a day', { unit: 'DATE', amount: null }],
    ['29 February every year', { unit: 'DATE', amount: null, monthDay: '02-29' }],
    ['a warning after the end', { warn: { share: 1 } }],
    [
      'a ladder with a missing step',
      { escalation: [{ step: 2, at: 'BREACH', afterHours: 0, to: 'UNIT_HEAD' }] },
    ],
    ['a misspelt field', { validUntil: '2030-01-01' }],
  ])('stops at the door: %s', (_what, change) => {
    expect(() => buildTimeLimits([{ ...limits[0], ...change }])).toThrow();
  });
});
