import { describe, expect, it } from 'vitest';
import { citeBasis } from './cite-basis.ts';

describe('a legal basis in a letter', () => {
  it('has the number of a decree after its kind, that of a law after its name', () => {
    const decree = { title: 'Nghị định về quản lý dịch vụ Internet', number: '147/2024/NĐ-CP' };
    expect(citeBasis(decree, 'Điều 1')).toBe(
      'Nghị định số 147/2024/NĐ-CP về quản lý dịch vụ Internet, Điều 1',
    );
    const law = { title: 'Luật An ninh mạng', number: '116/2025/QH15' };
    expect(citeBasis(law, 'Điều 25')).toBe('Luật An ninh mạng số 116/2025/QH15, Điều 25');
  });
});
