import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const execFileAsync = promisify(execFile);
const hasProc = existsSync('/proc/self/stat');

/** The command line of a process with blanks between its words; empty when there is no such process. */
export async function commandOf(pid: number): Promise<string> {
  if (!hasProc) return ps(pid, 'command=');
  return readFile(`/proc/${pid}/cmdline`, 'utf8').then(
    (text) => text.replaceAll('\0', ' ').trim(),
    () => '',
  );
}

/** The process that started this one, or took it over when that one died. */
export async function parentOf(pid: number): Promise<number | undefined> {
  if (!hasProc) return Number(await ps(pid, 'ppid=')) || undefined;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // "pid (name) state ppid …", and the name may hold blanks and brackets
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) || undefined;
}

async function ps(pid: number, column: string): Promise<string> {
  return execFileAsync('/bin/ps', ['-o', column, '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
}
