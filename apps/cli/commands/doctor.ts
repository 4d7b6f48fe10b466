import pg from 'pg';
import { type Config, readConfig } from '#kernel/config/config.ts';
import { Database } from '#kernel/db/database.ts';
import { databaseChecks } from '#kernel/doctor/database.ts';
import { findingOf, ok, type Result, runChecks } from '#kernel/doctor/check.ts';
import { machineChecks } from '#kernel/doctor/machine.ts';
import { signingKeyFile } from '#platform/audit.ts';
import { answer } from '../answer.ts';
import type { Io } from '../command.ts';
import { openInstalled } from '../installation.ts';
import { readOptions } from '../options.ts';

const marks = { OK: '✓', NOTICE: '!', WRONG: '✗', SKIPPED: '·' } as const;

/** Exit code 0: nothing is wrong (notices may remain); 1: something is. */
export async function doctor(args: readonly string[], io: Io): Promise<number> {
  const { json } = readOptions(args, 'doctor [--json]', {}, [0, 0]);
  const results = await examine(io.env);
  const isWell = results.every((one) => one.state !== 'WRONG');
  answer(
    io,
    json,
    { well: isWell, checks: results },
    ...results.flatMap((one) => [
      `${marks[one.state]} ${one.name}: ${one.says.vi}`,
      ...(one.todo ? [`    → ${one.todo.vi}`] : []),
    ]),
    isWell
      ? 'Không có gì hỏng. / Nothing is wrong.'
      : 'Có chỗ cần sửa, xem các dòng ✗. / Something is wrong, see the lines with ✗.',
  );
  return isWell ? 0 : 1;
}

async function examine(env: NodeJS.ProcessEnv): Promise<Result[]> {
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    return [{ name: 'config', ...findingOf(error) }];
  }
  const now = new Date();
  const before: Result[] = [
    { name: 'config', ...ok('Cấu hình hợp lệ.', 'The configuration is valid.') },
    ...(await runChecks(machineChecks, { config, now, signingKeyFile: signingKeyFile(config) })),
  ];
  return [...before, ...(await examineDatabase(config, now))];
}

async function examineDatabase(config: Config, now: Date): Promise<Result[]> {
  let opened: Awaited<ReturnType<typeof openInstalled>>;
  try {
    opened = await openInstalled(config, { anySchema: true });
  } catch (error) {
    const says = {
      vi: 'Chưa khám: cơ sở dữ liệu không mở được.',
      en: 'Not examined: the database does not open.',
    };
    return [
      { name: 'database', ...findingOf(error) },
      ...databaseChecks.map(({ name }) => ({ name, state: 'SKIPPED' as const, says, todo: null })),
    ];
  }
  const admin = new pg.Client(opened.admin);
  const app = new Database(opened.connection('app'), 1);
  try {
    await admin.connect();
    const results = await runChecks(databaseChecks, { config, now, admin, app, keys: opened.keys });
    return [{ name: 'database', ...ok('Cơ sở dữ liệu trả lời.', 'The database answers.') }, ...results];
  } catch (error) {
    return [{ name: 'database', ...findingOf(error) }];
  } finally {
    await app.close();
    await admin.end().catch(() => undefined);
    await opened.close();
  }
}
