export { ProviderReceiptPage } from './provider-receipt-page.tsx';
export { ProviderRequestPage } from './provider-request-page.tsx';
