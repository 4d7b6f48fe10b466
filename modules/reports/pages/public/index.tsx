export { AfterSendingPage } from './after-sending-page.tsx';
export { LookUpPage } from './look-up-page.tsx';
export { ReceiptPage } from './receipt-page.tsx';
export { ReportFormPage } from './report-form-page.tsx';
export { ProfessionalFormPage } from './professional-form-page.tsx';
export { StatusPage } from './status-page.tsx';
export { TalkPage } from './talk-page.tsx';
