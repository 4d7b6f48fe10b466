import { definePage } from '#kernel/http/page.ts';
import type {
  AfterSendingProps,
  LookUpPageProps,
  ReceiptPageProps,
  ReportFormPageProps,
  StatusPageProps,
  TalkPageProps,
} from './props.ts';
import type { ProfessionalFormPageProps } from './professional-form.ts';

export const reportFormPage = definePage<ReportFormPageProps>('reports.report-form');
export const receiptPage = definePage<ReceiptPageProps>('reports.receipt');
export const lookUpPage = definePage<LookUpPageProps>('reports.look-up');
export const professionalFormPage = definePage<ProfessionalFormPageProps>('reports.professional-form');
export const afterSendingPage = definePage<AfterSendingProps>('reports.after-sending');
export const talkPage = definePage<TalkPageProps>('reports.talk');
export const statusPage = definePage<StatusPageProps>('reports.status');
