import { createElement, type FunctionComponent } from 'react';
import type { PageHandle } from '#kernel/http/page.ts';
import {
  AfterSendingPage,
  LookUpPage,
  ProfessionalFormPage,
  ReceiptPage,
  ReportFormPage,
  StatusPage,
  TalkPage,
} from '#modules/reports/pages/public/index.tsx';
import * as reports from '#modules/reports/pages/public/handles.ts';
import {
  ChildCodePage,
  ChildMorePage,
  ChildQuestionPage,
  ChildSentPage,
  ChildStartPage,
  HelpCardPage,
} from '#modules/reports/pages/child/index.tsx';
import * as child from '#modules/reports/pages/child/handles.ts';
import { DataReceiptPage, DataRequestPage } from '#modules/privacy/pages/public/index.tsx';
import * as privacy from '#modules/privacy/pages/public/handles.ts';
import { ProviderReceiptPage, ProviderRequestPage } from '#modules/removals/pages/public/index.tsx';
import * as removals from '#modules/removals/pages/public/handles.ts';
import {
  AboutPage,
  AccessibilityPage,
  ErrorPage,
  HomePage,
  PicturePage,
  PrivacyPage,
  renderPublicPage,
} from '#ui/public/index.ts';
import * as own from './page-handles.ts';

type Renderer = (props: object) => string;

/** Every public page, bound to its component. Vite bundles this file; the server loads the bundle once. */
export const pages: ReadonlyMap<string, Renderer> = new Map([
  bindPage(own.homePage, HomePage),
  bindPage(own.errorPage, ErrorPage),
  bindPage(own.aboutPage, AboutPage),
  bindPage(own.privacyPage, PrivacyPage),
  bindPage(own.picturePage, PicturePage),
  bindPage(own.accessibilityPage, AccessibilityPage),
  bindPage(reports.reportFormPage, ReportFormPage),
  bindPage(reports.receiptPage, ReceiptPage),
  bindPage(reports.lookUpPage, LookUpPage),
  bindPage(reports.statusPage, StatusPage),
  bindPage(reports.professionalFormPage, ProfessionalFormPage),
  bindPage(reports.afterSendingPage, AfterSendingPage),
  bindPage(reports.talkPage, TalkPage),
  bindPage(removals.providerRequestPage, ProviderRequestPage),
  bindPage(removals.providerReceiptPage, ProviderReceiptPage),
  bindPage(privacy.dataRequestPage, DataRequestPage),
  bindPage(privacy.dataReceiptPage, DataReceiptPage),
  bindPage(child.childStartPage, ChildStartPage),
  bindPage(child.childQuestionPage, ChildQuestionPage),
  bindPage(child.childSentPage, ChildSentPage),
  bindPage(child.childCodePage, ChildCodePage),
  bindPage(child.childMorePage, ChildMorePage),
  bindPage(child.helpCardPage, HelpCardPage),
]);

function bindPage<Props extends object>(
  handle: PageHandle<Props>,
  Page: FunctionComponent<Props>,
): [string, Renderer] {
  return [handle.name, (props) => renderPublicPage(createElement(Page, props as Props))];
}
