export { DataReceiptPage } from './data-receipt-page.tsx';
export { DataRequestPage } from './data-request-page.tsx';
