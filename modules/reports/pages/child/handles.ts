import { definePage } from '#kernel/http/page.ts';
import type {
  ChildCodeProps,
  ChildMoreProps,
  ChildQuestionProps,
  ChildSentProps,
  ChildStartProps,
  HelpCardProps,
} from './props.ts';

export const childStartPage = definePage<ChildStartProps>('reports.child-start');
export const childQuestionPage = definePage<ChildQuestionProps>('reports.child-question');
export const childSentPage = definePage<ChildSentProps>('reports.child-sent');
export const childCodePage = definePage<ChildCodeProps>('reports.child-code');
export const childMorePage = definePage<ChildMoreProps>('reports.child-more');
export const helpCardPage = definePage<HelpCardProps>('reports.help-card');
