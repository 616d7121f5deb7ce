/** The folder of simulated data, which is never mixed with real data. @param dataDir the setting DATA_DIR */
export const simulatedFolderOf = (dataDir: string): string => `${dataDir}-simulated`;
