export const runSoak = async (_dataDir: string, _minutes: number): Promise<boolean> => false;
