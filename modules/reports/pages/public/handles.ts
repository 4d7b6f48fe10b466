import { definePage } from '#kernel/http/page.ts';
import type { LookUpPageProps, ReceiptPageProps, ReportFormPageProps, StatusPageProps } from './props.ts';

export const reportFormPage = definePage<ReportFormPageProps>('reports.report-form');
export const receiptPage = definePage<ReceiptPageProps>('reports.receipt');
export const lookUpPage = definePage<LookUpPageProps>('reports.look-up');
export const statusPage = definePage<StatusPageProps>('reports.status');
