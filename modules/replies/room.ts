import { sql } from 'kysely';
import { bind, defineRoom, job, on } from '#kernel/actions/room.ts';
import { asId, type FileId } from '#kernel/ids/ids.ts';
import { chooseSecretWordHandler, takeCodeWordsHandler } from './actions/choose-secret-word.ts';
import { hearDangerJob } from './actions/hear-danger.ts';
import {
  findLatestWishesHandler,
  listApprovedSentencesHandler,
  listMessagesHandler,
} from './actions/list-messages.ts';
import { openChannelHandler } from './actions/open-channel.ts';
import { openConversationHandler, readConversationHandler } from './actions/open-conversation.ts';
import { changeContactHandler, sayMoreHandler } from './actions/say-more.ts';
import { sendBulkReplyHandler } from './actions/send-bulk-reply.ts';
import { sendReplyHandler } from './actions/send-reply.ts';
import * as contract from './contract.ts';

export const repliesRoom = defineRoom('replies', {
  handlers: [
    bind(contract.listApprovedSentences, listApprovedSentencesHandler),
    bind(contract.listMessages, listMessagesHandler),
    bind(contract.sendReply, sendReplyHandler),
    bind(contract.sendBulkReply, sendBulkReplyHandler),
    bind(contract.findLatestWishes, findLatestWishesHandler),
    bind(contract.openChannel, openChannelHandler),
    bind(contract.chooseSecretWord, chooseSecretWordHandler),
    bind(contract.takeCodeWords, takeCodeWordsHandler),
    bind(contract.openConversation, openConversationHandler),
    bind(contract.readConversation, readConversationHandler),
    bind(contract.sayMore, sayMoreHandler),
    bind(contract.changeContact, changeContactHandler),
  ],
  subscribers: [
    on(contract.replyReceived, 'replies.hear-danger', hearDangerJob),
    // With the file's key gone nothing can be read; without its channel nothing can be opened either.
    on('retention.file-destroyed', 'replies.close-channel', async (ctx, payload) => {
      const fileId = asId<FileId>(payload['fileId'] ?? '');
      await ctx.tx.deleteFrom('replies.channel').where('file_id', '=', fileId).execute();
    }),
  ],
  jobs: [
    job('replies.forget-tries', { cron: '40 2 * * *', isExclusive: true }, async (ctx) => {
      await sql`select replies.forget_tries(${ctx.now})`.execute(ctx.tx);
    }),
  ],
});
