export { ChildCodePage } from './code-page.tsx';
export { ChildMorePage } from './more-page.tsx';
export { HelpCardPage } from './help-card-page.tsx';
export { ChildQuestionPage } from './question-page.tsx';
export { ChildSentPage } from './sent-page.tsx';
export { ChildStartPage } from './start-page.tsx';
