import { useQuery } from '@tanstack/react-query';

export interface DemoPerson {
  email: string;
  label: string;
}

interface ConsoleConfig {
  demo: boolean;
  /** What a provider of OpenID Connect is called here; null where there is none. */
  oidcName?: string | null;
  people?: DemoPerson[];
  password?: string;
}

function useConfig(): ConsoleConfig | undefined {
  const { data } = useQuery<ConsoleConfig>({
    queryKey: ['auth', 'config'],
    queryFn: async () => {
      const answer = await fetch('/app/config.json', { credentials: 'same-origin' });
      return answer.ok ? answer.json() : { demo: false };
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return data;
}

/** The demo sign-ins, on a system that holds demo data; undefined everywhere else. */
export function useDemo(): { people: DemoPerson[]; password: string } | undefined {
  const data = useConfig();
  if (!data?.demo || !data.people || !data.password) return undefined;
  return { people: data.people, password: data.password };
}

/** What the organisation's own way of signing in is called; undefined where there is none. */
export const useOidcName = (): string | undefined => useConfig()?.oidcName ?? undefined;
