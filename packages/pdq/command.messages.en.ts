import type { vi } from './command.messages.vi.ts';

export const en = {
  usage: [
    'Usage: annhi hash FILE|DIR... [--json] [--lang=vi|en]',
    '',
    'Computes the PDQ hash of pictures (JPEG, PNG, WebP, AVIF) and vPDQ of videos (with ffmpeg, one frame a second).',
    'Sends nothing anywhere, keeps no picture.',
    '',
    '  --json      one object a line: file, pdq, quality, usable, reason (videos: vpdq as well)',
    '  --lang=en   speak English',
    '',
    'Exit code: 0 every file is usable; 1 some file is not; 2 wrong usage.',
  ].join('\n'),
  noFiles: 'No file given. Name files or folders.',
  nothingFound: 'There is no file in the folders given.',
  unknownOption: (option: string) => `Unknown option ${option}.`,
  unusable: 'NOT USABLE',
  video: (seconds: number) => `video, ${seconds} frames`,
  quality: (quality: number) => `quality ${quality}`,
  progress: (done: number, all: number) => `${done}/${all} files`,
  summary: (usable: number, all: number) => `Done: ${usable} of ${all} files have a usable hash.`,
} satisfies typeof vi;
