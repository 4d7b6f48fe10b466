import { z } from 'zod';
import { defineAction, defineQuery } from '#kernel/actions/handle.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import {
  allowFile,
  allowOffice,
  allowPublic,
  allowSignedIn,
  allowSystem,
} from '#kernel/permissions/allow.ts';
import { sentenceIds } from './approved-sentences.ts';
import { longestMessage } from './rules/limits.ts';

/** Messages between an office and one informant, opened by the informant's secret word only. The only file of this room that other rooms import. */
export { findGrant as findReplyGrant, type ReplyGrant, sealReplyGrant } from './rules/grant.ts';
export { informantTraits } from './rules/informant.ts';
export { longestMessage };

const zFileId = z.uuid().transform((id) => asId<FileId>(id));

const writers = [
  'INTAKE_OFFICER',
  'COORDINATOR',
  'SUPERVISOR',
  'POLICE_CONTACT',
  'CHILD_PROTECTION_WORKER',
] as const;

export const zSentenceId = z.enum(sentenceIds);
const zBothLanguages = z.object({ vi: z.string(), en: z.string() });

/** When and how an informant may be reached; empty strings where nothing was said. @restricted */
export const zWishes = z.object({
  safeToCall: z.enum(['', 'ANY_TIME', 'CERTAIN_HOURS', 'NO_CALLS']),
  callWhen: z.string().max(2_000),
});
export type Wishes = z.infer<typeof zWishes>;
const zContact = z.object({ name: z.string(), phone: z.string(), email: z.string() });

// For the office that holds the file --------------------------------------------------------------------------------------------

/** Sentences that may go to informants as they stand, for adults and for children. */
export const listApprovedSentences = defineQuery('replies.list-approved-sentences', {
  input: z.strictObject({}),
  output: z.object({
    sentences: z.array(
      z.object({
        sentenceId: zSentenceId,
        label: zBothLanguages,
        adult: zBothLanguages,
        child: zBothLanguages,
      }),
    ),
  }),
  allow: allowSignedIn,
  reads: 'OPEN',
});

export const zMessage = z.object({
  messageId: z.string(),
  at: z.string(),
  side: z.enum(['OFFICE', 'INFORMANT']),
  kind: z.enum(['APPROVED', 'TYPED', 'STORY', 'CONTACT']),
  /** @restricted */
  text: z.string(),
  /** What the informant said of being reached, in a message of kind CONTACT. @restricted */
  contact: zContact.nullable(),
  wishes: zWishes.nullable(),
  /** Who wrote it for the office. */
  personName: z.string().nullable(),
});
export type Message = z.infer<typeof zMessage>;

/** Both sides of the talk with the informant of one file, oldest first; for the office that holds the file. */
export const listMessages = defineQuery('replies.list-messages', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({
    /** A child reads approved sentences only, in a child's words. */
    isChild: z.boolean(),
    /** No secret word was ever chosen: what is sent may never be read. */
    hasSecret: z.boolean(),
    /** Wrong words tried at this code lately: somebody else may hold it. */
    wrongTries: z.number(),
    /** Asked for the neutral text message. */
    wantsTexts: z.boolean(),
    /** What was said last; null when nothing was said since the report. */
    wishes: zWishes.nullable(),
    messages: z.array(zMessage),
  }),
  allow: allowFile(writers, 'HOLDER'),
  reads: 'RESTRICTED',
});

/**
 * Sends one message to the informant of one file: an approved sentence, or own words by a coordinator or supervisor to an adult.
 * `key`: the same press twice is one message. Refused with `WORDS_NOT_FOR_CHILD`, `WORDS_NOT_YOURS`, `WORDS_TELL_OF_OTHERS`.
 */
export const sendReply = defineAction('replies.send-reply', {
  input: z
    .strictObject({
      fileId: zFileId,
      sentenceId: zSentenceId.optional(),
      text: z.string().trim().min(1).max(longestMessage).optional(),
      key: z.string().min(8).max(200),
    })
    .refine(({ sentenceId, text }) => (sentenceId === undefined) !== (text === undefined), {
      message: 'sentenceId or text',
    }),
  output: z.object({ messageId: z.string(), isNew: z.boolean() }),
  allow: allowFile(writers, 'CLAIMANT'),
});

