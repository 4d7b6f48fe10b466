import type { helpVi } from './messages-help.vi.ts';

export const helpEn: typeof helpVi = {
  title: 'What is happening to the child?',
  lead: 'Choose a line to see what to do now. This page does not keep what you choose.',
  cards: [
    {
      kind: 'LIFE',
      title: 'The child does not want to live, or hurts themselves',
      points: [
        'Pills taken, bleeding, standing high up: call 115 now.',
        'Do not leave the child alone. Put away pills, blades, ropes.',
        'Listen. Do not blame, do not say “it is nothing”.',
        'Call 111 for advice, also at night.',
      ],
    },
    {
      kind: 'HURT',
      title: 'The child is beaten or abused',
      points: [
        'Happening now: call 113. Injured: call 115.',
        'Bring the child to a safe place and stay with them.',
        'Just sexually abused: no washing of body or clothes, go to a hospital soon.',
        'Do not ask again and again: trained people ask the child once.',
      ],
    },
    {
      kind: 'THREAT',
      title: 'Somebody threatens to publish pictures, or demands money',
      points: [
        'Do not pay: they will ask again. Send no more pictures.',
        'Delete no messages. Write down the account name. No screenshots of private pictures.',
        'Tell the child: whoever threatens is the one who does wrong.',
        'Call 111 or write to 111 on Zalo.',
      ],
    },
    {
      kind: 'STRANGER',
      title: 'A stranger writes and wants to meet the child',
      points: [
        'The child has gone and cannot be reached: call 113.',
        'Do not pose as the child, do not arrange to meet that person yourself.',
        'Delete no messages. Write down the account name.',
      ],
    },
    {
      kind: 'PICTURES',
      title: 'Pictures of the child are online',
      points: [
        'No screenshot, no download, no forwarding.',
        'Copy the link, the page and the account name.',
        'Use the platform’s report button. Demanding the removal is our work.',
      ],
    },
    {
      kind: 'BULLYING',
      title: 'The child is teased or slandered',
      points: [
        'Listen. Taking the phone away now may make the child stop telling.',
        'Keep messages, write down account names. Do not argue online.',
        'If the child agrees, speak with a teacher whom the child trusts.',
      ],
    },
    {
      kind: 'TRICKED',
      title: 'The child lost money or an account',
      points: [
        'Call the bank and have the card blocked now.',
        'Change passwords. Give nobody codes from messages.',
        'Do not pay more “to get the money back”.',
        'Keep receipts, messages, and the account that got the money.',
      ],
    },
  ],
};
