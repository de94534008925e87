export const projectFolder: string;
export const cacheFolder: string;
export const binFolder: string;
export const node24: string;
