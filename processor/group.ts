/** Prefix of the processor's consumer groups. */
export const PROCESSOR_GROUP = 'courant';

/** Each stage's group on the topic it follows, for whoever reports lag. */
export const REGIONS_GROUP = `${PROCESSOR_GROUP}.regions`;
export const COUNTRY_GROUP = `${PROCESSOR_GROUP}.country`;
