import { expect, it } from 'vitest';
import { z } from 'zod';
import { sayIssue } from './issue-sentence.ts';

const schema = z.strictObject({
  outcome: z.enum(['DONE', 'CHILD_SAFE']),
  note: z.string().min(1).max(20_000),
  parts: z.array(z.string()).min(1),
  at: z.iso.datetime(),
  age: z.number().int().min(0).max(120),
  email: z.email(),
});
const good = {
  outcome: 'DONE',
  note: 'xong',
  parts: ['a'],
  at: '2026-11-22T00:00:00Z',
  age: 9,
  email: 'a@b.example',
};

function said(change: Record<string, unknown>): string[] {
  const parsed = schema.safeParse({ ...good, ...change }, { reportInput: true });
  return (parsed.error?.issues ?? []).map((issue) => sayIssue(issue).vi);
}

it('tells a person in Vietnamese what to do about what a schema refused, and never names a code of ours', () => {
  expect(said({ outcome: '' })).toEqual(['Hãy chọn một mục trong danh sách.']);
  expect(said({ note: '' })).toEqual(['Chỗ này còn trống. Hãy viết vào đây.']);
  expect(said({ note: 'a'.repeat(20_001) })[0]).toContain('20.000 chữ cái');
  expect(said({ parts: [] })).toEqual(['Hãy chọn ít nhất 1 mục.']);
  expect(said({ at: 'mai' })).toEqual(['Hãy ghi đủ ngày và giờ.']);
  expect(said({ age: 200 })).toEqual(['Số lớn nhất dùng được là 120.']);
  expect(said({ age: -1 })).toEqual(['Số nhỏ nhất dùng được là 0.']);
  expect(said({ email: 'a' })[0]).toContain('e-mail');
  expect(said({ more: 1 })).toEqual(['Không có trường này.']);
  expect(said({ note: undefined })).toEqual(['Phần này còn thiếu.']);
  const wrong = said({ outcome: 7, note: 8, parts: 'x', at: 1, age: 'x', email: 1, more: 2 });
  expect(wrong).toHaveLength(7);
  for (const sentence of wrong) expect(sentence).not.toMatch(/Invalid|expected|DONE|string|option/);
});

it('keeps the sentence that a rule brought itself', () => {
  const own = z.string().refine((text) => text === 'b', { error: 'ghi một chức vụ' });
  const [issue] = own.safeParse('a').error?.issues ?? [];
  expect(issue && sayIssue(issue).vi).toBe('Chưa dùng được: ghi một chức vụ');
});
