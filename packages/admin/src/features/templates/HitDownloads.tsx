import '../policies/add-words.ts';
import { useMe } from '../../platform/me.ts';
import { useRead } from '../../platform/operations.ts';
import { DownloadButtons } from '../policies/DownloadButtons.tsx';
import { DownloadMenu } from './DownloadMenu.tsx';
import { fillPath } from './library-paths.ts';
import { HitPoliciesDocument, HitTemplatesDocument, type LibraryHit } from './template.graphql.ts';

interface HitDownloadProps {
  hit: LibraryHit;
  /** All hits beside it: what is fetched of them is asked for at once. */
  among: readonly LibraryHit[];
}

const idsOf = (hits: readonly LibraryHit[]): string[] => hits.map(({ id }) => id);

/** A document of the pool that was found, as Word or PDF, without opening it. */
export function TemplateHitDownload({ hit, among }: HitDownloadProps) {
  const actsForMember = Boolean(useMe()?.actingFor);
  const { data } = useRead(HitTemplatesDocument, { ids: idsOf(among) });
  const found = data?.data.items.find(({ id }) => id === hit.id);
  if (!found?.currentVersion) return null;
  return (
    <DownloadMenu
      size="small"
      title={hit.title}
      versionId={found.currentVersion.id}
      isFile={found.source === 'FILE'}
      fillPath={fillPath(hit.id)}
      onlyBlank={!actsForMember}
    />
  );
}

/** One of our own policies that was found, as Word or PDF, or as the file that it is. */
export function PolicyHitDownload({ hit, among }: HitDownloadProps) {
  const { data } = useRead(HitPoliciesDocument, { ids: idsOf(among) });
  const version = data?.data.items.find(({ id }) => id === hit.id)?.currentVersion;
  if (!version) return null;
  return <DownloadButtons size="small" versionId={version.id} title={hit.title} file={version.file} />;
}
