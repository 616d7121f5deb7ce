/** Whose figures a row shows: each row says it, so that one which is copied elsewhere still does. */
export const sourceOf = (simulated: boolean): string =>
  simulated ? 'SIMULATED (Courant simulator)' : 'RTE éCO2mix / ODRé / Licence Ouverte 2.0';
