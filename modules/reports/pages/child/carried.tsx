import type { Language } from '#ui/public/index.ts';
import { carriedFields, type ChildAnswers } from './answers.ts';
import { askedOn, type Screen } from './screens.ts';

/** What a screen carries on unseen: where it is, the language, the sealed value and every answer given on other screens. */
export function Carried(props: { screen: Screen; language: Language; nonce: string; answers: ChildAnswers }) {
  const { screen, language, nonce, answers } = props;
  return (
    <>
      <input type="hidden" name="screen" value={screen} />
      <input type="hidden" name="lang" value={language} />
      <input type="hidden" name="nonce" value={nonce} />
      {carriedFields(answers, askedOn(screen)).map(({ name, value }) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
