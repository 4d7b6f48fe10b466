import type { SitePagesWords } from './messages.vi.ts';

export const sitePagesEn: SitePagesWords = {
  home: {
    title: 'Report to protect children online',
    heading: 'When a child is in trouble online, you are not alone',
    lead: 'Threats, grooming, demands for money, leaked pictures, bullying, scams: report it here. No name, no account.',
    report: 'Make a report',
    reportNote: 'One page, write as much as you like',
    child: 'I need help',
    childNote: 'For children, one question at a time',
    professional: 'Teachers, doctors, journalists',
    professionalNote: 'Report what you meet at work',
    lookUp: 'Look up a report',
    lookUpNote: 'With the code that you got when you reported',
    dangerTitle: 'Is somebody in danger right now?',
    danger:
      'Do not report here. Call 113 (police) or 115 (ambulance). To talk to someone who understands children, call 111: free, day and night.',
    card: 'Numbers to call, on this device without a network',
    khmer: 'ភាសាខ្មែរ',
    sections: [
      {
        title: 'Is it happening to you?',
        paragraphs: [
          'It is not your fault. You can report it here yourself. Nobody will scold you.',
          'You can also call 111. It is free. Someone listens, at night too.',
        ],
      },
      {
        title: 'What happens after you report',
        points: [
          'You get a tracking code at once. The code alone shows how far your report is.',
          'A person whose job it is reads it. Reports with signs of danger are read first.',
          'Each piece of work has one responsible office and one time limit. If it is late, its superiors see it.',
        ],
      },
      {
        title: 'What we keep',
        points: [
          'What you write is encrypted. Only people who need it to help the child can read it, and each look is recorded.',
          'No cookies, no tracking, no record of the address of your device.',
          'We never ask for pictures of a child. Please do not take, download or send any.',
        ],
      },
      {
        title: 'So that you do not wait in vain',
        points: [
          'We are not the police and cannot investigate. What may be a crime goes to the investigating agency.',
          'Not everything can be taken down. We ask, we check again, and we tell you the truth.',
          'To keep the child safe there are things that we cannot tell you.',
        ],
      },
    ],
    morePrivacy: 'In detail: what we keep and who can read it',
  },
  picture: {
    title: 'Your page',
    heading: 'A sensitive picture was sent to me',
    lead: 'A sensitive picture or video of a child has reached your device by message, Zalo, e-mail or another way. You did nothing wrong. Do this, in this order.',
    steps: [
      'Do not open it again. No screenshot, no download, no saving.',
      'Do not send it to anyone: not to us, not to teachers, parents or the police.',
      'Do not delete it and do not answer the sender. The police need to see it where it is.',
      'Write down on paper: the account or number that sent it, day and time, which app.',
      'Call 113, or the police of your commune. Say: “Somebody sent me a sensitive picture of a child. I have sent it to nobody.”',
      'If you do not dare to call the police, call 111, day and night, free of charge.',
    ],
    wayTitle: 'Then tell us in words',
    way: 'Only tell. Send no picture. Our computer takes no pictures.',
    childTitle: 'Are you a child?',
    child: 'It is not your fault. Do not open it again and do not pass it on. Call 111 or press I need help.',
  },
  about: {
    title: 'About',
    lead: 'An Nhi is where anyone can report harm to a child online, and where the offices of the province see the work through together.',
    sections: [
      {
        title: 'What we do',
        points: [
          'Take reports, read them, pass them to the right office and follow them to the end.',
          'Ask platforms to remove what abuses children, and check whether they really did.',
          'Connect the child with people who help: in the commune, at school, in hospital.',
        ],
      },
      {
        title: 'What we do not do',
        points: [
          'We do not investigate, arrest or convict anyone.',
          'We hold no pictures of abuse and never ask you for any.',
          'We do not replace 111, 113 or 115. If it is urgent, call.',
        ],
      },
      {
        title: 'Anyone can see how it works',
        paragraphs: ['An Nhi is open source. Anyone can read what it does with your report.'],
      },
    ],
  },
  privacy: {
    title: 'What we keep',
    lead: 'As little as we can. This is all of it.',
    sections: [
      {
        title: 'When you only read',
        points: [
          'No cookies. No tracking. Nothing is loaded from elsewhere.',
          'The address of your device is not written to disk. The server remembers a blurred trace of it for a short time, against attacks.',
        ],
      },
      {
        title: 'When you report',
        points: [
          'What you write, encrypted with a key of its own for each report.',
          'Name, telephone, e-mail: only if you give them. They are kept and encrypted apart.',
          'The time we received it and the steps taken, to prove that your report was not forgotten or changed.',
        ],
      },
      {
        title: 'Who can read it',
        points: [
          'Only an office that has work to do on it, and only the part that it needs.',
          'Every look at the private part leaves a trace. Changing or erasing that trace is found out.',
          'If somebody must not know, write it in your report and we will keep clear of them.',
        ],
      },
      {
        title: 'When we have to tell others',
        paragraphs: [
          'The law obliges us to pass a report to those responsible for protecting the child, and to the police when it may be a crime. Apart from that we ask you before we tell.',
        ],
      },
      {
        title: 'For how long',
        paragraphs: [
          'Until the time that the law sets for each kind of file. Then the key is destroyed and nobody can read the content again.',
        ],
      },
      {
        title: 'Your rights',
        paragraphs: [
          'You may see, correct or erase data about you, ask us to stop using them for now, or object to how they are used. Parents, carers and children aged 7 or more may ask for private information about the child to be erased.',
          'Press the button at the end of this page; no account is needed. You can also come to the office, call, or write a letter.',
        ],
      },
      {
        title: 'Traces on your own device',
        paragraphs: [
          'Your browser still remembers that you opened this site. Exit cannot erase that. If somebody looks at your device, use a private window or clear the history.',
        ],
      },
    ],
  },
  askAboutData: 'Ask about your data',
  accessibility: {
    title: 'Accessibility',
    lead: 'Everyone must be able to report: on an old phone, a weak network, with poor sight, without a mouse, without practice.',
    sections: [
      {
        title: 'What this site can do',
        points: [
          'Everything works with a keyboard or a screen reader.',
          'At four times the size it is still readable without scrolling sideways.',
          'High contrast, light or dark as your device prefers. Nothing is told by colour alone.',
          'No JavaScript needed. Each page weighs less than a small picture.',
          'It prints well.',
          'Shared devices: the browser fills in no name or number, and shows nothing that was typed after you have left.',
        ],
      },
      {
        title: 'What is missing',
        points: [
          'In Khmer there is only a card of numbers to call. No sign-language video yet.',
          'It has not yet been tried thoroughly by people with disabilities. We check it by machine against WCAG 2.2, level AA.',
        ],
      },
      {
        title: 'It does not work for you?',
        paragraphs: [
          'Call 111 and talk to a person. Someone you trust, a teacher or the child-protection worker of your commune can also report for you.',
        ],
      },
    ],
  },
  errors: {
    NOT_FOUND: {
      title: 'There is no such page',
      text: 'The address may be incomplete, or the page has moved. You did not break anything.',
    },
    TOO_LARGE: {
      title: 'That was too large. Nothing has been sent',
      text: 'Shorten it, or send two reports. Do not send pictures or files. This page leaves no words on the device, so you may have to write again.',
    },
    TOO_SLOW: {
      title: 'The network was too slow. Nothing has been sent',
      text: 'When the network is better, reload this page. The browser asks whether to send again; say yes, and what you wrote is sent. If that fails, call 111.',
    },
    TOO_MANY: {
      title: 'Too many people at once',
      text: 'Wait a minute, then try again. If it cannot wait, call 111.',
    },
    FORM_EXPIRED: {
      title: 'The page was open too long. Nothing has been sent',
      text: 'Nothing is lost. Read it once more, then press Send again.',
    },
    SYSTEM_DOWN: {
      title: 'Our computer is out of order',
      text: 'At the moment NO report reaches us. Wait a few minutes, then try again. If it cannot wait, call 111.',
    },
    FAULT: {
      title: 'Something went wrong on our side',
      text: 'This is not your fault. What you just did may NOT have been recorded. Try again, or call 111.',
    },
  },
  kept: {
    heading: 'What you wrote',
    note: 'It is all still here. You can copy it elsewhere, or press Send again.',
    sendAgain: 'Send again',
  },
};
