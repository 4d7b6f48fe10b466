export { LookUpPage } from './look-up-page.tsx';
export { ReceiptPage } from './receipt-page.tsx';
export { ReportFormPage } from './report-form-page.tsx';
export { StatusPage } from './status-page.tsx';
