import { definePage } from '#kernel/http/page.ts';
import type { DataReceiptPageProps, DataRequestPageProps } from './props.ts';

export const dataRequestPage = definePage<DataRequestPageProps>('privacy.data-request');
export const dataReceiptPage = definePage<DataReceiptPageProps>('privacy.data-receipt');
