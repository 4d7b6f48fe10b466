import { describe, expect, it } from 'vitest';
import { consolePath, doneAt, safeReturn } from './addresses.ts';

describe('where sign-in leads back to', () => {
  it('is the page of the console that was asked for', () => {
    expect(safeReturn('/console/tin?mine=1')).toBe('/tin?mine=1');
    expect(safeReturn(consolePath('/tin/018f'))).toBe('/tin/018f');
  });

  it('is the first page for everything that could lead elsewhere', () => {
    const unkind = [
      null,
      '',
      '/',
      '/console',
      '/tin',
      'https://ac-y.example/console/tin',
      '//ac-y.example/console/tin',
      '/console//ac-y.example',
      '/console/../..//ac-y.example',
      '/console/..//ac-y.example/x',
      '/\\ac-y.example',
      '/console/\\ac-y.example',
      '/console/\t/ac-y.example',
      'javascript:alert(1)',
      '/console/%0d%0ax: y'.replace('%0d%0a', '\r\n'),
      '/console/ tin',
      '/console/\u202etin',
    ];
    expect(unkind.map(safeReturn)).toEqual(unkind.map(() => '/'));
  });
});

it('the key of what was done is part of the address and nothing more', () => {
  expect(doneAt('/tin', 'claimed')).toBe('/tin?xong=claimed');
  expect(doneAt('/tin?mine=1', 'a&b')).toBe('/tin?mine=1&xong=a%26b');
});
