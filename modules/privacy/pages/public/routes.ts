import { plainForm } from '#kernel/http/plain-form.ts';
import type { Route } from '#kernel/http/route.ts';
import { publicActor } from '#kernel/permissions/actor.ts';
import { publicPaths } from '#ui/public/paths.ts';
import { submitDataRequest } from '../../contract.ts';
import { dataReceiptPage, dataRequestPage } from './handles.ts';
import { emptyDataRequest } from './props.ts';
import { dataRequestProblems, readDataRequest } from './request-form.ts';

/** Asking about one's own data; the code stands in no address. */
export const privacyPublicRoutes: readonly Route[] = plainForm({
  path: publicPaths.dataRequest,
  name: 'data-request-form',
  /** 20,000 characters of Vietnamese, percent-encoded, with room for what is over the limit. */
  bodyLimit: 1024 * 1024,
  empty: emptyDataRequest,
  read: readDataRequest,
  problems: dataRequestProblems,
  show: (c, tools, shown, options) => tools.page(c, dataRequestPage, shown, options),
  async accept(c, tools, { nonce, values, locale }) {
    const receipt = await tools.platform.call(
      publicActor,
      submitDataRequest,
      { nonce, ...values },
      c.var.trace,
    );
    return tools.page(c, dataReceiptPage, receipt, { locale });
  },
});
