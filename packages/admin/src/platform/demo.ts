import { useQuery } from '@tanstack/react-query';

export interface DemoPerson {
  email: string;
  label: string;
}

interface ConsoleConfig {
  demo: boolean;
  people?: DemoPerson[];
  password?: string;
}

/** The demo sign-ins, on a system that holds demo data; undefined everywhere else. */
export function useDemo(): { people: DemoPerson[]; password: string } | undefined {
  const { data } = useQuery<ConsoleConfig>({
    queryKey: ['auth', 'config'],
    queryFn: async () => {
      const answer = await fetch('/app/config.json', { credentials: 'same-origin' });
      return answer.ok ? answer.json() : { demo: false };
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (!data?.demo || !data.people || !data.password) return undefined;
  return { people: data.people, password: data.password };
}
