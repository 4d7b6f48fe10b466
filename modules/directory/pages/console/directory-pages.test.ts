import { describe, expect, it } from 'vitest';

import { useConsole } from '#platform/console/testing/console.ts';
import {
  benLucAdmin,
  benLucOfficer,
  BEN_LUC,
  ducHoaAdmin,
  keeper,
  organizationId,
} from '../../testing/directory-fixture.ts';

const staff = useConsole();
const { get, post, signIn, faults } = staff;
const office = `/console/danh-ba/co-quan/${BEN_LUC}`;

describe('the directory in the console, without a script', () => {
  it('is searched without accents, by the day', async () => {
    const found = await get('/console/danh-ba?q=so+thong+tin+va+truyen+thong&ngay=2021-09-10', {
      as: benLucOfficer,
    });
    expect(found.status).toBe(200);
    expect(found.text).toContain('Sở Thông tin và Truyền thông tỉnh Long An');
    const now = await get('/console/danh-ba?q=so+thong+tin+va+truyen+thong', { as: benLucOfficer });
    expect(now.text).toContain('không hoạt động ngày này');
  });

  it('answers who is responsible, and asks which place is meant', async () => {
    const one = await get(
      '/console/danh-ba?vai-tro=CHILD_AFFAIRS_AUTHORITY&noi=ben+luc+long+an&ngay=2021-09-10',
      { as: benLucOfficer },
    );
    expect(one.text).toContain('Có nhiều nơi khớp');
    const clear = await get(
      '/console/danh-ba?vai-tro=CHILD_AFFAIRS_AUTHORITY&noi=x%C3%A3+%C4%90%E1%BB%A9c+H%C3%B2a',
      { as: benLucOfficer },
    );
    expect(clear.text).toContain('Sở Y tế tỉnh Tây Ninh');
    const unknown = await get('/console/danh-ba?vai-tro=LOCAL_PC&noi=Atlantis', { as: benLucOfficer });
    expect(unknown.text).toContain('Chưa nhận ra địa bàn này');
  });

  it('shows an organisation of another day with what became of it', async () => {
    const ended = organizationId('Sở Thông tin và Truyền thông tỉnh Long An', '2021-09-10');
    const page = await get(`/console/danh-ba/co-quan/${ended}`, { as: benLucOfficer });
    expect(page.text).toContain('không hoạt động vào ngày đã chọn');
    expect(page.text).toContain('Được kế thừa bởi');
    expect(
      (await get(`/console/danh-ba/co-quan/${ended}?ngay=2021-09-10`, { as: benLucOfficer })).text,
    ).toContain('STTTT');
    expect(
      (await get('/console/danh-ba/co-quan/00000000-0000-4000-8000-000000000001', { as: benLucOfficer }))
        .status,
    ).toBe(404);
  });

  it('changes a name from a future day', async () => {
    const done = await post(
      `${office}/sua`,
      {
        do: 'change',
        effectiveOn: '2099-07-01',
        name: 'Ủy ban nhân dân phường Bến Lức',
        symbol: 'UBND',
        agencyIdentifier: '',
        officePhone: '',
        officeEmail: '',
        address: '',
      },
      { as: benLucAdmin },
    );
    expect(done.status).toBe(303);
    const later = await get(`${office}?ngay=2099-07-01`, { as: benLucAdmin });
    expect(later.text).toContain('<h1>Ủy ban nhân dân phường Bến Lức</h1>');
    expect((await get(office, { as: benLucAdmin })).text).toContain('<h1>Ủy ban nhân dân xã Bến Lức</h1>');
  });

  it('gives a refused form back with its sentence and everything that was typed', async () => {
    const past = await post(
      `${office}/sua`,
      { do: 'change', effectiveOn: '2026-01-01', name: 'Tên vừa gõ', symbol: 'UBND' },
      { as: benLucAdmin },
    );
    expect(past.status).toBe(409);
    expect(past.text).toContain('những gì đã qua được giữ nguyên');
    expect(past.text).toContain('Tên vừa gõ');
    const bad = await post(
      `${office}/nhan-su`,
      { do: 'appoint', fullName: 'Nguyễn Thử Gõ', title: '', phone: '123', effectiveOn: '2026-12-01' },
      { as: benLucAdmin },
    );
    expect(bad.status).toBe(422);
    expect(bad.text).toContain('10 chữ số');
    expect(bad.text).toContain('Nguyễn Thử Gõ');
  });

  it('appoints, names a focal point, records an absence and a shift', async () => {
    const appointed = await post(
      `${office}/nhan-su`,
      {
        do: 'appoint',
        fullName: 'Nguyễn Thử Trang',
        title: 'Công chức',
        effectiveOn: '2026-01-01',
        unitId: '',
        phone: '',
        email: '',
      },
      { as: benLucAdmin },
    );
    expect(appointed.status).toBe(303);
    const people = await get(`${office}/nhan-su`, { as: benLucAdmin });
    const personId = /<option value="([0-9a-f-]{36})"[^>]*>Nguyễn Thử Trang/u.exec(people.text)?.[1] ?? '';
    expect(personId).not.toBe('');
    expect(
      (
        await post(
          `${office}/nhan-su`,
          { do: 'focal', scope: '', personId, effectiveOn: '2026-11-23' },
          { as: benLucAdmin },
        )
      ).status,
    ).toBe(303);
    expect((await get(office, { as: benLucOfficer })).text).toContain('mọi việc');
    expect(
      (
        await post(
          `${office}/truc`,
          {
            do: 'add',
            kind: 'EMERGENCY',
            personId,
            backupId: '',
            startsAt: '2026-11-24T17:00',
            endsAt: '2026-11-25T07:00',
          },
          { as: benLucAdmin },
        )
      ).status,
    ).toBe(303);
    const duty = await get(`${office}/truc`, { as: benLucOfficer });
    expect(duty.text).toContain('17:00 24/11/2026');
    expect(duty.text).toContain('chưa xếp ca');
    expect(
      (
        await post(
          `${office}/nhan-su`,
          { do: 'away', personId, firstDay: '2026-11-24', lastDay: '2026-11-25', substituteId: '' },
          { as: benLucAdmin },
        )
      ).status,
    ).toBe(303);
    expect((await get(`${office}/truc`, { as: benLucOfficer })).text).toContain('người trực đều vắng');
  });

  it('is read by every official, and changed by the office’s administrator only', async () => {
    expect((await get(office, { as: ducHoaAdmin })).status).toBe(200);
    expect((await get(office)).status).toBe(303);
    const refused = await post(
      `${office}/sua`,
      { do: 'change', effectiveOn: '2099-09-01', name: 'Giả mạo tên', symbol: 'X' },
      { as: ducHoaAdmin },
    );
    expect(refused.status).toBe(404);
    expect((await get(`${office}?ngay=2099-09-01`, { as: benLucOfficer })).text).not.toContain('Giả mạo');
    expect((await get(office, { as: benLucOfficer })).text).not.toContain(`${BEN_LUC}/sua`);
  });

  it('merges two offices into one', async () => {
    const [culture, health] = ['Sở Văn hóa, Thể thao và Du lịch tỉnh Tây Ninh', 'Sở Y tế tỉnh Tây Ninh'].map(
      (name) => organizationId(name),
    );
    const page = await get(`/console/danh-ba/hop-nhat?tu=${culture}&tu=${health}`, { as: keeper });
    expect(page.text).toContain('Sở Y tế tỉnh Tây Ninh');
    const form = new URLSearchParams({
      do: 'merge',
      name: 'Sở Văn hóa và Y tế tỉnh Tây Ninh',
      symbol: 'SVHYT',
      effectiveOn: '2099-01-01',
      legalBasis: '9/2098/NQ-HĐND',
    });
    for (const id of [culture, health]) form.append('predecessor', id ?? '');
    const done = await fetch(`${staff.address}/console/danh-ba/hop-nhat`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: signIn(keeper) },
      body: form,
    });
    expect(done.status).toBe(303);
    const after = await get(done.headers.get('location') ?? '', { as: keeper });
    expect(after.text).toContain('<h1>Sở Văn hóa và Y tế tỉnh Tây Ninh</h1>');
    expect(after.text).toContain('Đã ghi kế hoạch hợp nhất');
  });

  it('imports a file after a check that lists every problem row', async () => {
    const send = async (text: string, mode: string) => {
      const form = new FormData();
      form.set('do', 'bring');
      form.set('mode', mode);
      form.set('file', new File([text], 'danh-ba.csv', { type: 'text/csv' }));
      const answer = await fetch(`${staff.address}/console/nhap-danh-ba`, {
        method: 'POST',
        headers: { cookie: signIn(keeper) },
        body: form,
      });
      return { status: answer.status, text: await answer.text() };
    };
    const head = 'Cơ quan;Họ và tên;Chức vụ;Từ ngày';
    const bad = await send(`${head}\nUBND xã Không Có;Nguyễn <b>Thử</b>;Công chức;31/02/2026`, 'check');
    expect(bad.status).toBe(200);
    expect(bad.text).toContain('không phải ngày có thật');
    expect(bad.text).not.toContain('<b>Thử</b>');
    const good = `${head}\nUBND xã Mỹ Yên;Nguyễn Thử Nhập;Công chức;01/03/2026`;
    expect((await send(good, 'check')).text).toContain('Có thể nhập');
    expect((await send(good, 'run')).text).toContain('Đã nhập 1 người');
    expect((await get('/console/danh-ba?q=nguyen+thu+nhap', { as: benLucOfficer })).text).toContain(
      'Ủy ban nhân dân xã Mỹ Yên',
    );
    const template = await get('/console/nhap-danh-ba/mau.csv', { as: keeper });
    expect(template.text).toContain('Cơ quan;Bộ phận;Họ và tên');
    const none = await post('/console/nhap-danh-ba', { do: 'bring', mode: 'check' }, { as: keeper });
    expect(none.text).toContain('Chưa chọn tệp');
  });

  it('wrote no fault to the log', () => {
    expect(faults).toEqual([]);
  });
});
