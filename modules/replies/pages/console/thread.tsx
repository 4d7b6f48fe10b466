import { InertText } from '#ui/console/evidence.tsx';
import { Badge, Card, Empty, Facts } from '#ui/console/parts.tsx';
import { Moment } from '#ui/console/time.tsx';
import { useWords } from '#ui/console/words.ts';
import type { Message } from '../../contract.ts';
import { repliesConsoleEn } from './messages.en.ts';
import { repliesConsoleVi } from './messages.vi.ts';

/** Both sides, oldest first. Whose words they are is a word before it is a colour. */
export function Thread({ messages }: { messages: readonly Message[] }) {
  const w = useWords(repliesConsoleVi, repliesConsoleEn);
  if (messages.length === 0) return <Empty title={w.none}>{w.noneHint}</Empty>;
  return (
    <Card title={w.thread}>
      <ol className="plain-list">
        {messages.map((message) => (
          <li key={message.messageId}>
            <p>
              <Badge tone={message.side === 'OFFICE' ? 'quiet' : 'attention'}>{w.sides[message.side]}</Badge>{' '}
              <Moment at={message.at} /> · {w.kinds[message.kind]}
              {message.personName && ` · ${message.personName}`}
            </p>
            {message.text !== '' && <InertText>{message.text}</InertText>}
            {message.kind === 'CONTACT' && <Contact message={message} />}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Contact({ message }: { message: Message }) {
  const w = useWords(repliesConsoleVi, repliesConsoleEn);
  const { contact, wishes } = message;
  const given = (['name', 'phone', 'email'] as const).filter((field) => contact?.[field].trim());
  return (
    <Facts
      facts={[
        ...(wishes ? [[w.call, w.safe[wishes.safeToCall]] as const] : []),
        ...(wishes?.callWhen.trim()
          ? [[w.when, <InertText key="when">{wishes.callWhen}</InertText>] as const]
          : []),
        ...given.map(
          (field) => [w.contact[field], <InertText key={field}>{contact?.[field] ?? ''}</InertText>] as const,
        ),
      ]}
    />
  );
}
