import { Agent, request } from 'node:http';

/** What a GraphQL request over HTTP came to. */
export interface Answer {
  /** The HTTP status. */
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it just asked for
  data: any;
  errors?: { message: string; extensions: { code: string; reason?: string } }[];
}

/** Sends a GraphQL request. @throws where no whole answer comes back. */
export type HttpCall = (query: string, variables?: Record<string, unknown>) => Promise<Answer>;

/** A client of the API with connections of its own. */
export function clientOf(address: string, headers: Record<string, string>): HttpCall {
  const agent = new Agent({ keepAlive: true });
  return async (query, variables) => {
    const { status, text } = await send(agent, `${address}/graphql`, headers, { query, variables });
    return { ...parsed(text), status };
  };
}

function parsed(text: string): Omit<Answer, 'status'> {
  try {
    return JSON.parse(text);
  } catch {
    return { data: null, errors: [{ message: text, extensions: { code: 'NO_JSON' } }] };
  }
}

/** Signs in with a password. @returns the Cookie header */
export async function signIn(address: string, email: string, password: string): Promise<string> {
  const response = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email, password }),
  });
  const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  if (response.status !== 200 || cookie.length === 0)
    throw new Error(`${email} cannot sign in: ${response.status} ${await response.text()}`);
  return cookie.join('; ');
}

function send(
  agent: Agent,
  url: string,
  headers: Record<string, string>,
  body: unknown,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: 'POST',
        agent,
        timeout: 30_000,
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('aborted', () => reject(new Error('The answer was cut off')));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        );
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('No answer in 30 seconds')));
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify(body));
  });
}