/** One approved sentence to the informants of several files, each alone; one answer a row, and no row stops another. */
export const sendBulkReply = defineAction('replies.send-bulk-reply', {
  input: z.strictObject({
    fileIds: z.array(zFileId).min(1).max(200),
    sentenceId: zSentenceId,
    key: z.string().min(8).max(100),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        fileId: z.string(),
        outcome: z.enum(['SENT', 'ALREADY', 'REFUSED']),
        sentence: zBothLanguages.nullable(),
      }),
    ),
  }),
  allow: allowOffice(writers),
});

/** The safe-contact wishes and contact that an informant gave last, for whoever is about to call; null when none since the report. */
export const findLatestWishes = defineQuery('replies.find-latest-wishes', {
  input: z.strictObject({ fileId: zFileId }),
  output: z.object({ wishes: zWishes.nullable(), contact: zContact.nullable() }),
  allow: allowSystem,
  reads: 'RESTRICTED',
});

/** The channel of a code's file, opened at the first need; null for a code that is no longer answered. */
export const openChannel = defineAction('replies.open-channel', {
  input: z.strictObject({ trackingCode: z.string().max(200), isChild: z.boolean(), mayText: z.boolean() }),
  output: z.object({ channel: z.object({ fileId: zFileId, fileKeyId: z.number() }).nullable() }),
  allow: allowSystem,
});

// For the informant ------------------------------------------------------------------------------------------------------------

const zGrant = z.string().max(4_096);
/** `GONE`: the half hour is over. `FULL`: this file takes no more. */
const zPosted = z.object({ state: z.enum(['DONE', 'EMPTY', 'TOO_LONG', 'FULL', 'GONE']) });

/** Sets the informant's own secret word; once, within half an hour of sending. Accents, case and spaces do not count. */
export const chooseSecretWord = defineAction('replies.choose-secret-word', {
  input: z.strictObject({ grant: zGrant, word: z.string().max(2_000) }),
  output: z.object({ state: z.enum(['DONE', 'TOO_SHORT', 'TAKEN', 'GONE']) }),
  allow: allowPublic,
});

/** "Mã bằng chữ": the code's second spelling in four plain words, shown only under the grant of the half hour after sending. */
export const takeCodeWords = defineAction('replies.take-code-words', {
  input: z.strictObject({ grant: zGrant }),
  output: z.object({ state: z.enum(['SHOWN', 'GONE']), words: z.array(z.string()) }),
  allow: allowPublic,
});

/**
 * Opens the talk with code and secret word (or the four words). Null for a wrong code, a wrong word, none ever set, and while the
 * growing delay runs: one path, the same work, the same answer.
 */
export const openConversation = defineAction('replies.open-conversation', {
  input: z.strictObject({ trackingCode: z.string().max(200), secret: z.string().max(2_000) }),
  output: z.object({
    conversation: z
      .object({
        /** Lets this informant read on and answer for half an hour; never prolonged. */
        grant: z.string(),
        isChild: z.boolean(),
        mayText: z.boolean(),
        messages: z.array(z.object({ at: z.string(), text: zBothLanguages })),
      })
      .nullable(),
  }),
  allow: allowPublic,
});

/** The talk again under a grant that was opened by the secret word. Nothing that the informant wrote is in it. */
export const readConversation = defineAction('replies.read-conversation', {
  input: z.strictObject({ grant: zGrant }),
  output: openConversation.output,
  allow: allowPublic,
});

/** Adds the informant's words to the file: an answer, or "em muốn kể thêm" right after sending. Same press, same words: once. */
export const sayMore = defineAction('replies.say-more', {
  input: z.strictObject({ grant: zGrant, text: z.string() }),
  output: zPosted,
  allow: allowPublic,
});

/** Name, number and wishes given later or changed; only under a grant opened by the secret word. `wantsTexts`: adults only. */
export const changeContact = defineAction('replies.change-contact', {
  input: z.strictObject({
    grant: zGrant,
    name: z.string().max(1_000).default(''),
    phone: z.string().max(200).default(''),
    email: z.string().max(1_000).default(''),
    wishes: zWishes,
    wantsTexts: z.boolean().default(false),
  }),
  output: zPosted,
  allow: allowPublic,
});

/** Events (payload {fileId}): the informant wrote; an office wrote. */
export const replyReceived = 'replies.received';
export const replySent = 'replies.sent';
