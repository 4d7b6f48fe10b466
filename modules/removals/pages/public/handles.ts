import { definePage } from '#kernel/http/page.ts';
import type { ProviderReceiptPageProps, ProviderRequestPageProps } from './props.ts';

export const providerRequestPage = definePage<ProviderRequestPageProps>('removals.provider-request');
export const providerReceiptPage = definePage<ProviderReceiptPageProps>('removals.provider-receipt');
