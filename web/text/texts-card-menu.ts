import type { Lang } from '@courant/core/domain';

/** The texts of the menu of a card, and of the picture that it makes. */
export const CARD_MENU_TEXTS = {
  cardMenu: { fr: 'Tableau, fichiers et liens', en: 'Table, files and links' },
  asTable: { fr: 'Voir en tableau', en: 'View as a table' },
  asChart: { fr: 'Voir en courbe', en: 'View as a chart' },
  asCsv: { fr: 'Télécharger en CSV', en: 'Download as CSV' },
  asPng: { fr: 'Télécharger en PNG', en: 'Download as PNG' },
  copyLink: { fr: 'Copier le lien, dates comprises', en: 'Copy link, with its dates' },
  copyEmbed: { fr: 'Copier le code d’intégration (iframe)', en: 'Copy embed code (iframe)' },
  openPlayground: { fr: 'Ouvrir dans le playground', en: 'Open in the playground' },
  copyCurl: { fr: 'Copier la commande curl', en: 'Copy curl command' },
  copied: { fr: 'Copié.', en: 'Copied.' },
  notCopied: { fr: 'Le navigateur refuse la copie.', en: 'The browser refuses to copy.' },
  noPng: { fr: 'L’image n’a pas pu être faite.', en: 'The picture could not be made.' },
} as const satisfies Record<string, Readonly<Record<Lang, string>>>;
