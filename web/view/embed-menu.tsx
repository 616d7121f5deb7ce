import { type ReactElement, useState } from 'react';
import { copyText } from '../data/copy-text.ts';
import type { TextKey } from '../text/texts.ts';
import { useText } from '../text/use-text.ts';
import { CardMenu } from './card-menu.tsx';
import { type Embedded, iframeText } from './embed/embed-address.ts';

/** The menu of a card without another one: it copies the element that shows the card in another site's page. */
export function EmbedMenu({ of }: { of: Embedded }): ReactElement {
  const { text } = useText();
  const [message, setMessage] = useState<TextKey | null>(null);
  const copy = () =>
    void copyText(iframeText(of, window.location.origin)).then(
      () => setMessage('copied'),
      () => setMessage('notCopied'),
    );
  return (
    <CardMenu
      label={text('cardMenu')}
      entries={[{ label: text('copyEmbed'), onChoose: copy }]}
      message={message ? text(message) : ''}
    />
  );
}
