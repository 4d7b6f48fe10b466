import type { z } from 'zod';
import type { Sentence } from './errors.ts';

type Issue = z.core.$ZodIssue;

/** How zod begins what it says by itself, in English, for programmers. */
const itsOwnWords = /^(Invalid|Too small|Too big|Unrecognized)/;

/**
 * What a person reads about one thing that a schema refused: what is wrong and what to write instead, never the schema's own words,
 * which name codes and types. A message that a rule brought itself is kept.
 */
export function sayIssue(issue: Issue): Sentence {
  if (!itsOwnWords.test(issue.message)) return { vi: `Chưa dùng được: ${issue.message}`, en: issue.message };
  switch (issue.code) {
    case 'invalid_value':
      return { vi: 'Hãy chọn một mục trong danh sách.', en: 'Choose one of the list.' };
    case 'too_small':
      return sayTooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return sayTooBig(issue.origin, Number(issue.maximum));
    case 'invalid_type':
      return issue.input === undefined
        ? { vi: 'Phần này còn thiếu.', en: 'This is missing.' }
        : { vi: 'Phần này chưa đúng dạng. Hãy xem lại.', en: 'This has not the right form.' };
    case 'invalid_format':
      return (
        formats[issue.format] ?? { vi: 'Viết chưa đúng dạng. Hãy xem lại.', en: 'This is not well formed.' }
      );
    case 'unrecognized_keys':
      return { vi: 'Không có trường này.', en: 'There is no such field.' };
    default:
      return { vi: 'Phần này chưa dùng được. Hãy xem lại.', en: 'This cannot be used. Look at it again.' };
  }
}

const dayAndHour: Sentence = { vi: 'Hãy ghi đủ ngày và giờ.', en: 'Write day and hour.' };
const formats: Readonly<Record<string, Sentence>> = {
  email: {
    vi: 'Địa chỉ e-mail này chưa đủ. Nó có dạng ten@noigui.vn.',
    en: 'This e-mail address is not complete. It looks like name@place.vn.',
  },
  datetime: dayAndHour,
  date: { vi: 'Hãy ghi đủ ngày, tháng, năm.', en: 'Write day, month and year.' },
};

function sayTooSmall(origin: string, least: number): Sentence {
  if (origin === 'string')
    return least <= 1
      ? { vi: 'Chỗ này còn trống. Hãy viết vào đây.', en: 'This is empty. Write something.' }
      : { vi: `Hãy viết ít nhất ${least} chữ cái.`, en: `Write at least ${least} characters.` };
  if (origin === 'array' || origin === 'set')
    return { vi: `Hãy chọn ít nhất ${least} mục.`, en: `Choose at least ${least}.` };
  return { vi: `Số nhỏ nhất dùng được là ${least}.`, en: `The smallest number is ${least}.` };
}

function sayTooBig(origin: string, most: number): Sentence {
  const room = most.toLocaleString('vi-VN');
  if (origin === 'string')
    return {
      vi: `Dài quá: chỗ này chứa được ${room} chữ cái. Không chữ nào bị cắt; hãy rút ngắn.`,
      en: `Too long: there is room for ${most} characters. Nothing was cut; make it shorter.`,
    };
  if (origin === 'array' || origin === 'set')
    return { vi: `Nhiều quá: nhiều nhất ${room} mục.`, en: `Too many: at most ${most}.` };
  return { vi: `Số lớn nhất dùng được là ${room}.`, en: `The largest number is ${most}.` };
}
