import { Notice, pathIn, PublicPage, publicPaths, WithHelplines, Points } from '#ui/public/index.ts';
import { frameWords } from '#ui/public/words.ts';
import type { Trouble } from '../../rules/wishes.ts';
import { AfterForm, GoButton } from './after-form.tsx';
import { Leaving } from './leaving.tsx';
import type { ChildSentProps } from './props.ts';
import { childWords } from './words.ts';

/** Whom to call first. */
const callsFor: Record<Trouble, readonly string[]> = {
  THREAT: ['111'],
  PICTURES: ['111'],
  STRANGER: ['111'],
  BULLYING: ['111'],
  HURT: ['113', '115', '111'],
  LIFE: ['115', '111'],
  TRICKED: ['111'],
  OTHER: ['111'],
};

/** Saved; now what helps: advice by kind of harm first, then what we do, then the code for those who can keep one. */
export function ChildSentPage({ frame, action, token, help, contact, isPhoneUnreadable }: ChildSentProps) {
  const { language, isDemo } = frame;
  const { title, exit, start, sent: words, help: cards } = childWords(language);
  return (
    <PublicPage
      frame={{ ...frame, otherLanguageHref: undefined }}
      title={title}
      door="child"
      hasWayBack={false}
    >
      <Notice
        tone={isDemo ? 'attention' : 'done'}
        title={isDemo ? words.demoHeading : words.heading}
        level={1}
      >
        <p>
          <WithHelplines>{isDemo ? words.demoThanks : words.thanks}</WithHelplines>
        </p>
      </Notice>
      <h2>{words.helpTitle}</h2>
      {help.map((kind) => (
        <Notice key={kind} tone="calm" title={cards[kind].title}>
          <Points points={cards[kind].points} />
          <p className="buttons screen-only">
            {callsFor[kind].map((number) => (
              <a key={number} className="button" href={`tel:${number}`}>
                {frameWords(language).call(number)}
              </a>
            ))}
            {kind === 'PICTURES' && (
              <a className="button quiet" href={pathIn(language, publicPaths.picture)}>
                {start.picture}
              </a>
            )}
          </p>
        </Notice>
      ))}
      <h2>{words.nextTitle}</h2>
      <Points points={[...words.next, words.wishes[contact]]} />
      {isPhoneUnreadable && (
        <Notice tone="calm" title={words.phoneUnreadableTitle}>
          <Points points={words.phoneUnreadable} />
        </Notice>
      )}
      <AfterForm action={action} language={language} token={token}>
        <h2>{words.moreTitle}</h2>
        <p className="buttons">
          <GoButton go="more">{words.more}</GoButton>
        </p>
        <h2>{words.codeTitle}</h2>
        <Points points={words.code} />
        <p className="buttons">
          <GoButton go="code">{words.showCode}</GoButton>
          <GoButton go="no-code">{words.refuseCode}</GoButton>
        </p>
      </AfterForm>
      <Leaving language={language} />
      <p className="screen-only">
        <a className="button quiet" href={publicPaths.exit} rel="noreferrer">
          {exit}
        </a>
      </p>
    </PublicPage>
  );
}
