import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ShownOnce } from './ShownOnce.tsx';

/** The recovery codes, the only time that they can be seen. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTranslate();
  const words = (key: string) => t(`resources.account.codes.${key}`);
  const download = () => {
    const text = `${words('fileHead')}\r\n\r\n${codes.join('\r\n')}\r\n`;
    const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const link = document.createElement('a');
    Object.assign(link, { href: address, download: words('file') });
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <ShownOnce
      title={words('title')}
      help={words('help')}
      lines={codes}
      done={words('kept')}
      onDone={onDone}
      actions={
        <>
          <Button variant="outlined" onClick={download}>
            {words('download')}
          </Button>
          <Button variant="outlined" onClick={() => window.print()}>
            {words('print')}
          </Button>
        </>
      }
    />
  );
}
